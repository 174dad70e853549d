"""Examples for `two_concerns`."""

from builders import commit, pull

FIRES = pull(
    "Start the engine",
    commit(
        "Mon 09:00 Sanitize coal delivery and drop whistle leftovers",
        {"coal.py": "delivery = None\n", "whistle.py": "tone = 1\n"},
    ),
    base={"whistle.py": "tone = 1\nleftovers = 2\n"},
)
SILENT = pull(
    "Start the engine",
    commit(
        "Mon 09:00 Sanitize coal delivery and add tests for it",
        {"coal.py": "delivery = None\n", "tests/test_coal.py": "def test_delivery():\n    assert True\n"},
    ),
)
WHY = "The second half is about the first."
