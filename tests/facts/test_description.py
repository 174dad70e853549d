"""What the author says, as the author's."""

from datetime import UTC
from pathlib import Path

import pytest

import scylla
from builders import pull, values
from roastbot.facts import derive

TABLE = "| Part | LoC |\n|---|---|\n| `a` | 30 |\n| `b` | 40 |\n"


def told(description: str, title: str = "x") -> dict[str, object]:
    """Return the facts about a description."""
    return values(derive(pull(title, description=description), UTC))


def test_a_description_without_numbers_claims_none() -> None:
    """And one of nothing has no words to count."""
    assert [name for name in told("Tidy.") if name.startswith(("table.", "said.", "split."))] == []
    assert "description.words" not in told("")
    assert "description.words" not in told("-\n\u2014")


def test_a_lone_dash_is_no_word() -> None:
    """Nor is a bullet."""
    assert told("- Oil \u2014 twice\n- Tidy / sweep")["description.words"] == 4


@pytest.mark.parametrize(
    "said",
    [
        f"`r.py` = 40 lines\n\n{TABLE}",
        f"`a` = 40 lines, was 90\n\n{TABLE}",
        f"`r.py` = 40 lines, was 90; `q.py` = 1 lines, was 9\n\n{TABLE}",
        f"`r.py` = 90 lines, was 40\n\n{TABLE}",
        "`r.py` = 40 lines, was 90",
        f"`r.py` = 50 lines, was 90\n\n{TABLE}\n{TABLE}",
    ],
)
def test_parts_are_set_against_the_whole_only_where_nothing_else_is_meant(said: str) -> None:
    """No before, a part itself, two of them, growth, no table, two tables."""
    assert [name for name in told(said) if name.startswith("split.")] == []


def test_parts_that_add_up_outgrow_nothing() -> None:
    """They come to what it was."""
    found = told(f"`r.py` = 20 lines, was 90\n\n{TABLE}")
    assert found["split.together"] == 90
    assert "split.more" not in found


def test_a_total_that_misses_its_sum_is_told() -> None:
    """By how much; one that hits it is not."""
    found = told(f"{TABLE}| Total | 75 |\n")
    assert (found["table.1.2.sum"], found["table.1.2.total"], found["table.1.2.off"]) == (70, 75, 5)
    assert "table.1.2.off" not in told(f"{TABLE}| Total | 70 |\n")


def test_shares_are_not_added_up() -> None:
    """Of what they are shares, nobody says."""
    found = told("| Part | Share |\n|--|--|\n| a | 40% |\n| b | 60% |\n")
    assert (found["table.1.2.1"], "table.1.2.sum" in found) == (40, False)


def test_a_title_is_counted_in_words_and_characters() -> None:
    """Where an earlier bot had forty characters for thirty-two."""
    found = told("", title="Remove dead code from the engine")
    assert (found["title.characters"], found["title.words"]) == (32, 6)


@pytest.mark.real
def test_the_parts_of_a_real_one_outgrow_its_whole(real: Path) -> None:
    """Five parts of what was 998 lines; all of it said by its author, in rows and words that can be quoted."""
    facts = derive(scylla.load(real / "scylla-1990"), UTC)
    found = values(facts)
    assert [found[f"table.1.3.{row}"] for row in range(1, 5)] == [106, 261, 154, 143]
    assert found["table.1.3.sum"] == 106 + 261 + 154 + 143
    assert (found["said.3.now"], found["said.3.was"]) == (440, 998)
    assert (found["split.together"], found["split.more"]) == (1104, 106)
    claims = [fact for fact in facts if fact.id.startswith(("table.", "said.", "split."))]
    assert {fact.subject.kind for fact in claims} == {"description"}
    assert all("according to" in fact.about for fact in claims)
    names = {fact.id: fact.subject.name for fact in claims}
    assert (names["table.1.3.2"], names["said.3.now"]) == ("RunnerExecution", "runner_core.py")
    assert all(fact.receipts for fact in claims if not fact.id.endswith(".sum"))


@pytest.mark.real
def test_sizes_nobody_recorded_are_no_zeros(real: Path) -> None:
    """The page shows no diff."""
    found = values(derive(scylla.load(real / "scylla-1990"), UTC))
    assert [name for name in found if "additions" in name or name.endswith(".files")] == []
    assert found["commits.count"] == 2
