"""What each rule of the checker supports, what it refutes, and what it leaves to others; the harmless first."""

from dataclasses import replace
from functools import cache

import pytest

from builders import at, brief, commit, lines, pull
from roastbot.claims import Claim, Kind, Verdict
from roastbot.evidence import Absent, Actor, Comment, Dossier, Reason, Review
from roastbot.factcheck import Checker
from roastbot.facts import with_findings
from small_dossier import draft


@cache
def mill() -> Dossier:
    """Return a pull request that was reviewed and of which everything was read."""
    found = pull(
        "Grind the corn twice",
        commit("Mon 09:00 Add the mill wheel", {"src/wheel.py": "def turn_wheel():\n    return 1\n" + lines(40)}),
        commit("Mon 10:30 Fix the lower stone", {"src/stone.py": "STONE_SIZE = 4\n" + lines(75)}),
        commit("Tue 08:15 Fix the upper stone", {"src/stone.py": "STONE_SIZE = 5\n" + lines(61)}),
        commit("Wed 17:45 Rename the miller", {"src/wheel.py": "def spin_wheel():\n    return 2\n" + lines(33)}),
        commit("Thu 11:20 Grind it all again", {"docs/corn.md": lines(9, "corn")}),
        description="This mill grinds the corn twice, so that nobody has to chew.\n\nIt comes with 31 new sieves.",
        threads=[("src/stone.py", "bob: Why is the stone so warm?", "ada: It has been a long week at the mill.")],
    )
    review = Review("R1", Actor("carol"), "APPROVED", "Looks good to me, grind away.", at("Thu 12:00"), "https://x.y/r")
    comment = Comment("C9", Actor("mill[bot]", is_bot=True), "Coverage went down by a sack.", at("Thu 12:05"), "u")
    return replace(found, reviews=(review,), comments=(comment,))


@cache
def checker(*missing: str) -> Checker:
    """Return a checker of the mill, with kinds of evidence that were not read."""
    gone = replace(mill(), missing=dict.fromkeys(missing, Absent(Reason.NOT_SERVED)))
    made = brief(gone)
    return Checker(gone, with_findings(made.facts, made.findings))


def claims(body: str, *missing: str) -> tuple[Claim, ...]:
    """Return the claims of a body."""
    return checker(*missing).examine(draft(body))


def refuted(body: str, *missing: str) -> list[str]:
    """Return the words of the claims that are called unsupported."""
    return [claim.span for claim in claims(body, *missing) if claim.verdict is Verdict.UNSUPPORTED]


