"""The source tree at the merge commit: what is asked of it is found, and what it does not hold is not claimed."""

from collections.abc import Generator
from dataclasses import replace

import pytest

from gathering import APP, TOKEN, added, asked
from hub.server import Hub
from hub.world import commit
from roastbot import source_tree
from roastbot.config import Config
from roastbot.evidence import Absent, Ask, Dossier, Mention, Question, Reason, SourceTree, TouchedFile, TreeFile
from roastbot.gather import gather
from roastbot.github import RETRIES, GitHub
from roastbot.redact import redact_dossier
from roastbot.roasting import read_dossier
from roastbot.source_tree import ALL_MENTIONS, MOST_MENTIONS, MOST_QUESTIONS, read, search
from roastbot.tarball import Limits
from small_dossier import dossier as small

NAME, LINE, FILE = Question(Ask.NAME, "grind"), Question(Ask.LINE, "grind(1)"), Question(Ask.FILE, "oil.py")
MILL = "def grind(n):\n    return n\n"
TEXTS = {
    "src/mill.py": (None, MILL),
    "src/oil.py": ("import mill\n", "import mill\n\n    grind(1)\n"),
    "docs/notes.md": ("To grind is human.\n",) * 2,
    "logo.png": ("\0\1",) * 2,
}
CHANGE = {"src/mill.py": "+def grind(n):\n+    return n", "src/oil.py": "+\n+    grind(1)\n import mill"}


def tree_of(hub: Hub, door: GitHub, *questions: Question, **fields: object) -> Dossier:
    """Merge the mill and return its dossier with the tree."""
    texts = {**TEXTS, **fields.pop("more", {})}  # type: ignore[dict-item] # the keyword for more files
    limits, left = fields.pop("limits", Limits()), fields.pop("exclude_paths", ())
    dossier = gather(door, added(hub, door, commit("Mill", CHANGE), texts=texts, **fields))
    return read(door, redact_dossier(dossier)[0], questions, left, limits)  # type: ignore[arg-type] # as they come


def whole(dossier: Dossier) -> SourceTree:
    """Return the tree, which must be there."""
    assert isinstance(dossier.tree, SourceTree)
    return dossier.tree


def test_one_request_brings_the_tree_at_the_merge_commit(hub: Hub, door: GitHub) -> None:
    """Every file, the places of a name and of a line, and the texts that were asked for."""
    tree = whole(tree_of(hub, door, NAME, LINE, FILE))
    assert asked(hub) == ["Evidence", "/repos/acme/app/pulls", "Texts", "/repos/acme/app/tarball"]
    assert tree.files == (
        TreeFile("docs/notes.md", 1), TreeFile("logo.png"), TreeFile("src/mill.py", 2), TreeFile("src/oil.py", 3),
    )  # fmt: skip
    assert tree.mentions_of("grind") == (
        Mention("grind", "docs/notes.md", 1, "To grind is human."),
        Mention("grind", "src/mill.py", 1, "def grind(n):"),
        Mention("grind", "src/oil.py", 3, "grind(1)"),
    )
    assert tree.mentions_of("grind(1)", Ask.LINE) == (Mention("grind(1)", "src/oil.py", 3, "grind(1)"),)
    assert [(text.path, text.text) for text in tree.texts] == [("src/oil.py", "import mill\n\n    grind(1)\n")]
    assert tree.texts[0].url.startswith(f"https://github.com/{APP}/blob/")
    assert tree.is_whole


def test_what_nobody_asked_is_not_known_and_what_stands_nowhere_is(hub: Hub, door: GitHub) -> None:
    """None and an empty answer are two things."""
    tree = whole(tree_of(hub, door, Question(Ask.NAME, "polish")))
    assert tree.mentions_of("grind") is None
    assert tree.mentions_of("polish") == ()


@pytest.mark.parametrize(
    ("kind", "reason"), [("404", Reason.FORBIDDEN), ("403", Reason.FORBIDDEN), ("502", Reason.NOT_SERVED)]
)
def test_a_tree_that_cannot_be_had_has_its_reason(hub: Hub, door: GitHub, kind: str, reason: Reason) -> None:
    """And never ends a run."""
    hub.fail_next(lambda one: "/tarball/" in one.path, kind, times=RETRIES + 1)
    dossier = tree_of(hub, door, NAME)
    assert dossier.tree == Absent(reason)
    assert dossier.texts


def test_without_a_merge_commit_nothing_is_asked(hub: Hub, door: GitHub) -> None:
    """There is nothing to pin it to."""
    dossier = replace(small(), pull_request=replace(small().pull_request, merge_commit="main"))
    assert read(door, dossier, ()).tree == Absent(Reason.NOT_SERVED)
    assert hub.log == []


