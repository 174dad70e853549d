"""What is told, and in which order: premises first, the best turn last, praise as an event on the way there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from roastbot.evidence import Commit, Dossier
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.scenes import MOST_IN_A_ROW, Scene, scene_of
from roastbot.writers.offline.spoken import spoken
from roastbot.writers.offline.takes import TAKES
from roastbot.writers.offline.thesis import LASTING, Shape, Thesis, items, shape_of, thesis_of

SUMS = ("round_trip", "even_trade")  # told beside the size
PRAISES = ("confession", "remark", "as_promised", "proof")
MERITS = ("as_promised", "proof")
VOICES = ("confession", "remark")
ASIDES = ("machine_hands", "company", "weekend", "odd_hours")
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
MOST_TURNS = 8
FEW_BESIDE = 2  # scenes beside a list
FEW_SCENES = 3  # what a small pull request gets
LARGE = 6  # commits, or
LARGE_SIZE = 200  # changed lines, from which on a post may be as long as its story
ENOUGH_TURNS = 3  # after which a turn has to be
WORTH_TELLING = 3
APPEARANCES = 3  # of one commit in a post; after its title it is called by its time
ACQUAINTED = 2  # appearances of a pair taken together, above which the reader has met both
ROWS = ("chain", "verses", "argument")
GROWTH = ("first_draft", "snowball")
KIN = 3  # scenes of the thesis' own shape that come before heavier ones
CROWDS = ("argument", "second_clock", "chain")  # scenes that may name anybody
ROW = 4  # the weight of a row of titles that is long enough to be told
NEARLY = 1  # how much lighter than the heaviest turn the last one may be
_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Plot:
    """What a post tells: its thesis (None when there is nothing to tell), and the scenes that serve it, in order.

    `turns` are the scenes beside the thesis' own; `listed` what an inventory lists; `praise` and `cameo` may be None.
    """

    thesis: Thesis | None
    turns: tuple[Scene, ...]
    listed: tuple[Scene, ...]
    praise: Scene | None
    cameo: Scene | None
    sums: tuple[Scene, ...]
    asides: tuple[Scene, ...]

    @property
    def shape(self) -> Shape:
        """How the post is built; a note where there is nothing to tell."""
        return self.thesis.shape if self.thesis else Shape.NOTE


def plot(desk: Desk) -> Plot:
    """Return the plot of a brief's findings."""
    scenes = [scene_of(desk, finding) for finding in desk.findings]
    stage = [scene for scene in scenes if scene.kind not in {*ASIDES, *MERITS} and not scene.finding.praise]
    stage = [scene for scene in stage if scene.kind in TAKES or spoken(desk, scene.finding)]
    stage = stage or [scene for scene in scenes if scene.kind not in ASIDES]
    thesis = thesis_of(stage, small=is_small(desk.dossier))
    shape = thesis.shape if thesis else Shape.NOTE
    lead = thesis.lead if thesis else None
    praise = _praise(scene for scene in scenes if scene is not lead)
    listed = items(stage) if shape is Shape.INVENTORY else ()
    cast = [scene for scene in stage if scene not in (lead, praise) and scene.kind not in (*SUMS, *VOICES)]
    if listed:
        cast = [scene for scene in cast if scene.kind not in {*LASTING, *ROWS}]
    if lead and lead.kind in ROWS:
        cast = [scene for scene in cast if scene.kind not in GROWTH]  # the row begins later than the branch
    kin = [scene for scene in cast if shape_of(scene) is shape][:KIN]
    first = [scene for scene in (lead, thesis.second, *kin) if scene in (lead, *cast)] if thesis else []
    first = [scene for scene in first if scene not in listed]
    turns = _choose((*first, *cast), first)
    turns = [scene for n, scene in enumerate(turns) if n < ENOUGH_TURNS or scene.weight >= WORTH_TELLING]
    turns = turns[: FEW_BESIDE if listed else FEW_SCENES if shape is Shape.NOTE else MOST_TURNS]
    return Plot(
        thesis,
        _ordered([scene for scene in turns if scene is not lead]),
        listed,
        praise,
        next((scene for scene in scenes if scene.kind == "remark" and scene not in (praise, lead)), None),
        tuple(scene for scene in scenes if scene.kind in SUMS and scene is not lead),
        tuple(scene for scene in scenes if scene.kind in ASIDES),
    )


def is_small(dossier: Dossier) -> bool:
    """Whether a pull request is too small for a long post."""
    pull = dossier.pull_request
    return len(dossier.commits) < LARGE and pull.additions + pull.deletions < LARGE_SIZE


def _praise(scenes: Iterable[Scene]) -> Scene | None:
    """Return the heaviest scene of something done or owned well; where no finding says it is one, what comes near."""
    found = list(scenes)
    meant = [scene for scene in found if scene.finding.praise]
    if meant:
        owned = [scene for scene in found if scene.kind == "confession"]
        return max((*meant, *owned), key=lambda scene: scene.weight)
    near = [scene for scene in found if scene.kind in PRAISES]
    return min(near, key=lambda scene: (-scene.weight, PRAISES.index(scene.kind)), default=None)


def _choose(scenes: Iterable[Scene | None], first: Sequence[Scene | None]) -> list[Scene]:
    """Return the heaviest scenes in which neither a family nor a commit outstays its welcome, `first` before all."""
    chosen: list[Scene] = []
    families: Counter[str] = Counter()
    appearances: Counter[str] = Counter()
    pairs: list[set[str]] = []
    found = [
        one for one in {id(one): one for one in scenes if one}.values() if one.kind != "chain" or one.weight >= ROW
    ]
    row = next((scene.commits for scene in found if scene.kind == "chain"), ())
    for scene in sorted(found, key=lambda scene: (scene not in first, -scene.weight, not _continues(scene, row))):
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
    """Return the turns by the clock, those without one first, what was merged after them; a heavy one comes last."""
    merged = [scene for scene in turns if not scene.at and scene.is_of_the_merge]
    by_clock = sorted((s for s in turns if s not in merged), key=lambda one: (one.at or _EVER, one.until or _EVER))
    told = [*by_clock, *sorted(merged, key=lambda scene: scene.weight)]
    heaviest = max((scene.weight for scene in turns), default=0)
    heavy = [scene for scene in told if scene.weight >= heaviest - NEARLY]
    return (*(scene for scene in told if scene is not heavy[-1]), heavy[-1]) if heavy else ()
