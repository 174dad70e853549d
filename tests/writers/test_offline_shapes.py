"""What a post is about, and the shape that follows from it; whether it can be told apart from a template."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import invented_pulls
from builders import brief, commit, lines, pull
from real_dossiers import load
from roastbot.brief import Brief
from roastbot.evidence import Dossier, EarlierRoast
from roastbot.findings import Fact, Finding, Receipt
from roastbot.roasting import checker
from roastbot.writers import Draft
from roastbot.writers.offline import OfflineWriter, shaped
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.grammar import Dice
from roastbot.writers.offline.memory import Memory
from roastbot.writers.offline.plot import plot
from roastbot.writers.offline.remarks import REMARKS
from roastbot.writers.offline.shapes import SHAPES
from roastbot.writers.offline.spoken import spoken
from roastbot.writers.offline.takes import TAKES
from roastbot.writers.offline.theses import LISTED, PAIRS, THESES
from roastbot.writers.offline.thesis import SHAPE_OF, Shape
from writers.any_pull import pulls

REAL = (20608, 21252, 21477)
MOST_ALIKE = 0.08  # of the sentences of two posts, on the average, that they share word for word


def shape(made: Brief) -> Shape:
    """Return the shape a brief's findings ask for."""
    return plot(Desk(made, Dice(made.dossier.pull_request.reference))).shape


def told(dossier: Dossier, *findings: Finding) -> Draft:
    """Return the post about these findings alone."""
    made = brief(dossier)
    return OfflineWriter().write(replace(made, findings=findings or made.findings))


def finding(dossier: Dossier, claim: str, *places: tuple[str, str], praise: bool = False, weight: int = 5) -> Finding:
    """Return a finding of a kind the writer has never heard of."""
    receipts = tuple(Receipt.quote_from(dossier, source, quote) for source, quote in places)
    facts = (Fact("unheard_of.one", "x", "", "x"), Fact("unheard_of.other", "y", "", "y"))
    return Finding("unheard_of", claim, facts, receipts, weight, praise=praise)


def opens(paragraph: str) -> str:
    """Return the words a paragraph opens with, as a reader sees them."""
    return " ".join(re.sub(r"\]\([^)]*\)|[\[`\"]", "", paragraph).split()[:2]).casefold()


MILL = pull(
    "Turn the wheel",
    commit("Mon 09:00 Add the wheel", {"mill.py": lines(150, "w")}),
    commit("Mon 11:00 Grease the wheel", {"mill.py": lines(190, "v")}),
    commit("Tue 09:00 Paint the door", {"door.py": lines(30, "d")}),
    threads=[("mill.py", "bob: Why is it so warm?")],
)
TITLE = f"commit:{MILL.commits[0].short}"


def test_a_claim_that_does_not_stand_up_is_not_told() -> None:
    """Not even where a finding makes it; its other sentence is."""
    made = Desk(brief(MILL), Dice("x"))
    half = finding(MILL, "It has 12,345 lines. \u201cAdd the wheel\u201d came first.", (TITLE, "Add the wheel"))
    assert spoken(made, half) == f'["Add the wheel"](evidence:{TITLE}) came first.'
    assert not spoken(made, finding(MILL, "It took 77 hours.", (TITLE, "Add the wheel")))


@pytest.mark.parametrize(
    "words", ["<b>x</b>", "[x](http://evil.example)", "@all", "`", "two\nlines", "![x](y)", "\u202e"]
)
def test_hostile_words_of_a_claim_do_nothing(words: str) -> None:
    """Neither outside of quotation marks nor between them."""
    dossier = pull(f"Turn the {words} wheel".replace("\n", " "), commit("Mon 09:00 Add it", {"mill.py": lines(9, "w")}))
    for claim in (f"{words} is new.", f"It says \u201c{words}\u201d here.", f"In {words}_{words} stands a wheel."):
        made = brief(dossier)
        one = finding(dossier, claim, ("title", dossier.pull_request.title))
        made = replace(made, findings=(one,))
        assert checker(made)(OfflineWriter().write(made)).problems == ()


