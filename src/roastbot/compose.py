"""The only loop: write, check, revise, cut, and print nothing that a check still objects to."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from roastbot.brief import Brief
from roastbot.caution import cautious
from roastbot.claims import Claim, Kind, Verdict
from roastbot.cutting import without
from roastbot.errors import GateError, WriterError, WriterUnavailableError
from roastbot.inspection import Inspection
from roastbot.writers import Draft, Problem, Provenance, Writer

REVISIONS: Final = 2  # a third has never been seen to mend what two did not, and each costs a request
CUTS: Final = 4  # rounds; what a cut leaves is checked again, since a sentence may have leaned on the one that went

Check = Callable[[Draft], Inspection]

log = logging.getLogger(__name__)


class SecondReading(Protocol):
    """Reads what code could not decide; see auditing.Audit."""

    def read(self, brief: Brief, draft: Draft, inspection: Inspection) -> Inspection:
        """Return the inspection with this reading's verdicts added."""
        ...


@dataclass(frozen=True, slots=True)
class Composition:
    """An accepted draft and how it came about.

    `claims` are the accepted draft's own, `cut` those whose sentences were taken out of it. `revisions` counts the
    drafts its writer was asked to mend, `attempts` all drafts asked of the first writer. `fell_back_because` is a
    sentence without a full stop, None when the first writer's draft was accepted; `mended` are the problems found on
    the way. `abandoned` is what the first writer cost where another one's draft was taken, as far as it is known.
    `audited` is what the second reading cost, `audit_failed` why there was none although it was asked for. `habits` are
    the habits of style that the accepted draft still has, `habits_mended` those its writer was told of and dropped.
    """

    draft: Draft
    attempts: int
    fell_back_because: str | None = None
    mended: tuple[Problem, ...] = ()
    abandoned: Provenance | None = None
    claims: tuple[Claim, ...] = ()
    cut: tuple[Claim, ...] = ()
    revisions: int = 0
    audited: Provenance | None = None
    audit_failed: str | None = None
    habits: tuple[Problem, ...] = ()
    habits_mended: tuple[Problem, ...] = ()


@dataclass
class _Desk:
    """One writer at work on one brief, and what has happened so far."""

    brief: Brief
    writer: Writer
    check: Check
    second: SecondReading | None
    alone: bool
    attempts: int = 0
    seen: tuple[Problem, ...] = ()
    cost: Provenance | None = None
    drafts: list[tuple[Draft, Inspection]] = field(default_factory=list)
    told: tuple[Problem, ...] = ()

    def work(self) -> Composition:
        """Return a draft without problems and its story.

        Raises WriterUnavailableError when there is none to be had, GateError where nobody else could write it.
        """
        self._take(self._ask(lambda: self.writer.write(self.brief)))
        try:
            while self._problems and self.attempts <= REVISIONS:
                self._take(self._revised(*self.drafts[-1]))
        except WriterUnavailableError:
            if (saved := self._cut()) is None:
                raise
            return saved
        if not self._problems:
            return self._done(*self._polished())
        if (saved := self._cut()) is not None:
            return saved
        raise _refused(self.writer, self._problems) if self.alone else _unmended(self.writer, self._problems)

    @property
    def _problems(self) -> tuple[Problem, ...]:
        return self.drafts[-1][1].problems

    def _polished(self) -> tuple[Draft, Inspection]:
        """Return the latest draft, which is true, or what its one revision for style made of it where that is better.

        Style never takes a post away: whatever goes wrong on the way, the draft that was true is printed as it is.
        Whoever writes alone is not asked: its turns of phrase are tested, and to mend one it could only cut.
        """
        draft, inspection = self.drafts[-1]
        if self.alone or not inspection.habits or self.attempts > REVISIONS:
            return draft, inspection
        try:
            again = self._revised(draft, inspection)
        except (WriterUnavailableError, WriterError) as error:
            log.info("The draft keeps its habits: %s", error.what)
            return draft, inspection
        found = self._inspect(again)
        if found.problems or len(found.habits) >= len(inspection.habits):
            return replace(draft, provenance=again.provenance), inspection
        return again, found

    def _take(self, draft: Draft) -> None:
        inspection = self._inspect(draft)
        self.seen += inspection.problems
        self.drafts.append((draft, inspection))

    def _inspect(self, draft: Draft) -> Inspection:
        """Return what is wrong; the second reading is not spent on a draft that code sends back anyway."""
        inspection = self.check(draft)
        if self.second is not None:
            if inspection.problems:
                return inspection
            inspection = self.second.read(self.brief, draft, inspection)
        return inspection if self.alone else cautious(inspection)  # who writes alone has only facts and quotations

    def _revised(self, draft: Draft, inspection: Inspection) -> Draft:
        habits = () if self.alone else inspection.habits
        self.told += habits
        remarks = replace(inspection, habits=habits).remarks
        return self._ask(lambda: self.writer.revise(self.brief, draft, remarks))

    def _ask(self, question: Callable[[], Draft]) -> Draft:
        self.attempts += 1
        draft = question()
        self.cost = draft.provenance
        return draft

    def _cut(self) -> Composition | None:
        """Return the latest draft that is still a post without its unproved sentences, None when there is none."""
        for draft, inspection in reversed(self.drafts):
            lost: tuple[Claim, ...] = ()
            for _ in range(CUTS):
                if not inspection.problems:
                    return self._done(draft, inspection, lost)
                wrong = _to_cut(draft, inspection)
                less = without(draft, [(claim.start, claim.end) for claim in wrong], draft.compliment)
                if less is None:
                    break
                lost += wrong
                draft, inspection = less, self._inspect(less)  # noqa: PLW2901 - the same draft, shorter
        return None

    def _done(self, draft: Draft, inspection: Inspection, cut: tuple[Claim, ...] = ()) -> Composition:
        left = set(inspection.habits)
        return Composition(
            draft,
            self.attempts,
            mended=self.seen,
            claims=inspection.claims,
            cut=cut,
            revisions=self.attempts - 1,
            habits=inspection.habits,
            habits_mended=tuple(habit for habit in dict.fromkeys(self.told) if habit not in left),
        )


