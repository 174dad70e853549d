"""The examples that docs/detectors shows: each detector fires on the one and stays silent on the other."""

import importlib
from pathlib import Path

import pytest

from builders import found
from roastbot.detectors import DETECTORS

FOLDER = Path(__file__).parent / "examples"
NAMES = [detector.__name__.rpartition(".")[2] for detector in DETECTORS]
BY_NAME = dict(zip(NAMES, DETECTORS, strict=True))


def test_every_detector_has_its_examples_and_no_other_has() -> None:
    """A page without an example, or an example of nothing, would be found here."""
    assert sorted(path.stem for path in FOLDER.glob("*.py")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_stays_silent_where_the_page_says_so(name: str) -> None:
    """With a reason in one sentence."""
    example = importlib.import_module(f"detectors.examples.{name}")
    assert found(BY_NAME[name], example.SILENT) == []
    assert example.WHY.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_it_fires_where_the_page_says_so(name: str) -> None:
    """And the finding is its own."""
    example = importlib.import_module(f"detectors.examples.{name}")
    assert {finding.detector for finding in found(BY_NAME[name], example.FIRES)} == {name}
