"""What it means when Claude does not answer with a draft: a setting to correct, or something that may pass.

Settings are WriterErrors and fail the run, because falling back would hide them every week anew. What may pass (an
outage, a refusal, a spent budget, a retired model, a cut-off answer) is a WriterUnavailableError.
"""

import re
from dataclasses import dataclass

from roastbot.config import DEFAULT_MODEL
from roastbot.errors import RoastbotError, WriterError, WriterUnavailableError

OTHER_MODEL = f"set model to {DEFAULT_MODEL} or another name from Anthropic's list of models"


@dataclass(frozen=True, slots=True)
class Reply:
    """An error as the API gave it.

    `status` is HTTP's; `kind` and `code` are the body's `error.type` and `error.details.error_code`, None where
    the body is not the API's; `said` is its explanation; `in_stream` marks an error inside a 200 that had begun well.
    """

    status: int
    kind: str | None
    code: str | None
    said: str
    in_stream: bool = False

    @property
    def ending(self) -> str:
        """The explanation as the end of a sentence, short."""
        text = " ".join(self.said.split()).rstrip(".")[:160]
        return f": {text}" if text else ""


def of_reply(reply: Reply, model: str, base_url: str) -> RoastbotError:
    """Return what an error other than 404 means."""
    if _is_about_money(reply):
        return unavailable(f"Anthropic serves this key no more for now{reply.ending}", "a budget or credit is used up")
    if reply.status == 413 or _is_too_long(reply):  # noqa: PLR2004 - HTTP's own numbers, here and below
        return WriterUnavailableError(
            f"the brief is too large for {model}{reply.ending}",
            cause="max-input-tokens is higher than the model or a gateway takes",
            fix="lower max-input-tokens",
        )
    if reply.in_stream or reply.status in {408, 409, 429} or reply.status >= 500:  # noqa: PLR2004
        kind = f", {reply.kind}" if reply.kind else ""
        return unavailable(f"Claude could not be had (status {reply.status}{kind})", "an outage or a rate limit")
    return _misconfigured(reply, model, base_url)


def _misconfigured(reply: Reply, model: str, base_url: str) -> WriterError:
    if reply.status == 401:  # noqa: PLR2004
        return WriterError(
            f"anthropic-api-key was refused{reply.ending}",
            cause="the key is mistyped, revoked, or belongs to another provider than anthropic-base-url",
            fix="create a key in the Claude console and store it as the secret the workflow passes on",
        )
    if reply.status == 403:  # noqa: PLR2004
        return WriterError(
            f"anthropic-api-key may not be used for this{reply.ending}",
            cause=f"the key's workspace has no access to {model}, or the place the run is in is blocked",
            fix="use a key with access, or set model to one this key may use",
        )
    if reply.kind == "invalid_request_error":
        return WriterError(
            f"model {model!r} does not take this request{reply.ending}",
            cause="the model knows no structured output or effort, or this roastbot is too old for it",
            fix=OTHER_MODEL,
        )
    return no_api(base_url, f"it answers with status {reply.status}")


def _is_about_money(reply: Reply) -> bool:
    """Whether a limit on spending was reached.

    Known codes first. Older answers have none, and only their wording tells them from a malformed request.
    """
    if reply.status == 402 or reply.kind == "billing_error":  # noqa: PLR2004
        return True
    if reply.code and re.search(r"spend_limit|billing", reply.code):
        return True
    wording = re.search(r"credit balance|spend limit|usage limit|billing", reply.said.casefold())
    return reply.status in {400, 403} and wording is not None


def _is_too_long(reply: Reply) -> bool:
    return reply.status == 400 and "prompt is too long" in reply.said.casefold()  # noqa: PLR2004


def of_model(model: str, *, was_published: bool) -> RoastbotError:
    """Return what a 404 of the API itself means: a model that was retired, or a name nobody ever had."""
    if was_published:
        return WriterUnavailableError(
            f"model {model} is not served any more",
            cause="Anthropic retired it, or closed it to keys that did not use it before",
            fix=OTHER_MODEL,
        )
    return WriterError(
        f"model {model!r} is not a model this key can use",
        cause="the name is misspelt, or belongs to another provider",
        fix=f"{OTHER_MODEL}, or leave it out",
    )


def of_stop(reason: str | None, category: str | None, written: int) -> WriterUnavailableError | None:
    """Return what it means that the answer stopped for `reason` after `written` tokens; None where it is complete."""
    if reason == "end_turn":
        return None
    if reason == "refusal":
        return WriterUnavailableError(
            f"Claude refused to write about this pull request{f' ({category})' if category else ''}",
            cause="its code or words touch what the model will not write about; harmless security work can do that",
            fix="nothing needs doing; another model may answer otherwise",
        )
    if reason == "max_tokens":
        return WriterUnavailableError(
            f"Claude's answer was cut off at {written:,} tokens",
            cause="the model spent its answer on thinking, or did not stop",
            fix="run again, or choose another model",
        )
    if reason == "model_context_window_exceeded":
        return WriterUnavailableError(
            "the brief and the answer did not fit the model's context window",
            cause="max-input-tokens is higher than the model can read",
            fix="lower max-input-tokens, or choose a model with a larger window",
        )
    return WriterUnavailableError(
        f"Claude stopped with {reason!r} instead of ending its answer",
        cause="the model or a gateway in between does something this roastbot does not know",
        fix="update roastbot, or choose another model",
    )


def unusable(where: str, why: str) -> WriterUnavailableError:
    """Return what a complete answer is that is not the JSON that was asked for."""
    return WriterUnavailableError(
        f"Claude's answer cannot be used: {where}: {why}",
        cause="the model did not keep to the answer's schema, or a gateway dropped it from the request",
        fix="run again, or choose another model",
    )


def no_api(base_url: str, answer: str) -> WriterError:
    """Return what it means when something answers at `base_url` that is not the API."""
    return WriterError(
        f"anthropic-base-url {base_url} is not the Anthropic API: {answer}",
        cause="the address is misspelt, has a path too many or too few, or a proxy answers in its place",
        fix="correct anthropic-base-url, or leave it out to use Anthropic's own",
    )


def unavailable(what: str, cause: str) -> WriterUnavailableError:
    """Return an error about something that passes by itself."""
    return WriterUnavailableError(what, cause=cause, fix="nothing needs doing if it passes; otherwise run again later")
