"""Spots commits that name a machine as author or co-author, beside those that name none.

Funny because the log keeps the attendance of two kinds of workers. Used to say who did what, never to belittle it.
Known false alarms: people are called Claude and Gemini too, so a co-author's address must be a machine's; a tool may
sign what it only formatted, and nobody knows of help that was not signed: what is told is what the log names.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import Step, of_commit, steps
from roastbot.evidence import Commit, Dossier
from roastbot.findings import Fact, Finding, Receipt
from roastbot.trailers import trailers
from roastbot.words import fits_a_span

_TRAILER = re.compile(r"\s*(?P<name>[^<>]{1,100}?)\s*<(?P<address>[^<>\s]{3,200})>\s*")
_ADDRESS = re.compile(
    r"(?:noreply|claude)@anthropic\.com|(?:noreply|codex|chatgpt)@openai\.com|cursoragent@cursor\.com|"
    r"[\w.+-]+@(?:aider\.chat|devin\.ai|cognition\.ai|opencode\.ai|windsurf\.com|ampcode\.com)|copilot@github\.com|"
    r"(?:\d+\+)?(?:copilot|[\w-]+\[bot\])@users\.noreply\.github\.com",
    re.IGNORECASE,
)
_BOT = "[bot]"
FEW = 3  # commits without a machine; so few can be named
MOST_NAMES = 3
ENOUGH = 2


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield at most one finding: how many commits name a machine, and how many do not."""
    branch = steps(dossier)
    names = {step.place: _machines(step.commit) for step in branch}
    helped = [step for step in branch if names[step.place]]
    alone = [step for step in branch if not names[step.place]]
    called = list(dict.fromkeys(name for step in helped for name in names[step.place]))[:MOST_NAMES]
    if len(helped) < ENOUGH or not (alone or len(called) > 1):
        return  # one machine on every commit is `company`
    receipts = tuple(Receipt.quote_from(dossier, step.receipt.source, step.commit.headline) for step in alone[:FEW])
    count = Fact("machine_hands.commits", len(helped), "commits", "commits that name a machine as author or co-author")
    rest = Fact("machine_hands.others", len(alone), "commits", "commits that name no machine")
    told = Fact("machine_hands.names", ", ".join(called), "", "the machines the log names")
    clocks = tuple(fact for step in alone[:1] for fact in of_commit(facts, step, "authored"))
    some = 0 < len(alone) <= FEW < len(helped)
    claim = f"{_count(len(helped), len(branch))} a machine as author or co-author ({', '.join(called)}){_rest(alone)}."
    yield Finding("machine_hands", claim, (count, rest, told, *clocks), receipts, 3 if some else 2)


def _count(helped: int, every: int) -> str:
    return f"Of {every} commits, merges aside, {helped if helped < every else 'all'} name"


def _rest(alone: Sequence[Step]) -> str:
    if not alone:
        return ""
    if len(alone) > FEW:
        return f"; the other {len(alone)} name none"
    return f"; {', '.join(f'“{step.commit.headline}”' for step in alone)} {'names' if len(alone) == 1 else 'name'} none"


def _machines(commit: Commit) -> tuple[str, ...]:
    """Return what the machines that a commit names are called, without what stands in brackets."""
    found = [commit.author] if commit.author.endswith(_BOT) or (commit.author_login or "").endswith(_BOT) else []
    said = commit.trailers or trailers(f"{commit.headline}\n\n{commit.body}")
    for key, value in said:
        match = _TRAILER.fullmatch(value) if key.casefold() == "co-authored-by" else None
        if match and _ADDRESS.fullmatch(match["address"]):
            found.append(match["name"].partition(" (")[0])
    return tuple(dict.fromkeys(name for name in found if fits_a_span(name)))
