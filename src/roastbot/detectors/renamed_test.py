"""Spots tests whose new name only looks as if they had stopped running, and tests whose new name did stop them.

Funny because `testexecute` goes on running for want of a rule against it, and a neater name may never run again.
Known false alarms: the runner's rules are not everybody's guess. They are read from the repository's configuration
(pytest asks for `test`, without an underscore, unless told otherwise); where it cannot be read, nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roastbot import collected
from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Dossier, FilePatch, Question
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.python_code import read
from roastbot.words import fits_a_span

SHORTEST = 9  # letters of a name that two tests do not share by chance


@dataclass(frozen=True, slots=True)
class _Rename:
    """Two lines of one commit: a test under its old name, and under its new one."""

    part: FilePatch
    old: str
    new: str


def asks(dossier: Dossier) -> Iterator[Question]:
    """Yield the questions for the runner's configuration, where a test was renamed."""
    if any(_renames(step) for step in steps(dossier)):
        yield from collected.asks()


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield one finding for each commit whose renames stopped tests, and for each that merely looks so."""
    rules: dict[str, tuple[str, ...]] = {}
    for step in steps(dossier):
        renames = _renames(step)
        for path in {each.part.path for each in renames} - set(rules):
            rules[path] = collected.prefixes(dossier, path) or ()
        renames = [each for each in renames if collected.is_collected(each.old, rules[each.part.path])]
        runs = [each for each in renames if collected.is_collected(each.new, rules[each.part.path])]
        odd = [each for each in runs if each.new.startswith("test") and each.old.startswith("test_")]
        odd = [each for each in odd if not each.new.startswith("test_")]
        stopped = [each for each in renames if each not in runs and _is_merged(dossier, each)]
        if stopped:
            yield _finding(dossier, step, stopped, facts, stopped=True)
        if odd:
            yield _finding(dossier, step, odd, facts, stopped=False)


def _renames(step: Step) -> list[_Rename]:
    """Return the tests a commit renamed: the same letters, underscores aside, or the old name with something before."""
    found = []
    for part in step.parts:
        if kind_of(part.path) is Kind.TESTS and isinstance(part.lines, tuple) and part.path.endswith(".py"):
            gone, come = (_functions(part, sign) for sign in "-+")
            for old in (name for name in gone if name.startswith("test") and name not in come):
                like = [new for new in come if new not in gone and _is_like(old, new)]
                found += [_Rename(part, old, new) for new in like[:1] if fits_a_span(part.path)]
    return found


def _functions(part: FilePatch, sign: str) -> tuple[str, ...]:
    lines = part.lines if isinstance(part.lines, tuple) else ()
    begun = (line.text.strip().removeprefix("async ") for line in lines if line.sign == sign)
    names = (text.removeprefix("def ").partition("(")[0] for text in begun if text.startswith("def "))
    return tuple(dict.fromkeys(name for name in names if name.isidentifier() and len(name) >= SHORTEST))


def _is_like(old: str, new: str) -> bool:
    bare, other = old.replace("_", ""), new.replace("_", "")
    return bare == other or (new.endswith(old) and len(new) - len(old) <= len("disabled_"))


def _is_merged(dossier: Dossier, rename: _Rename) -> bool:
    """Whether the new name stands in what merged and the old one does not: as a function that is no fixture."""
    file = next((file for file in dossier.texts if file.path == rename.part.path), None)
    code = read(file.after) if file and isinstance(file.after, str) else None
    named = {one.name: one for one in code.definitions} if code else {}
    new = named.get(rename.new)
    called = code is not None and (rename.new in code.loose or any(call.name == rename.new for call in code.calls))
    return new is not None and rename.old not in named and not new.decorators and not called


def _finding(
    dossier: Dossier, step: Step, renames: Sequence[_Rename], facts: Sequence[Fact], *, stopped: bool
) -> Finding:
    first, count = renames[0], len(renames)
    source = f"patch:{step.commit.short}:{first.part.path}"
    was, now = (Receipt.quote_from(dossier, source, f"def {name}") for name in (first.old, first.new))
    name, whose = f"renamed_test.{step.commit.short}", Subject("commit", step.commit.short)
    kind = "stopped" if stopped else "running"
    about = "tests whose new name the runner does not collect" if stopped else "tests that lost their underscore"
    how = "Names in the commit's patch, held against the runner's configuration."
    told = (
        Fact(f"{name}.{kind}", count, "tests", about, (was, now), whose, how),
        Fact(f"{name}.{kind}.before", first.old, "", "one of them before", (was,), whose),
        Fact(f"{name}.{kind}.after", first.new, "", "one of them after", (now,), whose),
    )
    tests = "1 test" if count == 1 else f"{count} tests"
    one = f"{first.old} became {first.new}"
    if stopped:
        verb = "is no longer collected" if count == 1 else "are no longer collected"
        claim = f"“{step.commit.headline}” renamed {tests} so that {'it' if count == 1 else 'they'} {verb}: {one}."
    else:
        claim = (
            f"“{step.commit.headline}” took the underscore out of the names of {tests}, and pytest, which asks for"
            f" no more than test, still collects {'it' if count == 1 else 'them'}: {one}."
        )
    clocks = of_commit(facts, step, "authored")
    return Finding("renamed_test", claim, (*told, *clocks), (step.receipt, was, now), 4 if stopped else 3)
