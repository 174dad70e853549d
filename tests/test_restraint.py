"""Restraint: who and what is spared, and that nothing of it reaches a prompt or a post. What needs none comes first."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import commit, pull
from hub.server import Hub
from roastbot.config import Config
from roastbot.evidence import Absent, Actor, Comment, Dossier, Event, LinkedIssue, PullRequestLink, Reason
from roastbot.factcheck import Checker
from roastbot.findings import Finding
from roastbot.restraint import NONE, Cause, restrained, restraint_of
from roastbot.roasting import brief_of, checker
from roastbot.writers import Draft, Provenance
from roastbot.writers.offline import OfflineWriter
from stage import APP, AUTHOR, BLOG, furnish, made, run

CONFIG = Config.from_settings({"author": "grace", "writer": "offline"})
HOLE = 'page = f"<b>{name}</b>"\n'
MENDED = 'page = f"<b>{escape(name)}</b>"\n'


def about(**changes: object) -> Dossier:
    """Return a harmless pull request with these fields of the request changed."""
    made = pull("Oil the hinge", commit("Mon 09:00 Oil the hinge", {"hinge.py": "OIL = 1\n"}), repo={})
    return replace(made, pull_request=replace(made.pull_request, **changes))  # type: ignore[arg-type]  # a builder's shorthand


def fix() -> Dossier:
    """Return a pull request that mends a security fault, with everything that could tell of it."""
    made = pull(
        "Fix XSS in the guest book",
        commit("Mon 09:00 Escape the guest's name", {"book.py": MENDED}, body="A name with a script in it ran."),
        commit("Mon 11:00 Escape the guest's name twice", {"book.py": MENDED + "ONCE = 2\n"}),
        commit("Tue 02:00 Add a changelog entry", {"NEWS": "New.\n"}),
        commit("Tue 03:00 Add the date to it", {"NEWS": "New today.\n"}),
        base={"book.py": HOLE},
        description="Anybody could put a script into the guest book.",
        threads=[("book.py", "bob: the title is open as well")],
        concerns="# Fragile\n\n**Guest book:**\n- Issue: names are trusted\n- Files: `book.py`\n",
        repo={"other.py": "import book\n"},
    )
    at = made.pull_request.created_at
    return replace(
        made,
        pull_request=replace(made.pull_request, head_ref="escape-guest-names"),
        comments=(Comment("C", Actor("bob"), "the title is open as well", at, made.pull_request.url),),
        events=(Event("RenamedTitleEvent", at, Actor("ada"), {"previousTitle": "Escape names in book.py"}),),
        issues=(
            LinkedIssue("ada/engine#1", "Script in a guest's name", "Put a tag in it", "https://x.y/1", Actor("bob")),
        ),
    )


def causes(dossier: Dossier, *, own: str = "") -> tuple[Cause, ...]:
    """Return what asks for restraint."""
    return restraint_of(dossier, own=own).causes


@pytest.mark.parametrize(
    "title",
    [
        "Oil the hinge",
        "Add security headers docs",
        "Use dependency injection in the tests",
        "Add vulnerability scanning to CI",
        "Add the security policy",
        "docs: explain path traversal",
        "Document SQL injection",
        "test: cover the XSS filter",
        "Port the loader to DOS",
        "Expose token counts",
        "Exploit parallelism",
    ],
)
def test_a_title_that_mends_no_fault_asks_for_nothing(title: str) -> None:
    """Words of the trade are no fault."""
    assert restraint_of(about(title=title)) == NONE
    assert not restraint_of(about(title=title)).sentence


@pytest.mark.parametrize("labels", [("area: security",), ("security docs",), ("non-security",), ("secure",)])
def test_a_label_that_names_a_field_asks_for_nothing(labels: tuple[str, ...]) -> None:
    """Whole areas are called security."""
    assert causes(about(labels=labels)) == ()


def test_pages_about_faults_are_no_faults() -> None:
    """Prose alone mends nothing, whatever its label, unless an advisory is named."""
    words = pull("Explain SQL injection", commit("Mon 09:00 Add a page", {"docs/injection.md": "Do not.\n"}))
    words = replace(words, pull_request=replace(words.pull_request, labels=("security",)))
    assert causes(words) == ()
    assert causes(replace(words, description="On CVE-2024-12345.")) == (Cause.SECURITY,)


def test_a_secret_in_the_houses_rules_is_no_leak_of_this_change() -> None:
    """Nor is one in an earlier roast, an example file or a file that was deleted."""
    ruled = pull("Oil", commit("Mon 09:00 Oil", {"a.py": "A\n"}), rules={"AGENTS.md": "use [REDACTED:token]"}, repo={})
    assert causes(ruled) == ()
    shown = pull("Oil", commit("Mon 09:00 Oil", {".env.example": "A=\n"}))
    assert causes(_hidden(shown)) == ()
    assert causes(_hidden(pull("Oil", commit("Mon 09:00 Oil", {".env": None}), base={".env": "A=1\n"}))) == ()


def test_the_blogs_own_author_is_never_too_new_to_be_roasted() -> None:
    """They asked for it; nor is a bot, nor somebody a person calls new."""
    new = about(author_association="FIRST_TIME_CONTRIBUTOR")
    assert causes(new, own="Ada") == ()
    assert causes(about(author_association="FIRST_TIMER", author=Actor("dependabot", is_bot=True))) == ()
    assert causes(_welcomed(Actor("bob"))) == ()
    assert causes(about(author_association="MEMBER")) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Fix XSS in the guest book"},
        {"title": "Prevent injection in the search box"},
        {"title": "Security fixes"},
        {"title": "Bump oil from 1 to 2 [SECURITY]"},
        {"title": "Fix the hinge (GHSA-abcd-efgh-1234)"},
        {"labels": ("type: security",)},
        {"head_ref": "advisory-fix-1"},
    ],
)
def test_a_security_fix_asks_for_restraint(changes: dict[str, object]) -> None:
    """By title, label, advisory or branch."""
    assert causes(about(**changes)) == (Cause.SECURITY,)


@pytest.mark.parametrize(
    "title",
    [
        "fix xss in comments",
        "Fix RCEs",
        "Fix SSTI",
        "fix log4shell",
        "docs: fix XSS in the comments",
        "build: fix RCE in loader",
        "Fix path\u00a0traversal",
        "CVE\u20112026\u20111234: patch",
    ],
)
def test_a_fix_is_recognised_however_it_is_spelt(title: str) -> None:
    """In small letters, in the plural, behind a conventional prefix, with odd spaces and dashes."""
    assert causes(about(title=title)) == (Cause.SECURITY,)


def test_a_description_may_own_up_where_the_title_does_not() -> None:
    """In a sentence that says what is mended; speaking of faults is not enough."""
    mended = pull("Mend", commit("Mon 09:00 Mend", {"a.py": "x\n"}), description="This fixes an XSS vulnerability.")
    spoken = pull("Mend", commit("Mon 09:00 Mend", {"a.py": "x\n"}), description="Guests ask about XSS now and then.")
    assert causes(mended) == (Cause.SECURITY,)
    assert causes(spoken) == ()


def test_of_a_security_fix_neither_labels_nor_other_titles_are_told() -> None:
    """Both often say in a few words what the hole was."""
    link = PullRequestLink(5, "Escape the query", "https://x.y/5")
    dossier = fix()
    pulled = replace(dossier.pull_request, labels=("security", "vuln: timing of tokens"))
    commits = tuple(replace(one, came_with=(link,)) for one in dossier.commits)
    brief = brief_of(replace(dossier, pull_request=pulled, commits=commits), UTC, CONFIG)
    assert "timing of tokens" not in brief.prompt
    assert "Escape the query" not in brief.prompt


def test_a_bump_that_brings_in_a_fix_is_one() -> None:
    """The changelog it quotes names the advisory, and not everybody has updated yet."""
    bump = about(title="Bump oil from 1.0 to 1.1")
    assert causes(replace(bump, description="Changelog: fixes CVE-2025-1234 in the can.")) == (Cause.SECURITY,)


def test_linked_issues_and_commits_tell_as_well() -> None:
    """A quiet title may close a loud issue."""
    issue = LinkedIssue("ada/engine#1", "Path traversal in the loader", "", "https://x.y/1", Actor("bob"))
    assert causes(replace(about(), issues=(issue,))) == (Cause.SECURITY,)
    assert causes(pull("Release 2", "Mon 09:00 Fix SQL injection in search +1/-1")) == (Cause.SECURITY,)


def test_nothing_of_a_security_fix_but_its_title_and_its_hours_reaches_the_prompt() -> None:
    """Not what was wrong, not where, not how to use it: neither words nor code, paths, branch or events."""
    brief = brief_of(fix(), UTC, CONFIG)
    assert brief.restraint.causes == (Cause.SECURITY,)
    for telling in ("a script", "book.py", "escape", "trusted", "title is open", "guest's", "previousTitle"):
        assert telling not in brief.prompt.lower(), telling
    assert "Fix XSS in the guest book" in brief.prompt
    assert "Add a changelog entry" not in brief.prompt  # nobody can tell a harmless title from the remedy
    assert "written with restraint. It mends a security fault." in brief.prompt
    assert "it is not to be told" in brief.prompt


def test_what_is_withheld_is_refused_in_a_draft() -> None:
    """Should a writer know it from elsewhere."""
    brief = brief_of(fix(), UTC, CONFIG)
    body = "The commit says “Escape the guest's name twice” and the description “Anybody could put a script into”."
    draft = Draft("t", "d", body, "n", "l", Provenance("nobody"))
    assert [claim.span for claim in checker(brief)(draft).unsupported]
    assert not Checker(fix(), brief.facts).check(draft)


def test_the_offline_writer_tells_a_security_fix_without_its_place() -> None:
    """It gets the same reduced findings and dossier, and its post passes the check."""
    brief = brief_of(fix(), UTC, CONFIG)
    draft = OfflineWriter().write(brief)
    for telling in ("book.py", "Escape", "a script"):
        assert telling not in draft.body + draft.title + draft.description
    assert not checker(brief)(draft).problems


def test_a_secret_is_not_pointed_at() -> None:
    """Its sources are left out; the rest of the pull request is told."""
    leaky = pull(
        "Oil the hinge",
        commit("Mon 09:00 Oil the hinge", {"hinge.py": "KEY = '[REDACTED:aws-key]'\n"}),
        commit("Mon 10:00 Add the door", {"door.py": "DOOR = 'wood'\n"}),
    )
    brief = brief_of(leaky, UTC, CONFIG)
    assert brief.restraint.causes == (Cause.SECRET,)
    assert "REDACTED" not in brief.prompt
    assert "DOOR = 'wood'" in brief.prompt
    assert causes(about(), own="") == ()
    assert restraint_of(about(), secrets_found=True).causes == (Cause.SECRET,)


def test_a_key_file_in_the_change_is_a_secret() -> None:
    """It lost its text long before; its name is not told either."""
    made = _hidden(pull("Oil", commit("Mon 09:00 Oil", {"id_rsa": "A\n"})))
    brief = brief_of(made, UTC, CONFIG)
    assert brief.restraint.causes == (Cause.SECRET,)
    assert "patch:" not in brief.prompt.partition("<missing>")[2].partition("</missing>")[0]


def test_a_newcomer_is_not_teased() -> None:
    """By GitHub's word, a label or a welcoming bot; what is about the person at work is dropped, praise is not."""
    new = about(author_association="FIRST_TIME_CONTRIBUTOR")
    assert causes(new) == causes(about(labels=("first-time contributor",))) == (Cause.NEWCOMER,)
    assert causes(_welcomed(Actor("welcome", is_bot=True))) == (Cause.NEWCOMER,)
    teasing = Finding("odd_hours", "Late.", brief_of(new, UTC, CONFIG).facts[:2], (), 2)
    kind = replace(teasing, praise=True)
    other = replace(teasing, detector="even_trade")
    assert restraint_of(new).findings([teasing, kind, other]) == (kind, other)
    assert NONE.findings([teasing]) == (teasing,)
    assert "for the first time. Be mild and welcoming" in brief_of(new, UTC, CONFIG).prompt


