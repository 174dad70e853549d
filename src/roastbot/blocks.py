"""Whether lines of code stand among other lines as a block: neighbours, in order, at any common indentation."""

from collections.abc import Sequence


def is_blank(line: str) -> bool:
    """Whether a line, or the line of a diff, holds nothing."""
    return line.strip() in {"", "+", "-"}


def is_gap(line: str) -> bool:
    """Whether a line of a fence says that lines are left out: dots, perhaps in a comment."""
    return not line.strip(" \t.#/*+-…") and ("..." in line or "…" in line)


def in_order(runs: Sequence[Sequence[str]], shown: Sequence[str]) -> bool:
    """Whether each of `runs` stands in `shown` without anything in between, one after the other."""
    start = 0
    for run in runs:
        places = range(start, len(shown) - len(run) + 1)
        found = next((place for place in places if _stands_at(run, shown, place)), None)
        if found is None:
            return False
        start = found + len(run)
    return True


def _stands_at(run: Sequence[str], shown: Sequence[str], place: int) -> bool:
    """Whether `run` stands in `shown` at `place`; all its lines may lack the same indentation, or have it more."""
    first, there = run[0], shown[place]
    if first.lstrip() != there.lstrip():
        return False
    less, more = first[: len(first) - len(first.lstrip())], there[: len(there) - len(there.lstrip())]
    if more.endswith(less):
        indent = more[: len(more) - len(less)]
        return all(indent + line == shown[place + n] for n, line in enumerate(run))
    if less.endswith(more):
        indent = less[: len(less) - len(more)]
        return all(line == indent + shown[place + n] for n, line in enumerate(run))
    return False
