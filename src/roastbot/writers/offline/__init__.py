"""The offline writer: no network, no model. It tells what the detectors found, in a world of the title's own nouns.

Facts come from `facts`, collisions from `detectors`. `plot` chooses and orders, `scenes` turn findings into slots,
`takes` hold the tellings, `worlds` the images, `telling` puts the paragraphs together. The same brief gives the same
post; the pull request's name throws the dice.
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
from roastbot.writers.offline.plain import BARE, plain_post
from roastbot.writers.offline.plot import plot
from roastbot.writers.offline.proofs import Proofs
from roastbot.writers.offline.scenes import Scene
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
        world = world_of(brief.dossier, desk.dice)
        story = plot(desk)
        thesis = story.thesis
        slots = {**_plain_slots(desk, thesis), "again": world.again}
        telling = Telling(desk, world, story)
        body = telling.body()
        turn = TURN_OF.get(thesis.kind, Turn.ANY) if thesis else Turn.ANY
        draft = Draft(
            title=_of_turn(world.titles, turn, desk, "title") or BARE.title,
            description=_described(desk, thesis, slots) or BARE.description,
            body=body,
            verdict_name=_of_turn(world.names, turn, desk, "verdict_name") or BARE.verdict_name,
            verdict_line=_tagline(desk, thesis, slots) or BARE.verdict_line,
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


def _of_turn(choices: Mapping[Turn, Sequence[str]], turn: Turn, desk: Desk, field: str) -> str:
    return _held(desk, choices.get(turn) or choices[Turn.ANY], {}, field)


def _held(desk: Desk, phrases: Sequence[str], slots: Slots, field: str) -> str:
    """Return the first phrase for a field that can be filled and stands up to the check; empty when there is none."""
    return first_that_fits(phrases, slots, desk.dice, field, lambda told: desk.holds(told, field))


def _described(desk: Desk, thesis: Scene | None, slots: Slots) -> str:
    phrases = verdicts.DESCRIPTIONS.get(thesis.kind, ()) if thesis else ()
    others = verdicts.OTHER_DESCRIPTIONS
    return _held(desk, phrases, slots, "description") or _held(desk, others, slots, "description")


def _tagline(desk: Desk, thesis: Scene | None, slots: Slots) -> str:
    phrases = verdicts.TAGLINES.get(thesis.kind, ()) if thesis else ()
    line = _held(desk, phrases, slots, "verdict_line")
    if line and len(line.split()) <= MOST_WORDS:
        return line
    return _held(desk, verdicts.TAGLINE_WITHOUT_THESIS, slots, "verdict_line")
