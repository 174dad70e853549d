"""Patches from the mails git writes (real git, real recorded mails) and from GitHub's REST rows."""

import json
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from roastbot.evidence import Absent, ChangeType, FilePatch, Line, Reason
from roastbot.patches import from_row, read_mbox

OID = "a" * 40
OTHER = "b" * 40
IDENTITY = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Real git in an empty repository."""

    def run(*arguments: str) -> str:
        done = subprocess.run(["git", *IDENTITY, *arguments], cwd=tmp_path, capture_output=True, check=True)
        return done.stdout.decode(errors="replace")

    run("init", "--quiet", "--initial-branch=main")
    run("commit", "--quiet", "--allow-empty", "-m", "Begin")
    return run


def one_commit(git: Callable[..., str], message: str = "Change things") -> tuple[FilePatch, ...] | Absent:
    """Commit what lies in the work tree and return its patch as read from git's own mail."""
    git("add", "--all")
    git("commit", "--quiet", "--cleanup=verbatim", "-m", message)
    oid = git("rev-parse", "HEAD").strip()
    return read_mbox(git("format-patch", "--stdout", "--binary", "-M", "-1"), [oid])[oid].patch


def mail(oid: str, body: str, date: str = "Mon, 23 Mar 2026 21:41:44 -0500") -> str:
    """Return one mail as GitHub serves it; `body` is everything after the headers."""
    headers = f"From {oid} Mon Sep 17 00:00:00 2001\nFrom: Ada <a@b.c>\nDate: {date}\nSubject: [PATCH] x\n"
    return f"{headers}\n{body}-- \n2.39.5\n\n"


DIFF = """---
 a.py | 1 +
 1 file changed, 1 insertion(+)

diff --git a/a.py b/a.py
--- a/a.py
+++ b/a.py
@@ -1 +1,2 @@
 one
+two
"""


def only(patch: tuple[FilePatch, ...] | Absent) -> FilePatch:
    """Return the one file of a patch that must be there."""
    assert not isinstance(patch, Absent)
    (file,) = patch
    return file


def test_a_message_that_quotes_a_stranger_starts_no_mail() -> None:
    """A line like the start of a mail counts only for commits of this pull request."""
    body = f"Cherry-picked:\n\nFrom {OTHER} Mon Sep 17 00:00:00 2001\nFrom: Eve <e@v.e>\n\n{DIFF}"
    assert list(read_mbox(mail(OID, body), [OID])) == [OID]


def test_a_diff_pasted_into_a_message_is_not_what_the_commit_did(git: Callable[..., str], tmp_path: Path) -> None:
    """Even with dashes and statistics of its own; the true diff adds up, the pasted one does not."""
    (tmp_path / "real.py").write_text("one\n")
    pasted = DIFF.replace("a.py", "pasted.py")
    assert only(one_commit(git, f"Explain\n\nThis used to be\n\n{pasted}")).path == "real.py"


def test_a_removed_line_of_two_dashes_does_not_end_anything(git: Callable[..., str], tmp_path: Path) -> None:
    """In a diff `-- ` becomes `--- ` and looks like a header, or like a mail's signature."""
    (tmp_path / "query.sql").write_text("-- old\n-- \nselect 1\n")
    one_commit(git)
    (tmp_path / "query.sql").write_text("select 1\n++ new\n")
    file = only(one_commit(git))
    assert (file.additions, file.deletions) == (1, 2)
    assert file.text.split("\n") == ["--- old", "--- ", " select 1", "+++ new"]


def test_a_mail_whose_figures_do_not_add_up_is_absent_and_not_half_a_patch() -> None:
    """A mail cut off in the middle must not look like a small commit."""
    cut = DIFF.replace("1 insertion(+)", "7 insertions(+)")
    assert read_mbox(mail(OID, cut), [OID])[OID].patch == Absent(Reason.NOT_SERVED)


def test_a_mail_without_statistics_is_absent() -> None:
    """Nothing proves where its diff begins."""
    assert read_mbox(mail(OID, "Just words\n"), [OID])[OID].patch == Absent(Reason.NOT_SERVED)


def test_a_commit_without_a_mail_is_not_there() -> None:
    """The caller knows why: a merge, an empty commit, or a gap."""
    assert read_mbox(mail(OID, DIFF), [OID, OTHER]).keys() == {OID}
    assert read_mbox("", [OID]) == {}


