"""Puts a plot on paper: paragraphs of whole scenes, a world to set them in, and the figures where they hurt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roastbot.evidence import Dossier
from roastbot.words import read_title
from roastbot.writers.offline import frame
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.grammar import first_that_fits
from roastbot.writers.offline.plot import Plot
from roastbot.writers.offline.scenes import Scene, Slots, slots_of
from roastbot.writers.offline.takes import TAKES
from roastbot.writers.offline.turns import TURN_OF, Turn
from roastbot.writers.offline.worlds import World

IMAGES = 3  # lines of the world between its planting and its harvest
LARGE = 6  # commits, or
LARGE_SIZE = 200  # changed lines, from which on a post may be as long as its story
FEW_SCENES = 3  # what a small pull request gets
SHORT = 28  # words; two scenes this short share a paragraph


@dataclass
class Telling:
    """One post being written, and what the reader has been told so far."""

    desk: Desk
    world: World
    plot: Plot
    today: str = ""
    told: str = ""
    images: int = 0
    seen: set[Turn] = field(default_factory=set)

    @property
    def slots(self) -> Slots:
        """What the frame of the post may say."""
        return frame.base_slots(self.desk)

    def body(self) -> str:
        """Return the post in Markdown, its paragraphs apart."""
        plant, harvest = self._plant()
        paragraphs = [self._opening(plant)]
        for scenes in self._paragraphs():
            paragraphs.append(" ".join(text for scene in scenes if (text := self._scene(scene))))
        paragraphs.insert(self._where_it_hurts(len(paragraphs)), self._size("\n".join(paragraphs)))
        paragraphs.append(self._closing(harvest))
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())

    def _paragraphs(self) -> list[list[Scene]]:
        """Return the scenes in telling order; a short one takes in its neighbour of the same day."""
        small = is_small(self.desk.dossier)
        turns = list(self.plot.turns[-FEW_SCENES:] if small else self.plot.turns)
        praise = list(self.plot.praises)
        before_last = [*turns[:-1], *praise] if turns else praise
        if praise and praise[0].commits:
            before_last = _beside(praise[0], turns[:-1])
        rows = [[scene] for scene in self.plot.premises[: 1 if small else 2]]
        rows += _coupled(before_last)
        return rows + [[scene] for scene in turns[-1:]]

    def _opening(self, plant: str) -> str:
        told = first_that_fits(frame.OPENINGS, self.slots, self.desk.dice, "opening") or first_that_fits(
            frame.TITLED_OPENINGS, self.slots, self.desk.dice, "opening"
        )
        gloss, phrases = frame.gloss(self.desk)
        if gloss and not is_small(self.desk.dossier):
            told += " " + first_that_fits(phrases, {"gloss": gloss}, self.desk.dice, "reason")
        for aside in self.plot.asides[:1]:
            told += " " + self._take(aside)
        return f"{told} {plant}".strip()

    def _plant(self) -> tuple[str, str]:
        """Return the world's thought and what becomes of it; both or neither."""
        plants = self.world.plants
        for place in self.desk.dice.order("plant", len(plants)):
            plant = first_that_fits(plants[place][:1], self.slots, self.desk.dice, "planting")
            harvest = first_that_fits(plants[place][1:], self.slots, self.desk.dice, "harvest")
            if plant and harvest:
                return plant, harvest
        return "", ""

    def _scene(self, scene: Scene) -> str:
        told = self._take(scene)
        return f"{told} {self._image(scene)}".strip() if told else ""

    def _take(self, scene: Scene) -> str:
        slots = slots_of(self.desk, scene, self.today)
        told = first_that_fits(TAKES.get(scene.kind, ()), slots, self.desk.dice, scene.kind)
        for commit in scene.commits:
            day = self.desk.day(commit.authored_at)
            if day in told:
                self.today = day
        self.told += told
        return told

    def _image(self, scene: Scene) -> str:
        """Return the world's line for this turn of the story, while it still has some to spare."""
        turn = TURN_OF.get(scene.kind, Turn.ANY)
        if self.images >= IMAGES or turn in self.seen or not self._deserves(scene):
            return ""
        slots = slots_of(self.desk, scene, self.today)
        line = first_that_fits(self.world.lines.get(turn, ()), slots, self.desk.dice, "image")
        if line:
            self.images += 1
            self.seen.add(turn)
        return line

    def _deserves(self, scene: Scene) -> bool:
        """Keep the last image for the best turn, so that the first two scenes do not use them up."""
        best = self.plot.turns[-1] if self.plot.turns else None
        return scene is best or self.images < IMAGES - 1

    def _where_it_hurts(self, length: int) -> int:
        """Return before which paragraph the size belongs: the best turn, when there is one."""
        return length - 1 if self.plot.turns and length > 1 else length

    def _size(self, so_far: str) -> str:
        phrases = frame.REST_OF_SIZE if self.slots["sum"] and self.slots["sum"] in so_far else frame.SIZES
        if not self.slots["commits"]:
            return f"{self.slots['sum']} in {self.slots['files']}."
        return first_that_fits(phrases, self.slots, self.desk.dice, "size")

    def _closing(self, harvest: str) -> str:
        """Return the last paragraph: the title's verb come true, or how the branch ended, and the harvest."""
        kept = self._verb_kept()
        slots = {**self.slots, "last_title": ""} if self._is_told(self.slots["last_title"]) else self.slots
        if kept:
            return f"{kept} {harvest}".strip()
        if "{merged_at}" in _sources(self.world, harvest, self.slots) or is_small(self.desk.dossier):
            return harvest
        told = first_that_fits(frame.CLOSINGS, slots, self.desk.dice, "closing")
        return f"{told} {harvest}".strip()

    def _is_told(self, title: str) -> bool:
        return bool(title) and title in self.told

    def _verb_kept(self) -> str:
        """Return the punch line for a title whose verb came true on the description's own list."""
        late = next((scene for scene in self.plot.turns if scene.kind == "late_description"), None)
        if late is None or not self.plot.premises or self.plot.premises[0].kind != "promise_more":
            return ""
        slots = slots_of(self.desk, late, self.today)
        return first_that_fits(KEPT, slots, self.desk.dice, "kept")


