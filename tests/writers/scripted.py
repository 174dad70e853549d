"""A writer that says what a test told it to: an equal of Claude and offline, with a memory."""

from collections import deque
from dataclasses import dataclass, field, replace
from typing import Any

from roastbot.brief import Brief
from roastbot.writers import Draft, Problem, Provenance


@dataclass(frozen=True)
class Call:
    """One thing the scripted writer was asked: `draft` is None for a first draft."""

    brief: Brief
    draft: Draft | None = None
    problems: tuple[Problem, ...] = ()


@dataclass
class ScriptedWriter:
    """Returns or raises what was enqueued, in order; being asked once too often is a test's mistake."""

    name: str = "scripted"
    history: list[Call] = field(default_factory=list)
    _answers: deque[Draft | Exception] = field(default_factory=deque)

    def enqueue(self, *answers: Draft | Exception) -> "ScriptedWriter":
        """Add answers to give; returns the writer itself, so that a test can build it in one line."""
        self._answers.extend(answers)
        return self

    def write(self, brief: Brief) -> Draft:
        """Give the next answer."""
        return self._next(Call(brief))

    def revise(self, brief: Brief, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        """Give the next answer."""
        return self._next(Call(brief, draft, problems))

    def _next(self, call: Call) -> Draft:
        self.history.append(call)
        assert self._answers, f"the scripted writer was asked {len(self.history)} times and has no answer left"
        answer = self._answers.popleft()
        if isinstance(answer, Exception):
            raise answer
        return answer


def draft(**changed: Any) -> Draft:
    """Return an invented draft that has nothing wrong with its shape; fields given replace its own."""
    body = "The pull request adds a shelf. It holds one book, and the book is about shelves. " * 6
    base = Draft(
        title="Shelf Help",
        description="One shelf, one book.",
        body=body.strip(),
        verdict_name="The Librarian",
        verdict_line="catalogued the catalogue.",
        provenance=Provenance("scripted"),
    )
    return replace(base, **changed)
