"""Detectors: one file, one kind of collision. Each yields findings and touches nothing."""

from collections.abc import Sequence

from roastbot.detectors import (
    as_promised,
    big_word,
    bullet_verbs,
    chain,
    company,
    confession,
    even_trade,
    few_words,
    first_draft,
    for_now,
    late_description,
    lions_share,
    long_wait,
    lost_letters,
    odd_hours,
    own_alarm,
    promise_and_sum,
    proof,
    refrain,
    relay,
    remark,
    round_trip,
    said_to_hold,
    second_clock,
    second_thoughts,
    short_life,
    taken_back,
    there_and_back,
    told_afterwards,
    words_and_lines,
)
from roastbot.evidence import Dossier, Question
from roastbot.findings import Fact, Facts, Finding
from roastbot.permission import may_be_told

# In the order of preference among findings of equal weight: what two people said, then what one promised, then
# what the lines did, then sizes, then the clock.
DETECTORS = (
    late_description,
    said_to_hold,
    promise_and_sum,
    refrain,
    own_alarm,
    chain,
    relay,
    there_and_back,
    taken_back,
    short_life,
    lost_letters,
    bullet_verbs,
    remark,
    words_and_lines,
    few_words,
    first_draft,
    round_trip,
    told_afterwards,
    second_clock,
    second_thoughts,
    big_word,
    for_now,
    lions_share,
    long_wait,
    even_trade,
    confession,
    as_promised,
    proof,
    odd_hours,
    company,
)


def detect(dossier: Dossier, facts: Sequence[Fact]) -> tuple[Finding, ...]:
    """Return what the detectors find, heaviest first; equals stay in the registry's order.

    A finding that could only be told in words that may not be quoted is none.
    """
    known = Facts(facts)
    found = [
        finding for detector in DETECTORS for finding in detector.find(dossier, known) if may_be_told(dossier, finding)
    ]
    return tuple(sorted(found, key=lambda finding: -finding.weight))


def asks(dossier: Dossier) -> tuple[Question, ...]:
    """Return what the detectors want to know of the source tree, each question once.

    A detector that looks further than the change has an `asks(dossier)` of its own beside its `find`.
    """
    asking = (detector.asks(dossier) for detector in DETECTORS if hasattr(detector, "asks"))
    return tuple(dict.fromkeys(question for questions in asking for question in questions))
