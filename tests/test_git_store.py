"""A checked-out blog gets exactly one commit on top of exactly the commit that was read, or is left alone."""

import subprocess
from pathlib import Path

import pytest

from roastbot.blog_files import NOT_TEXT, FileChange
from roastbot.errors import BlogError, PublishError, StaleHeadError
from roastbot.stores import CommitMessage
from roastbot.stores.git_store import GitStore

MESSAGE = CommitMessage("roastbot: a title", "Run: https://example.com/run")


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return what it printed."""
    command = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Return a blog with one commit on main."""
    folder = tmp_path / "blog"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "roast_bot.json").write_text("{}\n")
    (folder / "über uns.md").write_text("hello\n")
    git(tmp_path, "init", "-q", "-b", "main", str(folder))
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Start")
    return folder


def test_reading_sees_the_commit_and_not_the_working_tree(blog: Path) -> None:
    """What is not committed is not on the blog."""
    (blog / "data" / "roast_bot.json").write_text("edited")
    files = GitStore(blog, None).open(())
    assert files.paths() == ("data/roast_bot.json", "über uns.md")
    assert files.read(["data/roast_bot.json", "missing"]) == {"data/roast_bot.json": "{}\n"}


def test_a_commit_writes_branch_index_and_working_tree(blog: Path) -> None:
    """One commit, its paths and no other, and a clean status afterwards."""
    store = GitStore(blog, "main")
    files = store.open(())
    changes = (FileChange("content/new.md", "neu: ü\n"), FileChange("data/roast_bot.json", '{"a": 1}\n'))
    made = store.commit(changes, MESSAGE, files.head)
    assert git(blog, "rev-parse", "main") == made.oid
    assert git(blog, "rev-parse", "main^") == files.head
    assert git(blog, "diff", "--name-only", "HEAD^", "HEAD").splitlines() == ["content/new.md", "data/roast_bot.json"]
    assert git(blog, "status", "--porcelain") == ""
    assert (blog / "content" / "new.md").read_text() == "neu: ü\n"
    assert git(blog, "log", "-1", "--format=%B") == "roastbot: a title\n\nRun: https://example.com/run"


def test_a_branch_that_moved_is_stale_and_left_alone(blog: Path) -> None:
    """Somebody else's commit is never overwritten."""
    store = GitStore(blog, None)
    files = store.open(())
    git(blog, "commit", "-q", "--allow-empty", "-m", "Meanwhile")
    before = git(blog, "rev-parse", "HEAD")
    with pytest.raises(StaleHeadError):
        store.commit((FileChange("a.md", "x"),), MESSAGE, files.head)
    assert git(blog, "rev-parse", "HEAD") == before
    assert not (blog / "a.md").exists()
    assert git(blog, "status", "--porcelain") == ""


def test_uncommitted_work_is_never_overwritten(blog: Path) -> None:
    """An edited ledger and an untracked post both stop the run."""
    store = GitStore(blog, None)
    files = store.open(())
    (blog / "data" / "roast_bot.json").write_text("edited")
    with pytest.raises(BlogError, match="uncommitted changes"):
        store.commit((FileChange("data/roast_bot.json", "x"),), MESSAGE, files.head)
    (blog / "post.md").write_text("mine")
    with pytest.raises(BlogError, match="uncommitted changes"):
        store.commit((FileChange("post.md", "x"),), MESSAGE, files.head)
    assert (blog / "post.md").read_text() == "mine"


def test_a_symbolic_link_is_never_followed_nor_replaced(blog: Path) -> None:
    """A link in the blog could point anywhere."""
    (blog / "link.json").symlink_to("/etc/passwd")
    git(blog, "add", "-A")
    git(blog, "commit", "-q", "-m", "Link")
    store = GitStore(blog, None)
    files = store.open(())
    assert "link.json" not in files.paths()
    with pytest.raises(PublishError, match="not a regular file"):
        store.commit((FileChange("link.json", "x"),), MESSAGE, files.head)


def test_a_file_that_is_no_text_is_noted_with_its_reason(blog: Path) -> None:
    """A binary file is a typed absence."""
    (blog / "x.json").write_bytes(b"\xff\xfe\x00")
    git(blog, "add", "-A")
    git(blog, "commit", "-q", "-m", "Binary")
    files = GitStore(blog, None).open(())
    assert files.read(["x.json"]) == {"x.json": NOT_TEXT}


@pytest.mark.parametrize("what", ["missing", "plain", "inside", "empty", "branch", "detached"])
def test_a_folder_that_is_no_blog_is_named_with_cause_and_fix(tmp_path: Path, blog: Path, what: str) -> None:
    """Six ways to point at the wrong thing, one plain message each."""
    branch, folder = None, {"missing": tmp_path / "no", "plain": tmp_path, "inside": blog / "data"}.get(what, blog)
    if what == "empty":
        folder = tmp_path / "new"
        git(tmp_path, "init", "-q", str(folder))
    if what == "branch":
        branch = "gh-pages"
    if what == "detached":
        git(blog, "switch", "-q", "--detach")
    with pytest.raises(BlogError) as caught:
        GitStore(folder, branch).open(())
    assert caught.value.cause
    assert caught.value.fix
