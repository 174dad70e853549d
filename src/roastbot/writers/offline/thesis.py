"""What a post is about: its strongest finding, a second one that collides with it, and the shape that follows.

The shape is the findings' doing. A promise is held against the diff; a log that contradicts itself is told by the
clock; much that came and went is an inventory, the longest-lived first; a remark and its answer are a dialogue; one
name, file or line has a life to tell. A small change gets a note.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from roastbot.writers.offline.scenes import Scene
from roastbot.writers.offline.theses import PAIRS


class Shape(Enum):
    """How a post is built; each has its own opening, order of paragraphs and ending."""

    PROMISE = "a promise held against the diff"
    CLOCK = "a chronicle by the clock"
    INVENTORY = "a list of what came and went, by how long it lasted"
    DIALOGUE = "a remark, its answer, and what the branch made of it"
    LIFE = "the life of one name, file or line"
    NOTE = "a few sentences about a small change"


SHAPE_OF: Final[Mapping[str, Shape]] = {
    "promise_more": Shape.PROMISE,
    "promise_less": Shape.PROMISE,
    "commit_more": Shape.CLOCK,
    "commit_less": Shape.CLOCK,
    "bullet_verbs": Shape.PROMISE,
    "late_description": Shape.PROMISE,
    "late_kept": Shape.PROMISE,
    "said_to_hold": Shape.PROMISE,
    "words_and_lines": Shape.PROMISE,
    "for_now": Shape.PROMISE,
    "as_promised": Shape.PROMISE,
    "even_trade": Shape.PROMISE,
    "argument": Shape.CLOCK,
    "verses": Shape.CLOCK,
    "own_alarm": Shape.CLOCK,
    "outing_vouched": Shape.CLOCK,
    "there_and_back": Shape.CLOCK,
    "second_clock": Shape.CLOCK,
    "late_paper": Shape.CLOCK,
    "late_tests": Shape.CLOCK,
    "first_draft": Shape.CLOCK,
    "snowball": Shape.CLOCK,
    "few_words": Shape.CLOCK,
    "big_word": Shape.CLOCK,
    "confession": Shape.CLOCK,
    "chain": Shape.CLOCK,
    "taken_back": Shape.INVENTORY,
    "taken_line": Shape.INVENTORY,
    "round_trip": Shape.INVENTORY,
    "short_name": Shape.INVENTORY,
    "remark": Shape.DIALOGUE,
    "taken_up": Shape.DIALOGUE,
    "still_stands": Shape.DIALOGUE,
    "about_turn": Shape.DIALOGUE,
    "one_more": Shape.DIALOGUE,
    "last_word": Shape.CLOCK,
    "fix_on_fix": Shape.CLOCK,
    "same_title": Shape.CLOCK,
    "undone_undoing": Shape.CLOCK,
    "late_aim": Shape.CLOCK,
    "two_concerns": Shape.CLOCK,
    "more_than_named": Shape.PROMISE,
    "quiet_repair": Shape.PROMISE,
    "no_trace": Shape.INVENTORY,
    "brief_guard": Shape.INVENTORY,
    "swelled": Shape.INVENTORY,
    "brought_back": Shape.LIFE,
    "lions_share": Shape.LIFE,
    "relay": Shape.LIFE,
    "relay_short": Shape.LIFE,
    "lost_letters": Shape.LIFE,
    "short_file": Shape.LIFE,
    "short_same": Shape.LIFE,
    "short_advertised": Shape.LIFE,
}
TAKEN: Final = frozenset({"taken_back", "taken_line"})
LASTING: Final = frozenset({
    "taken_back", "taken_line", "short_name", "short_file", "short_same", "short_advertised", "there_and_back",
    "outing_vouched", "lost_letters", "no_trace", "brief_guard",
})  # fmt: skip
FEW: Final = 3  # things that make a list
MOST_NAMED: Final = 5  # things of a list a reader gets to the end of, besides lines
LEAD: Final = 3  # how much more the strongest finding of a shape counts than the one that comes to its help
TALK: Final = ("thread:", "review:", "comment:")
WORDS: Final = ("title", "description", "issue:", "rule:", "document:", "concern:")


@dataclass(frozen=True, slots=True)
class Thesis:
    """One post's subject: the scene it stands on, the one that collides with it, and the shape they give it."""

    lead: Scene
    second: Scene | None
    shape: Shape


