"""The scenarios, in the order they are played: each one builds on the blog as the one before left it.

A scenario yields what it asserted, one Checked per sentence; it stops early only where the rest would make no sense.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from markdown_it import MarkdownIt

from e2e import world
from e2e.act import Run
from e2e.consumer import READ
from e2e.stage import Stage
from page.checked import SHOWN, Checked
from page.look import look_at
from roastbot import frontmatter
from roastbot.footer import neutral
from second_reading import reader

ROAST, READER, ISSUE = "Roast", "Read the outputs", "Open an issue when it failed"  # the workflow's steps, by name
ON_THE_BLOG = 3  # by the end: the week's, the hostile one, Claude's


@dataclass(frozen=True, slots=True)
class Scenario:
    """A title for the log, and the play."""

    title: str
    play: Callable[[Stage], Iterator[Checked]]


def on_schedule(stage: Stage) -> Iterator[Checked]:
    """Let cron start the example: the week's biggest pull request is on the blog in one commit."""
    before = stage.head(world.BLOG)
    run = stage.run(stage.ada, "schedule")
    yield from _succeeded(run)
    yield from _one_commit(stage, run, world.BLOG, before)
    if not run.succeeded:
        return
    row = stage.ledger(world.BLOG)["weeks"][0]
    number = row["pull_request"]["number"]
    yield Checked(number == world.BIGGEST, f"the ledger's row is about #{world.BIGGEST}, the biggest", f"#{number}")
    yield _same("the row names the post", row["post"], run.outputs.get("post", ""))
    yield from _outputs(run, outcome="roasted", pull_request=f"{world.ENGINE}#{world.BIGGEST}", writer="offline")
    yield _same("the output `commit` is the blog's head", run.outputs.get("commit", ""), stage.head(world.BLOG))
    yield from _summary(run, "roastbot: Roasted", row["title"], f"#{world.BIGGEST}", f"#{world.SMALL}", "Final Verdict")
    started = [(one["repository"], one["workflow"], one["ref"]) for one in stage.hub.dispatches]
    yield Checked(started == [(world.BLOG, "pages.yml", "main")], "pages.yml was started once, on main", str(started))


def once_more(stage: Stage) -> Iterator[Checked]:
    """Run the same again: the week is kept already, and the blog is left alone."""
    before, started = stage.head(world.BLOG), len(stage.hub.dispatches)
    run = stage.run(stage.ada, "schedule")
    yield from _succeeded(run)
    yield from _untouched(stage, world.BLOG, before)
    yield Checked(len(stage.hub.dispatches) == started, "no workflow was started", str(stage.hub.dispatches))
    yield from _outputs(run, outcome="already", pull_request="", writer="")
    yield from _summary(run, "roastbot: Already kept")


def by_name(stage: Stage) -> Iterator[Checked]:
    """Dispatch the workflow for one pull request, the hostile one."""
    before, ledger = stage.head(world.BLOG), stage.ledger(world.BLOG)
    run = stage.run(stage.ada, "workflow_dispatch", pull_request=f"{world.ENGINE}#{world.HOSTILE}", publish="commit")
    yield from _succeeded(run)
    yield from _one_commit(stage, run, world.BLOG, before)
    if not run.succeeded:
        return
    after = stage.ledger(world.BLOG)
    yield _same("the rows of kept weeks are as they were", str(after["weeks"]), str(ledger["weeks"]))
    yield Checked(after["last_run"] >= ledger["last_run"], "last_run did not move back", after["last_run"])
    yield from _outputs(run, outcome="roasted", pull_request=f"{world.ENGINE}#{world.HOSTILE}", writer="offline")
    yield from _summary(run, "roastbot: Roasted", f"#{world.HOSTILE}")
    loud = loud_in(run.summary)
    yield Checked(not loud, "the summary holds no HTML, image or foreign link of the pull request's", ", ".join(loud))
    obeyed = [line for line in run.log.splitlines() if _is_strange_command(line)]
    yield Checked(not obeyed, "the log holds no workflow command of the pull request's", "; ".join(obeyed))


