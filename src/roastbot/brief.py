"""The brief: everything a writer gets to know about one pull request, inside the token budget."""

from dataclasses import dataclass

from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer works from.

    The offline writer reads `dossier`, `facts` and `findings`; a model reads `system` and `prompt`, which hold
    the same things in words. `left_out` says in plain sentences what did not fit. `tokens` is our own estimate of
    what the first request holds, `repair_tokens` what a later one may hold besides to mend a draft.
    """

    dossier: Dossier
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    system: str
    prompt: str
    left_out: tuple[str, ...]
    tokens: int
    repair_tokens: int = 0
