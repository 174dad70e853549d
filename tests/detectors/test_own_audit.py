"""What the audit said, and what was built there."""

from dataclasses import replace
from pathlib import Path

import pytest

from builders import commit, found, lines, pull, role
from real_dossiers import load
from roastbot.detectors import own_audit
from roastbot.evidence import ChangeType, Dossier

AUDIT = "## Fragile Areas\n\n**Boiler:**\n- Issue: {issue}\n- Files: {files}\n"
BURSTS = "Bursts when two valves close at once."


def boiler(issue: str = BURSTS, files: str = "`boiler.py`", added: int = 20, **more: str) -> Dossier:
    """Return a change to the boiler under an audit."""
    text = more.get("audit", AUDIT).format(issue=issue, files=files)
    step = commit("Mon 09:00 Add a third valve", {"boiler.py": lines(20) + lines(added, "more") + more.get("end", "")})
    return pull("Add a third valve", step, base={"boiler.py": lines(20)}, concerns=text, repo={})


def test_other_files_and_few_lines_are_left_alone() -> None:
    """Nobody built there."""
    assert found(own_audit, boiler(files="`chimney.py`")) == []
    assert found(own_audit, boiler(files="`old/boiler.py`")) == []
    assert found(own_audit, boiler(added=9)) == []


def test_a_new_file_is_left_alone() -> None:
    """The audit spoke of another one that had that name."""
    step = commit("Mon 09:00 Add a boiler", {"boiler.py": lines(40)})
    made = pull("Add a boiler", step, concerns=AUDIT.format(issue=BURSTS, files="`boiler.py`"))
    added = replace(made.pull_request.files[0], change=ChangeType.ADDED)
    assert found(own_audit, replace(made, pull_request=replace(made.pull_request, files=(added,)))) == []


def test_another_corner_of_the_file_is_left_alone() -> None:
    """Lines are named, and nothing else connects the two."""
    assert found(own_audit, boiler("Rusts in the rain.", "`boiler.py` (lines 300-310)")) == []


def test_a_heading_that_calls_nothing_weak_is_left_alone() -> None:
    """A wish is no warning."""
    assert found(own_audit, boiler(audit=AUDIT.replace("Fragile Areas", "Missing Features"))) == []


@pytest.mark.parametrize("issue", ["An attacker can open the valves.", "Credentials are kept in it for all to see."])
def test_what_an_audit_says_about_security_is_not_repeated(issue: str) -> None:
    """A roast is no advisory."""
    assert found(own_audit, boiler(issue)) == []
    security = AUDIT.replace("Fragile Areas", "Security Considerations (fragile)")
    assert found(own_audit, boiler(audit=security)) == []


def test_a_fragile_file_that_grew_is_found() -> None:
    """In the audit's words, with what was added."""
    (finding,) = found(own_audit, boiler())
    assert finding.claim == (
        "CONCERNS.md lists boiler.py under Fragile Areas (“Bursts when two valves close at once”); the change adds 20 "
        "lines to it and takes out 0."
    )
    assert finding.receipts[0].source == "concern:1"
    assert (role(finding, "additions"), finding.weight) == (20, 3)


def test_a_fragile_file_that_was_changed_again_and_again_is_told_by_its_commits() -> None:
    """Where they are a third of all, and at least three; two are told by their lines."""
    steps = [commit(f"Mon {n + 9:02}:00 Try {n} valves", {"boiler.py": lines(20) + lines(20 + n)}) for n in range(3)]
    other = commit("Tue 09:00 Paint the chimney", {"chimney.py": lines(3)})

    def claim(*commits: object) -> str:
        text = AUDIT.format(issue=BURSTS, files="`boiler.py`")
        dossier = pull("Try valves", *commits, base={"boiler.py": lines(20)}, concerns=text, repo={})  # type: ignore[arg-type]  # commits
        (finding,) = found(own_audit, dossier)
        return finding.claim

    assert claim(*steps[:2], other).endswith("; the change adds 21 lines to it and takes out 0.")
    assert claim(*steps, other).endswith("; 3 of the 4 commits change it.")


def test_words_shared_with_the_change_weigh_more() -> None:
    """The sentence nearest to the change is quoted, and a corner of the file is then the right one."""
    (finding,) = found(own_audit, boiler("Rusts in the rain. A third valve would burst it.", "`boiler.py` (line 3)"))
    assert "“A third valve would burst it”" in finding.claim
    assert finding.weight == 4


def test_a_phrase_the_audit_complained_of_and_that_is_written_again_is_found() -> None:
    """With its place; a short name is no phrase."""
    issue = "Too many `# import here to avoid a cycle` comments and `valve` calls."
    dossier = boiler(issue, "`chimney.py`", end="    # import here to avoid a cycle\n    import valve\n")
    (finding,) = found(own_audit, dossier)
    assert finding.claim == (
        "CONCERNS.md complains of “import here to avoid a cycle”; 1 new line holds it, the first in boiler.py."
    )
    assert role(finding, "again") == 1


def test_the_audit_this_began_with_speaks_of_two_of_the_three(real: Path) -> None:
    """In its own words, with git's figures."""
    claims = [found(own_audit, load(real / f"prefect-{number}")) for number in (20608, 21252, 21477)]
    assert [len(each) for each in claims] == [0, 1, 1]
    assert claims[1][0].claim.endswith("; the change adds 24 lines to it and takes out 3.")
    assert "bundles/__init__.py under Fragile Areas (“Subprocess execution" in claims[2][0].claim
