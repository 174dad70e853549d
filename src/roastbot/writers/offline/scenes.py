"""From a finding to a scene: which kind of scene it is, and which commits play in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from roastbot.detectors.promise_and_sum import LESS
from roastbot.detectors.taken_back import FEW
from roastbot.evidence import Commit
from roastbot.findings import Finding
from roastbot.words import read_title, words
from roastbot.writers.offline.desk import Desk

MOST_IN_A_ROW = 4  # titles one after another; more are a log
FIRST_WAS_MOST = 2  # the first commit made at least the merged additions divided by this


@dataclass(frozen=True, slots=True)
class Scene:
    """One finding about to be told; `at` is when its story begins, None when it has no clock."""

    kind: str
    finding: Finding
    commits: tuple[Commit, ...]
    at: datetime | None

    @property
    def until(self) -> datetime | None:
        """When its story ends."""
        return self.commits[-1].authored_at if self.commits else None

    @property
    def is_of_the_merge(self) -> bool:
        """Whether it is about what was merged, not about the way there."""
        return any(one.source.startswith(("after:", "tree:")) for one in self.finding.receipts)

    @property
    def minutes(self) -> int:
        """How long it lasted, from its first commit to its second; 0 when it has no such span."""
        if len(self.commits) < 2:  # noqa: PLR2004 - a span has two ends
            return 0
        return max(0, int((self.commits[1].authored_at - self.commits[0].authored_at).total_seconds() // 60))

    @property
    def weight(self) -> int:
        """How much of the post it could carry, 1 to 5."""
        return self.finding.weight


def scene_of(desk: Desk, finding: Finding) -> Scene:
    """Return the scene that a finding makes."""
    sources = [receipt.source.split(":") for receipt in finding.receipts]
    shorts = [parts[1] for parts in sources if len(parts) > 1 and parts[0] in {"commit", "patch"}]
    commits = tuple(desk.commits[short] for short in dict.fromkeys(shorts) if short in desk.commits)
    variant = _VARIANTS.get(finding.detector)
    kind = variant(desk, finding, commits) if variant else finding.detector
    return Scene(kind, finding, commits, _when(kind, commits))


def _when(kind: str, commits: tuple[Commit, ...]) -> datetime | None:
    """Return when a scene's story begins, by the clock it is about."""
    if not commits:
        return None
    return commits[0].committed_at if kind == "second_clock" else commits[0].authored_at


def _promise_kind(_: Desk, finding: Finding, __: tuple[Commit, ...]) -> str:
    whose = "promise" if finding.receipts[0].source == "title" else "commit"
    return f"{whose}_{'more' if read_title(finding.receipts[0].quote).verb in LESS else 'less'}"


def _life_kind(desk: Desk, finding: Finding, commits: tuple[Commit, ...]) -> str:
    if desk.key(finding, "file"):
        verbs = {read_title(commit.headline).verb for commit in commits}
        return "short_same" if len(verbs) == 1 and all(verbs) else "short_file"
    advertised = any(receipt.source == "description" for receipt in finding.receipts)
    return "short_advertised" if advertised else "short_name"


def _refrain_kind(_: Desk, __: Finding, commits: tuple[Commit, ...]) -> str:
    return "argument" if len({read_title(commit.headline).verb for commit in commits}) > 1 else "verses"


def _draft_kind(desk: Desk, _: Finding, commits: tuple[Commit, ...]) -> str:
    most = commits[0].additions * FIRST_WAS_MOST >= desk.dossier.pull_request.additions
    return "first_draft" if most else "snowball"


def _afterwards_kind(_: Desk, __: Finding, commits: tuple[Commit, ...]) -> str:
    return "late_tests" if {"test", "tests"} & set(words(commits[-1].headline)) else "late_paper"


def _taken_kind(desk: Desk, finding: Finding, _: tuple[Commit, ...]) -> str:
    fact = desk.facts[desk.key(finding, "lines")]
    return "taken_back" if isinstance(fact.value, int) and fact.value >= FEW else "taken_line"


def _thoughts_kind(_: Desk, finding: Finding, __: tuple[Commit, ...]) -> str:
    return "pushes" if finding.facts[0].id == "events.pushes" else "automerge"


def _late_kind(desk: Desk, _: Finding, commits: tuple[Commit, ...]) -> str:
    verb = read_title(desk.dossier.pull_request.title).verb
    return "late_kept" if verb and verb == read_title(commits[0].headline).verb else "late_description"


def _outing_kind(desk: Desk, finding: Finding, _: tuple[Commit, ...]) -> str:
    return "outing_vouched" if desk.key(finding, "word") else "there_and_back"


_VARIANTS: Mapping[str, Callable[[Desk, Finding, tuple[Commit, ...]], str]] = {
    "promise_and_sum": _promise_kind,
    "late_description": _late_kind,
    "short_life": _life_kind,
    "refrain": _refrain_kind,
    "first_draft": _draft_kind,
    "told_afterwards": _afterwards_kind,
    "taken_back": _taken_kind,
    "second_thoughts": _thoughts_kind,
    "there_and_back": _outing_kind,
}
