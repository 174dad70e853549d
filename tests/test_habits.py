"""The habits of a draft: what is a plain fact or somebody's own words is none, and the banned list is found."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import invented_pulls
from builders import brief
from invented import dossier
from real_dossiers import load
from roastbot.evidence import Dossier, EarlierRoast
from roastbot.frontmatter import parse
from roastbot.habits import MARK, check_habits
from roastbot.writers import Problem
from roastbot.writers.offline import OfflineWriter
from writers.scripted import draft

HARBOUR = dossier()
POSTS = {
    20608: ("mea-culpa.md", 25),
    21252: ("roast-desertaxle-refactoring-sisyphus.md", 25),
    21477: ("roast-desertaxle-two-bytes.md", 14),
}


def habits(body: str, of: Dossier = HARBOUR, **fields: str) -> list[str]:
    """Return the words at fault in a draft with this body."""
    return [problem.words for problem in check_habits(draft(body=body, **fields), of)]


@pytest.mark.parametrize(
    "fact",
    [
        "If the flag is not set, it is read from the file.",
        "When the table is not there, it is created.",
        "The test was not run. It was removed on Tuesday.",
        "The tide is not measured; it is looked up.",
        "The function returns not the value but its address.",
        "The new test covers not one tide but three.",
        "The second commit adds less code and removes the rest.",
        "The description is 12 lines long, and more follow in the comments.",
        "A key that looks like a path is kept as it is.",
        "The parser treats an empty tide as if it were zero.",
        "It reads a raw signal as though it were a crash.",
        "The class behaves like a dictionary.",
        "Colours (like a red one) are kept, and people like some of them.",
        "It seemed like a good place to start.",
        "When you open the file, the table is there.",
        "The range is 10\u201312 metres.",
        "The flag is called `--dry-run`, and `a -- b` is a comment.",
        "A patient reviewer asked twice.",
        "The translation: the German file has one line more.",
        "The gem is pinned in the lock file.",
        "The log reads the file twice.",
        "The description promises `literally no change`.",
        "The goal of the change is a table that may be empty.",
        "Nothing in the description says which harbour.",
        "The test thought of as flaky is gone.",
        "The branch was well-kept, and the merge re-used it.",
        "Whatever the tide does, the harbour opens.",
    ],
)
def test_a_plain_fact_is_no_habit(fact: str) -> None:
    """Conditions, deeds side by side, ranges, options and comparisons of code are said like this."""
    assert habits(fact) == []


@pytest.mark.parametrize(
    "said",
    [
        "It's not a bug, it's a feature",
        "literally a crown jewel",
        "Credit where credit is due",
        "wait \u2014 what",
        "like a house of cards",
    ],
)
def test_what_somebody_wrote_is_their_habit(said: str) -> None:
    """Between quotation marks, in code and in a block quote, the words are evidence."""
    of = dossier(description=said)
    assert habits(f'The description says "{said}" and ends.', of) == []
    assert habits(f"The description says `{said}` and ends.", of) == []
    assert habits(f"The description ends:\n\n> {said}\n\nThat was Friday.", of) == []


def test_a_pull_request_may_be_told_in_its_own_words() -> None:
    """A harbour for patients and onions has them among its nouns, whatever other roasts did with them."""
    own = dossier(title="Sort the onions of patients before surgery")
    assert habits("The onions are sorted. The patients wait, and surgery follows.", own) == []
    assert len(habits("The onions are sorted. The patients wait, and surgery follows.")) == 3


def test_a_short_word_in_marks_that_somebody_wrote_is_a_quotation() -> None:
    """The review, complete: hm."""
    assert habits('The review, complete: "hm".') == []
    assert habits('The harbour got a "refit" of its table.') == ['"refit"']


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("This isn't a cache. It's a diary.", "isn't a cache. It's a diary"),
        ("That is not a fix \u2014 that is a wish.", "is not a fix \u2014 that is a wish"),
        ("It was not a rename; it was a rewrite.", "was not a rename; it was a rewrite"),
        ("You haven't written a test, you've written a prayer.", "haven't written a test, you've written a prayer"),
        ("Not a bug. A feature.", "Not a bug. A feature"),
        ("The file is less a module, more a mood.", "less a module, more a mood"),
        ("It reads more a diary than a log.", "more a diary than a log"),
        ("The table moved not because it had to, but as a hobby.", "not because it had to, but as a hobby"),
        ("One tide is late \u2014 the last one.", "One tide is late \u2014 the last one."),
        ("One tide is late -- the last one.", "One tide is late -- the last one."),
        ("The crown jewel is the table.", "crown jewel"),
        ("Then comes the pi\u00e8ce de r\u00e9sistance.", "pi\u00e8ce de r\u00e9sistance"),
        ("Credit where it's due: the test holds.", "Credit where"),
        ("To her credit, the test holds.", "To her credit"),
        ("When your table needs a table, sit down.", "When your table needs a table,"),
        ("The commit log reads like a diary.", "commit log reads like"),
        ("Nothing says calm like a force push.", "Nothing says"),
        ("It drains. Translation: the sea is gone.", "Translation:"),
        ("The goal is perfectly reasonable.", "goal is perfectly reasonable"),
        ("The execution, however, took nine commits.", "The execution, however"),
        ("The table is genuinely empty.", "genuinely"),
        ("The review is a heist in three acts.", "heist"),
        ("The patient died at noon.", "The patient"),
        ("It is like booking a ship to cross a river.", "It is like booking a ship to cross a river"),
        ("The commit slips in as if nothing had happened.", "as if nothing had happened"),
        ("The test seemed to say otherwise.", "seemed to say"),
        ("By noon she wondered about nothing else.", "she wondered"),
        ("It has no tests, no docs, and no harbour.", "no tests, no docs, and no harbour"),
        ("The pull request adds +212/-3 across 2 files.", "+212/-3"),
    ],
)
def test_the_banned_list_is_found_with_its_exact_words(body: str, words: str) -> None:
    """The words stand in the draft as they are given back, so that a writer finds them."""
    assert words in habits(body)


def test_a_size_that_comes_later_is_a_size() -> None:
    """Only as an opening it is a habit."""
    assert habits("The harbour keeps tides. They moved. On Monday it stood at +212/-3.") == []


LONG = "The harbour keeps a table of tides and reads it whenever a ship asks for the height of the water at the gate"


def test_a_block_of_long_paragraphs_wants_one_short_one() -> None:
    """One paragraph under 25 words is enough; a post of three paragraphs is no block."""
    grey = [f"{opening} {LONG}, {LONG}." for opening in ("Once", "Later", "Then", "At noon")]
    assert habits("\n\n".join(grey)) == ["Once The harbour keeps a table of tides"]
    assert habits("\n\n".join([*grey, "The gate is open."])) == []
    assert habits("\n\n".join(grey[:3])) == []


def test_two_paragraphs_that_open_alike_are_one_too_many() -> None:
    """The first three words, whatever their case; an article alone is no opening, and lines of a list may repeat."""
    assert habits("The table is new. A.\n\nThe table is old. B.") == ["The table is"]
    assert habits("The table is new. A.\n\nThe tide is old. B.\n\nThe gate is red. C.") == []
    assert habits("- On Monday it opened.\n- On Monday it closed.") == []


def earlier(text: str, title: str = "High Water") -> Dossier:
    """Return a pull request on a blog with one roast."""
    return replace(HARBOUR, earlier=(EarlierRoast("posts/a.md", title, date(2026, 9, 1), text),))


def test_the_titles_and_images_of_earlier_roasts_are_used_up() -> None:
    """The title, the epithet's figure, the comparison, and a whole turn of phrase."""
    told = "It was like a cruise ship. The gate opened twice before anybody found the missing ladder."
    told += "\n\n**The Tide Warden** \u2014 waits"
    of = earlier(told)
    assert check_habits(draft(body="Fine.", title="High Water"), of)[0].where == "title"
    found = check_habits(draft(body="Fine.", verdict_name="The Harbour Warden"), of)
    assert [(one.where, one.words) for one in found] == [("verdict_name", "The Harbour Warden")]
    assert habits("So the gate opened twice before anybody found it.", of) == ["the gate opened twice before anybody"]
    assert habits("It fits like a cruise ship in a bath.", of).count("like a cruise ship in a bath") == 2


