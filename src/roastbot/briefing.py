"""From dossier, facts and findings to a brief that stays inside a hard number of tokens.

The cap covers whatever is sent, byte for byte: the fixed prose, the answer's schema, the frame of a request, the
evidence, and a later request that mends a draft. Where the evidence is too large, `layers` says who gets how much, and
code gets what the others leave. What is never cut: the system prompt, the pull request's head, the list of what GitHub
left out, and how much of the change the brief holds. Files that nobody wrote (lock files, generated, vendored and
excluded ones) are never in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roastbot import coverage, material, prompts, shape
from roastbot.brief import Brief, Coverage
from roastbot.containers import one_line
from roastbot.errors import ConfigError
from roastbot.evidence import Absent, Dossier
from roastbot.excerpts import Excerpts
from roastbot.facts import with_findings, worth_of
from roastbot.findings import Fact, Finding
from roastbot.glosses import glosses
from roastbot.interest import telling_names
from roastbot.rations import BREAK, BYTES, Entry, Fitted, allot, evenly, first_come, need, room_for, size
from roastbot.restraint import NONE, Restraint
from roastbot.reviewable import why_not
from roastbot.voice import PLAIN, Voice

SCHEMA_TOKENS: Final = 500  # the answer's JSON schema and all that frames a request; a test measures them
LEAST_EVIDENCE: Final = 1_200  # tokens; a pull request told in less leaves a writer nothing to be right about
REPAIR: Final = 2_700  # tokens kept free for mending: a draft of 550 words and its plan take 2,100, a problem about 100
REPAIR_SHARE: Final = 20  # a larger cap keeps one token in so many free
MOST_REPAIR: Final = 4  # but never more than one in so many
STATED: Final = 1_000  # bytes kept for what the brief says about its own coverage
ONE_OF_MANY: Final = 3  # what facts.worth_of says of those
LINE: Final = "Nothing."  # what an empty block says
BLOCKS: Final = ("pull_request", "coverage", "facts", "findings", "names", "missing", "timeline", "sources")


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of evidence: the block it goes to, its share in per cent (least, most), its entries and their names.

    `order` is places in order of worth, for entries that are taken whole or not at all; None: as many as possible, the
    large ones cut. `shorter` are the same entries at their shortest, for when not all fit otherwise.
    """

    block: str
    share: tuple[int, int]
    entries: Sequence[Entry]
    noun: tuple[str, str]
    order: Sequence[int] | None = None
    smallest: int = 200  # bytes under which a cut entry is not worth its id: who, when and a headline fit
    shorter: Sequence[Entry] = ()


def layers(
    dossier: Dossier, facts: Sequence[Fact], findings: Sequence[Finding], held: frozenset[str] = frozenset()
) -> tuple[Layer, ...]:
    """Return all evidence but the code, in the order in which the model reads it within each block.

    What nobody needs of these shares, and at least the rest of the hundred, is for the code. The sources in `held` are
    not shown.
    """
    messages = material.shown(material.commits(dossier), held)
    said = material.shown(material.conversation(dossier), held)
    about = material.shown(material.description(dossier), held)
    issues = material.shown(material.issues(dossier), held)
    house = material.shown(material.house(dossier, telling_names(dossier)), held)
    main, many = _parted(facts, findings)
    said_of = material.names(dossier, glosses(dossier, findings), held)
    past = material.earlier(dossier)
    return (
        Layer("sources", (22, 42), messages, ("commit message", "commit messages"), shorter=material.titles(messages)),
        Layer("sources", (8, 15), about, ("description", "descriptions")),
        Layer("sources", (10, 20), said, ("review or comment", "reviews and comments")),
        Layer(
            "findings", (9, 12), material.findings(dossier, findings), ("finding", "findings"), _praise_first(findings)
        ),
        Layer("names", (2, 3), said_of, ("name", "names"), range(len(said_of))),
        Layer("facts", (12, 16), material.facts(main), ("fact", "facts"), range(len(main))),
        Layer(
            "facts",
            (1, 3),
            material.facts(many),
            ("fact about one of many", "facts about one of many"),
            range(len(many)),
        ),
        Layer("timeline", (2, 4), (entries := material.timeline(dossier)), ("event", "events"), range(len(entries))),
        Layer("sources", (3, 6), issues, ("linked issue", "linked issues")),
        Layer("sources", (3, 5), house, ("rule or concern", "rules and concerns")),
        Layer("sources", (1, 3), past, ("earlier title", "earlier titles"), range(len(past))[::-1]),
    )


def _praise_first(findings: Sequence[Finding]) -> list[int]:
    """Return the places of findings in the order in which they are kept: without praise there is no roast of ours."""
    return sorted(range(len(findings)), key=lambda n: not findings[n].praise)


def _parted(facts: Sequence[Fact], findings: Sequence[Finding]) -> tuple[list[Fact], list[Fact]]:
    """Return the facts about the whole and those about one of many, what proves a finding or is worth most first."""
    proving = {fact.id for finding in findings for fact in finding.facts}
    ranked = sorted(facts, key=lambda fact: (fact.id not in proving, worth_of(fact.id)))
    parts: tuple[list[Fact], list[Fact]] = ([], [])
    for fact in ranked:
        single = fact.id.startswith(material.ONE_OF_MANY) or (
            fact.id not in proving and worth_of(fact.id) >= ONE_OF_MANY
        )
        parts[single].append(fact)
    return parts


