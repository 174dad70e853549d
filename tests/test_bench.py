"""The bench itself: what it counts is there, what it compares is alike, and what it cannot measure it says."""

import json
from datetime import UTC
from pathlib import Path

import pytest

import bench
from bench import __main__ as program
from bench import scale, synthetic, weekly
from bench.metered import Exchange, MeteredHub, Traffic
from bench.outcome import Aim, LeftOut, Outcome, Table, exponent
from bench.straightforward import connect, merged_in
from hub.server import Hub
from hub.world import World
from hub_fixtures import SCHEMAS
from roastbot import dossier_file, facts
from roastbot.evidence import Absent, ChangeType, FilePatch
from stage import AUTHOR, TOKEN

ROOT = Path(bench.__file__).parent.parent


@pytest.fixture
def _schemas(hub: Hub) -> None:
    """Leave a test out, by name, where GitHub's schemas are not here; each run has a hub of its own."""


def section(monkeypatch: pytest.MonkeyPatch, work: object) -> None:
    """Put one section in place of all."""
    monkeypatch.setattr(program, "SECTIONS", ("only",))
    monkeypatch.setattr(program, "load", lambda _: type("Section", (), {"measure": staticmethod(work)}))


def test_a_section_that_cannot_be_measured_here_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is left out with its reason, on the screen and in the file."""

    def work() -> Outcome:
        raise LeftOut("there is no npm")

    section(monkeypatch, work)
    assert program.main([], tmp_path / "bench.json") == 0
    assert "left out: there is no npm" in capsys.readouterr().out
    assert json.loads((tmp_path / "bench.json").read_text())["sections"]["only"] == {
        "state": "left out",
        "why": "there is no npm",
    }


def test_a_missed_aim_is_said_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Seconds depend on the machine."""
    section(monkeypatch, lambda: Outcome((), {}, (Aim("seconds", 6, 5, "s"), Aim("share", 95, 90, least=True))))
    assert program.main([], tmp_path / "bench.json") == 0
    out = capsys.readouterr().out
    assert "aim MISSED seconds: 6 s (at most 5 s)" in out
    assert "aim met    share: 95 (at least 90)" in out
    assert "only: measured (1 of 2 aims met)" in out


def test_a_section_that_fails_makes_the_bench_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A figure that could not be had is not a figure left out."""

    def work() -> Outcome:
        raise ValueError("a bug")

    section(monkeypatch, work)
    assert program.main([], tmp_path / "bench.json") == 1


def test_a_name_that_is_no_section_is_refused(tmp_path: Path) -> None:
    """Nothing is measured, nothing is written."""
    assert program.main(["no-such-section"], tmp_path / "bench.json") == 2
    assert not (tmp_path / "bench.json").exists()


def test_every_section_is_documented_and_every_module_named_exists_or_is_left_out() -> None:
    """docs/bench.md has a heading for each."""
    told = (ROOT / "docs" / "bench.md").read_text()
    for name in bench.SECTIONS:
        assert f"## {name}\n" in told
    with pytest.raises(LeftOut, match=r"bench/no_such\.py does not exist"):
        program.load("no_such")


def test_a_table_stands_in_columns() -> None:
    """The first to the left, figures to the right, notes below."""
    text = Table("Sizes", ("", "lines"), [["a", "10"], ["long name", "9"]], ["counted"]).text
    assert text.splitlines() == [
        "Sizes",
        "",
        "           lines",
        "---------  -----",
        "a             10",
        "long name      9",
        "  counted",
    ]


def test_the_exponent_tells_linear_from_quadratic() -> None:
    """Four times the input."""
    assert exponent(2, 8, 4) == pytest.approx(1)
    assert exponent(2, 32, 4) == pytest.approx(2)


def test_the_synthetic_pull_request_agrees_with_itself() -> None:
    """Sizes are what the commits leave, whole texts are what the patches make, and it looks like work."""
    made = synthetic.dossier(0.05)
    pull = made.pull_request
    assert made == synthetic.dossier(0.05)
    assert made != synthetic.dossier(0.05, seed=8)
    assert pull.additions + pull.deletions == pytest.approx(synthetic.LINES * 0.05, rel=0.2)
    assert pull.changed_files == len(pull.files) == round(synthetic.FILES * 0.05)
    assert len(made.commits) == round(synthetic.COMMITS * 0.05)
    patches = [part for commit in made.commits if not isinstance(commit.patch, Absent) for part in commit.patch]
    assert {ChangeType.ADDED, ChangeType.MODIFIED, ChangeType.RENAMED} == {part.change for part in patches}
    assert sum(part.additions for part in patches) > pull.additions, "some lines do not live"
    for text in made.texts:
        if isinstance(text.after, str):
            assert text.after.splitlines() == replayed(text.before, [one for one in patches if one.path == text.path])
    lines = [line.text for part in patches if not isinstance(part.lines, Absent) for line in part.lines]
    assert len(set(lines)) > len(lines) / 2, "not the same line again and again"


def replayed(before: object, patches: list[FilePatch]) -> list[str]:
    """Return a file's lines after all of its patches."""
    text = before.splitlines() if isinstance(before, str) else []
    for patch in patches:
        assert not isinstance(patch.lines, Absent)
        gone = {line.old_number for line in patch.lines if line.sign == "-"}
        kept = [line for number, line in enumerate(text, 1) if number not in gone]
        for line in patch.lines:
            if line.sign == "+" and line.new_number is not None:
                kept.insert(line.new_number - 1, line.text)
        text = kept
    return text


