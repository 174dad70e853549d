"""How long and of what form a roast is: the lengths a writer is asked for, and the ones that stop it.

Asked lengths come from a close reading of published roasts (mean 514 words; one title that fits a list of posts; a
description that search engines do not cut at 160 characters). The caps are looser on purpose: a title two
characters over what was asked is no reason to throw a good post away.
"""

from collections.abc import Iterator
from typing import Final

from roastbot.writers import Draft, Problem

TITLE_ASKED: Final = 60  # characters
TITLE_CAP: Final = 75
DESCRIPTION_ASKED: Final = 160  # characters
DESCRIPTION_CAP: Final = 200
NAME_ASKED: Final = 30  # characters
NAME_CAP: Final = 50
LINE_ASKED: Final = 12  # words
LINE_CAP: Final = 16
PLAN_ASKED: Final = 120  # words; it is what a revision keeps to, and no draft in small
PLAN_CAP: Final = 1_200  # characters that are kept; the plan of a draft is sent back with it
BODY_ASKED: Final = (300, 550)  # words
BODY_CAP: Final = (20, 700)  # a two-line change is told in two sentences; less than that was cut off

PLAIN_FIELDS: Final = ("title", "description", "verdict_name", "verdict_line")

ASKED: Final = {
    "title_characters": str(TITLE_ASKED),
    "description_characters": str(DESCRIPTION_ASKED),
    "name_characters": str(NAME_ASKED),
    "line_words": str(LINE_ASKED),
    "plan_words": str(PLAN_ASKED),
    "fewest_words": str(BODY_ASKED[0]),
    "most_words": str(BODY_ASKED[1]),
}


def check_shape(draft: Draft) -> tuple[Problem, ...]:
    """Return what is wrong with a draft's lengths and form; the words themselves are the other checks' business.

    Lengths are characters for one-line fields, and words (split at white space) for the body and the verdict line.
    """
    return (*_one_line(draft), *_too_long(draft), *_body(draft))


def _one_line(draft: Draft) -> Iterator[Problem]:
    for name in PLAIN_FIELDS:
        text: str = getattr(draft, name)
        if not text.strip():
            yield Problem(name, "", f"the {name} is empty; write one")
        elif "\n" in text or "\r" in text:
            yield Problem(name, _start(text), "write it on one line")


def _too_long(draft: Draft) -> Iterator[Problem]:
    for name, asked, cap in (
        ("title", TITLE_ASKED, TITLE_CAP),
        ("description", DESCRIPTION_ASKED, DESCRIPTION_CAP),
        ("verdict_name", NAME_ASKED, NAME_CAP),
    ):
        text: str = getattr(draft, name)
        if len(text) > cap:
            yield Problem(name, _start(text), f"it has {len(text)} characters; write at most {asked}")
    words = len(draft.verdict_line.split())
    if words > LINE_CAP:
        yield Problem("verdict_line", _start(draft.verdict_line), f"it has {words} words; write at most {LINE_ASKED}")


def _body(draft: Draft) -> Iterator[Problem]:
    words = len(draft.body.split())
    asked = f"write {BODY_ASKED[0]} to {BODY_ASKED[1]}"
    if words < BODY_CAP[0]:
        yield Problem("body", _start(draft.body), f"the body has {words} words; {asked}")
    if words > BODY_CAP[1]:
        yield Problem("body", _start(draft.body), f"the body has {words} words; {asked}, cut the weakest joke")


def _start(text: str) -> str:
    """Return enough of `text` to recognise it by."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"  # noqa: PLR2004 - a line of a report
