"""The names the branch brings: the longest identifiers that its added lines define."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo
from typing import Final

from roastbot.evidence import Absent, Dossier
from roastbot.facts.measure import DETAIL, HEADLINE, Measure
from roastbot.facts.whole import has_every_patch, is_machine_made, own, parts_of
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Receipt

DEFINED = (
    "Names behind a keyword that defines one (`def`, `class`, `function`, `func`, `fn`, `type`, ...) in added lines,"
    " less those the branch takes out again; documents and files that nobody writes by hand are left out."
)
LENGTH = Measure(
    "name.{name}.characters",
    "characters",
    "characters in the name {name}",
    f"One of the longest. {DEFINED}",
    DETAIL,
    "word",
    "{name}",
    "{path}",
)
LONGEST = Measure("names.longest", "", "the longest name the branch defines", f"None is as long. {DEFINED}", HEADLINE)
LONGEST_LENGTH = Measure(
    "names.longest.characters", "characters", "characters in the longest name the branch defines", DEFINED, HEADLINE
)
NEW = Measure("names.count", "names", "different names the branch defines", DEFINED, DETAIL)
MEASURES = (LENGTH, LONGEST, LONGEST_LENGTH, NEW)
MOST: Final = 8  # names whose length is told
_DEFINES = re.compile(
    r"[ \t]*(?:[a-z]+(?:\([a-z]*\))?[ \t]+){0,4}"  # export, async, pub(crate) and their like
    r"(?:def|class|function|func|fn|fun|interface|type|struct|enum|trait|module)[ \t]+([A-Za-z_]\w{0,199})"
    r"[ \t]*(?:[(:{<\[=]|extends\b|implements\b|struct\b|interface\b)"
)
_COMMENT = re.compile(r"\s*(?:#|//|/?\*|--|;)")


def facts_of(dossier: Dossier, _home: tzinfo) -> Iterator[Fact]:
    """Yield the longest names; only from all patches, since a later one might have taken a name out."""
    if not has_every_patch(dossier):
        return
    net, places = _defined(dossier)
    names = sorted((name for name, count in net.items() if count > 0), key=lambda name: (-len(name), name))
    if not names:
        return
    yield NEW.of(len(names))
    alone = len(names) == 1 or len(names[1]) < len(names[0])
    told = {name: (Receipt.quote_from(dossier, places[name][0], name),) for name in names[:MOST]}
    yield LONGEST_LENGTH.of(len(names[0]), told[names[0]])
    if alone:
        yield LONGEST.of(names[0], told[names[0]])
    for name, receipts in told.items():
        yield LENGTH.of(len(name), receipts, name=name, path=places[name][1])


def _defined(dossier: Dossier) -> tuple[Counter[str], dict[str, tuple[str, str]]]:
    """Return how often each name was added more than taken out, and the patch and path that first added it."""
    net: Counter[str] = Counter()
    places: dict[str, tuple[str, str]] = {}
    attributes = dossier.pull_request.repository.gitattributes
    for commit in own(dossier):
        for part in parts_of(commit):
            if (
                isinstance(part.lines, Absent)
                or kind_of(part.path) is Kind.WORDS
                or is_machine_made(part.path, attributes)
            ):
                continue
            for line in part.lines:
                found = None if line.sign == " " or _COMMENT.match(line.text) else _DEFINES.match(line.text)
                if found:
                    net[found[1]] += 1 if line.sign == "+" else -1
                    if line.sign == "+":
                        places.setdefault(found[1], (f"patch:{commit.short}:{part.path}", part.path))
    return net, places
