"""Time and memory of looking further than the diff: a tree of 5,000 files, searched and held against a large change.

Two dossiers: the invented one of bench/synthetic.py at 1x, as large as GitHub shows a pull request, and the largest
recorded one, whose Python is real and can be parsed. The tree is invented (bench/invented_tree.py), about 80 MB.
`detect` is what the detectors alone take; `ask` to `detect` together, without the dossier's own facts, is the aim.
"""

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bench import BUILD, REAL
from bench.findings import SAVED
from bench.outcome import Aim, Outcome, Table
from bench.scale import child
from real_dossiers import load
from roastbot import dossier_file
from roastbot.redact import redact_dossier

STAGES: Final = ("load", "ask", "search", "redact", "facts", "detect")
OURS: Final = ("ask", "search", "detect")
RUNS: Final = 3
SECONDS_AIM, MEMORY_AIM = 10, 400
LARGEST: Final = 21477  # of the recorded ones


def measure(folder: Path = BUILD, runs: int = RUNS) -> Outcome:
    """Return seconds and megabytes of each stage for both dossiers, and the aims."""
    tree = folder / "tree.tar.gz"
    sizes = child("invented_tree", str(tree))
    invented = folder / "dossier-1x.json"
    child("saved", "1", str(invented))
    dossiers = {"invented": invented} | _recorded(folder)
    found = {name: [child("one_search", str(path), str(tree)) for _ in range(runs)] for name, path in dossiers.items()}
    notes = [", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in sizes.items())]
    for name, each in found.items():
        slow = ", ".join(f"{what} {seconds:.2f} s" for what, seconds in each[0]["slowest"].items())
        told = ", ".join(f"{count:,} {what}" for what, count in each[0]["sizes"].items())
        notes.append(f"{name}: {told}; slowest detectors: {slow}")
    rows = [[stage, *(f"{_seconds(each, (stage,)):.2f}" for each in found.values())] for stage in STAGES]
    rows.append(["ask, search and detect", *(f"{_seconds(each, OURS):.2f}" for each in found.values())])
    rows.append(["peak MB", *(f"{_peak(each):.0f}" for each in found.values())])
    aims = [
        aim
        for name, each in found.items()
        for aim in (
            Aim(f"seconds, {name}: ask, search and detect", _seconds(each, OURS), SECONDS_AIM, "s"),
            Aim(f"peak memory, {name}: all of the process", _peak(each), MEMORY_AIM, "MB"),
        )
    ]
    table = Table(f"Seconds by stage, medians of {runs} runs", ("stage", *found), rows, notes)
    return Outcome((table,), {name: list(each) for name, each in found.items()}, tuple(aims))


def _recorded(folder: Path) -> dict[str, Path]:
    """Return the largest recorded pull request's file, from a full dossier where one was saved."""
    saved = SAVED / f"prefect-{LARGEST}.json"
    if saved.is_file():
        return {f"#{LARGEST}": saved}
    if not (REAL / f"prefect-{LARGEST}").is_dir():
        return {}
    path = folder / f"prefect-{LARGEST}.json"
    path.write_text(dossier_file.save(redact_dossier(load(REAL / f"prefect-{LARGEST}"))[0]), encoding="utf-8")
    return {f"#{LARGEST}": path}


def _seconds(runs: Sequence[Mapping[str, Any]], stages: Sequence[str]) -> float:
    return statistics.median(sum(run["stages"][stage]["seconds"] for stage in stages) for run in runs)


def _peak(runs: Sequence[Mapping[str, Any]]) -> float:
    return statistics.median(run["stages"][STAGES[-1]]["peak"] for run in runs)
