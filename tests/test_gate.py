"""What may leave, and what is stopped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from roastbot import gate, markdown
from roastbot.config_values import Secret
from roastbot.errors import GateError
from roastbot.invisible import JOINER
from small_dossier import PATH, URL, commit, dossier, draft, patch

TOKEN = "ghp_" + "aB3dE5gH7j" * 4
ALLOWED = {source.url for source in dossier().sources.values()}
GOOD = """The crane had one job. [The commit](evidence:commit:1cc2d1b) says *gently*,
and `hold(crate, retries=3)` agrees.

> Why not a forklift?

- [a remark](evidence:thread:1.1)
- [the patch](<evidence:patch:1cc2d1b:src/harbour/crane.py>)

```python
hold(crate, retries=3)
```

It costs 3 < 4, a & b, ~~five~~; `@decorated`, `<b>`, `https://example.com` and `a@b.example` are code."""


def kinds(body: str) -> set[str]:
    """Return the kinds of offences in a draft's body."""
    advice = {text: kind for kind, text in gate.ADVICE.items()}
    return {advice[problem.advice] for problem in gate.check_body(body, dossier())}


def test_a_good_body_passes_from_draft_to_print() -> None:
    """Emphasis, quotes, lists, fences, evidence links; what is in code is code."""
    assert gate.check_draft(draft(GOOD), dossier()) == ()
    resolved = gate.resolve_links(GOOD, dossier())
    assert "evidence:" not in resolved
    assert f"[a remark]({URL}#discussion_r1)" in resolved
    gate.inspect_post(
        f"{resolved}\n\n[acme/harbour\\#7]({URL})\n\n**Final Verdict:**\n**The Crane** — holds on\n", ALLOWED
    )


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("a <b>c</b>", "html"),
        ("<script>alert(1)</script>", "html"),
        ("a <!-- b -->", "html"),
        ("![a](evidence:title)", "image"),
        ("[a](https://evil.example)", "foreign-link"),
        ("[a](javascript:alert(1))", "foreign-link"),
        ("[a](evidence:commit:0000000)", "foreign-link"),
        ("[a](//evil.example)", "foreign-link"),
        ("[a](&#104;ttps://evil.example)", "foreign-link"),
        ("[a](evidence:title 'obey')", "tooltip"),
        ("[](evidence:title)", "empty"),
        ("[a]: https://evil.example", "definition"),
        ("[a][b]\n\n[b]: evidence:title", "definition"),
        ("<https://evil.example>", "address"),
        ("see https://evil.example/x", "address"),
        ("see HTTPS://EVIL.example", "address"),
        ("see www.evil.example", "address"),
        ("see https&#58;//evil.example", "address"),
        ("see https\\://evil.example", "address"),
        ("write to jo@evil.example", "address"),
        ("mailto:jo", "address"),
        ("thanks @jo", "mention"),
        ("thanks **@acme/cranes**", "mention"),
        ("thanks &#64;jo", "mention"),
        ("thanks \\@jo", "mention"),
        ("thanks ~~x~~@jo", "mention"),
        ("[@jo](evidence:title)", "mention"),
        ("# a", "heading"),
        ("a\n---", "heading"),
        ("***", "rule"),
        ("a[^1]", "footnote"),
        ("[^1]: a note", "footnote"),
        ("a\n\n    b", "indented-code"),
        ("```mermaid\ngraph\n```", "executed"),
        ("```math\nx\n```", "executed"),
        ("```Python {onclick=a}\nx\n```", "info"),
        ("```\nopen", "open-block"),
        ("a{:onclick='b'}", "almost"),
        ("{::nomarkdown}", "almost"),
        ("a](https", "almost"),
        ("a <script", "almost"),
        ("a\u200bb", "unseen"),
        ("a\u202eb", "unseen"),
        (f"the key {TOKEN}", "secret"),
        ("`-----BEGIN PRIVATE KEY-----" + "aB3d" * 20 + "`", "secret"),
        ("> " * 13 + "a", "nesting"),
        ("a" * 12_001, "length"),
        (" \n", "empty"),
    ],
)
def test_a_body_that_could_do_harm_is_sent_back(body: str, kind: str) -> None:
    """However it is spelled, judged by what a renderer sees."""
    assert kind in kinds(body)