class Pouring(GitHub):
    """A door whose tarball is these bytes."""

    def tarball(self, repository: str, oid: str) -> Generator[bytes]:
        """Pour them."""
        del repository, oid
        yield from (b"\x1f\x8b\x08\0", b"nonsense")


def test_a_stream_that_breaks_leaves_no_half_of_a_tree(hub: Hub, door: GitHub) -> None:
    """Half of it would be a smaller repository."""
    pouring = Pouring(door._client, door._setting)
    dossier = gather(door, added(hub, door, commit("Mill", CHANGE), texts=TEXTS))
    assert read(pouring, dossier, [NAME]).tree == Absent(Reason.NOT_SERVED)


def test_a_tree_that_is_too_large_is_searched_where_the_change_was(hub: Hub, door: GitHub) -> None:
    """It says so, and is not whole; its list of files still is complete."""
    tree = whole(tree_of(hub, door, NAME, limits=Limits(elsewhere=0)))
    assert (tree.searched, tree.complete, tree.is_whole) == (("src",), True, False)
    assert TreeFile("docs/notes.md") in tree.files
    assert [mention.path for mention in tree.mentions] == ["src/mill.py", "src/oil.py"]


def test_a_tree_of_which_no_folder_could_be_searched_is_over_budget(hub: Hub, door: GitHub) -> None:
    """An empty answer would mean that a name stands nowhere."""
    assert tree_of(hub, door, NAME, limits=Limits(elsewhere=0, near=0)).tree == Absent(Reason.OVER_BUDGET)


def test_a_list_that_broke_off_is_not_complete(hub: Hub, door: GitHub) -> None:
    """What is not in it may still be there."""
    tree = whole(tree_of(hub, door, NAME, limits=Limits(files=5), more={"z/a.py": ("a",) * 2, "z/b.py": ("b",) * 2}))
    assert (tree.searched, tree.complete, tree.is_whole) == (("src",), False, False)


@pytest.mark.parametrize("path", [".gitattributes", "src/.gitattributes"])
def test_where_git_leaves_files_out_of_a_tarball_the_list_is_not_complete(hub: Hub, door: GitHub, path: str) -> None:
    """`export-ignore` hides files from everybody who downloads."""
    tree = whole(tree_of(hub, door, NAME, more={path: ("notes.md export-ignore\n",) * 2}))
    assert (tree.complete, tree.is_whole) == (False, False)


def test_rules_that_hide_themselves_are_found_out(hub: Hub, door: GitHub) -> None:
    """The repository's own are known from elsewhere, and a touched file that is not there tells as well."""
    hub.world.repository(APP)["_files"] = {".gitattributes": "* export-ignore\n"}
    texts = {".gitattributes": (".gitattributes export-ignore\n",) * 2}
    assert not whole(tree_of(hub, door, NAME, more=texts)).is_whole
    hub.world.data["repositories"].clear()
    hub.world.add_repository(APP)
    gone = {"src/.gitattributes": (".gitattributes export-ignore\noil.py export-ignore\n",) * 2}
    assert not whole(tree_of(hub, door, NAME, more=gone)).is_whole


def test_files_that_are_not_to_be_quoted_are_searched_and_not_quoted(hub: Hub, door: GitHub) -> None:
    """A name that stands there is used; what the line says is nobody's business."""
    more = {
        "deploy/.env": ("GRIND=grind\n",) * 2,
        "deploy/tls.txt": ("-----BEGIN RSA PRIVATE KEY-----\ngrind\n",) * 2,
        "left/oil.py": ("grind(1)\n",) * 2,
    }
    tree = whole(tree_of(hub, door, NAME, LINE, FILE, more=more, exclude_paths=["left/"]))
    quiet = [one for one in tree.mentions if one.path in more]
    assert [(one.of, one.path, one.line) for one in quiet] == [
        ("grind", "deploy/.env", 1), ("grind", "deploy/tls.txt", 2), ("grind", "left/oil.py", 1),
        ("grind(1)", "left/oil.py", 1),
    ]  # fmt: skip
    assert {one.text for one in quiet} == {""}
    assert [text.path for text in tree.texts] == ["src/oil.py"]


def test_a_line_with_hidden_characters_in_it_is_found_without_them(hub: Hub, door: GitHub) -> None:
    """A detector sees the cleaned text and asks for that."""
    more = {"src/odd.py": ("gr\u200bind(1)\r\nb\u2028ad\n",) * 2}
    tree = whole(tree_of(hub, door, NAME, LINE, Question(Ask.LINE, "b ad"), more=more))
    assert Mention("grind(1)", "src/odd.py", 1, "grind(1)") in tree.mentions
    assert Mention("b ad", "src/odd.py", 2, "b ad") in tree.mentions
    assert TreeFile("src/odd.py", 2) in tree.files