def test_a_report_says_why_in_no_words_of_the_pull_requests_own() -> None:
    """All causes in one sentence."""
    both = replace(fix(), pull_request=replace(fix().pull_request, author_association="FIRST_TIMER"))
    assert restraint_of(both, secrets_found=True).sentence == (
        "this roast is written with restraint, because its title or one of its commits speaks of a security fault and "
        "a likely secret was found in it and its author is new to the repository"
    )


def test_what_may_not_be_quoted_anyway_stays_so() -> None:
    """Restraint adds to the permission and never takes from it."""
    held = replace(fix(), withheld=frozenset({"title"}))
    assert restrained(held, restraint_of(held)).withheld >= {"title", "description", "thread:1.1", "issue:1"}


def _hidden(dossier: Dossier) -> Dossier:
    """Return the dossier as redaction leaves it: without the texts of files that are there to hold secrets."""
    secret = Absent(Reason.SECRET)
    commits = tuple(
        replace(one, patch=tuple(replace(part, lines=secret) for part in one.patch))
        for one in dossier.commits
        if not isinstance(one.patch, Absent)
    )
    return replace(dossier, commits=commits)


def _welcomed(who: Actor) -> Dossier:
    said = "Thanks for your first pull request!"
    return replace(about(), comments=(Comment("C", who, said, datetime(2026, 3, 2, tzinfo=UTC), "https://x.y/c"),))


