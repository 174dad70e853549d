"""The shapes of a post: in which order its thesis, its scenes and its frame are told.

Each is a way through the same material with an opening, an order and an ending of its own; `thesis` decides which.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from roastbot.writers.offline import frame, shaped
from roastbot.writers.offline.exhibits import missing_from, told_of
from roastbot.writers.offline.plot import is_small
from roastbot.writers.offline.scenes import Scene
from roastbot.writers.offline.telling import Telling
from roastbot.writers.offline.thesis import Shape

Writing = Iterator[str]
KEPT: Final = frozenset({"promise_more", "promise_less", "late_kept", "late_description", "bullet_verbs"})


def body_of(telling: Telling, thesis: str) -> str:
    """Return the post in Markdown, its paragraphs apart; `thesis` is the sentence that says what it is about."""
    told = [paragraph for paragraph in SHAPES[telling.plot.shape](telling, thesis) if paragraph.strip()]
    shown = " ".join(told_of(telling.desk, missing_from(telling.desk, "\n\n".join(told))))
    if shown and is_small(telling.desk.dossier):
        return "\n\n".join((*told[:-1], shown, told[-1])) if len(told) > 1 else "\n\n".join((*told, shown))
    return "\n\n".join((*told[:-1], *([shown] if shown else []), *told[-1:]))


def _promise(t: Telling, thesis: str) -> Writing:
    """Hold a promise against the diff: what was said, what came, and last what hurts the promise most."""
    lead, second = _pair(t)
    yield t.paragraph(partial(_opening, t), t.gloss, t.aside, lambda: t.plant[0])
    yield t.paragraph(lambda: thesis)
    rest = [scene for scene in t.plot.turns if scene is not second]
    kin = [scene for scene in rest if scene.kind in {"bullet_verbs", "promise_more", "promise_less"}]
    yield t.paragraph(partial(t.scene, lead), *(partial(t.scene, scene) for scene in kin[:1]))
    yield from t.grouped(t.with_voices([scene for scene in rest if scene not in kin[:1]]))
    yield _sum(t)
    if second in t.plot.turns:
        yield t.paragraph(partial(t.scene, second))
    yield t.paragraph(*_ending(t))


def _clock(t: Telling, thesis: str) -> Writing:
    """Tell it by the clock, from the first commit to the merge; git's second clock, if it runs, comes last."""
    lead, _ = _pair(t)
    yield t.paragraph(partial(_opening, t), t.gloss, t.aside, lambda: t.plant[0])
    late = [scene for scene in t.plot.turns if scene.kind == "second_clock"]
    if lead.kind in {"argument", "verses", "chain"}:
        yield t.paragraph(partial(t.scene, lead))
        scenes = list(t.plot.turns)
    else:
        scenes = sorted((lead, *t.plot.turns), key=lambda scene: scene.at.timestamp() if scene.at else 0)
    yield t.paragraph(lambda: thesis)
    yield from t.grouped(t.with_voices([scene for scene in scenes if scene not in late]))
    yield _sum(t)
    yield t.paragraph(*(partial(t.scene, scene) for scene in late))
    yield t.paragraph(*_ending(t))


def _inventory(t: Telling, thesis: str) -> Writing:
    """List what came and went, the longest-lived first and the shortest last; then say what was kept."""
    opening = (shaped.OPENINGS[Shape.INVENTORY], *([] if "added" in t.slots else [shaped.LIST_WITHOUT_SUM]))
    yield t.paragraph(lambda: t.frame(*opening), partial(_exposition, t), t.gloss, t.aside, lambda: t.plant[0])
    yield t.paragraph(lambda: thesis)
    *most, last = t.plot.listed
    yield from _listed(t, most)
    yield from t.grouped(t.with_voices((*t.plot.turns, last)))
    yield t.paragraph(*_ending(t))


def _dialogue(t: Telling, thesis: str) -> Writing:
    """Begin with what somebody said, go on with what came of it, and leave the last word to the log."""
    lead, _ = _pair(t)
    yield t.paragraph(partial(t.scene, lead), partial(_exposition, t))
    yield t.paragraph(lambda: thesis)
    yield t.paragraph(t.gloss, t.aside, lambda: t.plant[0])
    kin = [scene for scene in t.plot.turns if _shares(scene, lead)]
    yield from t.grouped(t.with_voices([*kin, *(scene for scene in t.plot.turns if scene not in kin)]))
    yield _sum(t)
    yield t.paragraph(*_ending(t))


