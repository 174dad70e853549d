"""Spots a merged line that uses what the repository's own documents rule out, with the rule's sentence beside it.

Funny because both were written in the same house, and one of them is in the welcome folder.
Known false alarms: an exception that the rule itself allows. Where a rule leaves a door open anywhere in its paragraph
(`unless`, `where possible`), where another document allows the thing, or where it is not clear how far the rule
reaches, nothing is said. Lines that stood somewhere before, and lines that mark themselves as an exception, do not
count; a rule is heard only about Python, and only where its construct is known exactly.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roastbot.added import added
from roastbot.clues import known
from roastbot.constructs import lines_using
from roastbot.evidence import Dossier, TouchedFile
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.house_rules import Ban, bans
from roastbot.words import fits_a_span

MOST = 3  # findings
MOST_RULES = 200
LONGEST = 300  # characters of a line that is quoted


@dataclass(frozen=True, slots=True)
class _Use:
    """A new line that uses what is ruled out."""

    path: str
    line: int
    text: str


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the rules that are broken, forbidden things before discouraged ones, those broken most often first."""
    files = [(file, added(file)) for file in dossier.texts if file.path.endswith(".py") and fits_a_span(file.path)]
    files = [(file, lines) for file, lines in files if lines]
    if not files:
        return
    old = frozenset(
        line.strip() for file in dossier.texts if isinstance(file.before, str) for line in file.before.split("\n")
    )
    broken = []
    for ban in list(bans(dossier.rules))[:MOST_RULES]:
        uses = [use for file, lines in files if ban.reach.holds(file.path) for use in _uses(ban, file, lines, old)]
        if uses:
            broken.append((ban, uses))
    broken.sort(key=lambda row: (row[0].is_advice, -len(row[1])))
    for number, (ban, uses) in enumerate(broken[:MOST], 1):
        yield _finding(dossier, f"house_rule.{number}", ban, uses, facts)


def _uses(ban: Ban, file: TouchedFile, lines: Mapping[int, str], old: frozenset[str]) -> Iterator[_Use]:
    """Yield a file's new uses; none where an old use may merely have been edited."""
    if not isinstance(file.after, str) or not any(ban.construct.needle in line for line in lines.values()):
        return
    every = lines_using(file.after, ban.construct)
    before = lines_using(file.before, ban.construct) if isinstance(file.before, str) else ()
    new = [number for number in every if number in lines]
    if len(new) > len(every) - len(before):
        return
    for number in new:
        text = lines[number].strip()
        marked = "noqa" in text and "noqa" not in ban.construct.comment
        if text and text not in old and not marked and len(text) <= LONGEST:
            yield _Use(file.path, number, text)


def _finding(dossier: Dossier, name: str, ban: Ban, uses: Sequence[_Use], facts: Sequence[Fact]) -> Finding:
    first, count = uses[0], len(uses)
    rule = Receipt.quote_from(dossier, f"rule:{ban.document}", ban.sentence)
    line = Receipt.quote_from(dossier, f"after:{first.path}", first.text)
    what = ban.construct.name
    told = (
        Fact(f"{name}.lines", count, "lines", f"new lines that use {what}", (rule, line)),
        Fact(f"{name}.construct", what, "", f"what {ban.document} rules out", (rule,)),
        Fact(f"{name}.file", first.path, "", "where the first of them stands", (line,)),
        Fact(f"{name}.line", first.line, "", "its line as merged", (line,), Subject("file", first.path)),
    )
    verb = "advises against" if ban.is_advice else "rules out"
    many = "1 new line uses it" if count == 1 else f"{count} new lines use it"
    paths = {use.path for use in uses}
    where = f"in {first.path}" if len(paths) == 1 else f"in {len(paths)} files, the first in {first.path}"
    claim = f"{ban.document} {verb} {what}; {many}, {where}, line {first.line}."
    sums = known(facts, f"file.{first.path}.additions")
    return Finding("house_rule", claim, (*told, *sums), (rule, line), 3 if ban.is_advice else 4)
