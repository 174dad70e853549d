"""What findings that look beyond the branch's commits bring to their sentences: files as merged, blame, the tree."""

from roastbot.findings import Finding
from roastbot.words import clip, read_title
from roastbot.writers.offline.desk import Desk, called, in_marks, is_path, span
from roastbot.writers.offline.scenes import Scene

Slots = dict[str, str]


def swelled(desk: Desk, scene: Scene, _: str) -> Slots:
    """Return a file's lengths at its longest and as merged, and what it is called."""
    peak = next((fact for fact in scene.finding.facts if fact.id.endswith(".peak")), None)
    if peak is None:
        return {}
    path = peak.subject.name
    shown = desk.short_paths.get(path, path)
    ends = ("peak", "after", "shed")
    return {"file": span(shown) if is_path(path) else "", **{end: desk.count(f"file.{path}.{end}") for end in ends}}


def whose_bug(desk: Desk, scene: Scene, _: str) -> Slots:
    """Return the fix, how long the lines it took out had stood, and the change and author git blame gives them to."""
    finding = scene.finding
    receipt = next((one for one in finding.receipts if one.source.startswith("blame:")), None)
    fix = desk.titled(scene.commits[0]) if scene.commits else desk.pull_title()
    words = in_marks(clip(read_title(receipt.quote).plain)) if receipt else ""
    return {
        "fix": fix,
        "origin": f"[{words}](evidence:{receipt.source})" if receipt and words else "",
        "by": called(desk.text(desk.key(finding, "author"))),
        "stood": desk.count(desk.key(finding, "days")),
    }


def said_twice(desk: Desk, scene: Scene, _: str) -> Slots:
    """Return the two files that say the same."""
    places = _places(scene.finding)
    if len({path for _, path in places}) < 2:  # noqa: PLR2004 - two places in one file have one name
        return {}
    (here, file), (there, other) = places
    return {"file": _linked(desk, file, f"{here}:{file}"), "other": _linked(desk, other, f"{there}:{other}")}


def _places(finding: Finding) -> list[tuple[str, str]]:
    parts = [receipt.source.partition(":") for receipt in finding.receipts[:2]]
    return [(kind, path) for kind, _, path in parts if kind in {"after", "tree"}]


def _linked(desk: Desk, path: str, source: str) -> str:
    return f"[{span(desk.short_paths.get(path, path))}](evidence:{source})" if is_path(path) else ""
