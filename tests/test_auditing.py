"""The second reading: it may accuse, and vouch with a proof; it cannot wave anything through."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from builders import brief as brief_of
from builders import commit, pull
from roastbot.auditing import Audit, Citation, Question, Reading, Verdict, questions_of
from roastbot.brief import Brief
from roastbot.claims import Claim, Kind
from roastbot.claims import Verdict as Decision
from roastbot.errors import WriterUnavailableError
from roastbot.inspection import Inspection
from roastbot.writers import Provenance
from writers.scripted import draft

BRIEF = brief_of(pull("Turn the wheel", commit("Mon 09:00 Turn the wheel twice, then once more +3/-1")))
COMMIT = next(name for name in BRIEF.dossier.sources if name.startswith("commit:"))
DRAFT = draft(body="The wheel was turned. Nobody merges it. It is a fine wheel.", compliment="")
COST = Provenance("claude", "small", 100, 10, 1)


@dataclass
class Reader:
    """Answers by the words of a sentence; what it was not told about, it does not answer."""

    says: dict[str, Reading]
    asked: list[list[str]] = field(default_factory=list)
    trouble: WriterUnavailableError | None = None

    def read(self, brief: Brief, questions: Sequence[Question]) -> tuple[tuple[Reading, ...], Provenance]:
        """Give the readings under the questions' own numbers."""
        assert brief is BRIEF
        if self.trouble:
            raise self.trouble
        self.asked.append([one.text for one in questions])
        made = [(one, self.says.get(one.text)) for one in questions]
        answers = [
            Reading(one.number, said.verdict, said.citations, said.fault, said.why) for one, said in made if said
        ]
        return tuple(answers), COST


def verdicts(reader: Reader, inspection: Inspection | None = None) -> list[tuple[str, Decision]]:
    """Return what one reading makes of the draft."""
    made = Audit(reader).read(BRIEF, DRAFT, inspection or Inspection())
    return [(claim.span, claim.verdict) for claim in made.claims]


def test_silence_and_opinions_accuse_nobody() -> None:
    """A sentence that was not answered is as undecided as before."""
    assert verdicts(Reader({"Nobody merges it.": Reading(0, Verdict.OPINION)})) == []


def test_a_proof_that_stands_there_supports_the_sentence() -> None:
    """Words of a source, white space and typography folded; a fact's id alone."""
    cited = Reading(0, Verdict.SUPPORTED, (Citation(COMMIT, "Turn the wheel  twice, then"),))
    fact = Reading(0, Verdict.SUPPORTED, (Citation("commits.count"),))
    found = verdicts(Reader({"The wheel was turned.": cited, "Nobody merges it.": fact}))
    assert found == [("The wheel was turned.", Decision.SUPPORTED), ("Nobody merges it.", Decision.SUPPORTED)]


@pytest.mark.parametrize(
    "citation",
    [
        Citation(COMMIT, "turned it a hundred times"),
        Citation(COMMIT, "the"),
        Citation(COMMIT, "wice, then once mor"),
        Citation("pull.deletions"),
        Citation(COMMIT),
        Citation("commit:0000000", "Turn the wheel twice"),
        Citation("no.such.fact"),
    ],
)
def test_a_proof_that_does_not_stand_there_is_none(citation: Citation) -> None:
    """Other words, too few of them, a source or fact that is not there: then nothing proves the sentence."""
    found = verdicts(Reader({"The wheel was turned.": Reading(0, Verdict.SUPPORTED, (citation,))}))
    assert found == [("The wheel was turned.", Decision.UNSUPPORTED)]


def test_a_sentence_that_leads_to_the_next_is_proved_with_its_neighbours_words() -> None:
    """Where a text is quoted; a fact has to be about the sentence itself."""
    quoted = Reading(0, Verdict.SUPPORTED, (Citation(COMMIT, "Turn the wheel twice, then"),))
    assert verdicts(Reader({"Nobody merges it.": quoted})) == [("Nobody merges it.", Decision.SUPPORTED)]


def test_a_title_is_a_phrase_that_needs_no_proof() -> None:
    """Unless the reader objects to it."""
    vouched = Reading(0, Verdict.SUPPORTED, (Citation(COMMIT, "nothing of the kind"),))
    assert verdicts(Reader({DRAFT.title: vouched})) == []
    accused = Reading(0, Verdict.UNSUPPORTED, fault=DRAFT.title, why="no")
    assert verdicts(Reader({DRAFT.title: accused})) == [(DRAFT.title, Decision.UNSUPPORTED)]


