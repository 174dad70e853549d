"""Any dossier there can be, for hypothesis: every field by its type, patches numbered as git numbers them."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from roastbot.evidence import Dossier, Line

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
SIGNED = st.lists(st.tuples(st.sampled_from("+- "), st.text(max_size=5)), max_size=4)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=5),
    int: st.integers(0, 10**9),
    bool: st.booleans(),
    datetime: st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=OFFSETS),  # noqa: DTZ001 - hypothesis adds the zone
    date: st.dates(),
    NoneType: st.none(),
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for values of this type."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, UnionType):
        return st.one_of([of(part) for part in get_args(kind)])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: of(hints[field.name]) for field in fields(kind)})
    return _collection(kind)


def _collection(kind: Any) -> st.SearchStrategy[Any]:
    if kind == tuple[Line, ...]:
        return st.lists(hunk(), max_size=3).map(lambda hunks: tuple(line for lines in hunks for line in lines))
    parts, origin = get_args(kind), get_origin(kind)
    if origin is Mapping:
        return st.dictionaries(of(parts[0]), of(parts[1]), max_size=2)
    if origin is frozenset:
        return st.frozensets(of(parts[0]), max_size=2)
    if parts[-1] is Ellipsis:
        return st.lists(of(parts[0]), max_size=2).map(tuple)
    return st.tuples(*map(of, parts))


def hunk() -> st.SearchStrategy[list[Line]]:
    """Return a strategy for the lines of one hunk."""
    return st.tuples(st.integers(1, 99), st.integers(1, 99), SIGNED).map(lambda drawn: _lines(*drawn))


def _lines(old: int, new: int, rows: list[tuple[str, str]]) -> list[Line]:
    made = []
    for sign, text in rows:
        made.append(Line(sign, text, None if sign == "+" else old, None if sign == "-" else new))
        old, new = old + (sign != "+"), new + (sign != "-")
    return made


DOSSIERS: st.SearchStrategy[Dossier] = of(Dossier)
