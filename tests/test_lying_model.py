"""A model that lies in five kinds: nothing it made up is printed, and what is printed is still its own post."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.server import Hub
from lying_model import WORDS, LyingModel, statements_of
from lying_runs import KEPT, Run, a_blog, briefs, core, figures, said, series, ways
from lying_statements import KINDS, Lie, folded
from real_dossiers import load
from roastbot import assemble, roasting
from roastbot.brief import Brief
from roastbot.claims import Verdict
from roastbot.cutting import points_back
from roastbot.inspection import Inspection
from roastbot.proof import OPENING
from roastbot.sentences import sentences
from stage import furnish
from stage import run as run_the_action

RUNS = 200
NINE_IN_TEN = 0.9
_COUNTS = re.compile(rf"\*{OPENING}: ([\d,]+) claims?, ([\d,]+) proved(?:, ([\d,]+) beyond proof)?\.")


@pytest.fixture(scope="module")
def told() -> list[Brief]:
    """Return what a writer is told of each invented pull request."""
    return briefs()


@pytest.fixture(scope="module")
def alone(told: list[Brief]) -> list[Run]:
    """Return the runs that code alone has checked."""
    return list(series(told, range(RUNS)))


def shown(runs: list[Run]) -> str:
    """Return the runs' figures, for whoever reads the test's output."""
    return ", ".join(f"{name.replace('_', ' ')}: {number}" for name, number in figures(runs).items())


def stand(runs: list[Run]) -> list[tuple[int, Lie]]:
    """Return the lies that stand in posts, with the seeds of the runs that let them through."""
    return [(run.model.seed, lie) for run in runs for lie in run.standing]


def test_a_model_that_tells_the_truth_is_left_alone(told: list[Brief]) -> None:
    """Most of its drafts are taken as they are; what the check wrongly objects to costs a sentence, not the post."""
    runs = list(series(told, range(1_000, 1_030), most=0))
    print(shown(runs))
    assert figures(runs)["lies"] == 0
    assert figures(runs)["the_models"] == len(runs)
    assert figures(runs)["revised"] <= len(runs) // 5


def test_no_lie_stands_and_most_posts_are_still_the_models(alone: list[Run]) -> None:
    """The lies' own words are searched for; nobody's opinion of them is asked."""
    print(shown(alone), ways([lie for run in alone for lie in run.model.planted]))
    assert stand(alone) == []
    assert sum(run.is_the_models for run in alone) >= NINE_IN_TEN * RUNS


def test_without_the_check_the_lies_stand(told: list[Brief], monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is the check that finds them; a test that cannot fail proves nothing."""
    monkeypatch.setattr(roasting, "checker", lambda _: lambda _: Inspection())
    runs = list(series(told, range(20), shy_of=frozenset({"order:link"})))  # the gate stops a bad link by itself
    assert all(len(run.standing) == len(run.model.planted) > 0 for run in runs)


def test_what_is_printed_is_a_post_and_the_models_own_words(alone: list[Run]) -> None:
    """Sentence by sentence, with its praise and its verdict; no paragraph in mid-air, no mark without its partner."""
    for run in alone:
        if run.composition.fell_back_because:
            continue
        draft, text = run.composition.draft, folded(run.post.text)
        assert run.kept >= KEPT, run.model.seed
        assert set(said(draft.body)) <= {one for body in run.model.drafts for one in said(body)}
        for words in (draft.compliment, draft.verdict_name, draft.verdict_line):
            assert folded(words) in text
        assert draft.body.count("**") % 2 == draft.body.count("```") % 2 == 0
        assert not set(in_mid_air(draft.body)) - {one for body in run.model.drafts for one in in_mid_air(body)}


def in_mid_air(body: str) -> Iterator[str]:
    """Yield the sentences that begin a paragraph and point back to what stood before it."""
    every = sentences(body)
    for n, one in enumerate(every):
        if (n == 0 or every[n - 1].paragraph != one.paragraph) and points_back(body, one):
            yield folded(body[one.start : one.end])


def test_the_closing_line_counts_the_claims_of_what_is_printed(told: list[Brief], alone: list[Run]) -> None:
    """Counted again here, of the post as it was cut; none of them is called false."""
    for run in alone[:40]:
        brief = told[run.model.seed % len(told)]
        claims = roasting.checker(brief)(run.composition.draft).claims
        proved = sum(claim.verdict is Verdict.SUPPORTED for claim in claims)
        (line,) = _COUNTS.findall(run.post.text)
        assert [int(part.replace(",", "") or 0) for part in line] == [len(claims), proved, len(claims) - proved]


def test_a_second_reader_who_objects_now_and_then_does_not_take_the_post(told: list[Brief]) -> None:
    """It objects to true sentences as well; those are cut like the others."""
    runs = list(series(told, range(2_000, 2_040), grumbling=True))
    print(shown(runs))
    assert stand(runs) == []
    assert sum(run.is_the_models for run in runs) >= NINE_IN_TEN * len(runs)
    assert any(claim.reason.startswith("the second reading") for run in runs for claim in run.composition.cut)


def test_no_lie_stands_about_the_recorded_pull_requests(real: Path) -> None:
    """The same on real evidence, with real names and thousands of lines."""
    runs = list(series(briefs([load(folder) for folder in sorted(real.glob("prefect-*/"))]), range(12)))
    print(shown(runs))
    assert stand(runs) == []
    assert sum(run.is_the_models for run in runs) >= NINE_IN_TEN * len(runs)


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_week_by_a_liar(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """From GitHub to the commit on the blog, with the liar in Claude's place."""
    furnish(hub)
    model = LyingModel(seed)
    monkeypatch.setattr(assemble, "writer_of", lambda _: model)
    ran = run_the_action(hub, tmp_path)
    assert ran.code == 0, ran.log
    post = folded(hub.git("ada/blog").read(ran.outputs["post"]))
    assert model.planted
    assert [lie for lie in model.planted if core(lie) in post] == []
    assert int(ran.outputs["claims-checked"]) > 0


def test_the_liar_lies_in_every_way_there_is(told: list[Brief], alone: list[Run]) -> None:
    """In all five kinds and almost every way, in drafts as long as a model's; and no lie is a truth told elsewhere."""
    planted = [lie for run in alone for lie in run.model.planted]
    assert {lie.kind for lie in planted} == set(KINDS)
    every = [statement for brief in told for statement in statements_of(brief)]
    known = set(ways([lie for statement in every for lie in statement.lies]))
    assert len(set(ways(planted))) >= len(known) - 2 >= 30
    lengths = [len(body.split()) for run in alone for body in run.model.drafts]
    assert WORDS[0] <= sorted(lengths)[len(lengths) // 10] <= max(lengths) <= WORDS[1] + 60
    for brief in told:
        true = {folded(text) for statement in statements_of(brief) for text in statement.truths}
        assert not true & {folded(lie.text) for statement in statements_of(brief) for lie in statement.lies}


def test_the_liar_is_drawn_by_its_seed(told: list[Brief]) -> None:
    """The same seed tells the same; another one something else, and some are stubborn."""
    one, two, other = (next(series(told[:1], range(seed, seed + 1))).model for seed in (3, 3, 4))
    assert one.drafts == two.drafts != other.drafts
    assert one.planted == two.planted
    assert a_blog().posts == ()
