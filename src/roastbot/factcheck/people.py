"""Judges who did what: everyone named took part, and did the kind of thing said."""

import re
from collections.abc import Iterator
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.sentences import Ref, Sentence
from roastbot.markdown import HOLE

_DEEDS: Final = {
    "approved": re.compile(r"(?i)approve[sd]?|signed off|signs off"),
    "reviewed": re.compile(r"(?i)review(?:s|ed)"),
    "merged": re.compile(r"(?i)merge[sd]?"),
    "asked": re.compile(r"(?i)ask(?:s|ed)|comment(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|respond(?:s|ed)"),
    "wrote": re.compile(r"(?i)wr[io]te?s?|said|says|author(?:s|ed)|co-authored|commit(?:s|ted)|pushe[sd]"),
    "requested": re.compile(r"(?i)request(?:s|ed)"),
}
_ADVERB = (
    r"(?:\s+(?:then|also|later|promptly|duly|finally|once|has|had|just|only|quietly|politely|never|\w+ly)){0,3}\s+"
)
_VERB = re.compile(rf"(?:{HOLE}|[)\]*'\u2019]|,[^,.;]{{1,60}},)*{_ADVERB}(?P<verb>[A-Za-z]+(?: off)?)")
_LOGIN = re.compile(r"(?<![\w@./])@(?P<login>[A-Za-z\d](?:[A-Za-z\d-]{0,38})(?:\[bot\])?)")
_STRANGER = re.compile(
    r"(?:(?<=[.!?:;,(] )|(?<=\A)|(?<=\breviewer )|(?<=\bReviewer )|(?<=[a-z] ))"
    r"(?P<name>[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?|(?:(?<=eviewer )[a-z][\w-]{2,38}))"
    r"(?= (?:\w+ly )?(?P<verb>approved|reviewed|asked|wrote|commented|replied|merged|requested|suggested)\b)"
)
_NOBODY: Final = frozenset(
    """He She It They We I You Who That This Which Somebody Someone Nobody One Everybody Everyone Anyone Another Both
    Each Few Many Most Others Some The A An Then Later Now And But So Or Git Github Hub Prefect Python Reviewers
    Maintainers Users People Developers Codex Claude Copilot Bots Bot Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday January February March April May June July August September October November December""".split()  # noqa: SIM905
)
NOT_HERE: Final = "nobody of this name took part; name somebody who did, or nobody"
UNREAD: Final = "not every review and comment was read"


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield a claim for each person who is said to have done something, and for each name that nobody here has."""
    seen: list[tuple[int, int]] = []
    for ref in _people(sentence):
        seen.append((ref.start, ref.end))
        if made := _deed(sentence, ref, desk):
            yield made
    for match in _LOGIN.finditer(sentence.own):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if not any(low < end and start < high for low, high in seen):
            yield _stranger(sentence, start, end, desk)
    for match in _STRANGER.finditer(sentence.own):
        start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
        known = any(low < end and start < high for low, high in seen)
        if not known and not set(match["name"].split()) & _NOBODY and not _is_of_the_code(match["name"], desk):
            yield _stranger(sentence, start, sentence.start + match.end("verb"), desk)


def _is_of_the_code(name: str, desk: Desk) -> bool:
    """Whether a capitalised word is something's name rather than somebody's: the code knows it, or the title does."""
    return all(desk.evidence.says(part) for part in name.split()) and name not in desk.people


def _people(sentence: Sentence) -> Iterator[Ref]:
    """Yield the people a sentence names, each place once, the longest name there."""
    refs = sorted(
        (ref for ref in sentence.refs if ref.subject.kind == "person"), key=lambda ref: (ref.start, ref.start - ref.end)
    )
    end = -1
    for ref in refs:
        if ref.start >= end:
            yield ref
            end = ref.end


def _stranger(sentence: Sentence, start: int, end: int, desk: Desk) -> Claim:
    complete = desk.talk_is_complete and not any(kind in desk.dossier.missing for kind in ("events", "commits"))
    verdict = Verdict.UNSUPPORTED if complete else Verdict.UNDECIDED
    return claim(sentence, start, end, Kind.PERSON, verdict, reason=NOT_HERE if complete else UNREAD)


def _deed(sentence: Sentence, ref: Ref, desk: Desk) -> Claim | None:
    """Judge what a person is said to have done, where the verb follows the name."""
    match = _VERB.match(sentence.prose, ref.end, min(sentence.end, ref.end + 120))
    deed = next((name for name, verb in _DEEDS.items() if match and verb.fullmatch(match["verb"])), "")
    if not deed or not match or re.search(r"(?i)\bnever\b", match[0]):
        return claim(sentence, ref.start, ref.end, Kind.PERSON, Verdict.SUPPORTED, _receipt(ref.subject.name, desk))
    start, end = ref.start, match.end("verb")
    receipt, complete = _did(ref.subject.name, deed, desk)
    if receipt:
        return claim(sentence, start, end, Kind.PERSON, Verdict.SUPPORTED, receipt)
    if not complete:
        return claim(sentence, start, end, Kind.PERSON, Verdict.UNDECIDED, reason=UNREAD)
    reason = f"nothing shows that {ref.subject.name} {deed} here; say what they did, or leave them out"
    return claim(sentence, start, end, Kind.PERSON, Verdict.UNSUPPORTED, reason=reason, known=_known(deed, desk))


def _receipt(login: str, desk: Desk) -> str:
    names = {login} | {name for name, known in desk.people.items() if known == login}
    return next((name for name, source in desk.dossier.sources.items() if source.by in names), "title")


def _did(login: str, deed: str, desk: Desk) -> tuple[str, bool]:
    """Return the receipt for a person's deed, and whether enough was read to say that there is none."""
    dossier, pull = desk.dossier, desk.dossier.pull_request
    names = {login} | {name for name, known in desk.people.items() if known == login}
    missing = dossier.missing
    reviews = [(f"review:{n}", said) for n, said in enumerate(dossier.reviews, 1) if said.author.login in names]
    if deed == "merged":
        if pull.merged_by is None or pull.merged_by.login in names:
            return ("title", True) if pull.merged_by else ("", False)
        return "", login != pull.author.login  # of one's own pull request one says so whoever pressed the button
    if deed == "approved":
        receipt = next((name for name, said in reviews if said.state == "APPROVED"), "")
        return receipt, "reviews" not in missing
    talk = ("review:", "thread:", "comment:")
    own = [name for name, source in dossier.sources.items() if source.by in names]
    spoken = [name for name in own if name.startswith(talk)]
    if deed == "reviewed":
        others = [name for name in spoken if not name.startswith("comment:")]
        return next((name for name, _ in reviews), "") or next(iter(others), ""), desk.talk_is_complete
    if deed in {"asked", "requested"}:
        return next(iter(spoken), "") or next((name for name, _ in reviews), ""), desk.talk_is_complete
    return next(iter(own), "") or ("title" if login in desk.authors else ""), desk.talk_is_complete


def _known(deed: str, desk: Desk) -> str:
    if deed == "merged" and desk.dossier.pull_request.merged_by:
        return f"{desk.dossier.pull_request.merged_by.login} merged it"
    if deed == "approved":
        names = dict.fromkeys(said.author.login for said in desk.dossier.reviews if said.state == "APPROVED")
        return f"approved by {', '.join(names)}" if names else "nobody approved it"
    return ""
