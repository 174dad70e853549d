"""One thing has several sizes in one unit: what it gained, lost, had and has; a number is of the one that is said."""

from dataclasses import replace
from functools import cache

import pytest

from builders import brief, commit, lines, pull
from everything import everything
from roastbot.claims import Claim, Verdict
from roastbot.evidence import Absent, Dossier, Reason, SourceTree, TreeFile
from roastbot.factcheck import Checker
from roastbot.facts import with_findings
from small_dossier import draft


@cache
def rich() -> Checker:
    """Return a checker of the dossier that has something of everything."""
    return _of(everything())


@cache
def plain() -> Dossier:
    """Return a small pull request with a gap of a night in it."""
    return pull(
        "Sort the tickets",
        commit("Mon 10:00 Sort the tickets", {"queue.py": lines(30), "docs/queue.md": lines(6)}),
        commit("Mon 12:10 Fix the bell", {"bell.py": lines(8)}),
        commit("Tue 10:15 Fix the counter", {"counter.py": lines(12)}),
        merged="Wed 09:00",
    )


def _of(dossier: Dossier) -> Checker:
    made = brief(dossier)
    return Checker(dossier, with_findings(made.facts, made.findings))


def verdicts(checker: Checker, body: str, words: str) -> set[str]:
    """Return the verdicts of the claims that have these words."""
    found: tuple[Claim, ...] = checker.examine(draft(body))
    return {str(one.verdict) for one in found if words in one.span}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("One line of it is worth a second look.", "One"),
        ("They went through one commit at a time.", "one"),
        ("Both lines and files are counted here.", "Both"),
        ("The bell was first and the counter second. Both commits are short.", "Both"),
    ],
)
def test_small_words_are_mostly_no_numbers(body: str, words: str) -> None:
    """`one` counts nothing unless something measures it, and `both` may be the two that were just named."""
    assert str(Verdict.UNSUPPORTED) not in verdicts(_of(plain()), body, words)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The merged diff takes out one line.", "one line"),
        ("From opening to merging it took one hour.", "one hour"),
        ("The change touches one file.", "one file"),
        ("Both commits of the branch are short.", "Both"),
        ("The change touches both of its files.", "both"),
        ("Commit {0} adds one line.", "one line"),
        ("A third of the commits have a title that begins with fix.", "third"),
    ],
)
def test_small_words_that_measure_are_numbers(body: str, words: str) -> None:
    """Three commits, four files, no line taken out, two days: none of these is so."""
    said = body.format(plain().commits[0].short)
    assert str(Verdict.UNSUPPORTED) in verdicts(_of(plain()), said, words)


def sizes(ending: str) -> int:
    """Return a size of src/engine.py in the rich dossier."""
    return next(int(str(f.value)) for f in brief(everything()).facts if f.id == f"file.src/engine.py.{ending}")


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("additions", "`src/engine.py` gained {n} lines."),
        ("deletions", "`src/engine.py` lost {n} lines."),
        ("before", "Before the change, `src/engine.py` had {n} lines."),
        ("after", "As merged, `src/engine.py` has {n} lines."),
        ("after", "`src/engine.py` is {n} lines long now."),
    ],
)
def test_each_size_of_a_file_is_its_own(ending: str, said: str) -> None:
    """The true one is supported, and each of the file's other sizes is refuted in its place."""
    others = {sizes(one) for one in ("additions", "deletions", "before", "after")} - {sizes(ending)}
    assert others
    assert verdicts(rich(), said.format(n=sizes(ending)), "lines") == {"supported"}
    for other in others:
        if (ending, other) != ("additions", sizes("after") - sizes("before")):  # it gained so many, in the end
            assert verdicts(rich(), said.format(n=other), "lines") == {"unsupported"}, other


def test_two_states_of_a_thing_are_told_in_one_sentence() -> None:
    """What is said to be before is said of the first figure alone, and `the change` only says when."""
    said = "`src/engine.py` had {} lines before the change and has {} lines as merged."
    before, after = sizes("before"), sizes("after")
    assert before != after
    assert verdicts(rich(), said.format(before, after), "lines") == {"supported"}
    swapped = verdicts(rich(), said.format(after, before), "lines")
    assert "unsupported" in swapped
    assert "supported" not in swapped


def test_people_who_wrote_are_not_the_people_who_reviewed() -> None:
    """Two are the authors, one is the reviewer; the sentence's own words say which are meant."""
    assert verdicts(rich(), "Git names 2 people as authors.", "people") == {"supported"}
    assert verdicts(rich(), "It was reviewed by 2 people.", "people") != {"supported"}


