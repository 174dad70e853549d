"""Says what a number is about: the thing the sentence names nearest to it, and the facts about that thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roastbot.factcheck.counting import Count
from roastbot.factcheck.desk import Desk, Figure, words_of
from roastbot.factcheck.lexicon import CLOCKED, DOINGS, SYNONYMS, WHOLE, singular, stem
from roastbot.factcheck.sentences import Ref, Sentence
from roastbot.findings import PULL_REQUEST, Subject
from roastbot.markdown import HOLE

# Words for a piece of a change, whose size is its own and not the change's.
_PIECE = re.compile(
    r"(?i)\b(?:documents?|docs?|files?|modules?|scripts?|suites?|pages?|plans?|classes|class|functions?|methods?|tests?"
    r"|configs?|configuration|workflows?|templates?|schemas?|changelog|readme|manual|guide|notebooks?)\b"
)
MEASURES: Final = frozenset({"line", "word", "character", "test", "function", "class"})
_SOMEWHERE = re.compile(
    r" (?:of code )?in (?:one|a single|another|the other|the (?:big|larg|long)\w+|its (?:big|larg|long)\w+)\b"
)
_WITHIN = re.compile(rf"(?i)[\W{HOLE}]*(?:in|of|by|from|within)(?: the)?(?: commit)?[\W{HOLE}]*")
TOUCHES = re.compile(
    rf"(?i)[\W{HOLE}]*(?:(?:alone|only|itself) )?(?:touche[sd]|change[sd]|edits|edited|modifie[sd]"
    rf"|goes through|went through|adds|added|covers"
    r"|covered|has|had|takes in|took in)(?: (?:just|only|exactly|some|all of))? "
)
NEAR: Final = 40  # characters behind a count in which `of X`, `in X`, `to X` may follow
_MOVED: Final = frozenset({"changed", "added", "removed", "deleted", "new"})
_MOMENT: Final = re.compile(rf"(?i)\d (?:lines )?(?:long )?(?:after|before|with|in) (?:commit )?[\W{HOLE}]*$")
_ON: Final = re.compile(rf"(?i)[\W{HOLE}]*(?:(?:and|but|then|only|was|had|it) )*")
# Words that speak of what the sentence before was about.
_POINTS_BACK: Final = re.compile(
    r"(?i)\b(?:it|its|he|his|him|she|hers?|they|their|them|this|that|these|those|there|both|each|one|same|such|also"
    r"|another|others?|then|later|before|after|earlier|together|between|too)\b"
)
_OWN_COMMITS: Final = re.compile(
    rf"(?i)[\W{HOLE}]*(?:is|was|has been|had been)? ?(?:\w+ly )?(?:named|listed|credited|co-author(?:s|ed)?|wrote"
    r"|authored|signed|made|committed)\b[^.,;:]{0,40}"
)
_BOUND: Final = frozenset({"commit", "file", "class", "function", "person", "description", "title", "word", "thread"})


@dataclass(frozen=True, slots=True)
class Binding:
    """The facts a number may equal, and how sure it is that it must.

    `figures` are those of the right thing, `known` those to show instead; `may_refute` whether a number that equals
    none of them is wrong; `doubt` says why not; `is_explicit` whether the sentence itself names the thing.
    """

    name: str
    figures: tuple[Figure, ...]
    known: tuple[Figure, ...]
    may_refute: bool
    is_explicit: bool = False
    doubt: str = ""


def bind(sentence: Sentence, count: Count, desk: Desk) -> Binding:
    """Return the facts that a number in this sentence may equal."""
    units = desk.by_unit.get(count.unit or "line", ())
    named = tuple(ref for ref in sentence.refs if ref.subject.kind in _BOUND or _is_the_whole(ref))
    named = tuple(ref for ref in named if not _is_inside_a_link(ref, named))
    named = tuple(ref for ref in named if not _belongs_to_another(ref, sentence, count))
    subjects = () if count.of_the_whole else _nearest(named, count, sentence.prose)
    may_be_whole = PULL_REQUEST in subjects  # a title may be the pull request's and a commit's at once
    subjects = tuple(subject for subject in subjects if subject != PULL_REQUEST)
    about = tuple(
        figure
        for figure in units
        if any(is_about(figure, subject) for subject in subjects) and _is_of_a_named_commit(figure, sentence)
    )
    tied = tuple(figure for figure in units if _is_tied(figure, sentence, count))
    if subjects and about and not may_be_whole:
        tied = tuple(figure for figure in tied if any(one.name in figure.fact.about for one in subjects if one.name))
        if (
            count.unit == "line"
            or _does(sentence, count, named)
            or not any(figure.subject == PULL_REQUEST and not figure.scope for figure in units)
        ):
            return Binding(_name(subjects[0]), about + tied, about, may_refute=True, is_explicit=True)
    if (
        subjects
        and not may_be_whole
        and count.unit in {"line", "character", "word"}
        and not _only_commits_were_not_read(subjects, desk)
        and not _is_of_code(count, subjects)
    ):
        return _of_the_unmeasured(subjects, tied, desk)
    return _of_the_whole(sentence, count, units, about + tied, desk)


def _belongs_to_another(ref: Ref, sentence: Sentence, count: Count) -> bool:
    """Whether a commit is the moment of the count before: of the 160 in `160 after “Harden it” and 42 as merged`."""
    if not count.borrowed or ref.subject.kind != "commit" or ref.end > count.start:
        return False
    ahead = _MOMENT.search(sentence.prose, sentence.start, ref.start)
    return bool(ahead) and bool(_ON.fullmatch(sentence.prose, ref.end, count.start))


def _is_the_whole(ref: Ref) -> bool:
    """Whether prose speaks of the pull request as one thing: `the diff`, `this PR`."""
    return ref.subject == PULL_REQUEST and ref.words in {"prose", "quote"}


def _does(sentence: Sentence, count: Count, named: Sequence[Ref]) -> bool:
    """Whether a thing stands right before the verb of a count: `commit 1cc2d1b touches five files`, `ada wrote two`."""
    authors = [ref for ref in named if ref.subject.kind == "person" and ref.end <= count.start]
    if authors and count.unit == "commit" and _OWN_COMMITS.fullmatch(sentence.prose[authors[-1].end : count.start]):
        return True
    ahead = [ref for ref in named if ref.subject.kind == "commit" and ref.end <= count.start]
    return bool(ahead) and bool(TOUCHES.fullmatch(sentence.prose[ahead[-1].end : count.start]))


def _is_inside_a_link(ref: Ref, named: Sequence[Ref]) -> bool:
    """Whether something is named only as a part of a link's words, such as a file in a commit's title."""
    return any(
        one.words == "link" and ref.words != "link" and one.start <= ref.start and ref.end <= one.end for one in named
    )


def _is_of_a_named_commit(figure: Figure, sentence: Sentence) -> bool:
    """Whether a figure about a file within one commit is meant: the sentence, or the one before, names that commit."""
    commit = figure.subject.within if figure.subject.kind == "file" else ""
    near = (*sentence.refs, *(sentence.before.refs if sentence.before else ()))
    return not commit or any(ref.subject.kind == "commit" and ref.subject.name == commit for ref in near)


def _only_commits_were_not_read(subjects: Sequence[Subject], desk: Desk) -> bool:
    """Whether the sentence names only things that never have facts of their own, such as people."""
    del desk
    return all(subject.kind in {"person", "thread", "word"} for subject in subjects)


def _is_of_code(count: Count, subjects: Sequence[Subject]) -> bool:
    """Whether a count is of lines that the change moved: `80 words for 2 changed lines`; a description has none."""
    moved = bool(count.aspect) or bool(_MOVED & set(count.between))
    return count.unit == "line" and moved and all(one.kind in {"description", "title"} for one in subjects)


def _of_the_unmeasured(subjects: Sequence[Subject], tied: tuple[Figure, ...], desk: Desk) -> Binding:
    doubt = f"nothing was measured of {_name(subjects[0])}"
    complete = all(subject.kind == "commit" for subject in subjects) and "commits" not in desk.dossier.missing
    return Binding(_name(subjects[0]), tied, tied, may_refute=complete and bool(tied), doubt=doubt)


def _of_the_whole(
    sentence: Sentence, count: Count, units: Sequence[Figure], tied: tuple[Figure, ...], desk: Desk
) -> Binding:
    """Return the facts about the pull request itself, and those the sentence's words lead to."""
    whole = tuple(figure for figure in units if figure.subject == PULL_REQUEST and not figure.scope)
    if count.unit in CLOCKED:
        return _of_time(sentence, units, whole, tied, desk)
    part = _part_of_the_code(sentence, count, desk)
    if part and count.unit in {"line", "file"} and not count.of_the_whole:
        doubt = f"nothing was measured of `{part}` alone"
        sized = any(figure.value == count.numeral.value for figure in whole)
        unknown = not sized and _may_be_unread(part, desk)
        return Binding(f"the {part}", tied, (*tied, *whole), may_refute=not unknown, doubt=doubt)
    if _SOMEWHERE.match(sentence.prose, count.end):
        tied = (*tied, *(figure for figure in units if figure.subject.kind == "file"))
    if count.unit in {"line", "word", "character"} and (path := _unread(sentence, count, desk)):
        own = tuple(figure for figure in units if figure.subject == Subject("file", path))
        if count.aspect and own:
            return Binding(path, (*own, *tied), own, may_refute=True, is_explicit=True)
        return Binding(path, (*whole, *tied), (*whole, *tied), may_refute=False, doubt=f"{path} was not read whole")
    if sentence.field != "body" and (count.unit in MEASURES or not count.noun):
        tied = (*tied, *units)  # a tagline has no room to say of what; the body has
    complete = not (count.unit == "commit" and "commits" in desk.dossier.missing)
    talk = count.unit in {"review", "reviewer", "approval", "thread", "comment", "person"}
    if talk and not desk.talk_is_complete:
        complete = False
    doubt = "" if complete else "not everything was read"
    return Binding("the pull request", (*whole, *tied), (*whole, *tied), complete and bool(units), doubt=doubt)


