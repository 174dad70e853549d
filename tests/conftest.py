"""Fixtures every test may use: the recorded pull requests where they are, and their named absence where not."""

from pathlib import Path

import pytest

pytest_plugins = ["hub_fixtures", "hub_client", "gathering"]

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "real"


@pytest.fixture(scope="session")
def real() -> Path:
    """Return the folder of recorded pull requests beside the checkout; without it the test is left out, by name."""
    if not REAL.is_dir():
        pytest.skip("left out: the recorded pull requests (../shared/real) are not here")
    return REAL
