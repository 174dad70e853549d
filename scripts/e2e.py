"""Play roastbot as its users run it, and say what was asserted: `e2e.py [--no-page]`.

A real runner (act) runs the examples' workflows, a real engine builds and runs the action's container, GitHub is the
hub on loopback, and the page is a real Hugo's in a real Chromium. Logs and pictures go to build/e2e.
Exit code 0: all of it holds; 1: something does not; 2: a program, an engine or the network is missing.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from e2e.act import BASE, IMAGE, MISSING, RunnerError  # noqa: E402 - the tests' own folder must be found first
from e2e.engine import Engine  # noqa: E402
from e2e.scenarios import PAGE, SCENARIOS, Scenario  # noqa: E402
from e2e.stage import Stage, set_up  # noqa: E402
from page import browser  # noqa: E402
from page.checked import MissingProgramError  # noqa: E402
from page.site import MISSING_HUGO, SiteError, find_program  # noqa: E402

LOGS = ROOT / "build" / "e2e"


def play(stage: Stage, number: int, scenario: Scenario) -> tuple[int, int]:
    """Play one scenario, printing each thing it asserted; return how many hold and how many do not."""
    print(f"\n{number}. {scenario.title}", flush=True)
    begun, held, broken = time.monotonic(), 0, 0
    for checked in scenario.play(stage):
        print(f"   {checked}", flush=True)
        held, broken = held + checked.holds, broken + (not checked.holds)
    print(f"   ({time.monotonic() - begun:.1f} s)")
    return held, broken


def play_all(engine: Engine, scenarios: tuple[Scenario, ...]) -> int:
    """Play the scenarios one after the other, then measure the image; return 0 when all of it holds, else 1."""
    held = broken = 0
    with tempfile.TemporaryDirectory(prefix="roastbot-e2e-") as folder, set_up(Path(folder), LOGS, engine) as stage:
        for number, scenario in enumerate(scenarios, 1):
            more = play(stage, number, scenario)
            held, broken = held + more[0], broken + more[1]
    added, base = engine.added(IMAGE, BASE)
    print(f"\nThe image adds {added / 1e6:.1f} MB to the {base / 1e6:.0f} MB of {BASE}.")
    print(f"Logs and pictures: {LOGS.relative_to(ROOT)}")
    print(f"e2e: {held} passed, {broken} failed")
    return 1 if broken else 0


def main() -> int:
    """Look for everything that is needed, then play; what is missing is said once."""
    parser = argparse.ArgumentParser(description="Play roastbot as its users run it.")
    parser.add_argument("--no-page", action="store_true", help="leave the page out: needs no Hugo and no browser")
    without_page = parser.parse_args().no_page
    try:
        find_program("act", missing=MISSING)
        engine = Engine.find()
        if not without_page:
            find_program("hugo", missing=MISSING_HUGO)
            browser.program()
        return play_all(engine, tuple(one for one in SCENARIOS if not (without_page and one is PAGE)))
    except (MissingProgramError, RunnerError) as error:
        print(error, file=sys.stderr)
        return 2
    except SiteError as error:
        print(f"e2e: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
