"""Who took part: authors and co-authors in git, reviewers, bots and everybody who said something."""

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo

from roastbot.evidence import Actor, Dossier
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure
from roastbot.facts.whole import is_whole
from roastbot.findings import Fact

TRAILERS = "Commits with this name in a Co-authored-by trailer, each counted once."
CO_AUTHOR = Measure(
    "co-author.{who}.commits", "commits", "commits that name {who} as co-author", TRAILERS, USEFUL, "person", "{who}"
)
AUTHOR = Measure(
    "author.{who}.commits",
    "commits",
    "commits written by {who}",
    "Commits, merges included, with this name as git's author.",
    USEFUL,
    "person",
    "{who}",
)
AUTHORS = Measure("people.authors", "people", "people git names as author of a commit", "git's author names.", USEFUL)
HELPED = Measure(
    "commits.helped", "commits", "commits that name a co-author", "Commits with a Co-authored-by trailer.", USEFUL
)
REVIEWERS = Measure(
    "people.reviewers",
    "people",
    "people other than the author who submitted a review",
    "Accounts that submitted a review, bots and the author of the pull request left out.",
    HEADLINE,
)
TALKERS = Measure(
    "people.talkers",
    "people",
    "people who wrote a review, a comment or the pull request",
    "Accounts behind reviews with words, comments, review threads and the pull request itself, bots left out.",
    USEFUL,
)
BOTS = Measure(
    "people.bots",
    "bots",
    "bots that wrote a review or a comment",
    "Accounts GitHub marks as bots behind reviews, comments and review threads.",
    USEFUL,
)


def _said(name: str, unit: str, about: str, how: str) -> Measure:
    return Measure(f"person.{{who}}.{name}", unit, about, how, DETAIL, "person", "{who}")


COMMENTS = _said(
    "comments", "comments", "comments by {who}", "Comments in the conversation and in review threads by this account."
)
REVIEWS = _said("reviews", "reviews", "reviews by {who}", "Reviews this account submitted, whatever their state.")
APPROVALS = _said("approvals", "approvals", "approvals by {who}", "Reviews by this account that approve.")
OBJECTIONS = _said(
    "objections", "reviews", "reviews by {who} that ask for changes", "Reviews by this account that request changes."
)
MEASURES = (CO_AUTHOR, AUTHOR, AUTHORS, HELPED, REVIEWERS, TALKERS, BOTS, COMMENTS, REVIEWS, APPROVALS, OBJECTIONS)


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield who wrote commits, then who spoke; each only where all of its kind was read."""
    if is_whole(dossier, "commits"):
        yield from _in_git(dossier)
    if is_whole(dossier, "reviews", "threads", "comments"):
        yield from _in_talk(dossier)


def _in_git(dossier: Dossier) -> Iterator[Fact]:
    helpers = Counter(name for commit in dossier.commits for name in set(commit.co_authors))
    for name, count in sorted(helpers.items()):
        yield CO_AUTHOR.of(count, who=name)
    if helpers:
        yield HELPED.of(sum(1 for commit in dossier.commits if commit.co_authors))
    authors = Counter(commit.author for commit in dossier.commits)
    if len(authors) > 1:
        yield AUTHORS.of(len(authors))
    for name, count in sorted(authors.items()):
        yield AUTHOR.of(count, who=name)


def _in_talk(dossier: Dossier) -> Iterator[Fact]:
    author = dossier.pull_request.author
    reviewers = {review.author.login for review in dossier.reviews if not review.author.is_bot} - {author.login}
    if reviewers:
        yield REVIEWERS.of(len(reviewers))
    speakers = set(_speakers(dossier))
    people = {actor.login for actor in {*speakers, author} if not actor.is_bot}
    if people:
        yield TALKERS.of(len(people))
    bots = {actor.login for actor in speakers if actor.is_bot}
    if bots:
        yield BOTS.of(len(bots))
    yield from _by_person(dossier)


def _speakers(dossier: Dossier) -> Iterator[Actor]:
    yield from (review.author for review in dossier.reviews if review.body.strip())
    yield from (comment.author for comment in dossier.comments)
    yield from (comment.author for thread in dossier.threads for comment in thread.comments)


def _by_person(dossier: Dossier) -> Iterator[Fact]:
    in_threads = (comment for thread in dossier.threads for comment in thread.comments)
    comments = Counter(comment.author.login for comment in (*dossier.comments, *in_threads))
    for who, count in sorted(comments.items()):
        yield COMMENTS.of(count, who=who)
    reviews = Counter(review.author.login for review in dossier.reviews)
    states = Counter((review.author.login, review.state) for review in dossier.reviews)
    for who, count in sorted(reviews.items()):
        yield REVIEWS.of(count, who=who)
        if states[who, "APPROVED"]:
            yield APPROVALS.of(states[who, "APPROVED"], who=who)
        if states[who, "CHANGES_REQUESTED"]:
            yield OBJECTIONS.of(states[who, "CHANGES_REQUESTED"], who=who)
