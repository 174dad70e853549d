"""Claude as a writer: one streamed request for a draft, one more for every repair.

What comes back is taken for what it is (diagnosis.py): a setting to correct is a WriterError, whatever may pass is
a WriterUnavailableError. The SDK's types and errors stay in this file.

How long a request may take: six attempts at most, each silent for at most SILENCE seconds, with the SDK's own pauses
between them (0.5 to 8 seconds, or what the server asks for up to LONGEST_WAIT); a stream that breaks half way is
begun once more. That is about ten minutes against a server that accepts and says nothing, and seconds otherwise.
"""

import json
import logging
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

import anthropic
import httpx2  # the SDK's transport: what breaks in the middle of a stream is not translated by the SDK
from anthropic.resources.messages import DEPRECATED_MODELS
from anthropic.types import Message, MessageParam, TextBlockParam, Usage
from anthropic.types.model_param import ModelParam
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from roastbot import prompts, shape
from roastbot.brief import Brief
from roastbot.config import DEFAULT_MODEL, Secret
from roastbot.containers import line_of
from roastbot.errors import RoastbotError, WriterError, WriterUnavailableError
from roastbot.rations import cost, room_for, size
from roastbot.writers import Draft, Problem, Provenance
from roastbot.writers.diagnosis import Reply, no_api, of_model, of_reply, of_stop, unavailable, unusable
from roastbot.writers.model_names import was_published

DEFAULT_BASE_URL: Final = "https://api.anthropic.com"  # given always, or the SDK would read the environment
MAX_TOKENS: Final = 16_000  # thinking shares them with the answer, which takes about 1,800
Effort = Literal["low", "medium", "high", "xhigh", "max"]
EFFORT: Final[Effort] = "medium"  # enough to plan a post; the default of the larger models costs twice as much
MAX_RETRIES: Final = 5
SILENCE: Final = 100  # seconds without a byte; the API sends a ping far more often
LONGEST_WAIT: Final = 60  # seconds a server may ask us to wait; the SDK itself would obey a day
STREAMS: Final = 2  # a stream that breaks after it began is not retried by the SDK
MOST_PROBLEMS: Final = 20  # in one repair; what is left over comes back with the next check
REPAIR_FRAME: Final = 100  # bytes around the two messages of a repair

# The SDK logs whole requests when ANTHROPIC_LOG=debug; a job's log is public, a prompt is full of strangers' words.
logging.getLogger("anthropic").setLevel(logging.WARNING)

_Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Answer(BaseModel):
    """What the model returns; its JSON schema goes with every request."""

    model_config = ConfigDict(extra="forbid", strict=True)

    plan: Annotated[str, Field(description=f"Settled before writing, not printed: at most {shape.PLAN_ASKED} words.")]
    title: Annotated[_Said, Field(description=f"Plain text, one line, at most {shape.TITLE_ASKED} characters.")]
    description: Annotated[
        _Said, Field(description=f"Plain text, one sentence, at most {shape.DESCRIPTION_ASKED} characters.")
    ]
    body: Annotated[
        _Said,
        Field(
            description=f"Markdown, {shape.BODY_ASKED[0]} to {shape.BODY_ASKED[1]} words; no headings, HTML, images "
            "or verdict; links only as [words](evidence:ID)."
        ),
    ]
    verdict_name: Annotated[_Said, Field(description=f"Plain text, at most {shape.NAME_ASKED} characters.")]
    verdict_line: Annotated[_Said, Field(description=f"Plain text, one line, at most {shape.LINE_ASKED} words.")]
    compliment: Annotated[str, Field(description="The sentence of the body that means its praise, letter for letter.")]


@cache
def schema_of(form: type[BaseModel]) -> dict[str, Any]:
    """Return a form as the JSON schema that goes with a request."""
    return anthropic.transform_schema(form)


SCHEMA: Final[dict[str, Any]] = schema_of(Answer)


class _BrokenStreamError(Exception):
    """A stream ended before its message did; worth beginning once more."""


