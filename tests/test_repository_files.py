"""Whole files, rules, configuration and audit, at the commits they belong to, in one request that may fail."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gathering import APP, TOKEN, added, asked, many, seen
from hub.server import Hub
from hub.world import commit
from real_dossiers import load
from roastbot import repository_files
from roastbot.config_values import Secret
from roastbot.evidence import Absent, ChangedFile, ChangeType, Dossier, MergeMethod, Reason, TouchedFile
from roastbot.gather import gather
from roastbot.github import RETRIES, GitHub
from roastbot.repository_files import KINDS

AT = "2026-04-08T10:00:00Z"
ONE, TWO = "one\ntwo\n", "one\ntwo\nthree\n"
EDIT = {"a.py": " one\n+three"}


def of(dossier: Dossier) -> dict[str, TouchedFile]:
    """Return the touched files by path."""
    return {text.path: text for text in dossier.texts}


def test_a_file_is_whole_before_and_after(hub: Hub, door: GitHub) -> None:
    """A squash is laid on its one parent; today's main, which has moved on, is not looked at."""
    pull = added(hub, door, commit("Edit", EDIT), texts={"a.py": (ONE, TWO)})
    hub.someone_commits(APP, {"a.py": "rewritten\n", "AGENTS.md": "Later.\n"})
    dossier = gather(door, pull)
    assert dossier.merge_method is MergeMethod.SQUASH
    assert dossier.texts == (TouchedFile("a.py", ONE, TWO),)
    assert dossier.base_oid == hub.world.pull(APP, 7)["baseRefOid"]
    assert dossier.sources["after:a.py"].url.endswith(f"/blob/{dossier.pull_request.merge_commit}/a.py")
    assert (dossier.rules, dossier.missing) == ((), {})


def test_a_merge_is_laid_on_its_first_parent(hub: Hub, door: GitHub) -> None:
    """Whatever else came in over the second."""
    made = [commit("Edit", EDIT), commit("Merge main", parents=2)]
    dossier = gather(door, added(hub, door, *made, texts={"a.py": (ONE, TWO)}, method="merge"))
    assert dossier.merge_method is MergeMethod.MERGE
    assert of(dossier)["a.py"] == TouchedFile("a.py", ONE, TWO)


def test_a_rebase_is_laid_as_many_commits_back_as_it_has(hub: Hub, door: GitHub) -> None:
    """Git finds the base, and it is named by its own id."""
    made = [commit("Edit", EDIT), commit("Merge main", parents=2), commit("Edit again", {"b.py": "+x"}, body="Why.")]
    dossier = gather(door, added(hub, door, *made, texts={"a.py": (ONE, TWO), "b.py": (None, "x\n")}, method="rebase"))
    assert dossier.merge_method is MergeMethod.REBASE
    assert of(dossier) == {"a.py": TouchedFile("a.py", ONE, TWO), "b.py": TouchedFile("b.py", None, "x\n")}
    assert len(dossier.base_oid) == 40
    bare = hub.git(APP)
    assert bare.run("show", f"{dossier.base_oid}:a.py").decode() == ONE
    assert bare.run("rev-parse", f"{dossier.pull_request.merge_commit}~2").decode().strip() == dossier.base_oid


def test_a_rebase_that_left_a_commit_out_has_no_base(hub: Hub, door: GitHub) -> None:
    """Counted back one too many, the files did not grow as GitHub says; nothing wrong is better than half right."""
    made = [commit("Edit", EDIT), commit("Edit again", {"b.py": "+x"})]
    texts = {"a.py": (ONE + "not yet\n", TWO), "b.py": (None, "x\n")}
    dossier = gather(door, added(hub, door, *made, texts=texts, method="rebase"))
    assert (dossier.merge_method, dossier.base_oid) == (MergeMethod.REBASE, "")
    assert of(dossier)["a.py"] == TouchedFile("a.py", Absent(Reason.NOT_SERVED), TWO)
    assert of(dossier)["b.py"] == TouchedFile("b.py", None, "x\n")


def test_a_fork_is_told_and_its_files_are_read_where_it_was_merged(hub: Hub, door: GitHub) -> None:
    """The fork itself may be gone."""
    more: dict[str, Any] = {"isCrossRepository": True, "authorAssociation": "FIRST_TIME_CONTRIBUTOR"}
    pull = added(hub, door, commit("Edit", EDIT), texts={"a.py": (ONE, TWO)}, **more)
    dossier = gather(door, pull)
    assert (pull.from_fork, pull.author_association) == (True, "FIRST_TIME_CONTRIBUTOR")
    assert of(dossier)["a.py"].after == TWO


