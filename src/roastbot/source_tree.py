"""A repository's files searched for what the detectors asked, one file at a time; nothing is kept but the answers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from roastbot.evidence import Ask, Document, Mention, Question, SourceTree, TreeFile

LARGEST_FILE: Final = 1_000_000  # bytes of one file that is searched; larger ones nobody wrote by hand
LARGEST_TEXT: Final = 300_000  # bytes of a file whose whole text was asked for
MOST_MENTIONS: Final = 60  # places of one name or line; what stands in more is in use, whatever else it is
LONGEST_LINE: Final = 300  # characters kept of a line
_WORD: Final = re.compile(r"[^\W\d]\w*")


def search(
    files: Iterable[tuple[str, bytes | None]],
    questions: Sequence[Question],
    home: str,
    searched: Sequence[str] = (),
) -> SourceTree:
    """Return the answers that `files` (a path and its bytes, None where they were not read) hold to `questions`.

    `home` is the address a file's path is put behind; `searched` names the folders where not all were read.
    """
    names = frozenset(one.text for one in questions if one.ask is Ask.NAME)
    lines = frozenset(one.text for one in questions if one.ask is Ask.LINE)
    ends = tuple({f"/{one.text}" for one in questions if one.ask is Ask.FILE})
    listed, mentions, texts = [], [], []
    counts: Counter[str] = Counter()
    for path, content in files:
        text = _text(content)
        listed.append(TreeFile(path, None if text is None else _count(text)))
        if text is None:
            continue
        for mention in _mentions(path, text, names, lines):
            counts[mention.of] += 1
            if counts[mention.of] <= MOST_MENTIONS:
                mentions.append(mention)
        if ends and f"/{path}".endswith(ends) and len(text) <= LARGEST_TEXT:
            texts.append(Document(path, text, f"{home}/{path}"))
    return SourceTree(
        files=tuple(sorted(listed, key=lambda file: file.path)),
        asked=tuple(questions),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.path, mention.line, mention.of))),
        crowded=tuple(sorted(name for name, count in counts.items() if count > MOST_MENTIONS)),
        texts=tuple(sorted(texts, key=lambda text: text.path)),
        searched=tuple(searched),
    )


def _text(content: bytes | None) -> str | None:
    """Return the text of a file; None where it is none, or was not read."""
    if content is None or len(content) > LARGEST_FILE or b"\0" in content[:8_000]:
        return None
    return content.decode(errors="replace")


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
