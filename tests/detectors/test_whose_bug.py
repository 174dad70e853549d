"""Who had written what a fix took out, and how long it had stood."""

from dataclasses import replace

from builders import blamed, commit, found, pull, role
from roastbot.detectors import whose_bug
from roastbot.evidence import Actor, Dossier, LinkedIssue

OLD = 'import steam\n\n\ndef pressure(steam):\n    """Return it."""\n    # by hand\n    return steam - 1\n'
NEW = OLD.replace("steam - 1", "steam + 1")
TWO_YEARS = "2024-02-27"


def mended(title: str = "Mon 09:00 Fix the pressure", by: str = "Ada Lovelace", **more: object) -> Dossier:
    """Return a pull request whose one commit replaces the last line of the file, written two years before."""
    written = [blamed("engine.py", (1, 7), "Add a gauge (#3)", TWO_YEARS, by=by)]
    arguments = {"base": {"engine.py": OLD}, "repo": {}, "blame": written, **more}
    return pull("Oil it", commit(title, {"engine.py": NEW}), **arguments)  # type: ignore[arg-type]  # see pull


def test_a_commit_that_does_not_call_itself_a_fix_is_left_alone() -> None:
    """Whatever it replaced, nobody said that it was wrong."""
    assert found(whose_bug, mended("Mon 09:00 Raise the pressure")) == []
    assert found(whose_bug, mended("Mon 09:00 Fixture for the pressure")) == []


def test_without_blame_or_the_text_before_nothing_is_said() -> None:
    """A line cannot be told from another one by its number alone."""
    assert found(whose_bug, mended(blame=())) == []
    assert found(whose_bug, mended(repo=None)) == []


def test_lines_the_branch_itself_had_added_are_nobodys_old_bug() -> None:
    """Other detectors tell of those."""
    base = {"engine.py": "def pressure(steam):\n    return steam - 9999\n"}
    dossier = pull(
        "Oil it",
        commit("Mon 09:00 Guess", {"engine.py": "def pressure(steam):\n    return steam * 9999\n"}),
        commit("Mon 10:00 Fix the guess", {"engine.py": "def pressure(steam):\n    return steam / 9999\n"}),
        base=base,
        repo={},
        blame=[blamed("engine.py", (2, 2), "Add a gauge", TWO_YEARS)],
    )
    assert found(whose_bug, dossier) == []


def test_a_line_that_only_moved_is_left_alone() -> None:
    """It is still there."""
    step = commit("Mon 09:00 Fix the layout", {"engine.py": "", "gauge.py": OLD})
    dossier = pull(
        "Oil it", step, base={"engine.py": OLD}, repo={}, blame=[blamed("engine.py", (1, 7), "Add", TWO_YEARS)]
    )
    assert found(whose_bug, dossier) == []


def test_a_line_that_only_changed_its_indentation_is_left_alone() -> None:
    """The fix put it back; the line beside it was replaced."""
    old = "def pressure(steam):\n    gauge(steam * 2)\n    return steam - 1\n"
    new = "def pressure(steam):\n    if steam:\n        gauge(steam * 2)\n    return steam + 1\n"
    written = [blamed("engine.py", (1, 3), "Add a gauge", TWO_YEARS)]
    for title in ("Oil it", "Fix the pressure"):
        step = commit("Mon 09:00 Fix the pressure", {"engine.py": new})
        (finding,) = found(whose_bug, pull(title, step, base={"engine.py": old}, repo={}, blame=written))
        assert role(finding, "lines") == 1


def test_comments_docstrings_and_imports_are_no_bugs() -> None:
    """Nor is a blank line."""
    changed = OLD.replace("import steam\n", "import water\n").replace("by hand", "by eye").replace("it.", "them.")
    step = commit("Mon 09:00 Fix the words", {"engine.py": changed})
    dossier = pull(
        "Oil it", step, base={"engine.py": OLD}, repo={}, blame=[blamed("engine.py", (1, 7), "Add", TWO_YEARS)]
    )
    assert found(whose_bug, dossier) == []


def test_tests_and_documents_are_left_alone() -> None:
    """A mended test has no age worth telling."""
    step = commit("Mon 09:00 Fix the test", {"tests/test_engine.py": NEW})
    written = [blamed("tests/test_engine.py", (1, 7), "Add", TWO_YEARS)]
    assert found(whose_bug, pull("x", step, base={"tests/test_engine.py": OLD}, repo={}, blame=written)) == []


def test_a_commit_of_the_branch_or_one_written_later_explains_nothing() -> None:
    """A clock that is off proves no age."""
    assert found(whose_bug, mended(blame=[blamed("engine.py", (1, 7), "Add", "Tue 09:00")])) == []


