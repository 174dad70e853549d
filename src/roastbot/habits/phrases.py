"""Spots worn phrases: labels, signposts, grudging praise, empty intensifiers, and thoughts nobody wrote down.

Known false alarms: a Ruby gem, a patient reviewer and a real translation are spared by what stands around them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from roastbot.habits.prose import BEGIN, Prose
from roastbot.writers import Problem

_SIZE: Final = r"(?:perfectly |entirely |completely |quite |itself )?"
_GOOD: Final = r"(?:reasonable|sensible|sound|noble|legitimate|admirable|laudable|worthy|simple enough|fair enough)"
_AIM: Final = r"(?:goal|idea|aim|mission|intent|intention|motive|premise|ambition|(?:underlying )?problem|instinct)"
_PERSON: Final = r"(?:he|she|they|(?!The\b|This\b|That\b|It\b|Then\b|And\b|But\b)[A-Z][a-z]+)"


@dataclass(frozen=True, slots=True)
class Worn:
    """A kind of phrase: what it looks like, and what to do instead."""

    pattern: re.Pattern[str]
    advice: str


def _worn(advice: str, *patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> Worn:
    return Worn(re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags), advice)


KINDS: Final = (
    _worn(
        "hang no label on the best fact: put it next to last and say it plainly",
        r"\bcrown(?:ing)? (?:jewel|glory)s?\b",
        r"\b(?:real|hidden|true|absolute) gems?\b",
        r"\bheadline (?:sin|act|offen[cs]e|crime)s?\b",
        r"\b(?:real|cardinal|original|deadly|\w+-\w+ing) sins?\b",
        r"\bhighlights? reel\b",
        r"\b(?:cherry|icing) on (?:top|the)\b",
        r"\bpi[e\u00e8]ce de r[e\u00e9]sistance\b",
        r"\bcoup de gr[a\u00e2]ce\b",
        r"\b(?:star|highlight) of the show\b",
        r"\b(?:grand finale|plot twist|magnum opus|tour de force|chef's kiss|masterclass|poster child|smoking gun)\b",
        r"\b(?:here's|here is|now for|then comes?) the (?:real )?(?:kicker|best part|good part|twist)\b",
        r"\bdeserves its own\b",
        r"\bin (?:a|the) trench ?coat\b|\bwearing a trench ?coat\b",
    ),
    _worn(
        "do not announce praise and do not take it back: let the good deed happen in the story, once, and stand",
        r"\bcredit where\b",
        r"\b(?i:to) (?:his|her|their|its|\w+'s) credit\b",
        r"\bgrudging(?:ly)?\b",
        r"\b(?:give|gives|giving|gave) (?:him|her|them|credit)\b[^.!?]{0,20}\b(?:credit|due)\b",
        r"\bthrough gritted teeth\b",
        r"\bin (?:his|her|their|\w+'s) defen[cs]e\b",
        r"\b(?:hats? off|to be fair,|i'll say this|i will say this|fair play to)",
    ),
    _worn("name this thing and what it did; the reader's own code is not the subject", r"\bwhen your\b[^.!?]{1,120},"),
    _worn(
        "tell what happened at one of those times instead of what the record resembles",
        r"\b(?:logs?|history|diff|timeline|messages?|titles?|description|thread|pr|pull request|branch|changelog"
        r"|commits?|document)(?: \w+){0,4}? reads? (?:\w+ )?like\b",
    ),
    _worn(
        "strike the announcement; the sentence behind it is the joke",
        r"\bnothing says\b",
        rf"{BEGIN}translation:",
        r"\b(?:let that|let it) sink in\b",
        r"\b(?:spoiler alert|buckle up|make no mistake|let's be (?:honest|clear))\b",
        r"\bif you've ever wanted to\b",
    ),
    _worn(
        "say what the feature does and begin the story, without a verdict on the plan",
        rf"\b{_AIM}\b(?: \w+){{0,2}}? (?:is|was|seems|sounds) {_SIZE}{_GOOD}\b",
        rf"\b(?:a|an|one) {_SIZE}{_GOOD} {_AIM}\b",
        r"\bthe (?:execution|implementation|delivery|reality|road there),? (?:however|though|on the other hand)\b",
        r"\breal feature solving a real problem\b",
    ),
    _worn(
        "strike the word: the fact is strong enough, or it is not worth telling",
        r"\b(?:literally|genuinely|actually|truly|whopping|unhinged|absolutely|utterly|insanely)\b",
    ),
    _worn(
        "nobody wrote that thought or that speech down: give a deed with its time, or real words",
        r"\bseem(?:s|ed)? to (?:say|ask|think|whisper|wonder|reply|sigh|shrug|hope)\b",
        r"\b(?:must have|presumably|no doubt|surely|clearly) (?:thought|felt|knew|wondered|reali[sz]ed|hoped)\b",
        r"\byou can (?:almost |nearly |practically )?(?:hear|feel|smell)\b",
        r"\bvisibly (?:done|tired|annoyed|relieved|shaken|exhausted)\b",
        r"\b(?:man|woman|person|developer|engineer|somebody|someone) who "
        r"(?:has |had )?(?:just |been )(?:reali[sz]ed|given|\*?hurt)\b",
    ),
    _worn(
        "nobody wrote that thought or that speech down: give a deed with its time, or real words",
        rf"\b{_PERSON} (?:thought|wondered|reali[sz]ed|muttered|whispered|sighed|figured) ?(?!about\b|of\b)",
        flags=re.RegexFlag(0),
    ),
    _worn(
        "of three in a row keep the one that is funny",
        r"\b(no|every|too|another|same) \w+(?: \w+)?, \1 \w+(?: \w+)?,(?: and)? \1 \w+",
    ),
)


def in_prose(prose: Prose) -> Iterator[Problem]:
    """Yield every worn phrase, kind by kind."""
    for kind in KINDS:
        for _, words in prose.find(kind.pattern):
            yield Problem(prose.field, words, kind.advice)