def dry_run(stage: Stage) -> Iterator[Checked]:
    """Dispatch a dry run: the post is shown and nothing is committed."""
    before = stage.head(world.BLOG)
    run = stage.run(stage.ada, "workflow_dispatch", pull_request=f"{world.ENGINE}#{world.SMALL}", publish="dry-run")
    yield from _succeeded(run)
    yield from _untouched(stage, world.BLOG, before)
    yield _same("the output `commit` is empty", run.outputs.get("commit", ""), "")
    yield from _outputs(run, outcome="roasted", pull_request=f"{world.ENGINE}#{world.SMALL}", writer="offline")
    yield from _summary(run, "dry run", "nothing was committed", "Final Verdict")


def with_claude(stage: Stage) -> Iterator[Checked]:
    """Dispatch the workflow with a key: Claude, on loopback, writes a post with code in it."""
    before = stage.head(world.BLOG)
    oid = stage.hub.world.pull(world.ENGINE, world.SMALL)["commits"][0]["commit"]["oid"]
    stage.claude.enqueue(world.claudes_answer(oid))
    stage.claude.enqueue(reader())
    name = f"{world.ENGINE}#{world.SMALL}"
    run = stage.run(stage.with_claude, "workflow_dispatch", pull_request=name, publish="commit")
    yield from _succeeded(run)
    yield from _one_commit(stage, run, world.BLOG, before)
    if not run.succeeded:
        return
    yield from _outputs(run, outcome="roasted", pull_request=name, writer="claude")
    asked = len(stage.claude.history)
    yield Checked(
        asked == 2 and not stage.claude.refusals, "Claude wrote once and read once", f"{asked}, {stage.claude.refusals}"
    )
    yield from _summary(run, "roastbot: Roasted", "Fresh Air", "claude-sonnet-5-5")


def wrong_token(stage: Stage) -> Iterator[Checked]:
    """Give a token GitHub does not know: one message, a failed job, an issue, and the blog is whole."""
    before = stage.head(world.BLOG)
    stranger = stage.with_secrets(stage.ada, GITHUB_TOKEN=world.WRONG_TOKEN)
    run = stage.run(stranger, "schedule")
    yield Checked(not run.succeeded and run.steps.get(ROAST) == "failure", "the step and the job failed")
    yield from _untouched(stage, world.BLOG, before)
    said = [line for line in run.log.splitlines() if line.startswith("::error")]
    yield Checked(len(said) == 1, "one error annotation says why", "; ".join(said))
    named = all(word in "".join(said) for word in ("github-token", "Usual cause", "Fix"))
    yield Checked(named, "it names github-token, the usual cause and the fix", "; ".join(said))
    yield _same("the output `outcome` is failed", run.outputs.get("outcome", ""), "failed")
    asked = [line for line in run.log.splitlines() if line.startswith(f"gh was called for {world.BLOG} with a token")]
    yield Checked(len(asked) == 1 and "issue create" in asked[0], "one issue was opened", "; ".join(asked))
    yield from _summary(run, "roastbot: Failed", "Usual cause", "Fix")


