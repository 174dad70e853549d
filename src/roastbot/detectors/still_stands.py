"""Spots a review remark whose line stands in what was merged exactly as it was when it was remarked upon.

Funny because the answer says it is fixed, or because there is no answer.
Known false alarms: a remark that asked for no change, or was met in another file. So there must be an answer that says
it was done, and no commit that may have touched the file since, or no answer and nobody who called the matter resolved;
what ought to have been is not claimed.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, steps
from roastbot.evidence import Dossier
from roastbot.facts.whole import has_every_patch, is_whole
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.review_lines import Remark, answer, quoted, remarks, touches
from roastbot.words import fits_a_span

_DONE = re.compile(r"\W*(?P<word>fixed|done|addressed|updated|changed|removed|renamed|corrected)\b", re.IGNORECASE)
MOST = 2  # findings


def find(dossier: Dossier, _: Sequence[Fact]) -> Iterator[Finding]:
    """Yield those that were called done, then those that nobody answered; every patch and thread has to be there."""
    if not is_whole(dossier, "threads") or not has_every_patch(dossier):
        return
    merged = {text.path: text.after.split("\n") for text in dossier.texts if isinstance(text.after, str)}
    branch = steps(dossier)
    found: list[Finding] = []
    for remark in remarks(dossier):
        numbers = [n for n, line in enumerate(merged.get(remark.thread.path, ()), 1) if line == remark.line]
        words = quoted(dossier, remark.source, remark.first.body)
        if len(numbers) == 1 and words and remark.added and fits_a_span(remark.thread.path):
            found += _findings(dossier, remark, numbers[0], branch)
    yield from sorted(found, key=lambda finding: -finding.weight)[:MOST]


def _findings(dossier: Dossier, remark: Remark, number: int, branch: Sequence[Step]) -> Iterator[Finding]:
    answered = answer(dossier, remark)
    if answered:
        source, comment = answered
        done = _DONE.match(comment.body)
        if done and not _may_be_touched(dossier, remark, branch):
            word = Receipt.quote_from(dossier, source, done["word"])
            yield _finding(dossier, remark, number, (word,))
    elif len(remark.thread.comments) == 1 and not remark.thread.is_resolved:
        yield _finding(dossier, remark, number, ())


def _may_be_touched(dossier: Dossier, remark: Remark, branch: Sequence[Step]) -> bool:
    """Whether a commit may have changed the file after the remark; one that was rewritten since counts as new."""
    told = {step.commit.oid: touches(step, remark.thread.path) for step in branch}
    since = remark.first.created_at
    later = (one for one in dossier.commits if max(one.authored_at, one.committed_at) > since)
    return any(told.get(one.oid, True) for one in later)


def _finding(dossier: Dossier, remark: Remark, number: int, answered: tuple[Receipt, ...]) -> Finding:
    who, path = remark.first.author.login, remark.thread.path
    (words,) = quoted(dossier, remark.source, remark.first.body)
    stands = Receipt.quote_from(dossier, f"after:{path}", remark.line.strip())
    about = Subject("thread", who, path)
    name = f"still_stands.{remark.number}"
    how = "The line the thread was opened on, looked for in the merged file, where it stands once."
    told = (
        Fact(f"{name}.text", remark.line.strip(), "", "the line the remark is about", (stands,), about, how),
        Fact(f"{name}.line", number, "", "number of that line in the merged file", (stands,), about, how),
        Fact(f"{name}.raised", remark.first.created_at, "", "when it was raised", (words,), about, "GitHub's clock."),
    )
    said = "The thread shows no answer, and"
    if answered:
        said = f"The author's answer begins “{answered[0].quote}”, no commit touches the file after the remark, and"
    claim = f"{remark.who} says of a line in {path}: “{words.quote}”. {said} the line stands in what was merged."
    return Finding("still_stands", claim, told, (words, *answered, stands), 4 if answered else 2)
