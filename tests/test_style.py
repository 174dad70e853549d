"""What a habit costs: a line in a request, one request at most, and never a post."""

import re
from dataclasses import replace

import pytest

from invented import dossier
from roastbot.brief import Brief
from roastbot.claims import Claim, Kind, Verdict
from roastbot.compose import REVISIONS, Composition, compose
from roastbot.errors import WriterError, WriterUnavailableError
from roastbot.inspection import Inspection
from roastbot.writers import Draft, Problem, Provenance
from writers.scripted import ScriptedWriter, draft

BRIEF = Brief(dossier(), (), (), "system", "prompt", 0)
OUTAGE = WriterUnavailableError("Claude could not be reached", cause="an outage", fix="wait")
NO_KEY = WriterError("anthropic-api-key was refused", cause="it was revoked meanwhile", fix="set another")


def check(made: Draft) -> Inspection:
    """Object to a body with `lie` in it, and find a habit in each `tic`, another in each `twitch`."""
    lies = [found.span() for found in re.finditer(r"\blie\b", made.body)]
    claims = tuple(Claim("body", "lie", *span, Kind.DEED, Verdict.UNSUPPORTED, reason="nobody did") for span in lies)
    habits = tuple(Problem("body", word, "style: drop it") for word in re.findall(r"\btic\b|\btwitch\b", made.body))
    return Inspection(claims, (), habits)


def composed(writer: ScriptedWriter) -> Composition:
    """Return what becomes of a writer's drafts, with somebody to fall back on who has nothing to say."""
    return compose(BRIEF, writer, check, ScriptedWriter("offline"))


TRUE = "The change adds a wheel. It turns well. " * 9


def body(*words: str) -> Draft:
    """Return a draft that is true but for these words."""
    return draft(body=TRUE + " ".join(f"And a {word} besides." for word in words))


def test_a_draft_without_habits_goes_nowhere() -> None:
    """One request, as ever."""
    writer = ScriptedWriter().enqueue(body())
    assert composed(writer).attempts == 1


def test_a_true_draft_with_habits_goes_back_once() -> None:
    """The writer is told of the habits, and what it mended is what is printed."""
    writer = ScriptedWriter().enqueue(body("tic", "twitch"), body("tic"))
    made = composed(writer)
    assert [call.problems for call in writer.history[1:]] == [check(body("tic", "twitch")).habits]
    assert made.draft == body("tic")
    assert [problem.words for problem in made.habits] == ["tic"]
    assert [problem.words for problem in made.habits_mended] == ["twitch"]
    assert (made.revisions, made.mended, made.fell_back_because) == (1, (), None)


@pytest.mark.parametrize(
    "second", [body("lie"), body("tic", "twitch"), OUTAGE, NO_KEY], ids=["a lie", "no better", "an outage", "no key"]
)
def test_style_alone_never_throws_a_true_post_away(second: Draft | Exception) -> None:
    """A revision that lies, that is no better, or that never comes: the true draft is printed with its habit."""
    first = replace(body("tic"), provenance=Provenance("claude", "m", 9, 8, 1))
    writer = ScriptedWriter().enqueue(first, second)
    made = composed(writer)
    assert made.draft.body == first.body
    assert [problem.words for problem in made.habits] == ["tic"]
    assert (made.habits_mended, made.mended, made.cut, made.fell_back_because) == ((), (), (), None)


def test_a_revision_that_is_not_printed_was_paid_for_all_the_same() -> None:
    """The provenance adds up every request."""
    first = replace(body("tic"), provenance=Provenance("claude", "m", 9, 8, 1))
    writer = ScriptedWriter().enqueue(first, replace(body("lie"), provenance=Provenance("claude", "m", 20, 16, 2)))
    assert composed(writer).draft.provenance == Provenance("claude", "m", 20, 16, 2)


def test_habits_travel_beside_the_problems_of_fact() -> None:
    """A draft that has to go back anyway is told of both, problems first; then there is one more for style alone."""
    writer = ScriptedWriter().enqueue(body("tic", "lie"), body("tic"), body())
    made = composed(writer)
    told = [[problem.words for problem in call.problems] for call in writer.history[1:]]
    assert told == [["lie", "tic"], ["tic"]]
    assert (made.attempts, made.habits) == (3, ())
    assert [problem.words for problem in made.habits_mended] == ["tic"]


def test_habits_add_no_request_to_those_there_are() -> None:
    """Two revisions for facts leave none for style."""
    writer = ScriptedWriter().enqueue(*[body("tic", "lie")] * REVISIONS, body("tic"))
    made = composed(writer)
    assert (made.attempts, len(made.habits)) == (REVISIONS + 1, 1)


def test_no_sentence_is_cut_for_style() -> None:
    """What nobody could prove goes; the habit beside it stays."""
    story = draft(body=f"{TRUE}\n\nSomebody told a lie. The wheel has a tic.\n\nIt was merged.")
    made = composed(ScriptedWriter().enqueue(*[story] * 3))
    assert "lie" not in made.draft.body
    assert "The wheel has a tic." in made.draft.body
    assert [problem.words for problem in made.habits] == ["tic"]


def test_who_writes_alone_is_never_asked_to_mend_style() -> None:
    """The built-in writer could only cut; a problem of fact reaches it without the habits beside it."""
    alone = ScriptedWriter("offline").enqueue(body("tic"))
    made = compose(BRIEF, alone, check)
    assert (made.attempts, len(made.habits)) == (1, 1)
    liar = ScriptedWriter("offline").enqueue(body("tic", "lie"), body("tic"))
    compose(BRIEF, liar, check)
    assert [problem.words for problem in liar.history[1].problems] == ["lie"]


def test_words_that_are_a_problem_already_are_told_once() -> None:
    """A scare quote is an invented quotation too; the writer needs one advice."""
    claim = Claim("body", '"tic"', 0, 5, Kind.QUOTATION, Verdict.UNSUPPORTED, reason="nobody wrote that")
    habits = (Problem("body", '"tic"', "style: no marks"), Problem("body", "twitch", "style: drop it"))
    remarks = Inspection((claim,), (), habits).remarks
    assert [(one.words, one.advice) for one in remarks] == [
        ('"tic"', "nobody wrote that"),
        ("twitch", "style: drop it"),
    ]