def test_an_old_line_of_the_authors_own_is_the_best_of_all() -> None:
    """It is praise too: an old one was mended."""
    (finding,) = found(whose_bug, mended())
    assert finding.claim == (
        "“Fix the pressure” takes out 1 line of code in engine.py that git blame gives to “Add a gauge (#3)”, 734"
        " days before, by the same author."
    )
    assert (finding.weight, finding.praise) == (5, True)
    assert [role(finding, name) for name in ("lines", "days", "months", "years")] == [1, 734, 24, 2]
    assert [receipt.source for receipt in finding.receipts][1] == "blame:1"


def test_the_line_of_somebody_else_has_its_name() -> None:
    """By git, as everything here."""
    (finding,) = found(whose_bug, mended(by="Bob Baker"))
    assert finding.claim.endswith("“Add a gauge (#3)”, 734 days before, by Bob Baker.")
    assert finding.weight == 4


def test_a_young_line_is_no_praise() -> None:
    """Twelve days are an afterthought."""
    (finding,) = found(whose_bug, mended(blame=[blamed("engine.py", (7, 7), "Add a gauge", "2026-02-18")]))
    assert (finding.praise, finding.weight, role(finding, "days")) == (False, 4, 12)
    assert not any(fact.id.endswith((".months", ".years")) for fact in finding.facts)


def test_equal_lines_are_told_apart_by_their_neighbours() -> None:
    """Both returns read alike; the line above the removed one is in the file once."""
    old = "def first_thing():\n    return 0\n\n\ndef second_thing():\n    return 0\n"
    new = "def first_thing():\n    return 0\n\n\ndef renamed_thing():\n    return 1\n"
    written = [blamed("engine.py", (1, 2), "Old", "2020-01-01"), blamed("engine.py", (5, 6), "Young", "2026-01-01")]
    step = commit("Mon 09:00 Fix the second", {"engine.py": new})
    (finding,) = found(whose_bug, pull("x", step, base={"engine.py": old}, repo={}, blame=written))
    assert "2 lines of code in engine.py" in finding.claim
    assert "“Young”" in finding.claim


def test_a_title_makes_the_whole_change_a_fix() -> None:
    """Told once, up to the merge."""
    dossier = mended("Mon 09:00 Raise the pressure")
    dossier = replace(dossier, pull_request=replace(dossier.pull_request, title="fix(gauge): the pressure"))
    (finding,) = found(whose_bug, dossier)
    assert finding.claim.startswith("The pull request “fix(gauge): the pressure” takes out 1 line")
    assert role(finding, "days") == 738


def test_an_issue_that_is_called_a_bug_makes_it_one_too() -> None:
    """In its title, or by its template."""
    issue = LinkedIssue("ada/engine#5", "The gauge lies", "### Bug summary\n\nIt does.", "https://h/i", Actor("eve"))
    plain = mended("Mon 09:00 Raise the pressure")
    (finding,) = found(whose_bug, replace(plain, issues=(issue,)))
    assert finding.claim.startswith("The pull request, which closes “The gauge lies”, takes out 1 line")
    assert found(whose_bug, replace(plain, issues=(replace(issue, body="Please debug it."),))) == []


def test_a_description_counts_for_the_file_it_names() -> None:
    """And for no other."""
    step = "Mon 09:00 Raise the pressure"
    (finding,) = found(whose_bug, mended(step, description="There is a bug in engine that loses steam."))
    assert "whose description says “There is a bug in engine that loses steam”, takes" in finding.claim
    assert found(whose_bug, mended(step, description="There is a bug in the boiler.")) == []


def test_a_feature_that_calls_itself_a_fix_weighs_little() -> None:
    """Two hundred lines of code are more than a repair."""
    many = NEW + "".join(f"value_{n} = {n}\n" for n in range(250))
    dossier = pull(
        "Oil it",
        commit("Mon 09:00 Fix the pressure", {"engine.py": many}),
        base={"engine.py": OLD},
        repo={},
        blame=[blamed("engine.py", (1, 7), "Add a gauge (#3)", TWO_YEARS)],
    )
    (finding,) = found(whose_bug, dossier)
    assert (finding.weight, finding.praise) == (2, False)


def test_a_blame_of_a_thousand_million_lines_costs_nothing() -> None:
    """Numbers come from outside."""
    huge = replace(blamed("engine.py", (1, 7), "Add", TWO_YEARS), first=0, last=10**9)
    assert len(found(whose_bug, mended(blame=[huge] * 50))) == 1