KEPT = (
    "{kept}, then, was the right word. It applied to number {item}.",
    "So the title kept its word in the end. What it meant to {kept_low} was number {item}.",
    "Something did go, as the title had said it would: number {item}.",
)


def is_small(dossier: Dossier) -> bool:
    """Whether a pull request is too small for a long post."""
    pull = dossier.pull_request
    return len(dossier.commits) < LARGE and pull.additions + pull.deletions < LARGE_SIZE


def _beside(praise: Scene, turns: Sequence[Scene]) -> list[Scene]:
    """Return the turns with the praise behind the one about the same commit, else at their end."""
    same = [place for place, scene in enumerate(turns) if set(scene.commits) & set(praise.commits)]
    at = same[-1] + 1 if same else len(turns)
    return [*turns[:at], praise, *turns[at:]]


def _coupled(scenes: Sequence[Scene]) -> list[list[Scene]]:
    """Return the scenes as paragraphs: two neighbours about the same commit stand together."""
    rows: list[list[Scene]] = []
    for scene in scenes:
        if rows and len(rows[-1]) == 1 and set(rows[-1][0].commits) & set(scene.commits):
            rows[-1].append(scene)
        else:
            rows.append([scene])
    return rows


def _sources(world: World, harvest: str, slots: Mapping[str, str]) -> str:
    """Return the harvest's unfilled phrase, to see which instant it has already told."""
    return next((end for _, end in world.plants if slots.get("merged_at", "?") in harvest and "{merged_at}" in end), "")


def third_person(verb: str) -> str:
    """Return `removes` for `remove`."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s"


def verb_of(dossier: Dossier) -> str:
    """Return the title's verb, empty when it is not a known one."""
    return read_title(dossier.pull_request.title).verb
