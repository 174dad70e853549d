"""What a weekly run asks of GitHub, against the straightforward PyGithub program on the same hub.

The week is the tests' busy one: 100 merged pull requests, the biggest with 91 commits and 80 files. Every run has a
hub of its own and a process of its own. The hub runs GitHub's whole schema in Python and is slower than GitHub, so
the seconds it works are taken out of every time: what is left is the program, the wire and the added latency.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from bench import ROOT, SCHEMAS
from bench.metered import MeteredHub, Traffic
from bench.outcome import Aim, LeftOut, Outcome, Table
from hub.patches import files_in
from hub.server import Hub
from hub.world import World, bare_commit
from stage import APP
from test_budget import busy_week

FILES: Final = 80
BIGGEST: Final = 500
RUNS: Final = {0.0: 3, 0.05: 2}  # seconds added to each request -> runs of each program
READERS: Final = ("straightforward", "roastbot")
LONGEST: Final = 120  # seconds one run may take before it counts as failed
REQUESTS_AIM, TIME_AIM = 1 / 6, 1 / 5
# The reading ends with the last answer before the writer is asked; facts, findings and the brief come on top of it, and
# then the post, its checks and the commit. The baseline only reads.
READING, BRIEF, WHOLE = PARTS = ("reading", "up to the brief", "whole run")
SHOWN: Final = ((READERS[0], READING), *((READERS[1], part) for part in PARTS))


@dataclass(frozen=True, slots=True)
class Part:
    """A program's reading, or its whole run: what went over the wire, and how many seconds it took by the clock."""

    traffic: Traffic
    seconds: float

    @property
    def own(self) -> float:
        """The seconds without those the hub worked."""
        return self.seconds - self.traffic.worked


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one program: its reading, its whole run, what it had read by name, and whether the hub checked it."""

    parts: Mapping[str, Part]
    read: Mapping[str, int]
    checked: bool = False


Runs = Mapping[tuple[str, float], Sequence[Measured]]


def furnish_week(hub: Hub, files: int = FILES) -> None:
    """Build the busy week, and put the biggest pull request's files into real git, so that their texts can be read."""
    busy_week(hub, files)
    pull, git = hub.world.pull(APP, BIGGEST), hub.git(APP)
    texts: dict[str, str] = {}
    before: dict[str, str] = {}
    for listed in pull["commits"]:
        for file in files_in(listed["commit"]["_diff"]):
            for line in (file.patch or "").splitlines():
                side = {"+": texts, "-": before}.get(line[0])
                if side is not None:
                    side[file.path] = side.get(file.path, "") + f"{line[1:]}\n"
    pull["baseRefOid"] = git.commit("main", before, (), "Wood", ("Ada", "ada@example.org"))
    merge = git.commit("main", texts, (), "Cut the great gear", ("Ada", "ada@example.org"))
    pull["mergeCommit"] |= bare_commit(merge)


def run_once(reader: str, latency: float, *, checked: bool, files: int = FILES) -> Measured:
    """Run one program against a fresh hub; raise RuntimeError when it fails or the hub has to refuse something."""
    with MeteredHub(World(), SCHEMAS, latency=latency, checked=checked) as hub:
        furnish_week(hub, files)
        command = [sys.executable, "-m", "bench.client", reader, hub.url]
        ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=LONGEST, check=False)
        if ended.returncode or hub.refusals:
            raise RuntimeError("\n".join([f"{reader} failed:", *hub.refusals[:3], ended.stderr[-2000:]]))
        said = json.loads(ended.stdout.splitlines()[-1])
        before = [one for one in hub.exchanges if one.ended <= said["read"]]
        last = said["read"] if reader == READERS[0] else max(one.ended for one in before)
        parts = {READING: (before, last), BRIEF: (before, said["read"]), WHOLE: (hub.exchanges, said["done"])}
    return Measured(
        {name: Part(Traffic.of(some), until - said["begun"]) for name, (some, until) in parts.items()},
        said["what"],
        checked,
    )


