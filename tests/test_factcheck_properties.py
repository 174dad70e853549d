"""What the checker owes every draft, whatever it says: the true is never accused, the altered always is."""

from dataclasses import replace
from functools import cache
from typing import Final

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import brief, commit, lines, pull
from roastbot.claims import Claim, Verdict
from roastbot.evidence import Dossier
from roastbot.factcheck import Checker
from roastbot.factcheck.desk import subject_of
from roastbot.facts import with_findings
from roastbot.findings import Fact
from small_dossier import draft

COUNTED: Final = {"commits", "lines", "files", "words", "characters"}
NOWHERE: Final = st.integers(100_003, 999_983)  # larger than anything in the pull request
NAMES: Final = st.from_regex(r"zq[a-z]{4,12}_[a-z]{3,9}", fullmatch=True)


@cache
def mill() -> Dossier:
    """Return a pull request with three files, five commits, a description and a conversation."""
    return pull(
        "Grind the corn twice",
        commit("Mon 09:00 Add the mill wheel", {"src/wheel.py": lines(40, "wheel"), "README.md": lines(12, "read")}),
        commit("Mon 10:30 Fix the lower stone", {"src/stone.py": lines(75, "stone")}, body="It ground to a halt."),
        commit("Tue 08:15 Fix the upper stone", {"src/stone.py": lines(61, "other")}),
        commit("Wed 17:45 Rename the miller", {"src/wheel.py": lines(33, "wheel")}),
        commit("Thu 11:20 Grind it all again", {"docs/corn.md": lines(9, "corn")}),
        description="This mill grinds the corn twice, so that nobody has to chew.\n\nIt saves 14 sacks a day.",
        threads=[("src/stone.py", "bob: Why is the stone so warm?", "ada: It has been a long week at the mill.")],
    )


@cache
def facts() -> tuple[Fact, ...]:
    """Return all facts about the mill."""
    made = brief(mill())
    return with_findings(made.facts, made.findings)


@cache
def checker() -> Checker:
    """Return one checker for every example; what it indexes serves them all."""
    return Checker(mill(), facts())


def accused(body: str) -> list[Claim]:
    """Return the claims that are called unsupported."""
    return [claim for claim in checker().examine(draft(body)) if claim.verdict is Verdict.UNSUPPORTED]


def told() -> list[Fact]:
    """Return the facts that have a value, a unit and something they are about, and of which a sentence can be made."""
    return [
        fact
        for fact in facts()
        if isinstance(fact.value, int) and fact.unit in COUNTED and subject_of(fact).kind in {"file", "commit"}
    ]


def sentence(fact: Fact, value: float) -> str:
    """Return a sentence that says a value of the thing a fact is about, calling it by its name."""
    subject = subject_of(fact)
    where = f" in commit {subject.within}" if subject.within and subject.kind == "file" else ""
    name = f"`{subject.name}`" if subject.kind == "file" else f"commit {subject.name}"
    return f"Of {name}{where} it can be said: {value:,} {fact.unit}."


def texts() -> list[str]:
    """Return every line of three words or more that somebody wrote about the mill."""
    ids = ("title", "description", "commit:", "thread:")
    said = [source.text for source in mill().sources.values() if source.id.startswith(ids)]
    return [line for text in said for line in text.splitlines() if len(line.split()) > 2 and "\n" not in line]


@given(st.lists(st.sampled_from(range(len(told()))), min_size=1, max_size=6), st.data())
@settings(deadline=None, max_examples=120)
def test_facts_and_quotations_are_never_accused(places: list[int], data: st.DataObject) -> None:
    """Each in a sentence of its own, in any order."""
    said = [sentence(told()[place], told()[place].value) for place in places]  # type: ignore[arg-type]  # ints
    said += [f'Somebody wrote "{data.draw(st.sampled_from(texts()))}"' for _ in range(2)]
    assert accused(" ".join(data.draw(st.permutations(said)))) == []


@given(st.sampled_from(told()), NOWHERE)
@settings(deadline=None, max_examples=120)
def test_a_number_found_nowhere_is_always_accused(fact: Fact, value: int) -> None:
    """Whatever it is said of."""
    (claim,) = accused(sentence(fact, value))
    assert f"{value:,}" in claim.span
    assert claim.known


@given(st.sampled_from(told()), st.sampled_from(told()))
@settings(deadline=None, max_examples=300)
def test_a_number_moved_to_another_noun_is_accused(fact: Fact, other: Fact) -> None:
    """Unless it happens to be true of that one as well."""
    one, two = subject_of(fact), subject_of(other)
    assume(fact.unit == other.unit and one != two)
    true = {
        known.value
        for known in facts()
        if known.unit == fact.unit and (subject_of(known).name == two.name or two.name in known.about)
    }
    assume(fact.value not in true)
    assert accused(sentence(other, fact.value))  # type: ignore[arg-type]  # told() has ints


@given(st.sampled_from(texts()), st.data())
@settings(deadline=None, max_examples=120)
def test_an_altered_quotation_is_always_accused(line: str, data: st.DataObject) -> None:
    """One word of it exchanged for one that nobody used."""
    words = line.split()
    words[data.draw(st.integers(0, len(words) - 1))] = data.draw(st.from_regex(r"zq[a-z]{4,12}", fullmatch=True))
    (claim,) = accused(f'Somebody wrote "{" ".join(words)}" there.')
    assert claim.kind == "quotation"


@given(NAMES, st.sampled_from(["`{}` does it.", "It calls `{}()`.", "See `src/{}.py`.", "In `{}` it stands."]))
@settings(deadline=None, max_examples=80)
def test_an_identifier_found_nowhere_is_always_accused(name: str, template: str) -> None:
    """In any sentence, as a name, a call or a path."""
    assert accused(template.format(name))


@given(
    st.from_regex(r"Zq[a-z]{3,9}", fullmatch=True), st.sampled_from(["approved it", "reviewed all of it", "asked why"])
)
@settings(deadline=None, max_examples=60)
def test_a_name_found_nowhere_is_always_accused(name: str, deed: str) -> None:
    """Of somebody who is said to have done what only people who took part can do."""
    (claim,) = accused(f"{name} {deed} before lunch.")
    assert claim.kind == "person"


@given(st.text(st.sampled_from("ab 12,.%:`'\"*_[]()<>#-+\n>|\\&;\u201c\u201d\u2026"), max_size=300) | st.text())
@settings(deadline=None, max_examples=200)
def test_no_text_is_too_odd_and_every_claim_has_its_place(body: str) -> None:
    """Whatever it is made of; the words of a claim stand where its offsets say, but for markup and white space."""
    for claim in checker().examine_text(body):
        assert 0 <= claim.start < claim.end <= len(body)
        assert claim.span


@given(st.sampled_from(["12 commits of 3 files. ", '"a b c" ', "`x` ", "[a](b) ", "- 5 lines\n", "> a\n", "**a** "]))
@settings(deadline=None, max_examples=7)
def test_a_long_text_takes_no_time_to_speak_of(piece: str) -> None:
    """Twice the text is about twice the work."""
    checker().examine(replace(draft(), body=piece * (12_000 // len(piece))))