@dataclass(frozen=True, slots=True)
class ClaudeWriter:
    """Writes with a Claude model; `base_url` None is Anthropic's own API."""

    api_key: Secret
    base_url: str | None
    model: str
    name: str = "claude"
    max_retries: int = MAX_RETRIES
    effort: Effort = EFFORT

    def write(self, brief: Brief) -> Draft:
        """Return a first draft; raises WriterError or WriterUnavailableError, see the module's docstring."""
        return self._ask(brief, [_first(brief)], Provenance(self.name, self.model))

    def revise(self, brief: Brief, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        """Return a mended draft whose provenance adds up all requests so far; raises like `write`.

        The conversation is the first message, this draft, and the problems: earlier drafts are not sent again, so
        it stays inside the brief's `repair_tokens`.
        """
        messages = [_first(brief), *_repair(draft, problems, brief.repair_tokens)]
        return self._ask(brief, messages, draft.provenance)

    def _ask(self, brief: Brief, messages: Sequence[MessageParam], so_far: Provenance) -> Draft:
        claude = ClaudeLine(self.api_key, self.base_url, self.model, self.max_retries, self.effort)
        answer, usage = claude.ask(brief.system, messages, Answer)
        said = {**answer.model_dump(), "plan": " ".join(answer.plan.split())[: shape.PLAN_CAP]}
        return Draft(**said, provenance=cost_of(usage, self.name, self.model, so_far))


Form = TypeVar("Form", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class ClaudeLine:
    """A line to one model: a question goes out with the form of its answer, and the filled form comes back."""

    api_key: Secret
    base_url: str | None
    model: str
    max_retries: int = MAX_RETRIES
    effort: Effort = EFFORT

    def ask(self, system: str, messages: Sequence[MessageParam], form: type[Form]) -> tuple[Form, Usage]:
        """Return the model's answer and what it cost; raises WriterError or WriterUnavailableError."""
        message = self._message(system, messages, form)
        category = message.stop_details.category if message.stop_details else None
        if stopped := of_stop(message.stop_reason, category, message.usage.output_tokens):
            raise stopped
        return _answer(message, form), message.usage

    def _message(self, system: str, messages: Sequence[MessageParam], form: type[BaseModel]) -> Message:
        with self._client() as client:
            for left in reversed(range(STREAMS)):
                try:
                    return self._stream(client, system, messages, form)
                except anthropic.APIError as error:
                    if not (left and _is_inside_a_stream(error)):
                        raise self._translated(client, error) from error
                except (_BrokenStreamError, httpx2.TransportError, json.JSONDecodeError) as error:
                    if not left:
                        raise unavailable("Claude's answer broke off", "the connection was lost") from error
        raise AssertionError("the last round returns or raises")

    def _client(self) -> anthropic.Anthropic:
        key = self.api_key.reveal()
        if not re.fullmatch(r"[!-~]+", key):
            raise WriterError(
                "anthropic-api-key is not a key",
                cause="it is empty, or a line break, a space or a character outside ASCII was pasted with it",
                fix="store the key again, without anything before, inside or after it",
            )
        return anthropic.Anthropic(
            api_key=key,
            base_url=self._address,
            max_retries=self.max_retries,
            timeout=anthropic.Timeout(SILENCE, connect=10),
            middleware=[_bounded_wait],
        )

    def _stream(
        self, client: anthropic.Anthropic, system: str, messages: Sequence[MessageParam], form: type[BaseModel]
    ) -> Message:
        block: TextBlockParam = {"type": "text", "text": system, "cache_control": {"type": "ephemeral"}}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # said by `retirement` instead, where it is read
            manager = client.messages.stream(
                model=self.model,
                max_tokens=MAX_TOKENS,
                system=[block],
                messages=messages,
                output_config={"effort": self.effort, "format": {"type": "json_schema", "schema": schema_of(form)}},
            )
        with manager as stream:
            kind = stream.response.headers.get("content-type", "")
            if not kind.startswith("text/event-stream"):
                raise no_api(self._address, f"it answers with {kind.partition(';')[0] or 'nothing'!r}")
            for event in stream:
                if event.type == "message_stop":
                    return event.message
        raise _BrokenStreamError

    def _translated(self, client: anthropic.Anthropic, error: anthropic.APIError) -> RoastbotError:
        if not isinstance(error, anthropic.APIStatusError):
            late = isinstance(error, anthropic.APITimeoutError)
            what = "did not answer in time" if late else "could not be reached"
            return unavailable(f"Claude at {self._address} {what}", "an outage, or a network that lets nothing through")
        reply = _reply(error, self.api_key)
        if reply.status != 404:  # noqa: PLR2004 - HTTP's own number
            return of_reply(reply, self.model, self._address)
        if reply.kind != "not_found_error":
            return no_api(self._address, "it answers with status 404")
        stage = _lifecycle(client, self.model)
        known = {*get_args(get_args(ModelParam)[0]), *DEPRECATED_MODELS}
        gone = stage in {"deprecated", "retired"} or (stage is None and was_published(self.model, known))
        return of_model(self.model, was_published=gone)

    @property
    def _address(self) -> str:
        """The address without the `/v1` that the SDK adds itself, since many people paste it with one."""
        return (self.base_url or DEFAULT_BASE_URL).removesuffix("/v1")


def retirement(model: str) -> str | None:
    """Return a sentence (without full stop) about the day `model` is retired, None where the SDK knows of none."""
    day = DEPRECATED_MODELS.get(model)
    return f"Anthropic retires {model} on {day}; set model to {DEFAULT_MODEL} or another current one" if day else None


def _first(brief: Brief) -> MessageParam:
    """Return the message with the evidence, kept in the API's cache for the minutes a repair takes."""
    block: TextBlockParam = {"type": "text", "text": brief.prompt, "cache_control": {"type": "ephemeral"}}
    return {"role": "user", "content": [block]}


def _repair(draft: Draft, problems: tuple[Problem, ...], room: int) -> tuple[MessageParam, MessageParam]:
    """Return the draft as the model's own words and what is wrong with it, in at most `room` estimated tokens."""
    own = json.dumps({name: getattr(draft, name) for name in Answer.model_fields}, ensure_ascii=False)
    left = room_for(room) - REPAIR_FRAME - size(own) - size(prompts.fill("revise", problems=""))
    lines: list[str] = []
    for problem in problems[:MOST_PROBLEMS]:
        line = line_of({"where": problem.where, "words": problem.words[:200], "advice": problem.advice[:400]})
        left -= cost(line)
        if left < 0:
            break
        lines.append(line)
    if not lines:
        raise WriterUnavailableError(
            "Claude's draft cannot be mended inside max-input-tokens",
            cause=f"it has {len(draft.body.split()):,} words, and {room:,} tokens are left for it and its problems",
            fix="raise max-input-tokens",
        )
    return (
        {"role": "assistant", "content": own},
        {"role": "user", "content": prompts.fill("revise", problems="\n".join(lines))},
    )


def _bounded_wait(request: anthropic.APIRequest, call_next: anthropic.CallNext) -> anthropic.APIResponse[Any]:
    """Let the SDK wait as long as the server asks, unless that is longer than LONGEST_WAIT: then give up at once."""
    response = call_next(request)
    headers = response.http_response.headers
    wait = headers.get("retry-after")
    if wait is not None and not (re.fullmatch(r"\d+(\.\d+)?", wait) and float(wait) <= LONGEST_WAIT):
        headers["x-should-retry"] = "false"
    return response


def _answer(message: Message, form: type[Form]) -> Form:
    """Return the answer in the message's text; thinking blocks may stand before it."""
    text = "".join(block.text for block in message.content if block.type == "text")
    try:
        return form.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise unusable(where, first["msg"].partition(" at line")[0]) from error


def cost_of(usage: Usage, name: str, model: str, so_far: Provenance | None = None) -> Provenance:
    """Return the cost with one more request; tokens written to or read from the cache count as input."""
    so_far = so_far or Provenance(name, model)
    read = usage.input_tokens + (usage.cache_creation_input_tokens or 0) + (usage.cache_read_input_tokens or 0)
    return Provenance(
        writer=name,
        model=model,
        input_tokens=so_far.input_tokens + read,
        output_tokens=so_far.output_tokens + usage.output_tokens,
        requests=so_far.requests + 1,
    )


def _is_inside_a_stream(error: anthropic.APIError) -> bool:
    """Whether the API reported the error in a stream that had begun well; the SDK never retries those."""
    return isinstance(error, anthropic.APIStatusError) and error.response.is_success


def _reply(error: anthropic.APIStatusError, key: Secret) -> Reply:
    """Return the error as plain values; a gateway that repeats the key in its explanation does not get it printed."""
    said = (error.api_message or "").replace(key.reveal(), "***")
    return Reply(error.status_code, error.type, error.error_code, said, in_stream=error.response.is_success)


def _lifecycle(client: anthropic.Anthropic, model: str) -> str | None:
    """Return the stage of life Anthropic's catalogue gives for `model`; it lists retired ones for good.

    None where the catalogue does not know the name or, behind a gateway, is not there.
    """
    try:
        return client.with_options(max_retries=0, timeout=20).models.retrieve(model).lifecycle
    except anthropic.APIError:
        return None
