"""Which changed files count towards a pull request's size, and why the others do not. Pure.

A file does not count when nobody wrote it by hand or nobody reads it in review: lock files, vendored, generated
and minified code, recorded snapshots, and whatever `exclude-paths` names. What we recognise follows
github-linguist (lib/linguist/generated.rb and vendor.yml), but only its unmistakable names: no guess from a
folder called `lib` or `cache`, and none from content, which the search does not show. A repository has the last
word in its top `.gitattributes`: linguist-generated and linguist-vendored count a file out or, set to false, in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.base import GitIgnorePatternError
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from roastbot.errors import ConfigError

LOCK_FILES = """
    package-lock.json  npm-shrinkwrap.json  .package-lock.json  yarn.lock  pnpm-lock.yaml  bun.lock  bun.lockb
    deno.lock  poetry.lock  pdm.lock  uv.lock  pixi.lock  Pipfile.lock  pylock.toml  pylock.*.toml  conda-lock.yml
    Cargo.lock  Cargo.toml.orig  go.sum  go.work.sum  Gopkg.lock  glide.lock  Gemfile.lock  gems.locked  composer.lock
    symfony.lock  mix.lock  rebar.lock  pubspec.lock  Podfile.lock  Package.resolved  Cartfile.resolved
    packages.lock.json  paket.lock  gradle.lockfile  buildscript-gradle.lockfile  flake.lock  devenv.lock  devbox.lock
    MODULE.bazel.lock  maven_install.json  .terraform.lock.hcl  esy.lock  stack.yaml.lock  cabal.project.freeze
    JuliaManifest.toml  Manifest.toml  Manifest-v*.toml  renv.lock  packrat.lock  mise.lock  mise.*.lock  Chart.lock
    dub.selections.json  shard.lock  .secrets.baseline  aqua-checksums.json
"""
VENDORED = """
    vendor/  node_modules/  bower_components/  jspm_packages/  third_party/  third-party/  thirdparty/  3rdparty/
    3rd_party/  3rd-party/  Godeps/  Pods/  site-packages/  xvba_modules/  gradlew  gradlew.bat  mvnw  mvnw.cmd
    **/Carthage/Build/  **/gradle/wrapper/  **/.mvn/wrapper/
    **/.yarn/releases/**  **/.yarn/plugins/**  **/.yarn/sdks/**  **/.yarn/versions/**  **/.yarn/unplugged/**
"""
GENERATED = """
    *.pb.go  *.pb.gw.go  *_pb2.py  *_pb2.pyi  *_pb2_grpc.py  *_pb2_grpc.pyi  *.pb.cc  *.pb.h  *.pb.swift  *.pb.dart
    *.pbenum.dart  *.pbgrpc.dart  *.pbjson.dart  *_pb.js  *_pb.d.ts  *_pb.ts  *_grpc_pb.js  *_pb.rb  *.twirp.go
    *.g.dart  *.freezed.dart  *.g.cs  *.[Dd]esigner.cs  *.[Dd]esigner.vb  *.feature.cs  *.gen.go  *.generated.go
    zz_generated.*.go  *.generated.ts  *.generated.tsx  *.generated.js  *.generated.swift  __generated__/
    *.js.map  *.css.map  .pnp.cjs  .pnp.js  .pnp.loader.mjs  *.zep.c  *.zep.h  *.zep.php  *_tlb.pas  htmlcov/
    **/.sqlx/query-*.json  *.nib  *.xcworkspacedata  *.xcuserstate  .idea/
    **/dist/**/*.js  **/dist/**/*.cjs  **/dist/**/*.mjs  **/dist/**/*.css
"""
MINIFIED = "*.min.js  *-min.js  *.min.mjs  *.min.cjs  *.min.css  *-min.css  *.bundle.js  *.chunk.js  *.chunk.css"
SNAPSHOTS = """
    __snapshots__/  __image_snapshots__/  cassettes/  *.snap  *.snap.new  *.ambr  *.verified.txt  *.verified.json
    *.verified.xml  *.verified.html  *.approved.txt  *.approved.json  *.approved.xml  *.approved.html
