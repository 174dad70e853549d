"""Documents as luggage."""

from builders import found, pull, role
from roastbot.detectors import lions_share


def test_code_is_left_alone() -> None:
    """That is what a pull request is for."""
    assert found(lions_share, pull("Add coal", files=[("engine.py", 900, 0), ("a.py", 9, 0)])) == []


def test_a_document_the_title_speaks_of_is_left_alone() -> None:
    """It is no luggage."""
    assert found(lions_share, pull("Write the coal plan", files=[("docs/coal-plan.md", 900, 0), ("a.py", 9, 0)])) == []


def test_a_document_that_outweighs_the_rest_is_found() -> None:
    """In lines."""
    (finding,) = found(lions_share, pull("Fix valve", files=[("docs/design.md", 900, 0), ("a.py", 90, 0)]))
    assert role(finding, "file") == "docs/design.md"
