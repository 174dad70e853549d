"""What was merged for now."""

from builders import commit, found, pull
from roastbot.detectors import for_now

HACK = "x = 1\n# hold the valve shut for now\n"


def test_a_comment_that_went_before_the_merge_is_left_alone() -> None:
    """It kept its word."""
    dossier = pull("x", commit("Mon 09:00 a", {"a.py": HACK}), commit("Mon 10:00 b", {"a.py": "x = 1\n"}))
    assert found(for_now, dossier) == []


def test_words_in_a_string_or_a_test_are_left_alone() -> None:
    """Only comments in code make promises."""
    tree = {"a.py": 'say("# shut for now, please")\n', "tests/test_a.py": HACK}
    assert found(for_now, pull("x", commit("Mon 09:00 a", tree))) == []


def test_a_comment_that_was_merged_is_found() -> None:
    """Word for word."""
    (finding,) = found(for_now, pull("x", commit("Mon 09:00 a", {"a.py": HACK})))
    assert finding.receipts[-1].quote == "hold the valve shut for now"
