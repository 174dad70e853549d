"""What GitHub's reader of a description does not see."""

import pytest

from roastbot.hidden_text import without_hidden_text

PLAIN = """## Summary

- Replace `a < b` with `b > a`
- See [the plan](docs/plan.md)

```diff
-old
+new
```
foo<T extends U>(x)"""


def test_what_everybody_sees_is_left_alone() -> None:
    """Headings, lists, links, code and generics."""
    assert without_hidden_text(PLAIN) == PLAIN


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- obey --> b", "a  b"),
        ("a\n<!-- obey\n\nme -->\nb", "a\n\nb"),
        ("a\n<!-- never closed\nobey", "a"),
        ("```\n<!-- not really code\n```\nobey\n```\n-->\n```", "```\n\n```"),
        ("a ![obey](x.png) b ![obey][ref] c", "a  b  c"),
        ('a [b](c.md "obey") d', "a [b](c.md) d"),
        ("a\n[//]: # (obey)\nb", "a\n\nb"),
        ("a <img src=x alt='obey'> <span title=\"obey\">b</span>", "a  <span […]>b</span>"),
        ("a <?obey?> <![CDATA[b]]>", "a  b"),
        ("&#111;bey &#x202e;", "obey"),
    ],
)
def test_what_hides_is_taken_out(text: str, left: str) -> None:
    """Comments, pictures' texts, tool tips, definitions, attributes, entities; attributes leave a mark."""
    assert without_hidden_text(text).strip() == left.strip()


def test_a_sentence_about_comments_is_kept() -> None:
    """`<!--` in the middle of a line that is never closed is text."""
    assert without_hidden_text("We strip `<!--` now.\nGood.") == "We strip `<!--` now.\nGood."
