"""Spots a title that names a mere rename, move, typo or formatting over a diff that adds hundreds of lines.

Funny because the title was written for the first minute of the work and kept for the rest.
Known false alarms: a move that copies, or files git does not see as moved. What moved is added and taken out alike, so
only what is added beyond what goes is counted; generated files are left out, and so is a title that owns up to more.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier
from roastbot.facts.whole import has_patch, is_machine_made
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.words import read_title

MODEST = frozenset(
    {
        "rename",
        "move",
        "format",
        "reformat",
        "sort",
        "reorder",
        "lift",
        "hoist",
        "polish",
        "lint",
        "relocate",
        "reindent",
    }
)
_SMALL = re.compile(
    r"(?:fix(?:e[sd])? )?(?:\w+ ){0,2}(?:typos?|lint(?:ing|er)?(?: errors?| issues?)?|whitespace|nits?|formatting)$|"
    r"(?:cosmetic|one-?liner)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:and|add\w*|new|introduc\w*|implement\w*|support\w*|writ\w+|extend\w*|tests?|rules?|config\w*|check\w*|plus|based)\b|[,;&+]",
    re.IGNORECASE,
)
NOTICEABLE = 100  # lines added beyond those that go
FLAGRANT = 300


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the pull request's own title first, then each commit with another one, in branch order."""
    pull, branch = dossier.pull_request, steps(dossier)
    attributes = pull.repository.gitattributes
    by_hand = [file for file in pull.files if not is_machine_made(file.path, attributes)]
    if _is_modest(pull.title) and len(pull.files) == pull.changed_files:
        receipt = Receipt.quote_from(dossier, "title", pull.title)
        grown = sum(file.additions - file.deletions for file in by_hand)
        yield from _finding(grown, Subject("pull request"), receipt)
    for step in branch:
        if step.commit.headline != pull.title and _is_modest(step.commit.headline) and has_patch(step.commit):
            whose = Subject("commit", step.commit.short)
            for finding in _finding(_growth(step, attributes), whose, step.receipt):
                clocks = of_commit(facts, step, "additions", "deletions", "authored")
                yield replace(finding, facts=(*finding.facts, *clocks))


def _is_modest(headline: str) -> bool:
    title = read_title(headline)
    return (title.verb in MODEST or bool(_SMALL.match(title.plain))) and not _MORE.search(title.plain)


def _growth(step: Step, attributes: str) -> int:
    return sum(part.additions - part.deletions for part in step.parts if not is_machine_made(part.path, attributes))


def _finding(grown: int, whose: Subject, receipt: Receipt) -> Iterator[Finding]:
    if grown < NOTICEABLE:
        return
    what: str = whose.name or "pull"
    about = "lines added beyond those taken out, files that nobody writes by hand left out"
    told = Fact(
        f"more_than_named.{what}.growth",
        grown,
        "lines",
        about,
        (receipt,),
        whose,
        "Added less removed lines, file by file.",
    )
    claim = f"What is called “{receipt.quote}” adds {grown:,} lines more than it takes out."
    yield Finding("more_than_named", claim, (told,), (receipt,), 4 if grown >= FLAGRANT else 3)
