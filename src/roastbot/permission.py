"""Whose words may be quoted in print: the setting `quote-people`, decided source by source. Pure.

To read and to weigh something is not to print it. What is withheld is still evidence and may be linked to; its words
are not repeated. The repository's own files, rules and audit, and this blog's earlier roasts, are nobody's talk. The
commits whose lines were replaced are treated like those of the pull request.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from roastbot.config import AUTHOR
from roastbot.evidence import Actor, BlamedLines, Commit, Dossier
from roastbot.findings import Finding

_BOT: Final = "[bot]"  # how GitHub ends an app's login, and git a commit of one


def withheld(dossier: Dossier, quote_people: str) -> frozenset[str]:
    """Return the ids of the sources whose words may not be quoted.

    `participants`: of linked issues, those opened by somebody who did not take part in the pull request itself. A
    deleted account's issue is withheld, since nobody can tell. `author`: whatever is not by the pull request's author
    or a bot; a commit without an account is theirs when it bears the name they commit under.
    """
    if quote_people == AUTHOR:
        return frozenset(_not_by_the_author(dossier))
    part = _took_part(dossier)
    return frozenset(
        f"issue:{n}"
        for n, issue in enumerate(dossier.issues, 1)
        if not _is_bot(issue.author) and (issue.author.deleted or issue.author.login.casefold() not in part)
    )


def may_be_told(dossier: Dossier, finding: Finding) -> bool:
    """Whether a finding can be told: none of its receipts, nor of the texts among its own facts, is withheld."""
    receipts = [*finding.receipts]
    for fact in finding.facts:
        receipts += fact.receipts if isinstance(fact.value, str) else ()
    return not any(receipt.source in dossier.withheld for receipt in receipts)


def _is_bot(actor: Actor) -> bool:
    return actor.is_bot or actor.login.endswith(_BOT)


def _took_part(dossier: Dossier) -> frozenset[str]:
    """Return everybody who wrote the change or talked about it, in lower case."""
    talkers = [actor.login for actor in _talkers(dossier) if not actor.deleted]
    writers = [commit.author_login for commit in dossier.commits if commit.author_login]
    helpers = [name for commit in dossier.commits for name in commit.co_authors]
    names = [dossier.pull_request.author.login, *talkers, *writers, *helpers]
    return frozenset(name.casefold() for name in names)


def _talkers(dossier: Dossier) -> Iterator[Actor]:
    yield from (review.author for review in dossier.reviews)
    yield from (comment.author for thread in dossier.threads for comment in thread.comments)
    yield from (comment.author for comment in dossier.comments)


def _not_by_the_author(dossier: Dossier) -> Iterator[str]:
    author = dossier.pull_request.author
    own = author.login.casefold()

    def is_other(actor: Actor) -> bool:
        return not _is_bot(actor) and (actor.deleted or author.deleted or actor.login.casefold() != own)

    talk = [(f"review:{n}", review.author) for n, review in enumerate(dossier.reviews, 1)]
    talk += [(f"comment:{n}", comment.author) for n, comment in enumerate(dossier.comments, 1)]
    talk += [(f"issue:{n}", issue.author) for n, issue in enumerate(dossier.issues, 1)]
    for n, thread in enumerate(dossier.threads, 1):
        talk += [(f"thread:{n}.{m}", comment.author) for m, comment in enumerate(thread.comments, 1)]
    yield from (source for source, actor in talk if is_other(actor))
    own = "" if author.deleted else own
    names = {commit.author for commit in dossier.commits if own and (commit.author_login or "").casefold() == own}
    yield from _others_commits(dossier.commits, own, names, dossier.sources)
    yield from (f"blame:{n}" for n, lines in enumerate(dossier.blame, 1) if not _is_own(lines, own, names))


def _others_commits(commits: Iterable[Commit], own: str, names: set[str], sources: Iterable[str]) -> Iterator[str]:
    """Yield the messages and patches of commits by others; two commits of one short id are both withheld."""
    others = {commit.short for commit in commits if not _is_own(commit, own, names)}
    for source in sources:
        kind, _, rest = source.partition(":")
        if kind in {"commit", "patch"} and rest.partition(":")[0] in others:
            yield source


def _is_own(commit: Commit | BlamedLines, own: str, names: set[str]) -> bool:
    if commit.author_login is None:
        return commit.author in names or commit.author.endswith(_BOT)
    return commit.author_login.casefold() == own or commit.author_login.endswith(_BOT)