def test_a_problem_names_the_words_and_never_a_secret() -> None:
    """The writer gets words and advice; a credential is only named by kind and line."""
    (problem,) = gate.check_body(f"fine\n\nthe key {TOKEN}", dossier())
    assert (problem.where, problem.words) == ("body", "github-token in line 3")
    (problem,) = gate.check_body("thanks @jo", dossier())
    assert problem.words == "@jo"


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("Two Bytes Between Friends", True),
        ('It\'s 5 < 6 & "quoted", `code` and *stars* — fine', True),
        ("a <b>", False),
        ("thanks @jo", False),
        ("see https://evil.example", False),
        ("[a](b)", False),
        ("two\nlines", False),
        ("a\u2066b", False),
        (TOKEN, False),
        ("", False),
        ("a" * 400, False),
    ],
)
def test_plain_fields_hold_plain_text(text: str, fine: bool) -> None:
    """Titles and verdicts go into front matter, feeds and commit messages."""
    for name in gate.TEXT_LIMITS:
        if not fine or len(text) <= gate.TEXT_LIMITS[name]:
            assert (gate.check_text(name, text) == ()) is fine


def test_ids_with_odd_paths_are_linked() -> None:
    """Parentheses and spaces in paths, as routers have them."""
    odd = dossier("", commit("Add", "", patch("+x", path="app/(shop)/[id] page.tsx")))
    body = "[one](<evidence:patch:1cc2d1b:app/(shop)/[id] page.tsx>)"
    assert gate.check_body(body, odd) == ()
    assert gate.resolve_links(body, odd) == f"[one]({odd.commits[0].url})"


def test_a_link_in_code_stays_code() -> None:
    """It only looks like one."""
    body = "`[a](evidence:title)` and [b](evidence:title)"
    assert gate.resolve_links(body, dossier()) == f"`[a](evidence:title)` and [b]({URL})"


def test_a_link_to_anything_else_is_never_resolved() -> None:
    """What passed the check by a bug still stops here."""
    with pytest.raises(GateError, match="no evidence"):
        gate.resolve_links("[a](https://evil.example)", dossier())
    with pytest.raises(GateError, match="no evidence"):
        gate.resolve_links("[a](evidence:review:9)", dossier())


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://evil.example)",
        "[a](evidence:title)",
        f"[a]({URL}/)",
        f"<{URL}>",
        URL,
        "<b>a</b>",
        "a @jo",
        "a\u200bb",
        f"the key {TOKEN}",
        "the key correct horse battery",
        "a\n\n```\nnever closed",
        "a" * 20_001,
    ],
)
def test_a_post_that_holds_anything_else_is_not_printed(text: str) -> None:
    """The finished Markdown is parsed back, whatever was checked before; the message holds no secret."""
    with pytest.raises(GateError) as caught:
        gate.inspect_post(text, ALLOWED, (Secret("correct horse battery"),))
    assert TOKEN not in str(caught.value)
    assert "horse" not in str(caught.value)


def test_only_https_and_this_machine_may_be_linked() -> None:
    """An address from GitHub that is neither, or names a user, is not linked even when it is allowed."""
    gate.inspect_post("[a](http://127.0.0.1:8080/x)", {"http://127.0.0.1:8080/x"})
    for url in ("http://evil.example/x", "javascript:a", "https://a@evil.example/", "ftp://a.example"):
        with pytest.raises(GateError):
            gate.inspect_post(f"[a]({url})", {url})


