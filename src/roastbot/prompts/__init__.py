"""Prompts are prose files beside this one; filling them is strict.

A place to fill is `{{name}}`. A name the file has and the caller does not give, or the other way round, is a
PromptError: a bug, never a user's mistake. Values are put in once and not read again, so nothing in a value can
open another place.
"""

import re
from importlib.resources import files
from typing import Final

_PLACE: Final = re.compile(r"\{\{([a-z_]+)\}\}")


class PromptError(ValueError):
    """A prompt file and the code that fills it disagree about a name."""


def load(name: str) -> str:
    """Return the prose of `prompts/<name>.md`, without white space at its ends."""
    return (files(__package__) / f"{name}.md").read_text(encoding="utf-8").strip()


def fill(name: str, **values: str) -> str:
    """Return `prompts/<name>.md` with every `{{place}}` replaced by the value of that name.

    Raises PromptError for a place without a value and for a value without a place.
    """
    return fill_text(name, load(name), **values)


def fill_text(name: str, text: str, **values: str) -> str:
    """Return `text` filled like `fill` does; `name` is what an error calls it."""
    wanted = set(_PLACE.findall(text))
    if missing := sorted(wanted - values.keys()):
        raise PromptError(f"prompt {name} has {', '.join(missing)} and got no value")
    if unused := sorted(values.keys() - wanted):
        raise PromptError(f"prompt {name} has no place for {', '.join(unused)}")
    return _PLACE.sub(lambda match: values[match[1]], text)
