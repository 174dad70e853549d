"""Spots a short remark of a reviewer with the author's short answer, or the commit that speaks of the same thing.

Funny because people are, and the log shows what a sentence set in motion.
Known false alarms: a commit that shares the remark's noun by chance; the remark must be older than the commit, and
the noun must stand in its title. Where the remark has no time of its own, the commit is not called a later one; a
reviewer whom nobody knows any more is one without a name.
"""

from collections.abc import Iterator, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Comment, Dossier, Thread
from roastbot.findings import Fact, Finding, Receipt
from roastbot.review_lines import by_whom
from roastbot.words import content, is_quotable, shared

LONGEST = 12  # words of a remark that can be quoted whole
SHORTEST = 2
MOST = 3


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first few threads that make a scene of two lines."""
    told = 0
    for number, thread in enumerate(dossier.threads, 1):
        for finding in _scene(dossier, number, thread, facts):
            yield finding
            told += 1
        if told == MOST:
            return


def _scene(dossier: Dossier, number: int, thread: Thread, facts: Sequence[Fact]) -> Iterator[Finding]:
    author = dossier.pull_request.author.login.casefold()
    if not thread.comments or not _is_short(thread.comments[0]):
        return
    asked = thread.comments[0]
    if asked.author.login.casefold() == author:
        return
    receipts = [Receipt.quote_from(dossier, f"thread:{number}.1", asked.body.strip())]
    claim = f"{by_whom(asked)} says: “{asked.body.strip()}”."
    weight = 2
    answer = thread.comments[1] if len(thread.comments) > 1 else None
    if answer and answer.author.login.casefold() == author and _is_short(answer):
        receipts.append(Receipt.quote_from(dossier, f"thread:{number}.2", answer.body.strip()))
        claim += f" The answer is: “{answer.body.strip()}”."
        weight += 1
    step = _consequence(dossier, asked)
    if step:
        receipts.append(step.receipt)
        which = "A commit of the branch" if asked.created_at == dossier.pull_request.created_at else "A later commit"
        claim += f" {which} is called “{step.commit.headline}”."
        weight += 1
    if len(receipts) > 1:
        when = of_commit(facts, step, "authored") if step else ()
        yield Finding("remark", claim, when, tuple(receipts), weight)


def _is_short(comment: Comment) -> bool:
    body = comment.body.strip()
    return SHORTEST <= len(body.split()) <= LONGEST and "\n" not in body and is_quotable(body)


def _consequence(dossier: Dossier, asked: Comment) -> Step | None:
    nouns = [noun for noun in content(asked.body) if len(noun) > 3 and noun not in CHATTER]  # noqa: PLR2004 - shorter nouns are everywhere
    for step in steps(dossier):
        if asked.created_at < step.commit.authored_at and shared(nouns, step.nouns):
            return step
    return None


CHATTER = frozenset(
    {
        "this", "that", "here", "there", "aren", "isn", "don", "doesn", "didn", "wouldn", "could", "would", "should",
        "think", "maybe", "curious", "getting", "want", "need", "really", "just", "like", "seems", "also", "good",
        "nice", "please", "thanks", "sure", "what", "because", "code", "line", "lines", "file", "files",
    }
)  # fmt: skip
