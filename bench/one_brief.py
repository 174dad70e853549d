"""From a saved dossier to a brief, once, in a process of its own: `python -m bench.one_brief FILE`.

Prints a JSON line: seconds and peak memory of each stage. The peak is the kernel's own high-water mark of this
process. Where Linux tells it by name (VmHWM) that is taken: getrusage's maximum survives exec, so that a child would
inherit the peak of the process that started it.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any, Final

MEGABYTE: Final = 1_000_000
UNIT: Final = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in


def peak() -> float:
    """Return the most memory this process has held so far, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        kilobytes = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(kilobytes) * 1024 / MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / MEGABYTE


def main(path: Path) -> dict[str, Any]:
    """Return seconds and megabytes after each stage, and how large the brief became."""
    from roastbot import briefing, detectors, dossier_file, facts  # noqa: PLC0415 - what importing costs is measured
    from roastbot.config import DEFAULT_MAX_INPUT_TOKENS  # noqa: PLC0415

    stages: dict[str, dict[str, float]] = {"import": {"seconds": 0, "peak": peak()}}

    def stage(name: str, work: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        result = work()
        stages[name] = {"seconds": time.perf_counter() - begun, "peak": peak()}
        return result

    dossier = stage("load", lambda: dossier_file.load(path.read_text(encoding="utf-8"), path.name))
    derived = stage("facts", lambda: facts.derive(dossier, UTC))
    findings = stage("detect", lambda: detectors.detect(dossier, derived))
    brief = stage("brief", lambda: briefing.build(dossier, derived, findings, DEFAULT_MAX_INPUT_TOKENS))
    sizes = {"commits": len(dossier.commits), "facts": len(derived), "findings": len(findings), "tokens": brief.tokens}
    return {"stages": stages, "sizes": sizes}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
