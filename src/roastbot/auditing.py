"""The second reading: what code could not decide goes, sentence by sentence, to a reader who did not write it.

The reader sees the evidence and the sentences, not the writer's intentions, and must cite what proves a sentence. A
citation is looked up by code: words that do not stand in the source they are said to stand in, or that have nothing
in common with the sentence, prove nothing. So the reader can accuse, and it can vouch by pointing at something real. It
cannot prove: whoever wrote the evidence may have written it for this reader, so what it vouches for is told apart from
what code proved (Kind.STATEMENT, see proof.py).
"""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from roastbot.brief import Brief
from roastbot.claims import Claim, Kind
from roastbot.claims import Verdict as Decision
from roastbot.errors import WriterUnavailableError
from roastbot.facts import with_findings
from roastbot.findings import Fact
from roastbot.inspection import Inspection
from roastbot.sentences import sentences
from roastbot.verbatim import folded
from roastbot.writers import Draft, Provenance

PLAIN_FIELDS: Final = ("title", "description", "verdict_name", "verdict_line")
NAMES: Final = frozenset({"title", "verdict_name"})  # phrases; what they state is said in the body as well
FENCE: Final = "```"
PARTS_OF_DAY: Final = (
    (5, "night"),
    (12, "morning"),
    (18, "afternoon"),
    (22, "evening"),
    (24, "night"),
)  # until which hour
FEWEST_LETTERS: Final = 12  # of quoted words that prove anything; shorter ones stand in every source
FEWEST_WORDS: Final = 4  # likewise; a whole text may have fewer
STEM: Final = 5  # letters of a word that a sentence and its proof must share, so that `deleted` is akin to `deletes`
ANSWERED: Final = 0.8  # of the sentences; a reader that leaves out more has not read the draft
SHOWN: Final = 300  # characters of a reader's own explanation

Library = Mapping[str, tuple[str, bool]]  # id -> folded words, and whether it is a fact

