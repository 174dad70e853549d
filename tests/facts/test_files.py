"""Files and what share each kind has."""

from dataclasses import replace
from datetime import UTC

import pytest

from builders import commit, pull, values
from roastbot.facts import derive


def shares(*files: tuple[str, int, int], gitattributes: str = "") -> dict[str, object]:
    """Return the facts about a diff of these files."""
    dossier = pull("x", files=files)
    repository = replace(dossier.pull_request.repository, gitattributes=gitattributes)
    return values(derive(replace(dossier, pull_request=replace(dossier.pull_request, repository=repository)), UTC))


def test_a_share_that_rounds_to_nothing_or_all_is_not_told() -> None:
    """One line of a thousand is not 0 percent, and the others are not 100."""
    found = shares(("a.py", 999, 0), ("tests/a.py", 1, 0))
    assert [name for name in found if name.startswith("share.")] == []
    assert shares(("a.py", 9, 0))["share.rest"] == 100


def test_tests_are_set_against_code_somebody_wrote() -> None:
    """Not against lock files or documents."""
    found = shares(("a.py", 20, 0), ("tests/a.py", 90, 0), ("uv.lock", 800, 0), ("x.md", 90, 0))
    assert (found["ratio.tests"], found["lines.code"], found["lines.generated"]) == (4.5, 20, 800)
    assert (found["share.tests"], found["share.words"], found["share.generated"]) == (9, 9, 80)


def test_what_the_repository_calls_generated_is() -> None:
    """Its .gitattributes has the last word."""
    found = shares(("a.py", 20, 0), ("b.py", 80, 0), gitattributes="b.py linguist-generated\n")
    assert (found["files.generated"], found["lines.code"]) == (1, 20)


def test_without_tests_or_code_there_is_no_ratio() -> None:
    """Nothing is not a part of something."""
    assert "ratio.tests" not in shares(("a.py", 9, 0))
    assert "ratio.tests" not in shares(("tests/a.py", 9, 0))


@pytest.mark.parametrize("last", ["Tue 09:00 b +1/-1", commit("Tue 09:00 b", {"a.py": "2\n"})])
def test_how_often_a_file_was_touched_takes_every_patch(last: object) -> None:
    """One that is missing could have touched it as well."""
    dossier = pull("x", commit("Mon 09:00 a", {"a.py": "1\n", "b.py": "1\n"}), last)  # type: ignore[arg-type]
    found = values(derive(dossier, UTC))
    assert found.get("file.a.py.commits") == (None if isinstance(last, str) else 2)
    assert "file.b.py.commits" not in found
