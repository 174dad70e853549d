"""Everything read about one pull request, and every text in it that can be quoted, by id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from roastbot.evidence.commits import Commit
from roastbot.evidence.people import Absent, Reason
from roastbot.evidence.pull_request import MergeMethod, PullRequest
from roastbot.evidence.repository import Concern, Document, EarlierRoast, TouchedFile
from roastbot.evidence.source_tree import BlamedLines, SourceTree
from roastbot.evidence.talk import Check, Comment, Event, LinkedIssue, Review, Thread

_UNREAD = Absent(Reason.NOT_SERVED)


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of text that can be quoted: its id in the dossier, its words, and where a reader finds it.

    `by` is a login, a git author's name, or the repository itself for its files and documents.
    """

    id: str
    text: str
    url: str
    by: str
    at: datetime | None = None


@dataclass(frozen=True)
class Dossier:
    """Everything read about one pull request, pinned to its merge commit."""

    pull_request: PullRequest
    """The pull request itself."""
    description: str
    """Its description."""
    commits: tuple[Commit, ...]
    """Its commits, oldest first."""
    reviews: tuple[Review, ...] = ()
    """Its reviews, oldest first."""
    threads: tuple[Thread, ...] = ()
    """Its review threads."""
    comments: tuple[Comment, ...] = ()
    """The comments of its conversation, oldest first."""
    events: tuple[Event, ...] = ()
    """What happened to it besides words, oldest first."""
    missing: Mapping[str, Absent] = field(default_factory=dict)
    """What GitHub left out, by source id or, for a whole kind, by its name in GraphQL."""
    merge_method: MergeMethod | None = None
    """How it reached the base branch; none where that cannot be told."""
    base_oid: str = ""
    """The commit the change was laid on, whose files are the "before"; empty when it is not known."""
    checks: tuple[Check, ...] = ()
    """The checks of its last commit."""
    issues: tuple[LinkedIssue, ...] = ()
    """The issues that merging it closed."""
    texts: tuple[TouchedFile, ...] = ()
    """The touched text files before and after."""
    rules: tuple[Document, ...] = ()
    """The repository's own rules at the merge commit."""
    test_setup: tuple[Document, ...] = ()
    """The test runner's configuration at the merge commit."""
    concerns: tuple[Concern, ...] = ()
    """The entries of the repository's audit of itself."""
    earlier: tuple[EarlierRoast, ...] = ()
    """The roasts that stand on the blog already."""
    tree: SourceTree | Absent = _UNREAD
    """The source tree at the merge commit, as far as something was asked of it."""
    blame: tuple[BlamedLines, ...] = ()
    """Who had written the lines that were taken out or replaced."""
    withheld: frozenset[str] = frozenset()
    """Ids of sources that were read but whose words may not be quoted in print."""

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every quotable text by id, in reading order.

        Ids: `title`, `description`, `commit:<7 digits>` (headline, blank line, body), `patch:<7 digits>:<path>`,
        `review:<n>`, `thread:<n>.<m>`, `comment:<n>` (n and m count from 1), `issue:<n>`, `rule:<path>`,
        `setup:<path>`, `concern:<n>`, `earlier:<n>`, `before:<path>` and `after:<path>` (whole files),
        `tree:<path>` (a whole file of the source tree, or the lines of it that mention what was asked for) and
        `blame:<n>` (the headline of a commit whose lines were replaced).
        """
        groups = (_of_pull, _of_commits, _of_talk, _of_repository, _of_texts, _of_tree)
        found: dict[str, Source] = {}
        for source in (source for group in groups for source in group(self)):
            same = found.get(source.id)
            # Two paths can become one when hidden characters are taken out, and short ids of commits can be made to
            # collide: then the id stands for both texts, and nothing is lost.
            found[source.id] = replace(same, text=f"{same.text}\n{source.text}") if same else source
        return found

    def may_quote(self, source_id: str) -> bool:
        """Whether the words of a source may stand in print; of one that is not here, they may not."""
        return source_id in self.sources and source_id not in self.withheld


def _of_pull(dossier: Dossier) -> Iterator[Source]:
    pull = dossier.pull_request
    yield Source("title", pull.title, pull.url, pull.author.login, pull.created_at)
    yield Source("description", dossier.description, pull.url, pull.author.login, pull.created_at)


def _of_commits(dossier: Dossier) -> Iterator[Source]:
    for commit in dossier.commits:
        message = f"{commit.headline}\n\n{commit.body}".rstrip()
        who, at = commit.author, commit.authored_at
        yield Source(f"commit:{commit.short}", message, commit.url, who, at)
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            yield Source(f"patch:{commit.short}:{part.path}", part.text, commit.url, who, at)


def _of_talk(dossier: Dossier) -> Iterator[Source]:
    for n, review in enumerate(dossier.reviews, 1):
        yield Source(f"review:{n}", review.body, review.url, review.author.login, review.submitted_at)
    for n, thread in enumerate(dossier.threads, 1):
        for m, comment in enumerate(thread.comments, 1):
            yield Source(f"thread:{n}.{m}", comment.body, comment.url, comment.author.login, comment.created_at)
    for n, comment in enumerate(dossier.comments, 1):
        yield Source(f"comment:{n}", comment.body, comment.url, comment.author.login, comment.created_at)
    for n, issue in enumerate(dossier.issues, 1):
        yield Source(f"issue:{n}", f"{issue.title}\n\n{issue.body}".rstrip(), issue.url, issue.author.login)


def _of_repository(dossier: Dossier) -> Iterator[Source]:
    name = dossier.pull_request.repository.name_with_owner
    for document in dossier.rules:
        yield Source(f"rule:{document.path}", document.text, document.url, name)
    for document in dossier.test_setup:
        yield Source(f"setup:{document.path}", document.text, document.url, name)
    for n, concern in enumerate(dossier.concerns, 1):
        words = f"{concern.title}\n\n{concern.issue}\n\n{concern.impact}".rstrip()
        yield Source(f"concern:{n}", words, concern.url, name)
    for n, roast in enumerate(dossier.earlier, 1):
        yield Source(f"earlier:{n}", f"{roast.title}\n\n{roast.text}".rstrip(), roast.url, "this blog")


def _of_texts(dossier: Dossier) -> Iterator[Source]:
    """Yield whole files; the address is that of the commit they stand in, which no later push can change."""
    pull = dossier.pull_request
    home, name = pull.repository.url, pull.repository.name_with_owner
    for text in dossier.texts:
        if isinstance(text.before, str):
            path = text.previous_path or text.path
            yield Source(f"before:{text.path}", text.before, f"{home}/blob/{dossier.base_oid}/{path}", name)
        if isinstance(text.after, str):
            yield Source(f"after:{text.path}", text.after, f"{home}/blob/{pull.merge_commit}/{text.path}", name)


def _of_tree(dossier: Dossier) -> Iterator[Source]:
    pull, tree = dossier.pull_request, dossier.tree
    home, name = f"{pull.repository.url}/blob/{pull.merge_commit}", pull.repository.name_with_owner
    if isinstance(tree, SourceTree):
        whole = {document.path: document.text for document in tree.texts}
        lines: dict[str, dict[int, str]] = {}
        for mention in tree.mentions:
            lines.setdefault(mention.path, {})[mention.line] = mention.text
        for path in dict.fromkeys((*whole, *lines)):
            text = whole.get(path) or "\n".join(text for _, text in sorted(lines.get(path, {}).items()))
            yield Source(f"tree:{path}", text, f"{home}/{path}", name)
    for n, lines_of in enumerate(dossier.blame, 1):
        yield Source(f"blame:{n}", lines_of.headline, lines_of.url, lines_of.author, lines_of.authored_at)
