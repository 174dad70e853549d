"""Reads anybody's finished post claim by claim, and says where in the file each claim stands. Pure.

What is true is asked here, not what may be printed: words that `quote-people` withholds prove a quotation all the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import tzinfo

from roastbot import detectors, factcheck
from roastbot.addresses import Addresses
from roastbot.claims import Claim, Kind, Verdict
from roastbot.evidence import Dossier
from roastbot.factcheck.quoting import SHORTEST, STRAY
from roastbot.facts import derive, with_findings
from roastbot.published import Passage, Place, Published
from roastbot.writers import Draft, Provenance

NOBODY = Provenance("nobody")  # a draft needs one; who wrote a post does not matter to what is true
UNCLEAR = "nobody can tell what is quoted here"
TOO_SHORT = "so few words need be nobody's"


def proofread(post: Published, dossier: Dossier, timezone: tzinfo) -> tuple[Claim, ...]:
    """Return every claim of a post in reading order.

    `start` and `end` are characters of the file, `field` is one of a draft's. Instants that GitHub records in UTC are
    read in `timezone`, or by the clock the post dates itself by, whichever accuses it of less: a post has one clock.
    """
    dossier = replace(dossier, withheld=frozenset())
    found = _read(post, dossier, timezone)
    merged = dossier.pull_request.merged_at
    clocks = {merged.astimezone(clock).utcoffset() for clock in (timezone, post.clock or timezone)}
    if post.clock is None or len(clocks) == 1 or not _wrong(found):
        return found
    return min(found, _read(post, dossier, post.clock), key=_wrong)


def _wrong(claims: Iterable[Claim]) -> int:
    return sum(claim.verdict is Verdict.UNSUPPORTED for claim in claims)


def _read(post: Published, dossier: Dossier, timezone: tzinfo) -> tuple[Claim, ...]:
    facts = derive(dossier, timezone)
    checker = factcheck.Checker(dossier, with_findings(facts, detectors.detect(dossier, facts)))
    found = [*_of_fields(post, checker), *_of_body(post, checker, Addresses(dossier))]
    unique = {(claim.start, claim.end, claim.kind): claim for claim in found}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.start, claim.end)))


def _of_fields(post: Published, checker: factcheck.Checker) -> Iterator[Claim]:
    fields = dict(post.fields)
    texts = {name: passage.text for name, passage in fields.items()}
    title, about, name, line = (texts.get(field, "") for field in factcheck.PLAIN_FIELDS)
    draft = Draft(title, about, "", name, line, NOBODY)
    for claim in checker.examine(draft):
        yield _fairly(_moved(claim, fields[claim.field]))


def _of_body(post: Published, checker: factcheck.Checker, addresses: Addresses) -> Iterator[Claim]:
    for claim in checker.examine_text(post.body.text):
        if claim.kind is Kind.LINK and factcheck.is_the_gates(claim):
            place = _of_target(claim, post.body.text)
            verdict, receipt, reason = addresses.judge(claim.span)
            judged = replace(claim, verdict=verdict, receipt=receipt, reason=reason, start=place[0], end=place[1])
            yield _moved(judged, post.body)
        elif not _begins_in(claim, post.silent):
            yield _fairly(_moved(claim, post.body))
    for address, (start, end) in post.addresses:
        yield _moved(Claim("body", address, start, end, Kind.LINK, *addresses.judge(address)), post.body)


def _of_target(claim: Claim, text: str) -> Place:
    """Return where a link's target stands: in the link, or below, where the link's label is defined."""
    at = text.find(claim.span, claim.start, claim.end)
    if at < 0 and (defined := text.find(f"]: {claim.span}")) >= 0:
        at = defined + len("]: ")
    return (at, at + len(claim.span)) if at >= 0 else (claim.start, claim.end)


def _begins_in(claim: Claim, ranges: Iterable[Place]) -> bool:
    return any(start <= claim.start < end for start, end in ranges)


def _moved(claim: Claim, passage: Passage) -> Claim:
    """Return a claim with its place in the file, and both ends of a code span or none."""
    start, end = passage.place(claim.start, claim.end)
    text = passage.text
    if text[claim.start : claim.end].count("`") % 2 and text[claim.end : claim.end + 1] == "`":
        end = passage.place(claim.start, claim.end + 1)[1]
    elif text[claim.start : claim.end].count("`") % 2 and claim.start and text[claim.start - 1] == "`":
        start = passage.place(claim.start - 1, claim.end)[0]
    return replace(claim, start=start, end=end)


def _fairly(claim: Claim) -> Claim:
    """Return a claim as it is held against somebody who was told no rules: one or two words in marks are anybody's."""
    if claim.kind is not Kind.QUOTATION or claim.verdict is not Verdict.UNSUPPORTED:
        return claim
    if claim.reason == STRAY:
        return replace(claim, verdict=Verdict.UNDECIDED, reason=UNCLEAR)
    if len(claim.span.split()) < SHORTEST:
        return replace(claim, verdict=Verdict.UNDECIDED, reason=TOO_SHORT, known="")
    return claim
