"""`roastbot check`: anybody's post is held against a pull request; what is true passes, what is not is marked."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import invented_pulls
import real_dossiers
from builders import commit, pull
from hub.server import Hub
from roastbot import candidates
from roastbot.cli import main
from roastbot.config import Config
from roastbot.demo import SETTINGS, Recording
from roastbot.dossier_file import save
from roastbot.errors import ConfigError
from roastbot.evidence import Absent, Actor, Dossier, LinkedIssue, Reason
from roastbot.factcheck.checker import LONGEST_POST
from roastbot.github import GitHub
from roastbot.published import take_apart
from roastbot.roasting import read_dossier
from roastbot.week import Window
from stage import APP, AUTHOR, TOKEN, furnish, made
from test_cli import MILL, refused, roastbot

FIRST = MILL.commits[0].oid
HOME = "https://github.com/ada/engine"
STRANGER = "abcdef1234567890abcdef1234567890abcdef12"
TRUE = f"""\
It took 3 commits and 2 files, in [the first]({HOME}/commit/{FIRST}) of which `grind()` came to `mill.py`.
Bob asked "Why does it return one?", and ada answered "It returns two now". See [#7]({HOME}/pull/7).
"""


def checked(folder: Path, post: str | bytes, *more: str, of: Dossier = MILL, zone: str = "UTC") -> Result:
    """Return how the check of a post against a dossier ends."""
    (folder / "post.md").write_bytes(post.encode() if isinstance(post, str) else post)
    (folder / "dossier.json").write_text(save(of, timezone=zone), encoding="utf-8")
    result = roastbot("check", folder / "post.md", "--dossier", folder / "dossier.json", *more)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def claims(folder: Path, post: str, of: Dossier = MILL) -> list[dict[str, Any]]:
    """Return the claims of a post, having checked where they stand and what the exit code makes of them."""
    result = checked(folder, post, "--format", "json", of=of)
    values = json.loads(result.stdout)
    assert list(values) == ["claims"]
    found: list[dict[str, Any]] = values["claims"]
    assert all(post[claim["start"] : claim["end"]] == claim["span"] for claim in found)
    assert [claim["start"] for claim in found] == sorted(claim["start"] for claim in found)
    assert result.exit_code == any(claim["verdict"] == "unsupported" for claim in found)
    return found


def accused(folder: Path, post: str, of: Dossier = MILL) -> list[tuple[str, str]]:
    """Return kind and words of what a post has wrong."""
    return [(one["kind"], one["span"]) for one in claims(folder, post, of) if one["verdict"] == "unsupported"]


@pytest.mark.parametrize(
    "post",
    [
        "",
        TRUE,
        TRUE.replace("\n", "\r\n"),
        f"\ufeff{TRUE}",
        f'---\ntitle: "Three commits"\ndate: 2026-03-09\nweight: 99\n---\n{TRUE}',
        f'+++\ntitle = "Three commits"\ndate = 2026-03-09\nweight = 99\n[params]\n  commits = 99\n+++\n{TRUE}',
        f'{{\n "title": "Three commits",\n "weight": 99\n}}\n\n{TRUE}',
        "---\n\nA rule, no front matter: it took 3 commits.\n\n---\n",
        "Not a single dull line, and one thing at a time.",
        '{{< figure src="img/a b c.png" title="Ninety nine commits" >}}\n\n{% include "99 commits of it" %}\n',
        "It took 3 commits[^1], they say.\n\n[^1]: All of the 3 commits.\n",
        "<p>99 commits</p>\n\nIt took <b>3</b> commits. <!-- 99 commits -->",
        f"See {HOME}/pull/7 and <{HOME}/pull/7/files>, not https://example.org/99-commits/.",
        f"[one]({HOME}), [two]({HOME}/blob/main/mill.py#L1-L99), [three]({HOME}/pull/7/commits/{FIRST[:10]}).",
        f"[other]({HOME}/pull/8), [file]({HOME}/blob/main/other.py), [issue]({HOME}/issues/99), [about](/about/).",
        f"[fork](https://github.com/bob/engine/commit/{STRANGER}), [site](https://example.org/commit/{STRANGER}).",
        'It was a "messy" one, a real 5" mill.',
        "It took 3\u200b com\u00admits.",
    ],
)
def test_a_true_post_passes(tmp_path: Path, post: str) -> None:
    """Whatever it is written in: true claims, no claims, other people's pages, and what is no prose at all."""
    result = checked(tmp_path, post)
    assert result.exit_code == 0, result.stdout
    assert " 0 unsupported" in result.stdout
    assert "[[" not in result.stdout


@pytest.mark.parametrize("name", ["queue", "lighthouse", "bakery", "typo", "migration", "rebased"])
@pytest.mark.parametrize("page", ["", '+++\ntitle = "X"\ndate = 2026-01-05T09:00:00Z\ndescription = "d"\n+++\n\nX.\n'])
def test_our_own_posts_pass(tmp_path: Path, name: str, page: str) -> None:
    """What was checked as a draft holds as a post: links resolved, marks escaped, verdict and closing line in place."""
    of = invented_pulls.__dict__[name]()
    (tmp_path / "dossier.json").write_text(save(of), encoding="utf-8")
    more: list[str | Path] = []
    if page:
        (tmp_path / "blog/content/posts").mkdir(parents=True)
        (tmp_path / "blog/content/posts/x.md").write_text(page)
        (tmp_path / "blog/hugo.toml").write_text('baseURL = "https://ada.example/"\n')
        more = ["--blog", tmp_path / "blog"]
    post = roastbot("preview", "--dossier", tmp_path / "dossier.json", *more).stdout
    assert "Checked before printing" in post
    result = checked(tmp_path, post, of=of)
    assert result.exit_code == 0, result.stdout


def test_a_post_by_another_clock_passes(tmp_path: Path) -> None:
    """A blog in Tokyo tells Tokyo's time, and its posts are dated so; whoever checks them may sit elsewhere."""
    old = MILL.pull_request
    in_utc = [replace(one, authored_at=one.authored_at.astimezone(UTC)) for one in MILL.commits]
    of = replace(MILL, commits=tuple(in_utc), pull_request=replace(old, merged_at=old.merged_at.astimezone(UTC)))
    local = "It was merged on Saturday at 01:00, after 3 commits.\n"
    assert checked(tmp_path, local, of=of).exit_code == 1
    assert checked(tmp_path, local, "--timezone", "Asia/Tokyo", of=of).exit_code == 0
    assert checked(tmp_path, local, of=of, zone="Asia/Tokyo").exit_code == 0
    dated = f'---\ntitle: "A mill"\ndate: 2026-03-09T09:00:00+09:00\n---\n\n{local}'
    assert checked(tmp_path, dated, of=of).exit_code == 0
    assert accused(tmp_path, dated.replace("3 commits", "4 commits"), of) == [("number", "4 commits")]


def test_words_that_may_not_be_printed_are_true_all_the_same(tmp_path: Path) -> None:
    """`quote-people` is about our posts; somebody who quotes more does not lie."""
    assert checked(tmp_path, TRUE, of=replace(MILL, withheld=frozenset(MILL.sources))).exit_code == 0


def test_what_was_not_read_accuses_nobody(tmp_path: Path) -> None:
    """A commit may be among those GitHub left out."""
    of = replace(MILL, missing={"commits": Absent(Reason.NOT_SERVED)})
    text = f"In [it]({HOME}/commit/{STRANGER}), and {HOME}/pull/7/commits/{STRANGER}."
    assert [claim["verdict"] for claim in claims(tmp_path, text, of)] == ["undecided", "undecided"]


@pytest.mark.parametrize(
    ("true", "lie", "kind", "span"),
    [
        ("It took 3 commits", "It took 4 commits", "number", "4 commits"),
        ("2 files", "twelve files", "number", "twelve files"),
        ('"Why does it return one?"', '"Why does it return none?"', "quotation", '"Why does it return none?"'),
        ("`grind()`", "`grindstone()`", "code", "grindstone()"),
        ("`mill.py`", "`core/mill.py`", "path", "core/mill.py"),
        ("the first]", "`abcdef1`]", "commit", "abcdef1"),
        ("Bob asked", "Bob approved and asked", "person", "Bob approved"),
        (f"commit/{FIRST}", f"commit/{STRANGER}", "link", f"{HOME}/commit/{STRANGER}"),
        ("/pull/7)", f"/pull/7/commits/{STRANGER})", "link", f"{HOME}/pull/7/commits/{STRANGER}"),
        ("/pull/7)", f"/pull/7/files#diff-{'0' * 64})", "link", f"{HOME}/pull/7/files#diff-{'0' * 64}"),
        ("[#7]", f"{HOME}/commit/{STRANGER} [#7]", "link", f"{HOME}/commit/{STRANGER}"),
        (f"[#7]({HOME}/pull/7).", f"[it][x].\n\n[x]: {HOME}/commit/{STRANGER}", "link", f"{HOME}/commit/{STRANGER}"),
    ],
)  # fmt: skip
def test_a_lie_is_marked(tmp_path: Path, true: str, lie: str, kind: str, span: str) -> None:
    """One of each kind in an otherwise true post, and nothing else."""
    post = TRUE.replace(true, lie)
    assert post != TRUE
    assert accused(tmp_path, post) == [(kind, span)]
    result = checked(tmp_path, post)
    assert result.exit_code == 1
    assert f"[[{span}]][1]" in result.stdout
    assert re.search(rf"^1\. line \d+, {kind}: {re.escape(span)}$", result.stdout, re.MULTILINE)


def test_the_list_says_where_what_is_wrong_and_what_is_known(tmp_path: Path) -> None:
    """The post, the list, the counts."""
    post = '---\ntitle: "Oil"\n---\n\nIt took 4 commits, and 2 files.\n'
    shown = checked(tmp_path, post).stdout.splitlines()
    assert shown[:6] == ["---", 'title: "Oil"', "---", "", "It took [[4 commits]][1], and 2 files.", ""]
    assert shown[6] == "1. line 5, number: 4 commits"
    assert "no fact about the pull request has this number of commits" in shown[7]
    assert shown[8].startswith("   known: 3 commits")
    assert shown[-1] == "2 claims: 1 supported, 1 unsupported, 0 undecided"


def test_json_has_exactly_the_documented_keys(tmp_path: Path) -> None:
    """And the receipt of what is true."""
    wrong, right = claims(tmp_path, "It took **4** commits, and 2 files.")
    assert wrong == {
        "span": "4** commits", "start": 10, "end": 21, "kind": "number", "verdict": "unsupported", "receipt": "",
        "reason": wrong["reason"], "known": wrong["known"],
    }  # fmt: skip
    assert wrong["known"].startswith("3 commits")
    assert (right["verdict"], right["receipt"], right["known"]) == ("supported", "pull.files", "")


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "A \\"mill\\" of 4 commits"\ndescription = "9 files"\n+++\n',
        "+++\n'title' = 'A mill of 4 commits'\ndescription = '''\n9 files'''\n+++\n",
        '+++\nsubtitle = "4 commits"\nTitle = "A \\u006Dill of 4 commits"\n\ndescription = """9 files"""\n+++\n',
        "---\ntitle: A mill of 4 commits\ndescription: '9 files, isn''t it'\n---\n",
        '---\n"title": "A mill\\tof 4 commits"\ndescription: >-\n  All of\n  the 9 files\n---\n',
        "---\r\ntitle: A mill of 4 commits\r\ndescription: |\r\n  9 files\r\n---\r\n",
        '{"weight": 99, "title": "A \\u2603 mill of 4 commits", "description": "9 files"}\n',
        "\ufeff---\ntitle: A \u200bmill of 4 commits\ndescription: 9 files\n---\n",
    ],
)
def test_of_front_matter_title_and_description_are_checked_where_they_stand(tmp_path: Path, front: str) -> None:
    """In every format and way to write a text in it; offsets go on below it."""
    post = f"{front}\nIt has 8 files.\n"
    assert accused(tmp_path, post) == [("number", "4 commits"), ("number", "9 files"), ("number", "8 files")]