def _life(t: Telling, thesis: str) -> Writing:
    """Follow one name, file or line from where it comes in; whoever meets it is told next, the others after that."""
    lead, _ = _pair(t)
    yield t.paragraph(partial(_opening, t), t.gloss)
    yield t.paragraph(partial(t.scene, lead), lambda: t.plant[0])
    kin = [scene for scene in t.plot.turns if _shares(scene, lead)]
    yield from t.grouped(kin)
    yield t.paragraph(lambda: thesis)
    yield from t.grouped(t.with_voices([scene for scene in t.plot.turns if scene not in kin]))
    yield t.paragraph(partial(_sum, t), t.aside)
    yield t.paragraph(*_ending(t))


def _note(t: Telling, thesis: str) -> Writing:
    """Say what a small change is, what there is to say about it, and how it ended."""
    yield t.paragraph(partial(_opening, t), t.aside, lambda: t.plant[0])
    lead = [t.plot.thesis.lead] if t.plot.thesis else []
    yield " ".join(part for part in (thesis, *t.grouped(t.with_voices((*t.plot.turns, *lead))), _sum(t)) if part)
    yield t.paragraph(lambda: t.plant[1] or t.frame(shaped.PLAIN_ENDINGS))


SHAPES: Final[Mapping[Shape, Callable[[Telling, str], Writing]]] = {
    Shape.PROMISE: _promise,
    Shape.CLOCK: _clock,
    Shape.INVENTORY: _inventory,
    Shape.DIALOGUE: _dialogue,
    Shape.LIFE: _life,
    Shape.NOTE: _note,
}


def _pair(t: Telling) -> tuple[Scene, Scene | None]:
    """Return the thesis' two scenes; only a note can be without a thesis, and it does not ask."""
    if t.plot.thesis is None:
        raise LookupError("a post without a thesis is a note")
    return t.plot.thesis.lead, t.plot.thesis.second


def _opening(t: Telling) -> str:
    return t.frame(shaped.OPENINGS[t.plot.shape], shaped.OPENINGS[Shape.NOTE], shaped.NAMED, shaped.BARE)


def _exposition(t: Telling) -> str:
    return t.frame(shaped.EXPOSITIONS, shaped.NAMED, shaped.BARE)


def _ending(t: Telling) -> Sequence[Callable[[], str]]:
    """Return how it ended, in two parts: the one that knows the hour of the merge comes last, and is told once."""
    shape, harvest = t.plot.shape, t.plant[1]
    if shape is Shape.PROMISE and not any(scene.kind in KEPT for scene in _pair(t) if scene):
        shape = Shape.LIFE  # the title has promised nothing that came out otherwise
    if any(t.slots.get(name) and t.slots[name] in harvest for name in ("merged_at", "merged_stamp")):
        return (lambda: t.frame(shaped.LAST_WORDS[shape]), lambda: harvest)
    return (lambda: harvest, lambda: t.frame(shaped.ENDINGS[shape], shaped.PLAIN_ENDINGS))


def _listed(t: Telling, scenes: Sequence[Scene]) -> Writing:
    """Yield the things on the list: names that follow each other in one breath, the rest a paragraph each."""
    runs = groupby(scenes, key=lambda scene: scene.kind == "short_name" or scene)
    for _, run in runs:
        *most, last = run
        yield t.paragraph(*(partial(t.take, one) for one in most), partial(t.scene, last))


def _shares(one: Scene, other: Scene) -> bool:
    return bool({commit.oid for commit in one.commits} & {commit.oid for commit in other.commits})


def _sum(t: Telling) -> str:
    """Return how large it all was, beside what was written and thrown away."""
    slots = t.slots

    def size() -> str:
        if not slots["commits"]:
            return f"{slots['sum']} in {slots['files']}."
        told = bool(slots["sum"]) and slots["sum"] in t.told
        return t.say(frame.REST_OF_SIZE if told else frame.SIZES, slots, "size")

    return t.paragraph(*(partial(t.scene, scene) for scene in t.plot.sums[:1]), size)
