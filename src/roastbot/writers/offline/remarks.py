"""What may be said after a finding that was told by its own claim: one dry sentence, true of every finding of its kind.

No figures and no names: those are in the claim. A kind without remarks is left to speak for itself.
"""

from collections.abc import Mapping, Sequence
from typing import Final

REMARKS: Final[Mapping[str, Sequence[str]]] = {
    "nobody_calls": (
        "It is waiting by the phone.",
        "It is ready whenever somebody is.",
        "The invitations are still out.",
    ),
    "nobody_passes": ("The offer stands.",),
    "no_trace": ("Whoever reads the diff will find no sign of it.", "The diff keeps quiet about that."),
    "brief_guard": ("The guard has been relieved.", "The post is vacant again."),
    "brought_back": ("It had been away, and it came back word for word.", "Its place had been kept."),
    "about_turn": ("Both suggestions are on file.", "The line has been everywhere now."),
    "one_more": ("The remarks kept pace with the repairs.",),
    "still_stands": ("The line has kept its place.", "The line is in good health."),
    "own_lines": ("The author and the author seem to have talked it over.",),
    "fix_on_fix": ("Each of them was the fix.", "It was fixed, as often as it took."),
    "same_title": ("The title was good enough to use again.", "As titles go, it has had its wear."),
    "last_word": ("The end came later.", "As endings go, it was a promising start."),
    "two_concerns": ("The seam is the word and.", "It has to be taken in one piece."),
    "undone_undoing": ("That makes it even.", "Git wrote down every slam of that door."),
    "new_expectation": ("The test was told in the same breath.", "Code and judge agreed at once."),
    "other_number": ("The rest of the line is as it was.", "The line around it held still."),
    "quiet_repair": ("The title had other things on its mind.",),
    "more_than_named": ("The title has kept its figure.",),
    "caught": ("Before that commit, it could not have held.", "An assertion like that has something to lose."),
}
