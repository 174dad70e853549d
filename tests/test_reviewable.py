"""Which files count: written by hand and read in review."""

import subprocess
from pathlib import Path

import pytest

from roastbot.errors import ConfigError
from roastbot.reviewable import why_not


@pytest.mark.parametrize(
    "path",
    [
        "src/app.py",
        "README.md",
        "docs/vendor.md",
        "src/vendors.py",
        "src/lock.py",
        "poetry.lock.md",
        "go.mod",
        "package.json",
        "Cargo.toml",
        "src/generated.py",
        "src/generator/pb.go",
        "dist/README.md",
        "distribution/index.js",
        "src/admin.js",
        "src/mini.css",
        "tests/test_snapshots.py",
        "snapshots/notes.md",
        "lib/cache/store.py",
        "src/verified.py",
        "mail.verified.py",
        ".github/workflows/ci.yml",
    ],
)
def test_what_somebody_wrote_counts(path: str) -> None:
    """A name that only resembles a generated one is somebody's work."""
    assert why_not(path, "", ()) is None


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("package-lock.json", "lock file"),
        ("web/yarn.lock", "lock file"),
        ("pnpm-lock.yaml", "lock file"),
        ("uv.lock", "lock file"),
        ("poetry.lock", "lock file"),
        ("Cargo.lock", "lock file"),
        ("go.sum", "lock file"),
        ("Gemfile.lock", "lock file"),
        ("composer.lock", "lock file"),
        ("infra/.terraform.lock.hcl", "lock file"),
        ("ios/Podfile.lock", "lock file"),
        ("vendor/github.com/x/y.go", "vendored"),
        ("web/node_modules/a/index.js", "vendored"),
        ("third_party/zlib/inflate.c", "vendored"),
        ("android/gradle/wrapper/gradle-wrapper.properties", "vendored"),
        ("api/user.pb.go", "generated"),
        ("api/user_pb2.py", "generated"),
        ("web/__generated__/Query.ts", "generated"),
        ("action/dist/index.js", "generated"),
        ("web/app.js.map", "generated"),
        ("static/app.min.js", "minified"),
        ("static/app.min.css", "minified"),
        ("tests/__snapshots__/a.test.js.snap", "snapshot"),
        ("src/snapshots/lib.snap", "snapshot"),
        ("tests/test_x.ambr", "snapshot"),
    ],
)
def test_what_nobody_wrote_does_not_count(path: str, reason: str) -> None:
    """Lock files, vendored, generated and minified code, and recordings."""
    assert why_not(path, "", ()) == reason


def test_exclude_paths_are_gitignore_patterns() -> None:
    """With folders, wildcards and exceptions as git reads them."""
    patterns = ["docs/", "*.ipynb", "!keep.ipynb"]
    assert why_not("docs/guide/a.md", "", patterns) == "exclude-paths"
    assert why_not("lab/a.ipynb", "", patterns) == "exclude-paths"
    assert why_not("lab/keep.ipynb", "", patterns) is None


def test_a_pattern_that_is_none_names_the_input() -> None:
    """The message says where it stands."""
    with pytest.raises(ConfigError, match="exclude-paths"):
        why_not("a.py", "", ["!"])


@pytest.mark.parametrize(
    ("path", "rules", "reason"),
    [
        ("schema.json", "*.json linguist-generated", "generated (.gitattributes)"),
        ("schema.json", "*.json linguist-generated=true", "generated (.gitattributes)"),
        ("lib/x.c", "lib/** linguist-vendored", "vendored (.gitattributes)"),
        ("a/b c.txt", '"a/b c.txt" linguist-generated', "generated (.gitattributes)"),
        ("a.py", "[attr]made linguist-generated\n*.py made", "generated (.gitattributes)"),
        ("schema.json", "*.json linguist-generated\nschema.json -linguist-generated", None),
        ("schema.json", "schema.json -linguist-generated\n*.json linguist-generated", "generated (.gitattributes)"),
        ("schema.json", "*.json linguist-generated\nschema.json !linguist-generated", None),
        ("schema.json", "# *.json linguist-generated", None),
        ("schema.json", "*.json text eol=lf", None),
        ("api/user.pb.go", "*.pb.go linguist-generated=false", None),
        ("api/user.pb.go", "*.pb.go !linguist-generated", "generated"),
        ("uv.lock", "uv.lock -linguist-generated", None),
        ("vendor/ours.go", "vendor/** -linguist-vendored", None),
        ("vendor/theirs.go", "vendor/** -linguist-generated", "vendored"),
        ("a.py", "[nonsense\n\n   \n*.py", None),
    ],
)
def test_gitattributes_has_the_last_word(path: str, rules: str, reason: str | None) -> None:
    """It counts files out and in; the last line that speaks wins; comments and other attributes say nothing."""
    assert why_not(path, rules, ()) == reason


def test_exclude_paths_go_before_gitattributes() -> None:
    """Whoever runs roastbot decides about their own blog."""
    assert why_not("a.json", "*.json -linguist-generated", ["*.json"]) == "exclude-paths"


PATTERNS = ["docs", "docs/", "docs/*", "docs/**", "/docs", "*.md", "**/x.md", "a/*.md", "docs/**/x.md", "*", "[ab].md"]
PATHS = ["docs", "docs/a.md", "docs/x/x.md", "x.md", "a.md", "a/b.md", "a/docs/c.md", "deep/docs"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_match_as_git_itself_says(tmp_path: Path, pattern: str) -> None:
    """Unlike in .gitignore, a pattern that names a folder says nothing about the files in it."""
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / ".gitattributes").write_text(f"{pattern} linguist-generated\n")
    asked = subprocess.run(
        ["git", "check-attr", "linguist-generated", *PATHS], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    by_git = {line.split(": ")[0] for line in asked.splitlines() if line.endswith(": set")}
    ours = {path for path in PATHS if why_not(path, f"{pattern} linguist-generated", ()) is not None}
    assert ours == by_git
