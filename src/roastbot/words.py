"""How titles are read: the verb a commit or pull request leads with, the nouns it is about, what may be quoted.

Nothing here understands English. It knows a list of verbs, a list of words that carry no meaning, and when two
words share so much of their beginning that a reader would call them the same (`dedup`, `deduplication`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roastbot.invisible import unseen

VERBS = frozenset(
    """
    accept add address adjust align allow apply avoid bring build bump cache cap catch change check clamp clarify
    clean cleanup close collapse collect configure consolidate convert correct create cut decompose deduplicate
    defer define delete deliver deprecate detect disable document drain drop embed emit enable encapsulate enforce
    ensure escape exclude expand export expose extend extract fix fold forbid format generate give guard handle
    harden hide hoist hold ignore implement import improve include inject inline install introduce invalidate
    isolate join keep let lift limit link load log make mark merge migrate minimise minimize mock modernize move
    mute narrow normalize notify optimize override paint parse pin polish prepare preserve prevent promote propagate
    prune publish purge raise read rebuild recover redirect reduce refactor refine refresh regenerate register
    reject relax release remove rename reorder reorganize replace report require reset resolve respect restore
    restrict retire retry return reuse revert revise rework rewrite run sanitize save scope send separate set
    shorten show shrink silence simplify skip slim sort speed split stabilize standardize start stop store
    streamline strip support suppress swap sweep switch sync test throttle tidy tighten track trim tweak unblock
    undo unify unlock unpin update upgrade use validate vendor verify warm warn wire wrap write
    """.split()  # noqa: SIM905 - a hundred words read better as a paragraph
)
EMPTY = frozenset(
    """
    a an and are as at be before after by can do does for from if in into is it its new no not of off on only or
    out over own per so than that the their them then there these this those to under until up use used using via
    was we when where which while who with without
    """.split()  # noqa: SIM905 - likewise
)
NOUNS_TOO = frozenset(
    """
    cache change check cleanup document export format guard import limit link load lock log mark mock paint release
    report retry return run scope sort speed start stop store switch sync test track
    """.split()  # noqa: SIM905 - likewise
)
DETERMINERS = frozenset(
    {"a", "an", "the", "all", "any", "each", "our", "its", "this", "these", "up", "out", "to", "for"}
)
EVERYWHERE = frozenset(
    {"add", "fix", "make", "update", "remove", "change", "move", "set", "get", "let", "again", "more"}
)
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_CONVENTIONAL = re.compile(r"^[a-z]+(?:\([^)]*\))?!?:\s+", re.IGNORECASE)
_TICKET = re.compile(r"\s*\((?:#\d+|closes #\d+)\)\s*$", re.IGNORECASE)
_BULLET = re.compile(r"[-*+] (?:\[[ xX]\] )?(?P<text>\S.*)$")
_NESTED = re.compile(r"\s+(?:[-*+]|\d+\.)\s")
_QUOTABLE = re.compile(r"[A-Za-z0-9 ,.'\u2019!?;:()%/-]+")
SAME_START = 7  # letters two different forms of one word share: cancell-ing, cancell-ation
SHORT_FORM = 5  # letters that make one word a plausible short form of another: dedup, deduplication


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: `plain` has no conventional-commit prefix and no issue number at its end.

    `verb` is its first word in lower case when that is a known verb, else empty; `rest` is what follows it.
    """

    plain: str
    verb: str
    rest: str


def read_title(text: str) -> Title:
    """Return `text` taken apart; any text will do."""
    plain = _TICKET.sub("", _CONVENTIONAL.sub("", text.strip())).strip()
    first, _, rest = plain.partition(" ")
    if first.lower() in VERBS:
        return Title(plain, first.lower(), rest.strip())
    return Title(plain, "", plain)


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case, names in camel or snake case taken apart."""
    return tuple(word.lower() for part in _HUMP.split(text) for word in _WORD.findall(part))


def count_words(text: str) -> int:
    """Return how many words a reader counts: what stands between white space with a letter or a digit in it."""
    return sum(1 for part in text.split() if any(map(str.isalnum, part)))


def content(text: str) -> tuple[str, ...]:
    """Return the words of `text` that mean something: three letters or more, none that stand in any title."""
    return tuple(word for word in words(text) if len(word) > 2 and word not in EMPTY and word not in EVERYWHERE)  # noqa: PLR2004 - shorter words are initials


def akin(one: str, other: str) -> bool:
    """Whether two words in lower case are forms of one another, judged by how they begin."""
    short, long = sorted((one, other), key=len)
    if short == long or long in (short + "s", short + "es"):
        return True
    if len(short) >= SHORT_FORM and long.startswith(short):
        return True
    return len(short) >= SAME_START and short[:SAME_START] == long[:SAME_START]


def shared(one: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the words of `one` that have kin among `others`, each once, in order."""
    return tuple(dict.fromkeys(word for word in one if any(akin(word, other) for other in others)))


def first_list(text: str) -> tuple[str, ...]:
    """Return the entries of the first bullet list in a Markdown text, each on one line, without their marks."""
    entries: list[str] = []
    for line in text.splitlines():
        bullet = _BULLET.match(line)
        if bullet:
            entries.append(bullet["text"].strip())
        elif entries and line.startswith((" ", "\t")) and line.strip():
            if not _NESTED.match(line):
                entries[-1] += f" {line.strip()}"
        elif entries and line.strip():
            break
    return tuple(entries)


def is_quotable(text: str) -> bool:
    """Whether `text` may stand between quotation marks in Markdown without any escaping."""
    return bool(_QUOTABLE.fullmatch(text)) and text == text.strip()


def fits_a_span(text: str) -> bool:
    """Whether `text` is one line of visible characters, as a code span needs."""
    return "\n" not in text and "\t" not in text and bool(text.strip()) and not unseen(text)


def clip(text: str, most: int = 12) -> str:
    """Return the beginning of `text`, at most `most` words, cut where a reader would draw breath.

    What is returned stands verbatim in `text`. It is cut before ` and `, ` to ` and their like, at a colon or a
    comma, or, where none of these comes in time, between two words.
    """
    parts = text.split()
    if len(parts) <= most:
        return text.strip()
    starts = [found.start() for found in re.finditer(r"\S+", text)][: most + 1]
    head = text[: starts[most]].rstrip()
    breaths = [found.start() for found in re.finditer(r"[,;:]| (?=(?:and|to|for|by|with|so|in) )| \(", head)]
    fits = [at for at in breaths if len(head[:at].split()) > most // 3]
    return (head[: fits[-1]] if fits else head).rstrip(" ,;:-")