def _of_time(
    sentence: Sentence, units: Sequence[Figure], whole: tuple[Figure, ...], tied: tuple[Figure, ...], desk: Desk
) -> Binding:
    """Return all facts about stretches of time; where talk was not read, one may be talk's."""
    people = any(ref.subject.kind == "person" for ref in sentence.refs)
    doubt = "not every review and comment was read"
    known = tuple(dict.fromkeys((*tied, *whole)))
    named = {ref.subject for ref in sentence.refs if ref.subject.kind == "commit"}
    if named and (own := tuple(figure for figure in units if any(is_about(figure, one) for one in named))):
        return Binding("these commits", (*own, *tied), own, may_refute=True)
    return Binding("this", tuple(units), known, desk.talk_is_complete or not people, doubt=doubt)


def _part_of_the_code(sentence: Sentence, count: Count, desk: Desk) -> str:
    """Return the noun a size is said of where it is a part of this code: `protocol` in `a 5,413-line protocol`."""
    if count.noun:
        nouns = [word for word in count.noun if stem(word) in desk.vocabulary and singular(word) not in WHOLE]
        return nouns[-1] if nouns and nouns[-1] == count.noun[-1] else ""
    tail = sentence.prose[count.end : min(sentence.end, count.end + NEAR)].split()
    if len(tail) < 2 or tail[0].lower() not in {"of", "in"} or tail[1][0].isdigit():  # noqa: PLR2004 - `of X`
        return ""
    nouns = [word.strip(".,;:!?()").lower() for word in tail[1:6]]
    if any(singular(word) in WHOLE for word in nouns):
        return ""
    return next((word for word in nouns if len(word) > 3 and stem(word) in desk.vocabulary), "")  # noqa: PLR2004


