"""What a text claims about a pull request, and what became of each claim when it was held against the evidence."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of claim it is."""

    NUMBER = "number"
    QUOTATION = "quotation"
    CODE = "code"
    PERSON = "person"
    PATH = "path"
    COMMIT = "commit"
    LINK = "link"
    ORDER = "order"
    DEED = "deed"
    STATEMENT = "statement"  # a whole sentence, judged by the second reading


class Verdict(StrEnum):
    """What the evidence says; `undecided` is metaphor, opinion, beyond code, or evidence that was cut off."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: where it stands and whether it is so.

    `field` is the part of the draft (`body`, `title`, ...), `span` the words as a reader sees them, `start` and `end`
    their place in the field's raw Markdown. `receipt` is the id of the fact or source that supports it, empty for
    none; `reason` says in plain words why it is not supported, `known` what is known instead (`17 commits`), and
    `sentence` is the whole sentence around it.
    """

    field: str
    span: str
    start: int
    end: int
    kind: Kind
    verdict: Verdict
    receipt: str = ""
    reason: str = ""
    known: str = ""
    sentence: str = ""
