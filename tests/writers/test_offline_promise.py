"""What the offline writer owes every post: nothing unsupported, ten decided claims, three quotations."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from hashlib import sha1
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

import invented_pulls
from any_dossier import DOSSIERS
from builders import Step, brief, commit, lines, pull
from real_dossiers import load
from roastbot import detectors
from roastbot.brief import Brief
from roastbot.claims import Kind, Verdict
from roastbot.config import AUTHOR, PARTICIPANTS
from roastbot.evidence import GHOST, Absent, Actor, ChangeType, Dossier, FilePatch, Reason
from roastbot.facts import derive
from roastbot.inspection import Inspection
from roastbot.permission import withheld
from roastbot.redact import redact_dossier
from roastbot.roasting import checker
from roastbot.writers import Draft
from roastbot.writers.offline import OfflineWriter
from roastbot.writers.offline.plain import plain_post
from writers.any_pull import pulls

PLAIN_WORDS = re.compile(r"[A-Z][a-z]+(?: [a-z]{2,}){1,9}")  # words no way of quoting could stumble over
FOUND_IS_ENOUGH = (Phase.explicit, Phase.reuse, Phase.generate)  # to make a dossier smaller takes minutes
WRITERS = (OfflineWriter().write, plain_post)


def brief_of(dossier: Dossier, quote_people: str = PARTICIPANTS) -> Brief:
    """Return the brief a run would build, secrets and what may not be quoted taken out."""
    clean, _ = redact_dossier(dossier)
    clean = replace(clean, withheld=withheld(clean, quote_people))
    facts = derive(clean, UTC)
    return Brief(clean, facts, detectors.detect(clean, facts), "", "", 0)


def quotations(inspection: Inspection) -> set[str]:
    """Return the different quotations of a post that are proved."""
    proved = [claim for claim in inspection.claims if claim.verdict is Verdict.SUPPORTED]
    return {claim.span.strip('"').casefold() for claim in proved if claim.kind is Kind.QUOTATION}


def texts(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the lines people wrote, with the id of the source."""
    yield "title", dossier.pull_request.title
    yield from (("description", line) for line in dossier.description.splitlines())
    yield from ((f"commit:{made.short}", made.headline) for made in dossier.commits if not made.is_merge)
    for n, thread in enumerate(dossier.threads, 1):
        for m, said in enumerate(thread.comments, 1):
            yield from ((f"thread:{n}.{m}", line) for line in said.body.splitlines())


def at_hand(dossier: Dossier) -> int:
    """Return how many different plain lines may be quoted, those that stand within another one not counted."""
    said = [text.strip(" .?!") for source, text in texts(dossier) if dossier.may_quote(source)]
    plain = {text.casefold() for text in said if PLAIN_WORDS.fullmatch(text)}
    return sum(not any(one != other and one in other for other in plain) for one in plain)


def kept(made: Brief, draft: Draft) -> Inspection:
    """Assert everything a post owes, and return what was said of it."""
    inspection = checker(made)(draft)
    assert inspection.problems == ()
    assert len(inspection.decided) >= 10
    assert len(quotations(inspection)) >= min(3, at_hand(made.dossier)), draft.body
    assert draft.compliment in draft.body
    return inspection


@settings(max_examples=40, deadline=None, phases=FOUND_IS_ENOUGH)
@given(pulls())
def test_any_pull_request_people_make_gets_what_is_owed(dossier: Dossier) -> None:
    """By the story and by the plainest post, whoever may be quoted; the story needs no second try."""
    for quote_people in (PARTICIPANTS, AUTHOR):
        made = brief_of(dossier, quote_people)
        for write in WRITERS:
            kept(made, write(made))


@settings(max_examples=40, deadline=None, phases=FOUND_IS_ENOUGH)
@given(DOSSIERS)
def test_any_dossier_there_can_be_gets_what_is_owed(dossier: Dossier) -> None:
    """Whatever stands in its fields, but for git's own ids, which are digits wherever they come from."""
    ids = [sha1(commit.oid.encode(errors="replace"), usedforsecurity=False).hexdigest() for commit in dossier.commits]
    commits = tuple(replace(made, oid=oid) for made, oid in zip(dossier.commits, ids, strict=True))
    made = brief_of(replace(dossier, commits=commits))
    for write in WRITERS:
        kept(made, write(made))


@pytest.mark.real
@pytest.mark.parametrize("quote_people", [PARTICIPANTS, AUTHOR])
@pytest.mark.parametrize("number", [20608, 21252, 21477])
def test_the_real_ones_get_what_is_owed_and_a_compliment(real: Path, number: int, quote_people: str) -> None:
    """Three quotations at least, in the story and in the plainest post."""
    made = brief_of(load(real / f"prefect-{number}"), quote_people)
    for write in WRITERS:
        assert len(quotations(kept(made, write(made)))) >= 3
    assert OfflineWriter().write(made).compliment