def test_code_that_is_shown_is_not_asked_about() -> None:
    """The fact-check holds it against the evidence letter for letter."""
    reader = Reader({})
    shown = draft(body="This turned it:\n\n```python\nturn(2)\n```\n\nIt is a fine wheel.", compliment="")
    Audit(reader).read(BRIEF, shown, Inspection())
    assert reader.asked[0][:2] == ["This turned it:", "It is a fine wheel."]


def test_an_accusation_names_the_words_at_fault() -> None:
    """Where they stand in the sentence; else the whole sentence is at fault."""
    part = Reading(0, Verdict.UNSUPPORTED, fault="Nobody", why="Bob did")
    whole = Reading(0, Verdict.UNSUPPORTED, fault="somebody", why="no")
    made = Audit(Reader({"Nobody merges it.": part, "It is a fine wheel.": whole})).read(BRIEF, DRAFT, Inspection())
    assert [DRAFT.body[claim.start : claim.end] for claim in made.claims] == ["Nobody", "It is a fine wheel."]
    assert "Bob did" in made.problems[0].advice


def test_code_has_the_last_word() -> None:
    """What it has refuted stays refuted; what it left open inside a sentence is the reading's to tell."""
    start = DRAFT.body.index("Nobody")
    refuted = Claim("body", "Nobody", start, start + 6, Kind.PERSON, Decision.UNSUPPORTED)
    undecided = Claim("body", "looked", start + 7, start + 13, Kind.DEED, Decision.UNDECIDED)
    vouched = Reading(0, Verdict.SUPPORTED, (Citation("commits.count"),))
    found = verdicts(Reader({"Nobody merges it.": vouched}), Inspection((refuted, undecided)))
    assert found == [("Nobody", Decision.UNSUPPORTED), ("Nobody merges it.", Decision.SUPPORTED)]


def test_a_sentence_is_read_once_while_its_neighbours_stay() -> None:
    """The answers are kept; between other neighbours the same words may say something else, and are read again."""
    body = "The wheel was turned. It is round. Nobody merges it. It is a fine wheel. It turns."
    first = draft(body=body, compliment="")
    reader = Reader({one.text: Reading(0, Verdict.OPINION) for one in questions_of(first)})
    reader.says |= {"Nobody merges it.": Reading(0, Verdict.UNSUPPORTED), "Bob merges it.": Reading(0, Verdict.OPINION)}
    audit = Audit(reader)
    assert [claim.span for claim in audit.read(BRIEF, first, Inspection()).unsupported] == ["Nobody merges it."]
    again = draft(body=body.replace("Nobody", "Bob"), compliment="")
    assert audit.read(BRIEF, again, Inspection()).unsupported == ()
    assert reader.asked[1] == ["It is round.", "Bob merges it.", "It is a fine wheel."]
    assert audit.cost == Provenance("claude", "small", 200, 20, 2)


def test_of_two_answers_about_one_sentence_the_worse_counts() -> None:
    """A reader that was talked round half way through has not withdrawn what it said before."""

    class Wavering:
        def read(self, _: Brief, questions: Sequence[Question]) -> tuple[tuple[Reading, ...], Provenance]:
            wrong = [Reading(one.number, Verdict.UNSUPPORTED) for one in questions]
            return (*wrong, *(Reading(one.number, Verdict.OPINION) for one in questions)), COST

    assert len(Audit(Wavering()).read(BRIEF, DRAFT, Inspection()).unsupported) == len(questions_of(DRAFT))


def test_a_reader_that_leaves_most_out_has_not_read_it() -> None:
    """What it did say counts; that nobody read the rest is told like an outage."""
    audit = Audit(Reader({"Nobody merges it.": Reading(0, Verdict.UNSUPPORTED)}))
    assert len(audit.read(BRIEF, DRAFT, Inspection()).unsupported) == 1
    assert audit.failed_because == f"the second reader answered 1 of {len(questions_of(DRAFT))} sentences"


def test_a_reader_that_cannot_be_reached_does_not_take_the_week() -> None:
    """The draft passes as code left it, and the reason is kept for the report."""
    reader = Reader({}, trouble=WriterUnavailableError("Claude could not be reached", cause="an outage", fix="wait"))
    audit = Audit(reader)
    assert audit.read(BRIEF, DRAFT, Inspection()) == Inspection()
    assert audit.failed_because == "Claude could not be reached (an outage)"