def measure() -> Outcome:
    """Run both programs at each latency; return counts, times and ratios."""
    if not (SCHEMAS / ".done").is_file():
        raise LeftOut("build/schemas is missing: `make schemas` needs npm")
    runs: dict[tuple[str, float], list[Measured]] = {}
    for latency, times in RUNS.items():
        for nth in range(times):
            for reader in READERS:  # in turns, so that a neighbour's load falls on both
                checked = nth == 0 and not latency  # every page is held against GitHub's OpenAPI once
                runs.setdefault((reader, latency), []).append(run_once(reader, latency, checked=checked))
    _same_material(runs)
    return Outcome((_counts(runs), _times(runs)), _figures(runs), tuple(_aims(runs)))


def _same_material(runs: Runs) -> None:
    """Raise RuntimeError where roastbot read fewer commits, patches, files or comments; whole texts have a cap."""
    theirs, ours = (runs[reader, 0.0][0].read for reader in READERS)
    less = {name: (theirs[name], ours[name]) for name in theirs if name != "texts" and ours[name] < theirs[name]}
    if less:
        raise RuntimeError(f"roastbot read less than the straightforward program: {less}")


def middle(runs: Sequence[Measured], part: str) -> float:
    """Return the median of a part's seconds, without the hub's."""
    return statistics.median(run.parts[part].own for run in runs)


def _counts(runs: Runs) -> Table:
    rows = []
    first = {reader: runs[reader, 0.0][0] for reader in READERS}
    base = first[READERS[0]].parts[READING].traffic
    for reader, name in SHOWN:
        some = first[reader].parts[name].traffic
        share, wire = some.requests / base.requests, (some.sent + some.zipped) / (base.sent + base.zipped)
        sizes = [f"{some.sent:,}", f"{some.received:,}", f"{some.zipped:,}", f"{wire:.3f}"]
        rows.append([f"{reader}, {name}", f"{some.requests:,}", f"{share:.3f}", *sizes])
    return Table(
        "Requests and bytes of a week with 100 merged pull requests; the baseline is the straightforward program",
        ("", "requests", "ratio", "bytes sent", "received", "received, gzip", "ratio, gzip"),
        rows,
        [f"{reader} read {_list(one.read)}" for reader, one in first.items()],
    )


def _list(read: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in read.items())


def _times(runs: Runs) -> Table:
    rows = []
    for latency in RUNS:
        base = runs[READERS[0], latency]
        clock = _clock(base, READING)
        for reader, name in SHOWN:
            some = runs[reader, latency]
            least = min(run.parts[name].own for run in some)
            own, ratio = middle(some, name), middle(some, name) / middle(base, READING)
            cells = [f"{own:.2f}", f"{least:.2f}", f"{ratio:.3f}"]
            cells += [f"{_clock(some, name):.2f}", f"{_clock(some, name) / clock:.3f}"]
            rows.append([f"{latency * 1000:.0f} ms, {reader}, {name}", *cells])
    return Table(
        "Seconds, per latency added to each request: without the hub's own work, and by the clock",
        ("", "median", "least", "ratio", "by the clock", "ratio"),
        rows,
        [f"runs of each program: {', '.join(f'{n} at {latency * 1000:.0f} ms' for latency, n in RUNS.items())}"],
    )


def _clock(runs: Sequence[Measured], part: str) -> float:
    """Return the median seconds by the clock; of the runs whose pages were not held against the description."""
    return statistics.median(run.parts[part].seconds for run in runs if not run.checked)


def _figures(runs: Runs) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (reader, latency), some in runs.items():
        kept = {
            name: {**asdict(some[0].parts[name].traffic), "seconds": [run.parts[name].seconds for run in some]}
            for name in PARTS
        }
        found.setdefault(reader, {})[f"{latency * 1000:.0f} ms"] = {**kept, "read": dict(some[0].read)}
    return found


def _aims(runs: Runs) -> list[Aim]:
    theirs, ours = (runs[reader, 0.0][0].parts for reader in READERS)
    share = ours[WHOLE].traffic.requests / theirs[READING].traffic.requests
    aims = [Aim("requests of a whole weekly run, of the baseline's", share, REQUESTS_AIM)]
    for latency in RUNS:
        base = middle(runs[READERS[0], latency], READING)
        for name in (READING, WHOLE) if latency else (READING,):  # without a network, what is left is the work itself
            what = f"time of roastbot's {name} at {latency * 1000:.0f} ms, of the baseline's"
            aims.append(Aim(what, middle(runs[READERS[1], latency], name) / base, TIME_AIM))
    return aims
