"""How a pull request was merged, and which commit its change was laid on. Pure.

GitHub does not say; git's record does. Two parents: a merge, laid on the first of them. One parent: a squash, laid on
it, or a rebase, which puts every commit of the branch but its merges anew on top of the base. It is a rebase where the
branch has several commits of its own and the merge commit is the last of them over again: the same message, author's
date and size. A squash has a message of its own, all changes, and the date of the merge. A rebase leaves out commits
that the base branch had already, and then too many are counted back; repository_files.py finds that out.
"""

from collections.abc import Sequence

from roastbot import nodes
from roastbot.evidence import Commit, MergeMethod
from roastbot.nodes import Node

_MERGE = 2  # parents


def how(node: Node | None, commits: Sequence[Commit]) -> tuple[MergeMethod | None, str]:
    """Return the method and the base as a git revision, an id or `<id>~<n>`; None and empty without a merge commit.

    `node` is the merge commit as evidence.graphql asks for it, `commits` are all of the branch.
    """
    if node is None:
        return None, ""
    parents = [parent["oid"] for parent in nodes.rows(node["parents"])]
    own = [commit for commit in commits if not commit.is_merge]
    if node["parents"]["totalCount"] >= _MERGE:
        return MergeMethod.MERGE, parents[0] if parents else ""
    if len(own) > 1 and _is_again(node, own[-1]):
        return MergeMethod.REBASE, f"{node['oid']}~{len(own)}"
    return MergeMethod.SQUASH, parents[0] if parents else ""


def _is_again(node: Node, last: Commit) -> bool:
    message = nodes.words(node["message"]).strip()
    said = f"{last.headline}\n{last.body}"
    same_words = message.split() == said.split()
    at = nodes.recorded((node["author"] or {}).get("date"), node["authoredDate"])
    return (
        same_words
        and at == last.authored_at
        and (node["additions"], node["deletions"])
        == (
            last.additions,
            last.deletions,
        )
    )
