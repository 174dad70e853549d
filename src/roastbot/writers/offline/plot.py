"""What is told, and in which order: premises first, the best turn last, praise as an event on the way there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from roastbot.evidence import Commit
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.scenes import MOST_IN_A_ROW, Scene, scene_of

PREMISES = (
    "promise_more", "promise_less", "bullet_verbs", "argument", "chain", "verses", "first_draft", "snowball",
    "words_and_lines",
)  # fmt: skip
SUMS = ("round_trip", "even_trade")  # told beside the size
PRAISES = ("confession", "remark", "as_promised", "proof")
ASIDES = ("company", "odd_hours")
FAMILIES = {
    "taken_back": "undoing",
    "taken_line": "undoing",
    "relay": "undoing",
    "short_file": "life",
    "short_same": "life",
    "short_name": "life",
    "short_advertised": "stale",
    "late_description": "stale",
    "verses": "song",
    "chain": "song",
    "argument": "song",
    "late_paper": "late",
    "late_tests": "late",
    "commit_more": "size",
    "commit_less": "size",
    "first_draft": "growth",
    "snowball": "growth",
}
AT_MOST = {"undoing": 3}  # scenes of a family; of the others one will do
MOST_TURNS = 6
ENOUGH_TURNS = 3  # after which a turn has to be
WORTH_TELLING = 3
APPEARANCES = 3  # of one commit in a post; after its title it is called by its time
ACQUAINTED = 2  # appearances of a pair taken together, above which the reader has met both
CROWDS = ("argument", "second_clock", "chain")  # scenes that may name anybody
ROW = 4  # the weight of a row of titles that is long enough to be told
NEARLY = 1  # how much lighter than the heaviest turn the last one may be
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Plot:
    """The scenes of a post. `turns` are in telling order, the best one last; `praise` may be None."""

    premises: tuple[Scene, ...]
    turns: tuple[Scene, ...]
    praise: Scene | None
    cameo: Scene | None
    sums: tuple[Scene, ...]
    asides: tuple[Scene, ...]

    @property
    def thesis(self) -> Scene | None:
        """The heaviest scene; a premise wins over a turn of the same weight. None when there is nothing to tell."""
        told = [*self.premises, *reversed(self.turns), *self.sums, *self.praises]
        return max(told, key=lambda scene: scene.weight, default=None)

    @property
    def praises(self) -> tuple[Scene, ...]:
        """The praise, if there is any, as a sequence."""
        return (self.praise,) if self.praise else ()


def plot(desk: Desk) -> Plot:
    """Return the plot of a brief's findings."""
    scenes = [scene_of(desk, finding) for finding in desk.findings]
    praise = _praise(scenes)
    cameo = next((scene for scene in scenes if scene.kind == "remark" and scene is not praise), None)
    chosen = _choose(scene for scene in scenes if scene.kind not in (*ASIDES, *PRAISES, *SUMS))
    premises = tuple(sorted((s for s in chosen if s.kind in PREMISES), key=lambda s: PREMISES.index(s.kind)))
    turns = [scene for scene in chosen if scene.kind not in PREMISES]
    turns = [scene for n, scene in enumerate(turns) if n < ENOUGH_TURNS or scene.weight >= WORTH_TELLING][:MOST_TURNS]
    asides = tuple(scene for scene in scenes if scene.kind in ASIDES)
    sums = tuple(scene for scene in scenes if scene.kind in SUMS)
    return Plot(premises, _ordered(turns), praise, cameo, sums, asides)


def _praise(scenes: Iterable[Scene]) -> Scene | None:
    found = [scene for scene in scenes if scene.kind in PRAISES]
    return min(found, key=lambda scene: (-scene.weight, PRAISES.index(scene.kind)), default=None)


def _choose(scenes: Iterable[Scene]) -> list[Scene]:
    """Return the heaviest scenes in which neither a family nor a commit outstays its welcome."""
    chosen: list[Scene] = []
    families: Counter[str] = Counter()
    appearances: Counter[str] = Counter()
    pairs: list[set[str]] = []
    scenes = [scene for scene in scenes if scene.kind != "chain" or scene.weight >= ROW]
    row = next((scene.commits for scene in scenes if scene.kind == "chain"), ())
    for scene in sorted(scenes, key=lambda scene: (-scene.weight, not _continues(scene, row))):
        family = FAMILIES.get(scene.kind, scene.kind)
        shorts = {commit.short for commit in scene.commits}
        if families[family] >= AT_MOST.get(family, 1) or (shorts and not _is_welcome(scene, shorts, appearances)):
            continue
        if scene.kind not in CROWDS and len(shorts) > 1:
            if shorts <= {commit.short for commit in row} or shorts in pairs:
                continue  # the row has told it, or another scene about these two
            pairs.append(shorts)
        families[family] += 1
        appearances.update(_quoted(scene))
        chosen.append(scene)
    return chosen


def _quoted(scene: Scene) -> set[str]:
    """Return the commits whose titles a scene tells; some name commits in passing, a row tells its end."""
    if scene.kind in {"argument", "second_clock"}:
        return set()
    return {commit.short for commit in scene.commits[-MOST_IN_A_ROW:]}


def _continues(scene: Scene, row: Sequence[Commit]) -> bool:
    """Whether a scene begins where the row of titles ends."""
    return bool(row and scene.commits) and scene.commits[0] == row[-1]


def _is_welcome(scene: Scene, shorts: set[str], appearances: Counter[str]) -> bool:
    """Whether somebody in the scene is new, and nobody in it has been on too often."""
    if scene.kind in CROWDS:
        return True
    fresh = len(shorts) == 1 or sum(appearances[short] for short in shorts) <= ACQUAINTED
    return fresh and all(appearances[short] < APPEARANCES for short in shorts)


def _ordered(turns: Sequence[Scene]) -> tuple[Scene, ...]:
    """Return the turns by the clock, those without one first; the latest of the heavy ones comes last."""
    by_clock = sorted(turns, key=lambda scene: (scene.at or _EVER, scene.until or _EVER))
    heaviest = max((scene.weight for scene in turns), default=0)
    heavy = [scene for scene in by_clock if scene.weight >= heaviest - NEARLY]
    return (*(scene for scene in by_clock if scene is not heavy[-1]), heavy[-1]) if heavy else ()
