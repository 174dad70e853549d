"""Evidence as plain values that JSON can hold, and back: derived from the types of its dataclasses, field by field.

A record is an object with its fields by name; a field that has its empty default is left out. Instants are ISO 8601
with offset, enumerations go by name, an `Absent` is `{"absent": "BINARY"}`, and the lines of a patch are hunks: the
numbers they start at, and their lines with signs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from roastbot.evidence import Absent, FilePatch, Line, Reason

Turn = Callable[[Any], Any]

KEYS: Final[Mapping[tuple[type, str], str]] = {
    (FilePatch, "lines"): "hunks"
}  # where a key is not called like its field
HUNKS: Final = tuple[Line, ...]  # the one type that is not written as it is built
SIGNS: Final = frozenset("+- ")
LARGEST_NUMBER: Final = 10**15  # nothing in a repository is counted so far
YEARS: Final = (2, 9_998)  # in between, every instant can be told by every clock


class WrongShapeError(ValueError):
    """A value that is not what its place asks for; `place` leads to it, innermost step first."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.place: list[str | int] = []

    @property
    def path(self) -> str:
        """Where it stands, such as `$.commits[3].oid`."""
        steps = reversed(self.place)
        return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


def key_of(record: type, field: str) -> str:
    """Return the key under which a record's field is written."""
    return KEYS.get((record, field), field)


def default_of(field: Field[Any]) -> Any:
    """Return what a field is when it is not given, MISSING when it must be."""
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def to_plain(kind: Any) -> Turn:
    """Return the function that turns a value of type `kind` into a plain one."""
    if kind in _TO_PLAIN:
        return _TO_PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.name
    if is_dataclass(kind):
        return _record_to_plain(kind)
    if isinstance(kind, UnionType):
        (present,) = set(get_args(kind)) - {Absent, NoneType}
        return _optional_to_plain(to_plain(present))
    return _collection_to_plain(kind)


_TO_PLAIN: Final[Mapping[Any, Turn]] = {
    **dict.fromkeys((str, int, bool), lambda value: value),
    **dict.fromkeys((datetime, date), lambda value: value.isoformat()),
    Absent: lambda value: {"absent": value.reason.name},
}


def _optional_to_plain(turn: Turn) -> Turn:
    absent = to_plain(Absent)
    return lambda value: None if value is None else absent(value) if isinstance(value, Absent) else turn(value)


