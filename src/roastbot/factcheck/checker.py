"""Reads a draft, or a whole post, claim by claim."""

from collections.abc import Iterator

from roastbot import layout
from roastbot.claims import Claim, Kind, Verdict
from roastbot.evidence import Dossier
from roastbot.factcheck import naming, numbers, order, people, quoting
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.sentences import Sentence, sentences
from roastbot.findings import Fact
from roastbot.gate import BODY_LIMIT
from roastbot.invisible import clean_line
from roastbot.writers import Draft, Problem

PLAIN_FIELDS = ("title", "description", "verdict_name", "verdict_line")
LONGEST_POST = 40_000  # characters, twice what the gate lets pass; what is longer is no post
SHOWN = 120  # characters of a claim shown in a problem
_JUDGES = (quoting.judge, naming.judge, numbers.judge, people.judge, order.judge)


class Checker:
    """Holds drafts about one pull request against what is known of it; what it indexes serves every check."""

    def __init__(self, dossier: Dossier, facts: tuple[Fact, ...]) -> None:
        self._desk = Desk(dossier, facts)

    def examine(self, draft: Draft) -> tuple[Claim, ...]:
        """Return every claim in `draft` with its verdict: the body's first, each field in reading order.

        Offsets are into the field's own text. A body beyond BODY_LIMIT is not read; the gate refuses it.
        """
        if len(draft.body) > BODY_LIMIT:
            return ()
        found = list(self._text("body", draft.body))
        for field in PLAIN_FIELDS:
            said = list(sentences(field, layout.plain(getattr(draft, field)), self._desk, None))
            found += _in_order(claim for sentence in said for claim in self._sentence(sentence))
        return tuple(found)

    def examine_text(self, markdown: str) -> tuple[Claim, ...]:
        """Return every claim in a whole post's Markdown, front matter taken off, with offsets into it.

        A text beyond LONGEST_POST is not read.
        """
        return () if len(markdown) > LONGEST_POST else self._text("body", markdown)

    def check(self, draft: Draft) -> tuple[Problem, ...]:
        """Return what in `draft` is not so, in words a writer can act on; links are the gate's to check."""
        return tuple(
            dict.fromkeys(
                Problem(claim.field, claim.span[:SHOWN], _advice(claim))
                for claim in self.examine(draft)
                if claim.verdict is Verdict.UNSUPPORTED and not is_the_gates(claim)
            )
        )

    def _text(self, field: str, markdown: str) -> tuple[Claim, ...]:
        laid = layout.lay_out(markdown)
        found = [naming.judge_block(field, block, self._desk) for block in laid.blocks]
        said: list[Sentence] = []
        for strip in laid.strips:
            said += sentences(field, strip, self._desk, said[-1] if said else None)
        found += [claim for sentence in said for claim in self._sentence(sentence)]
        found += order.judge_lists(said, self._desk)
        return _in_order(found)

    def _sentence(self, sentence: Sentence) -> Iterator[Claim]:
        for judge in _JUDGES:
            yield from judge(sentence, self._desk)


def _in_order(claims: "Iterator[Claim] | list[Claim]") -> tuple[Claim, ...]:
    unique = {(claim.start, claim.end, claim.kind): claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.start, claim.end)))


def is_the_gates(claim: Claim) -> bool:
    """Whether a claim is about where a link leads, which the gate judges more strictly."""
    return claim.kind is Kind.LINK and not claim.span.lstrip().startswith(("#", "PR", "pull", "Pull", "issue", "Issue"))


def _advice(claim: Claim) -> str:
    return f"{claim.reason} (known: {clean_line(claim.known)})" if claim.known else claim.reason
