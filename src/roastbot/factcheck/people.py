"""Judges who did what: everyone named took part, and did the kind of thing said."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from roastbot.claims import Claim, Kind, Verdict
from roastbot.factcheck.desk import Desk
from roastbot.factcheck.judging import claim
from roastbot.factcheck.sentences import Ref, Sentence
from roastbot.findings import Subject
from roastbot.markdown import HOLE

_DEEDS: Final = {
    "approved": re.compile(r"(?i)approve[sd]?|signed off|signs off"),
    "reviewed": re.compile(r"(?i)review(?:s|ed)"),
    "merged": re.compile(r"(?i)merge[sd]?|press(?:ed|es) the merge button"),
    "opened": re.compile(r"(?i)open(?:s|ed) (?:the|this) (?:pull request|pr)"),
    "commented": re.compile(r"(?i)comment(?:s|ed)|(?:wrote|left|made) (?:a|the|one|another) (?:comment|remark|review)"),
    "asked": re.compile(r"(?i)ask(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|respond(?:s|ed)"),
    "wrote": re.compile(r"(?i)wr[io]te?s?|written|said|says|author(?:s|ed)|co-authored|commit(?:s|ted)|pushe[sd]"),
    "blocked": re.compile(r"(?i)requested (?:the |some |further )?changes"),
    "requested": re.compile(r"(?i)request(?:s|ed)"),
}
_ADVERB = (
    r"(?:\s+(?:then|also|later|promptly|duly|finally|once|has|had|just|only|quietly|politely|never|\w+ly)){0,3}\s+"
)
_VERB = re.compile(
    rf"(?:{HOLE}|[)\]*'\u2019]|,[^,.;]{{1,60}},)*{_ADVERB}(?P<verb>"
    r"requested (?:the |some |further )?changes\b"
    r"|[A-Za-z]+ (?:the|this|a|one|another) (?:merge button|pull request|pr|comment|remark|review)\b"
    r"|[A-Za-z]+(?: off)?)"
)
_LOGIN = re.compile(r"(?<![\w@./])@(?P<login>[A-Za-z\d](?:[A-Za-z\d-]{0,38})(?:\[bot\])?)")
_STRANGER = re.compile(
    r"(?:(?<=[.!?:;,(] )|(?<=\A)|(?<=\breviewer )|(?<=\bReviewer )|(?<=[a-z] ))"
    r"(?P<name>[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?|(?:(?<=eviewer )[a-z][\w-]{2,38}))"
    r"(?= (?:\w+ly )?(?P<verb>approved|reviewed|asked|wrote|commented|replied|merged|requested|suggested|signed off"
    r"|opened (?:the|this) (?:pull|PR)|pressed the merge)\b)"
)
# A deed in the passive, with who did it behind; a noun for a deed, and whose it was; a login in front of its deed.
_BY = re.compile(
    r"(?i:\b(?:approved|reviewed|merged|written|authored|opened|signed off|requested|asked"
    r"|commit [0-9a-f]{7,40}`? (?:is|was)"
    r"|(?:approval|review|merge|comment|remark|question)s? (?:is|was|came)))(?: \w+ly)?(?: (?:by|from)) "
    r"(?P<name>[A-Z][\w-]{1,30}(?: [A-Z][a-z]{1,20})?|[a-z][a-z\d-]{3,38})(?![\w'\u2019])"
)
_WAS = re.compile(r"\b(?:was|is|were) (?P<name>[A-Za-z][\w-]{2,38})['\u2019]s(?=[,.;:!?]| and | but |$)")
_LOWER = re.compile(
    r"(?:^|[.;:,] |\band |\bthen |\blater |\breviewer |\bbut )(?P<name>[a-z][a-z\d]*(?:-[a-z\d]+)*)"
    r" (?:then |\w+ly )?(?:approved|reviewed|merged) (?:it|this|that|the|all|them|everything|his|her|their)\b"
)
_NO_NAMES: Final = frozenset(
    """today yesterday tomorrow nobody everybody somebody anybody everyone someone anyone mine main master other another
    hand default design hers his theirs ours yours world author reviewer maintainer management history fate time nature
    python pytest git github code code-review committee who which that it he she they we you what none all squash merge
    rebase then later others machine robot bot bots human people them him her itself himself
    chance accident""".split()  # noqa: SIM905
)
_BARE_BY = re.compile(
    rf"(?i)[\W{HOLE}]*(?:is|was|were)?(?: \w+ly)? ?(?:written |authored |made |pushed )?by [\W{HOLE}]*"
)
_WROTE = re.compile(rf"(?i) (?:wrote|authored|made|pushed) (?:the )?(?:commit )?[\W{HOLE}]*")
_MERGE_BY = re.compile(r"(?i)\bmerge (?:from|of|commit)\b[^.;,]{0,30}\b(?:made|done|written|pushed|authored) by $")
_NOBODY: Final = frozenset(
    """He She It They We I You Who That This Which Somebody Someone Nobody One Everybody Everyone Anyone Another Both
    Each Few Many Most Others Some The A An Then Later Now And But So Or Git Github Hub Prefect Python Reviewers
    Maintainers Users People Developers Codex Claude Copilot Bots Bot Monday Tuesday Wednesday Thursday Friday Saturday
    As When Once After Before If Until While Since Because Although Though Just Only Not Never Yet Still Even Finally
    Sunday January February March April May June July August September October November December""".split()  # noqa: SIM905
)
NOT_HERE: Final = "nobody of this name took part; name somebody who did, or nobody"
UNREAD: Final = "not every review and comment was read"


def judge(sentence: Sentence, desk: Desk) -> Iterator[Claim]:
    """Yield a claim for each person who is said to have done something, and for each name that nobody here has."""
    seen: list[tuple[int, int]] = []
    for ref in _people(sentence):
        seen.append((ref.start, ref.end))
        if made := _of_commit(sentence, ref, desk) or _deed(sentence, ref, desk):
            yield made
    for match in _LOGIN.finditer(sentence.own):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if not any(low < end and start < high for low, high in seen):
            yield _otherwise_written(sentence, start, end, desk) or _stranger(sentence, start, end, desk)
    for match in _STRANGER.finditer(sentence.own):
        start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
        first, _, last = match["name"].partition(" ")
        start += len(first) + 1 if last and first in _NOBODY else 0  # `Later Zelda approved`
        known = any(low < end and start < high for low, high in seen)
        name = sentence.strip.text[start:end]
        if not known and not set(name.split()) & _NOBODY and not _is_of_the_code(name, desk):
            other = _otherwise_written(sentence, start, end, desk)
            yield other or _stranger(sentence, start, sentence.start + match.end("verb"), desk)
            seen.append((start, end))
    for pattern in (_BY, _WAS, _LOWER):
        for match in pattern.finditer(sentence.own):
            start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
            if not any(low < end and start < high for low, high in seen) and _is_a_name(match["name"], desk):
                seen.append((start, end))
                yield _otherwise_written(sentence, start, end, desk) or _stranger(sentence, start, end, desk)


def _is_a_name(word: str, desk: Desk) -> bool:
    """Whether a word in the place of a person is a name at all, rather than a noun or the code's."""
    parts = [part.removesuffix("'s") for part in word.split()]
    if any(part.capitalize() in _NOBODY or part.lower() in _NO_NAMES for part in parts):
        return False
    if word.islower() and (word.endswith(("s", "ly", "ing", "ion", "ment", "ness", "ity")) or desk.evidence.says(word)):
        return False
    return not _is_of_the_code(word, desk)


