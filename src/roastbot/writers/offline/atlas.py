"""All worlds, and which of them a pull request's nouns lead to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from roastbot.evidence import Dossier
from roastbot.words import read_title, words
from roastbot.writers.offline.grammar import Dice
from roastbot.writers.offline.memory import Memory
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


def world_of(dossier: Dossier, dice: Dice, memory: Memory | None = None) -> World:
    """Return the world the pull request's own nouns lead to: those of its title (its verb last), then of its paths.

    Where the nouns of the title lead nowhere and paths lead to several, the branch itself will do: a garden. A world
    an earlier roast was set in is not used again while there is another.
    """
    read = read_title(dossier.pull_request.title)
    title = _visits(words(read.rest), HEADLINE) or _visits(words(read.plain), HEADLINE)
    past = memory or Memory(())
    title = Counter({place: weight for place, weight in title.items() if not _is_used(WORLDS[place], past)})
    if not title:
        return GARDEN if not _is_used(GARDEN, past) else _unused(past, dice)
    stems = (word for file in dossier.pull_request.files for word in words(PurePosixPath(file.path).stem))
    paths = _visits(stems, 1)
    weights = {place: title[place] + min(paths[place], HEADLINE) for place in title}
    best = max(weights.values())
    tied = sorted(place for place, weight in weights.items() if weight == best)
    return WORLDS[tied[dice.throw("world", len(tied))]]


def _is_used(world: World, memory: Memory) -> bool:
    """Whether an earlier roast has a title or a verdict of this world, or its first thought."""
    names = (name for choices in (world.titles, world.names) for names in choices.values() for name in names)
    return memory.has_any(names) or any(memory.recalls_phrase(first) for first, _ in world.plants)


def _unused(memory: Memory, dice: Dice) -> World:
    fresh = [world for world in WORLDS if not _is_used(world, memory)]
    return fresh[dice.throw("world", len(fresh))] if fresh else GARDEN


def _visits(nouns: Iterable[str], weight: int) -> Counter[int]:
    found: Counter[int] = Counter()
    for noun in nouns:
        for place, world in enumerate(WORLDS):
            if noun in world.nouns:
                found[place] += weight
    return found