def test_what_was_redacted_is_not_looked_for(hub: Hub, door: GitHub) -> None:
    """It stands nowhere like that, and would be thought unused."""
    question = Question(Ask.LINE, 'token = "[REDACTED:github-token]"')
    assert whole(tree_of(hub, door, question, NAME)).mentions_of(question.text, Ask.LINE) is None


def test_texts_that_github_had_not_served_are_taken_from_the_tree(hub: Hub, door: GitHub) -> None:
    """As merged; the one before is still not known, and one that is too large stays away."""
    dossier = gather(door, added(hub, door, commit("Mill", CHANGE), texts={**TEXTS, "big.py": (None, "x" * 400_000)}))
    over, binary = Absent(Reason.OVER_BUDGET), Absent(Reason.BINARY)
    unserved = (
        TouchedFile("src/mill.py", None, Absent(Reason.NOT_SERVED)),
        TouchedFile("src/oil.py", over, over),
        TouchedFile("big.py", None, over),
        TouchedFile("logo.png", binary, binary),
    )
    filled = read(door, replace(dossier, texts=unserved), ())
    assert filled.texts == (
        TouchedFile("src/mill.py", None, MILL),
        TouchedFile("src/oil.py", over, "import mill\n\n    grind(1)\n"),
        *unserved[2:],
    )


def test_a_run_redacts_what_the_tree_brings(hub: Hub, door: GitHub) -> None:
    """Lines, whole texts and paths like everything else; the hit says where."""
    token = "ghp_" + "aB3dE5gH7j" * 4
    secret = f'grind("{token}")\n'
    dossier = replace(tree_of(hub, door, NAME, FILE, more={"etc/oil.py": (secret,) * 2}))
    assert token in str(dossier.tree)
    clean, hits = redact_dossier(dossier)
    assert token not in str(clean)
    assert {hit.source for hit in hits} == {"tree:etc/oil.py"}
    assert Mention("grind", "etc/oil.py", 1, 'grind("[REDACTED:github-token]")') in whole(clean).mentions


def test_a_run_asks_what_the_detectors_want_to_know(hub: Hub, door: GitHub) -> None:
    """One tarball, after everything else, and a dossier that knows whom it may quote."""
    pull = added(hub, door, commit("Mill", CHANGE), texts=TEXTS)
    settings = {"author": "alice", "writer": "offline", "quote-people": "author"}
    dossier, hits = read_dossier(door, pull, Config.from_settings(settings))
    assert hits == ()
    assert whole(dossier).by_path["src/mill.py"] == TreeFile("src/mill.py", 2)
    assert asked(hub)[-1] == "/repos/acme/app/tarball"
    assert TOKEN not in str(dossier)


def one_file(text: str) -> list[tuple[str, bytes | None]]:
    """Return a repository of one file."""
    return [("a.py", text.encode())]


def test_what_stands_everywhere_is_crowded_and_not_listed() -> None:
    """It is in use, whatever else it is."""
    tree = search(one_file("grind\n" * (MOST_MENTIONS + 1)), [NAME], "home")
    assert (tree.crowded, tree.mentions, tree.mentions_of("grind")) == (("grind",), (), None)
    assert len(search(one_file("grind\n" * MOST_MENTIONS), [NAME], "home").mentions) == MOST_MENTIONS


def test_of_too_many_mentions_the_commonest_names_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A saved dossier stays small, however many names a change brings."""
    monkeypatch.setattr(source_tree, "ALL_MENTIONS", 3)
    names = [Question(Ask.NAME, name) for name in ("one", "two", "three")]
    tree = search(one_file("one\ntwo\ntwo\nthree\nthree\nthree\n"), names, "home")
    assert tree.crowded == ("three",)
    assert tree.mentions_of("two") is not None
    assert ALL_MENTIONS > MOST_MENTIONS


def test_questions_past_the_limit_are_not_answered() -> None:
    """A detector that asked them finds that nobody looked."""
    many = [Question(Ask.NAME, f"n{n}") for n in range(MOST_QUESTIONS + 1)]
    tree = search(one_file("n0\n"), many, "home")
    assert tree.mentions_of("n0")
    assert tree.mentions_of(f"n{MOST_QUESTIONS}") is None


def test_files_that_are_no_text_or_too_large_are_listed_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """And a whole text that was asked for has a limit of its own."""
    monkeypatch.setattr(source_tree, "LARGEST_FILE", 20)
    monkeypatch.setattr(source_tree, "LARGEST_TEXT", 8)
    files = [("a/oil.py", b"grind\n"), ("b/oil.py", b"grind = 1\n"), ("c.bin", b"grind\0"), ("d.py", b"grind\n" * 9)]
    tree = search([*files, ("e.py", None)], [NAME, FILE], "home")
    assert [file.lines for file in tree.files] == [1, 1, None, None, None]
    assert [text.path for text in tree.texts] == ["a/oil.py"]
    assert [mention.path for mention in tree.mentions] == ["a/oil.py", "b/oil.py"]