def test_a_share_is_of_what_the_sentence_speaks_of() -> None:
    """Another share of the added lines has this value; that of the tests has not."""
    shares = {f.id: f.value for f in brief(everything()).facts if f.id.startswith("share.")}
    said = "Of the added lines, {}% are in files that hold tests."
    assert verdicts(rich(), said.format(shares["share.tests"]), "%") == {"supported"}
    assert shares["share.words"] != shares["share.tests"]
    assert verdicts(rich(), said.format(shares["share.words"]), "%") == {"unsupported"}


@pytest.mark.parametrize(
    ("lead", "hours", "verdict"),
    [
        ('First came "Sort the tickets". ', "Two", "supported"),  # to the bell, 12:10
        ("The kettle was on. ", "Two", "supported"),  # from the commit before it
        ("The pull request was opened at nine. ", "Three", "supported"),
        ("The kettle was on. ", "Three", "undecided"),  # so far from the opening, of which nobody spoke
        ("The kettle was on. ", "Forty", "unsupported"),
    ],
)
def test_later_is_later_than_what_was_told_before(lead: str, hours: str, verdict: str) -> None:
    """One end is named, the other is what the sentence before speaks of, or the commit before."""
    body = f"{lead}{hours} hours later there was commit {plain().commits[1].short}."
    assert verdicts(_of(plain()), body, "hours") == {verdict}


def test_a_sentence_may_go_on_about_the_thing_before() -> None:
    """`It` is what the sentence before was about; what it has not is left open, since `it` may be anything."""
    about = f"Then came commit {plain().commits[1].short}. "
    assert verdicts(_of(plain()), f"{about}It added 8 lines and rang.", "8 lines") == {"supported"}
    assert verdicts(_of(plain()), f"{about}It added 7 lines and rang.", "7 lines") == {"undecided"}


UNREAD = tuple(replace(one, patch=Absent(Reason.TOO_LARGE)) for one in plain().commits)


def test_the_list_of_changed_files_knows_what_was_not_touched() -> None:
    """Even where no patch was served; of what is only somewhere nothing is known."""
    checker = _of(replace(plain(), commits=UNREAD))
    assert verdicts(checker, "The change touches `bell.py`.", "bell.py") == {"supported"}
    assert verdicts(checker, "The change touches `lib/bell.py`.", "lib/bell.py") == {"unsupported"}
    assert verdicts(checker, "Part of it is in lib/bell.py.", "lib/bell.py") == {"undecided"}


def test_the_source_tree_knows_what_is_there() -> None:
    """A file nobody touched is a true path all the same, and one that is in no tree is none."""
    tree = SourceTree(tuple(TreeFile(path) for path in ("bell.py", "lib/tower.py", "queue.py")))
    checker = _of(replace(plain(), tree=tree))
    assert verdicts(checker, "The bell hangs in `lib/tower.py`.", "tower") == {"supported"}
    assert verdicts(checker, "The bell hangs in lib/tower.py.", "tower") == {"supported"}
    assert verdicts(checker, "The change touches `lib/tower.py`.", "tower") == {"unsupported"}
    assert verdicts(checker, "The bell hangs in `lib/steeple.py`.", "steeple") == {"unsupported"}


def test_a_word_is_no_function_because_somebody_used_it() -> None:
    """With parentheses behind it a name is called somewhere; an English word alone proves no function."""
    code = pull("Ring", commit("Mon 10:00 Ring", {"bell.py": "def ring():\n    return 1  # the bell registers it\n"}))
    assert verdicts(_of(code), "At the centre stands `ring()`.", "ring") == {"supported"}
    assert verdicts(_of(code), "At the centre stands `registers()`.", "registers") == {"unsupported"}
    assert verdicts(_of(code), "It says `registers` there.", "registers") == {"supported"}


def test_one_name_said_two_thousand_times_is_looked_for_once() -> None:
    """However a draft is made, a name's place is found once."""
    checker = _of(plain())
    seen: list[str] = []
    found = checker._desk.evidence.holds

    def counted(name: str) -> bool:
        seen.append(name)
        return found(name)

    checker._desk.evidence.holds = counted  # type: ignore[method-assign]
    assert len(checker.examine(draft("`no.such_name` " * 300))) == 300
    assert seen == ["no.such_name"]
