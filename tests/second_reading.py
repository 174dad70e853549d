"""A second reader for Claude on loopback: answers each sentence it is asked about, as a test told it to."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

OPINION = {"verdict": "opinion", "cites": [], "fault": "", "why": ""}
_SENTENCES = re.compile(r"<sentences>\n(.*)\n</sentences>", re.DOTALL)


def sentences_in(payload: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the sentences a request asks about: `n`, `where`, `text`."""
    content = payload["messages"][0]["content"]
    text = content if isinstance(content, str) else content[0]["text"]
    found = _SENTENCES.search(text)
    assert found, "this request asks about no sentences"
    return [json.loads(line) for line in found[1].splitlines()]


def reader(**unsupported: str) -> Callable[[Mapping[str, Any]], str]:
    """Return an answer: everything is an opinion, but for sentences that hold one of these words, which are wrong."""

    def answer(payload: Mapping[str, Any]) -> str:
        readings = []
        for one in sentences_in(payload):
            wrong = next((word for word in unsupported if word in one["text"]), None)
            objection = {"verdict": "unsupported", "cites": [], "fault": wrong, "why": unsupported.get(wrong or "", "")}
            readings.append({"number": one["n"], **(objection if wrong else OPINION)})
        return json.dumps({"readings": readings})

    return answer
