"""The real bare git repository behind each of the world's repositories: what GraphQL reads, and where it commits."""

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.world import Node, bare_commit, instant

Who = tuple[str, str]  # a name and an address
TEXT_LIMIT = 512_000  # bytes; Blob.text is silently cut here and isTruncated says so
HEAD_FORMAT = "%P%x00%an%x00%ae%x00%aI%x00%s%x00%B"


@dataclass(frozen=True)
class Bare:
    """One bare repository on disk; `now` is the instant its commits are made at."""

    path: Path
    now: str

    @classmethod
    def of(cls, node: Node, folder: Path, now: str) -> "Bare":
        """Return the repository in `folder`, made from the node's files when it is not there yet."""
        bare = cls(folder / f"{node['nameWithOwner']}.git", now)
        if not bare.path.exists():
            bare.path.mkdir(parents=True)
            bare.run("init", "--bare", "--quiet", f"--initial-branch={node['_branch']}")
            if node["_files"]:
                bare.commit(node["_branch"], node["_files"], (), "Begin", ("Octo Cat", "octocat@example.org"))
        for pull in node["_pulls"].values():
            if pull.get("_texts"):
                bare.lay(pull)
        return bare

    def lay(self, pull: Node) -> None:
        """Make base and merge of a pull request real: git takes its replacement wherever one of their ids is named."""
        branch, who, texts = f"pull/{pull['number']}", ("Octo Cat", "octocat@example.org"), pull.pop("_texts")
        before, after = ({path: pair[n] for path, pair in texts.items() if pair[n] is not None} for n in (0, 1))
        base = self.commit(branch, before, (), "Base", who)
        for _ in range(pull["_steps"] - 1):
            self.commit(branch, {}, (), "Step", who)
        tip = self.commit(branch, after, before.keys() - after.keys(), "Merge", who)
        for oid, real in ((pull["baseRefOid"], base), (pull["mergeCommit"]["oid"], tip)):
            self.run("update-ref", f"refs/replace/{oid}", real)

    def run(self, *arguments: str, text: bytes | None = None, env: Mapping[str, str] | None = None) -> bytes:
        """Run git here and return what it wrote; raise CalledProcessError when it fails."""
        found = subprocess.run(
            ["git", "-C", str(self.path), *arguments],
            input=text,
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, **(env or {})},
        )
        return found.stdout

    def head(self, branch: str) -> str | None:
        """Return the oid at the tip of a branch, None when there is no such branch."""
        tip = self.run("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}").decode().strip()
        return tip or None

    def read(self, path: str, branch: str = "main") -> str:
        """Return a file's text at the tip of a branch."""
        return self.run("show", f"{branch}:{path}").decode()

    def paths(self, revision: str) -> list[str]:
        """Return every file path in a revision's tree."""
        return self.run("ls-tree", "-r", "-z", "--name-only", revision).decode().split("\0")[:-1]

    def commit(
        self, branch: str, additions: Mapping[str, str | bytes], deletions: Iterable[str], message: str, author: Who
    ) -> str:
        """Commit on a branch and return the new head; raise KeyError when a path to delete is not there."""
        parent = self.head(branch)
        known = set(self.paths(parent)) if parent else set()
        if missing := [path for path in deletions if path not in known]:
            raise KeyError(missing[0])
        with tempfile.TemporaryDirectory() as folder:
            env = {"GIT_INDEX_FILE": f"{folder}/index", **self._identity(author)}
            if parent:
                self.run("read-tree", parent, env=env)
            self.run("update-index", "-z", "--index-info", text=self._index_info(additions, deletions), env=env)
            tree = self.run("write-tree", env=env).decode().strip()
            parents = ("-p", parent) if parent else ()
            oid = self.run("commit-tree", tree, *parents, text=message.encode(), env=env).decode().strip()
        self.run("update-ref", f"refs/heads/{branch}", oid, parent or "0" * 40)
        return oid

    def _index_info(self, additions: Mapping[str, str | bytes], deletions: Iterable[str]) -> bytes:
        lines = [f"0 {'0' * 40}\t{path}\0" for path in deletions]
        for path, content in additions.items():
            raw = content.encode() if isinstance(content, str) else content
            oid = self.run("hash-object", "-w", "--stdin", text=raw).decode().strip()
            lines.append(f"100644 {oid}\t{path}\0")
        return "".join(lines).encode()

    def _identity(self, author: Who) -> dict[str, str]:
        """Return the environment that names author and committer as GitHub's web commits have them."""
        names = {"GIT_AUTHOR_NAME": author[0], "GIT_AUTHOR_EMAIL": author[1], "GIT_AUTHOR_DATE": self.now}
        by = {"GIT_COMMITTER_NAME": "GitHub", "GIT_COMMITTER_EMAIL": "noreply@github.com"}
        return {**names, **by, "GIT_COMMITTER_DATE": self.now}

    def object(self, expression: str, *, path: str = "", url: str = "") -> Node | None:
        """Return the git object an expression such as `main:posts/a.md` names, None when there is none."""
        if not self.path.exists() or expression.startswith("-") or "\0" in expression:
            return None
        revision = expression[:40]
        places = (self.path / "objects" / revision[:2] / revision[2:], self.path / "refs/replace" / revision)
        if re.fullmatch("[0-9a-f]{40}", revision) and not any(place.exists() for place in places):
            return None  # no such commit, said without asking git
        answer = self.run("cat-file", "--batch", "-z", text=expression.encode() + b"\0")
        header, _, content = answer.partition(b"\n")
        found = re.fullmatch("([0-9a-f]{40}) (blob|tree|commit) ([0-9]+)", header.decode(errors="replace"))
        if found is None:
            return None
        oid, kind, size = found.groups()
        place = path or expression.partition(":")[2].strip("/")
        node = {"oid": oid, "abbreviatedOid": oid[:7], "id": f"{kind}_{oid}"}
        return node | MAKERS[kind](self, oid, content[: int(size)], place, url)

    def archive(self, oid: str) -> bytes:
        """Return a commit's files as GitHub packs them, in a folder of their own."""
        return self.run("archive", "--format=tar.gz", f"--prefix={self.path.parent.name}-{self.path.stem}-{oid}/", oid)

    def blame(self, oid: str, path: str) -> list[tuple[int, int, str]]:
        """Return the first and last number of each run of lines in a file, and the commit that wrote it."""
        found = re.findall(rb"(?m)^([0-9a-f]{40}) \d+ (\d+) (\d+)$", self.run("blame", "--porcelain", oid, "--", path))
        return [(int(first), int(first) + int(count) - 1, writer.decode()) for writer, first, count in found]

    def ref(self, branch: str, url: str = "") -> Node | None:
        """Return a branch as a Ref, None when there is none."""
        if self.head(branch) is None:
            return None
        named = {"__typename": "Ref", "id": f"REF_{url}_{branch}", "name": branch, "prefix": "refs/heads/"}
        return {**named, "target": self.object(f"refs/heads/{branch}", url=url)}


