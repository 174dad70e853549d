"""A dossier in a file: what goes in comes out, what is no dossier is named, and a large one is no effort."""

import json
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import real_dossiers
from any_dossier import DOSSIERS
from builders import commit, lines, pull
from roastbot import dossier_file
from roastbot.dossier_file import load, read, save
from roastbot.errors import DossierError
from roastbot.evidence import Absent, ChangedFile, ChangeType, Dossier, FilePatch, Line, Reason, SourceTree
from roastbot.invisible import unseen
from roastbot.workflow_commands import harmless_lines
from whole_dossier import WHOLE

GOLDEN = Path(__file__).resolve().parent / "golden"
LATER: dict[int, dict[str, Any]] = {1: {"tree": Absent(Reason.NOT_SERVED), "blame": ()}}  # what a version had not yet
SMALL = pull(
    "Add a mill",
    commit("Mon 09:00 Add the mill", {"mill.py": "def grind():\n    return 1\n", "old.py": lines(9)}),
    commit(
        "Tue 09:00 Mend the mill", {"mill.py": "def grind():\n    return 2\n", "old.py": None}, body="It was wrong."
    ),
    "Tue 10:00 Polish +3/-1",
    threads=[("mill.py", "bob: Why one?", "ada: It is two now")],
    events=[("HeadRefForcePushedEvent", "Tue 11:00")],
)


def broken(change: Callable[[dict[str, Any]], object]) -> str:
    """Return a saved dossier that somebody changed by hand."""
    whole = json.loads(save(SMALL))
    change(whole)
    return json.dumps(whole)


def hunks(whole: dict[str, Any]) -> list[Any]:
    """Return the hunks of the first file of the first commit."""
    found = whole["dossier"]["commits"][0]["patch"][0]["hunks"]
    assert isinstance(found, list)
    return found