def test_front_matter_that_does_not_parse_is_no_prose_either(tmp_path: Path) -> None:
    """It is passed over with a warning."""
    result = checked(tmp_path, "---\ntitle: 99 commits: of it\n---\n\nIt took 3 commits.\n")
    assert result.exit_code == 0, result.stdout
    assert "warning: its front matter was not read" in result.stderr


def test_a_verdict_is_read_as_the_two_fields_it_is(tmp_path: Path) -> None:
    """Its name is no subject of its line."""
    post = "**Final Verdict:**\n**The Removal Firm** \u2014 came with 3 commits and 9 files\n"
    assert accused(tmp_path, post) == [("number", "9 files")]


PIECES = st.lists(
    st.sampled_from(
        ["---\n", "+++\n", 'title = "a\\n"\n', "title: >\n  b\n", "description: 'it''s'\n", "{", '"title":', "}"]
    )
    | st.sampled_from(
        ["\r\n", "\ufeff", "\u200b", "\x00", "**", "`", "[x](", "> ", "{{< x >}}", "{{</* y */>}}", "[^1]"]
    )
    | st.sampled_from(
        ["https://x.example/1", "Final Verdict: A \u2014 b", "| a |\n|---|\n", "\t", "\\", "<b>", "4 files"]
    ),
    max_size=25,
)