def shape_of(scene: Scene) -> Shape:
    """Return the shape a scene asks for; a kind nobody has named is judged by where its receipts lie."""
    known = SHAPE_OF.get(scene.kind)
    if known:
        return known
    sources = [receipt.source for receipt in scene.finding.receipts]
    if any(source.startswith(TALK) for source in sources):
        return Shape.DIALOGUE
    if any(source.startswith(WORDS) for source in sources):
        return Shape.PROMISE
    return Shape.CLOCK if len(scene.commits) > 1 else Shape.LIFE


def items(scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """Return what came and went and can be listed, the longest-lived first; no two names of the same commits.

    Names, files and outings come before mere lines, of which the longest-lived and the shortest-lived are enough.
    """
    lasting = [scene for scene in scenes if scene.kind in LASTING and scene.minutes]
    lines = sorted((scene for scene in lasting if scene.kind in TAKEN), key=lambda one: one.minutes)
    named: dict[object, Scene] = {}
    for scene in sorted(lasting, key=lambda one: (-one.weight, -one.minutes)):
        if scene.kind not in TAKEN:
            named.setdefault(tuple(commit.short for commit in scene.commits[:2]), scene)
    ends = {id(scene): scene for scene in (*lines[:1], *lines[-1:])}
    best = (*ends.values(), *list(named.values())[:MOST_NAMED])
    return tuple(sorted(best, key=lambda one: -one.minutes))


def thesis_of(scenes: Sequence[Scene], *, small: bool) -> Thesis | None:
    """Return what to write about; `scenes` come heaviest first, asides and mere praise left out. None without any.

    The shape whose strongest scene, and the strongest that comes to its help, weigh most wins; of equals the one whose
    scene was found first. A list takes three things that did not last, a dialogue somebody who says something.
    """
    groups: dict[Shape, list[Scene]] = {}
    for scene in scenes:
        groups.setdefault(shape_of(scene), []).append(scene)
    if len(items(scenes)) < FEW:
        groups.pop(Shape.INVENTORY, None)
    if not groups:
        return Thesis(scenes[0], None, Shape.NOTE if small else Shape.CLOCK) if scenes else None
    shape = max(groups, key=lambda one: _strength(groups[one]))
    lead = max(groups[shape], key=lambda one: (one.weight, any(_words_for(one, other) for other in scenes)))
    others = [scene for scene in groups[shape] if scene is not lead]
    rest = [scene for scene in scenes if scene is not lead and scene not in others]
    second = max((*others, *rest), key=lambda other: (abs(_words_for(lead, other)), _touch(lead, other)), default=None)
    if second and _words_for(lead, second) < 0 and shape_of(second) is shape:
        lead, second = second, lead
    return Thesis(lead, second, Shape.NOTE if small else shape)


def _strength(group: Sequence[Scene]) -> int:
    help_ = group[1].weight if len(group) > 1 else 0
    return LEAD * group[0].weight + help_


def _words_for(lead: Scene, other: Scene) -> int:
    """Return how good a thesis there is for these two together, 0 for none; below 0 it is about them the other way."""
    ranks = {pair: len(PAIRS) - n for n, pair in enumerate(PAIRS)}
    return ranks.get((lead.kind, other.kind), 0) or -ranks.get((other.kind, lead.kind), 0)


def _touch(one: Scene, other: Scene) -> bool:
    """Whether two scenes share a commit or a source, so that a reader sees them disagree."""
    sources = {receipt.source for receipt in one.finding.receipts}
    return any(receipt.source in sources for receipt in other.finding.receipts)
