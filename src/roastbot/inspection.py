"""What the checks say of one draft: its claims with their verdicts, and whatever else is wrong with it."""

from dataclasses import dataclass

from roastbot.claims import Claim, Verdict
from roastbot.writers import Problem


@dataclass(frozen=True, slots=True)
class Inspection:
    """One draft held against every check; `others` are problems of form, harm and length, `habits` those of style.

    Of the others a cut can mend none but a link that leads nowhere, since it stands in a sentence. A habit is worth a
    request and nothing more: with habits and without problems a draft may be printed.
    """

    claims: tuple[Claim, ...] = ()
    others: tuple[Problem, ...] = ()
    habits: tuple[Problem, ...] = ()

    @property
    def unsupported(self) -> tuple[Claim, ...]:
        """The claims that may not be printed."""
        return tuple(claim for claim in self.claims if claim.verdict is Verdict.UNSUPPORTED)

    @property
    def decided(self) -> tuple[Claim, ...]:
        """The claims that were proved or refuted."""
        return tuple(claim for claim in self.claims if claim.verdict is not Verdict.UNDECIDED)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything a writer has to mend before a draft may be printed, each once."""
        return tuple(dict.fromkeys((*self.others, *map(problem_of, self.unsupported))))

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """Everything a writer is told when it mends a draft: the problems, then habits in words that are no problem."""
        wrong = {(problem.where, problem.words) for problem in self.problems}
        return (*self.problems, *(habit for habit in self.habits if (habit.where, habit.words) not in wrong))


def problem_of(claim: Claim) -> Problem:
    """Return an unsupported claim as a writer is told of it: the exact words, what is wrong, what is known."""
    known = f" Known: {claim.known}." if claim.known else ""
    return Problem(claim.field, claim.span, f"{claim.reason}.{known}" if known else claim.reason)
