"""The baseline: reading a week's biggest pull request with PyGithub, one object at a time, as its manual shows it.

Kept as a competent developer would write it in an afternoon, for reading only: it writes no post. Two of PyGithub's
defaults are changed, both to its own advantage: 100 results per page where 30 are given, and no pause of a quarter
second between requests. Retries stay PyGithub's. It runs by itself, too:

    GITHUB_TOKEN=... python bench/straightforward.py LOGIN 2026-03-23 2026-03-29 [API_URL]
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from github import Auth, Github, UnknownObjectException
from github.Commit import Commit
from github.File import File
from github.PullRequest import PullRequest
from github.Repository import Repository

PER_PAGE = 100


@dataclass(frozen=True)
class Material:
    """All that was read: the week's pull requests, and everything about the biggest of them."""

    pulls: list[PullRequest]
    pull: PullRequest
    files: list[File]
    commits: list[Commit]
    patches: dict[str, list[str | None]]
    reviews: list[Any]
    remarks: list[Any]
    comments: list[Any]
    timeline: list[Any]
    texts: dict[str, tuple[str | None, str | None]]


def connect(token: str, url: str = "https://api.github.com") -> Github:
    """Return PyGithub's client with the two changed defaults."""
    return Github(
        auth=Auth.Token(token),
        base_url=url,
        per_page=PER_PAGE,
        seconds_between_requests=None,
        seconds_between_writes=None,
    )


def merged_in(client: Github, author: str, since: str, until: str) -> Iterator[PullRequest]:
    """Yield the author's pull requests merged from one day to another; a search result does not hold its size."""
    for issue in client.search_issues(f"author:{author} is:pr is:merged merged:{since}..{until}"):
        yield issue.as_pull_request()


def size(pull: PullRequest) -> int:
    """Return how many lines a pull request adds and deletes."""
    return pull.additions + pull.deletions


def text_at(repository: Repository, path: str, ref: str) -> str | None:
    """Return a file's text at a commit, None where there is none."""
    try:
        found = repository.get_contents(path, ref=ref)
    except UnknownObjectException:
        return None
    if isinstance(found, list) or found.encoding != "base64":
        return None
    return found.decoded_content.decode(errors="replace")


def before_and_after(pull: PullRequest, file: File) -> tuple[str | None, str | None]:
    """Return a file's text before and after; nothing is asked for that the file's status rules out."""
    home, old = pull.base.repo, file.previous_filename or file.filename
    before = None if file.status == "added" else text_at(home, old, pull.base.sha)
    after = None if file.status == "removed" else text_at(home, file.filename, pull.merge_commit_sha or pull.head.sha)
    return before, after


def read(client: Github, author: str, since: str, until: str) -> Material:
    """Return all about the biggest of the author's pull requests; raise ValueError when there was none."""
    pulls = list(merged_in(client, author, since, until))
    pull = max(pulls, key=size)
    files = list(pull.get_files())
    commits = list(pull.get_commits())
    return Material(
        pulls,
        pull,
        files,
        commits,
        {commit.sha: [file.patch for file in commit.files] for commit in commits},
        list(pull.get_reviews()),
        list(pull.get_review_comments()),
        list(pull.get_issue_comments()),
        list(pull.as_issue().get_timeline()),
        {file.filename: before_and_after(pull, file) for file in files},
    )


def main() -> None:
    """Read, and say how much it was."""
    author, since, until, *url = sys.argv[1:]
    found = read(connect(os.environ["GITHUB_TOKEN"], *url), author, since, until)
    print(f"#{found.pull.number}: {len(found.commits)} commits, {len(found.files)} files, {len(found.remarks)} remarks")


if __name__ == "__main__":
    main()
