"""The registry is the folder, in order, and every generator keeps the same promises."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import roastbot.generators as room
from roastbot.generators import GENERATORS, WELL_KNOWN, hugo, plain, recognise
from roastbot.site import JOINER, Generator, Site, ledger_path

TEXT = st.lists(
    st.sampled_from(["{{", "{%", "{#", "<%", "{{<", ">}}", "{{%", "%}}", "/*", "*/", "x", "\n", "`", JOINER])
).map("".join)


def test_every_file_is_in_the_registry_and_plain_markdown_comes_last() -> None:
    """A generator nobody asks is dead code; one behind the last is never asked."""
    folder = Path(room.__file__).parent
    names = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert names == {generator.__class__.__module__.rpartition(".")[2] for generator in GENERATORS}
    assert GENERATORS[-1] is plain.GENERATOR
    assert len({generator.name for generator in GENERATORS}) == len(GENERATORS)
    assert len(WELL_KNOWN) == len(set(WELL_KNOWN))


def test_nothing_known_is_plain_markdown() -> None:
    """Also where a file has the name of Hugo's old configuration but is somebody else's."""
    assert recognise({})[0] is plain.GENERATOR
    assert recognise({"config.toml": 'base_url = "https://zola.example"\n'})[0] is plain.GENERATOR
    assert recognise({"hugo.toml": ""})[0] is hugo.GENERATOR


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.name)
@settings(deadline=None)
@given(text=TEXT)
def test_plain_text_is_escaped_once_and_for_all(generator: Generator, text: str) -> None:
    """Only joiners are added, and a second time adds none."""
    escaped = generator.escape_text(text)
    assert escaped.replace(JOINER, "") == text.replace(JOINER, "")
    assert generator.escape_text(escaped) == escaped


def test_the_ledger_lives_among_the_data_files() -> None:
    """Wherever the generator keeps those."""
    assert ledger_path(Site()) == "data/roast_bot.json"
    assert ledger_path(Site(data_dir="site/data")) == "site/data/roast_bot.json"