def test_a_finding_of_a_new_kind_is_told_by_its_claim_and_its_receipts() -> None:
    """With a link to where its words stand, and code set as code."""
    dossier = pull("Turn the wheel", commit("Mon 09:00 Add the wheel", {"mill.py": "def turn_wheel():\n    pass\n"}))
    short = dossier.commits[0].short
    one = finding(
        dossier,
        "turn_wheel came with \u201cAdd the wheel\u201d and stands in mill.py.",
        (f"commit:{short}", "Add the wheel"),
        (f"patch:{short}:mill.py", "def turn_wheel():"),
    )
    assert (
        f'`turn_wheel` came with ["Add the wheel"](evidence:commit:{short}) and stands in `mill.py`.'
        in told(dossier, one).body
    )


def test_a_new_kind_needs_no_vocabulary_and_gets_a_shape_from_its_receipts() -> None:
    """Talk makes a dialogue, the author's words a promise, commits a chronicle, one place a life."""
    made = brief(MILL)
    one, two = (f"commit:{made.short}" for made in MILL.commits[:2])
    for places, expected in (
        ([("thread:1.1", "Why is it so warm?"), (one, "Add the wheel")], Shape.DIALOGUE),
        ([("title", "Turn the wheel"), (one, "Add the wheel")], Shape.PROMISE),
        ([(one, "Add the wheel"), (two, "Grease the wheel")], Shape.CLOCK),
        ([(one, "Add the wheel")], Shape.LIFE),
    ):
        found = finding(MILL, "It is so.", *places)
        assert shape(replace(made, findings=(found,))) is expected
    assert "unheard_of" not in {*TAKES, *THESES, *SHAPE_OF, *REMARKS}


def test_praise_is_told_and_left_standing() -> None:
    """Whatever kind of finding it is; the sentence is the compliment, and no other paragraph takes it back."""
    good = finding(
        MILL,
        "\u201cPaint the door\u201d says what it does.",
        (f"commit:{MILL.commits[2].short}", "Paint the door"),
        praise=True,
    )
    one = finding(MILL, "The wheel came first.", (TITLE, "Add the wheel"))
    draft = told(MILL, one, good)
    assert "says what it does." in draft.compliment
    assert draft.body.count(draft.compliment) == 1


def test_every_shape_has_its_own_way_of_beginning_and_ending() -> None:
    """The words for them are nobody else's."""
    assert set(SHAPES) == set(Shape)
    for phrases in (shaped.OPENINGS, shaped.ENDINGS, shaped.LAST_WORDS):
        for one, other in combinations(phrases.values(), 2):
            assert not {*one} & {*other}


@pytest.mark.parametrize("story", invented_pulls.ALL, ids=lambda story: story.__name__)
def test_no_two_paragraphs_open_alike_and_one_is_short(story: Callable[[], Dossier]) -> None:
    """A block of equal paragraphs is what a template looks like."""
    paragraphs = told(story()).body.split("\n\n")
    openings = [opens(paragraph) for paragraph in paragraphs]
    assert len(openings) == len(set(openings))
    assert min(len(paragraph.split()) for paragraph in paragraphs) < 25


def test_a_thesis_is_short_and_needs_no_more_than_its_kind() -> None:
    """About twelve words, one sentence, no image."""
    for phrases in (*THESES.values(), *PAIRS.values(), LISTED):
        for phrase in phrases:
            assert 5 <= len(phrase.split()) <= 17, phrase
            assert phrase.count(".") == 1, phrase
    assert set(THESES) >= {kind for pair in PAIRS for kind in pair}


@pytest.mark.real
def test_the_real_ones_have_three_theses_and_three_shapes(real: Path) -> None:
    """The issue's own words; the shape is the findings' doing."""
    made = [brief(load(real / f"prefect-{number}")) for number in REAL]
    stories = [plot(Desk(one, Dice(one.dossier.pull_request.reference))) for one in made]
    assert len({story.shape for story in stories}) == 3
    assert len({story.thesis.lead.kind for story in stories if story.thesis}) == 3
    drafts = [OfflineWriter().write(one) for one in made]
    for place in (0, -1):
        assert len({opens(draft.body.split("\n\n")[place]) for draft in drafts}) == 3


def blanked(draft: Draft) -> set[str]:
    """Return a post's sentences, figures, quotations, code and names taken out, those of four words or more."""
    text = re.sub(r"\]\(evidence:[^)]*\)", "]", draft.body)
    text = re.sub(r"\[?(?:\"[^\"\n]*\"|(`+).+?\1)\]?", "X", text, flags=re.DOTALL)
    text = re.sub(r"\b(?:about )?[+-]?\d[\d,:./+-]*(?: (?:days?|hours?|minutes?))?", "0", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: 0 [A-Z]\w+)?\b", "D", text)
    sentences = re.split(r"(?<=[.!?:])\s+|\n+", re.sub(r"[\[\]]", "", text))
    return {one.casefold() for one in sentences if len(re.findall(r"[a-z]+", one.casefold())) >= 4}