def test_the_authors_clock_keeps_its_own_offset() -> None:
    """Twenty to ten at night in Chicago stays that."""
    sent = read_mbox(mail(OID, DIFF), [OID])[OID].authored_at
    assert sent is not None
    assert (sent.hour, sent.utcoffset()) == (21, timedelta(hours=-5))


@pytest.mark.parametrize(
    "date",
    [
        "yesterday",
        "Mon, 99 Mar 2026 21:41:44 -0500",
        "Mon, 2 Mar 2026 09:00:00 +9999999",
        "Mon, 2 Mar 2026 09:00:00 +99999999999999999999",
        "Mon, 99999999999999999999 Mar 2026 09:00:00 +0000",
        "Mon, 2 Mar 99999999999999999999 09:00:00 +0000",
    ],
)
def test_a_date_no_calendar_knows_is_none(date: str) -> None:
    """A clock that was wrong is not a reason to stop."""
    assert read_mbox(mail(OID, DIFF, date), [OID])[OID].authored_at is None


def test_lines_have_their_numbers_on_both_sides() -> None:
    """A comment on line 2 must find line 2."""
    file = only(read_mbox(mail(OID, DIFF), [OID])[OID].patch)
    assert file.lines == (Line(" ", "one", 1, 1), Line("+", "two", None, 2))
    assert file.text == " one\n+two"


def test_form_feeds_and_odd_separators_stay_inside_their_line(git: Callable[..., str], tmp_path: Path) -> None:
    """Only a line feed ends a line; a carriage return before it is not text."""
    (tmp_path / "odd.txt").write_bytes("a\fb\u2028c\x85d\r\nend\n".encode())
    file = only(one_commit(git))
    assert file.text.split("\n") == ["+a\fb\u2028c\x85d", "+end"]


def test_a_file_without_a_last_line_feed_counts_no_extra_line(git: Callable[..., str], tmp_path: Path) -> None:
    """Git's remark about it is no line of the file."""
    (tmp_path / "a.txt").write_text("one")
    one_commit(git)
    (tmp_path / "a.txt").write_text("two")
    assert only(one_commit(git)).text == "-one\n+two"


@pytest.mark.parametrize(
    "path", ["with space.py", "ünï.py", "b/a b/c.py", 'quo"te.py', "tab\there.py", "back\\slash.py"]
)
def test_unusual_paths_come_out_as_they_are(git: Callable[..., str], tmp_path: Path, path: str) -> None:
    """Git puts quotes around some, and a tab after those with spaces."""
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("one\n")
    assert only(one_commit(git)).path == path
    file.write_text("two\n")
    assert only(one_commit(git)).path == path
    file.chmod(0o755)
    changed = only(one_commit(git))
    assert (changed.path, changed.change, changed.lines) == (path, ChangeType.CHANGED, ())
    file.unlink()
    assert (gone := only(one_commit(git))).path == path
    assert gone.change is ChangeType.DELETED


def test_a_pure_rename_has_no_lines_and_knows_where_it_came_from(git: Callable[..., str], tmp_path: Path) -> None:
    """It is there, and it is empty; that is not the same as absent."""
    (tmp_path / "old name.py").write_text("one\ntwo\nthree\n")
    one_commit(git)
    (tmp_path / "old name.py").rename(tmp_path / "new.py")
    file = only(one_commit(git))
    assert (file.path, file.previous_path, file.change) == ("new.py", "old name.py", ChangeType.RENAMED)
    assert file.lines == ()


def test_a_binary_file_is_absent_with_its_reason(git: Callable[..., str], tmp_path: Path) -> None:
    """Whether git writes its bytes in letters or only says that it differs."""
    (tmp_path / "logo.png").write_bytes(bytes(range(256)) * 40)
    file = only(one_commit(git))
    assert (file.path, file.change, file.lines) == ("logo.png", ChangeType.ADDED, Absent(Reason.BINARY))
    said = DIFF.replace("1 insertion", "0 insertion").partition("--- a/")[0] + "Binary files a/a.py and b/a.py differ\n"
    assert only(read_mbox(mail(OID, said), [OID])[OID].patch).lines == Absent(Reason.BINARY)


