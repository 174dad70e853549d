"""Front matter, read and written: YAML, TOML and JSON, and every block we write is read back before it leaves."""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias

import frontmatter
import tomlkit
import yaml
from tomlkit.items import InlineTable, Item, Table

from roastbot.errors import GateError

Format: TypeAlias = Literal["toml", "yaml", "json"]


class FrontMatterError(ValueError):
    """A text has no front matter, or one that does not parse; the caller decides what that means for the run."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A post taken apart. `raw` is the front matter as it was written, without its delimiters."""

    format: Format
    metadata: Mapping[str, Any]
    content: str
    raw: str


@dataclass(frozen=True, slots=True)
class NativeDate:
    """A date to be written without quotes, as `text`; `value` is what a parser makes of it (YAML's may be text)."""

    text: str
    value: datetime | date | str


@dataclass(frozen=True, slots=True)
class Style:
    """How a blog writes what its formats leave open.

    `quote` is the title's quotation mark, empty for none (YAML only); `flow_lists` puts YAML lists on one line;
    `list_indent` and `table_indent` are in spaces (YAML list entries, keys of a TOML table).
    """

    quote: Literal['"', "'", ""] = '"'
    flow_lists: bool = True
    list_indent: bool = True
    table_indent: int = 0


def parse(text: str) -> Parsed:
    """Return the front matter and content of a post. Raises FrontMatterError when there is none or it is broken."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    kind: Format
    try:
        if text.startswith("+++"):
            kind, raw, metadata, content = "toml", *_parse_toml(text)
        elif text.startswith("{"):
            kind, raw, metadata, content = "json", *_parse_json(text)
        elif text.startswith("---"):
            kind, raw, metadata, content = "yaml", *_parse_yaml(text)
        else:
            raise FrontMatterError("it has no front matter")
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise FrontMatterError(_one_line(error)) from error
    if not isinstance(metadata, dict):
        raise FrontMatterError("its front matter is not a table of keys and values")
    return Parsed(kind, {str(key): value for key, value in metadata.items()}, content.lstrip("\n"), raw)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


_PLUSES = re.compile(r"^\+{3}[ \t]*$", re.MULTILINE)


def _parse_toml(text: str) -> tuple[str, Any, str]:
    parts = _PLUSES.split(text, 2)
    if len(parts) != 3:  # noqa: PLR2004 - before, between and after the two delimiters
        raise FrontMatterError("its TOML front matter has no end")
    return parts[1], tomllib.loads(parts[1]), parts[2]


def _parse_yaml(text: str) -> tuple[str, Any, str]:
    handler = frontmatter.default_handlers.YAMLHandler()
    raw, content = handler.split(text)
    return raw, handler.load(raw), content


def _parse_json(text: str) -> tuple[str, Any, str]:
    """Read the object the text begins with; python-frontmatter stops at the first `}` in the first column."""
    metadata, end = json.JSONDecoder().raw_decode(text)
    return text[:end], metadata, text[end:]


_TITLE = re.compile(r"""^[ \t]*["']?title["']?[ \t]*[:=][ \t]*(["']?)""", re.MULTILINE | re.IGNORECASE)
_FLOW = re.compile(r"^[ \t]*[\w-]+:[ \t]*\[", re.MULTILINE)
_BLOCK = re.compile(r"^[ \t]*[\w-]+:[ \t]*\n([ \t]*)- ", re.MULTILINE)
_TABLE = re.compile(r"^\[[^\[\]\n]+\][ \t]*\n( *)\S", re.MULTILINE)


def learn_style(raw: str, kind: Format) -> Style:
    """Return the style in which the front matter `raw` was written."""
    title, block, table = _TITLE.search(raw), _BLOCK.search(raw), _TABLE.search(raw)
    quote = title[1] if title else '"'
    return Style(
        quote="'" if quote == "'" else '"' if quote or kind != "yaml" else "",
        flow_lists=bool(_FLOW.search(raw)) or block is None,
        list_indent=bool(block and block[1]) or block is None,
        table_indent=len(table[1]) if table else 0,
    )


def render(kind: Format, values: Mapping[str, Any], style: Style) -> str:
    """Return the block for `values` in their order, with delimiters and a final newline.

    Values are text, bool, int, float, NativeDate, lists and mappings of these. Raises GateError when the
    block would not read back as the same values.
    """
    writers = {"toml": _toml, "yaml": _yaml, "json": _json}
    block = writers[kind](values, style)
    try:
        found: Any = parse(block).metadata
    except FrontMatterError as error:
        found = error
    if found != _plain(values):
        raise GateError(
            f"the post's {kind.upper()} front matter does not read back as it was meant",
            cause="the title or description holds characters the format cannot carry",
            fix="run again; if it happens twice, report it with the pull request's address",
        )
    return block


def _plain(value: Any) -> Any:
    """Return what a parser makes of `value`."""
    if isinstance(value, NativeDate):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value


def _json(values: Mapping[str, Any], _style: Style) -> str:
    return json.dumps(values, indent=2, ensure_ascii=False, default=_json_date) + "\n"


def _json_date(value: object) -> str:
    raise GateError(
        f"front matter in JSON cannot hold a {type(value).__name__}",
        cause="JSON has no such value",
        fix="report this with the blog's address",
    )


def _toml(values: Mapping[str, Any], style: Style) -> str:
    document = tomlkit.document()
    for key, value in _tables_last(values):
        document.add(key, _toml_table(value, style) if isinstance(value, Mapping) else _toml_item(value, style))
    return f"+++\n{tomlkit.dumps(document)}+++\n"


def _tables_last(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the entries in order, tables after all others: whatever follows a TOML table belongs to it."""
    return sorted(values.items(), key=lambda entry: isinstance(entry[1], Mapping))


