"""Whose words may be quoted: `quote-people`, from the rule to the printed post; what must not be quoted comes first."""

from dataclasses import replace
from pathlib import Path

import pytest

from builders import blamed, brief, commit, pull
from hub.server import Hub
from roastbot.detectors import detect
from roastbot.evidence import GHOST, Actor, Comment, Dossier, Event, LinkedIssue, Review, TouchedFile
from roastbot.findings import Fact, Finding, Receipt
from roastbot.permission import may_be_told, withheld
from roastbot.verbatim import Evidence
from roastbot.writers.offline import OfflineWriter
from roastbot.writers.offline.desk import Desk
from roastbot.writers.offline.grammar import Dice
from stage import BLOG, furnish, run

URL = "https://github.com/ada/engine/pull/7"
QUESTION, ANSWER = "Why is the crank so long?", "It is short now"


def talk(**changes: object) -> Dossier:
    """Return a pull request of ada's with a commit of bob's, a bot's, and talk of everybody's."""
    made = pull(
        "Shorten the crank",
        commit("Mon 09:00 Shorten the crank", {"crank.py": "LENGTH = 9\n"}),
        commit("Tue 09:00 Grease the crank", {"crank.py": "LENGTH = 9  # greasy\n"}, by="Bob"),
        commit("Tue 12:00 Bump the wheel", {"wheel.py": "WHEEL = 2\n"}, by="dependabot[bot]"),
        description="A shorter crank.",
        threads=[("crank.py", f"bob: {QUESTION}", f"ada: {ANSWER}")],
    )
    at = made.pull_request.created_at
    people = (Actor("bob"), Actor("lint", is_bot=True), GHOST)
    reviews = tuple(Review(f"R{n}", who, "COMMENTED", f"word {n}", at, URL) for n, who in enumerate(people))
    comments = (Comment("C1", Actor("carol"), "I like it", at, URL),)
    issues = tuple(
        LinkedIssue(f"ada/engine#{n}", "Too long", "It hurts", URL, Actor(who))
        for n, who in enumerate(("eve", "carol"))
    )
    return replace(made, reviews=reviews, comments=comments, issues=issues, **changes)  # type: ignore[arg-type]  # a builder's shorthand


def held(dossier: Dossier, policy: str) -> Dossier:
    """Return the dossier as a run with this setting has it."""
    return replace(dossier, withheld=withheld(dossier, policy))


def test_author_withholds_everybody_elses_words() -> None:
    """Reviews, remarks, comments, issues and commits of others; the author's own and bots' stay."""
    dossier = talk()
    other, bot = dossier.commits[1].short, dossier.commits[2].short
    shut = withheld(dossier, "author")
    assert shut == {
        "review:1", "review:3", "thread:1.1", "comment:1", "issue:1", "issue:2",
        f"commit:{other}", f"patch:{other}:crank.py",
    }  # fmt: skip
    assert {"title", "description", "review:2", "thread:1.2", f"commit:{bot}"} <= set(dossier.sources) - shut


def test_participants_withholds_only_strangers() -> None:
    """Eve opened an issue and took no part; carol opened one and commented."""
    assert withheld(talk(), "participants") == {"issue:1"}


def test_a_deleted_accounts_issue_is_withheld_and_its_review_is_not() -> None:
    """Who wrote a review took part, whoever it was; who opened an issue may be anybody."""
    dossier = replace(talk(), issues=(LinkedIssue("ada/engine#1", "Long", "", URL, GHOST),))
    assert withheld(dossier, "participants") == {"issue:1"}


def test_a_deleted_author_is_not_every_deleted_account() -> None:
    """GitHub shows all of them as ghost."""
    dossier = talk()
    dossier = replace(dossier, pull_request=replace(dossier.pull_request, author=GHOST))
    shut = withheld(dossier, "author")
    assert "review:3" in shut
    assert not {"title", "description"} & shut


def test_the_commits_whose_lines_were_replaced_are_treated_like_those_of_the_pull_request() -> None:
    """Others' headlines are withheld for the author alone; participants leave them, and the author's own and bots'."""
    theirs = blamed("a.py", (1, 1), "Grind", "2024-05-06", by="Somebody Else")
    bots = replace(theirs, author="renovate[bot]")
    own = replace(theirs, author_login="Ada")
    dossier = replace(talk(), blame=(theirs, bots, own, replace(theirs, author="Ada Lovelace")))
    assert {one for one in withheld(dossier, "author") if one.startswith("blame:")} == {"blame:1"}
    assert not {one for one in withheld(dossier, "participants") if one.startswith("blame:")}


def test_a_commit_without_an_account_is_the_authors_by_the_name_they_commit_under() -> None:
    """Git knows a name where GitHub knows no account; another name stays another's."""
    dossier = talk()
    unlinked = replace(dossier.commits[0], oid="ab" * 20, author_login=None)
    dossier = replace(dossier, commits=(*dossier.commits, unlinked))
    shut = withheld(dossier, "author")
    assert f"commit:{unlinked.short}" not in shut
    assert f"commit:{dossier.commits[1].short}" in shut


