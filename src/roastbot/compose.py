"""The only loop: write, check, revise, and print nothing that a check still objects to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from roastbot.brief import Brief
from roastbot.errors import GateError, WriterUnavailableError
from roastbot.writers import Draft, Problem, Provenance, Writer

REVISIONS: Final = 2  # a third has never been seen to mend what two did not, and each costs a request

Check = Callable[[Draft], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Composition:
    """An accepted draft and how it came about.

    `attempts` counts the drafts asked of the first writer. `fell_back_because` is a sentence without a full stop,
    None when the first writer's draft was accepted; `mended` are the problems found on the way in its drafts.
    `abandoned` is what the first writer cost where another one's draft was taken, as far as it is known.
    """

    draft: Draft
    attempts: int
    fell_back_because: str | None = None
    mended: tuple[Problem, ...] = ()
    abandoned: Provenance | None = None


@dataclass
class _Desk:
    """One writer at work on one brief, and what has happened so far."""

    brief: Brief
    writer: Writer
    check: Check
    alone: bool
    attempts: int = 0
    seen: tuple[Problem, ...] = ()
    cost: Provenance | None = None

    def work(self) -> Draft:
        """Return a draft without problems.

        Raises WriterUnavailableError when there is none to be had, GateError where nobody else could write it.
        """
        draft = self._ask(lambda: self.writer.write(self.brief))
        problems = self.check(draft)
        for _ in range(REVISIONS):
            if not problems:
                return draft
            self.seen += problems
            draft = self._revised(draft, problems)
            problems = self.check(draft)
        if problems:
            self.seen += problems
            raise _refused(self.writer, problems) if self.alone else _unmended(self.writer, problems)
        return draft

    def _revised(self, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        return self._ask(lambda: self.writer.revise(self.brief, draft, problems))

    def _ask(self, question: Callable[[], Draft]) -> Draft:
        self.attempts += 1
        draft = question()
        self.cost = draft.provenance
        return draft


def compose(brief: Brief, writer: Writer, check: Check, fallback: Writer | None = None) -> Composition:
    """Return a draft that `check` finds nothing wrong with.

    The writer gets its own mistakes back at most REVISIONS times. Where it cannot write this one, or cannot mend it,
    `fallback` writes instead, and the reason is kept. WriterError (a misconfiguration) passes through, and without a
    fallback so does WriterUnavailableError. Where nobody is left to write it better, a draft with problems raises
    GateError: nothing unchecked is printed.
    """
    desk = _Desk(brief, writer, check, alone=fallback is None)
    try:
        return Composition(desk.work(), desk.attempts, mended=desk.seen)
    except WriterUnavailableError as error:
        if fallback is None:
            raise
        reason = f"{error.what} ({error.cause})"
    draft = _Desk(brief, fallback, check, alone=True).work()
    return Composition(draft, desk.attempts, reason, abandoned=desk.cost)


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
