"""The budget holds for the bytes that are sent, not for an estimate of a part of them."""

from collections.abc import Mapping

import pytest

from claude_on_loopback import Claude
from hub.server import Answer
from invented import commit, dossier, facts, lines, patch
from roastbot import briefing
from roastbot.config import DEFAULT_MAX_INPUT_TOKENS, Secret
from roastbot.rations import BYTES
from roastbot.writers import Problem
from roastbot.writers.claude import ClaudeWriter
from writers.scripted import draft

SAID = {"title": "Low Tide", "description": "Wet.", "body": "The sea.", "verdict_name": "N", "verdict_line": "wet"}
SAID |= {"plan": "Wet.", "compliment": "The sea."}


class Weighing(Claude):
    """Claude, keeping how many bytes each request's body had."""

    def __init__(self) -> None:
        super().__init__()
        self.weights: list[int] = []

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Weigh the body, and answer as ever."""
        self.weights.append(len(body))
        return super().answer(method, path, headers, body)


@pytest.mark.parametrize("cap", [DEFAULT_MAX_INPUT_TOKENS, 30_000, 15_000])
def test_no_request_is_larger_than_the_budget(cap: int) -> None:
    """Three bytes a token, over the whole body as it is sent: the first request, and a repair as large as they come."""
    part = patch("tide.py", lines(*[f"+    print(\"höhe\\t{n}\", '{n}')" for n in range(6_000)]))
    made = dossier(commits=(commit("a11ce01", "Measure " * 40, part),), description='Say "ebb".\n' * 4_000)
    full = briefing.build(made, facts(), (), cap)
    problems = tuple(Problem("body", '"word"\n' * 100, "reason " * 100) for _ in range(40))
    with Weighing() as claude:
        claude.enqueue(SAID)
        claude.enqueue(SAID)
        talker = ClaudeWriter(Secret("sk-ant-invented"), claude.url, "claude-sonnet-5-5")
        talker.write(full)
        talker.revise(full, draft(body=('The harbour says "ebb". ' * 25 + "\n\n") * 7), problems)
    assert len(claude.weights) == 2
    assert all(weight <= cap * BYTES for weight in claude.weights)
    assert claude.weights[0] > (full.tokens - 100) * BYTES
    assert claude.weights[1] > (cap - 500) * BYTES
