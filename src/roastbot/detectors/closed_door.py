"""Spots a method that the house's own documents close for anything new, and how many lines it grew by.

Funny because somebody locked that door, wrote down why, and the change came in through it with furniture.
Known false alarms: another function of the same name, so a method's class has to be named beside the rule and a plain
function has to be the only one of its name; and a repair that adds nothing new: what is told is how many lines came,
never what they are for. Comments, docstrings, a deprecation and lines that were only indented anew are no new code, and
a rule that the change itself brought is none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roastbot.added import added
from roastbot.clues import known
from roastbot.evidence import Dossier, TouchedFile
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.house_rules import Closed, closed
from roastbot.python_code import Code, Definition, read
from roastbot.words import fits_a_span

FEW = 5  # lines; fewer are an edit
MANY = 30
MOST = 2  # findings


@dataclass(frozen=True, slots=True)
class _Growth:
    """A closed definition, the file it stands in, its new lines of code by number, and its length before."""

    rule: Closed
    path: str
    lines: tuple[tuple[int, str], ...]
    before: int
    after: int


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield those that grew most."""
    rules = [rule for rule in closed(dossier.rules) if _stood_before(dossier, rule)]
    found = [growth for file in dossier.texts for growth in _grown(file, rules) if fits_a_span(file.path)]
    found.sort(key=lambda growth: (growth.before - growth.after, growth.path, growth.rule.name))
    for number, growth in enumerate(found[:MOST], 1):
        yield _finding(dossier, f"closed_door.{number}", growth, facts)


def _stood_before(dossier: Dossier, rule: Closed) -> bool:
    """Whether a rule is older than the change, which may have closed the door behind itself."""
    if all(file.path != rule.document for file in dossier.pull_request.files):
        return True
    before = next((file.before for file in dossier.texts if file.path == rule.document), None)
    return isinstance(before, str) and rule.sentence in " ".join(before.split()) and f"`{rule.name}()`" in before


def _grown(file: TouchedFile, rules: Sequence[Closed]) -> Iterator[_Growth]:
    inside = [rule for rule in rules if rule.reach.holds(file.path)]
    if not inside or not isinstance(file.before, str) or not isinstance(file.after, str):
        return
    lines, old, new = added(file), read(file.before), read(file.after)
    for rule in inside if old and new else ():
        was, now = _defined(rule, old.definitions if old else ()), _defined(rule, new.definitions if new else ())
        if was is None or now is None:
            continue
        stood = Counter(line.strip() for line in file.before.split("\n")[was.first - 1 : was.last])
        stood.subtract(line.strip() for n, line in _lines_of(now, file.after) if n not in lines)
        code = list(_new_code([(n, line) for n, line in _lines_of(now, file.after) if n in lines], stood, new))
        growth = (now.last - now.first) - (was.last - was.first)
        is_farewell = any("deprecat" in text.casefold() for _, text in code)
        if growth >= FEW and len(code) >= FEW and not is_farewell:
            yield _Growth(rule, file.path, tuple(code), was.last - was.first + 1, now.last - now.first + 1)


def _lines_of(one: Definition, text: str) -> list[tuple[int, str]]:
    return list(enumerate(text.split("\n")[one.first - 1 : one.last], one.first))


def _new_code(
    lines: Sequence[tuple[int, str]], stood: Mapping[str, int], new: Code | None
) -> Iterator[tuple[int, str]]:
    """Yield those of the added lines that are code; `stood` are the lines the change took out of the function."""
    told = {n for first, last in (new.docstrings if new else ()) for n in range(first, last + 1)}
    left = dict(stood)
    for n, text in ((n, line.strip()) for n, line in lines):
        if left.get(text, 0) > 0:
            left[text] -= 1  # it was there, further left or right
        elif text and not text.startswith("#") and n not in told:
            yield n, text


def _defined(rule: Closed, definitions: Sequence[Definition]) -> Definition | None:
    """Return the one definition a rule means: of a class it speaks of, or outside of any."""
    same = [one for one in definitions if one.name == rule.name and not one.is_class]
    said = rule.said.replace("`", " ").replace("*", " ").replace(".", " ").split()
    fits = [one for one in same if not one.owner or one.owner in said]
    return fits[0] if len(fits) == 1 and (fits[0].owner or len(same) == 1) else None


def _finding(dossier: Dossier, name: str, growth: _Growth, facts: Sequence[Fact]) -> Finding:
    rule, path = growth.rule, growth.path
    said = Receipt.quote_from(dossier, f"rule:{rule.document}", rule.sentence)
    listed = Receipt.quote_from(dossier, f"rule:{rule.document}", f"`{rule.name}()`")
    line = Receipt.quote_from(dossier, f"after:{path}", growth.lines[0][1])
    whose = Subject("function", rule.name, path)
    told = (
        Fact(f"{name}.before", growth.before, "lines", f"lines of {rule.name} before", (said,), whose),
        Fact(f"{name}.after", growth.after, "lines", f"lines of {rule.name} as merged", (line,), whose),
        Fact(f"{name}.added", len(growth.lines), "lines", f"new lines of code in {rule.name}", (line,), whose),
        Fact(f"{name}.function", rule.name, "", f"what {rule.document} closes", (listed,)),
        Fact(f"{name}.file", path, "", "where it stands", (line,)),
    )
    words = rule.sentence.replace("**", "").partition("`")[0].rstrip(":. ")
    claim = (
        f"{rule.document} says of {rule.name}: “{words}”; with this change it went from {growth.before} lines to"
        f" {growth.after}, {len(growth.lines)} of them new code."
    )
    weight = 5 if growth.after - growth.before >= MANY else 4
    return Finding("closed_door", claim, (*told, *known(facts, f"file.{path}.additions")), (said, listed, line), weight)
