"""Which sentences of a repository's documents are rules, how far they reach; those that are none come first."""

import time

import pytest

from roastbot.evidence import Document
from roastbot.file_kinds import Kind
from roastbot.house_rules import Ban, bans, closed


def read(text: str, path: str = "AGENTS.md", *more: tuple[str, str]) -> list[Ban]:
    """Return the bans of a document, and of others beside it."""
    return list(bans([Document(path, text, ""), *(Document(other, said, "") for other, said in more)]))


def names(text: str) -> list[str]:
    """Return what a document forbids."""
    return [ban.construct.name for ban in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Never use `print` unless in the CLI.",
        "Never use deferred imports (imports inside functions) unless required to break circular imports",
        "Avoid `Any` where possible.",
        "Never use `assert`. Tests may use it.",
        "Never use `subprocess` without a timeout.",
        "Do not use `time.sleep` for waiting.",
        "Do not use `prefect_client` (the full client) in server tests.",
        "Avoid mocking the database.",
        "When writing tests, never use `print`.",
        "Never commit directly to `main`.",
        "Never use `print` when the server runs.",
        "Never use `print` in the worker.",
        "Use `Path` for new files instead of `os.path`.",
        "No new dependencies.",
        "No public API changes without approval.",
        "We never use `print`.",
        "```python\nNever use `print`.\n```",
        "> Never use `print`.",
        "| Never use `print`. |",
        "## Frontend\n\nNever use `print`.",
        "CLI: never use `print`.",
        "Never use `print` or the wrong logger for this.",
    ],
)
def test_what_is_conditional_or_unclear_is_no_rule(text: str) -> None:
    """An exception, a purpose, a place nobody knows, an example."""
    assert names(text) == []


def test_what_another_document_allows_is_no_rule() -> None:
    """The nested one knows better."""
    assert read("Never use `print`.", "AGENTS.md", ("cli/AGENTS.md", "Commands may use `print` freely.")) == []
    assert read("Never use `print`.", "AGENTS.md", ("cli/AGENTS.md", "Never `print` secrets.")) != []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- **Never use `print`** \u2014 use logging", ["print"]),
        ("Do not use `from __future__ import annotations`.", ["from __future__ import annotations"]),
        ("Prefer `pathlib.Path` over `os.path`.", ["os.path"]),
        ("Avoid `# type: ignore` comments.", ["# type: ignore"]),
        ("No mocks.", ["mocks"]),
        ("Never use `eval` or `exec`.", ["eval", "exec"]),
        ("Use `T | None` instead of `Optional`.", ["Optional"]),
        ("No bare `except:` clauses", ["bare except clauses"]),
        ("Use single backticks for inline code references in docstrings, not double backticks", ["double backticks"]),
        ("Don't write\nrelative imports.", ["relative imports"]),
        ("# Engine\n\n## Code style\n\n1. You shouldn't use `@staticmethod`.", ["@staticmethod"]),
    ],
)
def test_a_plain_ban_is_read(text: str, wanted: list[str]) -> None:
    """Forbidden, discouraged, or second best."""
    assert names(text) == wanted


def test_a_ban_keeps_its_sentence_and_says_whether_it_merely_advises() -> None:
    """The sentence as it stands, so that it can be quoted."""
    (ban,) = read("Some words. **Avoid `Any`.** It hides things.")
    assert (ban.sentence, ban.is_advice, ban.document) == ("**Avoid `Any`.**", True, "AGENTS.md")
    assert not read("Never use `Any`.")[0].is_advice


@pytest.mark.parametrize(
    ("text", "path", "inside", "outside"),
    [
        ("Never use `print` in `src/app`.", "AGENTS.md", "src/app/a.py", "src/apple/a.py"),
        ("Never use `print` outside of `src/cli`.", "AGENTS.md", "src/a.py", "src/cli/a.py"),
        ("Never use `print` in tests.", "AGENTS.md", "tests/test_a.py", "src/a.py"),
        ("Never use `print` in production code.", "AGENTS.md", "src/a.py", "tests/test_a.py"),
        ("## Testing\n\nNever use `print`.", "AGENTS.md", "tests/test_a.py", "src/a.py"),
        ("## `src/app/`\n\nNever use `print`.", "AGENTS.md", "src/app/a.py", "src/a.py"),
        ("Never use `print`.", "src/app/AGENTS.md", "src/app/a.py", "src/a.py"),
        ("Never use `print` in this codebase.", "docs/CONTRIBUTING.md", "src/a.py", "\n"),
    ],
)
def test_a_rule_reaches_as_far_as_it_says(text: str, path: str, inside: str, outside: str) -> None:
    """By its words, its heading, and the folder of its document."""
    (ban,) = read(text, path)
    assert ban.reach.holds(inside)
    assert outside == "\n" or not ban.reach.holds(outside)
    assert ban.reach.kind in {None, Kind.TESTS, Kind.REST}


def test_two_kinds_of_files_at_once_are_not_understood() -> None:
    """A heading about tests over a rule about everything else."""
    assert names("## Testing\n\nNever use `print` in production code.") == []


def test_closed_functions_are_read_from_the_sentence_or_the_list_below() -> None:
    """With what was said before; a paragraph ends the list."""
    text = "Old ones stay. Do not add code to:\n- `run()` / `walk()` -- old\n- the `pace` dict\n\nSo.\n- `fly()`\n"
    assert [rule.name for rule in closed([Document("AGENTS.md", text, "")])] == ["run", "walk"]
    assert [rule.name for rule in closed([Document("AGENTS.md", "Never add features to `run()`.", "")])] == ["run"]
    assert not list(closed([Document("AGENTS.md", "Do not add new behavior to:\n\nthe runner.", "")]))


@pytest.mark.parametrize(
    "text",
    [
        "Never use " + "a or " * 20_000,
        "Use " + "`x` " * 20_000 + "instead of `y`",
        "- `" * 30_000,
        "**" * 50_000 + ": " * 9_000,
    ],
)
def test_a_hostile_document_costs_no_time(text: str) -> None:
    """Anybody can write one."""
    started = time.perf_counter()
    read(text)
    list(closed([Document("AGENTS.md", text, "")]))
    assert time.perf_counter() - started < 2
