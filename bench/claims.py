"""How the fact-check does on posts that were really published: three of them, 146 claims checked by hand.

A claim counts as reported when an unsupported claim of ours overlaps it in the post; as decided when a claim of the
check's with a verdict other than undecided does. What the record of a pull request does not have (reviews, most
comments, part of a description) is marked as missing, so that it may not refute.
"""

import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any

from bench import ROOT
from bench.outcome import Aim, LeftOut, Outcome, Table
from roastbot import detectors
from roastbot.claims import Claim, Verdict
from roastbot.evidence import Absent, Dossier, Reason
from roastbot.factcheck import Checker
from roastbot.facts import derive, with_findings
from roastbot.findings import Fact
from roastbot.redact import redact_dossier

REAL = ROOT.parent / "shared" / "real"
POSTS = REAL / "dev-log" / "content" / "blog"
DECIDED_KINDS = {  # the hand-made kinds, under the kind whose decidedness is aimed at
    "number": "numbers", "commit-quote": "quotations", "pr-text-quote": "quotations", "person-quote": "quotations",
    "invented-quote": "quotations", "code": "code", "path": "paths",
}  # fmt: skip
SHARE_ACCUSED, SHARE_DECIDED, MILLISECONDS = 5, 80, 300  # the aims: per cent, per cent, of time per check
ROUNDS = 5  # checks timed, the fastest counts


@dataclass(frozen=True, slots=True)
class Case:
    """A hand-checked claim, and what the check says of the same words."""

    pull: int
    words: str
    kind: str
    verdict: str
    own: tuple[Claim, ...]

    @property
    def reported(self) -> bool:
        """Whether the check calls part of it unsupported."""
        return any(claim.verdict is Verdict.UNSUPPORTED for claim in self.own)

    @property
    def decided(self) -> bool:
        """Whether the check has made up its mind about part of it."""
        return any(claim.verdict is not Verdict.UNDECIDED for claim in self.own)


def known(number: int) -> tuple[Dossier, tuple[Fact, ...]]:
    """Return a recorded pull request and its facts, with what was not recorded marked as missing."""
    sys.path.insert(0, str(ROOT / "tests"))
    try:
        from real_dossiers import load  # noqa: PLC0415 - the tests' own reader, in a room of its own
    finally:
        sys.path.pop(0)
    folder = REAL / f"prefect-{number}"
    gone = {"reviews", "threads", "comments", "events"}
    if not json.loads((folder / "pull.json").read_text(encoding="utf-8")).get("body_complete", True):
        gone.add("description")
    found, _ = redact_dossier(load(folder))
    found = replace(found, missing={**found.missing, **dict.fromkeys(gone, Absent(Reason.NOT_SERVED))})
    facts = derive(found, UTC)
    return found, with_findings(facts, detectors.detect(found, facts))


def body(post: Path) -> str:
    """Return a post with its front matter blanked out but for the description, so that places stay what they are."""
    text = post.read_text(encoding="utf-8")
    end = text.index("+++", 3) + 3
    head = re.sub(r"[^\n]", " ", text[:end])
    if match := re.search(r'^description = "(.*)"$', text[:end], re.MULTILINE):
        head = f"{head[: match.start(1)]}{match[1]}{head[match.end(1) :]}"
        head = "\n".join(line.lstrip() if not line.strip() else line.strip() for line in head.split("\n"))
        text = f"{head}\n{text[end:]}"
    else:
        text = head + text[end:]
    return text


def cases() -> list[Case]:
    """Return every hand-checked claim with what the check says of it."""
    rows: list[dict[str, Any]] = json.loads((REAL / "claims.json").read_text(encoding="utf-8"))
    found: list[Case] = []
    for number in sorted({row["pr"] for row in rows}):
        own = [row for row in rows if row["pr"] == number]
        text = body(POSTS / own[0]["post"])
        claims = Checker(*known(number)).examine_text(text)
        found += [_case(row, text, claims) for row in own]
    return found


def _case(row: dict[str, Any], text: str, claims: Sequence[Claim]) -> Case:
    start, end = _place(row, text)
    over = tuple(claim for claim in claims if claim.start < end and start < claim.end)
    return Case(row["pr"], row["claim"], row["kind"], row["verdict"], over)


