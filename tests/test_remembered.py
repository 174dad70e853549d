"""What is worked out once for a dossier, and no longer than for that one."""

from builders import pull
from roastbot.evidence import Dossier
from roastbot.remembered import for_a_dossier


def test_another_dossier_is_asked_about_anew() -> None:
    """Even an equal one: it is the very same or it is not."""
    asked: list[Dossier] = []

    @for_a_dossier
    def title(dossier: Dossier) -> str:
        asked.append(dossier)
        return dossier.pull_request.title

    one, other = pull("Oil the axle"), pull("Oil the axle")
    assert [title(one), title(one), title(other), title(one)] == ["Oil the axle"] * 4
    assert [id(dossier) for dossier in asked] == [id(one), id(other), id(one)]