def test_the_repositorys_own_files_are_nobodys_talk() -> None:
    """They may be quoted whoever wrote them."""
    dossier = talk(texts=(TouchedFile("crank.py", None, "LENGTH = 9  # greasy\n"),))
    assert not [source for source in withheld(dossier, "author") if source.startswith("after:")]


def test_withheld_words_prove_no_quotation_no_code_span_and_no_block() -> None:
    """The writer is told that nobody wrote them."""
    open_, shut = Evidence(talk()), Evidence(held(talk(), "author"))
    for words in (QUESTION, "Grease the crank", "I like it", "It hurts"):
        assert open_.says(words)
        assert not shut.says(words)
    assert open_.holds("# greasy")
    assert not shut.holds("# greasy")
    assert open_.shows("LENGTH = 9  # greasy")
    assert not shut.shows("LENGTH = 9  # greasy")
    assert shut.says(ANSWER)
    assert shut.says("Bump the wheel")


def test_a_dismissals_message_is_no_name() -> None:
    """It is somebody's words; the other fields of events are names, branches and ids."""
    at = talk().pull_request.created_at
    event = Event("ReviewDismissedEvent", at, Actor("bob"), {"dismissalMessage": "no time", "login": "bob"})
    evidence = Evidence(talk(events=(event,)))
    assert not evidence.holds("no time")
    assert evidence.holds("bob")


def test_a_name_in_a_withheld_review_is_fine_where_it_stands_elsewhere_too() -> None:
    """A path and an identifier belong to nobody."""
    dossier = talk()
    remark = replace(dossier.reviews[0], body="`LENGTH` in `crank.py` is `too_much`")
    evidence = Evidence(held(replace(dossier, reviews=(remark,)), "author"))
    assert evidence.holds("LENGTH")
    assert evidence.holds("crank.py")
    assert not evidence.holds("too_much")


def test_no_detector_builds_on_withheld_words() -> None:
    """A remark of a reviewer is a finding for participants and none for the author alone."""
    found = {finding.detector for finding in detect(talk(), brief(talk()).facts)}
    shut = held(talk(), "author")
    kept = detect(shut, brief(shut).facts)
    assert "remark" in found
    assert "remark" not in {finding.detector for finding in kept}
    assert not [receipt for finding in kept for receipt in finding.receipts if receipt.source in shut.withheld]


def test_a_text_fact_from_withheld_words_silences_its_finding() -> None:
    """Words can hide in a fact; a figure with such a receipt repeats none."""
    shut = held(talk(), "author")
    receipt, title = Receipt("thread:1.1", QUESTION, URL), Receipt("title", "Shorten the crank", URL)
    words = Fact("x.words", QUESTION, "", "what was asked", (receipt,))
    figure = Fact("x.count", 1, "remarks", "remarks", (receipt,))
    assert not may_be_told(shut, Finding("x", "x", (words,), (title,), 1))
    assert may_be_told(shut, Finding("x", "x", (figure,), (title,), 1))


def test_the_offline_writer_uses_no_withheld_words_even_where_a_finding_has_them() -> None:
    """Findings can come from anywhere; the desk looks once more."""
    shut = held(talk(), "author")
    findings = detect(talk(), brief(talk()).facts)
    given = replace(brief(shut), findings=findings)
    assert "remark" not in {finding.detector for finding in Desk(given, Dice("x")).findings}
    text = OfflineWriter().write(given).body
    assert QUESTION not in text
    assert "Grease the crank" not in text
    assert QUESTION in OfflineWriter().write(replace(brief(talk()), findings=findings)).body


def post(hub: Hub, folder: Path, **inputs: str) -> str:
    """Return the post that a whole run puts on the blog."""
    ran = run(hub, folder, **inputs)
    assert ran.outputs["outcome"] == "roasted", ran.log
    return hub.git(BLOG).read(ran.outputs["post"])


@pytest.mark.parametrize(("setting", "quoted"), [("author", False), ("participants", True), ("", True)])
def test_a_whole_run_quotes_only_whom_it_may(hub: Hub, tmp_path: Path, setting: str, quoted: bool) -> None:
    """With `author` a reviewer's words are nowhere in the committed post; else this one's question is."""
    furnish(hub)
    text = post(hub, tmp_path, quote_people=setting)
    assert ("Why does it return one?" in text) is quoted
    for words in ("It grinds, slowly", "I would like a smaller mill") if not quoted else ():
        assert words not in text


def test_an_unknown_policy_is_refused_by_name(hub: Hub, tmp_path: Path) -> None:
    """A typo must not open anybody's mouth."""
    furnish(hub)
    ran = run(hub, tmp_path, quote_people="authors")
    assert ran.code == 1
    assert "quote-people" in ran.log
