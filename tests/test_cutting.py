"""What may be taken out of a draft, and when there is nothing left to print."""

import pytest

from roastbot.cutting import without
from roastbot.sentences import sentences
from writers.scripted import draft

STORY = (
    "The wheel turns a number into another. The change adds a second wheel.\n\n"
    "On Monday somebody removed a tooth. It was put back on Tuesday. The commit says sorry.\n\n"
    "The new test turns both wheels and looks at every tooth. That is a test worth having.\n\n"
    "On Friday the wheels were merged, and they turn to this day."
)


def cut(*lost: str, body: str = STORY, compliment: str = "") -> str | None:
    """Return the body without the sentences that hold these words."""
    spans = [(body.index(words), body.index(words) + len(words)) for words in lost]
    made = without(draft(body=body), spans, compliment)
    return made.body if made else None


def test_nothing_to_cut_is_no_cut() -> None:
    """A span between two sentences hits none."""
    assert without(draft(body=STORY), []) is None


def test_a_post_that_would_lose_its_thread_is_not_cut() -> None:
    """Less than seventy per cent of the words is another post."""
    assert cut("turns a number", "second wheel", "looks at every tooth", "merged") is None


def test_the_compliment_is_not_cut() -> None:
    """Not itself, and not by what goes before it."""
    praise = "The new test turns both wheels and looks at every tooth."
    assert cut("looks at every tooth", compliment=praise) is None
    assert cut("says sorry", compliment=praise) is not None


def test_the_sentence_goes_whole_and_leaves_no_hole() -> None:
    """The rest stays letter for letter."""
    assert cut("says sorry") == STORY.replace(" The commit says sorry.", "")


def test_what_points_back_goes_along() -> None:
    """`It was put back` would otherwise speak of something else."""
    assert cut("removed a tooth") == STORY.replace(
        "On Monday somebody removed a tooth. It was put back on Tuesday. ", ""
    )


def test_no_paragraph_begins_in_mid_air() -> None:
    """Also where the sentence it leans on stood at the end of the paragraph before."""
    body = STORY.replace("On Friday the wheels", "But on Friday the wheels").replace(
        " That is a test worth having.", ""
    )
    left = cut("looks at every tooth", body=body)
    assert left is None or "But on Friday" not in left


def test_what_is_said_in_one_breath_goes_together() -> None:
    """Half of an emphasis or a quotation would leave its mark behind."""
    body = STORY + "\n\n*Nobody reads this. Nobody ever will.* So they say."
    assert cut("Nobody ever will", body=body) == STORY


def test_an_emptied_item_takes_its_marker_along() -> None:
    """And the sentence that only announced it goes too, when the first one does."""
    body = STORY + "\n\nThe log, in order:\n\n- Turn it\n- Turn it back"
    assert cut("Turn it back", body=body) == body.removesuffix("\n- Turn it back")


@pytest.mark.parametrize("words", [one.strip() for one in STORY.replace("\n\n", " ").split(". ")])
def test_whatever_is_cut_what_is_left_stood_there(words: str) -> None:
    """Cutting removes; it writes nothing."""
    left = cut(words.rstrip("."))
    if left is not None:
        assert words.rstrip(".") not in left
        whole = {STORY[one.start : one.end] for one in sentences(STORY)}
        assert {left[one.start : one.end] for one in sentences(left)} <= whole


@pytest.mark.parametrize(
    ("lost", "gone"),
    [
        ("Bob wrote the notes", "Every word of them was taken out before the merge."),
        ("The bot wrote the parser", "Not one line of that survived."),
        ("The diff disagrees with that", "The description says that the change removes every test."),
        ("No such thing happened", "It is said that Mira broke the build."),
    ],
)
def test_a_cut_does_not_turn_what_is_left_into_its_opposite(lost: str, gone: str) -> None:
    """What leans on the lost sentence goes, and so does what the lost sentence answered."""
    told = {
        "Every": "Ann wrote four checks. Bob wrote the notes. Every word of them was taken out before the merge.",
        "Not": "Ann wrote the lexer. The bot wrote the parser. Not one line of that survived.",
        "The": "The description says that the change removes every test. The diff disagrees with that.",
        "It": "It is said that Mira broke the build. No such thing happened on this branch.",
    }[gone.split(maxsplit=1)[0]]
    body = f"{told}\n\n" + " ".join([STORY] * 3)
    left = cut(lost, body=body)
    assert left is not None
    assert gone not in left
