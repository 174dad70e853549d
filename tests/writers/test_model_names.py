"""A model that was retired goes offline; a name that never was one fails the run."""

import pytest

from roastbot.writers.model_names import was_published

KNOWN = ("claude-sonnet-5-5", "claude-opus-5", "claude-haiku-4-5-20251001", "claude-instant-1.2", "claude-2.1")


@pytest.mark.parametrize(
    "name",
    [
        "claude",
        "claude-sonet-5-5",
        "claude-sonnet",
        "claude-sonnet-5-5-fast",
        "claude-sonnet-20250514",
        "gpt-5",
        "sonnet-5-5",
        "anthropic/claude-sonnet-5-5",
        "Claude-Sonnet-5-5",
        "claude-muse-4",
        "claude-3-5-latest",
    ],
)
def test_a_misspelt_name_was_never_published(name: str) -> None:
    """A wrong family, a missing or foreign part: somebody typed it."""
    assert not was_published(name, KNOWN)


@pytest.mark.parametrize("name", ["claude-sonnet-5-6", "claude-opus-6", "claude-9-haiku-20300101"])
def test_a_version_nobody_has_heard_of_was_not_retired(name: str) -> None:
    """What is newer than everything known cannot have come and gone."""
    assert not was_published(name, KNOWN)


@pytest.mark.parametrize("name", [*KNOWN, "claude-3-5-sonnet-20241022", "claude-3-opus-latest", "claude-sonnet-4-0"])
def test_a_listed_name_and_the_forms_of_old_ones_were_published(name: str) -> None:
    """The SDK forgets old snapshots in time; their form does not change."""
    assert was_published(name, KNOWN)