def _record_to_plain(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    table = [(field.name, key_of(kind, field.name), to_plain(hints[field.name])) for field in fields(kind)]
    empty = {field.name: default for field in fields(kind) if (default := default_of(field)) is not MISSING}
    empty = {name: default for name, default in empty.items() if not default}

    def turn(value: Any) -> dict[str, Any]:
        made = {}
        for name, key, plain in table:
            item = getattr(value, name)
            if item or name not in empty or item != empty[name]:
                made[key] = plain(item)
        return made

    return turn


def _collection_to_plain(kind: Any) -> Turn:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind == HUNKS:
        return lambda value: list(_hunks(value))
    if origin is Mapping:
        each = to_plain(arguments[1])
        return lambda value: {key: each(item) for key, item in value.items()}
    each = to_plain(arguments[0])
    if origin is frozenset:
        return lambda value: sorted(each(item) for item in value)
    return lambda value: [each(item) for item in value]


def _hunks(lines: Sequence[Line]) -> Iterator[dict[str, Any]]:
    """Yield the hunks: a new one begins where a number jumps. Raises ValueError where numbers contradict a sign."""
    hunk: dict[str, Any] = {}
    old = new = None
    for line in lines:
        if (line.old_number is None) != (line.sign == "+") or (line.new_number is None) != (line.sign == "-"):
            raise ValueError(f"a line has numbers on the wrong side: {line}")
        if hunk and (_jumps(old, line.old_number) or _jumps(new, line.new_number)):
            yield _begun(hunk)
            hunk = {}
        if not hunk:
            hunk, old, new = {"lines": []}, None, None
        if line.old_number is not None:
            hunk.setdefault("old", line.old_number)
            old = line.old_number + 1
        if line.new_number is not None:
            hunk.setdefault("new", line.new_number)
            new = line.new_number + 1
        hunk["lines"].append(line.sign + line.text)
    if hunk:
        yield _begun(hunk)


def _begun(hunk: Mapping[str, Any]) -> dict[str, Any]:
    """Return a hunk with the numbers it starts at in front."""
    return {key: hunk[key] for key in ("old", "new", "lines") if key in hunk}


def _jumps(expected: int | None, number: int | None) -> bool:
    return expected is not None and number is not None and number != expected


@cache
def from_plain(kind: Any) -> Turn:
    """Return the function that makes a value of type `kind` of a plain one; it raises WrongShapeError."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is Absent:
        return _absent
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member_of(kind)
    if is_dataclass(kind):
        return _record_from_plain(kind)
    if isinstance(kind, UnionType):
        return _union_from_plain(get_args(kind))
    return _collection_from_plain(kind)


def _exactly(kind: type, called: str) -> Turn:
    def turn(value: Any) -> Any:
        if type(value) is not kind:
            raise WrongShapeError(f"must be {called}, and is {_called(value)}")
        return value

    return turn


def _called(value: Any) -> str:
    names = {NoneType: "null", bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
    return (names | {list: "a list", dict: "an object"})[type(value)]


_text, _list, _object = _exactly(str, "a text"), _exactly(list, "a list"), _exactly(dict, "an object")


def _whole(value: Any) -> int:
    """Return a whole number that is one of a pull request; Python counts on where every other figure gives out."""
    number: int = _exactly(int, "a whole number")(value)
    if abs(number) > LARGEST_NUMBER:
        raise WrongShapeError(f"must be a whole number of at most {len(str(LARGEST_NUMBER)) - 1} digits")
    return number


def _instant(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(_text(value))
    except (ValueError, OverflowError) as error:
        if isinstance(error, WrongShapeError):
            raise
        raise WrongShapeError("must be a date and time in ISO 8601") from error
    if instant.tzinfo is None:
        raise WrongShapeError("must have an offset, such as +00:00")
    if not YEARS[0] <= instant.year <= YEARS[1]:
        raise WrongShapeError("must lie in a year that every clock can tell")
    return instant


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError as error:
        if isinstance(error, WrongShapeError):
            raise
        raise WrongShapeError("must be a date, such as 2026-03-24") from error


_PLAIN: Final[Mapping[Any, Turn]] = {
    str: _text,
    int: _whole,
    bool: _exactly(bool, "true or false"),
    datetime: _instant,
    date: _day,
}


def _member_of(kind: type[Enum]) -> Turn:
    def turn(value: Any) -> Any:
        try:
            return kind[_text(value)]
        except KeyError as error:
            raise WrongShapeError(f"must be one of {', '.join(kind.__members__)}") from error

    return turn


def _absent(value: Any) -> Absent:
    if set(_object(value)) != {"absent"}:
        raise WrongShapeError('must be an object such as {"absent": "BINARY"}')
    return Absent(_at("absent", from_plain(Reason), value["absent"]))


def _at(step: str | int, turn: Turn, value: Any) -> Any:
    try:
        return turn(value)
    except WrongShapeError as error:
        error.place.append(step)
        raise


def _record_from_plain(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    table = {key_of(kind, field.name): (field.name, from_plain(hints[field.name])) for field in fields(kind)}
    needed = [key_of(kind, field.name) for field in fields(kind) if default_of(field) is MISSING]

    def turn(value: Any) -> Any:
        made = {}
        for key, item in _object(value).items():
            if key not in table:
                raise WrongShapeError(f"has a field {key[:80]!r}, which this version does not know")
            name, own = table[key]
            made[name] = _at(key, own, item)
        for key in needed:
            if key not in value:
                raise WrongShapeError(f"lacks its field {key!r}")
        return kind(**made)

    return turn


def _union_from_plain(kinds: Sequence[Any]) -> Turn:
    (present,) = set(kinds) - {Absent, NoneType}
    turn, may_be_null = from_plain(present), NoneType in kinds
    if Absent not in kinds:
        return lambda value: None if value is None else turn(value)

    def either(value: Any) -> Any:
        if value is None and may_be_null:
            return None
        absent = type(value) is dict and ("absent" in value or not is_dataclass(present))
        return _absent(value) if absent else turn(value)

    return either


def _collection_from_plain(kind: Any) -> Turn:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind == HUNKS:
        each = _lines
        return lambda value: tuple(line for step, hunk in enumerate(_list(value)) for line in _at(step, each, hunk))
    if origin is Mapping:
        own = from_plain(arguments[1])
        return lambda value: {key: _at(key, own, item) for key, item in _object(value).items()}
    own = from_plain(arguments[0])
    if origin is frozenset:
        return lambda value: frozenset(_at(step, own, item) for step, item in enumerate(_list(value)))
    if arguments[-1] is Ellipsis:
        return lambda value: tuple([_at(step, own, item) for step, item in enumerate(_list(value))])
    return _row(arguments)


def _row(kinds: Sequence[Any]) -> Turn:
    turns = [from_plain(kind) for kind in kinds]

    def turn(value: Any) -> Any:
        if len(_list(value)) != len(turns):
            raise WrongShapeError(f"must have {len(turns)} entries, and has {len(value)}")
        return tuple(_at(step, own, item) for step, (own, item) in enumerate(zip(turns, value, strict=True)))

    return turn


def _lines(hunk: Any) -> list[Line]:
    """Return the lines of one hunk, numbered from where it says it starts."""
    if not set(_object(hunk)) <= {"old", "new", "lines"} or "lines" not in hunk:
        raise WrongShapeError('must be an object of "old", "new" and "lines"')
    number = _PLAIN[int]
    old, new = (_at(side, number, hunk[side]) if side in hunk else None for side in ("old", "new"))
    made = []
    for step, signed in enumerate(_at("lines", _list, hunk["lines"])):
        sign = signed[:1] if type(signed) is str else ""
        if sign not in SIGNS or (old is None and sign != "+") or (new is None and sign != "-"):
            raise _bad_line(step, sign)
        made.append(Line(sign, signed[1:], None if sign == "+" else old, None if sign == "-" else new))
        if old is not None and sign != "+":
            old += 1
        if new is not None and sign != "-":
            new += 1
    return made


def _bad_line(step: int, sign: str) -> WrongShapeError:
    missing = (
        "the number it starts at is missing" if sign in SIGNS else "must be a text that begins with +, - or a space"
    )
    error = WrongShapeError(missing)
    error.place += [step, "lines"]
    return error
