"""Spots a comment or document in what merged that sends its reader to a file which is not there.

Funny because somebody wrote down where to look, and looking was the one thing left out.
Known false alarms: files made at run time, examples, plans, histories. A new line has to name a folder that exists and
holds files of that kind; an older one has to name a file this very change deleted. Documents and lines that speak of
other times (`removed`, `was`, `will`, a changelog) are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.added import remarks
from roastbot.citations import by_name, cited, is_of_its_time, resolved
from roastbot.evidence import Ask, Dossier, Mention, Question, SourceTree
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.uses import whole_tree
from roastbot.words import fits_a_span

MOST = 3  # findings
_STEM = re.compile(r"[A-Za-z_]\w{4,60}")


def asks(dossier: Dossier) -> Iterator[Question]:
    """Yield the question where the name of each deleted file stands."""
    yield from (Question(Ask.NAME, _stem(path)) for path in _deleted(dossier))


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield what still names a deleted file, then new lines that name a file nobody has."""
    tree = whole_tree(dossier)
    if tree is None:
        return
    found = [*_left_behind(dossier, tree), *_never_there(dossier, tree)]
    first = {(place, path): finding for place, path, finding in reversed(found)}
    fit = [finding for (place, path), finding in reversed(first.items()) if fits_a_span(place) and fits_a_span(path)]
    yield from fit[:MOST]


def _deleted(dossier: Dossier) -> Iterator[str]:
    for file in dossier.texts:
        gone = file.path if file.after is None else file.previous_path
        if gone and _STEM.fullmatch(_stem(gone)):
            yield gone


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _left_behind(dossier: Dossier, tree: SourceTree) -> Iterator[tuple[str, str, Finding]]:
    for path in _deleted(dossier):
        name = path.rpartition("/")[2]
        if any(file.path.endswith(f"/{name}") or file.path == name for file in tree.files):
            continue  # another file bears the name
        for mention in tree.mentions_of(_stem(path)) or ():
            names = any(one.path.rpartition("/")[2] == name for one in cited(mention.text))
            if names and _is_prose(mention) and is_of_its_time(mention.path, mention.text):
                yield mention.path, path, _finding(dossier, mention, path, was_deleted=True)


def _is_prose(mention: Mention) -> bool:
    return kind_of(mention.path) is Kind.WORDS or mention.text.startswith("#")


def _never_there(dossier: Dossier, tree: SourceTree) -> Iterator[tuple[str, str, Finding]]:
    files = by_name(tree)
    folders = {(end, kind) for folder, kind in {_kind_in(file.path) for file in tree.files} for end in _ends(folder)}
    for remark in remarks(dossier):
        for one in cited(remark.text):
            folder, suffix = _kind_in(one.path)
            known = "/" in folder and (folder, suffix) in folders
            if known and is_of_its_time(remark.path, remark.text) and not resolved(files, one.path, remark.path):
                mention = Mention("", remark.path, remark.line, remark.text)
                yield remark.path, one.path, _finding(dossier, mention, one.path, was_deleted=False)


def _ends(folder: str) -> Iterator[str]:
    """Yield a folder's path and what is left of it without its first parts."""
    parts = folder.split("/")
    yield from ("/".join(parts[n:]) for n in range(len(parts)))


def _kind_in(path: str) -> tuple[str, str]:
    """Return the folder of a path and the ending of its name."""
    folder, _, name = path.rpartition("/")
    return folder, name.rpartition(".")[2]


def _finding(dossier: Dossier, mention: Mention, path: str, *, was_deleted: bool) -> Finding:
    source = f"tree:{mention.path}" if was_deleted else f"after:{mention.path}"
    stands = Receipt.quote_from(dossier, source, mention.text)
    name = f"gone_path.{mention.path}:{mention.line}"
    whose = Subject("file", mention.path)
    how = "Every path of the source tree at the merge was compared."
    told = (
        Fact(f"{name}.path", path, "", "the file that is named and not there", (stands,), whose, how),
        Fact(f"{name}.at", mention.line, "", f"the line of {mention.path} that names it", (stands,), whose),
    )
    if was_deleted:
        claim = f"The change deletes {path}, and line {mention.line} of {mention.path} still sends its reader there."
    else:
        claim = f"Line {mention.line} of {mention.path}, new in this change, names {path}; no such file was merged."
    return Finding("gone_path", claim, told, (stands,), 4)
