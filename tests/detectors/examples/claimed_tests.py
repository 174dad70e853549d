"""Examples for `claimed_tests`."""

from builders import commit, pull

TESTS = "".join(f"def test_{n}():\n    assert heat({n})\n\n\n" for n in range(7))

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Start the engine", {"tests/test_engine.py": TESTS}),
    description="- Add 3 unit tests and 1 integration test",
    repo={},
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Start the engine", {"tests/test_engine.py": "@pytest.mark.parametrize('n', [1, 2])\n" + TESTS}),
    description="- Add 12 unit tests and 1 integration test",
    repo={},
)
WHY = "Something is parametrized, so there may be more cases than functions."
