"""Spots a title whose verb heads none of the description's own bullet points.

Funny because the summary is a list of everything the pull request does besides.
Known false alarms: a description that uses its list for something else; every bullet must begin with a verb.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.words import akin, first_list, read_title

_FIRST = re.compile(r"[A-Z][a-z]+\b")
ENOUGH = 4  # bullets
DIFFERENT = 3  # verbs


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding, from the description's first list."""
    verb = read_title(dossier.pull_request.title).verb
    entries = first_list(dossier.description)
    firsts = [match[0] for entry in entries if (match := _FIRST.match(entry))]
    if not verb or len(firsts) < ENOUGH or len(firsts) != len(entries):
        return
    verbs = list(dict.fromkeys(firsts))
    if not all(read_title(first).verb for first in verbs) or len(verbs) < DIFFERENT:
        return
    if any(akin(verb, first.lower()) for first in verbs):
        return
    receipts = tuple(Receipt.quote_from(dossier, "description", first) for first in verbs)
    told = "bullet points of the description's list"
    count = Fact("bullet_verbs.bullets", len(firsts), "bullets", told, receipts, Subject("description"))
    claim = f"The title says {verb}; the description's {len(firsts)} bullets begin with {', '.join(verbs)}."
    title = Receipt.quote_from(dossier, "title", dossier.pull_request.title)
    sums = known(facts, "pull.additions", "pull.deletions")
    yield Finding("bullet_verbs", claim, (count, *sums), (title, *receipts), 4)
