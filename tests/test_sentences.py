"""Where sentences begin and end, in Markdown as it is written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roastbot.sentences import sentences


def cut(text: str) -> list[str]:
    """Return the sentences' texts."""
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It reads `setup.py. Then it stops` and ends.",
        "See [the file. It is long](evidence:patch:1234567:a.py) for more.",
        "Some tools, e.g. Ruff, are fast.",
        "It took 1.5 hours on v2.0 of it.",
        "Dr. No reviewed it vs. Time itself.",
        "Is it done... or is it?",
        'It says "Fix the mill. Again" and means it.',
        "It says \u201cWhy? Nobody knows.\u201d and means it.",
        "**One thing is said. Another too.**",
        "*Nobody will read this. Nobody ever does.*",
        "The mill (it grinds. Slowly.) turns.",
    ],
)
def test_what_looks_like_an_end_and_is_none(text: str) -> None:
    """Code, addresses, abbreviations and figures end nothing, nor does what stands inside a pair of marks."""
    assert cut(text) == [text]


def test_sentences_of_a_paragraph() -> None:
    """Closing marks belong to the sentence they close."""
    text = 'It began. "Why not?" So it went on! *Then* it stopped. `run()` did not.'
    assert cut(text) == ["It began.", '"Why not?"', "So it went on!", "*Then* it stopped.", "`run()` did not."]


def test_a_mark_without_its_partner_holds_nothing_together() -> None:
    """An inch, a product, a bracket that is closed in another paragraph."""
    text = 'A 5" screen. A 6" one. It is 2 * 3. Or 3 * 2 (so\n\nthey say. Or) not.'
    assert cut(text) == ['A 5" screen.', 'A 6" one.', "It is 2 * 3.", "Or 3 * 2 (so", "they say.", "Or) not."]


def test_items_and_quotes_end_sentences_without_a_full_stop() -> None:
    """Their markers belong to nobody."""
    text = "Three commits:\n\n- Harden it\n- Simplify it. Again\n\n> a quote\n> goes on"
    assert cut(text) == ["Three commits:", "Harden it", "Simplify it.", "Again", "a quote", "goes on"]


def test_paragraphs_are_counted() -> None:
    """A blank line begins the next one."""
    assert [one.paragraph for one in sentences("One. Two.\n\nThree.\n \nFour.")] == [0, 0, 1, 2]


@given(st.text(alphabet="ab. A!?`[]()*>-\n\"'1", max_size=60))
def test_every_letter_is_in_at_most_one_sentence(text: str) -> None:
    """Whatever the text: they are in order, they do not overlap, and none is blank."""
    found = sentences(text)
    for one in found:
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
    for before, after in pairwise(found):
        assert before.end <= after.start
        assert before.paragraph <= after.paragraph