"""
KNOWN = tuple(
    (reason, GitIgnoreSpec.from_lines(patterns.split()))
    for reason, patterns in (
        ("lock file", LOCK_FILES),
        ("vendored", VENDORED),
        ("minified", MINIFIED),
        ("generated", GENERATED),
        ("snapshot", SNAPSHOTS),
    )
)
_INSIDE_A_FOLDER = "ps_d"  # the group pathspec matches when a pattern names a folder above the file
_MACRO = "[attr]"
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"\s*(.*)')


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line of .gitattributes that says something about generated or vendored files."""

    pattern: re.Pattern[str]
    says: tuple[tuple[str, bool | None], ...]

    def matches(self, path: str) -> bool:
        """Whether the pattern names this file; unlike in .gitignore, naming a folder above it does not."""
        found = self.pattern.match(path)
        return found is not None and not found.groupdict().get(_INSIDE_A_FOLDER)


def why_not(path: str, gitattributes: str, exclude_paths: Sequence[str]) -> str | None:
    """Return why a file does not count, in a word or two fit for print, or None when it does.

    Raises ConfigError when a pattern of `exclude-paths` is none.
    """
    if is_excluded(path, exclude_paths):
        return "exclude-paths"
    said = _attributes(path, gitattributes)
    if said.get("linguist-generated"):
        return "generated (.gitattributes)"
    if said.get("linguist-vendored"):
        return "vendored (.gitattributes)"
    reason = next((reason for reason, patterns in KNOWN if patterns.match_file(path)), None)
    denied = "linguist-vendored" if reason == "vendored" else "linguist-generated"
    return None if said.get(denied) is False else reason


def is_excluded(path: str, exclude_paths: Sequence[str]) -> bool:
    """Whether `exclude-paths` names a file. Raises ConfigError when a pattern is none."""
    return _excluded(tuple(exclude_paths)).match_file(path)


@lru_cache(maxsize=8)
def _excluded(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines(patterns)
    except GitIgnorePatternError as error:
        raise ConfigError(
            f"exclude-paths has a pattern git would not take ({error})",
            cause="a stray exclamation mark or bracket",
            fix="write one gitignore pattern per line",
        ) from error


def _attributes(path: str, gitattributes: str) -> dict[str, bool | None]:
    """Return what .gitattributes says about a file; of several lines the last one that speaks wins."""
    said: dict[str, bool | None] = {}
    for rule in _rules(gitattributes):
        if rule.matches(path):
            said |= rule.says
    return said


@lru_cache(maxsize=64)
def _rules(gitattributes: str) -> tuple[_Rule, ...]:
    return tuple(_parse(gitattributes))


def _parse(gitattributes: str) -> Iterator[_Rule]:
    """Yield the lines that concern us; macros (`[attr]name ...`) are looked through, nonsense is passed over."""
    macros: dict[str, dict[str, bool | None]] = {}
    for line in gitattributes.splitlines():
        name, words = _split(line.strip())
        says: dict[str, bool | None] = {}
        for word in words:
            says |= macros.get(word, {}) | _said(word)
        if name.startswith(_MACRO):
            macros[name.removeprefix(_MACRO)] = says
        elif says and not name.startswith(("#", "!")):
            yield from _rule(name, says)


def _split(line: str) -> tuple[str, list[str]]:
    """Return a line's pattern and the words after it; a pattern with spaces stands in quotes."""
    quoted = _QUOTED.match(line)
    if quoted:
        return re.sub(r"\\(.)", r"\1", quoted[1]), quoted[2].split()
    name, *words = line.split() or [""]
    return name, words


def _said(word: str) -> dict[str, bool | None]:
    """Return what one word says: set, unset (`-` or `=false`), or back to unspecified (`!`)."""
    name, _, value = word.lstrip("-!").partition("=")
    if name not in ("linguist-generated", "linguist-vendored"):
        return {}
    if word.startswith("!"):
        return {name: None}
    return {name: not word.startswith("-") and value != "false"}


def _rule(name: str, says: dict[str, bool | None]) -> Iterator[_Rule]:
    try:
        pattern = GitIgnoreSpecPattern(name).regex
    except GitIgnorePatternError:
        return
    if pattern is not None:
        yield _Rule(pattern, tuple(says.items()))