def _place(row: dict[str, Any], text: str) -> tuple[int, int]:
    """Return where a claim's words stand in the post; they were copied without some of the markup."""
    for words in (row["claim"], row["claim"].strip('"*`'), row["claim"][:30]):
        context = text.find(row["context"][:40].removeprefix('description = "'))
        start = text.find(words, max(context, 0))
        start = start if start >= 0 else text.find(words)
        if start >= 0:
            return start, start + len(words)
    pattern = r"[\W]{0,160}?".join(re.escape(word) for word in re.findall(r"\w+", row["claim"]))
    match = re.search(pattern, text)
    return match.span() if match else (0, 0)


def milliseconds() -> tuple[float, float, int]:
    """Return the time of the first check of the largest recorded pull request, of a later one, and its number."""
    sizes = {path: path.stat().st_size for path in REAL.glob("prefect-*/pull.patch")}
    number = int(max(sizes, key=lambda path: sizes[path]).parent.name.removeprefix("prefect-"))
    row = next(row for row in json.loads((REAL / "claims.json").read_text()) if row["pr"] == number)
    text, (dossier, facts) = body(POSTS / row["post"]), known(number)
    first, again = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        checker = Checker(dossier, facts)
        checker.examine_text(text)
        between = time.perf_counter()
        checker.examine_text(text)
        first.append(between - begun)
        again.append(time.perf_counter() - between)
    return min(first) * 1000, min(again) * 1000, number


def measure() -> Outcome:
    """Return the tables of what was reported and decided, and the time it took."""
    if not (REAL / "claims.json").is_file():
        raise LeftOut("the recorded pull requests are not here")
    every = cases()
    kinds = sorted({case.kind for case in every})
    verdicts = ("false", "true", "unverifiable-from-git")
    rows = [[kind, *(_of([case for case in every if (case.kind, case.verdict) == (kind, verdict)], "reported")
                     for verdict in verdicts)] for kind in kinds]  # fmt: skip
    sums = {verdict: [case for case in every if case.verdict == verdict] for verdict in verdicts}
    rows.append(["all", *(_of(sums[verdict], "reported") for verdict in verdicts)])
    reported = Table(
        "Claims of three published posts reported unsupported", ("kind", "of false", "of true", "of unverifiable"), rows
    )
    groups = {
        group: [case for case in every if DECIDED_KINDS.get(case.kind) == group]
        for group in dict.fromkeys(DECIDED_KINDS.values())
    }
    decided = Table(
        "Claims decided at all", ("kind", "decided"), [[name, _of(group, "decided")] for name, group in groups.items()]
    )
    first, again, number = milliseconds()
    took = Table(
        f"Time per check, prefect #{number}", ("check", "ms"), [["first", f"{first:.0f}"], ["later", f"{again:.0f}"]]
    )
    return _outcome((reported, decided, took), sums, groups, first)


def _outcome(
    tables: tuple[Table, ...], sums: dict[str, list[Case]], groups: dict[str, list[Case]], first: float
) -> Outcome:
    accused = 100 * sum(case.reported for case in sums["true"]) / len(sums["true"])
    every = [case for group in groups.values() for case in group]
    share = 100 * sum(case.decided for case in every) / len(every)
    figures = {
        "false_reported": sum(case.reported for case in sums["false"]), "false": len(sums["false"]),
        "true_reported": sum(case.reported for case in sums["true"]), "true": len(sums["true"]),
        "decided_percent": round(share, 1), "first_check_ms": round(first, 1),
    }  # fmt: skip
    aims = (
        Aim("true claims reported", accused, SHARE_ACCUSED, "percent"),
        Aim("numbers, quotations, code and paths decided", share, SHARE_DECIDED, "percent", least=True),
        Aim("time per check on the largest dossier", first, MILLISECONDS, "ms"),
    )
    return Outcome(tables, figures, aims)


def _of(group: Sequence[Case], what: str) -> str:
    return f"{sum(getattr(case, what) for case in group)} of {len(group)}"


def main() -> None:
    """Print the tables and the aims."""
    outcome = measure()
    print("\n\n".join(table.text for table in outcome.tables), end="\n\n")
    print("\n".join(aim.text for aim in outcome.aims))
    if "-v" in sys.argv:
        for case in cases():
            wrong = case.reported if case.verdict == "true" else not case.reported if case.verdict == "false" else False
            if wrong or not case.own:
                shown = [(c.span[:50], str(c.verdict), c.reason[:60], c.known[:60]) for c in case.own]
                print(case.pull, case.kind, case.verdict, "|", case.words[:80], "->", shown)


if __name__ == "__main__":
    main()