def _to_cut(draft: Draft, inspection: Inspection) -> tuple[Claim, ...]:
    """Return the claims whose sentences must go, links that lead nowhere among them; none where no cut can mend it."""
    links = [_links(draft, problem) for problem in inspection.others]
    wrong = (*inspection.unsupported, *(claim for found in links for claim in found))
    return wrong if all(links) and all(claim.field == "body" for claim in wrong) else ()


def _links(draft: Draft, problem: Problem) -> list[Claim]:
    """Return each place of the body where a problem's words are a link's target; whatever else is no sentence's."""
    if problem.where != "body" or not problem.words:
        return []
    places = re.finditer(re.escape(f"]({problem.words}"), draft.body)
    return [
        Claim("body", problem.words, one.start() + 2, one.end(), Kind.LINK, Verdict.UNSUPPORTED, reason=problem.advice)
        for one in places
    ]


def compose(
    brief: Brief, writer: Writer, check: Check, fallback: Writer | None = None, second: SecondReading | None = None
) -> Composition:
    """Return a draft that `check` and the `second` reading find nothing wrong with.

    The writer gets its own mistakes back at most REVISIONS times, and the habits of its style beside them; a draft that
    has only habits goes back once, where a request is left, and is printed whatever comes of it. In the end the
    sentences nobody could prove are cut where enough of the post remains. Where it cannot write this one, or it cannot
    be mended, `fallback` writes instead, and the reason is kept; its drafts are made of facts and quotations alone and
    get no second reading. WriterError (a misconfiguration) passes through unless a true draft is there, and without a
    fallback so does WriterUnavailableError. Where nobody is left to write it better, a draft with problems raises
    GateError: nothing unchecked is printed.
    """
    desk = _Desk(brief, writer, check, second, alone=fallback is None)
    try:
        return desk.work()
    except WriterUnavailableError as error:
        if fallback is None:
            raise
        reason = f"{error.what} ({error.cause})"
    made = _Desk(brief, fallback, check, None, alone=True).work()
    asked = max(0, desk.attempts - 1)
    return replace(made, attempts=desk.attempts, fell_back_because=reason, abandoned=desk.cost, revisions=asked)


def _unmended(writer: Writer, problems: tuple[Problem, ...]) -> WriterUnavailableError:
    return WriterUnavailableError(
        f"{writer.name} left {_count(problems)} unmended after {REVISIONS} revisions",
        cause=f"the first: {_shown(problems[0])}",
        fix="run again for another try, or choose another model",
    )


def _refused(writer: Writer, problems: tuple[Problem, ...]) -> GateError:
    return GateError(
        f"the {writer.name} writer's own draft has {_count(problems)}",
        cause=f"a bug in roastbot; the first: {_shown(problems[0])}",
        fix="report it with the pull request's address; nothing was written",
    )


def _count(problems: tuple[Problem, ...]) -> str:
    return "1 problem" if len(problems) == 1 else f"{len(problems)} problems"


def _shown(problem: Problem) -> str:
    """Return where and what in one line; the report makes the words harmless before it prints them."""
    words = " ".join(problem.words.split())
    return f"{problem.where}, {words[:80]!r}: {problem.advice}"
