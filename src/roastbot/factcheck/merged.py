"""What the touched files hold as they were merged: read whole, or put together from the lines of the branch."""

import re
from functools import cached_property

from roastbot.evidence import Absent, ChangeType, Dossier, FilePatch, Line

_METHOD = re.compile(r" {4}(?:async )?def ")


class Merged:
    """The merged files of a dossier; every part is made when it is first asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._in_tree: dict[str, bool] = {}

    def in_tree(self, path: str) -> bool | None:
        """Whether a path, or the end of one, is in the source tree at the merge; None where nobody read the tree."""
        tree = self._dossier.tree
        if isinstance(tree, Absent):
            return None
        if path not in self._in_tree:
            end = f"/{path.strip('/')}"
            self._in_tree[path] = any(
                f"/{file.path}".endswith(end) or f"{end}/" in f"/{file.path}" for file in tree.files
            )
        return self._in_tree[path]

    @cached_property
    def changes(self) -> dict[str, ChangeType] | None:
        """What the merged diff did to each file, by path; None where not all of its files are known."""
        pull = self._dossier.pull_request
        return {file.path: file.change for file in pull.files} if len(pull.files) >= pull.changed_files else None

    def text(self, path: str) -> str | None:
        """Return a touched file's text as it was merged, None where it cannot be told whole."""
        return self._read.get(path) or self._made.get(path)

    @cached_property
    def _read(self) -> dict[str, str]:
        return {text.path: text.after for text in self._dossier.texts if isinstance(text.after, str)}

    @cached_property
    def _made(self) -> dict[str, str]:
        """The files that the branch made, put together from its patches; as many lines as GitHub counts."""
        made: dict[str, list[str]] = {}
        for commit in self._dossier.commits:
            for part in () if isinstance(commit.patch, Absent) else commit.patch:
                before = made.pop(part.previous_path or part.path, None)
                if part.change in {ChangeType.ADDED, ChangeType.COPIED}:
                    before = [] if part.change is ChangeType.ADDED else None
                after = None if before is None or part.change is ChangeType.DELETED else _applied(before, part)
                if after is not None:
                    made[part.path] = after
        counted = {file.path: file.additions for file in self._dossier.pull_request.files if not file.deletions}
        return {path: "\n".join(own) for path, own in made.items() if len(own) == counted.get(path)}

    @cached_property
    def patches(self) -> dict[str, tuple[FilePatch, ...]]:
        """The patches of each file in order, those of its former names among them."""
        found: dict[str, list[FilePatch]] = {}
        for commit in self._dossier.commits:
            for part in () if isinstance(commit.patch, Absent) else commit.patch:
                if part.previous_path and part.previous_path in found:
                    found.setdefault(part.path, []).extend(found[part.previous_path])
                found.setdefault(part.path, []).append(part)
        return {path: tuple(parts) for path, parts in found.items()}

    def is_seen(self, path: str) -> bool:
        """Whether every patch of a file was read."""
        gone = any(isinstance(commit.patch, Absent) and not commit.is_merge for commit in self._dossier.commits)
        parts = self.patches.get(path, ())
        return bool(parts) and not gone and not any(isinstance(part.lines, Absent) for part in parts)

    def of_class(self, name: str) -> tuple[str, str] | None:
        """Return the text of a class that came with one patch and was left alone since, and that patch's id."""
        head = re.compile(rf"class {re.escape(name)}\b")
        came = [
            (commit, part, n)
            for commit in self._dossier.commits
            for part in (() if isinstance(commit.patch, Absent) else commit.patch)
            for n, line in enumerate(_lines(part))
            if line.sign == "+" and head.match(line.text)
        ]
        if len(came) != 1:
            return None
        commit, part, start = came[0]
        later = self.patches[part.path][self.patches[part.path].index(part) + 1 :]
        moved = [line.sign for one in later for line in _lines(one) if line.sign in "+-" and _METHOD.match(line.text)]
        if moved.count("+") != moved.count("-"):
            return None
        body: list[str] = []
        for line in _lines(part)[start + 1 :]:
            if line.sign != "+" or re.match(r"\S", line.text):
                break
            body.append(line.text)
        return "\n".join(body), f"patch:{commit.short}:{part.path}"

    def has(self, path: str, name: str, *, any_case: bool = False) -> bool | None:
        """Whether a file as merged has a name; None where that cannot be told.

        Of a file that was not read whole it can be told of a name that the branch brought: every line has a sign.
        """
        flags = re.IGNORECASE if any_case else 0
        pattern = re.compile(rf"(?<!\w){re.escape(name)}{'' if any_case else '(?!' + chr(92) + 'w)'}", flags)
        if (text := self.text(path)) is not None:
            return bool(pattern.search(text))
        seen = [line.sign for part in self.patches.get(path, ()) for line in _lines(part) if pattern.search(line.text)]
        if not seen or not self.is_seen(path):
            return None
        stands = seen.count("+") > seen.count("-")
        return stands if stands or seen[0] == "+" else None

    def defines(self, name: str) -> bool:
        """Whether a class or function of this name still stood when a patch showed its head for the last time."""
        pattern = re.compile(rf"^\s*(?:async )?(?:def|class)\s+{re.escape(name)}\b")
        for path in self.patches:
            if (text := self.text(path)) is not None:
                if any(pattern.match(line) for line in text.splitlines()):
                    return True
                continue
            sign = ""
            for part in self.patches[path]:
                signs = [line.sign for line in _lines(part) if pattern.match(line.text)]
                sign = ("+" if set(signs) - {"-"} else "-") if signs else sign
            if sign == "+":
                return True
        return False


def _lines(part: FilePatch) -> tuple[Line, ...]:
    return () if isinstance(part.lines, Absent) else part.lines


def _applied(before: list[str], part: FilePatch) -> list[str] | None:
    """Return a file's lines after a patch; None where the patch is not this file's."""
    if isinstance(part.lines, Absent):
        return None
    old = [line for line in part.lines if line.sign in "- " and line.old_number]
    if any(not 0 < (line.old_number or 0) <= len(before) for line in old):
        return None
    if any(before[(line.old_number or 0) - 1] != line.text for line in old):
        return None
    gone = {line.old_number for line in old if line.sign == "-"}
    kept = iter([text for number, text in enumerate(before, 1) if number not in gone])
    new = {line.new_number: line.text for line in part.lines if line.sign == "+"}
    total = len(before) - len(gone) + len(new)
    return [new[number] if number in new else next(kept, "") for number in range(1, total + 1)]
