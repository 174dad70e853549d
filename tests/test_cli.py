"""The commands about one pull request: from GitHub into a file, and from the file to facts, brief and post."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import commit, pull
from hub.server import Hub
from roastbot import dossier_file
from roastbot.cli import main
from roastbot.commands.shown import BETWEEN
from roastbot.config import Config
from roastbot.dossier_file import load, save
from roastbot.errors import ConfigError
from roastbot.evidence import Dossier
from roastbot.github import GitHub
from roastbot.roasting import brief_of
from stage import APP, AUTHOR, BLOG, BLOG_FILES, TOKEN, furnish, made, run

MILL = pull(
    "Add a mill to the engine",
    commit("Mon 09:00 Add the mill", {"mill.py": "def grind():\n    return 1\n"}),
    commit("Tue 09:00 Fix the mill", {"mill.py": "def grind():\n    return 2\n"}),
    commit("Wed 09:00 Test the mill", {"test_mill.py": "def test():\n    assert grind() == 2\n"}),
    description="The mill computes. It needs no new cards.",
    threads=[("mill.py", "bob: Why does it return one?", "ada: It returns two now")],
)
READERS = ("facts", "findings", "brief", "preview")


def roastbot(*arguments: str | Path, hub: Hub | None = None, **environ: str) -> Result:
    """Return how a command ends; with a hub the environment has a token for it."""
    own = {"GITHUB_API_URL": hub.url, "GITHUB_TOKEN": TOKEN} if hub else {"GITHUB_TOKEN": "", "GH_TOKEN": ""}
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={**own, **environ})


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """Return the file of a saved dossier."""
    path = tmp_path / "mill.json"
    path.write_text(save(MILL), encoding="utf-8")
    return path


@pytest.fixture
def world(hub: Hub) -> Hub:
    """Return the hub with a blog and a week's pull requests."""
    furnish(hub)
    return hub


def refused(result: Result, *words: str) -> None:
    """Check that a command ended with one message on standard error that holds these words, and printed nothing."""
    assert (result.exit_code, result.stdout) == (1, "")
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1, result.stderr
    for word in (*words, "Usual cause: ", "Fix: "):
        assert word in errors[0]


@pytest.mark.parametrize("command", READERS)
def test_a_source_has_to_be_named_and_only_one(command: str, mill: Path) -> None:
    """Neither nobody knows which, nor both."""
    assert roastbot(command).exit_code == 2
    assert roastbot(command, f"{APP}#7", "--dossier", mill).exit_code == 2


@pytest.mark.parametrize("command", READERS)
def test_a_file_that_is_not_there_or_no_dossier_is_one_message(command: str, tmp_path: Path) -> None:
    """It names the file and what to do."""
    refused(roastbot(command, "--dossier", tmp_path / "no.json"), "no.json", "roastbot dossier")
    (tmp_path / "bad.json").write_bytes(b"\xff\xfe\x00")
    refused(roastbot(command, "--dossier", tmp_path / "bad.json"), "bad.json", "not UTF-8")
    (tmp_path / "other.json").write_text("{}")
    refused(roastbot(command, "--dossier", tmp_path / "other.json"), "other.json", "is no dossier")


@pytest.mark.parametrize("command", READERS)
def test_a_private_pull_request_is_refused_from_a_file_as_in_a_run(command: str, tmp_path: Path) -> None:
    """The setting decides, not where the words lie."""
    home = replace(MILL.pull_request.repository, is_private=True)
    path = tmp_path / "private.json"
    path.write_text(save(replace(MILL, pull_request=replace(MILL.pull_request, repository=home))))
    refused(roastbot(command, "--dossier", path), "private", "include-private")
    assert roastbot(command, "--dossier", path, "--include-private", "true").exit_code == 0


def test_a_private_pull_request_is_not_saved(world: Hub, tmp_path: Path) -> None:
    """The same rule where it is read."""
    world.world.add_token(TOKEN, AUTHOR, reads=["*", "ada/*"], writes=[BLOG])
    world.world.add_repository("ada/diary", private=True)
    at, merged = "2026-03-26T09:00:00Z", "2026-03-26T10:00:00Z"
    world.world.add_pull("ada/diary", 1, "Dear me", author=AUTHOR, merged=merged, commits=[made("Dear me", {}, at)])
    refused(roastbot("dossier", "ada/diary#1", "-o", tmp_path / "x", hub=world), "private", "include-private")
    assert not (tmp_path / "x").exists()


