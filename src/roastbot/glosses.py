"""A plain line for each main name of a change, from its own docstring or from the documentation. Pure.

Posts are full of names that a friend of the author cannot know. What a name is for stands beside its definition more
often than not; where neither a docstring nor a sentence of the documentation says it, there is no gloss: nothing is
guessed from the name.
"""

import ast
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.evidence import Absent, Dossier, SourceTree
from roastbot.findings import Finding
from roastbot.words import fits_a_span

MOST: Final = 12
LARGEST: Final = 1_500_000  # characters of a file that is parsed; more is no code somebody wrote
LONGEST: Final = 160  # characters of a gloss
SHORTEST_NAME: Final = 4  # letters; shorter ones stand in every sentence
OF_FINDING: Final = 400  # what a mention in a finding is worth in changed lines, by its weight
NAMED: Final = "name"  # what a document speaks of
BRANCH: Final = "on the branch"  # defined in a patch and not in what was merged
ORDER: Final = (
    "class",
    "function",
    "file",
    "method",
    BRANCH,
    NAMED,
)  # what a name means when it stands for several things
LINES: Final = 12  # of a signature at most
DOCUMENTS: Final = (".md", ".rst", ".mdx", ".txt")

_IDENTIFIER: Final = re.compile(r"[A-Za-z_]\w{3,80}")
_FIRST_SENTENCE: Final = re.compile(r"(.+?[.!?])(?=\s|$)", re.DOTALL)
_DEFINED: Final = re.compile(
    r"^(?:[-*+]\s+|#+\s+)?(?:The |An? )?[`*]{0,3}(?P<name>[A-Za-z_][\w./-]{2,80}?)(?:\(\))?[`*]{0,3}"
    r"(?::| \u2014| -| is an?\b| is the\b| are\b| lets\b| holds\b| runs\b| keeps\b| provides\b)\s*[^\n]{8,300}$",
    re.MULTILINE,
)
_TELLING: Final = re.compile(r"\w_\w|[a-z]\w*[A-Z]|[A-Z]\w*[a-z]\w*[A-Z]|\w\.\w")
_OPENING: Final = re.compile(r"^\s*[rRuU]?(?P<marks>\"{3}|'{3})(?P<words>.{8,400}?)(?:(?P=marks)|$)")
_DEFINES: Final = re.compile(r"^\s*(?:async\s+def|def|class)\s+([A-Za-z_]\w{2,80})")


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a name is for: `says` stands in the source of that id, white space aside; `kind` is one of ORDER."""

    name: str
    kind: str
    source: str
    says: str


def glosses(dossier: Dossier, findings: Sequence[Finding] = ()) -> tuple[Gloss, ...]:
    """Return at most MOST glosses: names that findings are about first, then those with most changed lines.

    The sources are touched files as merged (else as they were), patches for names that only the branch knew, and
    documents among the files and in the source tree.
    """
    known = _unambiguous((*_of_code(dossier), *_of_patches(dossier), *_of_documents(dossier)))
    worth = _worth(dossier, findings)
    told = sorted((name for name in known if worth[name]), key=lambda name: (-worth[name], name))
    return tuple(known[name] for name in told[:MOST])


def _unambiguous(found: Iterable[Gloss]) -> dict[str, Gloss]:
    """Return the gloss of each name; a name that is defined twice in the same way, as different things, has none."""
    named: dict[str, list[Gloss]] = {}
    for gloss in found:
        named.setdefault(gloss.name, []).append(gloss)
    chosen = {}
    for name, each in named.items():
        told = each if any(one.says for one in each if one.kind != NAMED) else [one for one in each if one.says]
        best = [gloss for gloss in told if gloss.kind == min((one.kind for one in told), key=ORDER.index)]
        if len({gloss.says for gloss in best}) == 1 and best[0].says:
            chosen[name] = best[0]
    return chosen


def _worth(dossier: Dossier, findings: Sequence[Finding]) -> Counter[str]:
    """Return how much each name matters: changed lines of the files and definitions, and what findings say."""
    worth: Counter[str] = Counter()
    for file in dossier.pull_request.files:
        worth[_module(file.path)] += file.additions + file.deletions
    for commit in dossier.commits:
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            inside = ""
            for line in () if isinstance(part.lines, Absent) else part.lines:
                defined = _DEFINES.match(line.text)
                inside = defined[1] if defined else inside
                if inside and line.sign != " ":
                    worth[inside] += 1
    for finding in findings:
        said = [finding.claim, *(receipt.quote for receipt in finding.receipts[:8])]
        for name in {name for text in said for name in _names(text)}:
            worth[name] += OF_FINDING * finding.weight
    return worth


def _names(text: str) -> set[str]:
    found = set(_IDENTIFIER.findall(text))
    return found | {_module(path) for path in re.findall(r"[\w./-]{2,120}\.\w{1,4}\b", text)}


def _module(path: str) -> str:
    """Return what a file is called in prose: its name with its ending."""
    return path.rsplit("/", 1)[-1]


def _of_code(dossier: Dossier) -> Iterator[Gloss]:
    """Yield what docstrings say, and with no words what has none: a name that is two things means neither."""
    for text in dossier.texts:
        side, code = ("after", text.after) if isinstance(text.after, str) else ("before", text.before)
        if isinstance(code, str) and text.path.endswith(".py") and not _is_test(text.path) and len(code) <= LARGEST:
            yield from _in_module(text.path, f"{side}:{text.path}", code)


def _is_test(path: str) -> bool:
    return _module(path).startswith("test_") or "/tests/" in f"/{path}"


def _in_module(path: str, source: str, code: str) -> Iterator[Gloss]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape in a stranger's string is no news of ours
            tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    yield Gloss(_module(path), "file", source, _first(tree))
    for node in tree.body:
        yield from _definition(node, source, "function")
        for inner in node.body if isinstance(node, ast.ClassDef) else ():
            yield from _definition(inner, source, "method")


def _definition(node: ast.AST, source: str, kind: str) -> Iterator[Gloss]:
    if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return
    is_class = isinstance(node, ast.ClassDef)
    fit = _is_telling(node.name) or (is_class and len(node.name) >= SHORTEST_NAME)
    if fit:
        yield Gloss(node.name, "class" if is_class else kind, source, _first(node))


def _is_telling(name: str) -> bool:
    """Whether a name can be meant by nothing but the name: `start` in a sentence is a verb."""
    return bool(_TELLING.search(name)) and not name.startswith("__") and fits_a_span(name)


def _first(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """Return the first sentence of a docstring's first paragraph, empty where there is none to speak of."""
    text = (ast.get_docstring(node) or "").strip().partition("\n\n")[0]
    return _sentence(text)


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    match = _FIRST_SENTENCE.match(plain)
    said = match[1] if match else plain
    return said if " " in said and len(said) <= LONGEST else ""


