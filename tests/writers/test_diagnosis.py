"""A setting to correct fails the run; whatever may pass goes to the offline writer."""

import pytest

from roastbot.errors import RoastbotError, WriterError, WriterUnavailableError
from roastbot.writers.diagnosis import Reply, of_model, of_reply, of_stop

MODEL, ADDRESS = "claude-sonnet-5-5", "https://gateway.example"


def diagnose(
    status: int, kind: str | None = None, code: str | None = None, said: str = "", **more: bool
) -> RoastbotError:
    """Return what an error answer means."""
    return of_reply(Reply(status, kind, code, said, **more), MODEL, ADDRESS)


@pytest.mark.parametrize(
    ("status", "kind", "names"),
    [
        (401, "authentication_error", "anthropic-api-key"),
        (403, "permission_error", "anthropic-api-key"),
        (400, "invalid_request_error", f"model '{MODEL}'"),
        (422, "invalid_request_error", f"model '{MODEL}'"),
        (400, None, "anthropic-base-url"),
        (405, None, "anthropic-base-url"),
        (407, None, "anthropic-base-url"),
    ],
)
def test_a_misconfiguration_names_its_setting(status: int, kind: str | None, names: str) -> None:
    """Falling back would hide it for ever."""
    error = diagnose(status, kind)
    assert isinstance(error, WriterError)
    assert error.what.startswith(names)


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
def test_an_outage_passes(status: int) -> None:
    """Even one behind a gateway that answers in its own words."""
    assert isinstance(diagnose(status), WriterUnavailableError)


@pytest.mark.parametrize(
    ("status", "kind", "code", "said"),
    [
        (402, "billing_error", None, ""),
        (400, "invalid_request_error", "enforced_spend_limit_reached", ""),
        (403, "permission_error", "linked_organization_billing_unavailable", ""),
        (429, "rate_limit_error", "contract_spend_limit_reached", ""),
        (400, "invalid_request_error", None, "Your credit balance is too low to access the Anthropic API."),
        (
            400,
            "invalid_request_error",
            None,
            "You have reached your specified API usage limits. Try again on 2026-12-01.",
        ),
    ],
)
def test_a_spent_budget_is_no_misconfiguration(status: int, kind: str, code: str | None, said: str) -> None:
    """It comes back next month, and the week is kept meanwhile."""
    error = diagnose(status, kind, code, said)
    assert isinstance(error, WriterUnavailableError)
    assert "budget" in error.cause


@pytest.mark.parametrize(("status", "said"), [(413, ""), (400, "prompt is too long: 210000 tokens > 200000 maximum")])
def test_a_brief_too_large_for_the_model_is_this_weeks_trouble(status: int, said: str) -> None:
    """Next week's pull request may fit, and the fix names the cap."""
    error = diagnose(status, "invalid_request_error", None, said)
    assert isinstance(error, WriterUnavailableError)
    assert error.fix == "lower max-input-tokens"


def test_an_error_inside_a_stream_passes() -> None:
    """Its status says 200; only its kind tells what happened."""
    error = diagnose(200, "overloaded_error", in_stream=True)
    assert isinstance(error, WriterUnavailableError)
    assert "overloaded_error" in error.what


def test_an_explanation_is_one_short_line() -> None:
    """It comes from outside, and goes into one sentence."""
    error = diagnose(401, "authentication_error", None, "invalid\n::error::x " + "y" * 900)
    assert "\n" not in error.what
    assert len(error.what) < 220


def test_a_retired_model_passes_and_an_unknown_one_does_not() -> None:
    """Both name the setting's value and a model that works."""
    retired, unknown = of_model("claude-2.1", was_published=True), of_model("claude-two", was_published=False)
    assert isinstance(retired, WriterUnavailableError)
    assert isinstance(unknown, WriterError)
    assert "claude-sonnet-5-5" in retired.fix
    assert "model 'claude-two'" in unknown.what


def test_a_complete_answer_is_none_of_these() -> None:
    """The end of a turn is the one good way to stop."""
    assert of_stop("end_turn", None, 900) is None


@pytest.mark.parametrize(
    ("reason", "category", "says"),
    [
        ("refusal", "cyber", "refused to write about this pull request (cyber)"),
        ("refusal", None, "refused to write about this pull request"),
        ("max_tokens", None, "cut off at 16,000 tokens"),
        ("model_context_window_exceeded", None, "context window"),
        ("tool_use", None, "'tool_use'"),
        (None, None, "None"),
    ],
)
def test_every_other_stop_is_called_by_its_name(reason: str | None, category: str | None, says: str) -> None:
    """So that the report tells a refusal from a cut-off answer."""
    stopped = of_stop(reason, category, 16_000)
    assert stopped is not None
    assert says in stopped.what
