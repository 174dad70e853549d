"""Spots a description that vouches for tests or interface, and a later commit whose message says what broke.

Funny because both are the author's own words, and the page shows them one below the other.
Known false alarms: a regression somebody else had caused; a message about tests against regressions. So the words of
guarding against one are passed over, and both sentences are quoted, not interpreted.
"""

import re
from collections.abc import Iterator, Sequence

from roastbot.clues import of_commit, steps
from roastbot.evidence import Commit, Dossier
from roastbot.facts import message_body
from roastbot.findings import Fact, Finding, Receipt
from roastbot.words import clip, is_quotable

# What vouches, the most particular first: it is the one quoted.
ASSURANCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\btests?\b.*\bpass(?:es|ed|ing)?\b.*\b(?:without (?:any )?(?:modif|chang)|unmodified|unchanged)",
        r"\b(?:APIs?|interfaces?|behaviou?r|signatures?)\b.*\b(?:unchanged|unaffected|untouched)",
        r"\bno (?:behaviou?r(?:al)?|functional|breaking|API|public) changes?\b",
        r"\bbackwards?[- ]compatible\b",
        r"\ball (?:[\w-]+ ){0,4}tests (?:still )?pass\b",
    )
)
_REGRESSED = re.compile(r"\bregress(?:ed|ions?)\b", re.IGNORECASE)
_BROKE = re.compile(r"\b(?:broke|breaking|breaks|broken by)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:tests?|callers?|API|imports?|CI|build|behaviou?r)\b", re.IGNORECASE)
_GUARDED = re.compile(
    r"\b(?:no|any|against|prevents?|avoids?|catch(?:es)?|without|potential|possible|future|guards?|test for)\b"
    r".*\b(?:regress|break)|\bregression[- ](?:tests?|suite|guard|coverage)|\bbreaking changes?\b|\bpre-?existing\b",
    re.IGNORECASE,
)
LONGEST = 300  # characters of a sentence; whoever writes longer ones is not quoted
_SENTENCE = re.compile(r"[^.;:()`*_<>\[\]\u2013\u2014]+")
FEWEST = 3  # words worth quoting


def find(dossier: Dossier, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield the first commit after the branch's first that tells of something broken."""
    quote = next(filter(None, (_quote(dossier.description, pattern) for pattern in ASSURANCES)), "")
    own = [commit for commit in dossier.commits if not commit.is_merge]
    if not quote or "commits" in dossier.missing:
        return
    shorts = [commit.short for commit in dossier.commits]
    for commit in own[1:]:
        owned = _owned(message_body(commit))
        if owned and shorts.count(commit.short) == 1:
            yield _finding(dossier, quote, commit, owned, facts)
            return


def _quote(text: str, pattern: re.Pattern[str]) -> str:
    """Return the sentence of `text` that says it, three to twelve words fit for quotation marks; else nothing."""
    return next((said for said in _sentences(text) if pattern.search(said) and _is_worth_it(said)), "")


def _sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = " ".join(match[0].lstrip("-\u2022 ").split())
        if len(sentence) <= LONGEST:
            yield sentence


def _is_worth_it(sentence: str) -> bool:
    return len(sentence.split()) >= FEWEST and clip(sentence) == sentence and is_quotable(sentence)


def _owned(body: str) -> str:
    """Return the words in which a message tells of something that broke; else nothing."""
    for sentence in _sentences(body):
        told = _REGRESSED.search(sentence) or (_BROKE.search(sentence) and _OURS.search(sentence))
        if told and not _GUARDED.search(sentence):
            words = clip(sentence)
            if _is_worth_it(words) and (_REGRESSED.search(words) or _BROKE.search(words)):
                return words
    return ""


def _finding(dossier: Dossier, quote: str, commit: Commit, owned: str, facts: Sequence[Fact]) -> Finding:
    said = Receipt.quote_from(dossier, "description", quote)
    told = Receipt.quote_from(dossier, f"commit:{commit.short}", owned)
    name = f"said_to_hold.{commit.short}"
    words = Fact(f"{name}.words", quote, "", "what the description vouches for", (said,))
    broken = Fact(f"{name}.broken", owned, "", "what a later commit's message says about it", (told,))
    step = next((step for step in steps(dossier) if step.commit is commit), None)
    clocks = of_commit(facts, step, "authored") if step else ()
    claim = f"The description says “{quote}”; the message of a later commit says “{owned}”."
    return Finding("said_to_hold", claim, (words, broken, *clocks), (said, told), 5)
