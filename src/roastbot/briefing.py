"""From dossier, facts and findings to a brief that stays inside a hard number of tokens.

The cap covers whatever is sent: the fixed prose, the answer's schema, the evidence, and a later request that mends
a draft. Where the evidence is too large, LAYERS says who gets how much. What is never cut: the system prompt, the
pull request's head, the list of what GitHub left out. What is cut carries `"cut": true` for the model and a
sentence in `left_out` for the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import Final

from roastbot import material, prompts, shape
from roastbot.brief import Brief
from roastbot.errors import ConfigError
from roastbot.evidence import Dossier
from roastbot.facts import with_findings
from roastbot.findings import Fact, Finding
from roastbot.rations import Entry, Fitted, allot, evenly, first_come, need, room_for, tokens
from roastbot.reviewable import why_not

SCHEMA_TOKENS: Final = 700  # the answer's JSON schema and the marks around messages; a test measures the schema
LEAST_EVIDENCE: Final = 1_500  # tokens; a pull request told in less leaves a writer nothing to be right about
REPAIR: Final = 5_000  # tokens kept free for mending: a draft of 700 words and a page of problems
REPAIR_SHARE: Final = 4  # but never more than one in so many of the cap
LINE: Final = "Nothing."  # what an empty block says
MACHINE_MADE: Final = ("patch of a file nobody wrote", "patches of files nobody wrote")


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of evidence: the block it goes to, its share in per cent, its entries, and what to call them."""

    block: str
    share: int
    entries: Sequence[Entry]
    noun: tuple[str, str]
    order: Sequence[int] | None = None  # places in order of worth; None: as many as possible, large ones cut
    smallest: int = 300  # bytes under which a cut entry is not worth its id: who, when and a headline fit


def layers(
    dossier: Dossier, facts: Sequence[Fact], findings: Sequence[Finding], exclude_paths: Sequence[str] = ()
) -> tuple[Layer, ...]:
    """Return the evidence in order of priority; shares add up to 100.

    Facts come first because a number that is not among them may not be written at all. Then the author's own
    words, the history, the collisions found, what others said, and last the patches: they are the largest by far,
    and lose least by losing whole hunks. Lock files, generated and excluded ones come after those somebody wrote. A
    share nobody needs goes to the first layer that does.
    """
    proving = {fact.id for finding in findings for fact in finding.facts}
    worth = [(fact.id not in proving, fact.id.startswith(material.ONE_OF_MANY)) for fact in facts]
    patches = material.patches(dossier)
    attributes = dossier.pull_request.repository.gitattributes
    by_hand = [why_not(patch.path, attributes, exclude_paths) is None for patch in patches]
    return (
        Layer("facts", 15, material.facts(facts), ("fact", "facts"), sorted(range(len(facts)), key=worth.__getitem__)),
        Layer("sources", 15, material.description(dossier), ("description", "descriptions")),
        Layer("sources", 20, material.commits(dossier), ("commit message", "commit messages")),
        Layer("findings", 10, material.findings(findings), ("finding", "findings"), range(len(findings))),
        Layer("sources", 15, material.conversation(dossier), ("review or comment", "reviews and comments")),
        Layer("timeline", 5, material.timeline(dossier), ("event", "events"), range(len(dossier.events))),
        Layer("sources", 18, tuple(compress(patches, by_hand)), ("patch", "patches"), smallest=1_000),
        Layer("sources", 2, tuple(compress(patches, map(not_, by_hand))), MACHINE_MADE, smallest=1_000),
    )


def build(
    dossier: Dossier,
    facts: Sequence[Fact],
    findings: Sequence[Finding],
    max_tokens: int,
    *,
    exclude_paths: Sequence[str] = (),
) -> Brief:
    """Return the brief for one pull request; its requests are estimated at no more than `max_tokens`.

    `findings` come best first; `exclude_paths` are the gitignore patterns of the setting of that name. Raises
    ConfigError naming max-input-tokens when not even the minimum fits.
    """
    system = prompts.fill("system", **shape.ASKED)
    repair = min(REPAIR, max_tokens // REPAIR_SHARE)
    frame = {"pull_request": material.pull_request_line(dossier), "missing": "\n".join(material.missing(dossier))}
    bare = _prompt(frame)
    room = room_for(max_tokens - repair - SCHEMA_TOKENS - tokens(system) - tokens(bare) - 1)
    if room < room_for(LEAST_EVIDENCE):
        raise _too_small(max_tokens, tokens(system) + tokens(bare))
    table = with_findings(facts, findings)
    blocks, left_out = _fill(layers(dossier, table, findings, exclude_paths), room)
    prompt = _prompt({**frame, **blocks})
    used = tokens(system) + tokens(prompt) + SCHEMA_TOKENS
    return Brief(dossier, tuple(facts), tuple(findings), system, prompt, left_out, used, max_tokens - used)


def _prompt(blocks: dict[str, str]) -> str:
    names = ("pull_request", "facts", "findings", "missing", "sources", "timeline")
    return prompts.fill("brief", **{name: blocks.get(name) or LINE for name in names})


def _fill(claims: Sequence[Layer], room: int) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return each block's lines and the sentences about what did not fit."""
    given = allot([need(layer.entries) for layer in claims], [layer.share for layer in claims], room)
    blocks: dict[str, list[str]] = {}
    left_out = []
    for layer, own in zip(claims, given, strict=True):
        if layer.order is None:
            fitted = evenly(layer.entries, own, layer.smallest)
        else:
            fitted = first_come(layer.entries, own, layer.order)
        blocks.setdefault(layer.block, []).extend(fitted.lines)
        left_out += _told(layer, fitted)
    return {name: "\n".join(lines) for name, lines in blocks.items()}, tuple(left_out)


def _told(layer: Layer, fitted: Fitted) -> list[str]:
    return [
        f"{_some(count, len(layer.entries), layer.noun)} {what} to stay inside max-input-tokens"
        for count, what in ((fitted.shortened, "shortened"), (fitted.dropped, "left out"))
        if count
    ]


def _some(count: int, total: int, noun: tuple[str, str]) -> str:
    if total == 1:
        return f"The {noun[0]} is"
    return f"{count:,} of {total:,} {noun[1]} {'is' if count == 1 else 'are'}"


def _too_small(max_tokens: int, fixed: int) -> ConfigError:
    least = fixed + SCHEMA_TOKENS + LEAST_EVIDENCE
    enough = least + min(REPAIR, least // (REPAIR_SHARE - 1)) + REPAIR_SHARE
    return ConfigError(
        f"max-input-tokens is {max_tokens:,}, too little for any pull request",
        cause="the writing rules and the smallest useful evidence alone take more",
        fix=f"set max-input-tokens to {-(-enough // 100) * 100:,} or more, or leave it out",
    )