@given(PIECES | st.lists(st.text(max_size=20), max_size=8))
def test_whatever_is_read_has_its_place_in_the_file(pieces: list[str]) -> None:
    """No text stops it, and every character it reads is shown by a range of the file, in order."""
    raw = "".join(pieces)
    post = take_apart(raw)
    for passage in (post.body, *(passage for _, passage in post.fields)):
        assert len(passage.text) == len(passage.places)
        assert all(0 <= start <= end <= len(raw) for start, end in passage.places)
    assert [place[0] for place in post.body.places] == sorted(place[0] for place in post.body.places)


def test_an_address_inside_a_quotation_is_part_of_it(tmp_path: Path) -> None:
    """Somebody wrote it so; a figure in an address counts nothing."""
    said = f"As {HOME}/pull/6 and https://example.org/99-commits/ say, it grinds."
    of = replace(MILL, description=said)
    assert checked(tmp_path, f'The description says: "{said}"\n\n> {said}\n', of=of).exit_code == 0


@pytest.mark.parametrize("text", ["`{{< grind >}}`", "```\n{{< grind >}}\n```"])
def test_hugos_escapes_are_read_as_a_reader_sees_them(tmp_path: Path, text: str) -> None:
    """A post on Hugo cannot hold a shortcode's marks as they are."""
    of = pull("Grind", commit("Mon 09:00 Grind", {"page.md": "{{< grind >}}\n"}))
    post = f"It brings this:\n\n{text.replace('< grind >', '</* grind */>')}\n"
    assert [(one["kind"], one["verdict"]) for one in claims(tmp_path, post, of)] == [("code", "supported")]


