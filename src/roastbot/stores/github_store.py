"""A blog in a repository on GitHub: two reads, and one commit that lands on exactly what was read or not at all."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from roastbot.blog_files import CUT_OFF, NOT_TEXT, FileChange, Unreadable
from roastbot.errors import BlogError, GitHubError, PublishError, StaleHeadError
from roastbot.github import Door, UncertainWriteError
from roastbot.queries import query
from roastbot.stores import Commit, CommitMessage

DEEP_FOLDERS = ("content", "posts", "_posts", "blog", "src/content", "docs")  # where generators keep posts
DEEP = 5  # levels below those: section, year, month, page bundle, file
SHALLOW = 2  # levels below the root: enough to see the generator and its data folder
SYMBOLIC_LINK = 0o120000  # git's file mode of a symbolic link
SENDS = 2  # a write that did not land is sent at most once more, and only after the branch was looked at


def _tree(depth: int) -> str:
    below = f" object {{ ... on Tree {{ {_tree(depth - 1)} }} }}" if depth > 1 else ""
    return f"entries {{ name type mode{below} }}"


def _blobs(count: int) -> str:
    fields = "... on Blob { byteSize isBinary isTruncated text }"
    return "\n".join(f"blob{n}: object(expression: $blob{n}) {{ {fields} }}" for n in range(count))


def _variables(count: int) -> str:
    return "".join(f", $blob{n}: String!" for n in range(count))


class GitHubFiles:
    """The files of one commit of a blog on GitHub (a BlogFiles)."""

    def __init__(self, store: "GitHubStore", branch: str, head: str, paths: set[str]) -> None:
        self._store = store
        self.branch = branch
        self.head = head
        self.name = store.name
        self._paths = paths
        self._texts: dict[str, str | Unreadable | None] = {}

    def paths(self) -> tuple[str, ...]:
        """Return every path seen, sorted; folders deeper than DEEP levels are not looked into."""
        return tuple(sorted(self._paths))

    def read(self, paths: Sequence[str]) -> Mapping[str, str | Unreadable]:
        """Return the texts of those that exist; one request for all that were not fetched ahead."""
        wanted = [path for path in dict.fromkeys(paths) if path not in self._texts]
        if wanted:
            self.take(dict(zip(wanted, self._store.blobs(wanted, self.head), strict=True)))
        return {path: text for path in paths if (text := self._texts[path]) is not None}

    def take(self, blobs: Mapping[str, Mapping[str, Any] | None]) -> None:
        """Note blobs as GitHub sent them: text, or why there is none (`text` is silently cut at 512,000 bytes)."""
        self._texts |= {path: _text(blob) for path, blob in blobs.items()}


def _text(blob: Mapping[str, Any] | None) -> str | Unreadable | None:
    if not blob or "isBinary" not in blob:  # no such path, or a folder
        return None
    if blob["isTruncated"]:
        return CUT_OFF
    return NOT_TEXT if blob["isBinary"] or blob["text"] is None else str(blob["text"])


class GitHubStore:
    """A BlogStore on GitHub. `reader` may retry; `writer` never does, since a write may have landed."""

    def __init__(self, reader: Door, writer: Door, name: str, branch: str | None, content_dir: str | None) -> None:
        self._reader = reader
        self._writer = writer
        self._branch = branch
        self._deep = tuple(dict.fromkeys((*DEEP_FOLDERS, *([content_dir] if content_dir else []))))
        self.name = name

    def _repository(self, selection: str, variables: str, values: Mapping[str, Any]) -> dict[str, Any]:
        owner, _, name = self.name.partition("/")
        document = (
            f"query Blog($owner: String!, $name: String!{variables}) "
            f"{{ repository(owner: $owner, name: $name) {{ {selection} }} }}"
        )
        answer = self._reader.graphql(document, {"owner": owner, "name": name, **values})
        repository = (answer.data or {}).get("repository")
        if not repository:
            raise BlogError(
                f"blog-repository {self.name} cannot be read",
                cause="the name has a typo, or blog-token may not see it",
                fix="check the name, and give the job `contents: write` or the token access to that repository",
            )
        return dict(repository)

    def open(self, wanted: Sequence[str]) -> GitHubFiles:
        """Return the branch's head with its trees and the `wanted` texts, in one request."""
        at = f"refs/heads/{self._branch}" if self._branch else "HEAD"
        trees = "\n".join(
            f"tree{n}: object(expression: $tree{n}) {{ ... on Tree {{ {_tree(DEEP)} }} }}"
            for n in range(len(self._deep))
        )
        ref = "ref(qualifiedName: $ref)" if self._branch else "defaultBranchRef"
        selection = (
            f"isArchived branch: {ref} {{ name target {{ oid }} }} "
            f"root: object(expression: $root) {{ ... on Tree {{ {_tree(SHALLOW)} }} }} {trees} {_blobs(len(wanted))}"
        )
        values = {"root": f"{at}:", **{f"tree{n}": f"{at}:{folder}" for n, folder in enumerate(self._deep)}}
        values |= {f"blob{n}": f"{at}:{path}" for n, path in enumerate(wanted)}
        declared = "".join(f", ${name}: String!" for name in values)
        if self._branch:
            declared, values = declared + ", $ref: String!", values | {"ref": at}
        repository = self._repository(selection, declared, values)
        branch = self._writable_branch(repository)
        paths = set(_walk("", repository["root"]))
        for n, folder in enumerate(self._deep):
            paths |= set(_walk(f"{folder}/", repository[f"tree{n}"]))
        self._branch = str(branch["name"])  # a default branch renamed halfway must not change where this run writes
        opened = GitHubFiles(self, self._branch, str(branch["target"]["oid"]), paths)
        opened.take({path: repository[f"blob{n}"] for n, path in enumerate(wanted)})
        return opened

    def _writable_branch(self, repository: Mapping[str, Any]) -> Mapping[str, Any]:
        branch = repository["branch"]
        if repository["isArchived"]:
            raise BlogError(
                f"blog-repository {self.name} is archived", cause="archived is read-only", fix="unarchive it"
            )
        if not branch:
            raise BlogError(
                f"blog-branch {self._branch or '(default)'} does not exist in {self.name}",
                cause="the name has a typo, or the repository has no commit yet",
                fix="name an existing branch, or push a first commit",
            )
        return dict(branch)

    def blobs(self, paths: Sequence[str], at: str) -> list[Mapping[str, Any] | None]:
        """Return the blobs at `paths` of commit or branch `at`, None where there is none, in one request."""
        values = {f"blob{n}": f"{at}:{path}" for n, path in enumerate(paths)}
        repository = self._repository(_blobs(len(paths)), _variables(len(paths)), values)
        return [repository[f"blob{n}"] for n in range(len(paths))]

    def commit(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> Commit:
        """Add one commit on top of `head`; see BlogStore.commit.

        After an answer that leaves it open whether the commit was made, the branch is looked at: our files there
        mean it was, an unmoved head means it was not (then, and only then, it is sent once more).
        """
        return self.commit_to(self._branch or self.open(()).branch, changes, message, head)

    def commit_to(self, branch: str, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> Commit:
        """Add one commit to any branch whose tip is `head`; otherwise as `commit`."""
        uncertain: UncertainWriteError
        for _ in range(SENDS):
            try:
                return self._send(changes, message, head, branch)
            except UncertainWriteError as error:
                landed = self._landed(changes, branch, head)
                if landed:
                    return landed
                uncertain = error
        raise PublishError(
            f"the commit to {self.name} did not land ({uncertain.what})",
            cause="GitHub is having trouble",
            fix="run again later; the blog is as it was",
        ) from uncertain

    def _send(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str, branch: str) -> Commit:
        additions = [
            {"path": change.path, "contents": base64.b64encode(change.content.encode()).decode()} for change in changes
        ]
        values = {
            "branch": {"repositoryNameWithOwner": self.name, "branchName": branch},
            "expectedHeadOid": head,
            "message": {"headline": message.headline, "body": message.body},
            "fileChanges": {"additions": additions},
        }
        answer = self._writer.mutate(query("commit"), {"input": values})
        made = ((answer.data or {}).get("createCommitOnBranch") or {}).get("commit")
        if made:
            author = (made.get("author") or {}).get("name")
            return Commit(str(made["oid"]), str(made["url"]), author)
        kinds = {problem.type for problem in answer.problems}
        said = "; ".join(problem.message for problem in answer.problems)[:300]
        if "STALE_DATA" in kinds:
            raise StaleHeadError(f"the blog's branch moved ({said})", cause="another commit", fix="run again")
        raise PublishError(
            f"GitHub refused the commit to {self.name}@{branch} ({said})",
            cause="the token may not write there, or the branch is protected",
            fix="give the job `contents: write`; on a protected branch use `publish: pull-request`, or a blog-token "
            "that may push there",
        )

    def _landed(self, changes: tuple[FileChange, ...], branch: str, head: str) -> Commit | None:
        """Return the commit when our files are on the branch, None when the branch has not moved.

        Raises StaleHeadError when it moved and holds something else.
        """
        wanted = [change.path for change in changes]
        try:
            here = GitHubStore(self._reader, self._writer, self.name, branch, None).open(wanted)
        except GitHubError as error:
            raise PublishError(
                f"nobody can tell whether the commit to {self.name} was made ({error.what})",
                cause="GitHub stopped answering in the middle of it",
                fix="look at the blog's last commit; if it is not roastbot's, run again",
            ) from error
        if here.head == head:
            return None
        if here.read(wanted) == {change.path: change.content for change in changes}:
            return Commit(here.head)
        raise StaleHeadError(f"{self.name}@{branch} moved", cause="another commit", fix="run again")


def _walk(prefix: str, tree: Mapping[str, Any] | None) -> Iterator[str]:
    for entry in (tree or {}).get("entries") or ():
        path = prefix + entry["name"]
        if entry["type"] == "tree":
            yield from _walk(f"{path}/", entry.get("object"))
        elif entry["type"] == "blob" and entry["mode"] != SYMBOLIC_LINK:
            yield path
