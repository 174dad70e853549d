"""Puts a plot on paper: paragraphs of whole scenes, a world to set them in, and the figures where they hurt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from roastbot.evidence import Absent, Commit, Dossier
from roastbot.sentences import sentences
from roastbot.writers.offline import frame
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.exhibits import missing_from, told_of
from roastbot.writers.offline.grammar import first_that_fits
from roastbot.writers.offline.plot import Plot
from roastbot.writers.offline.scenes import Scene
from roastbot.writers.offline.slots import Slots, slots_of
from roastbot.writers.offline.takes import TAKES
from roastbot.writers.offline.turns import TURN_OF, Turn
from roastbot.writers.offline.worlds import World

IMAGES = 4  # lines of the world between its planting and its harvest
LARGE = 6  # commits, or
LARGE_SIZE = 200  # changed lines, from which on a post may be as long as its story
FEW_SCENES = 3  # what a small pull request gets
MOST_PREMISES = 2
FULL = 3  # scenes of a paragraph
PRAISED = {"proof": "tests", "confession": "quote_end", "remark": "answer", "as_promised": "minus"}
SHORT = 40  # words; a paragraph with more takes no scene in that is not about its commits


@dataclass
class Telling:
    """One post being written, and what the reader has been told so far.

    `compliment` is the sentence of praise once the body is made, empty where there is none.
    """

    desk: Desk
    world: World
    plot: Plot
    today: str = ""
    told: str = ""
    last: tuple[Commit, ...] = ()
    seen: set[Turn] = field(default_factory=set)
    compliment: str = ""

    @property
    def slots(self) -> Slots:
        """What the frame of the post may say."""
        return frame.base_slots(self.desk)

    def body(self) -> str:
        """Return the post in Markdown, its paragraphs apart."""
        plant, harvest = self._plant()
        turns = self._with_voices(self._turns())
        finale = turns[-2:] if len(turns) > 1 and turns[-2] is self.plot.praise and _share(turns[-2:]) else turns[-1:]
        paragraphs = [self._opening(plant), *self._premises(), *self._middle(turns[: len(turns) - len(finale)])]
        size = self._size()
        last = " ".join(self._scene(scene) for scene in finale)
        closing = self._closing(harvest)
        told = "\n\n".join((*paragraphs, size, last, closing))
        shown = " ".join(told_of(self.desk, missing_from(self.desk, told)))
        paragraphs += [f"{shown} {size}".strip(), last]  # what was said, beside what it came to
        if is_small(self.desk.dossier):  # three paragraphs do: what it is, what there is to say, how it ended
            paragraphs = [paragraphs[0], " ".join(part for part in paragraphs[1:] if part)]
        paragraphs.append(closing)
        return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())

    def _turns(self) -> Sequence[Scene]:
        return self.plot.turns[-FEW_SCENES:] if is_small(self.desk.dossier) else self.plot.turns

    def _premises(self) -> list[str]:
        """Return what the post starts from: the promise and its like in one paragraph, a row of titles in its own."""
        most = 1 if is_small(self.desk.dossier) else MOST_PREMISES
        told = [self._scene(scene) for scene in self.plot.premises[:most]]
        alone = any(scene.kind in {"argument", "chain", "verses"} for scene in self.plot.premises[:most])
        return told if alone else [" ".join(told)]

    def _middle(self, turns: Sequence[Scene]) -> list[str]:
        """Return the paragraphs between: a scene takes in its neighbour when both are short or share a commit."""
        paragraphs: list[str] = []
        count, about = 0, set[str]()
        for scene in turns:
            names = {commit.oid for commit in scene.commits}
            related = bool(names & about) or scene is self.plot.cameo
            told = self._scene(scene)
            roomy = bool(paragraphs) and len(f"{paragraphs[-1]} {told}".split()) <= SHORT
            if paragraphs and count < FULL and (related or roomy):
                paragraphs[-1] += f" {told}"
                count, about = count + 1, about | names
            elif told:
                paragraphs.append(told)
                count, about = 1, names
        return paragraphs

    def _with_voices(self, turns: Sequence[Scene]) -> list[Scene]:
        """Return the turns with praise and cameo where they belong: beside what they speak of, praise else last."""
        placed = list(turns)
        for voice in (self.plot.praise, self.plot.cameo):
            if voice is None:
                continue
            at = _beside(voice, placed, self.desk.dossier)
            if at is not None:
                placed.insert(min(at, max(0, len(placed) - 1)), voice)
            elif voice is self.plot.praise:
                placed.insert(max(0, len(placed) - 1), voice)
        return placed

    def _opening(self, plant: str) -> str:
        told = self._first(frame.OPENINGS, self.slots, "opening") or self._first(
            frame.TITLED_OPENINGS, self.slots, "opening"
        )
        told = told or self._first(frame.SHORT_OPENINGS, self.slots, "opening")
        gloss, phrases = frame.gloss(self.desk)
        if gloss and not is_small(self.desk.dossier):
            told += " " + self._first(phrases, {"gloss": gloss}, "reason")
        for aside in self.plot.asides[:1]:
            told += " " + self._take(aside)
        return f"{told} {plant}".strip()

    def _plant(self) -> tuple[str, str]:
        """Return the world's thought and what becomes of it; both or neither."""
        plants = self.world.plants
        for place in self.desk.dice.order("plant", len(plants)):
            plant = self._first(plants[place][:1], self.slots, "planting")
            harvest = self._first(plants[place][1:], self.slots, "harvest")
            if plant and harvest:
                return plant, harvest
        return "", ""

    def _first(self, phrases: Sequence[str], slots: Slots, about: str) -> str:
        """Return the first phrase that can be filled and stands up to the check; empty when there is none."""
        return first_that_fits(phrases, slots, self.desk.dice, about, self.desk.holds)

    def _scene(self, scene: Scene) -> str:
        told = self._take(scene)
        return f"{told} {self._image(scene, told)}".strip() if told else ""

    def _take(self, scene: Scene) -> str:
        """Return the scene told, as a sequel when its first commit is the one told last."""
        slots = slots_of(self.desk, scene, self.today, self.told)
        told = ""
        if scene.commits and scene.commits[0] in self.last[-1:]:
            told = self._first(TAKES.get(f"{scene.kind}_next", ()), slots, f"{scene.kind}_next")
        told = told or self._first(TAKES.get(scene.kind, ()), slots, scene.kind)
        for commit in scene.commits:
            day = self.desk.day(commit.authored_at)
            if day in told:
                self.today = day
        if told:
            self.told += told
            self.last = scene.commits
        if scene is self.plot.praise:
            self.compliment = _praising(told, slots.get(PRAISED[scene.kind], "") or slots.get("commit", ""))
        return told

    def _image(self, scene: Scene, told: str) -> str:
        """Return the world's line for this turn of the story, once for each turn, and not every time."""
        turn = TURN_OF.get(scene.kind, Turn.ANY)
        if turn in self.seen or not self._has_room(scene):
            return ""
        slots = slots_of(self.desk, scene, self.today)
        if slots["span"] and slots["span"] in told:
            slots["span"] = ""  # a duration is told once
        line = self._first(self.world.lines.get(turn, ()), slots, "image")
        if line:
            self.seen.add(turn)
        return line

    def _has_room(self, scene: Scene) -> bool:
        """Keep the last image for the best turn, so that the first scenes do not use them up."""
        best = self.plot.turns[-1] if self.plot.turns else None
        return len(self.seen) < (IMAGES if scene is best else IMAGES - 1)

    def _size(self) -> str:
        """Return how large it all was, beside what was written and thrown away."""
        told = self._scene(self.plot.sums[0]) if self.plot.sums else ""
        if not self.slots["commits"]:
            return f"{told} {self.slots['sum']} in {self.slots['files']}.".strip()
        phrases = frame.REST_OF_SIZE if self.slots["sum"] and self.slots["sum"] in self.told else frame.SIZES
        return f"{told} {self._first(phrases, self.slots, 'size')}".strip()

    def _closing(self, harvest: str) -> str:
        """Return the last paragraph: how the branch ended, and what became of the plant."""
        slots = self.slots
        if slots.get("last_title", "") in self.told or len(self.desk.dossier.commits) == 1:
            slots = {**slots, "last_title": ""}
        if is_small(self.desk.dossier) or (slots.get("merged_at") and slots["merged_at"] in harvest):
            return harvest or self._first(frame.SHORT_CLOSINGS, slots, "closing")
        told = self._first((*frame.CLOSINGS, *frame.SHORT_CLOSINGS[:1]), slots, "closing")
        return f"{told} {harvest}".strip()