def test_closing_lines_and_what_looks_like_one(tmp_path: Path) -> None:
    """Ours is no claim; another sentence behind the same words is one."""
    line = (
        "*Checked before printing: 99 claims, 99 proved. Read for it: 99 of 99 files, 99 of 99 changed lines. "
        "Written by the offline writer.*"
    )
    assert accused(tmp_path, f"It took 3 commits.\n\n{line}\n") == []
    assert accused(tmp_path, "*Checked before printing: it took 99 commits.*\n") == [("number", "99 commits")]


def test_links_into_the_conversation(tmp_path: Path) -> None:
    """A remark that was read is there, one that was not cannot be, and an issue is known if it was closed."""
    issue = LinkedIssue("ada/engine#5", "Too slow", "", f"{HOME}/issues/5", Actor("bob"))
    of = replace(MILL, issues=(issue,))
    own = next(source.url for source in of.sources.values() if source.id == "thread:1.1")
    assert [c["receipt"] for c in claims(tmp_path, f"[a]({own}), [b]({HOME}/issues/5).", of)] == [
        "thread:1.1",
        "issue:1",
    ]
    lie = f"{HOME}/pull/7#discussion_r99"
    assert accused(tmp_path, f"[a]({lie})", of) == [("link", lie)]
    unread = replace(of, missing={"threads": Absent(Reason.NOT_SERVED)})
    assert accused(tmp_path, f"[a]({lie})", unread) == []


def test_nothing_printed_is_a_command(tmp_path: Path) -> None:
    """A post is anybody's text; a terminal and a runner take no order from it, marked or not."""
    post = (
        '---\ntitle: "\x1b[31m::error::99 commits"\n---\n\n::error::gone 99 commits\r::add-mask::x\n'
        '##[error]gone\x9b2J \u202e\n\n"::stop-commands::all of it and more"\n'
    )
    for more in ([], ["--format", "json"]):
        result = checked(tmp_path, post, *more)
        assert result.exit_code == 1
        assert not [line for line in result.stdout.splitlines() if line.lstrip().startswith("::")]
        assert "##[" not in result.stdout
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", result.stdout)


def test_a_source_has_to_be_named_and_only_one(tmp_path: Path) -> None:
    """As with the other commands, by option, and a post besides."""
    assert roastbot("check").exit_code == 2
    assert roastbot("check", "--dossier", tmp_path / "x.json").exit_code == 2
    result = roastbot("check", tmp_path / "x.md")
    assert result.exit_code == 2
    assert "--pull-request OWNER/REPO#N" in result.stderr
    assert roastbot("check", "x.md", "--pull-request", f"{APP}#7", "--dossier", tmp_path / "x.json").exit_code == 2


@pytest.mark.parametrize(
    ("post", "why"),
    [
        (b"caf\xe9 17 commits", "not UTF-8"),
        (b"GIF89a\x00\x00", "no text"),
        (b"a" * (LONGEST_POST + 1), "longer than"),
        ("\u20ac".encode() * (2 * LONGEST_POST), "longer than"),
    ],
)  # fmt: skip
def test_a_post_that_cannot_be_read_is_one_message(tmp_path: Path, post: bytes, why: str) -> None:
    """Which file, and why."""
    refused(checked(tmp_path, post), "post.md", why)