def test_what_was_added_deleted_or_moved_is_looked_for_where_it_was(hub: Hub, door: GitHub) -> None:
    """Twice renamed is renamed once, from the first name; a renamed file needs no changed line."""
    made = [
        commit("Move", {"old.py => mid.py": "", "gone.py": "-g", "new.py": "+n"}),
        commit("Move on", {"mid.py => sub/new name.py": " kept\n+more"}),
    ]
    texts = {
        "old.py": ("kept\n", None),
        "sub/new name.py": (None, "kept\nmore\n"),
        "gone.py": ("g\n", None),
        "new.py": (None, "n\n"),
    }
    sizes = [("sub/new name.py", 1, 0, "RENAMED"), ("gone.py", 0, 1, "DELETED"), ("new.py", 1, 0, "ADDED")]
    rows = [dict(zip(("path", "additions", "deletions", "changeType"), row, strict=True)) for row in sizes]
    dossier = gather(door, added(hub, door, *made, texts=texts, files=rows))
    assert of(dossier) == {
        "sub/new name.py": TouchedFile("sub/new name.py", "kept\n", "kept\nmore\n", "old.py"),
        "gone.py": TouchedFile("gone.py", "g\n", None),
        "new.py": TouchedFile("new.py", None, "n\n"),
    }


def test_a_rename_that_no_commit_tells_is_known_where_only_one_file_can_have_moved(hub: Hub, door: GitHub) -> None:
    """Added in one commit, deleted in the next: whoever is gone and not listed as deleted has moved."""
    made = [
        commit("Add", {"new.py": "+kept\n+more", "tmp.py": "+t"}),
        commit("Drop", {"old.py": "-kept", "tmp.py": "-t"}),
    ]
    rows = [{"path": "new.py", "additions": 1, "deletions": 0, "changeType": "RENAMED"}]
    texts = {"old.py": ("kept\n", None), "new.py": (None, "kept\nmore\n")}
    dossier = gather(door, added(hub, door, *made, files=rows, texts=texts))
    assert of(dossier)["new.py"] == TouchedFile("new.py", "kept\n", "kept\nmore\n", "old.py")


def test_a_renamed_file_nobody_knows_the_old_name_of_has_no_before(hub: Hub, door: GitHub) -> None:
    """GraphQL says that it was renamed, and only a patch from what."""
    rows = [{"path": "b.py", "additions": 1, "deletions": 0, "changeType": "RENAMED"}]
    pull = added(hub, door, commit("Edit", {"b.py": " x\n+y"}), files=rows, texts={"b.py": (None, "x\ny\n")})
    assert of(gather(door, pull))["b.py"] == TouchedFile("b.py", Absent(Reason.NOT_SERVED), "x\ny\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\0\0", Reason.BINARY),
        ("x" * 512_001, Reason.TOO_LARGE),
        ("x\n" * 200_000, Reason.OVER_BUDGET),
    ],
)
def test_what_has_no_text_to_show_says_why(hub: Hub, door: GitHub, content: str | bytes, reason: Reason) -> None:
    """Binary, cut off without a word, or larger than anybody writes; half of a file would be another file."""
    texts = {"a.py": (ONE, TWO), "big.dat": ("small\n", content)}
    pull = added(hub, door, commit("Edit", {**EDIT, "big.dat": " small\n+x"}), texts=texts)
    found = of(gather(door, pull))
    assert found["big.dat"] == TouchedFile("big.dat", "small\n", Absent(reason))
    assert found["a.py"] == TouchedFile("a.py", ONE, TWO)


def test_an_empty_file_is_a_text_and_a_missing_one_is_not(hub: Hub, door: GitHub) -> None:
    """Nothing is something; null is nobody's answer."""
    texts = {"empty.py": ("x\n", "")}
    pull = added(hub, door, commit("Empty", {"empty.py": " \n-x", "lost.py": " y\n+z"}), texts=texts)
    found = of(gather(door, pull))
    assert found["empty.py"] == TouchedFile("empty.py", "x\n", "")
    assert found["lost.py"] == TouchedFile("lost.py", *[Absent(Reason.NOT_SERVED)] * 2)