def test_an_empty_file_is_whole_and_a_change_without_hunks_is_not(git: Callable[..., str], tmp_path: Path) -> None:
    """An empty `__init__.py` has nothing to show; a changed file must have something."""
    (tmp_path / "__init__.py").write_text("")
    assert only(one_commit(git)).lines == ()
    statistics, _, _ = DIFF.replace("1 insertion", "0 insertion").partition("--- a/")
    bare = f"{statistics}index 1111111..2222222 100644\n"
    assert only(read_mbox(mail(OID, bare), [OID])[OID].patch).lines == Absent(Reason.NOT_SERVED)


def test_bytes_that_are_no_utf_8_become_replacement_characters(git: Callable[..., str], tmp_path: Path) -> None:
    """They are shown as what they are: unreadable."""
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9\n")
    assert only(one_commit(git)).text == "+caf\ufffd"


def row(**fields: object) -> dict[str, object]:
    """Return a REST row of a modified file."""
    return {"filename": "a.py", "status": "modified", "additions": 1, "deletions": 0, "sha": "1" * 40, **fields}


def test_a_rest_row_with_a_patch_has_its_lines() -> None:
    """REST sends hunks only, without the two header lines."""
    file = from_row(row(patch="@@ -1 +1,2 @@ def f():\n one\n+two\n\\ No newline at end of file"))
    assert (file.text, file.additions, file.change) == (" one\n+two", 1, ChangeType.MODIFIED)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"additions": 900}, Reason.TOO_LARGE),
        ({"additions": 0}, Reason.BINARY),
        ({"additions": 0, "status": "added"}, Reason.BINARY),
        ({"patch": "@@ -1,9 +1,9 @@\n one\n"}, Reason.NOT_SERVED),
    ],
)
def test_a_rest_row_without_a_whole_patch_is_absent_and_keeps_its_counts(
    fields: dict[str, object], reason: Reason
) -> None:
    """A missing patch is never an empty one."""
    file = from_row(row(**fields))
    assert file.lines == Absent(reason)
    assert file.additions == fields.get("additions", 1)


def test_a_renamed_rest_row_and_an_empty_file_are_whole_without_a_patch() -> None:
    """Nothing changed inside the one, and nothing is in the other."""
    moved = from_row(row(status="renamed", additions=0, previous_filename="b.py"))
    assert (moved.lines, moved.previous_path, moved.change) == ((), "b.py", ChangeType.RENAMED)
    assert from_row(row(status="added", additions=0, sha="e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")).lines == ()


@pytest.mark.real
@pytest.mark.parametrize(("number", "absent"), [(20608, 0), (21252, 1), (21477, 0)])
def test_the_recorded_mails_are_read_whole(real: Path, number: int, absent: int) -> None:
    """Every commit but a merge has its patch, at its author's own clock, with every file it says it changed."""
    folder = real / f"prefect-{number}"
    said = json.loads((folder / "pull.json").read_text())
    found = read_mbox((folder / "pull.patch").read_bytes().decode(), [one["oid"] for one in said["commits"]])
    merges = [one["oid"] for one in said["commits"] if len(one["parents"]) > 1]
    assert len(merges) == absent
    assert {one["oid"] for one in said["commits"]} - found.keys() == set(merges)
    for one in said["commits"]:
        if one["oid"] in found:
            sent = found[one["oid"]]
            assert not isinstance(sent.patch, Absent)
            assert sent.authored_at is not None
            assert sent.authored_at.isoformat() == one["authored"]


@pytest.mark.real
@pytest.mark.parametrize("number", [20608, 21477])
def test_the_recorded_commits_add_up_to_the_pull_request(real: Path, number: int) -> None:
    """Without a merge among them, what all commits add minus what they take is what the pull request does."""
    folder = real / f"prefect-{number}"
    said = json.loads((folder / "pull.json").read_text())
    found = read_mbox((folder / "pull.patch").read_bytes().decode(), [one["oid"] for one in said["commits"]])
    files = [file for mail in found.values() if not isinstance(mail.patch, Absent) for file in mail.patch]
    net = sum(file.additions for file in files) - sum(file.deletions for file in files)
    assert net == said["additions"] - said["deletions"]
    assert {file["path"] for file in said["files"] if "=>" not in file["path"]} <= {file.path for file in files}
