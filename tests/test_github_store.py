"""A blog on GitHub: two reads, one commit that lands on exactly what was read, and no write repeated blindly."""

import pytest

from hub.server import Hub
from roastbot.blog_files import CUT_OFF, NOT_TEXT, FileChange
from roastbot.config import Secret
from roastbot.errors import BlogError, GitHubError, PublishError, StaleHeadError
from roastbot.github import GitHub
from roastbot.stores import CommitMessage
from roastbot.stores.github_store import GitHubStore

BLOG = "ada/blog"
FILES: dict[str, str | bytes] = {
    "hugo.toml": "title = 'Ada'\n",
    "content/posts/2026/one/index.md": "+++\ntitle = 'One'\n+++\n",
    "data/roast_bot.json": "{}\n",
    "logo.png": b"\x89PNG\x00\xff",
    "long.json": "x" * 600_000,
}
MESSAGE = CommitMessage("roastbot: a title", "Run: https://example.com/run")
CHANGES = (FileChange("content/posts/two.md", "neu: ü\n"), FileChange("data/roast_bot.json", '{"a": 1}\n'))


@pytest.fixture
def github(hub: Hub) -> Hub:
    """GitHub with one blog, a token that may write it and one that may not."""
    hub.world.add_repository(BLOG, FILES)
    hub.world.add_token("writes", "ada", reads=[BLOG], writes=[BLOG])
    hub.world.add_token("reads", "bob", reads=[BLOG])
    return hub


def store(hub: Hub, token: str = "writes", branch: str | None = None, name: str = BLOG) -> GitHubStore:
    """Return a store on the hub."""
    secret = Secret(token)
    reader = GitHub.connect(hub.url, secret, setting="blog-token", pause=0)
    return GitHubStore(reader, GitHub.connect(hub.url, secret, writes=True), name, branch, None)


def test_the_blog_is_open_after_one_request(github: Hub) -> None:
    """Head, trees and what was wanted come together; a deep page bundle is seen, a missing file is not there."""
    files = store(github).open(["hugo.toml", "missing.md"])
    assert len(github.log) == 1
    assert files.head == github.git(BLOG).head("main")
    assert files.branch == "main"
    assert set(files.paths()) == set(FILES)
    assert files.read(["hugo.toml", "missing.md"]) == {"hugo.toml": FILES["hugo.toml"]}
    assert len(github.log) == 1


def test_further_texts_are_one_request_together(github: Hub) -> None:
    """A dozen posts cost what one does; cut-off and binary files are named absences, since GitHub cuts silently."""
    files = store(github).open([])
    found = files.read(["content/posts/2026/one/index.md", "long.json", "logo.png", "content"])
    assert len(github.log) == 2
    assert found == {
        "content/posts/2026/one/index.md": FILES["content/posts/2026/one/index.md"],
        "long.json": CUT_OFF,
        "logo.png": NOT_TEXT,
    }


def test_a_commit_lands_on_what_was_read(github: Hub) -> None:
    """One commit in a real repository: its parent, its paths, its message."""
    blog = store(github)
    head = blog.open([]).head
    made = blog.commit(CHANGES, MESSAGE, head)
    git = github.git(BLOG)
    assert git.head("main") == made.oid
    assert git.run("rev-parse", "main^").decode().strip() == head
    assert git.read("content/posts/two.md") == "neu: ü\n"
    changed = git.run("diff", "--name-only", "main^", "main").decode().split()
    assert changed == ["content/posts/two.md", "data/roast_bot.json"]
    assert made.url is not None


def test_a_moved_head_is_stale(github: Hub) -> None:
    """Somebody else's commit is neither overwritten nor built upon unread."""
    blog = store(github)
    head = blog.open([]).head
    github.fail_next("createCommitOnBranch", "head-moves")
    with pytest.raises(StaleHeadError):
        blog.commit(CHANGES, MESSAGE, head)
    assert "content/posts/two.md" not in github.git(BLOG).paths("main")


def test_a_commit_behind_a_502_is_found_and_not_sent_again(github: Hub) -> None:
    """The branch is looked at before anything else is done."""
    blog = store(github)
    head = blog.open([]).head
    github.fail_next("createCommitOnBranch", "502-after-commit")
    made = blog.commit(CHANGES, MESSAGE, head)
    git = github.git(BLOG)
    assert git.head("main") == made.oid
    assert git.run("rev-list", "--count", f"{head}..main").decode().strip() == "1"
    assert sum(asked.operation == "Commit" for asked in github.log) == 1


def test_a_commit_that_did_not_land_is_sent_once_more(github: Hub) -> None:
    """An unmoved head proves that the first one got nowhere."""
    blog = store(github)
    head = blog.open([]).head
    github.fail_next("createCommitOnBranch", "502")
    made = blog.commit(CHANGES, MESSAGE, head)
    assert github.git(BLOG).head("main") == made.oid
    assert sum(asked.operation == "Commit" for asked in github.log) == 2


def test_a_github_that_stays_down_leaves_the_blog_as_it_was(github: Hub) -> None:
    """Two attempts, one message."""
    blog = store(github)
    head = blog.open([]).head
    github.fail_next("createCommitOnBranch", "502", times=2)
    with pytest.raises(PublishError, match="did not land"):
        blog.commit(CHANGES, MESSAGE, head)
    assert github.git(BLOG).head("main") == head


def test_a_token_that_may_not_write_is_named(github: Hub) -> None:
    """The message says which permission is missing."""
    blog = store(github, "reads")
    head = blog.open([]).head
    with pytest.raises((PublishError, GitHubError), match="contents: write"):
        blog.commit(CHANGES, MESSAGE, head)
    assert github.git(BLOG).head("main") == head


def test_a_branch_or_repository_that_is_not_there_is_named(github: Hub) -> None:
    """A typo in either is one plain message."""
    with pytest.raises(BlogError, match="gh-pages"):
        store(github, branch="gh-pages").open([])
    with pytest.raises((BlogError, GitHubError), match=r"ada/nowhere|may not read"):
        store(github, name="ada/nowhere").open([])
    github.refusals.clear()


def test_a_given_branch_is_read_and_written(github: Hub) -> None:
    """The blog may be built from a branch that is not the default."""
    github.git(BLOG).run("branch", "site", "main")
    blog = store(github, branch="site")
    head = blog.open([]).head
    blog.commit(CHANGES, MESSAGE, head)
    assert github.git(BLOG).head("main") == head
    assert github.git(BLOG).head("site") != head
