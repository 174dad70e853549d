"""A busy week costs few requests, and nothing about the chosen pull request is missing for it."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from hub.server import Hub
from hub.world import comment, review, thread
from roastbot.assemble import assemble
from roastbot.brief import Brief
from roastbot.config import SETTINGS, Config, collect
from roastbot.evidence import Absent, Dossier, Reason, SourceTree
from roastbot.pipeline import Run, keep_the_week
from roastbot.report import Outcome
from roastbot.writers import Draft, Problem
from roastbot.writers.offline import OfflineWriter
from stage import APP, AUTHOR, BLOG, NOW, TOKEN, commits, environ, furnish, made

MOST_REQUESTS = 9  # for a week with 100 merged pull requests; one is answered with the address of a download
PAGE = 100  # of anything; what is past it takes one more request, for all that is past it together
COMMITS, THREADS = 90, 70


@dataclass
class Listening:
    """The offline writer, with the brief it was given kept for the test to look at."""

    dossier: Dossier | None = None

    @property
    def name(self) -> str:
        """As the writer it is."""
        return "offline"

    def write(self, brief: Brief) -> Draft:
        """Keep the dossier and write."""
        self.dossier = brief.dossier
        return OfflineWriter().write(brief)

    def revise(self, brief: Brief, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        """Revise as the offline writer does."""
        return OfflineWriter().revise(brief, draft, problems)


def at(n: int) -> str:
    """Return the moment of the n-th commit, ten minutes after the one before."""
    return f"2026-03-25T{n // 6:02d}:{n % 6}0:00Z"


def busy_week(hub: Hub, files: int) -> None:
    """Give the author 100 merged pull requests in one week, the biggest one with everything in plenty."""
    furnish(hub)
    for number in range(100, 197):
        hub.world.add_pull(
            APP, number, f"Turn wheel {number}", author=AUTHOR, merged="2026-03-26T10:00:00Z", files={"w.py": (2, 1)}
        )
    carved = [
        made(f"Carve tooth {n}", {f"gear/tooth_{n % files}.py": "+" + f"tooth = {n}\n+" * 9}, at(n))
        for n in range(max(COMMITS, files))
    ]
    carved[2] = made("Carve tooth 2", {"gear/tooth_2.py": "-wood\n" * 12 + "+tooth = 2"}, at(2))
    carved.insert(40, made("Merge branch 'main' into gear", {}, at(39), parents=2))
    sharp = [(f"gear/tooth_{n}.py", n) for n in range(THREADS)]
    hub.world.add_pull(
        APP,
        500,
        "Cut the great gear",
        author=AUTHOR,
        created="2026-03-24T08:00:00Z",
        merged="2026-03-27T16:00:00Z",
        body="The engine turns numbers. It has a great gear now.",
        commits=carved,
        texts={"AGENTS.md": ("Keep it sharp.\n", "Keep it sharp.\n"), "gear/tooth_0.py": (None, "tooth = 0\n"),
               "gear/tooth_2.py": ("wood\n" * 12, "tooth = 2\n")},
        threads=[thread(path, ("bob", f"Is tooth {n} sharp?"), (AUTHOR, "It is"), line=n + 1) for path, n in sharp],
        reviews=[review("bob", "APPROVED", f"Round {n}", at=f"2026-03-26T1{n}:00:00Z") for n in range(9)],
        comments=[comment("carol", f"Turn {n}", at=f"2026-03-26T0{n}:30:00Z") for n in range(9)],
    )  # fmt: skip


def listening_run(hub: Hub, folder: Path) -> tuple[Run, Listening]:
    """Return a run on the hub whose writer lets the test see what it was given."""
    given = environ(hub, folder)
    settings = collect({s.name: given.get(f"INPUT_{s.name.upper()}", "") for s in SETTINGS}, {})
    writer = Listening()
    return replace(assemble(Config.from_settings(settings), now=NOW, run_url=None), writer=writer), writer


@pytest.mark.parametrize("files", [40, 80, 130])
def test_a_week_of_a_hundred_pull_requests_takes_at_most_nine_requests(
    hub: Hub, tmp_path: Path, files: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """All commits, patches and threads, the source tree and blame: counted in the dossier, and in the hub's own log."""
    busy_week(hub, files)
    run, writer = listening_run(hub, tmp_path)
    report = keep_the_week(run)
    with capsys.disabled():
        asked = ", ".join(entry.operation or entry.path for entry in hub.log)
        print(f"\n  {len(hub.log)} requests for a week of 100 pull requests ({files} files in the biggest): {asked}")
    assert report.outcome is Outcome.ROASTED
    assert len(report.ranking) == 100
    assert report.ranking[0].complete
    assert len(hub.log) <= MOST_REQUESTS + (files > PAGE)
    dossier = writer.dossier
    assert dossier is not None
    assert dossier.pull_request.reference == f"{APP}#500"
    patches = [made.patch for made in dossier.commits]
    assert len(dossier.commits) == max(COMMITS, files) + 1
    assert len(dossier.pull_request.files) == files
    assert sum(not isinstance(patch, Absent) for patch in patches) == max(COMMITS, files)
    assert [patch for patch in patches if isinstance(patch, Absent)] == [Absent(Reason.MERGE_COMMIT)]
    assert all(part.additions for patch in patches if not isinstance(patch, Absent) for part in patch)
    assert len(dossier.threads) == THREADS
    assert all(len(one.comments) == 2 for one in dossier.threads)
    assert (len(dossier.reviews), len(dossier.comments)) == (9, 9)
    assert [rule.text for rule in dossier.rules] == ["Keep it sharp."]
    assert [text.after for text in dossier.texts if isinstance(text.after, str)] == ["tooth = 0\n", "tooth = 2\n"]
    assert isinstance(dossier.tree, SourceTree)
    assert [file.path for file in dossier.tree.files] == ["AGENTS.md", "gear/tooth_0.py", "gear/tooth_2.py"]
    assert [(one.path, one.last, one.headline) for one in dossier.blame] == [("gear/tooth_2.py", 12, "Base")]
    assert len(dossier.texts) == files
    assert dossier.missing == {}
    assert commits(hub) == 2
    assert TOKEN not in str(report)
    assert BLOG in hub.log[0].variables.get("owner", "") + "/" + hub.log[0].variables.get("name", "")
