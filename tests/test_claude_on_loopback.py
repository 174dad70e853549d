"""Claude on loopback is spoken to by the SDK's own client, and refuses what the API would."""

from collections.abc import Iterator
from typing import Any

import anthropic
import pytest

from claude_on_loopback import Claude


@pytest.fixture
def talk(claude: Claude) -> Iterator[anthropic.Anthropic]:
    """Anthropic's own client, pointed at the loopback Claude, without retries."""
    with anthropic.Anthropic(api_key="sk-ant-invented", base_url=claude.url, max_retries=0) as client:
        yield client


def say(talk: anthropic.Anthropic, **more: Any) -> Any:
    """Send the smallest streamed request and return the final message."""
    request: dict[str, Any] = {
        "model": "claude-sonnet-5-5",
        "max_tokens": 100,
        "messages": [{"role": "user", "content": "Hi"}],
    }
    with talk.messages.stream(**(request | more)) as stream:
        return stream.get_final_message()


def test_the_sdk_reads_the_stream(claude: Claude, talk: anthropic.Anthropic) -> None:
    """Text arrives in pieces, thinking stands before it, and stop reason and usage come at the end."""
    claude.enqueue({"title": "A long enough title to need more than one delta"}, thinking="Let me see.")

    message = say(talk, system="Be brief.", output_config={"effort": "medium"})

    assert [block.type for block in message.content] == ["thinking", "text"]
    assert message.content[1].text == '{"title": "A long enough title to need more than one delta"}'
    assert (message.stop_reason, message.usage.output_tokens > 1) == ("end_turn", True)
    assert claude.history[0]["system"] == "Be brief."
    assert claude.history[0]["stream"] is True


def test_the_sdk_reads_a_whole_message(claude: Claude, talk: anthropic.Anthropic) -> None:
    """Without stream, the same answer is one JSON document; tokens can be counted first."""
    claude.enqueue(lambda request: f"{len(request['messages'])} message")
    messages: Any = [{"role": "user", "content": "Hi"}]
    assert talk.messages.count_tokens(model="claude-sonnet-5-5", messages=messages).input_tokens > 0
    answer = talk.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=messages)
    assert [block.text for block in answer.content if block.type == "text"] == ["1 message"]


def test_a_refusal_and_a_cut_off_answer_keep_their_stop_reasons(claude: Claude, talk: anthropic.Anthropic) -> None:
    """A refusal carries its details; both are 200s."""
    claude.enqueue("", stop_reason="refusal")
    claude.enqueue('{"title": "A', stop_reason="max_tokens")
    refusal, cut = say(talk), say(talk)
    assert (refusal.stop_reason, refusal.stop_details.category, refusal.content) == ("refusal", "cyber", [])
    assert cut.stop_reason == "max_tokens"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, anthropic.AuthenticationError),
        (404, anthropic.NotFoundError),
        (429, anthropic.RateLimitError),
        (529, anthropic.OverloadedError),
    ],
)
def test_errors_are_the_sdks_own(
    claude: Claude, talk: anthropic.Anthropic, status: int, error: type[anthropic.APIStatusError]
) -> None:
    """A scripted status reaches the SDK as the class it has for it, with the type in the body."""
    claude.enqueue(status=status)
    with pytest.raises(error) as caught:
        say(talk)
    assert caught.value.status_code == status


def test_a_stream_can_break_in_the_middle(claude: Claude, talk: anthropic.Anthropic) -> None:
    """An overload after the first deltas is an error event in a 200 answer."""
    claude.enqueue("x" * 400, broken_after=2)
    with pytest.raises(anthropic.APIStatusError, match="Overloaded"):
        say(talk)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"extra_body": {"temperature": 1}}, "temperature: Extra inputs are not permitted"),
        ({"messages": []}, "messages: the first message"),
        ({"output_config": {"format": {"type": "json_schema", "schema": {"type": "object"}}}}, "additionalProperties"),
        (
            {"output_config": {"format": {"type": "json_schema", "schema": {"type": "string", "maxLength": 3}}}},
            "'maxLength' is not supported",
        ),
    ],
)
def test_a_request_the_api_would_not_take_is_refused(
    claude: Claude, talk: anthropic.Anthropic, more: dict[str, Any], words: str
) -> None:
    """Unknown keys, a conversation without a user and schemas the API does not enforce are 400s, and fail the test."""
    claude.enqueue("never said")
    with pytest.raises(anthropic.BadRequestError, match=words):
        say(talk, **more)
    assert words in claude.refusals.pop()


def test_a_model_nobody_has_is_not_found(claude: Claude, talk: anthropic.Anthropic) -> None:
    """A retired or mistyped model is 404, and the script is left where it was."""
    claude.enqueue("later")
    with pytest.raises(anthropic.NotFoundError, match="model: claude-instant"):
        say(talk, model="claude-instant")
    assert say(talk).content[0].text == "later"


def test_a_request_nobody_scripted_is_refused(claude: Claude, talk: anthropic.Anthropic) -> None:
    """An answer is never made up."""
    with pytest.raises(anthropic.BadRequestError, match="nobody scripted"):
        say(talk)
    claude.refusals.clear()
