"""Files, registry, tests and the writer's vocabulary belong together."""

from pathlib import Path

import pytest

from builders import brief, pull
from roastbot import detectors
from roastbot.writers.offline.takes import TAKES
from roastbot.writers.offline.turns import TURN_OF
from roastbot.writers.offline.verdicts import TAGLINES

FOLDER = Path(detectors.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


def test_every_file_is_registered_once() -> None:
    """A detector that is not in the tuple never runs."""
    registered = [detector.__name__.rpartition(".")[2] for detector in detectors.DETECTORS]
    assert sorted(registered) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_detector_has_its_tests_and_says_what_it_is(name: str) -> None:
    """What it spots, why that is funny, and where it may be wrong."""
    assert (Path(__file__).parent / f"test_{name}.py").is_file()
    text = (FOLDER / f"{name}.py").read_text()
    for part in ("Spots ", "Funny ", "Known false alarms: "):
        assert part in text.partition('"""')[2].partition('"""')[0], part


def test_every_kind_of_scene_has_a_turn_and_something_to_tell() -> None:
    """A finding nobody can tell is work for nothing."""
    plain = {kind.removesuffix("_next") for kind in TAKES}
    assert plain <= set(TURN_OF)
    assert set(TAGLINES) <= plain
    assert set(TURN_OF) - plain <= set(NAMES)  # a detector without scenes of its own is told by its claim


def test_findings_come_heaviest_first() -> None:
    """Equals keep the registry's order."""
    dossier = pull("Remove the boiler", "Mon 09:00 Remove the boiler +900/-10", "Tue 09:00 Simplify +800/-1")
    weights = [finding.weight for finding in brief(dossier).findings]
    assert weights == sorted(weights, reverse=True)
    assert weights
