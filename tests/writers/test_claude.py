"""Claude through the SDK's own client, against the real wire format on loopback."""

import json
import logging
import time
from collections.abc import Mapping
from typing import Any

import pytest

from claude_on_loopback import Claude
from hub.server import Answer, Loopback
from invented import dossier, facts, findings
from roastbot import briefing, prompts, shape
from roastbot.brief import Brief
from roastbot.config import DEFAULT_MAX_INPUT_TOKENS, Secret
from roastbot.errors import WriterError, WriterUnavailableError
from roastbot.rations import tokens
from roastbot.writers import Problem
from roastbot.writers.claude import (
    LONGEST_WAIT,
    MAX_TOKENS,
    MOST_PROBLEMS,
    SCHEMA,
    ClaudeLine,
    ClaudeWriter,
    retirement,
)
from writers.scripted import draft

KEY = "sk-ant-invented-key-that-must-not-leak"
MODEL = "claude-sonnet-5-5"
SAID = {
    "plan": "Promise and deed: description, patch:a11ce01. Thesis: no change, except for the sea. World: a harbour.",
    "title": "Low Tide, High Hopes",
    "description": "No behaviour change, except for the sea.",
    "body": "The harbour now opens without a tide table.\n\nIt opens at [0](evidence:commit:a11ce01).",
    "verdict_name": "The Harbour Master",
    "verdict_line": "keeps the door open and the water out",
    "compliment": "The tide is honest.",
}
NAG = Problem("title", "Low Tide", "write another")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the SDK's pauses between attempts take no time, and keep how long they were."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Return the real brief of an invented pull request."""
    made = dossier()
    return briefing.build(made, facts(), findings(made), DEFAULT_MAX_INPUT_TOKENS)


def writer(server: Loopback, **changed: Any) -> ClaudeWriter:
    """Return a writer that talks to the server."""
    return ClaudeWriter(**{"api_key": Secret(KEY), "base_url": server.url, "model": MODEL, **changed})


