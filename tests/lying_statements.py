"""Things that can be said of a pull request: each in several true ways, and in ways that are lies about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from roastbot.evidence import Absent, Dossier
from roastbot.numerals import SMALL

KINDS = ("number", "quotation", "code", "person", "order")
SPELLED = {value: word for word, value in SMALL.items()}


@dataclass(frozen=True)
class Lie:
    """A false sentence: which of the five kinds it is, by which means it lies, and its words."""

    kind: str
    way: str
    text: str


@dataclass(frozen=True)
class Statement:
    """One thing that is so: true sentences that say it, and false ones that could stand in their place."""

    truths: tuple[str, ...]
    lies: tuple[Lie, ...] = ()


def texts_of(dossier: Dossier) -> str:
    """Return everything anybody wrote or committed, with each commit's id, to look up what does not exist."""
    ids = [commit.oid for commit in dossier.commits]
    paths = [file.path for file in dossier.pull_request.files]
    return "\n".join([*(f"{source.id}\n{source.text}" for source in dossier.sources.values()), *ids, *paths])


def folded(text: str) -> str:
    """Return words as they are compared: links as their words, white space folded, no escapes, no case."""
    text = re.sub(r"\[([^\[\]]*)\]\([^()\s]*\)", r"\1", text).replace("\\", "")
    text = re.sub(r"^[ \t]*>[ \t]?", "", text, flags=re.MULTILINE)
    return " ".join(text.split()).casefold()


def spelled(value: float, rng: Random) -> str:
    """Return a number as a writer may put it: in digits, or in words where they are short."""
    if value in SPELLED and rng.random() < 0.6:
        return SPELLED[value]
    return f"{value:,}"


def counted(value: float, unit: str, rng: Random) -> str:
    """Return a number with its noun: `twelve lines`, `1 file`, `14%`."""
    if unit == "percent":
        return f"{value}%" if rng.random() < 0.5 else f"{value} percent"
    noun = unit if value != 1 else "person" if unit == "people" else re.sub(r"(?<=ss)es$|s$", "", unit)
    return f"{spelled(value, rng)} {noun}"


def wrong_values(value: int, rng: Random, also_true: Sequence[float] = ()) -> list[int]:
    """Return values near a true one and far from it, none of them true."""
    digits = str(value)
    swapped = int(digits[:-2] + digits[-1] + digits[-2]) if len(digits) > 1 else value + 4
    near = [value + 1, value - 1, value + 2, value * 2, swapped, value + 10, value * 10 + rng.randint(1, 9)]
    return [one for one in dict.fromkeys(near) if one > 0 and one != value and one not in also_true]


def content(dossier: Dossier) -> dict[str, str]:
    """Return for each file of the branch all lines that were ever seen of it."""
    found: dict[str, list[str]] = {}
    for commit in dossier.commits:
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            found.setdefault(part.path, []).append(part.text)
            if part.previous_path:
                found.setdefault(part.previous_path, []).append(part.text)
    for text in dossier.texts:
        for side in (text.before, text.after):
            found.setdefault(text.path, []).append(side if isinstance(side, str) else "")
    return {path: "\n".join(texts) for path, texts in found.items()}


def everybody(dossier: Dossier) -> dict[str, set[str]]:
    """Return who took part, and what each has done: approved, reviewed, merged, commented, asked, wrote, opened."""
    pull = dossier.pull_request
    found: dict[str, set[str]] = {pull.author.login: {"opened"}}
    if pull.merged_by:
        found.setdefault(pull.merged_by.login, set()).add("merged")
    for review in dossier.reviews:
        deeds = found.setdefault(review.author.login, set())
        deeds |= {"reviewed", {"APPROVED": "approved", "CHANGES_REQUESTED": "requested"}.get(review.state, "reviewed")}
    remarks = [*dossier.comments, *(said for thread in dossier.threads for said in thread.comments)]
    for remark in remarks:
        found.setdefault(remark.author.login, set()).add("commented")
    for commit in dossier.commits:
        found.setdefault(commit.author_login or commit.author, set()).add("wrote")
    for issue in dossier.issues:
        found.setdefault(issue.author.login, set())
    return {name: deeds for name, deeds in found.items() if name != "ghost"}