def test_what_two_roasts_quote_from_one_repository_is_nobodys_joke() -> None:
    """The same rule, quoted in both, is the repository's."""
    rule = "every harbour keeps exactly one honest table"
    assert habits(f'The rule says "{rule}".', replace(earlier(f'The rule: "{rule}".'), description=rule)) == []


def test_a_post_in_another_language_is_judged_by_its_form_alone() -> None:
    """English phrases mean nothing there, and a dash is its own custom."""
    made = draft(body="La mar\u00e9e est basse \u2014 literally.")
    assert check_habits(made, HARBOUR, english=False) == ()
    assert check_habits(replace(made, title="High Water"), earlier("x"), english=False) != ()


def test_each_habit_says_what_to_do_instead_and_that_it_is_one() -> None:
    """A writer has to tell a habit from a falsehood."""
    found = check_habits(draft(body="This isn't a cache. It's a diary."), HARBOUR)
    assert found == (Problem("body", found[0].words, found[0].advice),)
    assert found[0].advice.startswith(MARK)
    assert len(found[0].advice) > len(MARK) + 20


@given(
    st.lists(
        st.sampled_from(["not ", "is not a ", "\u2014", "less ", "more ", "it's ", "like a ", '"', "`", ". ", "x"])
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(parts: list[str]) -> None:
    """Nothing raises, whatever stands beside what."""
    check_habits(draft(body="".join(parts)), HARBOUR)


def test_a_hostile_body_costs_no_minute() -> None:
    """As long as the gate lets a body be, made of what the patterns look for."""
    start = time.perf_counter()
    for piece in (
        "is not a ",
        "less x ",
        "not because ",
        "no a, no ",
        "as if ",
        "like a ",
        "she ",
        "\u2014 ",
        "When you ",
    ):
        check_habits(draft(body=(piece * 12_000)[:11_990]), HARBOUR)
    assert time.perf_counter() - start < 20


@pytest.mark.real
@pytest.mark.parametrize("number", POSTS)
def test_the_published_posts_have_many(number: int, real: Path) -> None:
    """They are what the list was made from; a check that finds few there finds nothing."""
    name, least = POSTS[number]
    post = parse((real / "dev-log/content/blog" / name).read_text(encoding="utf-8"))
    made = draft(title=str(post.metadata["title"]), description=str(post.metadata["description"]), body=post.content)
    found: tuple[Problem, ...] = check_habits(made, load(real / f"prefect-{number}"))
    assert len(found) >= least
    assert len({problem.advice for problem in found}) >= 6


@pytest.mark.parametrize("make", invented_pulls.ALL, ids=lambda make: make.__name__)
def test_the_offline_writer_has_none(make: Callable[[], Dossier]) -> None:
    """Its turns of phrase are written by hand, and it is never asked to mend one."""
    of = make()
    assert check_habits(OfflineWriter().write(brief(of)), of) == ()


@pytest.mark.real
@pytest.mark.parametrize("number", POSTS)
def test_the_offline_writer_has_none_where_the_published_posts_have_many(number: int, real: Path) -> None:
    """The same three pull requests."""
    of = load(real / f"prefect-{number}")
    assert check_habits(OfflineWriter().write(brief(of)), of) == ()
