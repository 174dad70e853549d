"""A dossier as lines of JSON: complete, in order, and unable to end the block it stands in."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import HERE, commit, dossier, facts, findings, lines, patch
from roastbot import material
from roastbot.evidence import Absent, FilePatch, Reason
from roastbot.findings import Fact
from roastbot.material import Fixed, Hunks, Text, hunks_of, line_of, spoken
from roastbot.rations import size

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)


@given(ANY_TEXT)
def test_no_text_can_open_or_close_a_block_or_begin_a_line(text: str) -> None:
    """Angle brackets, ampersands and every kind of line break are escapes inside the JSON string."""
    line = line_of({"text": text})
    assert not set("<>&") & set(line)
    assert len(line.splitlines()) == 1
    line.encode("utf-8")


@given(st.text())
def test_what_is_escaped_reads_the_same(text: str) -> None:
    """The model reads the words themselves, so that it can quote them letter for letter."""
    assert json.loads(line_of(text)) == text


def test_an_instant_is_said_with_its_weekday_in_its_own_offset() -> None:
    """The author's Friday, not Greenwich's."""
    assert spoken(datetime(2026, 9, 18, 23, 30, tzinfo=HERE)) == "Friday 2026-09-18T23:30:00+02:00"
    assert spoken(datetime(2026, 9, 18, 21, 30, tzinfo=UTC)) == "Friday 2026-09-18T21:30:00+00:00"


@given(ANY_TEXT, st.integers(30, 400))
def test_a_cut_text_fits_says_so_and_is_a_beginning(text: str, room: int) -> None:
    """So that whatever is quoted from it is still verbatim."""
    line = Text({"id": "comment:1"}, text).within(room)
    if line is not None:
        assert size(line) <= room
        entry = json.loads(line)
        assert entry["cut"] is True
        assert text.encode("utf-8", "replace").decode().startswith(entry["text"])


def test_a_text_is_cut_at_the_end_of_a_line() -> None:
    """And only a line too long for the room is cut inside, at the end of a word."""
    short = Text({}, "one two\nthree four five").within(40)
    long = Text({}, "one two three four five").within(40)
    assert [json.loads(line or "")["text"] for line in (short, long)] == ["one two", "one two three"]


def test_a_text_that_does_not_even_begin_is_left_out() -> None:
    """An id without words proves nothing."""
    assert Text({"id": "description"}, "word").within(20) is None


def test_a_cut_patch_keeps_whole_hunks_in_order() -> None:
    """The second hunk does not fit; the third does."""
    entry = Hunks("x", {"id": "patch:x"}, ("+one", "+" + "two" * 50, "+three"))
    assert json.loads(entry.within(70) or "") == {"id": "patch:x", "cut": True, "hunks": ["+one", "+three"]}


def test_the_hunk_that_changes_most_is_kept_first() -> None:
    """Imports stand at the top of a file and are the least of its news."""
    entry = Hunks("x", {}, (" import a\n+import b\n import c", "-def old():\n+def new():\n+    return 1"))
    assert json.loads(entry.within(75) or "")["hunks"] == ["-def old():\n+def new():\n+    return 1"]


def test_a_lone_hunk_too_large_is_cut_between_lines() -> None:
    """Half a line of code would read like code somebody wrote."""
    entry = Hunks("x", {"id": "patch:x"}, ("+first line\n+second line\n+third line",))
    assert json.loads(entry.within(75) or "")["hunks"] == ["+first line\n+second line"]
    assert entry.within(45) is None


def test_a_fact_is_whole_or_not_there() -> None:
    """Half a number is another number."""
    assert Fixed(["commits.count", 17, "commits", "on the branch"]).within(1000) is None


def test_a_new_hunk_begins_where_line_numbers_jump() -> None:
    """Adding and removing lines inside one hunk does not split it."""
    first = lines(" a", "-b", "+c", "+d", " e")
    second = lines("-f", start=40)
    third = lines("+g", start=80)
    assert list(hunks_of((*first, *second, *third))) == [" a\n-b\n+c\n+d\n e", "-f", "+g"]
    assert list(hunks_of(())) == []


def test_every_hunk_is_part_of_the_source_it_is_quoted_from() -> None:
    """The check looks for quotations in `Dossier.sources`; the model must see the same text."""
    made = dossier()
    for entry in material.patches(made):
        for hunk in entry.hunks:
            assert hunk in made.sources[entry.head["id"]].text


def test_a_rename_tells_the_old_name() -> None:
    """A file that only moved has no hunks and is still worth a line."""
    moved = FilePatch("new.py", "old.py", 0, 0, patch("new.py").change, ())
    (entry,) = material.patches(dossier(commits=(commit("a11ce01", "Move", moved),)))
    assert json.loads(entry.whole) == {
        "id": "patch:a11ce01:new.py",
        "change": "modified",
        "was": "old.py",
        "hunks": [],
    }


def test_what_could_not_be_read_is_listed_by_reason() -> None:
    """A binary file, a merge and a forbidden comment, each with why."""
    told = [json.loads(line) for line in material.missing(dossier())]
    assert [(entry["missing"], entry["why"]) for entry in told] == [
        (["comment:9"], Reason.FORBIDDEN.value),
        (["patch:a11ce01:docs/chart.png"], Reason.BINARY.value),
        (["patch:a11ce03"], Reason.MERGE_COMMIT.value),
    ]


def test_a_long_list_of_what_is_missing_is_counted() -> None:
    """Two hundred merges take one line."""
    merges = tuple(commit(f"{n:07x}", "Merge", absent=Absent(Reason.MERGE_COMMIT)) for n in range(200))
    told = [json.loads(line) for line in material.missing(dossier(commits=merges))]
    assert told[1]["more"] == 200 - len(told[1]["missing"])


def test_an_approval_without_words_is_told() -> None:
    """That nobody said anything is evidence too; an empty comment is not."""
    ids = [json.loads(entry.whole)["id"] for entry in material.conversation(dossier())]
    assert ids == ["review:1", "thread:1.1", "thread:1.2"]
    assert json.loads(material.conversation(dossier())[0].whole)["state"] == "APPROVED"


def test_a_value_keeps_its_type() -> None:
    """Numbers are numbers, texts texts, instants spoken."""
    values = [json.loads(entry.whole)[1] for entry in material.facts(facts())]
    assert values == [3, 1, "final fix", "Monday 2026-09-21T17:02:11+02:00"]


def test_what_an_id_says_is_not_said_again() -> None:
    """A pull request of two hundred commits has facts by the thousand."""
    (entry,) = material.facts((Fact("commit.a11ce01.files", 2, "files", "files a11ce01 touches"),))
    assert entry.whole == '["commit.a11ce01.files",2,"files"]'


def test_a_finding_leads_to_its_proof() -> None:
    """The ids are those of the sources, so that the model can link them."""
    made = dossier()
    entry = json.loads(material.findings(findings(made))[0].whole)
    assert [receipt["id"] for receipt in entry["receipts"]] == ["description", "patch:a11ce01:harbour/tides.py"]
    assert all(receipt["id"] in made.sources for receipt in entry["receipts"])


@pytest.mark.parametrize("field", ["branch", "title", "labels"])
def test_the_head_stays_short(field: str) -> None:
    """It is never cut, so nothing in it may be long."""
    made = dossier(title="t" * 5000)
    assert len(json.dumps(json.loads(material.pull_request_line(made))[field])) <= material.LONGEST_NAME + 2
