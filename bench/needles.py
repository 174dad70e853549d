"""How much of what published roasts say truly about three real pull requests a model could have read in our brief.

A needle is each code span and each quotation inside a true claim. It counts as read when it stands in the prompt as
it is sent, case and white space folded, line by line or with the signs before the lines taken off (a quotation may
run over several). An American quotation holds the full stop of the sentence around it, and an ellipsis stands for
words left out: the stop does not count, and the parts around an ellipsis are looked for one by one.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "real"
BUDGETS = (60_000, 30_000, 15_000)
AIMS = {60_000: 95, 30_000: 90, 15_000: 80}
_SPAN = re.compile(r"`([^`]+)`|\"([^\"]+)\"|“([^”]+)”")
_SIGN = re.compile(r"^[|+ -]", re.MULTILINE)

if not __package__:  # run as a script
    sys.path.insert(0, str(ROOT))

from bench.outcome import Aim, LeftOut, Outcome, Table  # noqa: E402
from real_dossiers import load  # noqa: E402 - beside the tests, which importing bench puts on the path
from roastbot import briefing, detectors  # noqa: E402
from roastbot.evidence import Dossier  # noqa: E402
from roastbot.facts import derive  # noqa: E402


def fold(text: str) -> str:
    """Return `text` with case and white space folded."""
    return " ".join(text.split()).casefold()


def readings(text: str) -> tuple[str, str]:
    """Return `text` folded as it stands, and without the signs that begin its lines."""
    return fold(text), fold(_SIGN.sub("", text))


def needles(pull: int) -> list[str]:
    """Return the needles of one pull request, each once, in the order of the claims."""
    claims = json.loads((REAL / "claims.json").read_text(encoding="utf-8"))
    true = (row["claim"] for row in claims if row["pr"] == pull and row["verdict"] == "true")
    found = (next(filter(None, match.groups())) for claim in true for match in _SPAN.finditer(claim))
    return list(dict.fromkeys(map(fold, found)))


def is_in(needle: str, texts: tuple[str, ...]) -> bool:
    """Whether all parts of a needle stand in one of the texts."""
    parts = [part.strip(" .,") or part for part in re.split(r"\.\.\.|…", needle) if part.strip()]
    return any(all(part in text for part in parts) for text in texts)


def evidence(dossier: Dossier) -> tuple[str, ...]:
    """Return all that was read about a pull request, in the two readings."""
    return readings("\n".join(f"{source.id}\n{source.text}" for source in dossier.sources.values()))


def one(folder: Path) -> Iterator[tuple[str, int, int, int, int, list[str]]]:
    """Yield for each budget: the name, the budget, needles in all, in the evidence, in the brief, and those missing."""
    dossier = load(folder)
    facts = derive(dossier, UTC)
    findings = detectors.detect(dossier, facts)
    wanted = needles(dossier.pull_request.number)
    there = [needle for needle in wanted if is_in(needle, evidence(dossier))]
    for budget in BUDGETS:
        prompt = briefing.build(dossier, facts, findings, budget).prompt
        lost = [needle for needle in wanted if not is_in(needle, readings(prompt.replace("\\u003c", "<")))]
        yield folder.name, budget, len(wanted), len(there), len(wanted) - len(lost), lost


def rows() -> list[tuple[str, int, int, int, int, list[str]]]:
    """Return the rows of all three pull requests; none where the real input is not there."""
    return [row for folder in sorted(REAL.glob("prefect-*/")) for row in one(folder)]


def measure() -> Outcome:
    """Return the table of all budgets, and the aims for the three pull requests together."""
    made = rows()
    if not made:
        raise LeftOut("the recorded pull requests are not here (../shared/real)")
    lines, aims, figures = [], [], {}
    for name, budget, every, there, read, lost in made:
        missing = "; ".join(needle[:40] for needle in lost) or "-"
        lines.append((name, f"{budget:,}", f"{read} of {every}", f"{read / every:.0%}", f"{read / there:.0%}", missing))
    for budget in BUDGETS:
        every, there, read = (sum(row[column] for row in made if row[1] == budget) for column in (2, 3, 4))
        lines.append(("all", f"{budget:,}", f"{read} of {every}", f"{read / every:.1%}", f"{read / there:.1%}", "-"))
        aims.append(Aim(f"needles at {budget:,} tokens", 100 * read / every, AIMS[budget], "%", least=True))
        figures[str(budget)] = {"needles": every, "in the evidence": there, "in the brief": read}
    head = ("pull request", "tokens", "in the brief", "share", "of those in the evidence", "missing")
    nowhere = [f"nowhere in the evidence of {name}: {every - there}" for name, _, every, there, *_ in made[::3]]
    return Outcome((Table("Needles of true claims in the brief", head, lines, nowhere),), figures, tuple(aims))


def main() -> None:
    """Print the table."""
    outcome = measure()
    print("\n\n".join([*(table.text for table in outcome.tables), "\n".join(aim.text for aim in outcome.aims)]))


if __name__ == "__main__":
    main()