def _blob(_bare: Bare, _oid: str, raw: bytes, _path: str, _url: str) -> Node:
    """Return a Blob's fields: text is null for a binary file, and cut at the limit without a word."""
    binary = b"\0" in raw[:8000]  # git's own test of a binary file
    text = None if binary else raw[:TEXT_LIMIT].decode(errors="ignore" if len(raw) > TEXT_LIMIT else "replace")
    sizes = {"byteSize": len(raw), "isBinary": binary, "isTruncated": len(raw) > TEXT_LIMIT}
    return {"__typename": "Blob", **sizes, "text": text}


def _tree(bare: Bare, oid: str, _raw: bytes, path: str, url: str) -> Node:
    def entry(line: str) -> Node:
        about, _, name = line.partition("\t")
        mode, kind, child, size = about.split()
        below = f"{path}/{name}".lstrip("/")
        sizes = {"mode": int(mode, 8), "size": int(size) if size.isdigit() else 0}
        names = {"name": name, "path": below, "extension": Path(name).suffix}
        look = {"object": lambda _info: bare.object(child, path=below, url=url)}
        return {"__typename": "TreeEntry", **names, **sizes, **look, "type": kind, "oid": child}

    lines = bare.run("ls-tree", "-l", "-z", oid).decode().split("\0")[:-1]
    return {"__typename": "Tree", "entries": [entry(line) for line in lines]}


def _commit(bare: Bare, oid: str, _raw: bytes, _path: str, url: str) -> Node:
    shown = bare.run("show", "-s", f"--format={HEAD_FORMAT}", oid).decode().rstrip("\n").split("\0")
    parents, name, email, at, subject, message = shown
    said = {"message": message.strip(), "messageHeadline": subject, "url": f"{url}/commit/{oid}"}
    actor = {"__typename": "GitActor", "name": name, "email": email, "date": at, "user": email.partition("@")[0]}
    when = {"authoredDate": instant(at), "parents": [bare_commit(parent) for parent in parents.split()]}
    return {"__typename": "Commit", **said, **when, "author": actor}


MAKERS: Mapping[str, Callable[[Bare, str, bytes, str, str], Node]] = {"blob": _blob, "tree": _tree, "commit": _commit}
