"""Puts a plot on paper: what is said of each scene, in which words, and what the reader knows by then."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial

from roastbot.evidence import Absent, Commit, Dossier
from roastbot.sentences import sentences
from roastbot.writers.offline import frame, theses
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.grammar import UnfilledSlotError, expand, first_that_fits
from roastbot.writers.offline.memory import Memory
from roastbot.writers.offline.plot import GROWTH, Plot, is_small
from roastbot.writers.offline.remarks import REMARKS
from roastbot.writers.offline.scenes import Scene
from roastbot.writers.offline.shaped import ITEMS
from roastbot.writers.offline.slots import Slots, slots_of
from roastbot.writers.offline.spoken import spoken
from roastbot.writers.offline.takes import TAKES
from roastbot.writers.offline.thesis import Shape
from roastbot.writers.offline.turns import TURN_OF, Turn
from roastbot.writers.offline.worlds import World

IMAGES = 4  # lines of the world between its planting and its harvest
FULL = 3  # scenes of a paragraph
SHORT = 60  # words; a paragraph with more takes nothing in
PRAISED = {"proof": "tests", "confession": "quote_end", "remark": "answer", "as_promised": "minus"}
OUT_OF_TIME = ("odd_hours", "weekend")  # asides that would jump ahead in a post that goes by the clock
TIMED = ("{Early_stamp}", "{Early_at}", "{Late_abs}")  # how a paragraph begins that is told by the clock


@dataclass
class Telling:
    """One post being written, and what the reader has been told so far.

    `compliment` is the sentence of praise once it is told, empty where there is none. `opened` holds the words that
    paragraphs begin with: none begins as another.
    """

    desk: Desk
    world: World
    plot: Plot
    memory: Memory
    today: str = ""
    told: str = ""
    last: tuple[Commit, ...] = ()
    seen: set[Turn] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    phrases: Counter[str] = field(default_factory=Counter)
    is_new: bool = False
    compliment: str = ""

    @cached_property
    def slots(self) -> Slots:
        """What the frame of the post may say."""
        return frame.slots_of_post(self.desk, self.plot)

    @cached_property
    def plant(self) -> tuple[str, str]:
        """The world's thought and what becomes of it; both or neither."""
        plants = self.world.plants
        for place in self.desk.dice.order("plant", len(plants)):
            plant, harvest = (
                first_that_fits([phrase], self.slots, self.desk.dice, about, self.desk.holds)
                for phrase, about in zip(plants[place], ("planting", "harvest"), strict=True)
            )
            if plant and harvest and not self.memory.recalls_phrase(plants[place][0]):
                return plant, harvest
        return "", ""

    def paragraph(self, *parts: Callable[[], str]) -> str:
        """Return a paragraph of these parts, told one after another."""
        self.is_new = True
        told = []
        for part in parts:
            text = part()
            if text and self.is_new:
                self.opened.update(_openings_of(text))
                self.is_new = False
            told.append(text)
        return " ".join(text for text in told if text)

    def say(self, phrases: Sequence[str], slots: Slots, about: str) -> str:
        """Return the first phrase that can be filled and stands up to the check; empty when there is none.

        At the beginning of a paragraph one is preferred that no paragraph has begun with.
        """
        found: dict[str, str] = {}
        places = self.desk.dice.order(about, len(phrases))
        for place in (*places, *places):  # a second throw, for a phrase the check did not follow
            if phrases[place] in found:
                continue
            with suppress(UnfilledSlotError):
                if self.desk.holds(told := expand(phrases[place], slots, self.desk.dice)):
                    found[phrases[place]] = told
                    if not any(self._worn(phrases[place], told)):
                        break
        best = min(found, key=lambda phrase: self._worn(phrase, found[phrase]), default="")
        self.phrases[best] += bool(best)
        return found.get(best, "")

    def _worn(self, phrase: str, told: str) -> tuple[int, int]:
        """Return how little a phrase would be news: a paragraph has begun like that, or the phrase has been used."""
        return sum(words in self.opened for words in _openings_of(told)) if self.is_new else 0, self.phrases[phrase]

    def frame(self, *choices: Sequence[str]) -> str:
        """Return what the first of several sets of phrases has to say about the pull request as a whole."""
        return next((told for phrases in choices if (told := self.say(phrases, self.slots, "frame"))), "")

    @property
    def listed(self) -> Slots:
        """What a thesis, a description and a verdict may say of a list."""
        return {name: self.slots[name] for name in ("longest", "shortest", "added", "plus") if name in self.slots}

    def thesis(self) -> str:
        """Return the sentence the post stands on; of a kind nobody has words for, its claim, if it is short enough."""
        thesis = self.plot.thesis
        if thesis is None:
            return ""
        lead, other = thesis.lead, thesis.second
        listed = theses.LISTED if thesis.shape is Shape.INVENTORY else ()
        pair = theses.PAIRS.get((lead.kind, other.kind), ()) if other else ()
        slots = {**slots_of(self.desk, lead, ""), **self.listed}
        for phrases in (listed, pair, theses.THESES.get(lead.kind, ())):
            fresh = [phrase for phrase in phrases if not self.memory.recalls_phrase(phrase)]
            if told := self.say(fresh, slots, "thesis"):
                return told
        return ""

    def gloss(self) -> str:
        """Return the pull request explained in somebody's own words; empty where nobody has explained it."""
        words, phrases = frame.gloss(self.desk)
        return self.say(phrases, {"gloss": words}, "reason") if words and not is_small(self.desk.dossier) else ""

    def aside(self) -> str:
        """Return what is to be said in passing."""
        fit = [
            scene for scene in self.plot.asides if self.plot.shape is not Shape.CLOCK or scene.kind not in OUT_OF_TIME
        ]
        return self.take(fit[0]) if fit else ""

    def scene(self, scene: Scene) -> str:
        """Return a scene told, with the world's comment on it where there is one left."""
        told = self.take(scene)
        return f"{told} {self._image(scene, told) or self._remark(scene)}".strip() if told else ""

    def take(self, scene: Scene) -> str:
        """Return the scene told: as a thing on a list, as a sequel, as its kind is, or else by its claim."""
        slots = slots_of(self.desk, scene, self.today, self.told)
        follows = bool(scene.commits) and scene.commits[0] in self.last[-1:]
        takes = ITEMS.get(scene.kind, ()) if any(scene is one for one in self.plot.listed) else ()
        told = self.say(takes, slots, f"{scene.kind} listed")
        told = told or (self.say(TAKES.get(f"{scene.kind}_next", ()), slots, f"{scene.kind}_next") if follows else "")
        told = told or self.say(self._in_time(scene), slots, scene.kind)
        told = told or self.say(TAKES.get(scene.kind, ()), slots, scene.kind) or spoken(self.desk, scene.finding)
        for commit in scene.commits:
            day = self.desk.day(commit.authored_at)
            if day in told:
                self.today = day
        if told:
            self.told += told
            self.last = scene.commits
        if scene is self.plot.praise:
            words = slots.get(PRAISED.get(scene.kind, ""), "") or slots.get("commit", "")
            self.compliment = _praising(told, words) if words else told
        return told

    def _in_time(self, scene: Scene) -> Sequence[str]:
        """Return the tellings that begin with the time, for a post that goes by the clock."""
        goes_by = self.plot.shape is Shape.CLOCK and self.is_new
        return [phrase for phrase in TAKES.get(scene.kind, ()) if goes_by and phrase.startswith(TIMED)]

    def _remark(self, scene: Scene) -> str:
        """Return a word about a finding that was told by its claim."""
        is_told = scene.kind in TAKES or any(scene is one for one in self.plot.listed)
        return "" if is_told else self.say(REMARKS.get(scene.kind, ()), {}, "remark")

    def _image(self, scene: Scene, told: str) -> str:
        """Return the world's line for this turn of the story, once for each turn, and not every time."""
        turn = TURN_OF.get(scene.kind, Turn.ANY)
        if turn in self.seen or len(self.seen) >= IMAGES:
            return ""
        slots = slots_of(self.desk, scene, self.today)
        if slots["span"] and slots["span"] in told:
            slots["span"] = ""  # a duration is told once
        line = self.say(self.world.lines.get(turn, ()), slots, "image")
        if line:
            self.seen.add(turn)
        return line

    def grouped(self, scenes: Sequence[Scene]) -> Iterator[str]:
        """Yield paragraphs of scenes: one takes in its neighbour when both are short or share a commit."""
        held, count, about, grew = "", 0, set[str](), False
        for scene in scenes:
            names = {commit.oid for commit in scene.commits}
            related = bool(names & about and not grew) or (scene is self.plot.cameo and not names)
            if held and count < FULL and related and len(held.split()) <= SHORT:
                held, count, about = f"{held} {self.scene(scene)}".strip(), count + 1, about | names
                continue
            grew = scene.kind in GROWTH  # it speaks of the whole branch, by way of one commit
            if held:
                yield held
            held, count, about = self.paragraph(partial(self.scene, scene)), 1, names
        if held:
            yield held

    def with_voices(self, turns: Sequence[Scene]) -> list[Scene]:
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


def _openings_of(text: str) -> tuple[str, str]:
    """Return how a paragraph begins for a reader: its first word and its first two; all quotations begin alike."""
    shown = re.sub(r"\]\([^)]*\)|[\[`]", "", text)
    first, _, rest = shown.casefold().partition(" ")
    return '"' if shown.startswith('"') else first.rstrip(",.:;"), f"{first} {rest.partition(' ')[0]}"


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
