"""The second name in the log."""

from builders import commit, found, pull, role
from roastbot.detectors import company


def test_a_co_author_of_a_few_is_left_alone() -> None:
    """A guest."""
    assert found(company, pull("x", commit("Mon 09:00 a", co=("Bob",)), "Mon 10:00 b", "Mon 11:00 c")) == []


def test_a_co_author_of_most_is_found() -> None:
    """Counted against all commits."""
    dossier = pull("x", *(commit(f"Mon 0{n}:00 a", co=("Bob",)) for n in range(4)), "Mon 11:00 c")
    (finding,) = found(company, dossier)
    assert finding.claim == "4 of 5 commits name Bob as co-author."


def test_what_tools_put_in_brackets_is_left_out_of_the_name() -> None:
    """The name is what a reader needs."""
    (finding,) = found(company, pull("x", *(commit(f"Mon 0{n}:00 a", co=("Bob 4.6 (1M context)",)) for n in range(4))))
    assert role(finding, "name") == "Bob 4.6"
