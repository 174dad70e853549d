"""The offline writer: no network, no model. It tells what the detectors found, in a world of the title's own nouns.

Facts come from `facts`, collisions from `detectors`. `thesis` decides what the post is about and which shape follows,
`plot` who is in it, `shapes` in which order it is told; `takes` hold the tellings of known kinds, `spoken` tells any
other finding by its claim; `worlds` hold the images, `memory` what earlier roasts have said. The same brief gives the
same post; the pull request's name throws the dice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roastbot.brief import Brief
from roastbot.words import read_title
from roastbot.writers import Draft, Problem, Provenance
from roastbot.writers.offline import verdicts
from roastbot.writers.offline.atlas import world_of
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.grammar import Dice, first_that_fits
from roastbot.writers.offline.memory import Memory
from roastbot.writers.offline.plain import BARE, plain_post
from roastbot.writers.offline.plot import Plot, plot
from roastbot.writers.offline.proofs import Proofs
from roastbot.writers.offline.scenes import Scene
from roastbot.writers.offline.shapes import body_of
from roastbot.writers.offline.slots import Slots, slots_of
from roastbot.writers.offline.telling import Telling, third_person
from roastbot.writers.offline.turns import TURN_OF, Turn

MOST_WORDS = 12  # of the verdict's line


class OfflineWriter:
    """Writes a roast from a brief's dossier, facts and findings alone."""

    name = "offline"

    def write(self, brief: Brief) -> Draft:
        """Return the post; any dossier will do, a thin one gets a short post."""
        desk = Desk(brief, Dice(brief.dossier.pull_request.reference))
        memory = Memory(brief.dossier.earlier)
        world = world_of(brief.dossier, desk.dice, memory)
        story = plot(desk)
        lead = story.thesis.lead if story.thesis else None
        slots = {**_plain_slots(desk, lead), "again": world.again}
        telling = Telling(desk, world, story, memory)
        body = body_of(telling, telling.thesis())
        turns = [TURN_OF.get(scene.kind, Turn.ANY) for scene in _told(story)]
        draft = Draft(
            title=_of_turn(world.titles, turns, desk, memory, "title") or BARE.title,
            description=_described(desk, story, {**slots, **telling.listed}) or BARE.description,
            body=body,
            verdict_name=_of_turn(world.names, turns, desk, memory, "verdict_name") or BARE.verdict_name,
            verdict_line=_tagline(desk, story, {**slots, **telling.listed}) or BARE.verdict_line,
            provenance=Provenance(self.name),
            compliment=telling.compliment if telling.compliment in body else "",
        )
        return Proofs(desk).with_receipts(draft)

    def revise(self, brief: Brief, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        """Return the draft without the paragraphs a check objects to, and with receipts in their place.

        Where that is not enough (the fault is in the opening, in a title or a verdict) it is the plainest post there
        is: the promise is better kept in a few sentences than broken over a turn of phrase.
        """
        paragraphs = draft.body.split("\n\n")
        faults = [problem.words for problem in problems if problem.where == "body" and problem.words]
        kept = [paragraph for paragraph in paragraphs[1:] if not any(fault in paragraph for fault in faults)]
        if len(kept) == len(paragraphs) - 1 or any(problem.where != "body" for problem in problems):
            return plain_post(brief)
        body = "\n\n".join([*paragraphs[:1], *kept])
        proofs = Proofs.of(brief)
        mended = proofs.with_receipts(
            replace(draft, body=body, compliment=draft.compliment if draft.compliment in body else "")
        )
        return mended if proofs.passes(mended) else plain_post(brief)


def _plain_slots(desk: Desk, thesis: Scene | None) -> Slots:
    """Return what plain text may say: figures, verbs and the author's name, no Markdown."""
    slots = slots_of(desk, thesis, "") if thesis else {}
    verb = slots.get("verb") or read_title(desk.dossier.pull_request.title).verb
    plain = {name: text for name, text in slots.items() if not set(text) & set("`[]")}
    author = desk.author if desk.author.replace(" ", "").replace("-", "").isalnum() else "the author"
    return {
        **plain,
        "author": author,
        "sum": desk.sum_of("pull"),
        "files": desk.count("pull.files"),
        "all_commits": desk.count("commits.count"),
        "third": third_person(verb) if verb else "",
    }


def _of_turn(
    choices: Mapping[Turn, Sequence[str]], turns: Sequence[Turn], desk: Desk, memory: Memory, field: str
) -> str:
    """Return a title or name for the first of these turns that has one no earlier roast has used.

    Where all have been used, it is one of those; where none holds, it is empty.
    """
    for names in (*(choices.get(turn, ()) for turn in (*turns, Turn.ANY)), *choices.values()):
        fresh = [name for name in names if not memory.recalls(name)]
        if told := _held(desk, fresh, {}, field):
            return told
    return _held(desk, choices[Turn.ANY], {}, field)


def _told(story: Plot) -> list[Scene]:
    """Return the scenes the thesis is made of."""
    return [scene for scene in (story.thesis.lead, story.thesis.second) if scene] if story.thesis else []


def _held(desk: Desk, phrases: Sequence[str], slots: Slots, field: str) -> str:
    """Return the first phrase for a field that can be filled and stands up to the check; empty when there is none."""
    return first_that_fits(phrases, slots, desk.dice, field, lambda told: desk.holds(told, field))


def _described(desk: Desk, story: Plot, slots: Slots) -> str:
    own: list[Sequence[str]] = [verdicts.LISTED_DESCRIPTIONS] if story.listed else []
    own += [verdicts.DESCRIPTIONS.get(scene.kind, ()) for scene in _told(story)[:1]]
    tellings = (_held(desk, phrases, slots, "description") for phrases in (*own, verdicts.OTHER_DESCRIPTIONS))
    return next((told for told in tellings if told), "")


def _tagline(desk: Desk, story: Plot, slots: Slots) -> str:
    own: list[Sequence[str]] = [verdicts.LISTED_TAGLINES] if story.listed else []
    own += [verdicts.TAGLINES.get(scene.kind, ()) for scene in _told(story)[:1]]
    lines = (_held(desk, phrases, slots, "verdict_line") for phrases in (*own, verdicts.TAGLINE_WITHOUT_THESIS))
    return next((line for line in lines if line and len(line.split()) <= MOST_WORDS), "")