def test_without_a_token_it_says_so() -> None:
    """Reading from GitHub needs one, reading from a file does not."""
    refused(roastbot("dossier", f"{APP}#7"), "github-token is not set")


def test_bad_settings_are_named(mill: Path) -> None:
    """The same messages as in a run."""
    refused(roastbot("brief", "--dossier", mill, "--max-input-tokens", "many"), "max-input-tokens")
    refused(roastbot("brief", "--dossier", mill, "--max-input-tokens", "900"), "max-input-tokens")
    refused(roastbot("facts", "--dossier", mill, "--quote-people", "all"), "quote-people")
    refused(roastbot("preview", "--dossier", mill, "--writer", "claude"), "anthropic-api-key")
    refused(roastbot("preview", "--dossier", mill, "--blog", mill), "--blog")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    world: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is there whole or as it was."""
    path = tmp_path / "mill.json"
    path.write_text("the old one")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    refused(roastbot("dossier", f"{APP}#7", "-o", path, hub=world), "mill.json", "No space left")
    assert path.read_text() == "the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["mill.json"]


def test_a_folder_that_is_not_there_is_named(world: Hub, tmp_path: Path) -> None:
    """A typo in the path."""
    refused(roastbot("dossier", f"{APP}#7", "-o", tmp_path / "no" / "x.json", hub=world), "x.json")


def test_no_secret_reaches_the_disk(world: Hub, tmp_path: Path) -> None:
    """What looks like one is replaced before anything is written, and a warning says where it stood."""
    token = "ghp_" + "a1B2c3D4" * 5
    world.world.add_pull(
        APP, 9, "Rotate", author=AUTHOR, merged="2026-03-26T10:00:00Z", body=f"The token was {token}.",
        commits=[made("Rotate it", {"k.py": f"+KEY = '{token}'"}, "2026-03-26T09:00:00Z")],
    )  # fmt: skip
    result = roastbot("dossier", f"{APP}#9", "-o", tmp_path / "x.json", hub=world)
    assert result.exit_code == 0, result.stderr
    text = (tmp_path / "x.json").read_text()
    assert "a1B2c3D4" not in text + result.stderr
    assert "[REDACTED:" in load(text).description
    assert any("in description" in hit for hit in json.loads(text)["redacted"])
    assert "likely secret" in result.stderr


def test_a_secret_written_into_a_file_by_hand_is_taken_out_again(tmp_path: Path) -> None:
    """A file can come from anywhere."""
    token = "ghp_" + "a1B2c3D4" * 5
    path = tmp_path / "x.json"
    path.write_text(save(replace(MILL, description=f"{token} \u202e and \x1b[2J")))
    for command in READERS:
        result = roastbot(command, "--dossier", path)
        assert result.exit_code == 0, result.stderr
        assert not {"\x1b", "\u202e"} & set(result.stdout)
        assert "a1B2c3D4" not in result.stdout + result.stderr


@pytest.mark.parametrize("command", ["dossier", *READERS])
@pytest.mark.parametrize("form", ["text", "json"])
def test_nothing_printed_is_a_command(world: Hub, command: str, form: str) -> None:
    """Somebody's words name escape sequences and workflow commands; a terminal and a runner take none of them."""
    evil = "::error::gone\n::add-mask::x\n##[error]gone\x1b[31m\x9b2J"
    at = "2026-03-26T09:00:00Z"
    world.world.add_pull(
        APP, 9, "::warning::Oil \x1b[31mit", author=AUTHOR, merged="2026-03-26T10:00:00Z", body=evil,
        commits=[made("::error::Oil it", {"o.py": "+::error::x\n+##[error]y"}, at)],
    )  # fmt: skip
    more = ["--format", form] if command in {"facts", "findings", "brief"} else []
    result = roastbot(command, f"{APP}#9", *more, hub=world, GITHUB_ACTIONS="true")
    assert result.exit_code == 0, result.stderr
    assert not [line for line in result.stdout.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in result.stdout
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", result.stdout)


def test_a_saved_dossier_gives_what_github_gave(world: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts, brief and post are the same from the file, and nobody is asked for anything."""
    path = tmp_path / "mill.json"
    live = {command: roastbot(command, f"{APP}#7", hub=world).stdout for command in READERS}
    result = roastbot("dossier", f"{APP}#7", "-o", path, hub=world)
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    assert roastbot("dossier", f"{APP}#7", hub=world).stdout.splitlines()[0] == "{"

    def nobody(*_: object, **__: object) -> None:
        raise ConfigError("the network was asked for", cause="a bug", fix="mend it")

    monkeypatch.setattr(GitHub, "connect", nobody)
    for command in READERS:
        again = roastbot(command, "--dossier", path)
        assert again.exit_code == 0, again.stderr
        assert undated(again.stdout) == undated(live[command])


def undated(text: str) -> str:
    """Return a post without its date, which is the clock's."""
    return re.sub(r"^date.*$", "date", text, flags=re.MULTILINE)


def without_occasion(text: str) -> str:
    """Return a post whose closing line does not say which window and run it came from."""
    return re.sub(r"(Written by the \w+ writer)[^\n]*", r"\1", text)


def small(**settings: str) -> Config:
    """Return the settings a command gives itself."""
    return Config.from_settings({"author": "ghost", "writer": "offline", **settings})


def test_brief_prints_exactly_what_a_model_would_be_sent(mill: Path) -> None:
    """Byte for byte, with one marked line between the parts; as JSON the same with what is known about it."""
    made = brief_of(load(mill.read_text()), UTC, small())
    assert roastbot("brief", "--dossier", mill).stdout == f"{made.system}\n{BETWEEN}\n{made.prompt}\n"
    shown = json.loads(roastbot("brief", "--dossier", mill, "--format", "json").stdout)
    assert (shown["system"], shown["prompt"], shown["tokens"]) == (made.system, made.prompt, made.tokens)
    assert set(shown) == {
        "pull_request", "system", "prompt", "tokens", "max_input_tokens", "coverage", "left_out",
    }  # fmt: skip
    assert BETWEEN not in made.system + made.prompt


def test_brief_honours_the_cap(tmp_path: Path) -> None:
    """Fewer tokens, a smaller brief that says what it left out."""
    tree = {f"m{n}.py": "".join(f"value_{n}_{k} = {k}\n" for k in range(200)) for n in range(20)}
    path = tmp_path / "big.json"
    path.write_text(save(pull("Add values", commit("Mon 09:00 Add values", tree))))
    shown = json.loads(roastbot("brief", "--dossier", path, "--format", "json", "--max-input-tokens", "9000").stdout)
    assert shown["tokens"] <= 9_000
    assert shown["left_out"]


def test_facts_for_a_script_have_value_subject_and_receipt(mill: Path) -> None:
    """The documented keys, whatever is counted."""
    shown = json.loads(roastbot("facts", "--dossier", mill, "--format", "json").stdout)
    assert (set(shown), shown["pull_request"]) == ({"pull_request", "facts", "findings"}, "ada/engine#7")
    keys = {"id", "value", "unit", "about", "subject", "how", "receipts"}
    assert {frozenset(fact) for fact in shown["facts"]} == {frozenset(keys)}
    additions = next(fact for fact in shown["facts"] if fact["id"] == "pull.additions")
    assert (additions["value"], additions["unit"]) == (4, "lines")
    assert {frozenset(found) for found in shown["findings"]} == {
        frozenset({"detector", "weight", "claim", "facts", "receipts"})
    }


def test_findings_come_with_what_proves_them(mill: Path) -> None:
    """For a reader a line of its own for each receipt and fact, with the address where it can be checked."""
    shown = roastbot("findings", "--dossier", mill)
    brief = brief_of(load(mill.read_text()), UTC, small())
    assert brief.findings
    for finding in brief.findings:
        told = shown.stdout.partition(f"{finding.weight} {finding.detector}: {finding.claim}\n")[2].partition("\n\n")[0]
        for receipt in finding.receipts:
            assert f"    {receipt.source}: “{' '.join(receipt.quote.split())}” {receipt.url}" in told
        for fact in finding.facts:
            assert f"    {fact.id}: " in told


def test_findings_for_a_script_hold_their_facts(mill: Path) -> None:
    """The documented keys; each receipt says where its words stand."""
    shown = json.loads(roastbot("findings", "--dossier", mill, "--format", "json").stdout)
    assert (set(shown), shown["pull_request"]) == ({"pull_request", "findings"}, "ada/engine#7")
    for found in shown["findings"]:
        assert set(found) == {"detector", "weight", "claim", "facts", "receipts"}
        assert len(found["facts"]) + len(found["receipts"]) >= 2
        assert all(set(receipt) == {"source", "quote", "url"} for receipt in found["receipts"])
        assert all({"id", "value", "unit"} < set(fact) for fact in found["facts"])


def test_nothing_found_is_said(tmp_path: Path) -> None:
    """An empty answer would look like one that went wrong."""
    dull = pull("Work", commit("Mon 09:00 Work on it"))
    path = tmp_path / "dull.json"
    path.write_text(save(dull))
    found = brief_of(load(path.read_text()), UTC, small()).findings
    assert roastbot("findings", "--dossier", path).stdout.startswith("No detector found") == (not found)


def test_facts_are_shown_in_the_files_time_zone_unless_another_is_asked_for(tmp_path: Path) -> None:
    """GitHub records in UTC; who saved the file knew better."""
    late = MILL.pull_request.merged_at.astimezone(UTC)
    in_utc = tuple(replace(one, authored_at=one.authored_at.astimezone(UTC)) for one in MILL.commits)
    dossier = replace(MILL, commits=in_utc, pull_request=replace(MILL.pull_request, merged_at=late))
    path = tmp_path / "x.json"
    path.write_text(save(dossier, timezone="America/Chicago"))
    assert "2026-03-06T10:00:00-06:00" in roastbot("facts", "--dossier", path).stdout
    assert "2026-03-07T01:00:00+09:00" in roastbot("facts", "--dossier", path, "--timezone", "Asia/Tokyo").stdout


def test_quote_people_is_the_files_own_unless_it_is_given(tmp_path: Path) -> None:
    """Who was asked for when it was saved still holds."""
    path = tmp_path / "x.json"
    path.write_text(save(replace(MILL, withheld=frozenset({"thread:1.1"}))))
    question = "Why does it return one?"
    assert question not in roastbot("preview", "--dossier", path).stdout
    assert question in roastbot("preview", "--dossier", path, "--quote-people", "participants").stdout
    path.write_text(save(MILL))
    assert question in roastbot("preview", "--dossier", path).stdout
    assert question not in roastbot("preview", "--dossier", path, "--quote-people", "author").stdout


def test_preview_is_the_post_a_run_would_commit(world: Hub, tmp_path: Path) -> None:
    """The same writer, checks and rendering: only the clock differs, and which run it was."""
    blog = tmp_path / "blog"
    for name, text in BLOG_FILES.items():
        (blog / name).parent.mkdir(parents=True, exist_ok=True)
        (blog / name).write_text(str(text))
    before = {path: path.read_bytes() for path in blog.rglob("*") if path.is_file()}
    roastbot("dossier", f"{APP}#7", "--blog", blog, "-o", tmp_path / "mill.json", hub=world)
    shown = roastbot("preview", "--dossier", tmp_path / "mill.json", "--blog", blog)
    assert shown.exit_code == 0, shown.stderr
    ran = run(world, tmp_path)
    told = world.git(BLOG).read(ran.outputs["post"])
    assert "about 20" in told.rpartition("Checked before printing")[2]
    assert without_occasion(undated(shown.stdout)) == without_occasion(undated(told))
    assert ran.outputs["post"] in shown.stderr
    assert before == {path: path.read_bytes() for path in blog.rglob("*") if path.is_file()}


def test_preview_without_a_blog_is_plain_markdown_by_the_offline_writer(mill: Path) -> None:
    """A key in the environment buys nothing nobody asked for."""
    shown = roastbot("preview", "--dossier", mill, ANTHROPIC_API_KEY="sk-ant-nobody-asked")
    assert shown.exit_code == 0, shown.stderr
    assert shown.stdout.startswith("---\ntitle:")
    assert "**Final Verdict:**" in shown.stdout


def test_the_program_itself_works_from_a_file(mill: Path) -> None:
    """As somebody types it."""
    done = subprocess.run(
        [sys.executable, "-m", "roastbot", "facts", "--dossier", str(mill)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "pull.additions" in done.stdout


def test_everything_the_reader_keeps_goes_through_the_file(world: Hub) -> None:
    """What is printed is what would be saved, header included."""
    text = roastbot("dossier", f"{APP}#7", "--timezone", "Europe/Berlin", hub=world).stdout
    saved = dossier_file.read(text, "printed")
    assert (saved.timezone, saved.read_at is not None) == ("Europe/Berlin", True)
    assert isinstance(saved.dossier, Dossier)
    assert saved.dossier.pull_request.reference == f"{APP}#7"