@pytest.mark.parametrize("story", invented_pulls.ALL, ids=lambda story: story.__name__)
def test_every_way_the_dice_fall_is_true(story: Callable[[], Dossier]) -> None:
    """A telling that the check does not follow is no telling; under twelve numbers each."""
    dossier = story()
    for number in range(300, 312):
        made = brief_of(replace(dossier, pull_request=replace(dossier.pull_request, number=number)))
        kept(made, OfflineWriter().write(made))


THREE = ("Mon 09:00 Start the wheel +30/-1", "Tue 09:00 Stop the wheel +3/-9", "Wed 09:00 Grease the wheel +3/-1")


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("Fix typo", 1),
        ("Bump 1.2.3 to 1.2.4", 1),
        ("Use `grind()` and `mill_wheel`", 1),
        ('Say "no" to rust', 0),
        ("***", 0),
        ("7", 0),
        ("Füge die Mühle hinzu", 1),
    ],
)
def test_one_title_cannot_give_three_quotations(words: str, most: int) -> None:
    """One commit called like the pull request: a quotation where quotation marks can hold it, and ten claims still."""
    made = brief_of(pull(words, f"Mon 09:00 {words} +1/-1"))
    for write in WRITERS:
        assert len(quotations(kept(made, write(made)))) == most


def owed_three(dossier: Dossier) -> None:
    """Assert three quotations in both posts."""
    made = brief_of(dossier)
    for write in WRITERS:
        assert len(quotations(kept(made, write(made)))) >= 3


def test_titles_of_commits_will_do() -> None:
    """Without a word besides."""
    owed_three(pull("Turn the wheel", *THREE))


def test_remarks_comments_and_documents_will_do() -> None:
    """One commit of few words, and three other people and files with some."""
    tree = {"mill.py": '# for now, until the rope arrives\nx = 1\ndef grind():\n    """Grind the corn."""\n'}
    owed_three(pull("wip", commit("Mon 09:00 wip", tree), threads=[("mill.py", "bob: Why is it so warm?")]))
    owed_three(pull("wip", commit("Mon 09:00 wip", {"plan.md": "First the wheel.\nThen the stone.\n\nThen corn."})))


def test_neither_merges_nor_pictures_nor_missing_patches_stand_in_the_way() -> None:
    """There are still the title and the description."""
    picture = FilePatch("logo.png", None, 0, 0, ChangeType.ADDED, Absent(Reason.BINARY))
    said = "The wheel turned backwards.\n\n- Turn it round\n- Paint it red"
    merge = commit("Mon 09:00 Merge branch 'main' into mill", merge=True)
    owed_three(pull("Turn the wheel", merge, merge, description=said))
    drawn = pull("Turn the wheel", "Mon 09:00 Draw a picture +0/-0", description=said)
    owed_three(replace(drawn, commits=(replace(drawn.commits[0], patch=(picture,)),)))


def test_an_account_that_is_gone_is_somebody() -> None:
    """And a repository named after a talker gives nobody the author's words."""
    for repository in ("ada/engine", "bob/mill"):
        for title in ("Ship it on Monday", "Turn the wheel"):
            made = pull(title, *THREE, repository=repository, threads=[("a.py", "bob: Why so warm?")])
            owed_three(replace(made, pull_request=replace(made.pull_request, author=GHOST)))


def test_a_file_called_like_the_author_does_not_lose_the_story() -> None:
    """The figures of the pull request, told beside the name, would be taken for the file's."""
    tree = {f"{name}.py": lines(17, name) for name in ("ada", "b", "c")}
    dossier = pull("Turn the wheel", commit("Mon 09:00 Add the wheel", tree, by="ada"), *THREE[1:])
    named = replace(dossier, pull_request=replace(dossier.pull_request, author=Actor("ada")))
    owed_three(named)
    assert OfflineWriter().write(brief_of(named)).title != plain_post(brief_of(named)).title


def test_what_is_withheld_is_quoted_nowhere() -> None:
    """Not even as the explanation at the beginning; only the author's own words are left."""
    others = (
        Step("Mon 09:00 Each node becomes a sack +300/-1", body="It stood still because each was a sack.", by="bob"),
        "Tue 09:00 Turn it back +3/-9",
    )  # fmt: skip
    dossier = pull("Turn the wheel", *others, threads=[("a.py", "bob: Silence is golden", "ada: Corn is yellow")])
    made = brief_of(dossier, AUTHOR)
    for write in WRITERS:
        body = write(made).body
        kept(made, write(made))
        assert not re.search("sack|golden|stood still", body)
        assert "Corn is yellow" in body


def test_where_nobody_is_praised_there_is_no_compliment() -> None:
    """And where somebody is, it is the sentence that does it."""
    assert OfflineWriter().write(brief(pull("Turn the wheel", *THREE))).compliment == ""
    owned = commit("Tue 10:00 Fix the wheel", {"a.py": "x\n"}, body="I mistakenly turned it backwards.")
    draft = OfflineWriter().write(brief(pull("Turn the wheel", THREE[0], owned)))
    assert '"I mistakenly turned it backwards".' in draft.compliment
