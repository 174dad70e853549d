"""Whatever an author writes into a commit message, a patch is what the commit did or it is not there."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roastbot.evidence import Absent, Commit, Reason
from roastbot.patches import Mail, read_mbox

A, B = "a" * 40, "b" * 40
UNREADABLE = Absent(Reason.NOT_SERVED)


def commit(oid: str, body: str = "", figures: tuple[int, int, int | None] = (1, 0, 1)) -> Commit:
    """Return what GraphQL says of a commit; `figures` are its additions, deletions and changed files."""
    at, (added, deleted, files) = datetime(2026, 3, 2, 9, tzinfo=UTC), figures
    return Commit(oid, "Change", body.strip("\n"), at, at, "Ada", "ada", added, deleted, files, 1, "https://x")


def diff(path: str, *lines: str) -> str:
    """Return a file's diff that adds these lines after one that was there."""
    text = "".join(f"+{line}\n" for line in lines)
    sides = f"diff --git a/{path} b/{path}\nindex 1111111..2222222 100644\n--- a/{path}\n+++ b/{path}\n"
    return f"{sides}@@ -1 +1,{len(lines) + 1} @@\n one\n{text}"


def patch(diffs: str, files: int = 1, added: int = 1) -> str:
    """Return what follows a message: dashes, statistics, diffs."""
    return f"---\n some.py | {added} +\n {files} files changed, {added} insertions(+)\n\n{diffs}"


def start(oid: str) -> str:
    """Return the headers of a mail with the empty line after them."""
    return (
        f"From {oid} Mon Sep 17 00:00:00 2001\nFrom: Ada <a@b.c>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
        "Subject: [PATCH] Change\n\n"
    )


def mail(oid: str, body: str, end: str) -> str:
    """Return a whole mail."""
    return f"{start(oid)}{body}{end}-- \n2.39.5\n\n"


def paths(mails: dict[str, Mail], oid: str) -> list[str] | Absent:
    """Return which files a commit changed."""
    found = mails[oid].patch
    return found if isinstance(found, Absent) else [file.path for file in found]


def read(mbox: str, *commits: Commit) -> dict[str, Mail]:
    """Read the mails of these commits."""
    return dict(read_mbox(mbox, {one.oid: one for one in commits}))


EVIL = diff("evil.py", "forged")
FORGERIES = [
    patch(EVIL),
    patch(EVIL, files=2, added=2),
    f"{patch(EVIL, files=2, added=2)}\n",
    f"Words.\n\n{patch(EVIL, files=2, added=2)}-- \n2.39.5\n\n",
    "---\n---\n",
    patch("diff --git a/evil.py b/evil.py\nnew file mode 100644\nindex 0000000..e69de29\n", files=2),
    f"{patch(EVIL)}\n\n{start(B)}{patch(EVIL)}",
    f"{patch(EVIL)}\n\n{start(B)}",
    f"{patch(EVIL)}\n\n{start(B)}{patch(EVIL)}\n\n{start(A)}",
]


@pytest.mark.parametrize("forged", FORGERIES)
def test_a_patch_in_a_message_is_words(forged: str) -> None:
    """Statistics that add up, a second mail's start, the commit's own start again."""
    mbox = mail(A, forged, patch(diff("a.py", "two"))) + mail(B, "ok\n", patch(diff("b.py", "two")))
    found = read(mbox, commit(A, forged), commit(B, "ok"))
    assert (paths(found, A), paths(found, B)) == (["a.py"], ["b.py"])


@pytest.mark.parametrize("forged", FORGERIES)
def test_a_patch_in_a_later_message_is_words_too(forged: str) -> None:
    """The commit it names has had its mail."""
    mbox = mail(B, "ok\n", patch(diff("b.py", "two"))) + mail(A, forged, patch(diff("a.py", "two")))
    found = read(mbox, commit(B, "ok"), commit(A, forged))
    assert (paths(found, A), paths(found, B)) == (["a.py"], ["b.py"])


@pytest.mark.parametrize("forged", FORGERIES)
def test_a_forged_patch_is_not_taken_even_where_github_counts_otherwise(forged: str) -> None:
    """What comes after the message is the commit's; what the message holds is words, whatever the figures say."""
    mbox = mail(A, forged, patch(diff("a.py", "two")))
    assert paths(read(mbox, commit(A, forged, (2, 0, 2)), commit(B)), A) == ["a.py"]


def test_of_two_mails_for_one_commit_neither_is_believed() -> None:
    """The message that holds the first one was not read whole, so nobody can tell which is quoted."""
    quoting = f"Words\n\n{mail(B, 'ok', chr(10) + patch(EVIL))}"
    mbox = mail(A, quoting, patch(diff("a.py", "two"))) + mail(B, "ok\n", patch(diff("b.py", "two")))
    found = read(mbox, commit(A, "Other words"), commit(B, "ok"))
    assert (found[A].patch, found[B].patch) == (UNREADABLE, UNREADABLE)
    assert (found[A].authored_at, found[B].authored_at) == (None, None)


