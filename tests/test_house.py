"""The rules of the house that a reader would otherwise have to remember."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from roastbot.config import SETTINGS, Config
from roastbot.report import OUTPUTS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "roastbot"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Who may import what: a foreign library is known in one room, so that replacing it is one room's work.
OWNERS = {
    "github": {"github.py"},
    "requests": {"github.py"},
    "anthropic": {"writers/claude.py"},
    "markdown_it": {"markdown.py"},
    "frontmatter": {"frontmatter.py"},
    "tomlkit": {"frontmatter.py"},
    "unidiff": {"patches.py"},
    "click": {"cli.py", "commands/options.py", "commands/checking.py", "commands/dossiers.py"},
    "subprocess": {"stores/git_store.py", "demo/__init__.py"},
    "os": {"action.py", "cli.py"},
    "sys": {"action.py", "cli.py", "__main__.py"},
}
NOUNS = {"claims", "errors", "evidence", "findings", "config", "config_values"}
CLOCK = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time)\(")


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, dotted."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_foreign_library_is_known_in_one_room(path: Path) -> None:
    """PyGithub, the SDK, the Markdown parser, the environment and the clock each have their door."""
    name = str(path.relative_to(PACKAGE))
    for module in imports(path):
        root = module.partition(".")[0]
        if root in OWNERS:
            assert name in OWNERS[root], f"{name} imports {module}; its room is {sorted(OWNERS[root])}"
    if name not in {"action.py", "cli.py"}:
        assert not CLOCK.search(path.read_text()), f"{name} reads the clock; pass `now` down from the entry point"


@pytest.mark.parametrize("name", sorted(NOUNS))
def test_the_shared_nouns_import_no_room(name: str) -> None:
    """Everyone imports them, so they import nobody but each other."""
    files = sorted((PACKAGE / name).glob("*.py")) or [PACKAGE / f"{name}.py"]
    for module in (module for path in files for module in imports(path)):
        if module.startswith("roastbot."):
            assert module.split(".")[1] in NOUNS


def python_files() -> list[Path]:
    """Return every tracked or new Python file."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


def test_no_file_is_over_400_lines_and_no_function_over_60() -> None:
    """Longer than that wants a better idea."""
    long = []
    for path in python_files():
        source = path.read_text()
        if source.count("\n") > 400:
            long.append(f"{path.relative_to(ROOT)}: {source.count(chr(10))} lines")
        functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
        too_long = [node for node in functions if (node.end_lineno or 0) - node.lineno >= 60]
        long += [f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}" for node in too_long]
    assert long == []


def action() -> dict[str, dict[str, dict[str, str]]]:
    """Return action.yml as data."""
    loaded = yaml.safe_load((ROOT / "action.yml").read_text())
    assert isinstance(loaded, dict)
    return loaded


def test_action_yml_declares_exactly_the_settings() -> None:
    """Names, order, descriptions and defaults; every input described."""
    declared = {name: (entry["description"], entry["default"]) for name, entry in action()["inputs"].items()}
    assert declared == {setting.name: (setting.help, setting.default) for setting in SETTINGS}
    assert list(declared) == [setting.name for setting in SETTINGS]


def test_action_yml_declares_exactly_the_outputs() -> None:
    """What a following step may read."""
    assert {name: entry["description"] for name, entry in action()["outputs"].items()} == dict(OUTPUTS)


def test_config_holds_exactly_the_settings() -> None:
    """A setting nobody reads, or a field nobody can set, is a lie."""
    fields = {name.replace("_", "-") for name in Config.__dataclass_fields__}
    assert fields == {setting.name for setting in SETTINGS} - {"footer-file"} | {"footer-files"}


def table(heading: str) -> dict[str, list[str]]:
    """Return a README table's rows by the name in their first column."""
    section = (ROOT / "README.md").read_text().partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in section.splitlines()
        if line.startswith("| `")
    ]
    return {row[0].strip("`"): row[1:] for row in rows}


def test_the_readme_tables_say_what_action_yml_says() -> None:
    """One truth in three places."""
    inputs = table("Inputs")
    for setting in SETTINGS:
        shown = f"`{setting.default}`" if setting.default else ""
        assert inputs[setting.name] == [setting.help, shown], setting.name
    assert list(inputs) == [setting.name for setting in SETTINGS]
    assert {name: row[0] for name, row in table("Outputs").items()} == dict(OUTPUTS)
