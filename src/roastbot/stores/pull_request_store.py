"""A blog on GitHub that is written to by pull request: one per week, opened or brought up to date.

Also the way onto a protected branch. The new commit is made beside the branch and the branch then moved onto it, so
an open pull request is never empty in between (GitHub closes those) and never holds half an update.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from roastbot.blog_files import BlogFiles, FileChange
from roastbot.errors import GitHubError, PublishError
from roastbot.github import Door
from roastbot.queries import query
from roastbot.stores import Commit, CommitMessage
from roastbot.stores.github_store import GitHubStore

PREFIX = "roastbot"  # of the branches, and of every headline roastbot writes
NEXT = "-next"  # the branch on which an update is prepared


class PullRequestStore:
    """A BlogStore whose commits arrive as pull requests."""

    def __init__(self, blog: GitHubStore, reader: Door, writer: Door) -> None:
        self._blog = blog
        self._reader = reader
        self._writer = writer
        self._base = ""

    def open(self, wanted: Sequence[str]) -> BlogFiles:
        """Return the files of the branch the pull request will ask to be merged into."""
        files = self._blog.open(wanted)
        self._base = files.branch
        return files

    def commit(self, changes: tuple[FileChange, ...], message: CommitMessage, head: str) -> Commit:
        """Propose these files as one commit on top of `head`; return it with the pull request's address.

        Raises PublishError when somebody else has committed to the week's branch: their work is never overwritten.
        """
        branch = f"{PREFIX}/{message.topic}"
        repository = self._look(branch)
        before = repository["ref"]
        self._refuse_strangers(before, branch)
        aside = f"{branch}{NEXT}" if before else branch
        self._point(repository["id"], aside, head)
        made = self._blog.commit_to(aside, changes, message, head)
        if before:
            self._change("update_ref", {"refId": before["id"], "oid": made.oid, "force": True})
            self._change("delete_ref", {"refId": self._look(aside)["ref"]["id"]})
        address = self._propose(repository["id"], before, branch, message)
        return Commit(made.oid, made.url, made.author, address)

    def _look(self, branch: str) -> dict[str, Any]:
        owner, _, name = self._blog.name.partition("/")
        variables = {"owner": owner, "name": name, "ref": f"refs/heads/{branch}"}
        return dict(self._reader.graphql(query("proposal"), variables).data["repository"])

    def _refuse_strangers(self, ref: Mapping[str, Any] | None, branch: str) -> None:
        headline = ref["target"].get("messageHeadline", "") if ref else f"{PREFIX}:"
        if not headline.startswith(f"{PREFIX}:"):
            raise PublishError(
                f"the branch {branch} of {self._blog.name} holds somebody's own commit",
                cause="the week's pull request was edited by hand",
                fix="merge it, or delete that branch to have it written anew",
            )

    def _point(self, repository_id: str, branch: str, head: str) -> None:
        """Make `branch` point at `head`; one left over from a run that was cut off is moved."""
        left_over = self._look(branch)["ref"]
        if left_over:
            self._change("update_ref", {"refId": left_over["id"], "oid": head, "force": True})
        else:
            name = f"refs/heads/{branch}"
            self._change("create_ref", {"repositoryId": repository_id, "name": name, "oid": head})

    def _propose(
        self, repository_id: str, before: Mapping[str, Any] | None, branch: str, message: CommitMessage
    ) -> str:
        text = {"title": message.headline, "body": message.body}
        is_open = before["associatedPullRequests"]["nodes"] if before else []
        if is_open:
            answer = self._change("update_pull_request", {"pullRequestId": is_open[0]["id"], **text})
            return str(answer["updatePullRequest"]["pullRequest"]["url"])
        place = {"repositoryId": repository_id, "baseRefName": self._base, "headRefName": branch}
        answer = self._change("create_pull_request", {**place, **text})
        return str(answer["createPullRequest"]["pullRequest"]["url"])

    def _change(self, name: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Send one mutation; raises PublishError with GitHub's words when it was refused."""
        try:
            answer = self._writer.mutate(query(name), {"input": dict(values)})
        except GitHubError as error:
            raise PublishError(
                f"the pull request on {self._blog.name} could not be finished ({error.what})",
                cause=error.cause,
                fix="run again; what is there already is found and brought up to date",
            ) from error
        if answer.problems:
            said = "; ".join(problem.message for problem in answer.problems)[:300]
            raise PublishError(
                f"GitHub refused to {name.replace('_', ' ')} on {self._blog.name} ({said})",
                cause="the token may not, or Actions may not create pull requests in that repository",
                fix="give the job `contents: write` and `pull-requests: write`, and allow it under "
                "Settings, Actions, General, Workflow permissions",
            )
        return answer.data
