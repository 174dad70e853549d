"""Write, check, revise, and print nothing that a check still objects to."""

import pytest

from invented import dossier
from roastbot.brief import Brief
from roastbot.compose import REVISIONS, compose
from roastbot.errors import GateError, WriterError, WriterUnavailableError
from roastbot.writers import Draft, Problem, Provenance
from writers.scripted import Call, ScriptedWriter, draft

BRIEF = Brief(dossier(), (), (), "system", "prompt", (), 0)
OUTAGE = WriterUnavailableError("Claude could not be reached", cause="an outage", fix="wait")


def check(made: Draft) -> tuple[Problem, ...]:
    """Object to a title with `bad` in it, once for each."""
    return (Problem("title", made.title, "no bad titles"),) * made.title.count("bad")


def test_a_good_first_draft_is_taken_as_it_is() -> None:
    """One request, nothing mended, nobody else asked."""
    writer, fallback = ScriptedWriter().enqueue(draft(title="good")), ScriptedWriter("offline")
    made = compose(BRIEF, writer, check, fallback)
    assert (made.draft.title, made.attempts, made.fell_back_because, made.mended) == ("good", 1, None, ())
    assert fallback.history == []


def test_a_misconfiguration_is_not_papered_over() -> None:
    """Falling back would hide a wrong key every week anew."""
    fallback = ScriptedWriter("offline")
    writer = ScriptedWriter().enqueue(WriterError("anthropic-api-key was refused", cause="c", fix="f"))
    with pytest.raises(WriterError, match="anthropic-api-key"):
        compose(BRIEF, writer, check, fallback)
    assert fallback.history == []


def test_a_mistake_goes_back_to_its_writer_with_what_was_wrong() -> None:
    """The writer sees its own draft and the check's problems, and what was mended is kept."""
    first, second = draft(title="bad"), draft(title="good")
    writer = ScriptedWriter().enqueue(first, second)
    made = compose(BRIEF, writer, check, ScriptedWriter("offline"))
    problem = Problem("title", "bad", "no bad titles")
    assert writer.history == [Call(BRIEF), Call(BRIEF, first, (problem,))]
    assert (made.draft, made.attempts, made.mended) == (second, 2, (problem,))


def test_the_last_revision_still_counts() -> None:
    """A draft that is good at the last try is printed."""
    writer = ScriptedWriter().enqueue(*[draft(title="bad")] * REVISIONS, draft(title="good"))
    made = compose(BRIEF, writer, check, ScriptedWriter("offline"))
    assert (made.draft.title, made.attempts, made.fell_back_because) == ("good", REVISIONS + 1, None)


def test_a_draft_nobody_can_mend_is_not_printed() -> None:
    """The fallback writes, and the reason names how many problems were left and the first of them."""
    writer = ScriptedWriter().enqueue(*[draft(title="bad bad", provenance=Provenance("claude", "m", 9, 8, 3))] * 3)
    fallback = ScriptedWriter("offline").enqueue(draft(title="plain"))
    made = compose(BRIEF, writer, check, fallback)
    assert (made.draft.title, made.attempts, made.mended) == ("plain", REVISIONS + 1, ())
    assert made.fell_back_because == (
        "scripted left 2 problems unmended after 2 revisions (the first: title, 'bad bad': no bad titles)"
    )
    assert made.abandoned == Provenance("claude", "m", 9, 8, 3)


def test_an_outage_brings_the_fallback_and_its_reason() -> None:
    """The week is kept, and whoever reads the report knows why the post is different."""
    fallback = ScriptedWriter("offline").enqueue(draft(title="plain"))
    made = compose(BRIEF, ScriptedWriter().enqueue(OUTAGE), check, fallback)
    assert (made.draft.title, made.attempts) == ("plain", 1)
    assert made.fell_back_because == "Claude could not be reached (an outage)"
    assert made.abandoned is None


def test_an_outage_in_the_middle_of_mending_brings_the_fallback_too() -> None:
    """The first draft is not good enough just because the second never came; what it cost is known."""
    first = draft(title="bad", provenance=Provenance("claude", "m", 9, 8, 1))
    fallback = ScriptedWriter("offline").enqueue(draft(title="plain"))
    made = compose(BRIEF, ScriptedWriter().enqueue(first, OUTAGE), check, fallback)
    assert (made.draft.title, made.attempts, made.abandoned) == ("plain", 2, first.provenance)


def test_without_a_fallback_an_outage_is_the_end() -> None:
    """There is nothing to print."""
    with pytest.raises(WriterUnavailableError, match="could not be reached"):
        compose(BRIEF, ScriptedWriter().enqueue(OUTAGE), check)


def test_the_fallback_is_checked_like_everybody_else() -> None:
    """It may mend its draft like any writer; a mistake that stays is roastbot's own, and nothing is printed."""
    fallback = ScriptedWriter("offline").enqueue(*[draft(title="bad")] * 3)
    with pytest.raises(GateError, match="the offline writer's own draft has 1 problem"):
        compose(BRIEF, ScriptedWriter().enqueue(OUTAGE), check, fallback)
    assert len(fallback.history) == 3


def test_a_writer_alone_whose_draft_stays_wrong_is_refused() -> None:
    """Somebody who asked for the offline writer gets its mistake as an error, not as a post."""
    with pytest.raises(GateError, match="the offline writer's own draft has 1 problem"):
        compose(BRIEF, ScriptedWriter("offline").enqueue(*[draft(title="bad")] * 3), check)


def test_a_bug_in_a_writer_is_not_an_outage() -> None:
    """It keeps its traceback."""
    with pytest.raises(ZeroDivisionError):
        compose(BRIEF, ScriptedWriter().enqueue(ZeroDivisionError()), check, ScriptedWriter("offline"))
