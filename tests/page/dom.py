"""A page as a tree: what `chromium --dump-dom` prints, read with the standard library's parser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
UNSEEN = frozenset(("script", "style", "template", "noscript", "title"))


@dataclass
class Element:
    """One element; children are elements and pieces of text, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Yield this element and everything inside it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", *, css_class: str = "", id: str = "") -> list["Element"]:  # noqa: A002 - HTML's own word
        """Return the elements inside this one that have the tag, class and id that are given."""
        return [
            element
            for element in self.walk()
            if element is not self
            and tag in ("", element.tag)
            and (not css_class or css_class in element.attributes.get("class", "").split())
            and id in ("", element.attributes.get("id", ""))
        ]

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Return the text a reader sees here, leaving out elements with one of the classes `without`."""
        if self.tag in UNSEEN or without & set(self.attributes.get("class", "").split()):
            return ""
        return "".join(child if isinstance(child, str) else child.text(without=without) for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in [element.tag for element in self.open]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return the root of the page; a browser's own serialisation is always well-formed."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
