"""Who had written the lines that a pull request took out or replaced: git's blame at the base, in one request.

Only files are asked about whose whole texts are here on both sides, because only they say which lines went. What could
not be had has its reason under `blame` in `missing`; nothing of it ever ends a run.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from roastbot.errors import GitHubError
from roastbot.evidence import Absent, BlamedLines, PullRequest, Reason, TouchedFile
from roastbot.file_kinds import Kind, kind_of
from roastbot.github import Door, GraphQLAnswer, UnansweredError
from roastbot.nodes import Node, recorded, rows
from roastbot.queries import filled, query

MOST_FILES: Final = 20  # files of one request; GitHub gives a query ten seconds, and a long file takes half a one
FEWER_FILES: Final = 5  # files asked about once more where that was too much
MOST_RUNS: Final = 500  # runs of lines that are kept; a rewrite of a whole package has a few hundred
DEPTH: Final = 8  # how often what stands between two lines is compared again; real texts need three
_OID: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

Run = tuple[int, int]  # the numbers of the first and the last of some lines that stand together


def read(
    door: Door, pull: PullRequest, base_oid: str, texts: Sequence[TouchedFile]
) -> tuple[tuple[BlamedLines, ...], Absent | None]:
    """Return who had written the lines that went, by file and line, and the reason why not all of it is here.

    `texts` are files that count, as for `Dossier.texts`. Nothing is asked where nothing went.
    """
    gone = {text.previous_path or text.path: runs for text in texts if (runs := _gone(text))}
    chosen = sorted(gone, key=lambda path: (kind_of(path) is Kind.TESTS, -_count(gone[path]), path))[:MOST_FILES]
    if not chosen or not _OID.fullmatch(base_oid):
        return (), None
    try:
        answer, asked = _ask(door, pull, base_oid, chosen)
    except GitHubError:
        return (), Absent(Reason.NOT_SERVED)
    found = (answer.data.get("repository") or {}).get("object") or {}
    told = {path: found[f"file{n}"] for n, path in enumerate(asked) if found.get(f"file{n}")}
    lines = [one for path, blame in told.items() for one in _blamed(path, gone[path], blame, pull)]
    refused = any(problem.type == "FORBIDDEN" for problem in answer.problems)
    if len(told) < len(asked):
        return tuple(lines[:MOST_RUNS]), Absent(Reason.FORBIDDEN if refused else Reason.NOT_SERVED)
    over = len(asked) < len(gone) or len(lines) > MOST_RUNS
    return tuple(lines[:MOST_RUNS]), Absent(Reason.OVER_BUDGET) if over else None


def removed(before: str, after: str) -> tuple[Run, ...]:
    """Return the lines of `before` that are in `after` no more, as runs: a patience diff, linear in hostile texts too.

    Lines that occur once on both sides and in the same order hold the texts together; what stands between two of those
    on one side alone is gone. A line that `after` has as often as `before` was moved, not taken out.
    """
    old, new = _lines(before), _lines(after)
    fewer = Counter(old) - Counter(new)
    gone = [place for place in _removed(old, new, (0, len(old)), (0, len(new)), DEPTH) if old[place] in fewer]
    begins = [n for n, number in enumerate(gone) if n == 0 or gone[n - 1] != number - 1]
    ends = [*begins[1:], len(gone)][: len(begins)]
    return tuple((gone[begin] + 1, gone[end - 1] + 1) for begin, end in zip(begins, ends, strict=True))


def _removed(old: Sequence[str], new: Sequence[str], here: Run, there: Run, depth: int) -> Iterator[int]:
    """Yield the places of what is gone between two places on both sides."""
    (low, high), (start, end) = here, there
    while low < high and start < end and old[low] == new[start]:
        low, start = low + 1, start + 1
    while low < high and start < end and old[high - 1] == new[end - 1]:
        high, end = high - 1, end - 1
    anchors = _anchors(old[low:high], new[start:end]) if depth else []
    if not anchors:
        left = set(new[start:end])
        yield from (place for place in range(low, high) if old[place] not in left)
        return
    before = (low, start)
    for one, other in [*((low + one, start + other) for one, other in anchors), (high, end)]:
        yield from _removed(old, new, (before[0], one), (before[1], other), depth - 1)
        before = (one + 1, other + 1)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the lines that occur once on both sides: the longest row of them in one order on both."""
    once = {line for line, count in Counter(old).items() if count == 1}
    once &= {line for line, count in Counter(new).items() if count == 1}
    where = {line: place for place, line in enumerate(new) if line in once}
    pairs = [(place, where[line]) for place, line in enumerate(old) if line in once]
    tops: list[int] = []  # the last place in `new` of the best row of each length
    rows_of: list[int] = []  # which pair that is
    before: list[int] = []  # for each pair the one before it in its row, -1 for none
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(tops, other)
        before.append(rows_of[length - 1] if length else -1)
        tops[length : length + 1] = [other]
        rows_of[length : length + 1] = [number]
    row, number = [], rows_of[-1] if rows_of else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _gone(text: TouchedFile) -> tuple[Run, ...]:
    both = isinstance(text.before, str) and isinstance(text.after, str)
    return removed(str(text.before), str(text.after)) if both else ()