def _toml_table(values: Mapping[str, Any], style: Style) -> Table:
    table = tomlkit.table()
    for key, value in _tables_last(values):
        item = _inline_table(value, style) if isinstance(value, Mapping) else _toml_item(value, style)
        table.add(key, item.indent(style.table_indent))
    return table


def _inline_table(values: Mapping[str, Any], style: Style) -> InlineTable:
    table = tomlkit.inline_table()
    for key, value in values.items():
        table.add(key, _toml_item(value, style))
    return table


_LITERAL = re.compile(r"[^'\x00-\x1f\x7f]*")


def _toml_item(value: Any, style: Style) -> Item:
    if isinstance(value, NativeDate):
        return tomlkit.value(value.text)
    if isinstance(value, str):
        return tomlkit.string(value, literal=style.quote == "'" and bool(_LITERAL.fullmatch(value)))
    if isinstance(value, Mapping):
        return _inline_table(value, style)
    if isinstance(value, (list, tuple)):
        array = tomlkit.array()
        for entry in value:
            array.append(_toml_item(entry, style))
        return array
    item: Item = tomlkit.item(value)
    return item


class _Dumper(yaml.SafeDumper):
    """PyYAML's safe dumper, in the blog's style."""

    blog = Style()

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent list entries below their key where the blog does."""
        super().increase_indent(flow, indentless and not self.blog.list_indent)


# Words and marks that YAML 1.1 and 1.2 parsers, and the people who wrote them, disagree about are quoted always.
_PLAIN = re.compile(r"[A-Za-z][\w .,'()/-]*", re.ASCII)
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def _yaml_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    bare = bool(_PLAIN.fullmatch(text)) and text.casefold() not in _WORDS
    single = dumper.blog.quote == "'" and text.isprintable()
    quote = None if bare and not dumper.blog.quote else "'" if single else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=quote)


def _yaml_table(dumper: _Dumper, values: Mapping[str, Any]) -> yaml.MappingNode:
    """Represent a mapping with its values in the blog's style and its keys as bare as YAML allows."""
    entries = [
        (dumper.represent_scalar("tag:yaml.org,2002:str", key), dumper.represent_data(value))
        for key, value in values.items()
    ]
    return yaml.MappingNode("tag:yaml.org,2002:map", entries, flow_style=False)


def _yaml_list(dumper: _Dumper, values: list[Any]) -> yaml.SequenceNode:
    flat = not any(isinstance(value, (Mapping, list)) for value in values)
    entries = [dumper.represent_data(value) for value in values]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", entries, flow_style=dumper.blog.flow_lists and flat)


def _yaml_date(dumper: _Dumper, value: NativeDate) -> yaml.ScalarNode:
    kind = "str" if isinstance(value.value, str) else "timestamp"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", value.text)


_Dumper.add_representer(str, _yaml_text)
_Dumper.add_representer(dict, _yaml_table)
_Dumper.add_representer(list, _yaml_list)
_Dumper.add_representer(NativeDate, _yaml_date)
_UNFOLDED = 1 << 20  # wider than any line, so that no text is wrapped


def _yaml(values: Mapping[str, Any], style: Style) -> str:
    dumper = type("_Styled", (_Dumper,), {"blog": style})
    body: str = yaml.dump(dict(values), Dumper=dumper, allow_unicode=True, width=_UNFOLDED, sort_keys=False)
    return f"---\n{body}---\n"
