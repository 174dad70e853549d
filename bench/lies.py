"""What becomes of a model's lies: runs by a writer that plants them by seed, on the way a real roast takes.

The lies are false by construction (`tests/lying_numbers.py`, `tests/lying_words.py`), and a lie stands where its own
words stand in the finished post. The honest series has none: what is sent back there was accused wrongly.
"""

from bench import REAL
from bench.outcome import Aim, Outcome, Table
from lying_runs import briefs, figures, series, ways
from real_dossiers import load

RUNS = 200
FEWER = 60  # runs of the other series
SHARE = 90  # percent of the runs that should be the model's own post, with 70 percent of its sentences
COLUMNS = ("runs", "lies", "standing", "the_models", "revised", "cut", "fell_back")


def measure() -> Outcome:
    """Return how the runs of each series ended, and which ways of lying got through."""
    told = briefs()
    alone = list(series(told, range(RUNS)))
    every = {
        "code alone": alone,
        "and a grumbling second reader": list(series(told, range(2_000, 2_000 + FEWER), grumbling=True)),
        "no lies": list(series(told, range(1_000, 1_000 + FEWER), most=0)),
    }
    if REAL.is_dir():
        recorded = briefs([load(folder) for folder in sorted(REAL.glob("prefect-*/"))])
        every["recorded pull requests"] = list(series(recorded, range(FEWER)))
    ended = {name: figures(runs) for name, runs in every.items()}
    table = Table(
        "Runs by a model that lies",
        ("series", *(name.replace("_", " ") for name in COLUMNS)),
        [[name, *(f"{counts[column]:,}" for column in COLUMNS)] for name, counts in ended.items()],
        ("the models: printed as the model's own, with at least 70 percent of its sentences",),
    )
    planted = ways([lie for run in alone for lie in run.model.planted])
    standing = ways([lie for run in alone for lie in run.standing])
    kinds = Table(
        f"Lies in the {RUNS} runs that code alone has checked",
        ("way", "planted", "standing"),
        [[way, str(number), str(standing[way])] for way, number in sorted(planted.items())],
    )
    aims = (
        Aim("lies standing in any series", sum(counts["standing"] for counts in ended.values()), 0, "lies"),
        Aim("posts that are the model's", 100 * ended["code alone"]["the_models"] / RUNS, SHARE, "percent", least=True),
    )
    return Outcome((table, kinds), ended, aims)
