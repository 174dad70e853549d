"""Many roasts by a model that lies, each on the way a real one takes, and what became of its lies."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random

from everything import everything
from invented_pulls import ALL
from lying_model import LyingModel
from lying_statements import Lie, folded
from memory_files import MemoryFiles
from roastbot import gate
from roastbot.auditing import Question, Reading, Verdict
from roastbot.blog import Blog, read_blog
from roastbot.brief import Brief
from roastbot.compose import Composition
from roastbot.config import Config
from roastbot.evidence import Dossier
from roastbot.render import RenderedPost
from roastbot.roasting import Press, brief_of, write_post
from roastbot.sentences import sentences
from roastbot.writers import Provenance

NOW = datetime(2026, 4, 27, 9, 17, tzinfo=UTC)
CONFIG = Config.from_settings({"author": "ada", "writer": "offline"})
KEPT = 0.7  # of the sentences, with which a post is still its writer's


@dataclass(frozen=True)
class Run:
    """One roast: who wrote it, how that went and what would be published."""

    dossier: Dossier
    model: LyingModel
    composition: Composition
    post: RenderedPost

    @property
    def standing(self) -> list[Lie]:
        """The lies whose words stand in the post or above it; nobody's opinion is asked."""
        text = folded(self.post.content)
        return [lie for lie in self.model.planted if core(lie) in text]

    @property
    def is_the_models(self) -> bool:
        """Whether the model's own post is printed, with most of its sentences."""
        return self.composition.fell_back_because is None and self.kept >= KEPT

    @property
    def kept(self) -> float:
        """The share of a draft's sentences that is printed, of the draft the post was cut from; 0 where it is none."""
        printed = said(self.composition.draft.body)
        whole = next((body for body in reversed(self.model.drafts) if set(printed) <= set(said(body))), "")
        return len(printed) / len(said(whole)) if whole else 0.0


def core(lie: Lie) -> str:
    """Return the words of a lie as they are looked for."""
    return folded(lie.text).rstrip(".")


def said(body: str) -> list[str]:
    """Return the sentences of a body, folded."""
    return [folded(body[one.start : one.end]) for one in sentences(body)]


@dataclass
class Grumbler:
    """A second reader who calls most things opinion and now and then objects to a sentence, true or not."""

    seed: int
    every: int = 60

    def read(self, brief: Brief, questions: Sequence[Question]) -> tuple[tuple[Reading, ...], Provenance]:
        """Object to about one sentence in `every`."""
        del brief
        rng = Random(f"{self.seed} {len(questions)}")  # noqa: S311 - a dice, not a secret
        readings = [
            Reading(one.number, Verdict.UNSUPPORTED, fault=one.text, why="nothing shows it")
            if one.where == "body" and rng.random() * self.every < 1
            else Reading(one.number, Verdict.OPINION)
            for one in questions
        ]
        return tuple(readings), Provenance("grumbler", "reader-1", 1, 1, 1)


def briefs(dossiers: Sequence[Dossier] | None = None) -> list[Brief]:
    """Return what a writer is told of each dossier, of the invented ones where none are given."""
    chosen = [*(make() for make in ALL), everything()] if dossiers is None else dossiers
    return [brief_of(dossier, UTC, CONFIG) for dossier in chosen]


def a_blog() -> Blog:
    """Return a Hugo blog with nothing on it."""
    return read_blog(MemoryFiles({"hugo.toml": 'baseURL = "https://blog.example/"\n'}), CONFIG)


def series(
    told: Sequence[Brief], seeds: range, *, shy_of: frozenset[str] = frozenset(), most: int = 4, grumbling: bool = False
) -> Iterator[Run]:
    """Yield a run for each seed, on one brief after the other."""
    press = Press(LyingModel(0), a_blog(), CONFIG, NOW)
    for seed in seeds:
        model, brief = LyingModel(seed, shy_of, most), told[seed % len(told)]
        auditor = Grumbler(seed) if grumbling else None
        composition, post = write_post(brief, replace(press, writer=model, auditor=auditor))
        assert gate.check_draft(composition.draft, brief.dossier) == ()
        yield Run(brief.dossier, model, composition, post)


def figures(runs: Sequence[Run]) -> dict[str, int]:
    """Return how many runs there were and how they ended, and how many lies were told and stand."""
    made = [run.composition for run in runs]
    return {
        "runs": len(runs),
        "lies": sum(len(run.model.planted) for run in runs),
        "standing": sum(len(run.standing) for run in runs),
        "the_models": sum(run.is_the_models for run in runs),
        "revised": sum(bool(one.mended) for one in made),  # for what it said; style is sent back, too
        "cut": sum(bool(one.cut) for one in made),
        "fell_back": sum(one.fell_back_because is not None for one in made),
    }


def ways(lies: Sequence[Lie]) -> Counter[str]:
    """Return how often each way of lying is among these."""
    return Counter(f"{lie.kind}:{lie.way}" for lie in lies)