def a_look_first(stage: Stage) -> Iterator[Checked]:
    """Dispatch for a pull request of the blog's own, onto a protected branch: a person merges it, or does not."""
    before, started = stage.head(world.BLOG), len(stage.hub.dispatches)
    stage.hub.world.repository(world.BLOG)["_protected"] = ["main"]
    name = f"{world.ENGINE}#{world.OLDER}"
    run = stage.run(stage.ada, "workflow_dispatch", pull_request=name, publish="pull-request")
    yield from _succeeded(run)
    yield from _untouched(stage, world.BLOG, before)
    yield from _outputs(run, outcome="roasted", pull_request=name, writer="offline")
    git = stage.hub.git(world.BLOG)
    branches = git.run("for-each-ref", "--format=%(refname:short)", "refs/heads/roastbot").decode().split()
    yield Checked(len(branches) == 1, f"one branch is new: {', '.join(branches)}", str(branches))
    ahead = git.run("rev-list", f"main..{branches[0]}").decode().split() if branches else []
    paths = stage.changed(world.BLOG, ahead[0]) if len(ahead) == 1 else {}
    wanted = {run.outputs.get("post", ""): "A", world.LEDGER: "M", world.FOOTER: "M"}
    yield Checked(paths == wanted, f"its one commit holds {', '.join(sorted(wanted))}", f"{ahead}, {paths}")
    address = run.outputs.get("proposal", "")
    yield Checked(address.startswith(f"https://github.com/{world.BLOG}/pull/"), f"{address} is open", address)
    yield Checked(len(stage.hub.dispatches) == started, "the site is not built yet", str(stage.hub.dispatches))
    yield from _summary(run, "roastbot: Roasted", address)


def elsewhere(stage: Stage) -> Iterator[Checked]:
    """Run the other example: one token reads somebody else's private repository, the run's own writes the blog."""
    before = stage.head(world.LOG)
    run = stage.run(stage.grace, "schedule")
    yield from _succeeded(run)
    yield from _one_commit(stage, run, world.LOG, before)
    yield from _outputs(run, outcome="roasted", pull_request=f"{world.TOWER}#{world.PRIVATE}", writer="offline")
    yield from _summary(run, "roastbot: Roasted", f"#{world.PRIVATE}")
    warned = [line for line in run.log.splitlines() if line.startswith("::warning") and "deploy-workflow" in line]
    yield Checked(len(warned) == 1, "one warning says that nothing builds the site yet, and how", str(warned))


def into_the_workspace(stage: Stage) -> Iterator[Checked]:
    """Publish into the checked-out blog, for a later step to commit: GitHub's copy is left alone."""
    before = stage.head(world.BLOG)
    run = stage.run(stage.by_files, "schedule")
    yield from _succeeded(run)
    yield from _untouched(stage, world.BLOG, before)
    yield from _outputs(run, outcome="roasted", pull_request=f"{world.ENGINE}#{world.BIGGEST}", writer="offline")
    post = run.outputs.get("post", "")
    yield Checked(f"==> {post} <==" in run.log, f"a following step found {post}", run.log[-SHOWN:])
    yield Checked('"version": 1' in run.log, "and the ledger with its row", run.log[-SHOWN:])


def on_the_page(stage: Stage) -> Iterator[Checked]:
    """Build the blog as it was committed with a real Hugo, and look at every roast with a real browser."""
    yield Checked(len(stage.posts) == ON_THE_BLOG, f"{ON_THE_BLOG} roasts were committed", ", ".join(stage.posts))
    blog = stage.checkout(world.BLOG)
    for path in stage.posts:
        picture = stage.logs / f"{path.rpartition('/')[2].removesuffix('.md')}.png"
        yield from look_at(blog, path, footer=world.FOOTER, picture=picture)


PAGE = Scenario("the page: a real Hugo, a real browser", on_the_page)
SCENARIOS = (
    Scenario("schedule: the week's biggest, in one commit", on_schedule),
    Scenario("schedule, once more: already", once_more),
    Scenario("workflow_dispatch for one pull request, a hostile one", by_name),
    Scenario("workflow_dispatch, dry run: nothing is committed", dry_run),
    Scenario("workflow_dispatch with a key: Claude writes", with_claude),
    Scenario("schedule with a wrong token: failed, and the blog is whole", wrong_token),
    Scenario("workflow_dispatch, publish: pull-request, onto a protected branch", a_look_first),
    Scenario("schedule, pull requests elsewhere: two tokens, each its own way", elsewhere),
    Scenario("schedule, publish: files, for those who commit by themselves", into_the_workspace),
    PAGE,
)