BAD: dict[str, tuple[str, str]] = {
    "nothing": ("", "is not JSON (line 1, column 1"),
    "half a file": (save(SMALL)[:400], "is not JSON (line "),
    "a list": ("[]", 'does not say "format"'),
    "another format": ('{"format": "sarif", "version": 1}', 'does not say "format"'),
    "no version": (broken(lambda whole: whole.pop("version")), "no version number at $.version"),
    "a version in words": (broken(lambda whole: whole.update(version="one")), "no version number at $.version"),
    "a newer version": (broken(lambda whole: whole.update(version=3)), "is of version 3"),
    "no dossier": (broken(lambda whole: whole.pop("dossier")), "'$': it lacks its field 'dossier'"),
    "a missing field": (broken(lambda whole: whole["dossier"]["commits"][1].pop("oid")), "'$.dossier.commits[1]'"),
    "an unknown field": (broken(lambda whole: whole["dossier"].update(titel="x")), "a field 'titel'"),
    "a number for a text": (
        broken(lambda whole: whole["dossier"].update(description=5)),
        "'$.dossier.description': it must be a text, and is a whole number",
    ),
    "true for a number": (
        broken(lambda whole: whole["dossier"]["pull_request"].update(number=True)),
        "'$.dossier.pull_request.number': it must be a whole number",
    ),
    "a date without offset": (
        broken(lambda whole: whole["dossier"]["pull_request"].update(merged_at="2026-03-24T09:00:00")),
        "'$.dossier.pull_request.merged_at': it must have an offset",
    ),
    "no date": (broken(lambda whole: whole.update(read_at="soon")), "'$.read_at': it must be a date and time"),
    "an unknown reason": (
        broken(lambda whole: whole["dossier"]["commits"][2].update(patch={"absent": "LAZY"})),
        "'$.dossier.commits[2].patch.absent': it must be one of BINARY",
    ),
    "an unknown change": (
        broken(lambda whole: whole["dossier"]["commits"][0]["patch"][0].update(change="ATE")),
        "must be one of ADDED",
    ),
    "a line without a sign": (
        broken(lambda whole: hunks(whole)[0]["lines"].append("no sign")),
        "'$.dossier.commits[0].patch[0].hunks[0].lines[2]': it must be a text that begins with +",
    ),
    "a hunk without a start": (broken(lambda whole: hunks(whole)[0].pop("new")), "the number it starts at is missing"),
    "a time zone nobody knows": (broken(lambda whole: whole.update(timezone="Mars/Olympus")), "'$.timezone'"),
    "a number that is none": ('{"format": NaN}', "is not JSON that can be read"),
    "a number of many digits": ('{"format": ' + "9" * 5_000 + "}", "is not JSON that can be read"),
    "a number beyond all counting": (
        broken(lambda whole: whole["dossier"]["pull_request"].update(additions=10**400)),
        "'$.dossier.pull_request.additions': it must be a whole number of at most 15 digits",
    ),
    "a year no other clock can tell": (
        broken(lambda whole: whole["dossier"]["pull_request"].update(merged_at="0001-01-01T00:00:00+00:00")),
        "'$.dossier.pull_request.merged_at': it must lie in a year that every clock can tell",
    ),
    "a deep hole": ("[" * 100_000, "is not JSON"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_dossier_is_refused_by_name_and_place(case: str) -> None:
    """One message: the file, the place in it, the usual cause, the fix."""
    text, said = BAD[case]
    with pytest.raises(DossierError) as caught:
        read(text, "mill.json")
    assert caught.value.what.startswith("mill.json ")
    assert said in caught.value.what
    assert caught.value.cause
    assert caught.value.fix


def test_a_file_that_is_too_large_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody named a database."""
    monkeypatch.setattr(dossier_file, "LARGEST", 100)
    with pytest.raises(DossierError, match="larger than"):
        load(save(SMALL))


def test_lines_whose_numbers_contradict_their_signs_are_not_saved() -> None:
    """They could not come back as they were, so saving them is a bug that says so."""
    part = FilePatch("a", None, 1, 0, ChangeType.MODIFIED, (Line("-", "gone", None, 3),))
    with pytest.raises(ValueError, match="wrong side"):
        save(replace(SMALL, commits=(replace(SMALL.commits[0], patch=(part,)),)))


@given(DOSSIERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_dossier_comes_back_as_it_was(dossier: Dossier) -> None:
    """Every field of every noun; instants in the offset they were recorded in."""
    text = save(dossier)
    assert load(text) == dossier
    assert save(load(text)) == text


def test_a_built_dossier_comes_back_with_its_reasons_and_offsets() -> None:
    """The tests' own pull request, absent patches included."""
    again = load(save(SMALL))
    assert again == SMALL
    assert again.commits[2].patch == Absent(Reason.NOT_SERVED)
    assert again.commits[0].authored_at.isoformat() == "2026-03-02T09:00:00+01:00"
    assert again.sources == SMALL.sources


@pytest.mark.real
@pytest.mark.parametrize("number", ["20608", "21252", "21477"])
def test_a_recorded_dossier_comes_back_as_it_was(real: Path, number: str) -> None:
    """Real patches, with everything people put into them."""
    dossier = real_dossiers.load(real / f"prefect-{number}")
    assert load(save(dossier)) == dossier


def test_a_person_can_read_it() -> None:
    """Patches are hunks of signed lines, instants have offsets, what is not there has its reason."""
    whole = json.loads(save(SMALL, timezone="Europe/Berlin", redacted=("token in description, line 3",)))
    assert (whole["format"], whole["version"], whole["timezone"]) == ("roastbot-dossier", 2, "Europe/Berlin")
    assert whole["redacted"] == ["token in description, line 3"]
    commits = whole["dossier"]["commits"]
    assert commits[0]["patch"][0]["hunks"] == [{"new": 1, "lines": ["+def grind():", "+    return 1"]}]
    assert commits[1]["patch"][0]["hunks"][0]["lines"] == [" def grind():", "-    return 1", "+    return 2"]
    assert commits[2]["patch"] == {"absent": "NOT_SERVED"}
    assert commits[0]["authored_at"] == "2026-03-02T09:00:00+01:00"


def test_the_header_comes_back_too() -> None:
    """Who made it, when it was read, where its clock is, what was taken out."""
    now = SMALL.pull_request.merged_at
    saved = read(save(SMALL, read_at=now, timezone="America/Chicago", redacted=("a",)), "x")
    assert (saved.made_by.split()[0], saved.read_at, saved.zone.key) == ("roastbot", now, "America/Chicago")
    assert saved.redacted == ("a",)


def test_no_text_in_it_steers_a_terminal_or_a_runner() -> None:
    """Escape sequences, hidden marks and workflow commands are JSON's own escapes, and come back as they were."""
    hostile = "::error::x\n##[error]y\x1b[31m\x9b1m\u202e\x85\u2028\U000e0041 end"
    text = save(replace(SMALL, description=hostile))
    assert harmless_lines(text) == text
    assert unseen(text.replace("\n", "")) == ()
    assert load(text).description == hostile


def large() -> Dossier:
    """Return a dossier of 250 commits, 3,000 files and 30,000 changed lines."""
    made = []
    for c in range(250):
        parts = []
        for f in range(12):
            rows = [Line("-", f"    old_{n}(a, b)", n, None) for n in range(1, 6)]
            rows += [Line("+", f"    new_{n}(a, b, c)", None, n) for n in range(1, 6)]
            parts.append(FilePatch(f"src/m{c}/f{f}.py", None, 5, 5, ChangeType.MODIFIED, tuple(rows)))
        made.append(replace(SMALL.commits[0], oid=f"{c:040x}", patch=tuple(parts)))
    files = tuple(ChangedFile(part.path, 5, 5) for one in made for part in one.patch if isinstance(one.patch, tuple))
    return replace(SMALL, commits=tuple(made), pull_request=replace(SMALL.pull_request, files=files))


def test_a_large_dossier_loads_in_no_time_and_little_memory() -> None:
    """30,000 changed lines in 3,000 files and 250 commits: measured at 0.07 s and 11 MiB, allowed a multiple."""
    text = save(large())
    began = time.perf_counter()
    load(text)
    took = time.perf_counter() - began
    tracemalloc.start()
    load(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 1.5
    assert peak < 60 * 2**20


@pytest.mark.parametrize("version", range(1, dossier_file.VERSION + 1))
def test_a_file_of_every_version_is_still_read(version: int) -> None:
    """Recorded once and never written anew: what somebody saved with an older roastbot stays readable."""
    text = (GOLDEN / f"dossier-{version}.json").read_text(encoding="utf-8")
    assert load(text) == replace(WHOLE, **LATER.get(version, {}))


def test_the_form_of_this_version_is_the_one_that_was_recorded() -> None:
    """A change to any field makes another file; then the version is another one too (CONTRIBUTING says how)."""
    recorded = json.loads((GOLDEN / f"dossier-{dossier_file.VERSION}.json").read_text(encoding="utf-8"))
    assert json.loads(save(WHOLE)) == recorded | {"made_by": dossier_file.MADE_BY}


def test_a_tree_is_told_from_the_reason_why_there_is_none() -> None:
    """Both are objects."""
    gone = replace(WHOLE, tree=Absent(Reason.FORBIDDEN))
    assert load(save(gone)).tree == Absent(Reason.FORBIDDEN)
    assert isinstance(load(save(WHOLE)).tree, SourceTree)
    with pytest.raises(DossierError, match=r"tree.*lacks its field 'files'"):
        load(broken(lambda whole: whole["dossier"].update(tree={"complete": True})))


def test_the_recorded_file_has_something_in_every_field() -> None:
    """A field that is nowhere in it could change unseen."""
    empty = [name for name, value in vars(WHOLE).items() if not value]
    assert empty == []
    assert "##[" not in save(WHOLE)
