"""Claude as the second reader: one request with the evidence and the sentences, one form with a line for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from roastbot import prompts
from roastbot.auditing import Citation, Question, Reading, Verdict
from roastbot.brief import Brief
from roastbot.briefing import SCHEMA_TOKENS
from roastbot.config import Secret
from roastbot.containers import line_of
from roastbot.errors import WriterError
from roastbot.rations import cost, room_for, size
from roastbot.writers import Provenance
from roastbot.writers.claude import MAX_RETRIES, ClaudeLine, Effort, cost_of


class Cited(BaseModel):
    """One proof."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Annotated[str, Field(description="The id of a fact or source in the evidence.")]
    words: Annotated[str, Field(description="Words of that source, letter for letter; empty for a fact.")]


class Judged(BaseModel):
    """One sentence's line."""

    model_config = ConfigDict(extra="forbid", strict=True)

    number: int
    verdict: Literal["supported", "unsupported", "opinion"]
    cites: list[Cited]
    fault: Annotated[str, Field(description="The words of the sentence at fault, letter for letter; else empty.")]
    why: Annotated[str, Field(description="One sentence: what the evidence shows instead; else empty.")]


class Form(BaseModel):
    """What the model returns."""

    model_config = ConfigDict(extra="forbid", strict=True)

    readings: list[Judged]


@dataclass(frozen=True, slots=True)
class ClaudeAuditor:
    """Reads with a Claude model of its own, smaller than the writer's; `base_url` None is Anthropic's own API."""

    api_key: Secret
    base_url: str | None
    model: str
    max_retries: int = MAX_RETRIES
    effort: Effort = "medium"

    def read(self, brief: Brief, questions: Sequence[Question]) -> tuple[tuple[Reading, ...], Provenance]:
        """Return what the model says of each sentence; raises WriterError or WriterUnavailableError.

        Sentences that no longer fit beside the evidence are not asked about, the last ones first.
        """
        system = prompts.fill("audit", material=prompts.load("material"))
        prompt = prompts.fill("audit_request", evidence=brief.evidence, sentences=_lines(brief, system, questions))
        claude = ClaudeLine(self.api_key, self.base_url, self.model, self.max_retries, self.effort)
        try:
            form, usage = claude.ask(system, [{"role": "user", "content": prompt}], Form)
        except WriterError as error:
            fix = f"{error.fix}; the model of the second reading is audit-model, and `audit: false` does without"
            raise WriterError(f"no second reading: {error.what}", cause=error.cause, fix=fix) from error
        return tuple(map(_reading, form.readings)), cost_of(usage, "claude", self.model)


def _lines(brief: Brief, system: str, questions: Sequence[Question]) -> str:
    """Return the sentences, one JSON entry a line, as many as the cap the brief was built for leaves room for."""
    whole = room_for(brief.tokens + brief.repair_tokens)
    room = whole - room_for(SCHEMA_TOKENS) - size(system) - size(brief.evidence) - size(prompts.load("audit_request"))
    lines: list[str] = []
    for question in questions:
        around = {"behind": question.before, "ahead_of": question.after}
        context = {name: text for name, text in around.items() if text and not _is_asked(text, questions)}
        line = line_of({"n": question.number, "where": question.where, "text": question.text, **context})
        room -= cost(line)
        if room < 0:
            break
        lines.append(line)
    return "\n".join(lines)


def _is_asked(text: str, questions: Sequence[Question]) -> bool:
    return any(question.text == text for question in questions)


def _reading(judged: Judged) -> Reading:
    cites = tuple(Citation(cited.id, cited.words) for cited in judged.cites)
    return Reading(judged.number, Verdict(judged.verdict), cites, judged.fault, judged.why)
