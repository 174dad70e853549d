"""Time and peak memory from a saved dossier to a brief, at one, two and four times GitHub's largest pull requests.

Each measurement is a process of its own. Per scale there are up to RUNS of them, fewer where they take long.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench import BUILD, ROOT
from bench.outcome import Aim, LeftOut, Outcome, Table, exponent

SCALES: Final = (1.0, 2.0, 4.0)
STAGES: Final = ("load", "facts", "detect", "brief")
RUNS, LEAST_RUNS = 5, 2
PATIENCE: Final = 20  # seconds of measuring per scale after which no further run is begun
LONGEST: Final = 90  # seconds one run may take before it counts as failed
SECONDS_AIM, MEMORY_AIM = 5, 300
SLOPE_AIM: Final = 1.1  # linear, with room for the cache misses that larger data brings


@dataclass(frozen=True, slots=True)
class Measured:
    """One scale: how large its dossier is, and every run's stages (seconds, peak megabytes so far)."""

    sizes: Mapping[str, int]
    runs: Sequence[Mapping[str, Mapping[str, float]]]

    def seconds(self, *stages: str) -> list[float]:
        """Return each run's seconds in these stages together."""
        return [sum(run[stage]["seconds"] for stage in stages) for run in self.runs]

    def peak(self, stage: str) -> float:
        """Return the median of the most megabytes held by the end of a stage."""
        return statistics.median(run[stage]["peak"] for run in self.runs)

    @property
    def own(self) -> float:
        """The megabytes above those of a process that has only imported roastbot."""
        return self.peak(STAGES[-1]) - self.peak("import")


def child(module: str, *arguments: str) -> Any:
    """Return what a program of this folder printed as JSON; raise RuntimeError with its last words when it fails."""
    command = [sys.executable, "-m", f"bench.{module}", *arguments]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(f"bench.{module} {' '.join(arguments)} took more than {LONGEST} s") from error
    if ended.returncode:
        raise RuntimeError(f"bench.{module} {' '.join(arguments)} failed:\n{ended.stderr[-3000:]}")
    return json.loads(ended.stdout.splitlines()[-1])


def measure_scale(scale: float, folder: Path = BUILD, runs: int = RUNS) -> Measured:
    """Return the measurements of one scale; its dossier stays in `folder` for a closer look."""
    path = folder / f"dossier-{scale:g}x.json"
    sizes = child("saved", f"{scale:g}", str(path))
    begun = time.monotonic()
    found: list[Mapping[str, Mapping[str, float]]] = []
    while len(found) < runs and (len(found) < LEAST_RUNS or time.monotonic() - begun < PATIENCE):
        found.append(child("one_brief", str(path))["stages"])
    return Measured(sizes, found)


def measure(scales: Sequence[float] = SCALES, folder: Path = BUILD, runs: int = RUNS) -> Outcome:
    """Measure every scale and return tables, the slope between the first and the last, and the aims."""
    if not (ROOT / "src" / "roastbot" / "dossier_file.py").is_file():
        raise LeftOut("roastbot/dossier_file.py does not exist: there is no saved dossier to begin with")
    found = {scale: measure_scale(scale, folder, runs) for scale in scales}
    slopes = _slopes(found)
    first = found[scales[0]]
    aims = (
        Aim("seconds at 1x, median", statistics.median(first.seconds(*STAGES)), SECONDS_AIM, "s"),
        Aim("peak memory at 1x, median, all of the process", first.peak(STAGES[-1]), MEMORY_AIM, "MB"),
        Aim("exponent of time", slopes["all"], SLOPE_AIM),
        Aim("exponent of memory above the import's", slopes["memory"], SLOPE_AIM),
    )
    figures = {f"{scale:g}x": {"sizes": dict(one.sizes), "runs": list(one.runs)} for scale, one in found.items()}
    return Outcome((_table(found, slopes),), {**figures, "exponents": slopes}, aims)


def _slopes(found: Mapping[float, Measured]) -> dict[str, float]:
    """Return the exponents between the first scale and the last, of least seconds per stage and of memory."""
    low, high = min(found), max(found)

    def of(*stages: str) -> float:
        return exponent(min(found[low].seconds(*stages)), min(found[high].seconds(*stages)), high / low)

    memory = exponent(found[low].own, found[high].own, high / low)
    return {**{stage: of(stage) for stage in STAGES}, "all": of(*STAGES), "memory": memory}


def _table(found: Mapping[float, Measured], slopes: Mapping[str, float]) -> Table:
    rows = []
    for name, stages in (*((stage, (stage,)) for stage in STAGES), ("all", STAGES)):
        cells = [
            f"{statistics.median(one.seconds(*stages)):.2f} / {min(one.seconds(*stages)):.2f}" for one in found.values()
        ]
        rows.append([f"seconds, {name}, median / least", *cells, f"{slopes[name]:.2f}"])
    rows += [
        [f"peak MB after {stage}", *(f"{one.peak(stage):.0f}" for one in found.values()), ""]
        for stage in ("import", *STAGES)
    ]
    rows.append(["MB above the import's", *(f"{one.own:.0f}" for one in found.values()), f"{slopes['memory']:.2f}"])
    notes = [
        f"{scale:g}x: "
        + ", ".join(f"{count:,} {name}" for name, count in one.sizes.items())
        + f"; {len(one.runs)} runs"
        for scale, one in found.items()
    ]
    head = ("", *(f"{scale:g}x" for scale in found), "exponent")
    return Table("From a saved dossier to a brief", head, rows, notes)
