"""A model that lies: it drafts an honest post about a pull request, plants lies in it, and mends as it likes.

Everything is drawn by its seed: what it tells and in which words, how many lies of which of the five kinds, and what
it does when a draft comes back. It knows the truth of every sentence; it never asks the check.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from lying_numbers import shares, sizes, stretches
from lying_statements import KINDS, Lie, Statement, folded
from lying_words import blocks, deeds, names, order, quotations
from roastbot.brief import Brief
from roastbot.writers import Draft, Problem, Provenance

WORDS = (300, 500)  # of a draft's body, as models are asked for
MOST_LIES = 4
BOLD = 0.05  # of the sentences
OPENINGS = (
    "This is about a piece of software and what was changed in it.",
    "Somebody had a plan for this code, and the plan was carried out.",
    "A change came in, was looked at, and stayed.",
)
PRAISE = (
    "What deserves praise is that the work was finished.",
    "The patience in this work is worth copying.",
    "Well done is how plainly the change says what it is for.",
)
ASIDES = (
    "Nobody asked for a parade, and none was held.", "The kettle was on.", "Every plan looks good from a distance.",
    "A ferry does not turn on the spot, and neither does a code base.", "The harbour master would have understood.",
    "Some doors are painted before they are hung.", "The paint was still wet when the guests came.",
    "It was that sort of change.", "Then the tide went out.", "But a map is not a journey.",
    "This is how harbours silt up.", "Rope remembers every knot.", "The gulls had opinions.",
    "A good rope is coiled before the storm, not during it.", "They call it progress.", "Sailors know the feeling.",
    "Such is life on the quay.", "The fog took its time.", "Nothing rhymes with deployment, and poets have tried.",
    "A lighthouse does not argue with the rocks.", "Its keel had seen better weather.", "The bell rang anyway.",
    "However calm the water looks, somebody has to row.", "Ballast is only noticed when it is missing.",
    "The crew slept badly and rose early.", "Old charts make good wallpaper.", "Another wave, another log entry.",
    "Whoever ties the knot should also know how to untie it.", "The anchor held, mostly out of habit.",
    "Still, the boat floated.", "In calm weather everybody is a captain.", "The cargo was shifted to the other side.",
    "A barnacle is a feature nobody has filed a ticket for.", "The rudder obeyed after some discussion.",
    "Salt gets into everything, tests included.", "There is comfort in a well kept logbook.",
    "The pilot waved from the shore.", "Spring cleaning on a ship begins below the waterline.",
)  # fmt: skip
LEADS = (
    "",
    "",
    "",
    "For the record: ",
    "As the log has it, ",
    "On closer reading, ",
    "By all accounts, ",
    "And so on: ",
)
TAILS = ("", "", "", ", and that was that", ", of all things", ", so much is certain")
_LOWERED = ("The ", "Commit ", "It ", "In ", "From ", "Of ", "With ", "Much ", "Before ", "After ", "Part ", "There ")
_known: dict[int, tuple[Brief, list[Statement]]] = {}


def statements_of(brief: Brief) -> list[Statement]:
    """Return what can be said of a brief's dossier; worked out once for each brief."""
    if id(brief) not in _known:
        dossier = brief.dossier
        rng = Random(dossier.pull_request.number)  # noqa: S311 - a dice, not a secret
        said: list[Statement] = [*sizes(dossier, brief.facts, rng), *stretches(dossier, rng), *quotations(dossier, rng)]
        said += [
            *shares(dossier, brief.facts, rng),
            *names(dossier, rng),
            *blocks(dossier, rng),
            *deeds(dossier, rng),
            *order(dossier, rng),
        ]
        _known[id(brief)] = brief, said
    return _known[id(brief)][1]


@dataclass
class Part:
    """One sentence of a draft: what it says, and the lie it is, if it is one; an aside says nothing."""

    text: str
    statement: Statement | None = None
    lie: Lie | None = None
    lead: str = ""
    tail: str = ""
    is_bold: bool = False

    @property
    def said(self) -> str:
        """The sentence as it is printed."""
        begins_softly = self.lead.endswith(", ") and self.text.startswith(_LOWERED)
        text = self.lead + (self.text[0].lower() + self.text[1:] if begins_softly else self.text)
        if "\n" in text or not text.endswith("."):
            return text
        text = f"{text.removesuffix('.')}{self.tail}."
        return f"**{text}**" if self.is_bold else text


