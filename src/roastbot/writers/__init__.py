"""Writers are equals behind one interface; which one wrote a post is part of its provenance."""

from dataclasses import dataclass
from typing import Protocol

from roastbot.brief import Brief


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who wrote a draft and at what cost; tokens are the provider's own count, 0 where no model was asked."""

    writer: str
    model: str | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    requests: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A roast before it is checked.

    `body` is CommonMark without headings, HTML, images or the verdict. A link's target is `evidence:` and a
    source id of the dossier (`[the commit](evidence:commit:1cc2d1b)`); code turns it into a URL. `title`,
    `description`, `verdict_name` and `verdict_line` are plain text. `compliment` is the sentence of
    the body that means its praise, letter for letter, so that nobody cuts it; empty where the writer named none.
    `plan` is what the writer settled before it wrote (thesis, world, order); never printed, and only its own writer
    reads it again.
    """

    title: str
    description: str
    body: str
    verdict_name: str
    verdict_line: str
    provenance: Provenance
    compliment: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a draft: where (`body`, `title`, ...), the words at fault, and what to do instead."""

    where: str
    words: str
    advice: str


class Writer(Protocol):
    """Writes a roast from a brief.

    Both methods raise WriterError for a misconfiguration (no credential, a refused key, an unknown name) and
    WriterUnavailableError for everything that may pass (an outage, a refusal, a retired model, truncation).
    """

    @property
    def name(self) -> str:
        """What the ledger and the report call this writer."""
        ...

    def write(self, brief: Brief) -> Draft:
        """Return a first draft."""
        ...

    def revise(self, brief: Brief, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        """Return a draft that mends `problems`; the caller checks it like the first one."""
        ...
