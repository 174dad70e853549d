"""Functions to which nothing was to be added."""

from dataclasses import replace

from builders import commit, found, pull, role
from detectors.examples.closed_door import NEW, OLD, RULE
from roastbot.detectors import closed_door
from roastbot.evidence import Dossier


def grown(after: str, before: str = OLD, rule: str = RULE) -> Dossier:
    """Return a change to the clock under a rule."""
    step = commit("Mon 09:00 Change the clock", {"tower/clock.py": after})
    return pull("Change the clock", step, base={"tower/clock.py": before}, rules={"tower/AGENTS.md": rule}, repo={})


def test_a_few_lines_are_left_alone() -> None:
    """An edit; comments and docstrings are none at all."""
    assert found(closed_door, grown(OLD + "        x = 1\n" * 4)) == []
    assert found(closed_door, grown(OLD + "        # why\n" * 40)) == []
    documented = OLD.replace(
        "        return 1\n", '        """Old.\n\n' + "        Words.\n" * 30 + '        """\n        return 1\n'
    )
    assert found(closed_door, grown(documented)) == []


def test_a_rewrite_that_does_not_grow_is_left_alone() -> None:
    """Nothing was added."""
    lines = "".join(f"        a_{n} = {n}\n" for n in range(8))
    assert found(closed_door, grown(NEW, OLD + lines)) == []


def test_lines_that_were_only_indented_anew_are_no_new_code() -> None:
    """A block was put around them; a line that comes a second time is new."""
    body = [f"        bell_{n} = {n}\n" for n in range(8)]
    before = OLD + "".join(body)
    blank = "\n        # Why.\n" * 3
    wrapped = OLD + blank + "        with tower():\n" + "".join(f"    {line}" for line in body)
    assert found(closed_door, grown(wrapped, before)) == []
    more = wrapped + "".join(f"    {line}" for line in body[:6])
    (finding,) = found(closed_door, grown(more, before))
    assert role(finding, "added") == 7


def test_another_function_of_that_name_is_left_alone() -> None:
    """The rule speaks of the Clock."""
    assert found(closed_door, grown(NEW.replace("Clock", "Watch"), OLD.replace("Clock", "Watch"))) == []
    assert found(closed_door, grown(NEW.replace("chime", "strike"))) == []


def test_a_rule_that_the_change_itself_brought_is_left_alone() -> None:
    """It closed the door behind itself."""
    made = grown(NEW)
    files = (*made.pull_request.files, replace(made.pull_request.files[0], path="tower/AGENTS.md"))
    assert found(closed_door, replace(made, pull_request=replace(made.pull_request, files=files))) == []


def test_what_does_not_parse_is_left_alone() -> None:
    """Nobody knows where it begins."""
    assert found(closed_door, grown(NEW + "(\n")) == []


def test_a_closed_function_that_grew_is_found() -> None:
    """With its length before and after, in the rule's words."""
    (finding,) = found(closed_door, grown(NEW))
    assert finding.claim == (
        "tower/AGENTS.md says of chime: “Do not add new behavior to”; with this change it went from 2 lines to 10, 8 "
        "of them new code."
    )
    assert (role(finding, "before"), role(finding, "after"), role(finding, "added"), finding.weight) == (2, 10, 8, 4)
    assert found(closed_door, grown(NEW + "        y = 2\n" * 40))[0].weight == 5


def test_a_part_of_a_function_and_a_farewell_are_left_alone() -> None:
    """The rule is about its inside, or the new lines only say goodbye."""
    assert found(closed_door, grown(NEW, rule=RULE.replace("`chime()` --", "`chime()`'s bells --"))) == []
    assert found(closed_door, grown(NEW + '        warn("chime is deprecated")\n')) == []
