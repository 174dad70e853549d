"""Nothing is printed that nobody could check: where code owns a kind of claim, what stays undecided is refused.

`roastbot check` tells a stranger's post from evidence and leaves open what the evidence leaves open. A post of our own
can do without the sentence. So a number in a unit that code counts, a path, a commit, a name, a deed, a quotation or a
code span that neither code nor a second reader has decided goes back to the writer, and in the end is cut. Images,
opinions, counts of things nobody counts, and numbers rounded from a known one are no such claims.
"""

import re
from dataclasses import replace
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.judging_numbers import ROUNDED
from roastbot.factcheck.lexicon import OWNED, singular
from roastbot.factcheck.naming import SAID_TO_BE_MISSING
from roastbot.factcheck.sizes import WHICH_ONE
from roastbot.factcheck.uncounted import AN_IMAGE
from roastbot.inspection import Inspection

# What the writer can do instead, by kind of claim.
_WITHOUT: Final = {
    Kind.NUMBER: "use a number of the facts as it stands there, or none",
    Kind.PATH: "say it without the path",
    Kind.COMMIT: "say it without the id",
    Kind.CODE: "say it without the code span",
    Kind.PERSON: "say it without the name",
    Kind.QUOTATION: "say it without the quotation",
    Kind.DEED: "say something else that was done",
}
# Reasons for which a claim stays open although all of it that code owns is known.
_FAIR: Final = frozenset({ROUNDED, SAID_TO_BE_MISSING, WHICH_ONE})


def cautious(inspection: Inspection) -> Inspection:
    """Return the inspection with every claim that code owns and nobody decided called unsupported."""
    return replace(inspection, claims=tuple(map(_judged, inspection.claims)))


def _judged(claim: Claim) -> Claim:
    if claim.verdict is not Verdict.UNDECIDED or not is_owned(claim):
        return claim
    reason = f"nobody could check this ({claim.reason}); {_WITHOUT[claim.kind]}"
    return replace(claim, verdict=Verdict.UNSUPPORTED, reason=reason)


def is_owned(claim: Claim) -> bool:
    """Whether code can decide a claim of this sort wherever it has all the evidence."""
    if claim.kind not in _WITHOUT or claim.reason in _FAIR:
        return False
    return claim.kind is not Kind.NUMBER or "%" in claim.span or _is_in_a_unit(claim.span) or _is_bare(claim)


def _is_bare(claim: Claim) -> bool:
    """Whether a claim is a number of two digits or more whose unit another has: `250 lines here, 770 there`."""
    return claim.reason != AN_IMAGE and bool(re.fullmatch(r"\d[\d,]+", claim.span))


def _is_in_a_unit(span: str) -> bool:
    return any(singular(word) in OWNED for word in re.findall(r"[A-Za-z]+", span))
