"""Every quotable text has an id; where two texts get the same one, neither is lost."""

from dataclasses import replace

from builders import commit, pull
from roastbot.evidence import Absent
from roastbot.redact import redact_dossier

TREE = {"a.py": "alpha = 1\n", "a\u200b.py": "beta_of_the_other_file = 2\n"}


def test_two_paths_that_become_one_keep_both_texts() -> None:
    """A hidden character is taken out of a path, and then there are two files of one name."""
    dossier, _ = redact_dossier(pull("Add both", commit("Mon 09:00 Add both", TREE)))
    source = dossier.sources[f"patch:{dossier.commits[0].short}:a.py"]
    assert "alpha = 1" in source.text
    assert "beta_of_the_other_file" in source.text


def test_two_commits_with_one_short_id_keep_both_messages() -> None:
    """Seven digits can be made to collide by whoever wants them to."""
    dossier = pull("Turn", "Mon 09:00 Turn it on +1/-0", "Mon 10:00 Turn it off +0/-1")
    first, second = dossier.commits
    twin = replace(second, oid=first.short + second.oid[7:])
    made = replace(dossier, commits=(first, twin))
    assert all(isinstance(one.patch, Absent) for one in made.commits)
    text = made.sources[f"commit:{first.short}"].text
    assert text == "Turn it on\nTurn it off"