# Beginnings of words that stand in every sentence about a pull request, and tie nothing to anything.
_EVERYWHERE: Final = frozenset(
    {"that", "this", "with", "from", "were", "have", "when", "then", "they", "pull", "commi", "lines", "which", "what"}
    | {"into", "only", "their", "there", "after", "befor", "reque"}
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence of a draft: its number, the field it stands in, its place there, and its neighbours' words."""

    number: int
    where: str
    text: str
    start: int
    end: int
    before: str = ""
    after: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What an answer is about: between other neighbours the same words may say something else."""
        return self.where, self.before, self.text, self.after


class Verdict(StrEnum):
    """What a reader can say of a sentence."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    OPINION = "opinion"


SEVERITY: Final = {Verdict.SUPPORTED: 0, Verdict.OPINION: 1, Verdict.UNSUPPORTED: 2}  # of two answers, the worse


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader says proves a sentence: the id of a fact or source, and words that stand there."""

    id: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reader's answer to one question; `fault` are the words of the sentence that it objects to."""

    number: int
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    fault: str = ""
    why: str = ""


class Auditor(Protocol):
    """Reads a draft's sentences against the evidence; raises WriterUnavailableError where it cannot."""

    def read(self, brief: Brief, questions: Sequence[Question]) -> tuple[tuple[Reading, ...], Provenance]:
        """Return a reading for each question it answered, and what that cost."""
        ...


@dataclass
class Audit:
    """The second reading of one composition: each sentence is read once, however often its draft comes back.

    After a reader that cannot be reached, `failed_because` says why, and drafts pass as they are: an outage of the
    second reader does not take the week, but the report and the post say that nobody read it again.
    """

    auditor: Auditor
    known: dict[tuple[str, ...], Reading] = field(default_factory=dict)
    cost: Provenance | None = None
    failed_because: str | None = None
    caught: int = 0

    def read(self, brief: Brief, draft: Draft, inspection: Inspection) -> Inspection:
        """Return the inspection with a claim for each sentence that was proved or could not be."""
        questions = questions_of(draft)
        self._ask(brief, [one for one in questions if one.key not in self.known])
        readings = {one: self.known[one.key] for one in questions if one.key in self.known}
        library, akin = _library(brief), brief.voice.is_english
        judged = {one: claim for one, reading in readings.items() if (claim := judge(one, reading, library, akin=akin))}
        self.caught += sum(claim.verdict is Decision.UNSUPPORTED for claim in judged.values())
        return replace(inspection, claims=merged(inspection.claims, judged))

    def _ask(self, brief: Brief, questions: Sequence[Question]) -> None:
        if not questions or self.failed_because:
            return
        try:
            readings, cost = self.auditor.read(brief, questions)
        except WriterUnavailableError as error:
            self.failed_because = f"{error.what} ({error.cause})"
            log.info("The second reading is left out: %s", error.what)
            return
        self.cost = _sum(self.cost, cost)
        by_number = {one.number: one for one in questions}
        answers: dict[int, Reading] = {}
        for reading in readings:
            said = answers.get(reading.number)
            if reading.number in by_number and (said is None or SEVERITY[reading.verdict] > SEVERITY[said.verdict]):
                answers[reading.number] = reading
        self.known |= {by_number[number].key: reading for number, reading in answers.items()}
        if len(answers) < ANSWERED * len(questions):
            self.failed_because = f"the second reader answered {len(answers)} of {len(questions)} sentences"


def _sum(before: Provenance | None, more: Provenance) -> Provenance:
    if before is None:
        return more
    return replace(
        more,
        input_tokens=before.input_tokens + more.input_tokens,
        output_tokens=before.output_tokens + more.output_tokens,
        requests=before.requests + more.requests,
    )


def questions_of(draft: Draft) -> tuple[Question, ...]:
    """Return every sentence of a draft, those of the body first; a plain field is one sentence.

    Code that is shown is none: whether it stands in the evidence letter for letter is the fact-check's to say.
    """
    found = sentences(draft.body)
    texts = ["", *(draft.body[one.start : one.end] for one in found), ""]
    asked = [
        Question(n, "body", texts[n], one.start, one.end, texts[n - 1], texts[n + 1])
        for n, one in enumerate(found, 1)
        if not texts[n].lstrip().startswith(FENCE)
    ]
    fields = [(name, str(getattr(draft, name))) for name in PLAIN_FIELDS]
    told = [(name, text) for name, text in fields if text.strip()]
    asked += [Question(n, name, text, 0, len(text)) for n, (name, text) in enumerate(told, len(found) + 1)]
    return tuple(asked)


def judge(question: Question, reading: Reading, library: Library, *, akin: bool = True) -> Claim | None:
    """Return a reading as a claim about its sentence, None for an opinion, which needs no proof.

    `akin` says that proof and sentence are of one language, and so have to have words in common; a sentence that leads
    to the next one has the subject there, so its neighbours' words count as its own where a text is quoted.
    A sentence said to be supported by citations of which none holds is unsupported: nothing proves it. A title is a
    phrase, and needs no proof unless the reader objects to it.
    """
    if reading.verdict is Verdict.OPINION:
        return None
    start, end, span = question.start, question.end, question.text
    proof = next((one.id for one in reading.citations if _holds(one, library, question, akin=akin)), "")
    if reading.verdict is Verdict.SUPPORTED and not proof and question.where in NAMES:
        return None
    verdict, reason = Decision.SUPPORTED, ""
    if reading.verdict is Verdict.UNSUPPORTED:
        verdict, reason, proof = Decision.UNSUPPORTED, _reason(reading), ""
        if (at := question.text.find(reading.fault.strip())) >= 0 and reading.fault.strip():
            span = reading.fault.strip()
            start, end = start + at, start + at + len(span)
    elif not proof:
        verdict, reason = Decision.UNSUPPORTED, "the second reading named no source that proves this sentence"
    return Claim(question.where, span, start, end, Kind.STATEMENT, verdict, proof, reason, "", question.text)


def merged(claims: Sequence[Claim], judged: Mapping[Question, Claim]) -> tuple[Claim, ...]:
    """Return code's claims and the reading's, in reading order; what code has decided the reading cannot undo.

    An undecided claim inside a sentence that the reading proved or refuted is told once, by the reading.
    """
    told = [claim for claim in claims if claim.verdict is not Decision.UNDECIDED or not _inside(claim, judged)]
    order = {name: place for place, name in enumerate(("body", *PLAIN_FIELDS))}
    return tuple(sorted((*told, *judged.values()), key=lambda claim: (order.get(claim.field, len(order)), claim.start)))


def _inside(claim: Claim, judged: Mapping[Question, Claim]) -> bool:
    return any(one.where == claim.field and one.start <= claim.start < one.end for one in judged)


def _reason(reading: Reading) -> str:
    about = f" {' '.join(reading.fault.split())[:SHOWN]!r}:" if reading.fault.strip() else ""
    return f"the second reading found no proof for{about or ' this sentence:'} {' '.join(reading.why.split())[:SHOWN]}"


def _library(brief: Brief) -> Library:
    """Return the folded words of everything that can be cited by id; a fact's are its value and what it is about."""
    texts = {one.id: (_plain(one.text), False) for one in brief.dossier.sources.values()}
    facts = with_findings(brief.facts, brief.findings)
    return texts | {fact.id: (_plain(f"{_told(fact)} {fact.unit} {fact.about}"), True) for fact in facts}


def _told(fact: Fact) -> str:
    """Return a fact's value; an instant also in the words in which a sentence would tell it."""
    if not isinstance(fact.value, datetime):
        return str(fact.value)
    part = next(name for hour, name in PARTS_OF_DAY if fact.value.hour < hour)
    return f"{fact.value} {fact.value:%A %B} {part}"


def _plain(text: str) -> str:
    return folded(text).replace("`", "").lower()


def _holds(citation: Citation, library: Library, question: Question, *, akin: bool) -> bool:
    """Whether the words stand in the source as whole words, and where `akin`, have words of the sentence among them."""
    text, is_fact = library.get(citation.id, ("", False))
    words = text if is_fact else _plain(citation.words).strip(" .,")
    enough = words == text or (len(words) >= FEWEST_LETTERS and len(words.split()) >= FEWEST_WORDS)
    stands = bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
    about = question.text if is_fact else f"{question.before} {question.text} {question.after}"
    return enough and stands and (not akin or bool(_stems(words) & _stems(_plain(about))))


def _stems(text: str) -> set[str]:
    """Return what a sentence and its proof may share: the beginnings of longer words, one or many, and figures."""
    return {word.rstrip("s")[:STEM] for word in re.findall(r"[a-z_]{4,}|\d+", text)} - _EVERYWHERE
