"""Spots a comment that asks or doubts, and that the branch took out of older code, or merged.

Funny because somebody asked the code, and it was not the code that answered.
Known false alarms: words in a string, a line that moved, a question that is a heading for the lines below it. So Python
alone is read, where comments can be told from strings; a line that turns up elsewhere, or stood elsewhere before, is
left out; and a question has to sound like doubt.
"""

import io
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from roastbot.clues import Step, key, of_commit, steps
from roastbot.edits import edits
from roastbot.evidence import Dossier
from roastbot.facts.whole import has_every_patch
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.instants import span_facts
from roastbot.lineage import trace
from roastbot.python_code import parse
from roastbot.words import fits_a_span, is_quotable

_DOUBT = re.compile(
    r"\b(?:I'm not sure|not (?:entirely |quite |really )?sure (?:why|if|whether|how|what|about)|no idea|"
    r"I (?:think|guess)|"
    r"I (?:don't|do not) (?:know|understand)|dunno|for some reason|who knows)\b|"
    r"^(?:but )?(?:why|how come|what is this|what does this|do we|should (?:we|this|these|it)|can we|is this|is it|"
    r"are these|does this)\b.*[a-z]\?+$|"
    r"\b(?:really|necessary|needed|why|right)\?+$|[a-z]\?\?+$",
    re.IGNORECASE,
)
FEWEST, LONGEST = 3, 12  # words
MOST = 2  # findings of each sort
MOST_READ = 20  # files
YEAR = 365  # days


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A line of a commit's patch with a comment that doubts.

    `code` is what it stood beside or above, where that came or went with it; `is_gone` says that the line was removed.
    """

    step: Step
    path: str
    line: str
    words: str
    code: str
    is_gone: bool


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first few doubts that were taken out of older code, then the first few that were merged."""
    if not has_every_patch(dossier):
        return  # a line may have come from, or gone, where nobody could look
    taken, put = list(_lines(dossier, "-")), list(_lines(dossier, "+"))
    moved = {doubt.line.strip() for doubt in put} & {doubt.line.strip() for doubt in taken}
    gone = [doubt for doubt in taken if doubt.line.strip() not in moved]
    before = {text.previous_path or text.path: text.before for text in dossier.texts if isinstance(text.before, str)}
    after = {text.path: text.after for text in dossier.texts if isinstance(text.after, str)}
    yield from (_finding(dossier, doubt, facts) for doubt in _of_files(gone, before, after))
    stayed = {(birth.path, birth.text, birth.born) for birth in trace(dossier).survivors}
    kept = [one for one in put if one.line.strip() not in moved and (one.path, one.line, one.step.place) in stayed]
    yield from (_finding(dossier, doubt, facts) for doubt in _of_files(kept, after, before))


def _lines(dossier: Dossier, sign: str) -> Iterator[_Doubt]:
    """Yield the lines with this sign that look like a doubt."""
    for step in steps(dossier):
        found = [(part, edit) for part in step.parts if _is_read(part.path) for edit in edits(part)]
        others = {_code(line) for _, edit in found for line in (edit.added if sign == "-" else edit.removed)}
        for part, edit in found:
            path = part.previous_path or part.path if sign == "-" else part.path
            for line, beside in _of_edit(edit.removed if sign == "-" else edit.added):
                yield _Doubt(step, path, line, _words(line), "" if beside in others else beside, sign == "-")


def _is_read(path: str) -> bool:
    return path.endswith(".py") and fits_a_span(path)


