"""Sentences that are held against the check before they are taken: how a post is mended, and the last one there is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from roastbot import factcheck, gate, shape
from roastbot.brief import Brief
from roastbot.claims import Verdict
from roastbot.writers import Draft
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.exhibits import chosen, quotations_of, told_of
from roastbot.writers.offline.grammar import Dice

DECIDED: Final = 10  # claims of a post that are decided, where there is so much to claim
QUOTED: Final = 3
SPARE: Final = 6  # exhibits looked at beyond those that are needed, for when one does not pass
LARGEST: Final = 5  # commits whose sizes may be told


@dataclass(frozen=True)
class Proofs:
    """A writer's desk, and the check that all posts about its pull request have to pass."""

    desk: Desk

    @classmethod
    def of(cls, brief: Brief) -> "Proofs":
        """Return the proofs of one brief, with the pull request's own dice."""
        return cls(Desk(brief, Dice(brief.dossier.pull_request.reference)))

    def passes(self, draft: Draft) -> bool:
        """Whether nobody objects to a draft: not to its claims, its harmlessness or its form."""
        others = (*shape.check_shape(draft), *gate.check_draft(draft, self.desk.dossier))
        return not others and not self.desk.checker.check(draft)

    def decided(self, draft: Draft) -> int:
        """Return how many of a draft's claims are decided; where a link leads is nobody's claim."""
        claims = self.desk.checker.examine(draft)
        return sum(claim.verdict is not Verdict.UNDECIDED and not factcheck.is_the_gates(claim) for claim in claims)

    def with_receipts(self, draft: Draft) -> Draft:
        """Return the draft with quotations and figures before its last paragraph until it has enough of both.

        A sentence that does not pass is left out. Where there is no more to show, the draft has what there is.
        """
        paragraphs = draft.body.split("\n\n")
        shown: list[str] = []

        def made(*more: str) -> Draft:
            told = " ".join((*shown, *more))
            return replace(draft, body="\n\n".join(part for part in (*paragraphs[:-1], told, paragraphs[-1]) if part))

        def show(sentences: Iterable[str], is_enough: Callable[[Draft], bool]) -> None:
            for sentence in sentences:
                if is_enough(made()):
                    return
                shown.extend([sentence] if self.passes(made(sentence)) else [])

        show(self._exhibits(draft), lambda so_far: len(quotations_of(so_far.body)) >= QUOTED)
        show(self._sizes(made().body), lambda so_far: self.decided(so_far) >= DECIDED)
        return made()

    def _exhibits(self, draft: Draft) -> list[str]:
        told = quotations_of(draft.body)
        most = QUOTED - len(told)
        return told_of(self.desk, chosen(self.desk, told, most + SPARE)) if most > 0 else []

    def _sizes(self, told: str) -> Iterator[str]:
        """Yield sentences that are nothing but figures: of the whole first, then of the largest commits."""
        desk = self.desk
        created, merged = desk.instant("pull.created"), desk.instant("pull.merged")
        for count in (desk.count("pull.files"), desk.count("commits.count")):
            if count and count not in told:
                yield f"Git counts {count}."
        if created and merged:
            yield f"It was opened {desk.at(created)} and merged {desk.at(merged)}."
        if merged:
            yield f"The merge is from {desk.stamp(merged)}."
        if open_for := desk.text("pull.open.span"):
            yield f"It was open for {open_for}."
        if growth := desk.count("pull.growth"):
            yield f"By git's count it grew by {growth}."
        yield f"That makes {desk.count('pull.changed')} that changed."
        for commit in sorted(desk.dossier.commits, key=lambda one: -one.additions - one.deletions)[:LARGEST]:
            if own := desk.sum_of(f"commit.{commit.short}"):
                yield f"{desk.titled(commit)}, {desk.stamp(commit.authored_at)}, comes to {own}."
