"""What many detectors ask of one dossier is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from roastbot.evidence import Dossier

Made = TypeVar("Made")


def for_a_dossier(work: Callable[[Dossier], Made]) -> Callable[[Dossier], Made]:
    """Return `work` with its latest result remembered, for as long as the very same dossier is asked about.

    A dossier never changes, so the same one has the same answer. It is held weakly: nothing is kept alive by it.
    """
    latest: list[tuple[ref[Dossier], Made]] = []

    @wraps(work)
    def remembered(dossier: Dossier) -> Made:
        if not (latest and latest[0][0]() is dossier):
            latest[:] = [(ref(dossier), work(dossier))]
        return latest[0][1]

    return remembered
