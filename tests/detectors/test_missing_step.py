"""Steps and phases that a file does not have."""

import pytest

from builders import commit, found, pull, role
from roastbot.detectors import missing_step
from roastbot.evidence import Dossier

STEPS = "# Step 1: water\n# Step 2: fire\n# Step 3: steam\n"
PHASES = "# Heat\n\n## Phase 1: water\n\n## Phase 2: fire\n\n## Phase 3: steam\n\n"


def saying(text: str, path: str = "heat.py") -> Dossier:
    """Return a pull request that adds one file."""
    return pull("Heat", commit("Mon 09:00 Heat", {path: text}), repo={})


@pytest.mark.parametrize(
    "text",
    [
        STEPS + "x = 1  # closed in step 3\n",
        STEPS + "x = 1  # closed in phase 5\n",
        STEPS + "x = 1  # closed in step 5 of the plan\n",
        STEPS + "x = 1  # see step 5\n",
        STEPS + "x = 1  # step 5 in boiler.py\n",
        STEPS + "x = 'closed in step 5'\n",
        STEPS.replace("Step 2", "Then") + "x = 1  # closed in step 5\n",
        "# Step 1: water\nx = 1  # closed in step 5\n",
        STEPS + "# Step 5: rest\nx = 1  # closed in step 6\n",
    ],
)
def test_what_may_be_meant_otherwise_is_left_alone(text: str) -> None:
    """A step that is there, another kind, another document, a string, a file that does not number without a gap."""
    assert found(missing_step, saying(text)) == []


def test_an_old_line_is_left_alone() -> None:
    """The change did not write it."""
    old = STEPS + "x = 1  # closed in step 5\n"
    step = commit("Mon 09:00 Heat", {"heat.py": old + "y = 1\n"})
    assert found(missing_step, pull("Heat", step, base={"heat.py": old}, repo={})) == []


@pytest.mark.parametrize(
    ("text", "path", "cited"),
    [
        (STEPS + "x = 1  # closed in step 5\n", "heat.py", "step 5"),
        (PHASES + "Rest comes with Phase 7.\n", "docs/heat.md", "Phase 7"),
    ],
)
def test_a_step_past_the_last_is_found(text: str, path: str, cited: str) -> None:
    """In comments and in documents."""
    (finding,) = found(missing_step, saying(text, path))
    assert (role(finding, "cited"), role(finding, "last")) == (cited, 3)