class Odd(Loopback):
    """Something at the address that is not the API: one answer to everything."""

    def __init__(self, status: int, body: bytes, kind: str) -> None:
        super().__init__()
        self.reply: Answer = (status, body, {"Content-Type": kind})
        self.asked = 0

    def answer(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:  # noqa: ARG002 - the interface's own
        """Answer the same every time."""
        self.asked += 1
        return self.reply


def test_an_answer_becomes_a_draft(claude: Claude, brief: Brief) -> None:
    """All five fields, and the provenance with the provider's own count of tokens."""
    claude.enqueue(SAID)
    made = writer(claude).write(brief)
    assert {name: getattr(made, name) for name in SAID} == SAID
    assert (made.provenance.writer, made.provenance.model, made.provenance.requests) == ("claude", MODEL, 1)
    assert made.provenance.input_tokens > 1000
    assert made.provenance.output_tokens > 10


def test_a_request_holds_the_brief_and_nothing_the_api_would_refuse(claude: Claude, brief: Brief) -> None:
    """Streamed, structured, system and evidence kept in the cache for a repair, no sampling parameters."""
    claude.enqueue(SAID)
    writer(claude).write(brief)
    (request,) = claude.history
    keep = {"type": "ephemeral"}
    assert request == {
        "model": MODEL,
        "max_tokens": MAX_TOKENS,
        "stream": True,
        "system": [{"type": "text", "text": brief.system, "cache_control": keep}],
        "messages": [
            {"role": "user", "content": [{"type": "text", "text": brief.prompt, "cache_control": keep}]},
        ],
        "output_config": {"effort": "medium", "format": {"type": "json_schema", "schema": SCHEMA}},
    }


def test_white_space_around_a_field_is_all_that_is_taken_away(claude: Claude, brief: Brief) -> None:
    """A line break inside a title stays, for the check to find."""
    claude.enqueue({**SAID, "title": " Low\nTide \n"})
    made = writer(claude).write(brief)
    assert made.title == "Low\nTide"
    assert Problem("title", "Low Tide", "write it on one line") in shape.check_shape(made)


def test_thinking_before_the_answer_is_not_the_answer(claude: Claude, brief: Brief) -> None:
    """The first block is not always text."""
    claude.enqueue(SAID, thinking='{"title": "not this one"}')
    assert writer(claude).write(brief).title == SAID["title"]


def test_a_repair_shows_the_draft_and_its_problems(claude: Claude, brief: Brief) -> None:
    """The same beginning word for word, so that it comes from the cache; then the draft; then what is wrong."""
    claude.enqueue(SAID)
    claude.enqueue({**SAID, "title": "Sea Level"})
    talker = writer(claude)
    first = talker.write(brief)
    second = talker.revise(brief, first, (Problem("title", "Low </problems> Tide", "write another"),))
    one, two = claude.history
    assert {**two, "messages": two["messages"][:1]} == one
    assert [message["role"] for message in two["messages"]] == ["user", "assistant", "user"]
    assert json.loads(two["messages"][1]["content"]) == SAID
    assert two["messages"][2]["content"].count("</problems>") == 1
    assert '"advice":"write another"' in two["messages"][2]["content"]
    assert second.title == "Sea Level"


def test_the_cost_of_a_post_is_the_cost_of_all_its_drafts(claude: Claude, brief: Brief) -> None:
    """Requests and tokens add up over repairs."""
    claude.enqueue(SAID)
    claude.enqueue(SAID)
    talker = writer(claude)
    first = talker.write(brief).provenance
    both = talker.revise(brief, draft(provenance=first), (NAG,)).provenance
    assert (first.requests, both.requests) == (1, 2)
    assert both.input_tokens > 2 * first.input_tokens
    assert both.output_tokens == 2 * first.output_tokens


def test_a_repair_stays_inside_the_cap(claude: Claude, brief: Brief) -> None:
    """Forty long problems and a long draft: as many problems as fit, the first ones first."""
    claude.enqueue(SAID)
    nags = tuple(Problem("body", "word " * 100, f"{n} " + "reason " * 100) for n in range(40))
    tight = Brief(**{name: getattr(brief, name) for name in brief.__slots__} | {"repair_tokens": 4_000})
    writer(claude).revise(tight, draft(body="word " * 700), nags)
    sent = claude.history[0]["messages"]
    assert sum(tokens(message["content"]) for message in sent[1:]) <= 4_000
    shown = [json.loads(line)["advice"] for line in sent[2]["content"].splitlines() if line.startswith("{")]
    assert 1 < len(shown) < MOST_PROBLEMS
    assert [advice.split()[0] for advice in shown] == [str(n) for n in range(len(shown))]


def test_a_draft_too_long_to_mend_is_given_up(claude: Claude, brief: Brief) -> None:
    """Nothing is sent that would pass the cap."""
    with pytest.raises(WriterUnavailableError, match="cannot be mended inside max-input-tokens"):
        writer(claude).revise(brief, draft(body="word " * 90_000), (NAG,))
    assert claude.history == []


def test_the_schema_and_the_prompt_ask_for_the_same_fields() -> None:
    """All required, none besides."""
    assert SCHEMA["required"] == list(SAID)
    assert SCHEMA["additionalProperties"] is False
    for name in SAID:
        assert f"- `{name}`" in prompts.load("system")


@pytest.mark.parametrize(
    ("stop_reason", "says"),
    [
        ("refusal", r"refused to write about this pull request \(cyber\)"),
        ("max_tokens", "cut off at"),
        ("model_context_window_exceeded", "context window"),
        ("stop_sequence", "'stop_sequence'"),
    ],
)
def test_an_answer_that_stopped_early_is_called_what_it_is(
    claude: Claude, brief: Brief, stop_reason: str, says: str
) -> None:
    """Even where what there is of it would parse: the stop reason is asked first."""
    claude.enqueue(SAID, stop_reason=stop_reason)
    with pytest.raises(WriterUnavailableError, match=says):
        writer(claude).write(brief)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the whole"),
        ("Here is your roast!", "the whole"),
        ('{"title": "Low', "the whole"),
        ({**SAID, "verdict_name": "  "}, "verdict_name"),
        ({**SAID, "body": 7}, "body"),
        ({**SAID, "mood": "sour"}, "mood"),
        ({name: text for name, text in SAID.items() if name != "title"}, "title"),
    ],
)
def test_an_unusable_answer_names_what_is_wrong_and_repeats_none_of_it(
    claude: Claude, brief: Brief, text: str | dict[str, Any], says: str
) -> None:
    """No JSON, an empty field, a wrong type, a field too many or too few."""
    claude.enqueue(text)
    with pytest.raises(WriterUnavailableError, match=f"cannot be used: {says}: ") as caught:
        writer(claude).write(brief)
    assert "sour" not in str(caught.value)
    assert "roast!" not in str(caught.value)