def test_a_synthetic_dossier_survives_its_file() -> None:
    """What is measured is what was made."""
    made = synthetic.dossier(0.02)
    assert facts.derive(dossier_file.load(dossier_file.save(made), "saved"), UTC) == facts.derive(made, UTC)


def test_from_file_to_brief_is_measured_in_stages(tmp_path: Path) -> None:
    """In processes of their own: seconds, peaks that never fall, sizes, exponents; one scale a factor from another."""
    outcome = scale.measure((0.02, 0.04), tmp_path, runs=2)
    small = outcome.figures["0.02x"]
    assert small["sizes"]["commits"] == 5
    assert [list(run) for run in small["runs"]] == [["import", *scale.STAGES]] * 2
    peaks = [stage["peak"] for stage in small["runs"][0].values()]
    assert peaks == sorted(peaks)
    assert peaks[0] > 5, "megabytes"
    assert set(outcome.figures["exponents"]) == {*scale.STAGES, "all", "memory"}
    json.dumps(outcome.figures)


def test_a_child_that_fails_is_no_measurement(tmp_path: Path) -> None:
    """Its last words are the message."""
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    with pytest.raises(RuntimeError, match=r"bench\.one_brief .* failed"):
        scale.child("one_brief", str(broken))


def test_the_meter_adds_up_what_went_over_the_wire() -> None:
    """Compressed, a body of one letter is small."""
    some = Traffic.of([Exchange(1, 10, b"x" * 5_000, 0.5), Exchange(2, 20, b"", 0.25)])
    assert (some.requests, some.sent, some.received, some.worked) == (2, 30, 5_000, 0.75)
    assert 0 < some.zipped < 200


@pytest.mark.usefixtures("_schemas")
def test_the_plain_pages_are_what_githubs_openapi_describes_and_page_as_github_does() -> None:
    """A search of three to a page finds all, and each as a pull request has its size."""
    with MeteredHub(World(), SCHEMAS) as running:
        weekly.furnish_week(running, files=3)
        client = connect(TOKEN, running.url)
        client.per_page = 30
        pulls = list(merged_in(client, AUTHOR, "2026-03-23", "2026-03-29"))
        assert len({pull.number for pull in pulls}) == 100
        sizes = {pull.number: (pull.additions, pull.deletions) for pull in pulls[:5]}
        world = running.world.data["repositories"]["ada/engine"]["_pulls"]
        assert sizes == {n: (world[str(n)]["additions"], world[str(n)]["deletions"]) for n in sizes}
        assert [asked.path for asked in running.log].count("/search/issues") == 4
        assert not running.refusals


@pytest.mark.usefixtures("_schemas")
def test_both_programs_read_the_same_week() -> None:
    """Each in its own process, every page checked; roastbot reads no less, asks far less often, and waits each time."""
    theirs = weekly.run_once("straightforward", 0, checked=True, files=4)
    ours = weekly.run_once("roastbot", 0.05, checked=True, files=4)
    wanted = {"pull requests": 100, "commits": 91, "patches": 90, "reviews": 9, "review comments": 140, "comments": 9}
    for read in (theirs.read, ours.read):
        assert {name: read[name] for name in wanted} == wanted
        assert read["files"] >= 4
    assert theirs.read["texts"] == 4 + 1, "four files as merged, and the one that was there before"
    reading, whole = (ours.parts[name].traffic for name in (weekly.READING, weekly.WHOLE))
    assert reading.requests < whole.requests, "the commit is no reading"
    assert whole.requests <= theirs.parts[weekly.READING].traffic.requests / 6
    assert theirs.parts[weekly.READING].traffic == theirs.parts[weekly.WHOLE].traffic
    assert ours.parts[weekly.WHOLE].own >= 0.05 * whole.requests, "latency is no work of the hub's"
