"""The stage for whole runs: a small world on the hub, and the action run in it as GitHub would run it."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hub.server import Hub
from hub.world import comment, commit, event, review, thread
from roastbot.action import act

BLOG, APP, AUTHOR, TOKEN = "ada/blog", "ada/engine", "ada", "ghs_12345_stage.token_value_0123456789abcdef01"
LEDGER = "data/roast_bot.json"
FOOTER = "layouts/partials/footer.html"
NOW = datetime(2026, 3, 30, 9, 17, tzinfo=UTC)  # a Monday, ISO week 14
BLOG_FILES: dict[str, str | bytes] = {
    "hugo.toml": 'baseURL = "https://ada.example/"\ntitle = "Ada"\n',
    "content/posts/hello.md": '+++\ntitle = "Hello"\ndate = 2026-01-05T09:00:00Z\ntags = ["meta"]\n+++\n\nHello.\n',
    FOOTER: "<footer>\n<!-- roastbot:start -->never<!-- roastbot:end -->\n</footer>\n",
}


@dataclass(frozen=True)
class Ran:
    """How one run of the action ended: exit code, log, outputs by name, job summary."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


def made(headline: str, changes: Mapping[str, str], at: str, parents: int = 1) -> dict[str, object]:
    """Return one of the author's commits."""
    return commit(headline, changes, at=at, login=AUTHOR, name="Ada", parents=parents)


def furnish(hub: Hub, blog: Mapping[str, str | bytes] = BLOG_FILES) -> None:
    """Give the hub a blog, a repository with two merged pull requests of the week, and a token for both."""
    hub.world.add_repository(BLOG, dict(blog))
    hub.world.add_repository(APP, {"README.md": "An engine.\n"})
    hub.world.add_token(TOKEN, AUTHOR, reads=["*"], writes=[BLOG])
    hub.world.add_pull(
        APP, 6, "Oil the wheel", author=AUTHOR, merged="2026-03-24T10:00:00Z", files={"wheel.py": (3, 1)}
    )
    hub.world.add_pull(
        APP,
        7,
        "Add a mill to the engine",
        author=AUTHOR,
        created="2026-03-25T08:00:00Z",
        merged="2026-03-27T16:00:00Z",
        body="The mill computes. It needs no new cards.\n\n- Adds 3 cards\n",
        commits=[
            made("Add the mill", {"mill.py": "+def grind():\n+    return 1\n+\n+CARD = 2"}, "2026-03-25T09:00:00Z"),
            made("Fix the mill", {"mill.py": "-    return 1\n+    return 2"}, "2026-03-25T09:31:00Z"),
            made("Merge branch 'main'", {}, "2026-03-26T09:00:00Z", parents=2),
            made("Test the mill", {"test_mill.py": "+def test():\n+    assert grind() == 2"}, "2026-03-27T15:00:00Z"),
        ],
        reviews=[review("bob", "APPROVED", "It grinds, slowly", at="2026-03-27T15:40:00Z")],
        threads=[thread("mill.py", ("bob", "Why does it return one?"), (AUTHOR, "It returns two now"), line=2)],
        comments=[comment("carol", "I would like a smaller mill")],
        events=[event("ReadyForReviewEvent", "2026-03-26T12:00:00Z", AUTHOR)],
    )  # fmt: skip


def environ(hub: Hub, folder: Path, **inputs: str) -> dict[str, str]:
    """Return the environment GitHub would give the action, with these inputs (underscores for hyphens) on top."""
    given = {
        "author": AUTHOR,
        "github-token": TOKEN,
        "github-api-url": hub.url,
        "blog-repository": BLOG,
        "writer": "offline",
        "footer-file": FOOTER,
        **{name.replace("_", "-"): value for name, value in inputs.items()},
    }
    files = {"GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary")}
    run = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": BLOG, "GITHUB_RUN_ID": "1"}
    return {**{f"INPUT_{name.upper()}": value for name, value in given.items()}, **files, **run}


def run(hub: Hub, folder: Path, now: datetime = NOW, **inputs: str) -> Ran:
    """Run the action once and return how it ended."""
    for name in ("output", "summary"):
        (folder / name).write_text("")
    hub.world.data["now"] = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    log = io.StringIO()
    code = act(environ(hub, folder, **inputs), now, log)
    return Ran(code, log.getvalue(), outputs(folder / "output"), (folder / "summary").read_text())


def outputs(path: Path) -> dict[str, str]:
    """Return what a following step would read."""
    lines, found = path.read_text().splitlines(), {}
    while lines:
        name, _, delimiter = lines.pop(0).partition("<<")
        value = []
        while (line := lines.pop(0)) != delimiter:
            value.append(line)
        found[name] = "\n".join(value)
    return found


def commits(hub: Hub, name: str = BLOG) -> int:
    """Return how many commits are on the blog's main branch."""
    return int(hub.git(name).run("rev-list", "--count", "main"))


def changed_paths(hub: Hub, name: str = BLOG) -> list[str]:
    """Return the paths the last commit on main changed."""
    return hub.git(name).run("diff", "--name-only", "main^", "main").decode().split()


def next_week(weeks: int = 1) -> datetime:
    """Return the moment of a later Monday's run."""
    return NOW + timedelta(weeks=weeks)