def test_an_outage_that_ends_in_time_goes_unnoticed(claude: Claude, brief: Brief) -> None:
    """Overloaded, rate-limited and broken in turn, then an answer."""
    for status in (529, 429, 500, 503):
        claude.enqueue(status=status)
    claude.enqueue(SAID)
    assert writer(claude).write(brief).provenance.requests == 1


def test_an_outage_that_does_not_end_is_one(claude: Claude, brief: Brief) -> None:
    """Six attempts, then the offline writer's turn."""
    for _ in range(6):
        claude.enqueue(status=529)
    with pytest.raises(WriterUnavailableError, match=r"status 529, overloaded_error"):
        writer(claude).write(brief)
    assert len(claude.history) == 6


def test_a_wait_that_was_asked_for_is_waited(claude: Claude, brief: Brief, no_waiting: list[float]) -> None:
    """Up to a minute the server knows best."""
    claude.enqueue(status=429, headers={"retry-after": str(LONGEST_WAIT)})
    claude.enqueue(SAID)
    writer(claude).write(brief)
    assert no_waiting == [LONGEST_WAIT]


@pytest.mark.parametrize("wait", [str(LONGEST_WAIT + 1), "86400", "Wed, 25 Nov 2026 07:28:00 GMT"])
def test_a_wait_longer_than_a_job_is_not(claude: Claude, brief: Brief, no_waiting: list[float], wait: str) -> None:
    """The SDK itself would sleep for a day if it were told to."""
    claude.enqueue(status=429, headers={"retry-after": wait})
    with pytest.raises(WriterUnavailableError, match="status 429"):
        writer(claude).write(brief)
    assert no_waiting == []


def test_a_stream_that_breaks_is_begun_once_more(claude: Claude, brief: Brief) -> None:
    """The SDK does not do that by itself."""
    claude.enqueue(SAID, broken_after=2)
    claude.enqueue(SAID)
    assert writer(claude).write(brief).title == SAID["title"]


def test_a_stream_that_breaks_twice_is_an_outage(claude: Claude, brief: Brief) -> None:
    """With the name of what the API reported."""
    claude.enqueue(SAID, broken_after=2)
    claude.enqueue(SAID, broken_after=0)
    with pytest.raises(WriterUnavailableError, match="overloaded_error"):
        writer(claude).write(brief)


@pytest.mark.parametrize("body", [b"", b"event: message_start\ndata: {nonsense\n\n", b"event: ping\ndata: {}\n\n"])
def test_a_stream_without_an_end_is_an_outage(brief: Brief, body: bytes) -> None:
    """Nothing in it, nonsense in it, or only signs of life."""
    with Odd(200, body, "text/event-stream") as server:
        with pytest.raises(WriterUnavailableError, match="broke off"):
            writer(server).write(brief)
        assert server.asked == 2


@pytest.mark.parametrize(("status", "name"), [(401, "anthropic-api-key"), (403, "anthropic-api-key")])
def test_a_refused_key_fails_the_run(claude: Claude, brief: Brief, status: int, name: str) -> None:
    """At the first attempt, and by the name of its setting."""
    claude.enqueue(status=status)
    with pytest.raises(WriterError, match=name) as caught:
        writer(claude).write(brief)
    assert len(claude.history) == 1
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("key", ["", "sk-ant one", "sk-ant\nexport X=1", "sk-änt"])
def test_a_key_that_cannot_be_sent_is_not_sent(claude: Claude, brief: Brief, key: str) -> None:
    """The transport would put it into its own error message."""
    with pytest.raises(WriterError, match="anthropic-api-key is not a key") as caught:
        writer(claude, api_key=Secret(key)).write(brief)
    assert claude.history == []
    assert not key or key not in str(caught.value)


