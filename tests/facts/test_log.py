"""The log as a text."""

from dataclasses import replace
from datetime import UTC

from builders import commit, pull, values
from roastbot.evidence import Absent, Reason
from roastbot.facts import derive


def log(*titles: str) -> dict[str, object]:
    """Return the facts about a branch with these titles, a day each; `*` before one makes it a merge."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    steps = [
        commit(f"{days[n]} 09:00 {title.lstrip('*')}{'' if title[0] == '*' else ' +1/-1'}", merge=title[0] == "*")
        for n, title in enumerate(titles)
    ]
    return values(derive(pull("x", *steps), UTC))


def test_a_log_without_fixes_has_no_place_for_them() -> None:
    """Fixtures, prefixes and a fix of something in the middle are none."""
    found = log("Add fixture", "Fixture for tests", "Prefix names", "Prepare the fix", "Fix-up names")
    assert [name for name in found if name.startswith("fixes")] == []


def test_a_page_of_the_log_is_no_log() -> None:
    """The first fix could stand on the other."""
    dossier = replace(pull("x", "Mon 09:00 Fix a +1/-1"), missing={"commits": Absent(Reason.NOT_SERVED)})
    assert [name for name in values(derive(dossier, UTC)) if name.startswith(("fixes", "verb"))] == []


def test_fixes_are_counted_with_their_places() -> None:
    """In every form of the word; merges have no place."""
    found = log("Add a", "fix(api): b", "*Merge main", "Fixes c", "Add d", "hotfix e", "Fixed f")
    assert (found["fixes.count"], found["fixes.first"], found["fixes.last"]) == (4, 2, 6)
    assert (found["fixes.row"], found["fixes.end"], found["fixes.share"]) == (2, 2, 67)


def test_verbs_are_counted_by_the_word() -> None:
    """A conventional prefix is looked through, a title without a verb left out."""
    found = log("Add a", "feat: add b", "Remove c", "Whistle")
    assert (found["verb.add.commits"], found["verb.remove.commits"], found["verbs.count"]) == (2, 1, 2)


def test_equal_titles_are_counted() -> None:
    """Case and white space do not make them different."""
    dossier = pull("x", "Mon 09:00 Tidy up +1/-1", "Tue 09:00 tidy  up +1/-1", "Wed 09:00 Add b +1/-1")
    found = values(derive(dossier, UTC))
    assert found["titles.repeated"] == 1
    assert found[f"title.{dossier.commits[0].short}.commits"] == 2
