"""The files of the merged diff: each one's figures, and what share tests, documentation and machines have in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import tzinfo

from roastbot.evidence import ChangedFile, ChangeType, Dossier
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure
from roastbot.facts.whole import has_every_file, is_machine_made, is_whole, own, parts_of, percent
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact

ABOUT = {Kind.TESTS: "tests", Kind.WORDS: "documentation", Kind.REST: "neither tests nor documentation"}
BY_PATH = "What a file holds is judged by its path alone; lines are those GitHub counts as added."
BY_HAND = (
    "Lock files, vendored, minified, generated and recorded files, by name and by the repository's .gitattributes."
)
NOT_ABSENT = "Left out unless every commit's list of files was read; merges aside."


def _each(name: str, about: str, how: str, unit: str = "lines", worth: int = DETAIL) -> Measure:
    return Measure(f"file.{{path}}.{name}", unit, about, how, worth, "file", "{path}")


ADDITIONS = _each("additions", "lines added to {path}", "GitHub's own figure for the file.", worth=USEFUL)
DELETIONS = _each("deletions", "lines taken out of {path}", "GitHub's own figure for the file.", worth=USEFUL)
TOUCHED = _each("commits", "commits that touch {path}", NOT_ABSENT, "commits")
ADDED = Measure("files.added", "files", "files the merged diff creates", "Files GitHub lists as added.", USEFUL)
DELETED = Measure("files.deleted", "files", "files the merged diff deletes", "Files GitHub lists as deleted.", USEFUL)
RENAMED = Measure("files.renamed", "files", "files the merged diff renames", "Files GitHub lists as renamed.", USEFUL)
CHANGES = {ChangeType.ADDED: ADDED, ChangeType.DELETED: DELETED, ChangeType.RENAMED: RENAMED}
OF_KIND = {
    kind: Measure(f"files.{kind}", "files", f"changed files that hold {ABOUT[kind]}", BY_PATH, HEADLINE)
    for kind in Kind
}
LINES = {
    kind: Measure(f"lines.{kind}", "lines", f"lines added to files that hold {ABOUT[kind]}", BY_PATH, HEADLINE)
    for kind in Kind
}
SHARES = {
    kind: Measure(
        f"share.{kind}",
        "percent",
        f"share of the added lines in files that hold {ABOUT[kind]}",
        f"Rounded. {BY_PATH}",
        HEADLINE,
    )
    for kind in Kind
}
GENERATED_FILES = Measure("files.generated", "files", "changed files that nobody writes by hand", BY_HAND, USEFUL)
GENERATED = Measure("lines.generated", "lines", "lines added to files that nobody writes by hand", BY_HAND, USEFUL)
GENERATED_SHARE = Measure(
    "share.generated", "percent", "share of the added lines in files that nobody writes by hand", f"Rounded. {BY_HAND}"
)
CODE = Measure(
    "lines.code",
    "lines",
    "lines added to files that hold neither tests nor documentation and are written by hand",
    "Added lines without those of tests, documentation and files that nobody writes by hand.",
    HEADLINE,
)
RATIO = Measure(
    "ratio.tests",
    "times",
    "lines added to tests for each line of code added, to one decimal",
    "Lines added to tests divided by `lines.code`, rounded to one decimal.",
    HEADLINE,
)
MEASURES = (
    ADDITIONS, DELETIONS, TOUCHED, *CHANGES.values(), *OF_KIND.values(), *LINES.values(), *SHARES.values(),
    GENERATED_FILES, GENERATED, GENERATED_SHARE, CODE, RATIO,
)  # fmt: skip


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield each file, the largest first, then shares; those need the whole list."""
    files = dossier.pull_request.files
    touched = _touched(dossier)
    for file in sorted(files, key=lambda file: (-(file.additions + file.deletions), file.path)):
        yield ADDITIONS.of(file.additions, path=file.path)
        yield DELETIONS.of(file.deletions, path=file.path)
        if touched[file.path] > 1:
            yield TOUCHED.of(touched[file.path], path=file.path)
    if has_every_file(dossier):
        yield from _changes(files)
        yield from _kinds(files)
        yield from _generated(dossier)


def _touched(dossier: Dossier) -> Counter[str]:
    commits = own(dossier)
    if not is_whole(dossier, "commits") or not all(parts_of(commit) for commit in commits):
        return Counter()
    return Counter(path for commit in commits for path in {part.path for part in parts_of(commit)})


def _changes(files: Sequence[ChangedFile]) -> Iterator[Fact]:
    kinds = Counter(file.change for file in files)
    for change, measure in CHANGES.items():
        if kinds[change]:
            yield measure.of(kinds[change])


def _kinds(files: Sequence[ChangedFile]) -> Iterator[Fact]:
    total = sum(file.additions for file in files)
    for kind in Kind:
        of_kind = [file for file in files if kind_of(file.path) is kind]
        if of_kind:
            added = sum(file.additions for file in of_kind)
            yield OF_KIND[kind].of(len(of_kind))
            yield LINES[kind].of(added)
            share = percent(added, total)
            if share:
                yield SHARES[kind].of(share)


def _generated(dossier: Dossier) -> Iterator[Fact]:
    """Yield what machines wrote, and how the tests compare with the code that is left without it."""
    pull = dossier.pull_request
    attributes = pull.repository.gitattributes
    machine_made = {file.path for file in pull.files if is_machine_made(file.path, attributes)}
    added = sum(file.additions for file in pull.files if file.path in machine_made)
    if machine_made:
        yield GENERATED_FILES.of(len(machine_made))
        yield GENERATED.of(added)
        share = percent(added, sum(file.additions for file in pull.files))
        if share:
            yield GENERATED_SHARE.of(share)
    by_hand = [file for file in pull.files if file.path not in machine_made]
    code = sum(file.additions for file in by_hand if kind_of(file.path) is Kind.REST)
    tests = sum(file.additions for file in by_hand if kind_of(file.path) is Kind.TESTS)
    if code:
        yield CODE.of(code)
    if code and tests:
        ratio = (20 * tests + code) // (2 * code) / 10
        if ratio:
            yield RATIO.of(ratio)