def test_a_post_that_is_not_there_is_one_message(tmp_path: Path) -> None:
    """Nor is a folder a post."""
    (tmp_path / "mill.json").write_text(save(MILL))
    refused(roastbot("check", tmp_path / "no.md", "--dossier", tmp_path / "mill.json"), "no.md", "cannot be read")
    refused(roastbot("check", tmp_path, "--dossier", tmp_path / "mill.json"), "cannot be read")


def test_it_reads_the_pull_request_from_github_as_the_other_commands_do(hub: Hub, tmp_path: Path) -> None:
    """With the same token, and a private one only when that was asked for."""
    furnish(hub)
    hub.world.add_token(TOKEN, AUTHOR, reads=["*", "ada/*"])
    hub.world.add_repository("ada/diary", private=True)
    at, merged = "2026-03-26T09:00:00Z", "2026-03-26T10:00:00Z"
    hub.world.add_pull("ada/diary", 1, "Dear me", author=AUTHOR, merged=merged, commits=[made("Dear me", {}, at)])
    post = tmp_path / "post.md"
    post.write_text(f"It took 4 commits, and bob approved it. See [it]({hub.url}/{APP}/pull/7).")
    good = roastbot("check", post, "--pull-request", f"{APP}#7", hub=hub)
    assert good.exit_code == 0, good.stdout + good.stderr
    post.write_text("It took 5 commits, and carol approved it.")
    bad = roastbot("check", post, "--pull-request", f"{APP}#7", hub=hub)
    assert (bad.exit_code, bad.stdout.count("]][")) == (1, 2)
    refused(roastbot("check", post, "--pull-request", "ada/diary#1", hub=hub), "private", "include-private")
    refused(roastbot("check", post, "--pull-request", f"{APP}#7"), "github-token is not set")


def test_with_a_dossier_nobody_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No network."""

    def nobody(*_: object, **__: object) -> None:
        raise ConfigError("the network was asked for", cause="a bug", fix="mend it")

    monkeypatch.setattr(GitHub, "connect", nobody)
    assert checked(tmp_path, TRUE).exit_code == 0


def test_the_demonstrations_committed_post_passes(tmp_path: Path) -> None:
    """Against the dossier of the recorded week it was written about."""
    assert CliRunner().invoke(main, ["demo", str(tmp_path / "demo")]).exit_code == 0
    (path,) = [one for one in (tmp_path / "demo/content/posts").glob("*.md") if one.name != "a-promise.md"]
    now, config = datetime.now(UTC), Config.from_settings(SETTINGS)
    found = candidates.find(Recording(now), config, Window(now - timedelta(weeks=2), now)).found
    pulls = [one for one in found if one.url in path.read_text()]
    of, _ = read_dossier(Recording(now), pulls[0], config)
    result = checked(tmp_path, path.read_bytes(), of=of)
    assert result.exit_code == 0, result.stdout


@pytest.mark.parametrize(
    ("number", "post", "known"),
    [
        (20608, "mea-culpa", {"15 commits": "17 commits", "15-commit safari": "17 commits", "Fifteen commits": "17"}),
        (21252, "roast-desertaxle-refactoring-sisyphus", {"twelve-commit odyssey": "17", "eleven apologize": "16"}),
        (21477, "roast-desertaxle-two-bytes", {"4,500-line PR": "5,413 lines", "four-digit number of lines": "834"}),
    ],
)
def test_the_published_posts_are_held_against_their_pull_requests(
    real: Path, tmp_path: Path, number: int, post: str, known: dict[str, str]
) -> None:
    """What is false in them is marked with the true value; what was not recorded of them accuses nobody."""
    of = real_dossiers.load(real / f"prefect-{number}")
    unread = dict.fromkeys(("reviews", "threads", "comments", "events", "description"), Absent(Reason.NOT_SERVED))
    of = replace(of, missing={**of.missing, **unread})
    text = (real / f"dev-log/content/blog/{post}.md").read_text(encoding="utf-8")
    wrong = {one["span"]: one["known"] for one in claims(tmp_path, text, of) if one["verdict"] == "unsupported"}
    for span, value in known.items():
        assert value in wrong.get(span, ""), (span, wrong)
    shown = checked(tmp_path, text, of=of).stdout
    assert all(f"[[{span}]][" in shown for span in known)
    said = [one for one in json.loads((real / "claims.json").read_text()) if one["pr"] == number]
    true = {one["claim"] for one in said if one["verdict"] == "true"}
    assert not true & set(wrong)