def build(
    dossier: Dossier,
    facts: Sequence[Fact],
    findings: Sequence[Finding],
    max_tokens: int,
    *,
    exclude_paths: Sequence[str] = (),
    restraint: Restraint = NONE,
    voice: Voice = PLAIN,
) -> Brief:
    """Return the brief for one pull request; each of its requests is estimated at no more than `max_tokens`.

    `findings` come best first; `exclude_paths` are the gitignore patterns of the setting of that name; what
    `restraint` withholds is not shown. Raises ConfigError naming max-input-tokens when not even the minimum fits.
    """
    system = prompts.fill("system", **shape.ASKED, **voice.lines, material=prompts.load("material"))
    held = restraint.withhold
    frame = {
        "pull_request": material.pull_request_lines(dossier),
        "missing": "\n".join(material.missing(dossier, held)),
        "restraint": material.restraint(restraint),
    }
    fixed = size(system) + size(_prompt(frame)) + room_for(SCHEMA_TOKENS)
    room = room_for(max_tokens - repair_of(max_tokens)) - fixed - STATED
    if room < room_for(LEAST_EVIDENCE):
        raise _too_small(max_tokens, fixed + STATED)
    claims = layers(dossier, with_findings(facts, findings), findings, held)
    blocks, read = _fill(dossier, claims, room, _by_hand(dossier, exclude_paths, held), findings)
    prompt = _prompt({**frame, **blocks})
    used = -(-(size(system) + size(prompt)) // BYTES) + SCHEMA_TOKENS
    return Brief(
        dossier, tuple(facts), tuple(findings), system, prompt, used, max_tokens - used, read, restraint, voice
    )


def repair_of(max_tokens: int) -> int:
    """Return how many of `max_tokens` are kept free for mending a draft."""
    return min(max(REPAIR, max_tokens // REPAIR_SHARE), max_tokens // MOST_REPAIR)


def _prompt(blocks: dict[str, str]) -> str:
    own = {"restraint": blocks.get("restraint", "")}
    return prompts.fill("brief", **own, **{name: blocks.get(name) or LINE for name in BLOCKS})


def _fill(
    dossier: Dossier,
    claims: Sequence[Layer],
    room: int,
    files: tuple[dict[str, bool], list[str]],
    findings: Sequence[Finding],
) -> tuple[dict[str, str], Coverage]:
    """Return each block's lines, and how much of everything is in them; `files` are those of `_by_hand`."""
    by_hand, reasons = files
    code = Excerpts.of(dossier, by_hand, findings)
    wanted = code.need
    shares = [layer.share for layer in claims]
    rest = (100 - sum(least for least, _ in shares), 100)
    given = allot([*(need(layer.entries) for layer in claims), wanted], [*shares, rest], room)
    blocks: dict[str, list[str]] = {}
    told = list(reasons)
    for layer, own in zip(claims, given, strict=False):
        fitted = _fitted(layer, own)
        blocks.setdefault(layer.block, []).extend(fitted.lines)
        told += _told(layer, fitted)
        room -= sum(size(line) + BREAK for line in fitted.lines)
    most = 10**7  # more than there is of anything
    bound = Coverage(most, most, most, most, (*told, _repeated(most)))
    code.fill(room + STATED - size(_stated(bound)))
    blocks.setdefault("sources", []).extend(code.lines())
    told += [_repeated(code.repeats)] if code.repeats else []
    texts = {name: "\n".join(lines) for name, lines in blocks.items()}
    read = coverage.count(dossier, texts["sources"], tuple(told))
    return texts | {"coverage": _stated(read)}, read


def _repeated(count: int) -> str:
    return f"{count:,} changed lines repeat others and are shown once"


def _stated(read: Coverage) -> str:
    """Return what the brief says about itself, in at most STATED bytes."""
    lines = [f"{read.sentence}.", *(f"{one_line(text)}." for text in read.left_out)]
    while size("\n".join(lines)) > STATED:
        lines.pop()
    return "\n".join(lines)


def _by_hand(dossier: Dossier, exclude_paths: Sequence[str], held: frozenset[str]) -> tuple[dict[str, bool], list[str]]:
    """Return for each path of a patch whether somebody wrote it and it may be shown, and sentences about the others."""
    attributes = dossier.pull_request.repository.gitattributes
    paths = {
        part.path: None for commit in dossier.commits if not isinstance(commit.patch, Absent) for part in commit.patch
    }
    because = {path: why_not(path, attributes, exclude_paths) for path in paths}
    because |= dict.fromkeys(material.held_paths(dossier, held), "it is not to be told")
    counts: dict[str, int] = {}
    for reason in because.values():
        if reason:
            counts[reason] = counts.get(reason, 0) + 1
    told = [f"{_some(n, n, ('file', 'files'))} left out: {reason}" for reason, n in sorted(counts.items())]
    return {path: reason is None for path, reason in because.items()}, told


def _fitted(layer: Layer, room: int) -> Fitted:
    if layer.order is not None:
        return first_come(layer.entries, room, layer.order)
    if layer.shorter and need(layer.shorter) > room:
        return first_come(layer.shorter, room, spread(len(layer.shorter)))
    return evenly(layer.entries, room, layer.smallest)


def spread(count: int) -> list[int]:
    """Return the places 0 to `count` - 1 so that any beginning of the list is spread over all: the ends come first."""
    if count < 3:  # noqa: PLR2004 - both ends
        return list(range(count))
    order = {0: None, count - 1: None}
    step = count
    while step > 1:
        step = -(-step // 2)
        order |= dict.fromkeys(range(0, count, step))
    return list(order)


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
    least = -(-fixed // BYTES) + LEAST_EVIDENCE
    enough = least + min(REPAIR, least // (MOST_REPAIR - 1)) + MOST_REPAIR
    return ConfigError(
        f"max-input-tokens is {max_tokens:,}, too little for any pull request",
        cause="the writing rules and the smallest useful evidence alone take more",
        fix=f"set max-input-tokens to {-(-enough // 100) * 100:,} or more, or leave it out",
    )
