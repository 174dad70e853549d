"""GitHub's nodes as our nouns: nulls have a meaning, and words are as they were written."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from roastbot import nodes
from roastbot.evidence import GHOST, Actor

AT = "2026-03-24T02:41:44Z"


def commit(message: str = "Add a cache", **fields: Any) -> dict[str, Any]:
    """Return a commit's node."""
    author = {"name": "Ada", "date": "2026-03-23T21:41:44-05:00", "user": {"login": "ada"}}
    return {
        "oid": "a" * 40,
        "message": message,
        "url": "https://github.com/acme/app/commit/a",
        "authoredDate": AT,
        "committedDate": AT,
        "author": author,
        "committer": {"date": "2026-03-24T02:41:44+00:00"},
        "additions": 1,
        "deletions": 2,
        "changedFilesIfAvailable": 3,
        "parents": {"totalCount": 1},
        **fields,
    }


def remark(body: str = "Why?", **fields: Any) -> dict[str, Any]:
    """Return a comment's node."""
    said = {"id": "C1", "body": body, "createdAt": AT, "url": "https://x", "minimizedReason": None}
    return {**said, "author": {"__typename": "User", "login": "bob"}, **fields}


def test_nothing_is_made_of_what_is_null() -> None:
    """A page GitHub left out has no rows; a row it left out is none."""
    assert nodes.rows(None) == []
    assert nodes.rows({"nodes": None}) == []
    assert nodes.rows({"nodes": [None, {"a": 1}]}) == [{"a": 1}]
    assert nodes.changed_files(None) == ()


def test_a_deleted_account_is_a_ghost_and_a_bot_is_a_bot() -> None:
    """As GitHub shows them."""
    assert nodes.actor(None) == GHOST
    assert nodes.actor({"__typename": "Bot", "login": "renovate"}) == Actor("renovate", is_bot=True)
    assert nodes.actor({"login": "ada"}) == Actor("ada")


def test_a_commit_keeps_the_clock_it_was_written_by() -> None:
    """Twenty to ten at night, not twenty to three in UTC."""
    made = nodes.commit(commit())
    assert (made.authored_at.hour, made.authored_at.utcoffset()) == (21, timedelta(hours=-5))
    assert made.committed_at == datetime.fromisoformat(AT)


def test_a_commit_without_gits_own_record_has_githubs_instant_and_no_name() -> None:
    """GitHub knows the moment either way."""
    made = nodes.commit(commit(author=None, committer=None))
    assert (made.authored_at, made.author, made.author_login) == (datetime.fromisoformat(AT), "ghost", None)
    nameless = {"name": None, "date": None, "user": {"login": "ada"}}
    assert nodes.commit(commit(author=nameless)).author == "ada"
    assert nodes.commit(commit(author=nameless)).authored_at.tzinfo == UTC