def likeness(drafts: Sequence[Draft]) -> tuple[float, float]:
    """Return which share of their sentences two posts have in common: on the average, and at the most."""
    said = [one for draft in drafts if (one := blanked(draft))]
    shares = [len(one & other) / min(len(one), len(other)) for one, other in combinations(said, 2)]
    return sum(shares) / len(shares), max(shares)


def generated(many: int) -> list[Draft]:
    """Return posts about so many pull requests as people make them, the same ones every time.

    No two have the same title, or the same number: a draw likes to repeat itself, and a repository does not.
    """
    drafts: dict[str, Draft] = {}

    @settings(
        max_examples=20 * many, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(pulls())
    def collect(dossier: Dossier) -> None:
        title = dossier.pull_request.title
        if title not in drafts and len(drafts) < many:
            numbered = replace(dossier.pull_request, number=100 + len(drafts))
            drafts[title] = told(replace(dossier, pull_request=numbered))

    collect()
    assert len(drafts) == many
    return list(drafts.values())


@pytest.mark.real
def test_the_real_ones_and_thirty_others_are_no_template(real: Path) -> None:
    """What two posts say word for word, figures and quotations aside, is little; the three real ones share nothing."""
    own = [told(load(real / f"prefect-{number}")) for number in REAL]
    assert likeness(own) == (0.0, 0.0)
    mean, most = likeness([*own, *generated(30)])
    print(f"two posts share {mean:.1%} of their sentences on the average, {most:.0%} at the most")
    assert mean < MOST_ALIKE


def earlier(draft: Draft, title: str = "") -> EarlierRoast:
    """Return a post as it stands on the blog afterwards."""
    text = f"{draft.body}\n\n**{draft.verdict_name}**: {draft.verdict_line}"
    return EarlierRoast("content/blog/a.md", title or draft.title, date(2026, 3, 1), text)


def test_nothing_is_remembered_where_nothing_was_said() -> None:
    """And single words, or figures that differ, are told from sentences."""
    assert not Memory(()).recalls("anything")
    past = Memory((EarlierRoast("a.md", "Fine Tuning", None, "The branch has 12 lines. So it went."),))
    assert past.recalls("fine tuning")
    assert past.recalls("The branch has 99 lines.")
    assert not past.recalls("Tuning fine")
    assert not past.recalls_phrase("{Lines} went.")
    assert past.recalls_phrase("[And the|The] branch has {lines}. So it went.")


@pytest.mark.parametrize("story", [invented_pulls.lighthouse, invented_pulls.bakery, invented_pulls.queue])
def test_what_an_earlier_roast_said_is_not_said_again(story: Callable[[], Dossier]) -> None:
    """Neither its title nor its verdict's name, its world or its thesis."""
    first = told(story())
    again = told(replace(story(), earlier=(earlier(first),)))
    thesis = next(one for one in first.body.split("\n\n") if len(one.split()) < 25)
    assert again.title != first.title
    assert again.verdict_name != first.verdict_name
    assert thesis not in again.body
    assert told(replace(story(), earlier=(earlier(first),))) == again


def test_two_lines_get_two_sentences_or_so() -> None:
    """A note has no chronicle, no list and no ceremony."""
    dossier = pull("Fix typo", "Mon 09:00 Fix typo +1/-1", merged="Mon 09:05")
    assert shape(brief(dossier)) is Shape.NOTE
    assert len(told(dossier).body.split()) <= 90


def test_four_hundred_commits_get_one_thesis() -> None:
    """And a post of usual length that passes."""
    verbs = ("Fix", "Harden", "Simplify")
    steps = [
        commit(f"Mon 0{n // 60}:{n % 60:02} {verbs[n % 3]} valve {n}", {f"a{n % 9}.py": lines(n % 50, f"v{n}")})
        for n in range(400)
    ]
    made = brief(pull("Mend valves", *steps))
    draft = OfflineWriter().write(made)
    assert checker(made)(draft).problems == ()
    assert len(draft.body.split()) < 500