def is_small(dossier: Dossier) -> bool:
    """Whether a pull request is too small for a long post."""
    pull = dossier.pull_request
    return len(dossier.commits) < LARGE and pull.additions + pull.deletions < LARGE_SIZE


def _praising(told: str, words: str) -> str:
    """Return the sentence that has the words the praise is about; empty where no sentence has them."""
    found = [told[one.start : one.end] for one in sentences(told)]
    return next((sentence for sentence in found if words and words in sentence), "")


def _share(scenes: Sequence[Scene]) -> bool:
    """Whether the second scene begins with a commit of the first."""
    return bool(scenes[1].commits) and scenes[1].commits[0] in scenes[0].commits


def _beside(voice: Scene, turns: Sequence[Scene], dossier: Dossier) -> int | None:
    """Return where a voice belongs: before the turn that follows from its commit, behind one about its file."""
    oids = {commit.oid for commit in voice.commits}
    for place, scene in enumerate(turns):
        if oids and scene.commits and scene.commits[0].oid in oids and voice.kind == "remark":
            return place
    files = _remarked_files(voice, dossier)
    for place, scene in reversed(list(enumerate(turns))):
        mine = {commit.oid for commit in scene.commits}
        if oids & mine or (files and any(files & _file_names(commit) for commit in scene.commits[-1:])):
            return place + 1
    return None


def _remarked_files(voice: Scene, dossier: Dossier) -> set[str]:
    """Return the names of the files that the voice's review threads hang on."""
    said = [receipt.source.removeprefix("thread:") for receipt in voice.finding.receipts if voice.kind == "remark"]
    paths = [
        thread.path
        for n, thread in enumerate(dossier.threads, 1)
        if any(said_in.startswith(f"{n}.") for said_in in said)
    ]
    return {path.rpartition("/")[2] for path in paths if path}


def _file_names(commit: Commit) -> set[str]:
    parts = () if isinstance(commit.patch, Absent) else commit.patch
    return {part.path.rpartition("/")[2] for part in parts}


def third_person(verb: str) -> str:
    """Return `removes` for `remove`."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s"
