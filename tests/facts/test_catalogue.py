"""Files, registry, declarations and the page belong together."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from types import ModuleType

import pytest

import real_dossiers
import scylla
from builders import brief, commit, pull
from everything import everything
from roastbot import facts
from roastbot.evidence import Dossier
from roastbot.facts import FAMILIES, catalogue, derive, measure_of, worth_of
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL
from roastbot.facts.page import page
from roastbot.findings import Subject

FOLDER = Path(facts.__file__).parent
TOOLS = {"__init__", "measure", "page", "python", "tables", "whole"}  # what the families are made with
KINDS = {"pull request", "description", "commit", "file", "class", "function", "person", "thread", "word"}


def dossiers() -> Iterator[Dossier]:
    """Yield pull requests that between them have everything."""
    yield everything()
    yield pull("x")
    yield pull("x", "Mon 09:00 Start +5/-50")
    yield pull("x", commit("Mon 09:00 a", {"a.py": "def f():\n    pass\n"}), "Tue 09:00 Fix +1/-1")


def test_every_family_is_registered_once() -> None:
    """A file that is not in the tuple derives nothing."""
    registered = [family.__name__.rpartition(".")[2] for family in FAMILIES]
    assert sorted(registered) == sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in TOOLS)
    assert len(set(registered)) == len(registered)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_every_family_has_its_tests_and_says_what_it_counts(family: ModuleType) -> None:
    """What it leaves out first."""
    assert (Path(__file__).parent / f"test_{family.__name__.rpartition('.')[2]}.py").is_file()
    assert family.__doc__


def test_every_fact_belongs_to_a_declaration() -> None:
    """And to the very one it was built from, whatever its path or name holds."""
    for dossier in dossiers():
        for fact in derive(dossier, UTC):
            measure = measure_of(fact.id)
            assert measure is not None, fact.id
            assert (fact.how, fact.subject.kind) == (measure.how, measure.subject), fact.id


def test_every_declaration_is_produced_by_a_test() -> None:
    """A kind of fact that nothing gives is a lie on the page."""
    given = {measure_of(fact.id) for dossier in dossiers() for fact in derive(dossier, UTC)}
    assert [measure.id for measure in catalogue() if measure not in given] == []


def test_every_fact_says_what_it_is_about_and_how_it_was_counted() -> None:
    """In words, with no brace left open, about a kind of thing the fact-check knows."""
    for dossier in dossiers():
        for fact in derive(dossier, UTC):
            assert fact.about, fact.id
            assert fact.how, fact.id
            assert not {"{", "}"} & set(fact.about + fact.unit + fact.id), fact.id
            assert fact.subject.kind in KINDS, fact.id
            assert fact.subject.name or fact.subject.kind in {"pull request", "description"}, fact.id


def test_ids_and_worths_are_declared_once() -> None:
    """Two kinds of one id could not be told apart."""
    ids = [measure.id for measure in catalogue()]
    assert len(set(ids)) == len(ids)
    assert {measure.worth for measure in catalogue()} == {HEADLINE, USEFUL, DETAIL}


@pytest.mark.parametrize(
    ("fact_id", "measure"),
    [
        ("commit.1cc2d1b.additions", "commit.{commit}.additions"),
        ("commit.1cc2d1b.file.src/a.b.py.additions", "commit.{commit}.file.{path}.additions"),
        ("file.commit.x.additions", "file.{path}.additions"),
        ("file.a\nb.before", "file.{path}.before"),
        ("commits.span", "commits.{part}"),
        ("commits.count", "commits.count"),
        ("names.longest.characters", "names.longest.characters"),
        ("class.src/a.py:A.B.before", "class.{path}:{name}.before"),
    ],
)
def test_an_id_leads_to_its_declaration(fact_id: str, measure: str) -> None:
    """The most particular one that fits."""
    found = measure_of(fact_id)
    assert found is not None
    assert found.id == measure


def test_a_detector_s_fact_is_worth_something_without_a_declaration() -> None:
    """It stands in the middle."""
    assert measure_of("taken_back.1cc2d1b-2dd3e2c.lines") is None
    assert worth_of("taken_back.1cc2d1b-2dd3e2c.lines") == USEFUL
    assert (worth_of("pull.additions"), worth_of("commit.1cc2d1b.committed")) == (HEADLINE, DETAIL)


def test_a_name_of_braces_stays_what_it_is() -> None:
    """A path is filled in, never read as a template."""
    dossier = pull("x", "Mon 09:00 a +3/-0", files=[("src/{path}.py", 3, 0)])
    found = {fact.id: fact for fact in derive(dossier, UTC)}
    assert found["file.src/{path}.py.additions"].subject == Subject("file", "src/{path}.py")


def test_the_page_lists_every_declaration_once() -> None:
    """With nothing in a cell that would end it."""
    rows = [line for line in page().partition("## Of findings")[0].splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [measure.id for measure in catalogue()]
    assert {row.replace("\\|", "").count("|") for row in rows} == {7}


def test_the_page_lists_what_detectors_derive() -> None:
    """Read from their sources: id, unit and meaning, whatever builds the fact."""
    rows = page().partition("## Of findings")[2].splitlines()
    assert "| `taken_back.{commits}.lines` | lines | lines that {commit} added and {commit} took out again |" in rows
    assert "| `chain.{part}` | {part} | time from the first of them to the last |" in rows
    listed = {row.split("`")[1].partition(".")[0] for row in rows if row.startswith("| `")}
    derived = {
        fact.id.partition(".")[0]
        for dossier in dossiers()
        for finding in brief(dossier).findings
        for fact in finding.facts
        if measure_of(fact.id) is None
    }
    assert derived
    assert derived <= listed


@pytest.mark.real
def test_the_recorded_ones_give_nothing_undeclared(real: Path) -> None:
    """Nor does any of their facts say the same id twice."""
    recorded = [real_dossiers.load(real / f"prefect-{number}") for number in (20608, 21252, 21477)]
    for dossier in (*recorded, scylla.load(real / "scylla-1990")):
        found = derive(dossier, UTC)
        assert [fact.id for fact in found if measure_of(fact.id) is None] == []
        assert len({fact.id for fact in found}) == len(found)