def _otherwise_written(sentence: Sentence, start: int, end: int, desk: Desk) -> Claim | None:
    """Return the claim about somebody who is here in other letters: a login begins a sentence with a capital."""
    wanted = sentence.strip.text[start:end].removeprefix("@").casefold()
    login = next((login for name, login in desk.people.items() if name.casefold() == wanted), "")
    return _deed(sentence, Ref(Subject("person", login), start, end, "prose"), desk) if login else None


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
    if not deed and match:
        first = match["verb"].partition(" ")[0]
        deed = next((name for name, verb in _DEEDS.items() if verb.fullmatch(first)), "")
    if not deed and (passive := _passive(sentence, ref)):
        return _verdict(sentence, (ref.start, ref.end), ref.subject.name, passive, desk)
    if not deed or not match or re.search(r"(?i)\bnever\b", match[0]):
        return claim(sentence, ref.start, ref.end, Kind.PERSON, Verdict.SUPPORTED, _receipt(ref.subject.name, desk))
    return _verdict(sentence, (ref.start, match.end("verb")), ref.subject.name, deed, desk)


_PASSIVE = re.compile(
    r"(?i)\b(?P<deed>approv|review|merg|comment|remark|open|question)(?:ed|al|e|s)?"
    r"(?: (?:is|was|came|it))?(?: \w+ly)? (?:by|from)"
    r" [*_(\[]*$"
)
_NOUNS: Final = {"approv": "approved", "review": "reviewed", "merg": "merged", "comment": "commented",
                 "remark": "commented", "open": "opened", "question": "asked"}  # fmt: skip


def _passive(sentence: Sentence, ref: Ref) -> str:
    """Return the deed somebody is said to have done where their name stands behind it: `approved by ada`."""
    match = _PASSIVE.search(sentence.prose[max(sentence.start, ref.start - 40) : ref.start])
    return _NOUNS[match["deed"].lower()] if match else ""


