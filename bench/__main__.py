"""Measure: `python -m bench [NAME ...]`; without a name, everything. Writes build/bench.json.

Ends with 1 when something failed. A section that needs what is not on this machine is left out, and says so; an aim
that is missed is printed as such and fails nothing, since seconds depend on the machine and on who shares it.
"""

import importlib
import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench import ROOT, SECTIONS
from bench.outcome import LeftOut, Outcome


def load(name: str) -> Any:
    """Return a section's module; raise LeftOut when it is not there yet."""
    try:
        return importlib.import_module(f"bench.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"bench.{name}":
            raise
        raise LeftOut(f"bench/{name}.py does not exist") from error


def run(name: str) -> dict[str, Any]:
    """Measure one section, print it, and return what to keep of it: `state` is measured, left out or failed."""
    print(f"\n=== {name} " + "=" * (100 - len(name)) + "\n", flush=True)
    begun = time.monotonic()
    try:
        outcome: Outcome = load(name).measure()
    except LeftOut as reason:
        print(f"left out: {reason}")
        return {"state": "left out", "why": str(reason)}
    except Exception as error:  # noqa: BLE001 - one section's bug must not hide what the others measured
        traceback.print_exc(file=sys.stdout)
        last = (str(error).strip().splitlines() or [type(error).__name__])[-1]
        return {"state": "failed", "why": last}
    print("\n\n".join(table.text for table in outcome.tables), end="\n\n")
    print("\n".join(aim.text for aim in outcome.aims))
    seconds = round(time.monotonic() - begun, 1)
    aims = [asdict(aim) | {"met": aim.met} for aim in outcome.aims]
    return {"state": "measured", "took_seconds": seconds, "aims": aims, **outcome.figures}


def main(names: Sequence[str], target: Path = ROOT / "build" / "bench.json") -> int:
    """Measure these sections (all when none is named); return 1 when one failed, 2 for a name there is not."""
    unknown = sorted(set(names) - set(SECTIONS))
    if unknown:
        print(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    found = {name: run(name) for name in SECTIONS if not names or name in names}
    machine = {"python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count()}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps({"machine": machine, "sections": found}, indent=2, sort_keys=True) + "\n")
    print("\n=== summary " + "=" * 93)
    for name, kept in found.items():
        missed = sum(not aim["met"] for aim in kept.get("aims", ()))
        about = kept.get("why") or f"{len(kept['aims']) - missed} of {len(kept['aims'])} aims met"
        print(f"{name}: {kept['state']} ({about})")
    print(f"written to {target.relative_to(ROOT) if target.is_relative_to(ROOT) else target.name}")
    return int(any(kept["state"] == "failed" for kept in found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
