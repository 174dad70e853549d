"""What a path says about its file."""

import pytest

from roastbot.file_kinds import Kind, kind_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("tests/engine.py", Kind.TESTS),
        ("integration-tests/nested.py", Kind.TESTS),
        ("src/test_engine.py", Kind.TESTS),
        ("src/engine_test.go", Kind.TESTS),
        ("web/engine.spec.ts", Kind.TESTS),
        ("src/EngineTest.java", Kind.TESTS),
        ("docs/tests/readme.md", Kind.TESTS),
        ("docs/engine.md", Kind.WORDS),
        ("src/contest.py", Kind.REST),
        ("src/latest/engine.py", Kind.REST),
        ("Makefile", Kind.REST),
    ],
)
def test_a_path_tells_what_its_file_is_for(path: str, kind: Kind) -> None:
    """And a word that merely contains another does not."""
    assert kind_of(path) is kind