def _unread(sentence: Sentence, count: Count, desk: Desk) -> str:
    """Return a touched file nobody read whole that the sentence may mean: it says `document`, and one of its words."""
    behind = sentence.prose[count.end : min(sentence.end, count.end + NEAR)].partition(",")[0]
    if count.of_the_whole or not _PIECE.search(f"{sentence.prose[sentence.start : count.start]} {behind}"):
        return ""
    unread = (path for path in sorted(desk.evidence.known_paths) if not desk.is_read_whole(path))
    return next((path for path in unread if words_of(path.rsplit("/", 1)[-1]) & sentence.words), "") or next(
        (
            path
            for path in sorted(desk.evidence.known_paths)
            if not desk.is_read_whole(path) and words_of(path) & sentence.words
        ),
        "",
    )


def _may_be_unread(part: str, desk: Desk) -> bool:
    """Whether a part of the code may be a file that was never read whole, or a piece of one."""
    word = stem(part)
    return any(
        word in words_of(path) and desk.whole_text(path) is None and f"patch::{path}" not in desk.dossier.sources
        for path in desk.evidence.known_paths
    ) or not any(word in words_of(path) for path in desk.evidence.known_paths)


def _nearest(refs: Sequence[Ref], count: Count, prose: str) -> tuple[Subject, ...]:
    """Return what a count is of: what follows it at once (`lines of X`), else what was named last before it.

    Several things may share the place, such as two files of one name; a person gives way to a thing.
    """
    things = [ref for ref in refs if ref.subject.kind != "person"] or list(refs)
    behind = [ref for ref in things if count.end <= ref.start <= count.end + NEAR]
    ahead = [ref for ref in things if ref.end <= count.start]
    inside = [ref for ref in things if count.start < ref.end and ref.start < count.end]
    chosen = inside[:1] or behind[:1] if not ahead or _follows(behind, count) else ahead[-1:]
    chosen = chosen or ahead[-1:] or things[:1]
    if chosen and chosen[0].subject.kind == "commit":  # `a.py in commit 1cc2d1b` is the file
        files = [ref for ref in things if ref.subject.kind == "file" and ref.end <= chosen[0].start]
        chosen = [ref for ref in files[-1:] if _WITHIN.fullmatch(prose[ref.end : chosen[0].start])] or chosen
    return tuple(ref.subject for ref in things if chosen and ref.start == chosen[0].start)