def _verdict(sentence: Sentence, span: tuple[int, int], login: str, deed: str, desk: Desk) -> Claim:
    receipt, complete = _did(login, deed, desk)
    if receipt:
        return claim(sentence, *span, Kind.PERSON, Verdict.SUPPORTED, receipt)
    if not complete:
        return claim(sentence, *span, Kind.PERSON, Verdict.UNDECIDED, reason=UNREAD)
    reason = f"nothing shows that {login} {deed} here; say what they did, or leave them out"
    return claim(sentence, *span, Kind.PERSON, Verdict.UNSUPPORTED, reason=reason, known=_known(deed, desk))


def _of_commit(sentence: Sentence, ref: Ref, desk: Desk) -> Claim | None:
    """Judge whose commit it is: `commit 1cc2d1b is by ada`, `ada wrote commit 1cc2d1b`, `the merge was made by ada`."""
    own = [one for one in sentence.refs if one.subject.kind == "commit" and one.subject.name in desk.places]
    commits = desk.dossier.commits
    lead = sentence.prose[max(sentence.start, ref.start - 60) : ref.start]
    earlier = [one for one in own if one.end <= ref.start and _BARE_BY.fullmatch(sentence.prose[one.end : ref.start])]
    later = [one for one in own if one.start >= ref.end and _WROTE.fullmatch(sentence.prose[ref.end : one.start])]
    chosen = {desk.places[one.subject.name] for one in (earlier[-1:] or later[:1])}
    if not chosen and _MERGE_BY.search(lead):
        chosen = {n for n, commit in enumerate(commits, 1) if commit.is_merge}
    if not chosen:
        return None
    names = {ref.subject.name} | {name for name, known in desk.people.items() if known == ref.subject.name}
    for place in sorted(chosen):
        commit = commits[place - 1]
        if names & {commit.author, commit.author_login or "", *commit.co_authors}:
            return claim(sentence, ref.start, ref.end, Kind.PERSON, Verdict.SUPPORTED, f"commit:{commit.short}")
    known = f"it is by {commits[min(chosen) - 1].author}"
    reason = "this commit is somebody else's; say whose, or leave them out"
    return claim(sentence, ref.start, ref.end, Kind.PERSON, Verdict.UNSUPPORTED, "", reason, known)


def _receipt(login: str, desk: Desk) -> str:
    names = {login} | {name for name, known in desk.people.items() if known == login}
    return next((name for name, source in desk.dossier.sources.items() if source.by in names), "title")


def _did(login: str, deed: str, desk: Desk) -> tuple[str, bool]:
    """Return the receipt for a person's deed, and whether enough was read to say that there is none."""
    names = {login} | {name for name, known in desk.people.items() if known == login}
    pull = desk.dossier.pull_request
    if deed == "merged":
        if pull.merged_by is None or pull.merged_by.login in names:
            return ("title", True) if pull.merged_by else ("", False)
        return "", login != pull.author.login  # of one's own pull request one says so whoever pressed the button
    if deed == "opened":
        return ("title" if pull.author.login in names else ""), True
    reviews = [(f"review:{n}", said) for n, said in enumerate(desk.dossier.reviews, 1) if said.author.login in names]
    if state := {"approved": "APPROVED", "blocked": "CHANGES_REQUESTED"}.get(deed):
        receipt = next((name for name, said in reviews if said.state == state), "")
        return receipt, "reviews" not in desk.dossier.missing
    own = [name for name, source in desk.dossier.sources.items() if source.by in names]
    return _spoke(deed, own, [name for name, _ in reviews], desk, is_author=pull.author.login in names) or (
        ("title" if login in desk.authors and deed == "wrote" else ""),
        desk.talk_is_complete,
    )


def _spoke(
    deed: str, own: Sequence[str], reviews: Sequence[str], desk: Desk, *, is_author: bool
) -> tuple[str, bool] | None:
    """Return the receipt for something somebody is said to have said; None where there is none."""
    spoken = [name for name in own if name.startswith(("review:", "thread:", "comment:"))]
    if deed == "reviewed":  # an author's remarks in a thread are answers
        others = [name for name in spoken if not name.startswith("comment:") and not is_author]
        found = [*reviews, *(others if "reviews" in desk.dossier.missing else ())]  # a remark in a thread has a review
    elif deed == "wrote":
        found = list(own)
    else:
        found = [*spoken, *reviews]
    return (found[0], desk.talk_is_complete) if found else None


def _known(deed: str, desk: Desk) -> str:
    if deed == "merged" and desk.dossier.pull_request.merged_by:
        return f"{desk.dossier.pull_request.merged_by.login} merged it"
    if deed == "approved":
        names = dict.fromkeys(said.author.login for said in desk.dossier.reviews if said.state == "APPROVED")
        return f"approved by {', '.join(names)}" if names else "nobody approved it"
    return ""
