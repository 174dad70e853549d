"""Write, check, revise, and print nothing that a check still objects to."""

import re
from dataclasses import dataclass, field, replace

import pytest

from invented import dossier
from roastbot.brief import Brief
from roastbot.claims import Claim, Kind, Verdict
from roastbot.compose import REVISIONS, compose
from roastbot.errors import GateError, WriterError, WriterUnavailableError
from roastbot.inspection import Inspection
from roastbot.writers import Draft, Problem, Provenance
from writers.scripted import Call, ScriptedWriter, draft

BRIEF = Brief(dossier(), (), (), "system", "prompt", 0)
OUTAGE = WriterUnavailableError("Claude could not be reached", cause="an outage", fix="wait")


def check(made: Draft) -> Inspection:
    """Object to a title with `bad` in it, and to each sentence of the body with `lie` in it."""
    others = tuple(Problem("title", made.title, f"no bad titles, {n}") for n in range(made.title.count("bad")))
    lies = [found.span() for found in re.finditer(r"\blie\b", made.body)]
    claims = tuple(Claim("body", "lie", *span, Kind.DEED, Verdict.UNSUPPORTED, reason="nobody did") for span in lies)
    return Inspection(claims, others)


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
    problem = Problem("title", "bad", "no bad titles, 0")
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
        "scripted left 2 problems unmended after 2 revisions (the first: title, 'bad bad': no bad titles, 0)"
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


TURNS = " ".join(["The change adds a wheel. It turns well."] * 9)
STORY = f"{TURNS}\n\nSomebody told a lie. The wheel is round.\n\nIt was merged."


def test_a_sentence_nobody_can_mend_is_cut_and_the_rest_is_printed() -> None:
    """Two revisions first; then the sentence goes, and it is still the writer's own post."""
    writer, fallback = ScriptedWriter().enqueue(*[draft(body=STORY)] * 3), ScriptedWriter("offline")
    made = compose(BRIEF, writer, check, fallback)
    assert made.draft.body == STORY.replace("Somebody told a lie. ", "")
    assert [claim.span for claim in made.cut] == ["lie"]
    assert (made.fell_back_because, made.revisions, fallback.history) == (None, REVISIONS, [])


def test_the_compliment_is_never_cut() -> None:
    """A roast without its praise is not the post that was asked for."""
    praise = draft(body=STORY, compliment="Somebody told a lie.")
    fallback = ScriptedWriter("offline").enqueue(draft(title="plain"))
    made = compose(BRIEF, ScriptedWriter().enqueue(*[praise] * 3), check, fallback)
    assert made.draft.title == "plain"


def test_a_bad_title_is_not_cut_around() -> None:
    """There is no post without a title."""
    fallback = ScriptedWriter("offline").enqueue(draft(title="plain"))
    made = compose(BRIEF, ScriptedWriter().enqueue(*[draft(title="bad", body=STORY)] * 3), check, fallback)
    assert made.draft.title == "plain"


def linked(made: Draft) -> Inspection:
    """Object to links to `evidence:nowhere`, and to a body with a heading."""
    links = [Problem("body", "evidence:nowhere", "link only to evidence:ID")] * ("(evidence:nowhere)" in made.body)
    headings = [Problem("body", "Wheels", "write no headings")] * ("# Wheels" in made.body)
    return Inspection((), (*links, *headings))


def test_a_link_that_leads_nowhere_goes_with_its_sentences() -> None:
    """It is a claim like any other: that there is something to be seen."""
    body = STORY.replace("told a lie", "told [a tale](evidence:nowhere)")
    made = compose(BRIEF, ScriptedWriter().enqueue(*[draft(body=body)] * 3), linked, ScriptedWriter("offline"))
    assert made.draft.body == STORY.replace("Somebody told a lie. ", "")
    assert [(claim.span, claim.kind) for claim in made.cut] == [("evidence:nowhere", Kind.LINK)]


def test_bad_form_is_not_cut_around() -> None:
    """What is no sentence's fault stays when a sentence goes."""
    fallback = ScriptedWriter("offline").enqueue(draft(title="plain"))
    body = f"# Wheels\n\n{STORY} See [here](evidence:nowhere)."
    made = compose(BRIEF, ScriptedWriter().enqueue(*[draft(body=body)] * 3), linked, fallback)
    assert made.draft.title == "plain"


def test_an_outage_in_the_middle_of_mending_leaves_what_a_cut_can_save() -> None:
    """The draft that is there is better than another writer's, when all that is wrong with it can go."""
    made = compose(BRIEF, ScriptedWriter().enqueue(draft(body=STORY), OUTAGE), check, ScriptedWriter("offline"))
    assert "lie" not in made.draft.body
    assert made.fell_back_because is None


def test_what_a_cut_lays_bare_is_checked_again() -> None:
    """A sentence may be wrong only once the one before it is gone."""

    def strict(made: Draft) -> Inspection:
        first = check(made)
        at = made.body.find("The wheel is round.")
        if "lie" in made.body or at < 0:
            return first
        return Inspection((Claim("body", "round", at, at + 19, Kind.DEED, Verdict.UNSUPPORTED, reason="square"),))

    made = compose(BRIEF, ScriptedWriter().enqueue(*[draft(body=STORY)] * 3), strict, ScriptedWriter("offline"))
    assert "round" not in made.draft.body
    assert [claim.span for claim in made.cut] == ["lie", "round"]


@dataclass
class SecondReader:
    """Objects to whatever sentence holds one of these words; remembers the bodies it read."""

    words: str
    bodies: list[str] = field(default_factory=list)

    def read(self, brief: Brief, made: Draft, inspection: Inspection) -> Inspection:
        """Add an unsupported claim for the words."""
        assert brief is BRIEF
        self.bodies.append(made.body)
        at = made.body.find(self.words)
        if at < 0:
            return inspection
        claim = Claim("body", self.words, at, at + len(self.words), Kind.DEED, Verdict.UNSUPPORTED, reason="no proof")
        return replace(inspection, claims=(*inspection.claims, claim))


def test_the_second_reading_sends_a_draft_back_like_the_first() -> None:
    """And it is not spent on a draft that code sends back anyway."""
    good = STORY.replace("Somebody told a lie. ", "").replace("round", "square")
    reader = SecondReader("round")
    writer = ScriptedWriter().enqueue(*[draft(body=text) for text in (STORY, STORY.replace("lie", "tale"), good)])
    made = compose(BRIEF, writer, check, ScriptedWriter("offline"), reader)
    assert made.draft.body == good
    assert reader.bodies == [STORY.replace("lie", "tale"), good]
    assert [problem.words for problem in made.mended] == ["lie", "round"]
