"""The pages that the code writes: they are what the code says, and `make check` would know if they were not."""

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"


@pytest.fixture
def docs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return scripts/docs.py as a module."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    spec = importlib.util.spec_from_file_location("docs_script", SCRIPTS / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Mute:
    """A noun somebody forgot to describe."""

    said: int
    """Something."""
    unsaid: int


def test_a_field_without_a_sentence_stops_the_page(docs: ModuleType) -> None:
    """Every field has one, or there is no page."""
    assert docs is not None
    with pytest.raises(ValueError, match=r"Mute\.unsaid has no sentence"):
        sys.modules["dossier_page"].field_words(Mute)


def test_a_page_that_is_missing_or_edited_is_named(
    docs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check fails until the page is written anew."""
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    assert docs.main(["--check"]) == 1
    assert "docs/dossier.md is not what the code says" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    page = tmp_path / "docs" / "dossier.md"
    page.write_text(page.read_text() + "\n")
    assert docs.main(["--check"]) == 1


def test_every_page_is_what_the_code_says(docs: ModuleType) -> None:
    """What `make check` runs."""
    assert docs.main(["--check"]) == 0