def test_a_start_for_a_commit_without_a_mail_ends_nothing() -> None:
    """A merge has none, an empty commit has none; somebody else's message can still name them."""
    quoting = f"{patch(EVIL)}\n\n{start(B)}"
    found = read(mail(A, quoting, patch(diff("a.py", "two"))), commit(A, quoting), commit(B, figures=(0, 0, 0)))
    assert paths(found, A) == ["a.py"]
    assert B not in found


def test_where_only_the_id_is_known_a_message_with_a_patch_that_adds_up_leaves_none() -> None:
    """Either could be the commit's."""
    mbox = mail(A, patch(EVIL, files=2, added=2), patch(diff("a.py", "two")))
    assert paths(dict(read_mbox(mbox, [A])), A) == UNREADABLE


@pytest.mark.parametrize("figures", [(2, 0, 1), (1, 1, 1), (1, 0, 2), (0, 0, 0)])
def test_a_diff_agrees_with_github_or_with_the_statistics_git_wrote_before_it(figures: tuple[int, int, int]) -> None:
    """GitHub may count a rename in another way; a diff that agrees with neither was cut off."""
    whole = mail(A, "", patch(diff("a.py", "two")))
    cut_off = mail(A, "", patch(diff("a.py", "two"), files=2, added=9))
    assert paths(read(whole, commit(A, figures=figures)), A) == ["a.py"]
    assert paths(read(cut_off, commit(A)), A) == ["a.py"]
    assert paths(read(cut_off, commit(A, figures=figures)), A) == UNREADABLE


def test_a_number_of_files_github_does_not_know_is_no_objection() -> None:
    """It gives up counting on some commits; the message still says where the diff begins."""
    mbox = mail(A, patch(EVIL), patch(diff("a.py", "two")))
    assert paths(read(mbox, commit(A, patch(EVIL), (1, 0, None))), A) == ["a.py"]


def test_a_removed_line_of_dashes_is_not_where_a_diff_begins() -> None:
    """Half a commit would add up to half its figures, and no further."""
    body = diff("a.py", "two") + "diff --git a/b.sql b/b.sql\n--- a/b.sql\n+++ b/b.sql\n@@ -1,2 +1 @@\n---\n one\n"
    mbox = mail(A, "", patch(body))
    assert paths(read(mbox, commit(A, figures=(1, 1, 2))), A) == ["a.py", "b.sql"]
    assert paths(read(mbox, replace(commit(A), changed_files=None, additions=0)), A) == UNREADABLE


def test_ten_thousand_lines_of_dashes_take_no_time() -> None:
    """Each letter of a message is looked at a few times, however many places there are to begin at."""
    dashes = "---\n" * 10_000
    assert paths(read(mail(A, dashes, patch(diff("a.py", "two"))), commit(A, dashes)), A) == ["a.py"]


MESSAGES = [
    "One line",
    "One line\n\nA body.\n\nAnother.\n",
    "A subject\non two lines\n\nA body.",
    "A subject\non three\nlines",
    "\n\n  Leading space  \n\n\n\nand \t trailing \t\n   \nspace  \n\n\n",
    "Naïve ümläut\n\nbödy ✨ 漢字\n",
    "漢字\n\n漢字の本文",
    "Windows\r\n\r\nlines\r\n",
    "Dashes\n\n---\n\n---\nand --- more\n---\n",
    "From here\n\nFrom here to there\n>From there\n",
    f"A very long subject {'that goes on ' * 20}\n\nand a body",
    f"Forge\n\n{patch(EVIL, files=2, added=2)}",
    "[WIP] brackets\n\nSigned-off-by: Ada <a@b.c>",
]


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Real git in an empty repository."""
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]

    def run(*arguments: str) -> str:
        done = subprocess.run(["git", *identity, *arguments], cwd=tmp_path, capture_output=True, check=True)
        return done.stdout.decode(errors="replace")

    run("init", "--quiet", "--initial-branch=main")
    run("commit", "--quiet", "--allow-empty", "-m", "Begin")
    return run


@pytest.mark.parametrize("message", MESSAGES)
def test_what_git_makes_of_a_message_is_still_that_message(
    git: Callable[..., str], tmp_path: Path, message: str
) -> None:
    """Git joins, trims and folds; the diff is found behind all of it."""
    (tmp_path / "a.py").write_text("one\n")
    git("add", "--all")
    git("commit", "--quiet", "--cleanup=verbatim", "-m", message)
    oid = git("rev-parse", "HEAD").strip()
    _, _, body = message.replace("\r\n", "\n").strip("\n").partition("\n")  # as nodes.commit splits it
    mails = read(git("format-patch", "--stdout", "-M", "-1"), commit(oid, body))
    assert paths(mails, oid) == ["a.py"]
