"""From a saved dossier and a tarball to findings, once, in a process of its own: `python -m bench.one_search FILE TAR`.

Prints a JSON line as bench/one_brief.py does: seconds and peak memory of each stage, and the slowest detectors.
"""

import json
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any, Final

from bench.one_brief import peak

CHUNK: Final = 65_536  # bytes, as they come over a network
SLOWEST: Final = 5


@dataclass(frozen=True, slots=True)
class Disk:
    """Stands where GitHub does, for the one thing that is asked of it."""

    path: Path

    def tarball(self, _repository: str, _oid: str) -> Generator[bytes]:
        """Yield the tarball piece by piece."""
        with self.path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


def main(saved: Path, tarball: Path) -> dict[str, Any]:
    """Return seconds and megabytes after each stage, the sizes, and how long the slowest detectors took."""
    from roastbot import detectors, dossier_file, facts, source_tree  # noqa: PLC0415 - what importing costs is measured
    from roastbot.redact import redact_dossier  # noqa: PLC0415

    stages: dict[str, dict[str, float]] = {"import": {"seconds": 0, "peak": peak()}}

    def stage(name: str, work: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        result = work()
        stages[name] = {"seconds": time.perf_counter() - begun, "peak": peak()}
        return result

    dossier = stage("load", lambda: dossier_file.load(saved.read_text(encoding="utf-8"), saved.name))
    questions = stage("ask", lambda: detectors.asks(dossier))
    dossier = stage("search", lambda: source_tree.read(Disk(tarball), dossier, questions))  # type: ignore[arg-type] # enough of a door
    dossier, _ = stage("redact", lambda: redact_dossier(dossier))
    derived = stage("facts", lambda: facts.derive(dossier, UTC))
    findings = stage("detect", lambda: detectors.detect(dossier, derived))
    sizes = {"questions": len(questions), "files": len(dossier.tree.files), "findings": len(findings)}
    return {"stages": stages, "sizes": sizes, "slowest": _slowest(detectors, dossier, derived)}


def _slowest(detectors: Any, dossier: Any, derived: Any) -> dict[str, float]:
    took: dict[str, float] = {}
    for detector in detectors.DETECTORS:
        begun = time.perf_counter()
        list(detector.find(dossier, derived))
        took[detector.__name__.rpartition(".")[2]] = time.perf_counter() - begun
    return dict(sorted(took.items(), key=lambda one: -one[1])[:SLOWEST])


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
