"""The same lines in two places."""

from builders import commit, found, pull, role
from roastbot.detectors import said_twice
from roastbot.evidence import Dossier


def valves(first: int, last: int) -> str:
    """Return a line of code for each number."""
    return "".join(f"boiler.turn_the_valve_to({n}, slowly=True)\n" for n in range(first, last))


def adding(text: str, path: str, others: dict[str, str]) -> Dossier:
    """Return a pull request that adds one file to a repository that holds `others`."""
    return pull("Heat", commit("Mon 09:00 Heat", {path: text}), repo=others)


def test_seven_lines_are_a_coincidence() -> None:
    """Eight are not."""
    assert found(said_twice, adding(valves(0, 7), "heat.py", {"cool.py": valves(0, 7)})) == []


def test_another_order_is_another_text() -> None:
    """The lines have to follow one another in both places."""
    backwards = "".join(reversed(valves(0, 9).splitlines(keepends=True)))
    assert found(said_twice, adding(valves(0, 9), "heat.py", {"cool.py": backwards})) == []


def test_a_line_in_between_parts_the_run() -> None:
    """Two halves of five are two coincidences."""
    parted = valves(0, 5) + "boiler.rest()\n" + valves(5, 10)
    assert found(said_twice, adding(valves(0, 10), "heat.py", {"cool.py": parted})) == []


def test_imports_comments_and_short_lines_do_not_count() -> None:
    """They stand everywhere."""
    lines = (f"from engine.parts.boiler import valve_{n}\n# a remark about the valve {n}\nx = {n}\n" for n in range(9))
    text = "".join(lines)
    assert found(said_twice, adding(text, "heat.py", {"cool.py": text})) == []


def test_one_line_many_times_is_not_a_copy() -> None:
    """A table repeats itself."""
    text = "boiler.turn_the_valve_to(7, slowly=True)\n" * 12
    assert found(said_twice, adding(text, "heat.py", {"cool.py": text})) == []


def test_tests_may_repeat_themselves_for_longer() -> None:
    """Twenty lines, not eight."""
    assert found(said_twice, adding(valves(0, 12), "tests/test_heat.py", {"tests/test_cool.py": valves(0, 12)})) == []


def test_what_no_hand_wrote_is_left_out() -> None:
    """A lock file, a vendored copy."""
    assert found(said_twice, adding(valves(0, 12), "vendor/heat.py", {"cool.py": valves(0, 12)})) == []


def test_lines_that_were_there_before_are_not_added() -> None:
    """The change did not write them."""
    step = commit("Mon 09:00 Heat", {"heat.py": valves(0, 9) + "boiler.rest()\n"})
    assert found(said_twice, pull("Heat", step, base={"heat.py": valves(0, 9)}, repo={"cool.py": valves(0, 9)})) == []


def test_a_run_of_added_lines_elsewhere_is_found_with_both_places() -> None:
    """Where each begins is told."""
    dossier = adding("x = 1\n" + valves(0, 9), "heat.py", {"cool.py": valves(0, 9)})
    (finding,) = found(said_twice, dossier)
    assert (role(finding, "lines"), role(finding, "at"), role(finding, "other_at")) == (9, 2, 1)


def test_a_run_that_stands_twice_in_the_change_is_told_once() -> None:
    """From one side only."""
    step = commit("Mon 09:00 Heat", {"heat.py": valves(0, 9), "cool.py": "x = 1\n" + valves(0, 9)})
    (finding,) = found(said_twice, pull("Heat", step, repo={}))
    assert finding.claim.startswith("At least 9 lines that the change adds to cool.py")
