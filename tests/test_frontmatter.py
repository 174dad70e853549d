"""Front matter is read as its formats say, and what is written reads back as it was meant."""

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.errors import GateError
from roastbot.frontmatter import Format, FrontMatterError, NativeDate, Style, learn_style, parse, render

FORMATS: tuple[Format, ...] = ("toml", "yaml", "json")

TOML = """\
+++
title = "Two Bytes"
date = "2026-04-20T13:05:54+00:00"
tags = ["roast"]

[params]
    author = "roast-bot"
+++

Body with +++ in it.
"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Just Markdown.\n", "no front matter"),
        ("", "no front matter"),
        ('+++\ntitle = "no end"\n', "no end"),
        ("+++\ntitle = no quotes\n+++\n", "Invalid value"),
        ("---\ntitle: [open\n---\n", "flow sequence"),
        ("---\ntitle: no end\n", "values to unpack"),
        ("---\ndate: 2026-99-99\n---\n", "month must be in"),
        ("---\n- a list\n---\n", "not a table"),
        ("---\n---\n", "not a table"),
        ('{"title": ]\n', "Expecting value"),
    ],
)
def test_a_post_that_does_not_parse_says_why(text: str, why: str) -> None:
    """Never an exception of a parser, never an empty success."""
    with pytest.raises(FrontMatterError, match=why):
        parse(text)


def test_toml_is_read_with_its_tables_and_its_order() -> None:
    """The format of the blog this began with."""
    parsed = parse(TOML)
    assert (parsed.format, list(parsed.metadata)) == ("toml", ["title", "date", "tags", "params"])
    assert parsed.metadata["params"] == {"author": "roast-bot"}
    assert parsed.content == "Body with +++ in it.\n"


def test_yaml_and_json_are_read_and_a_byte_order_mark_or_windows_line_ends_do_not_matter() -> None:
    """A brace in JSON's first column and a rule in the body end nothing early."""
    yaml = parse("\ufeff---\r\ntitle: A\r\ndate: 2026-04-20\r\n---\r\n\r\nBody\r\n---\r\nmore\r\n")
    assert (yaml.format, yaml.metadata) == ("yaml", {"title": "A", "date": date(2026, 4, 20)})
    assert yaml.content == "Body\n---\nmore\n"
    json = parse('{\n"title": "A",\n"params": {\n"x": 1\n}\n}\n\nBody {\n')
    assert (json.format, json.metadata, json.content) == ("json", {"title": "A", "params": {"x": 1}}, "Body {\n")


def scalars() -> st.SearchStrategy[Any]:
    """Return what front matter values can be, any text included that UTF-8 can carry."""
    text = st.text(st.characters(exclude_categories=["Cs"]))
    return st.one_of(text, st.booleans(), st.integers(-(2**53), 2**53))


KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,12}", fullmatch=True).filter(lambda key: key.casefold() not in "yn")
STYLES = st.builds(
    Style,
    quote=st.sampled_from(['"', "'", ""]),
    flow_lists=st.booleans(),
    list_indent=st.booleans(),
    table_indent=st.integers(0, 4),
)


@pytest.mark.parametrize("kind", FORMATS)
@settings(deadline=None)
@given(
    values=st.dictionaries(
        KEYS, st.one_of(scalars(), st.lists(scalars()), st.dictionaries(KEYS, scalars(), min_size=1)), min_size=1
    ),
    style=STYLES,
)
def test_whatever_is_written_reads_back(kind: Format, values: dict[str, Any], style: Style) -> None:
    """Any text, any style: `render` raises rather than write something else, and here it never has to."""
    parsed = parse(render(kind, values, style) + "\nBody\n")
    assert (parsed.format, parsed.metadata, parsed.content) == (kind, values, "Body\n")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_text_is_one_line_of_yaml_and_toml(text: str) -> None:
    """No title can begin a line, and so none can end the front matter early."""
    for kind, style in (("yaml", Style(quote="")), ("yaml", Style()), ("toml", Style(quote="'"))):
        block = render(kind, {"title": text}, style)  # type: ignore[arg-type]  # a tuple of str, to mypy
        inner = [line for line in block.splitlines() if line not in {"---", "+++"}]
        if not any(unicodedata.category(c) in {"Cc", "Zl", "Zp"} for c in text):
            assert len(inner) == 1


def test_words_that_yaml_bends_are_quoted_and_plain_ones_need_not_be() -> None:
    """`no` is a Norwegian, not a boolean; a title without marks stays bare where the blog's are."""
    block = render("yaml", {"a": "no", "b": "0o14", "c": "Two Bytes", "d": "12:30"}, Style(quote=""))
    assert block == '---\na: "no"\nb: "0o14"\nc: Two Bytes\nd: "12:30"\n---\n'


def test_toml_tables_come_last_and_are_indented_like_the_blogs() -> None:
    """Whatever follows a TOML table would belong to it."""
    values = {"params": {"author": "roast-bot"}, "title": "Two Bytes", "authors": [{"name": "r", "tags": ["a"]}]}
    assert render("toml", values, Style(table_indent=4)) == (
        '+++\ntitle = "Two Bytes"\nauthors = [{name = "r", tags = ["a"]}]\n\n[params]\n    author = "roast-bot"\n+++\n'
    )


def test_dates_without_quotes_are_written_as_they_were_given() -> None:
    """Neither library's own idea of a date gets in."""
    when = datetime(2026, 4, 20, 15, 5, tzinfo=timezone(timedelta(hours=2)))
    native = NativeDate("2026-04-20T15:05:00+02:00", when)
    assert render("toml", {"date": native}, Style()) == "+++\ndate = 2026-04-20T15:05:00+02:00\n+++\n"
    assert render("yaml", {"date": native}, Style()) == "---\ndate: 2026-04-20T15:05:00+02:00\n---\n"
    odd = NativeDate("2026-04-20 15:05:00 +0200", "2026-04-20 15:05:00 +0200")
    assert render("yaml", {"date": odd}, Style()) == "---\ndate: 2026-04-20 15:05:00 +0200\n---\n"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("json", {"date": NativeDate("2026-04-20", date(2026, 4, 20))}),
        ("toml", {"date": NativeDate("2026-04-20", datetime(2026, 4, 21, tzinfo=UTC))}),
        ("yaml", {"title": float("nan")}),
    ],
)
def test_what_would_not_read_back_never_leaves(kind: Format, values: dict[str, Any]) -> None:
    """The gate's rule, kept where the block is made."""
    with pytest.raises(GateError):
        render(kind, values, Style())


@pytest.mark.parametrize(
    ("kind", "raw", "style"),
    [
        ("toml", 'title = "A"\n\n[params]\n    author = "b"\n', Style('"', table_indent=4)),
        ("toml", "title = 'A'\n[params]\nauthor = 'b'\n", Style("'")),
        ("yaml", "title: A\ntags:\n- a\n", Style("", flow_lists=False, list_indent=False)),
        ("yaml", "title: 'A'\ntags:\n  - a\n", Style("'", flow_lists=False)),
        ("yaml", 'title: "A"\ntags: [a, b]\n', Style('"')),
        ("json", '{"title": "A"}', Style('"')),
    ],
)
def test_the_style_is_learned_from_what_was_written(kind: Format, raw: str, style: Style) -> None:
    """Quotation marks, lists and indentation, as far as the formats leave them open."""
    assert learn_style(raw, kind) == style
