"""The figures of each commit."""

from dataclasses import replace
from datetime import UTC

from builders import commit, lines, pull, values
from roastbot.evidence import Absent, Dossier, Reason
from roastbot.facts import derive
from roastbot.findings import Subject


def own(dossier: Dossier, place: int = 0) -> dict[str, object]:
    """Return the facts about one commit, by the part of their id after its own."""
    prefix = f"commit.{dossier.commits[place].short}."
    found = values(derive(dossier, UTC))
    return {name.removeprefix(prefix): value for name, value in found.items() if name.startswith(prefix)}


def test_a_commit_of_unknown_size_adds_no_zero() -> None:
    """GitHub said neither lines nor files."""
    dossier = pull("x", commit("Mon 09:00 a"))
    assert "additions" not in own(dossier)
    assert own(replace(dossier, commits=(replace(dossier.commits[0], changed_files=0),)))["additions"] == 0


def test_a_title_that_github_cut_short_is_not_counted() -> None:
    """The rest of it stands at the head of the body."""
    assert "characters" not in own(pull("x", commit("Mon 09:00 Split the\u2026 +1/-1", body="\u2026 engine")))
    assert own(pull("x", commit("Mon 09:00 Split the engine +1/-1")))["characters"] == 16


def test_two_commits_of_one_short_id_are_left_out() -> None:
    """Their facts would be each other's."""
    dossier = pull("x", "Mon 09:00 a +1/-1", "Tue 09:00 b +2/-2")
    twin = replace(dossier.commits[1], oid=dossier.commits[0].oid)
    dossier = replace(dossier, commits=(dossier.commits[0], twin))
    assert own(dossier) == {}
    assert values(derive(dossier, UTC))["commits.count"] == 2


def test_without_every_line_nothing_is_replaced() -> None:
    """A file too large to be served could hold anything."""
    dossier = pull("x", commit("Mon 09:00 a", {"a.py": "new\n"}), base={"a.py": "old\n"})
    assert (own(dossier)["replaced"], own(dossier)["dropped"]) == (1, 0)
    (made,) = dossier.commits
    assert not isinstance(made.patch, Absent)
    cut = replace(made, patch=(*made.patch, replace(made.patch[0], path="b", lines=Absent(Reason.TOO_LARGE))))
    assert "replaced" not in own(replace(dossier, commits=(cut,)))


def test_replaced_lines_are_paired_off_block_by_block() -> None:
    """Three lines gone for one come are one replaced; lines elsewhere replace nothing."""
    base = {"a.py": "a\nb\nc\nkeep\nkeep too\nd\n"}
    dossier = pull("x", commit("Mon 09:00 a", {"a.py": "A\nkeep\nkeep too\nd\ne\nf\n"}), base=base)
    assert (own(dossier)["deletions"], own(dossier)["replaced"], own(dossier)["dropped"]) == (3, 1, 2)


def test_what_a_commit_does_to_each_file_is_told_of_several() -> None:
    """About the file, within the commit."""
    dossier = pull(
        "x",
        commit("Mon 09:00 a", {"a.py": lines(3), "b.py": lines(4)}),
        commit("Tue 09:00 b", {"a.py": lines(2)}),
    )
    found = own(dossier)
    assert (found["file.a.py.additions"], found["file.b.py.additions"]) == (3, 4)
    assert not [name for name in own(dossier, 1) if name.startswith("file.")]
    (fact,) = (
        fact for fact in derive(dossier, UTC) if fact.id.endswith(f"{dossier.commits[0].short}.file.b.py.additions")
    )
    assert fact.subject == Subject("file", "b.py", dossier.commits[0].short)
