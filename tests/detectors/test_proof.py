"""Tests by the line."""

from builders import found, pull
from roastbot.detectors import proof


def test_a_few_tests_are_left_alone() -> None:
    """They are as they should be."""
    assert found(proof, pull("x", files=[("engine.py", 300, 0), ("tests/test_engine.py", 200, 0)])) == []


def test_a_partial_list_of_files_proves_nothing() -> None:
    """The rest of the code may be on the next page."""
    dossier = pull("x", files=[("engine.py", 3, 0), ("tests/test_engine.py", 200, 0)])
    pull_request = type(dossier.pull_request)(
        **{name: getattr(dossier.pull_request, name) for name in dossier.pull_request.__slots__} | {"changed_files": 9}
    )
    assert found(proof, type(dossier)(pull_request, "", ())) == []


def test_more_tests_than_code_is_found() -> None:
    """In lines."""
    (finding,) = found(proof, pull("x", files=[("engine.py", 100, 0), ("tests/test_engine.py", 250, 0)]))
    assert finding.weight == 3
