"""The source tree at the merge commit: fetched in one request, searched for what the detectors ask, and let go.

Nothing is kept but the answers. A tree past the limits (tarball.py) is searched in the folders that the change touched,
and says so; one that cannot be had is Absent with its reason, and never ends a run.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Final

from roastbot.errors import BlindTokenError, GitHubError
from roastbot.evidence import (
    Absent,
    Ask,
    ChangeType,
    Document,
    Dossier,
    Mention,
    PullRequest,
    Question,
    Reason,
    SourceTree,
    TreeFile,
)
from roastbot.github import Door
from roastbot.invisible import clean_line
from roastbot.redact import LABEL
from roastbot.reviewable import is_excluded
from roastbot.secret_files import is_secret_file
from roastbot.tarball import LIMITS, BrokenTarballError, Limits, Tarball

LARGEST_FILE: Final = LIMITS.file  # bytes of one file that is searched; larger ones nobody wrote by hand
LARGEST_TEXT: Final = 300_000  # bytes of a file whose whole text is kept
ALL_TEXTS: Final = 4_000_000  # bytes of all of them together
MOST_QUESTIONS: Final = 5_000  # the largest recorded pull request raises 1,750
MOST_MENTIONS: Final = 60  # places of one name or line; what stands in more is in use, whatever else it is
ALL_MENTIONS: Final = 20_000  # of all names and lines together, about 3 MB of a saved dossier
LONGEST_LINE: Final = 300  # characters kept of a line
_OID: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_UNREAD: Final = (Absent(Reason.OVER_BUDGET), Absent(Reason.NOT_SERVED))
_WORD: Final = re.compile(r"[^\W\d]\w*")
_ODD: Final = re.compile(r"[^\t\n\x20-\x7e]")  # what may be a hidden character; most files have none
_KEY: Final = "PRIVATE KEY-----"  # a file with a key in it is not quoted: a single line of one looks like any word
_ATTRIBUTES: Final = ".gitattributes"
_HIDES: Final = "export-ignore"  # what is marked so there, git leaves out of a tarball

Files = Iterable[tuple[str, bytes | None]]


def read(
    door: Door,
    dossier: Dossier,
    questions: Sequence[Question],
    exclude_paths: Sequence[str] = (),
    limits: Limits = LIMITS,
) -> Dossier:
    """Return a redacted dossier with its tree, and with those texts as merged that GitHub had not served.

    `questions` are what is to be looked for; files that `exclude_paths` names are searched and not quoted. What is new
    in it is not redacted yet.
    """
    pull = dossier.pull_request
    left = tuple(exclude_paths)
    home = f"{pull.repository.url}/blob/{pull.merge_commit}"
    answerable = [one for one in questions if LABEL not in one.text]  # what was redacted stands nowhere like this
    taken = _Taken({text.path for text in dossier.texts if text.after in _UNREAD})

    def look(files: Files) -> SourceTree:
        return search(files, answerable, home, quiet=lambda path: is_secret_file(path) or is_excluded(path, left))

    try:
        tree = _fetched(door, pull, taken, look, limits)
    except BlindTokenError:
        return replace(dossier, tree=Absent(Reason.FORBIDDEN))
    except (GitHubError, BrokenTarballError):
        return replace(dossier, tree=Absent(Reason.NOT_SERVED))
    texts = (replace(text, after=taken.texts.get(text.path, text.after)) for text in dossier.texts)
    return replace(dossier, tree=tree, texts=tuple(texts))


def _fetched(
    door: Door, pull: PullRequest, taken: "_Taken", look: Callable[[Files], SourceTree], limits: Limits
) -> SourceTree | Absent:
    """Return the tree, with how far it was searched; raises GitHubError, BrokenTarballError."""
    oid = pull.merge_commit or ""
    if not _OID.fullmatch(oid):
        return Absent(Reason.NOT_SERVED)
    with closing(door.tarball(pull.repository.name_with_owner, oid)) as chunks:
        tarball = Tarball(chunks, _folders(pull), taken.must, limits)
        tree = look(taken.watch(tarball))
    folders = tarball.searched
    if folders == ():
        return Absent(Reason.OVER_BUDGET)
    merged = (file.path for file in pull.files if file.change is not ChangeType.DELETED)
    hidden = taken.hides or _HIDES in pull.repository.gitattributes or any(path not in tree.by_path for path in merged)
    return replace(tree, searched=folders or (), complete=tarball.complete and not hidden)


class _Taken:
    """What is taken out of a tarball on its way to the search."""

    def __init__(self, wanted: set[str]) -> None:
        self.texts: dict[str, str] = {}
        self.hides = False
        self._wanted, self._room = wanted, ALL_TEXTS

    def must(self, path: str) -> bool:
        """Whether a file is read whatever was read before."""
        return path in self._wanted or _name(path) == _ATTRIBUTES

    def watch(self, files: Files) -> Iterator[tuple[str, bytes | None]]:
        """Yield the files as they are; keep the wanted texts, and note whether files are left out."""
        for path, content in files:
            if _name(path) == _ATTRIBUTES:
                self.hides = self.hides or content is None or _HIDES.encode() in content
            if path in self._wanted and content is not None and len(content) <= min(LARGEST_TEXT, self._room):
                text = _text(content)
                self.texts |= {} if text is None else {path: text}
                self._room -= len(content)
            yield path, content


def _folders(pull: PullRequest) -> list[str]:
    """Return the folders of touched files, none inside another; the root is none, it would be everything."""
    every = sorted({file.path.rpartition("/")[0] for file in pull.files} - {""})
    found: list[str] = []
    for folder in every:
        if not any(folder.startswith(f"{other}/") for other in found):
            found.append(folder)
    return found


def search(
    files: Files,
    questions: Sequence[Question],
    home: str,
    searched: Sequence[str] = (),
    quiet: Callable[[str], bool] = lambda _: False,
) -> SourceTree:
    """Return the answers that `files` (a path and its bytes, None where they were not read) hold to `questions`.

    `home` is the address a file's path is put behind; `searched` names the folders where not all were read; `quiet`
    says which files are searched and not quoted.
    """
    asked = tuple(questions)[:MOST_QUESTIONS]
    names = frozenset(one.text for one in asked if one.ask is Ask.NAME)
    lines = frozenset(one.text for one in asked if one.ask is Ask.LINE)
    ends = tuple({f"/{one.text}" for one in asked if one.ask is Ask.FILE})
    listed, texts, room = [], [], ALL_TEXTS
    found: dict[str, list[Mention]] = {}
    counts: Counter[str] = Counter()
    for path, content in files:
        text = _text(content)
        listed.append(TreeFile(path, None if text is None else _count(text)))
        if text is None:
            continue
        mentions = list(_mentions(path, text, names, lines))
        is_asked = bool(ends) and f"/{path}".endswith(ends) and len(text) <= min(LARGEST_TEXT, room)
        is_quiet = (is_asked or mentions) and (_KEY in text or quiet(path))
        for mention in mentions:
            counts[mention.of] += 1
            if counts[mention.of] <= MOST_MENTIONS:
                found.setdefault(mention.of, []).append(replace(mention, text="") if is_quiet else mention)
        if is_asked and not is_quiet:
            texts.append(Document(path, text, f"{home}/{path}"))
            room -= len(text)
    crowded = _crowded(counts)
    kept = (mention for name, some in found.items() if name not in crowded for mention in some)
    return SourceTree(
        files=tuple(sorted(listed, key=lambda file: file.path)),
        asked=asked,
        mentions=tuple(sorted(kept, key=lambda mention: (mention.path, mention.line, mention.of))),
        crowded=tuple(sorted(crowded)),
        texts=tuple(sorted(texts, key=lambda text: text.path)),
        searched=tuple(searched),
    )


def _crowded(counts: Counter[str]) -> set[str]:
    """Return what stands in too many places, and where all together are too many, the commonest."""
    crowded, left = set[str](), ALL_MENTIONS
    for name, count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        left -= count
        if count > MOST_MENTIONS or left < 0:
            crowded.add(name)
    return crowded


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _text(content: bytes | None) -> str | None:
    """Return the text of a file without hidden characters, line by line; None where it is none, or was not read."""
    if content is None or len(content) > LARGEST_FILE or b"\0" in content[:8_000]:
        return None
    text = content.decode(errors="replace").replace("\r\n", "\n")
    return "\n".join(clean_line(line) for line in text.split("\n")) if _ODD.search(text) else text


def _count(text: str) -> int:
    return text.count("\n") + (not text.endswith("\n")) if text else 0


def _mentions(path: str, text: str, names: frozenset[str], lines: frozenset[str]) -> Iterator[Mention]:
    present = names.intersection(_WORD.findall(text))
    if not present and not lines:
        return
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        kept = stripped[:LONGEST_LINE]
        if stripped in lines:
            yield Mention(stripped, path, number, kept)
        for name in present.intersection(_WORD.findall(stripped)) if present else ():
            yield Mention(name, path, number, kept)