def _of_patches(dossier: Dossier) -> Iterator[Gloss]:
    """Yield what added lines say of a definition in its own docstring's first line."""
    for commit in dossier.commits:
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            if part.path.endswith(".py") and not _is_test(part.path) and not isinstance(part.lines, Absent):
                added = [line.text for line in part.lines if line.sign == "+"]
                yield from _in_added(added, f"patch:{commit.short}:{part.path}")


def _in_added(lines: Sequence[str], source: str) -> Iterator[Gloss]:
    for n, line in enumerate(lines):
        defined = _DEFINES.match(line)
        if not defined or not _is_telling(defined[1]):
            continue
        signature = next((m for m in range(n, min(n + LINES, len(lines))) if lines[m].rstrip().endswith(":")), n)
        opening = _OPENING.match(lines[signature + 1]) if signature + 1 < len(lines) else None
        if opening and (says := _sentence(opening["words"])) and says.endswith((".", "!", "?")):
            yield Gloss(defined[1], BRANCH, source, says)


def _of_documents(dossier: Dossier) -> Iterator[Gloss]:
    """Yield the sentences of documents that begin with a name and say what it is."""
    texts = [(f"after:{one.path}", one.path, one.after) for one in dossier.texts if isinstance(one.after, str)]
    if isinstance(dossier.tree, SourceTree):
        texts += [(f"tree:{one.path}", one.path, one.text) for one in dossier.tree.texts]
    texts += [(f"rule:{one.path}", one.path, one.text) for one in dossier.rules]
    for source, path, text in texts:
        if path.lower().endswith(DOCUMENTS) and len(text) <= LARGEST:
            for match in _DEFINED.finditer(text):
                name, says = match["name"].rsplit("/", 1)[-1], _sentence(match[0].lstrip("-*+# "))
                if says and _is_telling(name):
                    yield Gloss(name, "file" if "." in name else NAMED, source, says)
