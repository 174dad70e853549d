"""Spots a new comment or document that cites a line of a file which is not that long.

Funny because the directions lead past the last house.
Known false alarms: a file of the same name elsewhere, a line number in an example. The file has to be the only one of
that name in the source tree, and touched by the change where no folder is named.
"""

from collections.abc import Iterator, Sequence

from roastbot.added import Remark, remarks
from roastbot.citations import Citation, by_name, cited, resolved
from roastbot.evidence import Absent, Dossier, TreeFile
from roastbot.findings import Fact, Finding, Receipt, Subject
from roastbot.words import fits_a_span

MOST = 3  # findings


def find(dossier: Dossier, _facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield each citation past the end once, as it stands in what merged."""
    tree = dossier.tree
    if isinstance(tree, Absent):
        return
    files_of = by_name(tree)
    touched = {file.path for file in dossier.texts}
    told: set[tuple[str, str]] = set()
    for remark in remarks(dossier):
        for one in cited(remark.text):
            files = resolved(files_of, one.path, remark.path) if one.line else ()
            if len(files) != 1 or ("/" not in one.path and files[0].path not in touched):
                continue
            length = files[0].lines
            is_past = length is not None and one.line is not None and one.line > length
            if is_past and (remark.path, one.words) not in told and len(told) < MOST and fits_a_span(remark.path):
                told.add((remark.path, one.words))
                yield _finding(dossier, remark, one, files[0])


def _finding(dossier: Dossier, remark: Remark, one: Citation, file: TreeFile) -> Finding:
    stands = Receipt.quote_from(dossier, f"after:{remark.path}", one.words)
    name = f"past_the_end.{remark.path}:{remark.line}"
    whose = Subject("file", file.path)
    told = (
        Fact(f"{name}.cited", one.line or 0, "", f"the line that {remark.path} cites", (stands,), whose),
        Fact(f"{name}.lines", file.lines or 0, "lines", f"lines of {file.path} as merged", (), whose),
        Fact(f"{name}.words", one.words, "", "the citation as it stands", (stands,), Subject("file", remark.path)),
    )
    claim = f"{remark.path} cites line {one.line} of {file.path}, which has {file.lines:,} lines as merged."
    return Finding("past_the_end", claim, told, (stands,), 4)