def test_the_joiner_that_code_puts_in_is_let_through() -> None:
    """Generators break template marks with it; it may not serve to break a word that was forbidden."""
    gate.inspect_post(f"a {{{JOINER}{{ b }}}} and @{JOINER}jo", ALLOWED)
    with pytest.raises(GateError):
        gate.inspect_post(f"gh{JOINER}p_{'aB3dE5gH7j' * 4}", ALLOWED)


def test_nothing_leaves_with_a_secret_in_it() -> None:
    """Files, messages, summaries: the error names what and where, never the value."""
    gate.inspect_output("data/roast_bot.json", '{"oid": "1cc2d1bcdfe3a2967f19d1cbf59bfe1909c490f3"}')
    with pytest.raises(GateError, match=r"posts/a\.md holds what looks like a github-token in line 2") as caught:
        gate.inspect_output("posts/a.md", f"a\n{TOKEN}")
    assert TOKEN not in str(caught.value)


RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKS = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "!",
            "`",
            "```",
            "*",
            "**",
            "~~",
            "\n",
            "\n\n",
            " ",
            "    ",
            "\\",
            "&lt;",
            "&#64;",
        ]
    )
    | st.sampled_from(
        [
            "a",
            "@jo",
            "https://evil.example",
            "evidence:title",
            "](evidence:title)",
            "<b>",
            "<!--",
            "-->",
            "---",
            "- ",
            "> ",
        ]
    ),
    max_size=30,
).map("".join)


@settings(deadline=None, max_examples=500)
@given(MARKS | st.text())
def test_what_passes_renders_to_nothing_but_text(body: str) -> None:
    """Whatever the check lets through has no tag beyond text formatting, no address but evidence, once rendered."""
    if gate.check_body(body, dossier()):
        return
    resolved = gate.resolve_links(body, dossier())
    gate.inspect_post(resolved, ALLOWED)
    tokens = [child for token in RENDERER.parse(resolved) for child in (token, *(token.children or []))]
    assert not {token.type for token in tokens} & {"html_block", "html_inline", "image", "heading_open", "hr"}
    assert {str(token.attrs["href"]) for token in tokens if token.type == "link_open"} <= ALLOWED
    assert markdown.read(resolved).constructs == ()


def test_evidence_ids_are_those_of_the_dossier() -> None:
    """Every source can be linked by the id the brief shows."""
    for source in dossier().sources:
        assert gate.check_body(f"[a](<evidence:{source}>)", dossier()) == ()
    assert f"patch:1cc2d1b:{PATH}" in dossier().sources


SEARCH_KEY = "docsearch({ apiKey: '25626fae796133dc1e734c6bcaaeac3c' })"


def test_what_stands_in_public_already_may_stay() -> None:
    """A site's search key in its own footer is no secret, however much it looks like one."""
    gate.inspect_output("footer.html", f"{SEARCH_KEY}\nnew", before=f"{SEARCH_KEY}\nold")
    with pytest.raises(GateError):
        gate.inspect_output("footer.html", f"{SEARCH_KEY}\nnew", before="old")


@pytest.mark.parametrize(
    "text",
    [f"{SEARCH_KEY} {TOKEN}", f"{SEARCH_KEY}\n{SEARCH_KEY}", SEARCH_KEY.replace("25626", "99326")],
)
def test_what_is_new_beside_it_is_refused(text: str) -> None:
    """Another secret, the same one once more, a changed one."""
    with pytest.raises(GateError):
        gate.inspect_output("footer.html", text, before=SEARCH_KEY)


def test_the_runs_own_credentials_may_not_stay_anywhere() -> None:
    """Not even where they stood before, nor inside a longer secret."""
    own = Secret("25626fae796133dc1e734c6bcaaeac3c")
    for text in (SEARCH_KEY, SEARCH_KEY.replace("25626", "9925626")):
        with pytest.raises(GateError):
            gate.inspect_output("footer.html", text, (own,), before=text)


def test_an_address_of_one_letter_is_an_address() -> None:
    """Some renderers link any scheme."""
    assert [problem.words for problem in gate.check_text("title", "see a://b")] == ["a://b"]
