"""Where the links of a finished post lead, held against what was read of one pull request.

A post links to GitHub's own addresses, a draft to `evidence:` ids (factcheck and gate judge those). What leads
elsewhere nobody can check here, and a page of the repository that was not read may be there all the same.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from roastbot.claims import Verdict
from roastbot.evidence import Dossier
from roastbot.verbatim import Evidence

Judged = tuple[Verdict, str, str]  # verdict, receipt, reason

NO_COMMIT: Final = "no commit of this pull request has this id"
NO_REMARK: Final = "there is no such remark"
NO_PLACE: Final = "no file of the change is at this place in the diff"
_OID = re.compile(r"[0-9a-f]{7,40}")
_ANCHOR = re.compile(r"diff-([0-9a-f]{64})")
_TALKED: Final = ("discussion_r", "issuecomment-", "pullrequestreview-")
_TALK: Final = ("reviews", "threads", "reviewThreads", "comments", "review:", "thread:", "comment:")
_FILES: Final = frozenset({"blob", "raw", "blame", "tree", "edit"})


class Addresses:
    """The addresses that one dossier knows; what it indexes serves every link."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._evidence = Evidence(dossier)

    def judge(self, target: str) -> Judged:
        """Return what is known of a link's target: the verdict, the receipt for it, and why it is not supported."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return Verdict.UNSUPPORTED, "", "this is no address"
        if not parts.netloc:
            return _undecided("it leads to another page of the same site")
        if receipt := self._urls.get(_bare(target)):
            return Verdict.SUPPORTED, receipt, ""
        home = urlsplit(self._dossier.pull_request.repository.url)
        if parts.netloc.lower().removeprefix("www.") != home.netloc.lower():
            return _undecided("it leads to another site")
        way = [unquote(part) for part in parts.path.strip("/").split("/")]
        if "/".join(way[:2]).lower() != self._dossier.pull_request.repository.name_with_owner.lower():
            return _undecided("it leads away from this repository")
        return self._of_repository(way[2:], parts)

    def _of_repository(self, way: Sequence[str], parts: SplitResult) -> Judged:
        match way:
            case []:
                return Verdict.SUPPORTED, "title", ""
            case ["pull" | "issues", number, *rest] if number == str(self._dossier.pull_request.number):
                return self._of_pull(rest, parts.fragment)
            case ["pull", *_]:
                return _undecided("it leads to another pull request")
            case ["commit" | "commits", oid]:
                return self._of_commit(oid.removesuffix(".patch").removesuffix(".diff"))
            case [kind, _, *path] if kind in _FILES and path:
                return self._of_file(path)
        return _undecided("this page of the repository was not read")

    def _of_pull(self, rest: Sequence[str], fragment: str) -> Judged:
        """Judge a link to the pull request itself, and to a place in it."""
        oid = rest[1] if len(rest) > 1 and rest[0] in {"commits", "changes", "files"} else ""
        if _OID.fullmatch(oid.lower()) and (judged := self._of_commit(oid))[0] is not Verdict.SUPPORTED:
            return judged
        anchor = _ANCHOR.match(fragment)
        if anchor and anchor[1] not in self._anchors:
            whole = "files" not in self._dossier.missing and "commits" not in self._dossier.missing
            return (Verdict.UNSUPPORTED, "", NO_PLACE) if whole else _undecided("not every file was read")
        if fragment.startswith(_TALKED):
            unread = any(name.startswith(_TALK) for name in self._dossier.missing)
            return _undecided("not every review and comment was read") if unread else self._of_remark(fragment)
        return Verdict.SUPPORTED, "title", ""

    def _of_remark(self, fragment: str) -> Judged:
        found = next((receipt for url, receipt in self._urls.items() if urlsplit(url).fragment == fragment), "")
        return (Verdict.SUPPORTED, found, "") if found else (Verdict.UNSUPPORTED, "", NO_REMARK)

    def _of_commit(self, text: str) -> Judged:
        oid = text.lower()
        if not _OID.fullmatch(oid):
            return _undecided("this is a branch or tag, or no commit's id")
        if self._evidence.names_commit(oid):
            receipt = f"commit:{oid[:7]}"
            return Verdict.SUPPORTED, receipt if receipt in self._dossier.sources else "title", ""
        if receipt := next(self._evidence.where_code(oid), ""):
            return Verdict.SUPPORTED, receipt, ""
        unread = "commits" in self._dossier.missing
        return _undecided("not every commit was read") if unread else (Verdict.UNSUPPORTED, "", NO_COMMIT)

    def _of_file(self, way: Sequence[str]) -> Judged:
        """Judge a link to a file; of a branch with slashes in its name some parts stand before the path."""
        for n in range(len(way)):
            path = "/".join(way[n:])
            if any(known == path or known.startswith(f"{path}/") for known in self._evidence.known_paths):
                ids = (source for source in self._dossier.sources if source.endswith(f":{path}"))
                return Verdict.SUPPORTED, next(ids, "title"), ""
        return _undecided("the change does not touch this file, and nothing else was read")

    @cached_property
    def _urls(self) -> dict[str, str]:
        """The ids of the sources by their addresses; of those that share one, the first."""
        found: dict[str, str] = {}
        for source in self._dossier.sources.values():
            found.setdefault(_bare(source.url), source.id)
        return found

    @cached_property
    def _anchors(self) -> frozenset[str]:
        """The digests by which GitHub's diff view names files."""
        return frozenset(hashlib.sha256(path.encode()).hexdigest() for path in self._evidence.known_paths)


def _bare(url: str) -> str:
    return url.rstrip("/").replace("://www.", "://", 1)


def _undecided(reason: str) -> Judged:
    return Verdict.UNDECIDED, "", reason
