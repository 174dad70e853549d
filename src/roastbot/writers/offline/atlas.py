"""All worlds, and which of them a pull request's nouns lead to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from roastbot.evidence import Dossier
from roastbot.words import read_title, words
from roastbot.writers.offline.grammar import Dice
from roastbot.writers.offline.town_worlds import COUNTER, LETTER, PORTER, RESTAURANT, TAILOR, WINDOW
from roastbot.writers.offline.trade_worlds import CROSSING, PRESS, REMOVAL, SHIPYARD, SWITCHES, WATCH
from roastbot.writers.offline.worlds import EXAM, GARDEN, LARDER, ORCHESTRA, RAILWAY, TRACK, World

WORLDS: Sequence[World] = (
    ORCHESTRA,
    RAILWAY,
    TRACK,
    LARDER,
    COUNTER,
    CROSSING,
    PORTER,
    REMOVAL,
    PRESS,
    WATCH,
    RESTAURANT,
    SHIPYARD,
    WINDOW,
    SWITCHES,
    LETTER,
    EXAM,
    TAILOR,
)
HEADLINE = 6  # how much more a noun of the title weighs than a noun of a path


def world_of(dossier: Dossier, dice: Dice) -> World:
    """Return the world the pull request's own nouns lead to: those of its title (its verb last), then of its paths.

    Where the nouns of the title lead nowhere and paths lead to several, the branch itself will do: a garden.
    """
    read = read_title(dossier.pull_request.title)
    title = _visits(words(read.rest), HEADLINE) or _visits(words(read.plain), HEADLINE)
    if not title:
        return GARDEN
    stems = (word for file in dossier.pull_request.files for word in words(PurePosixPath(file.path).stem))
    paths = _visits(stems, 1)
    weights = {place: title[place] + min(paths[place], HEADLINE) for place in title}
    best = max(weights.values())
    tied = sorted(place for place, weight in weights.items() if weight == best)
    return WORLDS[tied[dice.throw("world", len(tied))]]


def _visits(nouns: Iterable[str], weight: int) -> Counter[int]:
    found: Counter[int] = Counter()
    for noun in nouns:
        for place, world in enumerate(WORLDS):
            if noun in world.nouns:
                found[place] += weight
    return found