def _of_edit(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each line with a doubt, and the code beside it, or in the line below it when it has none."""
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        if line.count("#") == 1 and _is_a_doubt(_words(line)):
            yield line, _code(line) or _code(below)


def _code(line: str) -> str:
    return line.partition("#")[0].strip()


def _words(line: str) -> str:
    return line.rpartition("#")[2].strip()


def _is_a_doubt(words: str) -> bool:
    return FEWEST <= len(words.split()) <= LONGEST and is_quotable(words) and bool(_DOUBT.search(words))


def _of_files(doubts: Sequence[_Doubt], here: Mapping[str, str], there: Mapping[str, str]) -> Iterator[_Doubt]:
    """Yield the first few that are comments of the texts on one side of the change and stand in none of the other."""
    others = {line.strip() for text in there.values() for line in text.split("\n")} if doubts else set()
    paths = list(dict.fromkeys(doubt.path for doubt in doubts))[:MOST_READ]
    comments = {path: _comments(here.get(path, "")) for path in paths}
    found = [one for one in doubts if one.line.strip() not in others and one.line in comments.get(one.path, ())]
    yield from list({one.words: one for one in found}.values())[:MOST]


def _comments(text: str) -> frozenset[str]:
    """Return the lines of a Python text that have a comment; none where it cannot be read."""
    if parse(text) is None:
        return frozenset()
    try:
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        return frozenset(token.line.rstrip("\r\n") for token in tokens if token.type == tokenize.COMMENT)
    except (tokenize.TokenError, SyntaxError):
        return frozenset()


def _finding(dossier: Dossier, doubt: _Doubt, facts: Sequence[Fact]) -> Finding:
    step = doubt.step
    name = key("asked_itself", step)
    written = next(part.path for part in step.parts if doubt.path in {part.path, part.previous_path})
    receipt = Receipt.quote_from(dossier, f"patch:{step.commit.short}:{written}", doubt.line.strip())
    about = "a comment taken out of older code" if doubt.is_gone else "a comment that was merged"
    told = [
        Fact(f"{name}.words", doubt.words, "", about, (receipt,)),
        Fact(f"{name}.file", doubt.path, "", "where it stood", (receipt,)),
    ]
    clocks = of_commit(facts, step, "authored")
    stood = tuple(_stood(dossier, doubt, name, receipt)) if doubt.is_gone else ()
    weight = 2 + bool(doubt.is_gone and doubt.code) + any(_is_old(fact) for fact in stood)
    claim = _claim(doubt) + (f" Git blame dates that line {stood[0].value} before." if stood else "")
    return Finding("asked_itself", claim, (*told, *stood, *clocks), (step.receipt, receipt), weight)


def _is_old(fact: Fact) -> bool:
    return fact.unit == "days" and isinstance(fact.value, int) and fact.value >= YEAR


def _stood(dossier: Dossier, doubt: _Doubt, name: str, receipt: Receipt) -> Iterator[Fact]:
    """Yield how long before it went blame dates a line, and the date; nothing where that is not known."""
    befores = (text.before for text in dossier.texts if doubt.path == (text.previous_path or text.path))
    lines = [line for before in befores if isinstance(before, str) for line in before.split("\n")]
    place = lines.index(doubt.line) + 1 if lines.count(doubt.line) == 1 else 0
    for number, run in enumerate(dossier.blame, 1):
        taken = doubt.step.commit.authored_at
        if run.path == doubt.path and run.first <= place <= run.last and run.authored_at < taken:
            about, subject = (
                "how long before it went git blame dates the line",
                Subject("commit", doubt.step.commit.short),
            )
            how = "From the author's clock of the commit that blame names to that of the one that took it out."
            yield from span_facts(f"{name}.stood", run.authored_at, taken, about, (receipt,), subject=subject, how=how)
            origin = Receipt.quote_from(dossier, f"blame:{number}", run.headline) if run.headline.strip() else receipt
            words, written = "the date git blame has for the line", Subject("commit", run.oid[:7])
            yield Fact(
                f"{name}.written", run.authored_at, "", words, (origin,), written, "By git blame before the change."
            )
            return


def _claim(doubt: _Doubt) -> str:
    if not doubt.is_gone:
        return f"A comment that the branch added to {doubt.path} and that was merged says “{doubt.words}”."
    where = "below" if doubt.line.strip().startswith("#") else "beside"
    also = f", with the line of code {where} it" if doubt.code else ""
    return (
        f"A comment that stood in {doubt.path} before the branch says “{doubt.words}”; "
        f"the commit “{doubt.step.commit.headline}” takes it out{also}."
    )