def _lines(text: str) -> list[str]:
    """Return the lines as git counts them."""
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _count(runs: Sequence[Run]) -> int:
    return sum(last - first + 1 for first, last in runs)


def _ask(door: Door, pull: PullRequest, base_oid: str, paths: Sequence[str]) -> tuple[GraphQLAnswer, Sequence[str]]:
    """Return the answer about these files, or about fewer of them where all are too much; raises GitHubError."""
    try:
        return _asked(door, pull, base_oid, paths), paths
    except UnansweredError:
        if len(paths) <= FEWER_FILES:
            raise
        return _asked(door, pull, base_oid, paths[:FEWER_FILES]), paths[:FEWER_FILES]


def _asked(door: Door, pull: PullRequest, base_oid: str, paths: Sequence[str]) -> GraphQLAnswer:
    owner, _, name = pull.repository.name_with_owner.partition("/")
    values = {f"path{n}": path for n, path in enumerate(paths)}
    document = filled(
        query("blame"),
        variables=(f"${alias}: String!" for alias in values),
        files=(f"file{n}: blame(path: $path{n}) {{ ...Written }}" for n in range(len(paths))),
    )
    return door.graphql(document, {"owner": owner, "name": name, "base": base_oid, **values})


def _blamed(path: str, gone: Sequence[Run], blame: Node, pull: PullRequest) -> Iterator[BlamedLines]:
    """Yield the part of each of GitHub's ranges that went, in the order of the lines."""
    ranges = sorted(blame["ranges"], key=lambda one: int(one["startingLine"]))
    place = 0
    for first, last in gone:
        while place < len(ranges) and ranges[place]["endingLine"] < first:
            place += 1
        for one in ranges[place:]:
            if one["startingLine"] > last:
                break
            yield _written(path, (max(first, one["startingLine"]), min(last, one["endingLine"])), one["commit"], pull)


def _written(path: str, run: Run, node: Node, pull: PullRequest) -> BlamedLines:
    author: Mapping[str, object] = node["author"] or {}
    user = node["author"].get("user") if node["author"] else None
    login = user["login"] if user else None
    return BlamedLines(
        path=path,
        first=run[0],
        last=run[1],
        oid=node["oid"],
        headline=node["messageHeadline"],
        author=str(author.get("name") or login or "ghost"),
        author_login=login,
        authored_at=recorded(str(author.get("date") or ""), node["authoredDate"]),
        url=node["url"],
        pull_request=_brought(node, pull),
    )


def _brought(node: Node, pull: PullRequest) -> str:
    """Return the reference of the merged pull request of this repository that brought a commit, empty for none."""
    home = pull.repository.name_with_owner
    for other in rows(node["associatedPullRequests"]):
        if other["merged"] and other["repository"]["nameWithOwner"].casefold() == home.casefold():
            return f"{home}#{other['number']}"
    return ""