def _follows(behind: Sequence[Ref], count: Count) -> bool:
    """Whether the thing behind a count is so close that nothing but a preposition and an article fit in between."""
    return bool(behind) and behind[0].start - count.end <= len(" inside of the ")


def is_about(figure: Figure, subject: Subject) -> bool:
    """Whether a figure is about this thing; a name stands for a class or function of that name."""
    own = figure.subject
    if own == subject:
        return True
    if subject.kind == "name":
        return own.name == subject.name and own.kind in {"class", "function", "word"}
    if subject.kind == "commit":
        return own.kind == "commit" and own.name.startswith(subject.name)
    if subject.kind == "title":
        return own.kind == "title" or (figure.fact.id.startswith("title."))
    return subject.kind == own.kind and subject.name == own.name


def _is_tied(figure: Figure, sentence: Sentence, count: Count) -> bool:
    """Whether words of the sentence, or of the one before it, lead to this figure."""
    is_bare = not figure.scope and figure.subject == PULL_REQUEST
    if is_bare or not _is_of_a_named_commit(figure, sentence):
        return False
    words = sentence.words
    context = words | (sentence.before.words if sentence.before else frozenset())
    earlier = sentence.before.refs if sentence.before and _POINTS_BACK.search(sentence.own) else ()
    subjects = {ref.subject for ref in (*sentence.refs, *earlier)}
    if figure.subject != PULL_REQUEST:
        if any(is_about(figure, subject) for subject in subjects):
            return True
        if figure.subject.kind == "word" and not _is_used_as_a_word(figure.subject.name, sentence, count):
            return False
        own = words_of(figure.subject.name.rsplit("/", 1)[-1])
        return bool(own) and len(own & words) * 2 > len(own)
    context |= frozenset(SYNONYMS[word] for word in context & SYNONYMS.keys())
    context |= frozenset(word for word, pattern in DOINGS.items() if pattern.search(sentence.own))
    if figure.keys & context:
        return True
    return len(figure.scope & context) * 2 >= min(len(figure.scope), 4) or any(
        subject.name and subject.name in figure.fact.about for subject in subjects
    )


def _is_used_as_a_word(word: str, sentence: Sentence, count: Count) -> bool:
    """Whether a sentence speaks of a word titles begin with: `three Hardens`, `six fix commits`, not `the start`."""
    text = sentence.strip.text[sentence.start : sentence.end]
    return word.lower() in count.between or bool(re.search(rf"(?<!^)\b{re.escape(word.capitalize())}", text))


def _name(subject: Subject) -> str:
    return f"the {subject.kind}" if not subject.name else f"{subject.kind} {subject.name}"