def test_a_whole_run_says_that_it_holds_back_and_why(hub: Hub, tmp_path: Path) -> None:
    """In the log and in the summary; the post holds nothing of the fault."""
    furnish(hub)
    mended = made(
        "Escape the miller's name", {"mill.py": "-    return name\n+    return escape(name)"}, "2026-03-25T09:00:00Z"
    )
    hub.world.add_pull(
        APP,
        8,
        "Fix XSS in the mill",
        author=AUTHOR,
        merged="2026-03-27T16:00:00Z",
        body="Names ran as scripts.",
        commits=[mended],
    )
    ran = run(hub, tmp_path, pull_request=f"{APP}#8")
    assert ran.outputs["outcome"] == "roasted", ran.log
    said = "this roast is written with restraint, because its title or one of its commits speaks of a security fault"
    assert said in ran.log
    assert said in ran.summary
    post = hub.git(BLOG).read(ran.outputs["post"])
    assert not any(word in post for word in ("Escape", "escape", "mill.py", "scripts"))


def test_a_whole_run_of_something_harmless_says_nothing(hub: Hub, tmp_path: Path) -> None:
    """Silence is the rule."""
    furnish(hub)
    ran = run(hub, tmp_path)
    assert ran.outputs["outcome"] == "roasted", ran.log
    assert "restraint" not in ran.log + ran.summary