@dataclass
class LyingModel:
    """A writer that lies. `planted` is every lie it ever wrote down, `drafts` every body it handed in.

    `shy_of` are the ways of lying it keeps away from, for series that measure the others.
    """

    seed: int
    shy_of: frozenset[str] = frozenset()
    most: int = MOST_LIES
    name: str = "claude"
    planted: list[Lie] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Draw a temper: how often it mends, leaves a sentence out, and insists with another lie."""
        self._rng = Random(self.seed)  # noqa: S311 - a dice, not a secret
        self._mends, self._omits, self._insists = self._rng.choice(
            ((0.9, 0.05, 0.0), (0.5, 0.1, 0.15), (0.2, 0.05, 0.3))
        )
        self._parts: list[list[Part]] = []
        self._spare: list[Statement] = []
        self._praise = self._rng.choice(PRAISE)
        self._description: Part = Part("A change, told by somebody who was not there.")

    def write(self, brief: Brief) -> Draft:
        """Return an honest draft with one to four lies in it."""
        self._spare = list(statements_of(brief))
        self._rng.shuffle(self._spare)
        self._parts = self._composed(self._rng.randint(WORDS[0] + 5, WORDS[1] - 40))
        self._description = self._described()
        for kind in self._rng.choices(KINDS, k=self._rng.randint(min(1, self.most), self.most)):
            self._plant(kind)
        return self._handed_in()

    def revise(self, brief: Brief, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        """Return the draft with some of what was named mended, as the temper has it, and perhaps more wrong with it."""
        del brief, draft
        for problem in problems:
            self._answer(problem)
        if self.most and self._rng.random() < 0.25:
            self._plant(self._rng.choice(KINDS))
        if self._rng.random() < 0.25:
            fine = [part for part in self._every() if part.statement and not part.lie]
            if fine:
                self._tell(self._rng.choice(fine))
        return self._handed_in()

    def _composed(self, words: int) -> list[list[Part]]:
        """Return paragraphs of true sentences and asides, the praise in one of its own, about so many words long."""
        asides = list(ASIDES)
        self._rng.shuffle(asides)
        paragraphs = [[Part(self._rng.choice(OPENINGS)), *self._some(2)]]
        while sum(len(part.said.split()) for row in paragraphs for part in row) < words and (self._spare or asides):
            row = self._some(self._rng.randint(1, 3))
            for aside in asides[: self._rng.randint(0 if row else 1, 2)]:
                row.insert(self._rng.randint(min(1, len(row)), len(row)), Part(aside))
                asides.remove(aside)
            paragraphs.append(row)
        paragraphs.insert(self._rng.randint(1, len(paragraphs)), [Part(self._praise)])
        return paragraphs

    def _some(self, number: int) -> list[Part]:
        told = [self._spare.pop() for _ in range(min(number, len(self._spare)))]
        return [self._dressed(Part(self._rng.choice(one.truths), one)) for one in told]

    def _dressed(self, part: Part) -> Part:
        lead, tail, luck = self._rng.choice(LEADS), self._rng.choice(TAILS), self._rng.random()
        return replace(part, lead=lead, tail=tail, is_bold=luck < BOLD)

    def _described(self) -> Part:
        """Return the description: in one draft of two a plain sentence that could be a lie."""
        short = [one for one in self._spare if _is_plain((*one.truths, *(lie.text for lie in one.lies)))]
        if not short or self._rng.random() < 0.5:
            return self._description
        statement = self._rng.choice(short)
        self._spare.remove(statement)
        return Part(self._rng.choice(statement.truths), statement)

    def _every(self) -> Iterator[Part]:
        yield from (part for row in self._parts for part in row)
        yield self._description

    def _plant(self, kind: str) -> None:
        """Turn a true sentence into a lie of this kind, or of another where the dossier has nothing to lie about so."""
        for one in (kind, *KINDS):
            may = [part for part in self._every() if not part.lie and self._lies(part.statement, one)]
            spare = [statement for statement in self._spare if self._lies(statement, one)]
            if not may and spare:
                statement = self._rng.choice(spare)
                self._spare.remove(statement)
                may = [self._dressed(Part("", statement))]
                self._rng.choice(self._parts).append(may[0])
            if may:
                self._lie(self._rng.choice(may), one)
                return

    def _lies(self, statement: Statement | None, kind: str) -> list[Lie]:
        if statement is None:
            return []
        return [lie for lie in statement.lies if lie.kind == kind and f"{lie.kind}:{lie.way}" not in self.shy_of]

    def _lie(self, part: Part, kind: str) -> None:
        lie = self._drawn(self._lies(part.statement, kind))
        part.text, part.lie = lie.text, lie
        self.planted.append(lie)

    def _drawn(self, lies: Sequence[Lie]) -> Lie:
        """Return one of the lies, each way of lying as likely as the other."""
        way = self._rng.choice(sorted({lie.way for lie in lies}))
        return self._rng.choice([lie for lie in lies if lie.way == way])

    def _tell(self, part: Part) -> None:
        assert part.statement
        part.text, part.lie = self._rng.choice(part.statement.truths), None

    def _answer(self, problem: Problem) -> None:
        """Mend what a problem names, leave it out, lie about it again, or leave it as it is."""
        named = [part for part in self._every() if part.statement and _plain(problem.words) in _plain(part.said)]
        if not named:
            return
        part, luck = self._rng.choice(named), self._rng.random()
        if luck < self._mends:
            self._tell(part)
        elif luck < self._mends + self._omits and part is not self._description:
            self._parts = [[one for one in row if one is not part] for row in self._parts]
        elif (
            luck < self._mends + self._omits + self._insists and part.lie and self._lies(part.statement, part.lie.kind)
        ):
            self._lie(part, part.lie.kind)

    def _handed_in(self) -> Draft:
        body = "\n\n".join(_paragraph(row) for row in self._parts if row)
        self.drafts.append(body)
        return Draft(
            title="A Harbour With Opinions",
            description=self._description.said,
            body=body,
            verdict_name="The Pilot",
            verdict_line="knew the way and took another",
            provenance=Provenance(self.name, "liar-1", 9, 9, len(self.drafts)),
            compliment=self._praise,
        )


def _paragraph(row: Sequence[Part]) -> str:
    """Return sentences as one paragraph; a quotation or code that stands alone ends one."""
    text = ""
    for part in row:
        text += ("\n\n" if "\n" in text.rpartition(". ")[2] else " " if text else "") + part.said
    return text.strip()


def _is_plain(texts: Sequence[str]) -> bool:
    """Whether each of these may stand in a field that has no Markdown and few characters."""
    return all(len(text) < 110 and not set(text) & set("`[\n*") for text in texts)


def _plain(text: str) -> str:
    return re.sub(r"[`*>]", "", folded(text)).replace("  ", " ").strip()