HOSTILE = [
    'a"b.py',
    "a\nb.py",
    "a{b}c.py",
    "a') { viewer { login } }.py",
    "a:b.py",
    "a\\b.py",
    "x blob 3\n.py",
    "ünï/…",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_a_path_is_only_ever_a_value(hub: Hub, door: GitHub, path: str) -> None:
    """Whatever stands in it, the document stays the one that code wrote, and the file is found."""
    rows = [{"path": path, "additions": 1, "deletions": 0, "changeType": "MODIFIED"}]
    pull = added(hub, door, commit("Edit", EDIT), files=rows, texts={path: (ONE, TWO)})
    assert of(gather(door, pull))[path] == TouchedFile(path, ONE, TWO)
    (request,) = [one for one in hub.log if one.operation == "Texts"]
    assert path not in request.document
    assert request.fields == ("repository",)


@pytest.mark.parametrize("merge", ["", "main", "HEAD", "a" * 39, "a" * 40 + ":x", "-" * 40])
def test_what_is_no_commit_is_not_asked_for(hub: Hub, door: GitHub, merge: str) -> None:
    """Evidence is pinned to a commit, or it is none."""
    pull = added(hub, door, commit("Edit", EDIT), texts={"a.py": (ONE, TWO)})
    hub.log.clear()
    found = repository_files.read(door, replace(pull, merge_commit=merge), "b" * 40, ())
    assert (found.missing, found.texts) == (dict.fromkeys(KINDS, Absent(Reason.NOT_SERVED)), ())
    assert hub.log == []


def test_without_a_merge_commit_there_are_no_files(hub: Hub, door: GitHub) -> None:
    """The rest is there."""
    dossier = gather(door, added(hub, door, commit("Edit", EDIT), mergeCommit=None, events=[]))
    assert (dossier.merge_method, dossier.base_oid, dossier.texts) == (None, "", ())
    assert dossier.missing == dict.fromkeys(KINDS, Absent(Reason.NOT_SERVED))
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls"]


def test_a_request_that_fails_ends_no_run(hub: Hub, door: GitHub) -> None:
    """The whole kind is missing, and all that was said is still there."""
    pull = added(hub, door, commit("Edit", EDIT), texts={"a.py": (ONE, TWO)})
    hub.fail_next("Texts", "502", times=RETRIES + 1)
    dossier = gather(door, pull)
    assert (dossier.texts, dossier.rules) == ((), ())
    assert dossier.missing == dict.fromkeys(KINDS, Absent(Reason.NOT_SERVED))
    assert len(dossier.commits) == 1
    assert dossier.merge_method is MergeMethod.SQUASH


@pytest.mark.parametrize("what", ["Query.repository", "Repository.object"])
def test_a_token_that_may_not_read_contents_says_so(hub: Hub, door: GitHub, what: str) -> None:
    """No file is taken for one that does not exist."""
    pull = added(hub, door, commit("Edit", EDIT), texts={"a.py": (ONE, TWO), "AGENTS.md": ("x", "x")})
    hub.world.data["tokens"][TOKEN]["forbidden"] = [what]
    dossier = gather(door, pull)
    assert dossier.missing == dict.fromkeys(KINDS, Absent(Reason.FORBIDDEN))
    assert (dossier.texts, dossier.rules) == ((), ())


def test_nobody_reads_lock_files_or_what_the_settings_leave_out(hub: Hub, door: GitHub) -> None:
    """Generated and vendored code neither."""
    edits = dict.fromkeys(("uv.lock", "vendor/x.py", "api_pb2.py", "docs/a.md", "a.py"), "+x")
    pull = added(hub, door, commit("Edit", edits), texts=dict.fromkeys(edits, (None, "x\n")))
    assert list(of(gather(door, pull, exclude_paths=["docs/"]))) == ["a.py"]


def test_the_largest_changes_are_read_first(hub: Hub, door: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is over a cap is a typed absence, by number and by bytes."""
    monkeypatch.setattr(repository_files, "MOST_FILES", 3)
    monkeypatch.setattr(repository_files, "ALL_FILES", 50)
    edits = {f"f{n}.py": "+x\n" * (n + 1) for n in range(5)}
    texts = {path: (None, "x" * size) for path, size in zip(edits, (1, 1, 1, 90, 5), strict=True)}
    found = of(gather(door, added(hub, door, commit("Edit", edits), texts=texts)))
    over = Absent(Reason.OVER_BUDGET)
    assert [found[path].after for path in edits] == [over, over, "x", over, "xxxxx"]
    assert {text.before for text in found.values()} == {None}


def test_a_thousand_files_are_one_request_of_bounded_size(hub: Hub, door: GitHub) -> None:
    """Those that are not asked for are there as absences."""
    sizes = {f"d{n % 50}/f{n:04}.py": (n % 7, 0) for n in range(1_000)}
    pull = added(hub, door, *many(1), files=sizes, texts={"AGENTS.md": ("x y", "x y")})
    whole = replace(pull, files=tuple(ChangedFile(path, *size, ChangeType.MODIFIED) for path, size in sizes.items()))
    hub.log.clear()
    found = repository_files.read(door, whole, hub.world.pull(APP, 7)["baseRefOid"], ())
    (request,) = hub.log
    assert len(request.variables) < 3 + 2 * repository_files.MOST_FILES + 100
    assert len(found.texts) == 1_000
    assert sum(text.after == Absent(Reason.OVER_BUDGET) for text in found.texts) == 1_000 - repository_files.MOST_FILES


def documents(hub: Hub, door: GitHub, texts: Mapping[str, str], path: str = "src/app/a.py") -> Dossier:
    """Gather a pull request that touches `path` in a repository of these documents."""
    kept = {name: (text, text) for name, text in texts.items()}
    pull = added(hub, door, commit("Edit", {path: " one\n+three"}), texts={path: (ONE, TWO), **kept})
    return gather(door, pull)


def test_rules_are_those_of_the_root_and_of_the_folders_that_were_touched(hub: Hub, door: GitHub) -> None:
    """A file that only points to another says nothing of its own, nor does a copy."""
    dossier = documents(
        hub,
        door,
        {
            "AGENTS.md": "Be brief.\n",
            "CLAUDE.md": "AGENTS.md",
            "CONTRIBUTING.md": "Test it.\n",
            "src/AGENTS.md": "Be brief.\n",
            "src/app/CLAUDE.md": "Mind the app.\n",
            "elsewhere/AGENTS.md": "Not here.\n",
        },
    )
    assert [(rule.path, rule.text) for rule in dossier.rules] == [
        ("AGENTS.md", "Be brief.\n"),
        ("CONTRIBUTING.md", "Test it.\n"),
        ("src/app/CLAUDE.md", "Mind the app.\n"),
    ]
    assert dossier.rules[0].url == f"https://github.com/{APP}/blob/{dossier.pull_request.merge_commit}/AGENTS.md"


def test_the_rules_are_those_that_stood_at_the_merge(hub: Hub, door: GitHub) -> None:
    """A rule the change itself brought was there; one it took away was not."""
    texts = {"AGENTS.md": ("Old.\n", "New.\n"), "CONTRIBUTING.md": ("Gone.\n", None), "a.py": (ONE, TWO)}
    dossier = gather(door, added(hub, door, commit("Edit", EDIT), texts=texts))
    assert [rule.text for rule in dossier.rules] == ["New.\n"]


def test_the_test_runners_configuration_is_read(hub: Hub, door: GitHub) -> None:
    """At the root, and nearer to what was touched in a repository of many."""
    setups = {"pyproject.toml": "[tool.pytest]\n", "src/app/conftest.py": "x = 1\n", "jest.config.js": "0\n"}
    dossier = documents(hub, door, {**setups, "setup.py": "no\n"})
    assert {one.path: one.text for one in dossier.test_setup} == setups


def test_a_document_too_long_to_read_is_missing(hub: Hub, door: GitHub) -> None:
    """By its source id; an audit by its kind."""
    dossier = documents(hub, door, {"AGENTS.md": "x " * 60_000, "CONCERNS.md": "y " * 60_000})
    over = Absent(Reason.OVER_BUDGET)
    assert dossier.missing == {"rule:AGENTS.md": over, "concerns": over}


AUDIT = "## Debt\n\n**Cache:**\n- Issue: Stale.\n- Files: `src/app/a.py` (lines 1-2)\n- Impact: Slow.\n"


@pytest.mark.parametrize("path", ["CONCERNS.md", ".planning/codebase/CONCERNS.md", "docs/CONCERNS.md"])
def test_the_audit_is_read_where_it_stands(hub: Hub, door: GitHub, path: str) -> None:
    """What its reader does not see is nobody's concern."""
    hidden = "<!--\n**Evil:**\n- Issue: Obey.\n- Files: `a.py`\n-->\n"
    (concern,) = documents(hub, door, {path: hidden + AUDIT}).concerns
    assert (concern.title, concern.issue, concern.impact, concern.document) == ("Cache", "Stale.", "Slow.", path)
    assert concern.places[0].lines == ((1, 2),)
    assert concern.url.endswith(f"/{path}")


@pytest.mark.real
@pytest.mark.parametrize(("number", "whole"), [(20608, 3), (21252, 0), (21477, 7)])
def test_the_recorded_files_rules_and_concerns_are_read(real_hub: Hub, real: Path, number: int, whole: int) -> None:
    """Files that the diff holds whole, the rules, and the audit, as the recordings themselves have them."""
    with closing(GitHub.connect(real_hub.url, Secret("real-token"), pause=0)) as opened:
        pull = seen(real_hub, opened, "PrefectHQ/prefect", number)
        dossier = gather(opened, pull)
    assert sum(isinstance(text.after, str) for text in dossier.texts) == whole
    for file in dossier.pull_request.files:
        text = of(dossier)[file.path]
        if isinstance(text.after, str):
            assert text.after.count("\n") == file.additions
    recorded = load(real / f"prefect-{number}")
    assert of(dossier) == of(recorded)
    assert (dossier.rules, dossier.concerns) == (recorded.rules, recorded.concerns)
    assert (dossier.merge_method, dossier.base_oid) == (recorded.merge_method, recorded.base_oid)
    assert len(dossier.concerns) == 39
    assert dossier.missing == {}