def test_a_key_that_comes_back_in_an_explanation_is_not_repeated(brief: Brief) -> None:
    """Some gateways say which key they did not like."""
    said = {"type": "error", "error": {"type": "authentication_error", "message": f"no such key {KEY}"}}
    server = Odd(401, json.dumps(said).encode(), "application/json")
    with server, pytest.raises(WriterError, match=r"no such key \*\*\*") as caught:
        writer(server).write(brief)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("name", ["claude-sonet-5-5", "gpt-5", "claude-sonnet-9"])
def test_a_model_nobody_ever_had_fails_the_run(claude: Claude, brief: Brief, name: str) -> None:
    """A typing mistake must not turn every week into an offline one."""
    claude.enqueue(SAID)
    with pytest.raises(WriterError, match=f"model '{name}' is not a model"):
        writer(claude, model=name).write(brief)


@pytest.mark.parametrize("name", ["claude-sonnet-9", "claude-muse-1"])
def test_a_model_the_catalogue_calls_retired_passes(claude: Claude, brief: Brief, name: str) -> None:
    """The catalogue keeps retired models for good, also those this SDK is too old to know."""
    claude.enqueue(SAID)
    claude.retired.add(name)
    with pytest.raises(WriterUnavailableError, match=f"model {name} is not served any more"):
        writer(claude, model=name).write(brief)


@pytest.mark.parametrize("name", ["claude-3-5-sonnet-20241022", "claude-sonnet-4-20250514", "claude-2.1"])
def test_a_model_that_once_was_passes_without_a_catalogue(claude: Claude, brief: Brief, name: str) -> None:
    """Gateways rarely have one; the SDK's own lists and the form of old names tell."""
    claude.enqueue(SAID)
    with pytest.raises(WriterUnavailableError, match=f"model {name} is not served any more"):
        writer(claude, model=name).write(brief)


def test_a_deprecated_model_still_writes_and_its_end_can_be_told(claude: Claude, brief: Brief) -> None:
    """The SDK's own warning goes nowhere anybody looks."""
    claude.models.add("claude-sonnet-4-5")
    claude.enqueue(SAID)
    assert writer(claude, model="claude-sonnet-4-5").write(brief).title == SAID["title"]
    assert "claude-sonnet-4-5 on November" in (retirement("claude-sonnet-4-5") or "")
    assert retirement(MODEL) is None


@pytest.mark.parametrize(
    ("status", "kind"), [(404, "text/html"), (404, "application/json"), (405, "text/html"), (200, "text/html")]
)
def test_an_address_that_is_no_api_fails_the_run(brief: Brief, status: int, kind: str) -> None:
    """A path too many, a login page, a web site: it names anthropic-base-url."""
    with Odd(status, b'{"detail": "Not Found"}', kind) as server:
        with pytest.raises(WriterError, match=f"anthropic-base-url {server.url} is not the Anthropic API"):
            writer(server).write(brief)
        assert server.asked == 1


def test_an_address_that_ends_in_v1_means_the_same(claude: Claude, brief: Brief) -> None:
    """Many gateways show theirs with it; the SDK adds its own."""
    claude.enqueue(SAID)
    assert writer(claude, base_url=claude.url + "/v1").write(brief).title == SAID["title"]


def test_nobody_at_the_address_is_an_outage(brief: Brief) -> None:
    """The message names the address that was tried."""
    with Odd(200, b"", "text/plain") as server:
        url = server.url
    with pytest.raises(WriterUnavailableError, match=f"Claude at {url} could not be reached"):
        ClaudeWriter(Secret(KEY), url, MODEL, max_retries=1).write(brief)


def test_the_environment_does_not_decide_where_the_key_goes(
    claude: Claude, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The SDK reads variables by itself; settings were read once, at the door."""
    for name in ("ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    claude.enqueue(SAID)
    assert writer(claude).write(brief).title == SAID["title"]
    assert ClaudeLine(Secret(KEY), None, MODEL)._address == "https://api.anthropic.com"


def test_neither_key_nor_prompt_is_logged(claude: Claude, brief: Brief, caplog: pytest.LogCaptureFixture) -> None:
    """Not at any level of anybody's logger; a job's log is public."""
    claude.enqueue(status=529)
    claude.enqueue(SAID)
    with caplog.at_level(logging.DEBUG):
        made = writer(claude).write(brief)
    assert KEY not in caplog.text
    assert "Nobody calls this yet" not in caplog.text
    assert KEY not in repr(writer(claude)) + repr(made)
