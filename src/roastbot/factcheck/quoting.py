"""Judges quotations: the words are verbatim in a source, and said by whom the sentence says."""

import re
from collections.abc import Iterator
from itertools import pairwise

from roastbot.claims import Claim, Kind, Verdict
from roastbot.evidence import Commit
from roastbot.factcheck.attribution import Speaker, speaker_behind, speaker_of_block, speaker_of_words
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.sentences import Sentence
from roastbot.quotations import Quoted
from roastbot.verbatim import folded

NOT_SAID = "nobody wrote these words; quote one source letter for letter, or drop the quotation marks"
STRAY = "this mark pairs with none; quote with straight or curly double marks, all in one paragraph or item"
SHORTEST = 3  # words of a quotation that somebody must have said; shorter ones may be scare quotes
SHOWN = 12  # words of a source shown as what is known instead
_TALKED = re.compile(
    r"(?i)\b(?:reviewers?|reviews?|bots?|respon[sd]\w*|repl(?:y|ies|ied)|answer\w*|comments?|commented|asked|asks|said"
    r"|says|wrote|codex|copilot|coderabbit|thread|discussion)\b"
)


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield a claim for each quotation in the sentence, and for each mark that opens none."""
    for quote in sentence.quotes:
        if len(re.findall(r"\w", quote.words)) > 1:
            yield _quotation(sentence, quote, desk)
    for start, end in sentence.strays:
        yield claim(sentence, start, end, Kind.QUOTATION, Verdict.UNSUPPORTED, reason=STRAY)
    if sentence.strip.item and not sentence.quotes:
        yield from _listed_title(sentence, desk)


def _listed_title(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield a claim where a list's whole line is a commit's title: in a list nobody sets marks around it."""
    text = sentence.strip.text[sentence.start : sentence.end].strip()
    commits = _quotable(text, desk)
    if commits:
        receipt = f"commit:{commits[0].short}"
        yield claim(sentence, sentence.start, sentence.end, Kind.QUOTATION, Verdict.SUPPORTED, receipt=receipt)


def _quotation(sentence: Sentence, quote: Quoted, desk: Desk) -> Claim:
    def judged(verdict: Verdict, receipt: str = "", reason: str = "", known: str = "") -> Claim:
        return claim(sentence, quote.start, quote.end, Kind.QUOTATION, verdict, receipt, reason, known)

    found = _found(sentence, quote, desk)
    behind = speaker_behind(sentence, quote.end, desk)
    words = behind or speaker_of_words(sentence, quote.start, desk)
    speaker = speaker_of_block(sentence, desk) if quote.block else words
    short = len(quote.words.split()) < SHORTEST
    if not found:
        if not short and (doubt := _doubt(sentence, quote, speaker, desk)):
            return judged(Verdict.UNDECIDED, reason=doubt)
        return judged(Verdict.UNSUPPORTED, reason=NOT_SAID, known=_nearest(quote.words, desk))
    if speaker is None or short:
        return judged(Verdict.SUPPORTED, found[0])
    own = next((name for name in found if name in set(speaker.ids) and _is_said(quote, speaker, name, desk)), "")
    if own:
        return judged(Verdict.SUPPORTED, own)
    if not speaker.complete:
        return judged(Verdict.UNDECIDED, reason=f"not every text of {speaker.name} was read")
    source = desk.dossier.sources[found[0]]
    reason = f"{speaker.name} did not write this; say who did, or leave out who said it"
    return judged(Verdict.UNSUPPORTED, reason=reason, known=f"it stands in {found[0]}, by {source.by}")


def _is_said(quote: Quoted, speaker: Speaker, name: str, desk: Desk) -> bool:
    """Whether the words are where the speaker has them: of a title they stand in a headline, not below one."""
    if not speaker.name.startswith("title") or not name.startswith("commit:"):
        return True
    head = folded(desk.dossier.sources[name].text.partition("\n")[0]).replace("`", "").casefold()
    return folded(quote.words).replace("`", "").casefold().strip(" .,;:!?").partition("...")[0].strip() in head


def _doubt(sentence: Sentence, quote: Quoted, speaker: Speaker | None, desk: Desk) -> str:
    """Return why words that stand in nothing that was read may have been said all the same; empty if they may not."""
    if speaker:
        return "" if speaker.complete else f"not every text of {speaker.name} was read"
    is_talk = quote.block or "description" in desk.dossier.missing or _TALKED.search(_context(sentence))
    return "" if desk.talk_is_complete or not is_talk else "not everything that was said here was read"


def _context(sentence: Sentence) -> str:
    return sentence.own + (sentence.before.own if sentence.before else "")


def _quotable(words: str, desk: Desk) -> tuple[Commit, ...]:
    """Return the commits that have these words for their title and whose words may stand in print."""
    called = desk.commits_called(words) if len(words.split()) >= SHORTEST else ()
    return tuple(commit for commit in called if desk.dossier.may_quote(f"commit:{commit.short}"))


def _found(sentence: Sentence, quote: Quoted, desk: Desk) -> list[str]:
    """Return the ids of the sources that hold the words; a sentence's own last sign inside the marks may be missing."""
    for words in dict.fromkeys((quote.words, quote.words.rstrip(" .,;:!?"), quote.words.strip(" ."))):
        found = list(desk.sources_of(words))
        if found:
            return found
        if commits := _quotable(words, desk):
            title = folded(commits[0].headline).replace("`", "")
            if sentence.strip.heading or sentence.field == "title" or _differs_in_case_of_first(words, title):
                return [f"commit:{commit.short}" for commit in commits]
    if _lost_marks(sentence, quote) and (found := desk.unmarked(quote.words)):
        return found
    if sentence.strip.heading or sentence.field == "title":
        return [name for name, text in desk.quotable_lower.items() if folded(quote.words).casefold() in text]
    return []


def _lost_marks(sentence: Sentence, quote: Quoted) -> bool:
    """Whether Markdown took signs out of the quoted words, such as the underscores of `__init__`."""
    places = sentence.strip.places[quote.start : quote.end]
    return any(one[1] < other[0] for one, other in pairwise(places))


def _differs_in_case_of_first(words: str, title: str) -> bool:
    return title[1:].startswith(folded(words).replace("`", "").rstrip(" .,")[1:])


def _nearest(words: str, desk: Desk) -> str:
    """Return the line people wrote that shares most of its words with a misquotation, if any shares half of them."""
    wanted = set(re.findall(r"\w+", words.casefold()))
    best, most = "", len(wanted) / 2
    for line, own in desk.lines_said:
        common = len(wanted & own)
        if common > most:
            best, most = line, common
    return " ".join(best.split()[:SHOWN])
