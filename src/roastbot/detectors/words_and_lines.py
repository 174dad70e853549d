"""Spots a small change with a description many times its size.

Funny as a proportion: every line arrives with its own biography.
Known false alarms: templates inflate a description. Checklists and comments of a template are not counted.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import known
from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.words import count_words

SMALL = 60  # lines changed
TIMES = 4  # words for each line
WORDS = 60
_TEMPLATE = re.compile(r"<!--.*?-->|^\s*[-*] \[[ xX]\].*$", re.DOTALL | re.MULTILINE)


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding."""
    pull = dossier.pull_request
    changed = pull.additions + pull.deletions
    count = count_words(_TEMPLATE.sub("", dossier.description))
    if not 0 < changed <= SMALL or count < max(WORDS, TIMES * changed):
        return
    receipt = Receipt.quote_from(dossier, "description", " ".join(dossier.description.split()[:3]))
    about = "words in the description, template left out"
    told = Fact("words_and_lines.words", count, "words", about, (receipt,), Subject("description"))
    claim = f"The description has {count:,} words for {changed} changed lines."
    yield Finding("words_and_lines", claim, (told, *known(facts, "pull.changed")), (receipt,), 4)
