"""What nobody could check is refused where code owns the kind of claim; images and opinions are let be."""

import re
from dataclasses import dataclass, replace

import pytest

from invented import dossier
from roastbot.auditing import merged
from roastbot.brief import Brief
from roastbot.caution import cautious, is_owned
from roastbot.claims import Claim, Kind, Verdict
from roastbot.compose import compose
from roastbot.factcheck.judging_numbers import OF_READERS, ROUNDED
from roastbot.factcheck.naming import SAID_TO_BE_MISSING, UNREAD
from roastbot.factcheck.sizes import WHICH_ONE
from roastbot.inspection import Inspection
from roastbot.writers import Draft
from writers.scripted import ScriptedWriter, draft

BRIEF = Brief(dossier(), (), (), "system", "prompt", 0)


def claim(kind: Kind, span: str, reason: str = UNREAD, verdict: Verdict = Verdict.UNDECIDED) -> Claim:
    """Return a claim about the body."""
    return Claim("body", span, 0, len(span), kind, verdict, reason=reason)


@pytest.mark.parametrize(
    "made",
    [
        claim(Kind.NUMBER, "five pivots", OF_READERS),
        claim(Kind.NUMBER, "400 hands", "an image"),
        claim(Kind.NUMBER, "260 added lines", ROUNDED),
        claim(Kind.NUMBER, "sixth commit", WHICH_ONE),
        claim(Kind.CODE, "a_name", SAID_TO_BE_MISSING),
        claim(Kind.STATEMENT, "It was that sort of change."),
        claim(Kind.LINK, "https://example.com/", "it leads away from this repository"),
        claim(Kind.ORDER, "came last", "which place is meant is open"),
    ],
    ids=lambda made: made.span,
)
def test_what_a_reader_may_say_is_let_be(made: Claim) -> None:
    """Counts of things nobody counts, hedges near a known number, what is said to be missing, opinions."""
    assert not is_owned(made)
    assert cautious(Inspection((made,))).claims == (made,)


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.UNSUPPORTED])
def test_what_is_decided_stays_as_it_is(verdict: Verdict) -> None:
    """A claim with a verdict has its own reason."""
    made = claim(Kind.PATH, "lib/a.py", verdict=verdict)
    assert cautious(Inspection((made,))).claims == (made,)


@pytest.mark.parametrize(
    "made",
    [
        claim(Kind.NUMBER, "22 hours", "some moments are this far apart"),
        claim(Kind.NUMBER, "75%", "a share some facts have"),
        claim(Kind.NUMBER, "Half of the commits", "a share some facts have"),
        claim(Kind.PATH, "lib/ledger/schema.py"),
        claim(Kind.COMMIT, "1cc2d1b"),
        claim(Kind.CODE, "no_such_name"),
        claim(Kind.PERSON, "Ottoline approved"),
        claim(Kind.QUOTATION, '"ship it"'),
        claim(Kind.DEED, "removed"),
    ],
    ids=lambda made: made.span,
)
def test_what_code_owns_and_nobody_decided_is_refused(made: Claim) -> None:
    """The writer is told why it is open and what to write instead."""
    (refused,) = cautious(Inspection((made,))).unsupported
    assert (refused.span, refused.kind) == (made.span, made.kind)
    assert f"nobody could check this ({made.reason});" in refused.reason
    assert not cautious(Inspection((made,))).others


def check(made: Draft) -> Inspection:
    """Leave every path open."""
    found = re.finditer(r"lib/\w+\.py", made.body)
    return Inspection(tuple(replace(claim(Kind.PATH, m[0]), start=m.start(), end=m.end()) for m in found))


BODY = "This is a short story.\n\nMost of the story happens in lib/engine.py these days. " + "Gulls cried. " * 20


def test_without_a_second_reader_the_sentence_goes() -> None:
    """The writer insists, the sentence is cut, and the rest is its post; the claim is told as one that was cut."""
    writer = ScriptedWriter().enqueue(*[draft(body=BODY)] * 3)
    made = compose(BRIEF, writer, check, ScriptedWriter("offline"))
    assert made.fell_back_because is None
    assert "lib/engine.py" not in made.draft.body
    assert [cut.span for cut in made.cut] == ["lib/engine.py"]


def test_who_writes_alone_is_left_alone() -> None:
    """The writer made of facts and quotations has nobody behind it, and nothing to say instead."""
    made = compose(BRIEF, ScriptedWriter("offline").enqueue(draft(body=BODY)), check)
    assert made.draft.body == BODY
    assert [found.verdict for found in made.claims] == [Verdict.UNDECIDED]


@dataclass
class Reader:
    """A second reader that says the same of every sentence with a path in it."""

    verdict: Verdict | None

    def read(self, brief: Brief, made: Draft, inspection: Inspection) -> Inspection:
        """Return the inspection with this reader's verdict on each sentence; None says it has no opinion."""
        del brief, made
        if self.verdict is None:
            return inspection
        told = [replace(found, kind=Kind.STATEMENT, verdict=self.verdict) for found in inspection.claims]
        return replace(inspection, claims=tuple(told))


@pytest.mark.parametrize(("verdict", "stays"), [(Verdict.SUPPORTED, True), (None, False)])
def test_a_second_reader_decides_and_silence_decides_nothing(verdict: Verdict | None, *, stays: bool) -> None:
    """What it vouches for is printed; what it calls opinion, or never answered, is as open as before."""
    writer = ScriptedWriter().enqueue(*[draft(body=BODY)] * 3)
    made = compose(BRIEF, writer, check, ScriptedWriter("offline"), Reader(verdict))
    assert ("lib/engine.py" in made.draft.body) is stays


def test_a_reading_takes_the_place_of_the_claims_it_decided() -> None:
    """So nothing is refused that was vouched for."""
    assert merged((claim(Kind.PATH, "lib/a.py"),), {}) == (claim(Kind.PATH, "lib/a.py"),)