@pytest.mark.parametrize(
    "body",
    [
        "One of the five commits is called Monday's child; it is a five-commit odyssey.",
        "A catch-22, a zero-day and my two cents walk on all fours through death by a thousand cuts.",
        "The description promises 31 new sieves.",
        "Two of the commits begin with Fix; a fence like a clock with 400 hands.",
        'Somebody asked "Why is the stone so warm?" and bob asked "Why is the stone so warm?"',
        'Bob\u2019s review... "Looks good ... grind away" is what carol wrote.',
        "carol approved it, bob asked, and ada wrote all of it.",
        'The first commit is "Add the mill wheel". The last commit is "Grind it all again".',
        '"Fix the lower stone" is immediately followed by "Fix the upper stone".',
        '"Add the mill wheel" came first, then "Rename the miller".',
        '"Add the mill wheel" was followed by two fix commits.',
        "`def`, `None`, `pytest -x`, `git push --force`, `SIGTERM`, `kill(2)`, `True` and `str()` are nobody's.",
        "It adds `spin_wheel()` in `src/wheel.py` and removes `turn_wheel`.",
        "The commit log, in order: `Add the mill wheel`, then `Rename the miller`.",
        "Ninety minutes later came `Fix the lower stone`.",
        "He is hopeful, stubborn and kind, as only millers are. Nobody ever said so.",
    ],
)
def test_the_true_and_the_unprovable_are_left_alone(body: str) -> None:
    """Facts, quotations, deeds, orders, names of the trade, idioms and opinions."""
    assert refuted(body) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("It is a four-commit odyssey.", Kind.NUMBER),
        ("The pull request was made in six commits.", Kind.NUMBER),
        ("`src/stone.py` gained 9 lines.", Kind.NUMBER),
        ("A three-digit number of files changed.", Kind.NUMBER),
        ("The description promises 41 new sieves.", Kind.NUMBER),
        ("It has 31 sieves.", Kind.NUMBER),
        ("Forty minutes later came `Fix the lower stone`.", Kind.NUMBER),
        ("Dozens of commits later it turned.", Kind.NUMBER),
        ('bob wrote "Looks good to me, grind away."', Kind.QUOTATION),
        ('The description says "Why is the stone so warm?"', Kind.QUOTATION),
        ('"Looks good to me, grind slowly" is what carol wrote.', Kind.QUOTATION),
        ('"grind ... good" is what carol wrote.', Kind.QUOTATION),
        ("> Nobody has to grind", Kind.QUOTATION),
        ("bob approved it.", Kind.PERSON),
        ("Reviewer mallory asked why.", Kind.PERSON),
        ('The first commit is "Rename the miller".', Kind.ORDER),
        ('"Fix the lower stone" is immediately followed by "Rename the miller".', Kind.ORDER),
        ('"Rename the miller" came first, then "Add the mill wheel".', Kind.ORDER),
        ('"Add the mill wheel" was followed by six fix commits.', Kind.ORDER),
        ("The mill lost `src/wheel.py` in `src/grain.py`.", Kind.PATH),
        ("`STONE_SIZE` in `src/wheel.py` says it.", Kind.CODE),
        ("It removed `spin_wheel`.", Kind.DEED),
        ("Commit `deadbe1` did it.", Kind.COMMIT),
        ("See [it](https://github.com/ada/engine/pull/7/files#diff-0123abcd).", Kind.LINK),
        ("See [it](evidence:commit:deadbe1).", Kind.LINK),
    ],
)
def test_the_false_is_refuted(body: str, kind: Kind) -> None:
    """By a claim of its kind; an order that says a number is refuted as both."""
    found = [claim for claim in claims(body) if claim.verdict is Verdict.UNSUPPORTED]
    assert kind in {claim.kind for claim in found} <= {kind, Kind.NUMBER}, found
    assert found[0].reason


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("bob approved it.", "reviews"),
        ("Reviewer mallory asked why.", "threads"),
        ('bob asked "Is this thing still turning at all?"', "comments"),
        ('The description says "There is no corn in here"', "description"),
    ],
)
def test_what_was_not_read_refutes_nothing(body: str, missing: str) -> None:
    """It is undecided, and says why."""
    assert refuted(body) != []
    assert refuted(body, missing) == []
    assert [claim.reason for claim in claims(body, missing) if claim.verdict is Verdict.UNDECIDED]


def test_a_claim_says_where_it_stands_and_what_proves_it() -> None:
    """Offsets are into the raw Markdown, markup and all."""
    body = "It took **five** commits, and `src/stone.py` says [so](evidence:title)."
    for claim in claims(body):
        assert claim.verdict is Verdict.SUPPORTED
        assert claim.receipt
        assert claim.sentence == "It took five commits, and src/stone.py says so."
    assert [body[claim.start : claim.end] for claim in claims(body)] == [
        "five** commits",
        "src/stone.py",
        "evidence:title",
    ]


def test_what_is_known_instead_is_told() -> None:
    """A writer can mend a number without a second look at the facts."""
    (found,) = [claim for claim in claims("A six-commit job.") if claim.verdict is Verdict.UNSUPPORTED]
    assert found.known.startswith("5 commits")


def test_words_that_may_not_be_quoted_support_no_quotation() -> None:
    """Somebody whose consent was never asked stays unquoted."""
    withheld = replace(mill(), withheld=frozenset({"thread:1.1"}))
    body = 'bob asked "Why is the stone so warm?"'
    assert [claim.verdict for claim in Checker(withheld, ()).examine(draft(body))][-1:] != [Verdict.SUPPORTED]