@pytest.mark.parametrize(
    "odd",
    [
        "2026-03-25T09:00:00+51:80",
        "2026-03-25T09:00:00+99:99",
        "12026-03-25T09:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_a_date_no_calendar_knows_gives_way_to_one_that_it_does(odd: str) -> None:
    """Git takes any offset and any year; one odd clock is no reason to stop."""
    author = {"name": "Ada", "date": odd, "user": None}
    made = nodes.commit(commit(author=author, committer={"date": odd}))
    assert made.authored_at == made.committed_at == datetime.fromisoformat(AT)
    later = "2026-04-01T10:00:00+02:00"
    made = nodes.commit(commit(author=author, authoredDate=odd, committer={"date": later}))
    assert made.authored_at.isoformat() == later
    made = nodes.commit(commit(author=author, authoredDate=odd, committer=None, committedDate=odd))
    assert made.authored_at == made.committed_at == nodes.EPOCH


def test_a_long_headline_is_whole() -> None:
    """GitHub's own headline ends in `…` after 72 characters; ours is made of the message."""
    headline = "Remove internal Runner usage from bundle execution and from every CLI path there is"
    made = nodes.commit(commit(f"{headline}\r\n\r\nFirst.\r\n\r\nLast.\r\n"))
    assert (made.headline, made.body) == (headline, "First.\n\nLast.")


@pytest.mark.parametrize(
    ("trailers", "names"),
    [
        ("Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>", ("Claude Opus 4.6 (1M context)",)),
        ("co-authored-by: Bob B. <b@x>\nCo-authored-by: Bob B. <b@y>", ("Bob B.",)),
        ("Co-authored-by: Ann <a@x>\nCo-authored-by: Bob <b@x>\n", ("Ann", "Bob")),
        ("I wonder who Co-authored-by: Ann <a@x>", ()),
        ("Co-authored-by: nobody in particular", ()),
        ("Co-authored-by: <a@x>", ()),
    ],
)
def test_co_authors_are_the_names_in_trailers(trailers: str, names: tuple[str, ...]) -> None:
    """Once each, in order; a sentence about trailers is none."""
    assert nodes.commit(commit(f"Add\n\nWhy.\n\n{trailers}")).co_authors == names


def test_a_remark_hidden_for_its_words_or_not_yet_submitted_is_nobodys_evidence() -> None:
    """A resolved or outdated one is."""
    hidden = [remark(minimizedReason=reason) for reason in ("abuse", "SPAM")]
    shown = [remark(minimizedReason=reason) for reason in (None, "resolved", "outdated", "off-topic")]
    assert len(nodes.comments([*hidden, remark(state="PENDING"), *shown, remark(state="SUBMITTED")])) == 5


def test_words_have_plain_line_feeds() -> None:
    """GitHub's forms send carriage returns."""
    (comment,) = nodes.comments([remark("one\r\ntwo")])
    assert comment.body == "one\ntwo"
    assert nodes.words(None) == ""


def test_an_outdated_thread_has_the_line_it_was_opened_on() -> None:
    """One on a whole file has none; one that nobody can read is none."""
    place = {"id": "T", "path": "a.py", "line": None, "originalLine": 4}
    node = {**place, "isResolved": False, "isOutdated": True, "opening": {"nodes": []}, "resolvedBy": None}
    thread = nodes.thread(node, [remark()])
    assert thread is not None
    assert (thread.line, thread.is_outdated) == (4, True)
    on_file = nodes.thread({**node, "originalLine": None}, [remark()])
    assert on_file is not None
    assert on_file.line is None
    assert nodes.thread(node, [remark(state="PENDING")]) is None


def test_an_event_keeps_its_own_fields_as_words() -> None:
    """Commits by id, people by login, teams by their name in addresses."""
    pushed = nodes.event(
        {
            "__typename": "HeadRefForcePushedEvent",
            "createdAt": AT,
            "actor": {"__typename": "User", "login": "ada"},
            "beforeCommit": {"oid": "a" * 40},
            "afterCommit": None,
        }
    )
    assert (pushed.kind, pushed.actor, dict(pushed.detail)) == (
        "HeadRefForcePushedEvent",
        Actor("ada"),
        {"beforeCommit": "a" * 40},
    )
    asked = {
        "__typename": "ReviewRequestedEvent",
        "createdAt": AT,
        "actor": None,
        "requestedReviewer": {"slug": "core"},
    }
    assert nodes.event(asked).detail == {"requestedReviewer": "core"}
    assert nodes.event(asked).actor == GHOST


def test_a_gitattributes_that_is_cut_off_says_nothing() -> None:
    """Half a list of rules would be rules of our own."""
    home = {"nameWithOwner": "acme/app", "isPrivate": False, "url": "https://github.com/acme/app"}
    assert nodes._repository({**home, "gitattributes": {"text": "*.x", "isTruncated": True}}).gitattributes == ""
    assert nodes._repository({**home, "gitattributes": {"text": None, "isTruncated": False}}).gitattributes == ""
    assert nodes._repository({**home, "gitattributes": None}).gitattributes == ""