def loud_in(markdown: str) -> list[str]:
    """Return what GitHub would render of a summary beyond text: raw HTML, images, links that lead off GitHub."""
    parsed = MarkdownIt("commonmark").enable("table").parse(markdown)
    tokens = [inner for token in parsed for inner in (token, *(token.children or ()))]
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    found = [token.content for token in tokens if token.type in {"html_block", "html_inline", "image"}]
    return [*found, *(link for link in links if not link.startswith("https://github.com/"))]


def _same(what: str, seen: str, wanted: str) -> Checked:
    return Checked(seen == wanted, what, f"{seen!r}, not {wanted!r}")


def _succeeded(run: Run) -> Iterator[Checked]:
    tail = " / ".join(line for line in run.log.splitlines() if not line.startswith("read "))[-SHOWN:]
    yield Checked(run.succeeded and run.steps.get(ROAST) == "success", "the job succeeded", tail)
    yield Checked(run.steps.get(READER) == "success", "a following step read the outputs", str(run.steps))


def _untouched(stage: Stage, repository: str, before: str) -> Iterator[Checked]:
    made = stage.commits(repository, before)
    yield Checked(not made, f"{repository} has no new commit", ", ".join(made))


def _one_commit(stage: Stage, run: Run, repository: str, before: str) -> Iterator[Checked]:
    """Yield that the run made one commit of post, ledger and footer, all stamped within the run."""
    made = stage.commits(repository, before)
    yield Checked(len(made) == 1, f"{repository} has one new commit", f"{len(made)} commits")
    if not made:
        return
    post = run.outputs.get("post", "")
    paths = stage.changed(repository, made[0])
    wanted = {post: "A", world.LEDGER: "M", world.FOOTER: "M"}
    yield Checked(paths == wanted, f"it adds {post} and rewrites {world.LEDGER} and {world.FOOTER}", str(paths))
    git = stage.hub.git(repository)
    last_run = stage.ledger(repository)["last_run"]
    yield Checked(_within(run, last_run), f"last_run, {last_run}, lies within the run", f"{run.started} to {run.ended}")
    written = frontmatter.parse(git.read(post)).metadata
    date = datetime.fromisoformat(str(written["date"]))
    yield Checked(date <= run.ended, f"the post's date, {date.isoformat()}, is not in the future")
    marked = git.read(world.FOOTER)
    yield Checked(neutral(str(written["title"])) in marked, "the footer names the post", marked)
    if repository == world.BLOG:
        stage.posts.append(post)


def _within(run: Run, stamp: str) -> bool:
    return run.started - timedelta(seconds=1) <= datetime.fromisoformat(stamp) <= run.ended


def _outputs(run: Run, *, outcome: str, pull_request: str, writer: str) -> Iterator[Checked]:
    """Yield that the step after the roast read these outputs, and the others, as they were set."""
    wanted = {"outcome": outcome, "pull-request": pull_request, "writer": writer}
    for name, value in wanted.items():
        yield _same(f"the output `{name}` is {value or 'empty'}", run.outputs.get(name, ""), value)
    read = [line.removeprefix("read ") for line in run.log.splitlines() if line.startswith("read ")]
    lost = [line for line in read if run.outputs.get(line.partition("=")[0], "") != line.partition("=")[2]]
    yield Checked(len(read) == len(READ) and not lost, f"the following step read {', '.join(read)}", str(lost))


def _summary(run: Run, *texts: str) -> Iterator[Checked]:
    """Yield that the job summary begins with its outcome and has each of the texts."""
    first = run.summary.partition("\n")[0]
    yield Checked(texts[0] in first, f"the summary begins with {first!r}", first)
    lost = [text for text in texts if text not in run.summary]
    yield Checked(not lost, f"it has {', '.join(repr(text) for text in texts)}", f"without {lost}")


def _is_strange_command(line: str) -> bool:
    """Whether the runner would obey this line, and it is none that roastbot gives when all goes well."""
    ours = ("::notice::", "::warning::", "::group::", "::endgroup::", f"::add-mask::{world.RUN_TOKEN}")
    return "##[" in line or (line.lstrip().startswith("::") and not line.startswith(ours))
