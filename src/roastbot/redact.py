"""Takes secrets, hidden text and hidden characters out of what was read, before anything else sees it.

A dossier is redacted once, right after it was gathered; prompts, facts, quotes and posts are all made of the
result, so what was taken out cannot come back. A hit says what kind of secret stood where, never the secret.
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from roastbot.config_values import Secret
from roastbot.evidence import (
    Absent,
    Actor,
    BlamedLines,
    ChangedFile,
    Check,
    Comment,
    Commit,
    Concern,
    Document,
    Dossier,
    EarlierRoast,
    Event,
    FilePatch,
    Line,
    LinkedIssue,
    Mention,
    Place,
    PullRequest,
    PullRequestLink,
    Reason,
    Review,
    SourceTree,
    Thread,
    TouchedFile,
)
from roastbot.hidden_text import without_hidden_text
from roastbot.invisible import clean, clean_line
from roastbot.secret_files import is_secret_file
from roastbot.secret_shapes import Span, joined, spans

__all__ = ["Hit", "Known", "clean", "clean_line", "find", "redact", "redact_dossier"]

Known = Secret | str  # one of the run's own credentials

LABEL: Final = "[REDACTED:"  # how what stands in a secret's place begins
SHORTEST_KNOWN: Final = 8  # characters; a shorter credential would be found in ordinary words


@dataclass(frozen=True, slots=True)
class Hit:
    """A secret that was found: its kind, the source id it stood in (empty for a bare text), its line from 1."""

    kind: str
    line: int
    source: str = ""

    def __str__(self) -> str:
        return f"{self.kind} in {self.source or 'the text'}, line {self.line}"


def find(text: str, known: tuple[Known, ...] = ()) -> tuple[Hit, ...]:
    """Return the secrets in `text`, by shape and by the values of `known`, in order."""
    return _hits(text, _all_spans(text, known))


def redact(text: str, known: tuple[Known, ...] = ()) -> tuple[str, tuple[Hit, ...]]:
    """Return `text` with every secret replaced by `[REDACTED:kind]`, and what was found.

    Lines are counted in `text` as it was; a private key's many lines become one.
    """
    found = _all_spans(text, known)
    return _replaced(text, found, lambda _, kind: _label(kind)), _hits(text, found)


def _redact_lines(lines: list[str]) -> tuple[list[str], tuple[Hit, ...]]:
    """Like `redact` on the joined lines, but every line stays a line, so that a patch keeps its numbering."""
    text = "\n".join(lines)
    found = _all_spans(text, ())
    return _replaced(text, found, _line_by_line).split("\n"), _hits(text, found)


def _line_by_line(secret: str, kind: str) -> str:
    return "\n".join(_label(kind) if piece.strip() else piece for piece in secret.split("\n"))


def _label(kind: str) -> str:
    return f"{LABEL}{kind}]"


def _replaced(text: str, found: list[Span], mask: Callable[[str, str], str]) -> str:
    pieces, end = [], 0
    for span in found:
        pieces += [text[end : span.start], mask(text[span.start : span.end], span.kind)]
        end = span.end
    return "".join(pieces) + text[end:]


def _hits(text: str, found: list[Span]) -> tuple[Hit, ...]:
    hits, line, counted = [], 1, 0
    for span in found:
        line += text.count("\n", counted, span.start)
        counted = span.start
        hits.append(Hit(span.kind, line))
    return tuple(hits)


def _all_spans(text: str, known: tuple[Known, ...]) -> list[Span]:
    return joined([*_known_spans(text, known), *spans(text)])


def _known_spans(text: str, known: tuple[Known, ...]) -> list[Span]:
    found = []
    for secret in known:
        for form in _forms(secret.reveal() if isinstance(secret, Secret) else secret):
            start = text.find(form)
            while start >= 0:
                found.append(Span(start, start + len(form), "known-credential"))
                start = text.find(form, start + len(form))
    return found


def _forms(value: str) -> set[str]:
    """Return the ways `value` may be written: as it is, in a URL, as hex, and inside base64 of something longer.

    Base64 of a longer text holds one of three forms of it, by how many bytes stand before; the first and last
    digits of each also depend on the neighbours and are left off.
    """
    if len(value) < SHORTEST_KNOWN:
        return set()
    raw = value.encode()
    forms = {value, quote(value, safe=""), raw.hex()}
    for before in range(3):
        encoded = b64encode(b"\0" * before + raw).decode().rstrip("=")
        core = encoded[(0, 2, 3)[before] : len(encoded) - (1 if (before + len(raw)) % 3 else 0)]
        forms |= {core, core.replace("+", "-").replace("/", "_")}
    return forms


def redact_dossier(dossier: Dossier) -> tuple[Dossier, tuple[Hit, ...]]:
    """Return the dossier that everything else works from, and the secrets that stood in the one gathered.

    Texts that GitHub renders lose what its reader does not see. Patches and whole files keep their lines and numbers.
    Files that are there to hold secrets lose their patch and their text (Reason.SECRET) and keep their path and size.
    """
    redactor = _Redactor()
    return redactor.dossier(dossier), tuple(redactor.hits)


class _Redactor:
    """Walks a dossier and keeps the hits, each under the id its source has in `Dossier.sources`."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []

    def text(self, source: str, text: str, *, rendered: bool = False, first_line: int = 1) -> str:
        cleaned = clean(text)
        result, hits = redact(without_hidden_text(cleaned) if rendered else cleaned)
        self.hits += [replace(hit, source=source, line=hit.line + first_line - 1) for hit in hits]
        return result

    def line(self, source: str, text: str) -> str:
        return self.text(source, clean_line(text))

    def actor(self, source: str, actor: Actor) -> Actor:
        return replace(actor, login=self.line(source, actor.login))

    def dossier(self, dossier: Dossier) -> Dossier:
        return Dossier(
            pull_request=self.pull_request(dossier.pull_request),
            description=self.text("description", dossier.description, rendered=True),
            commits=tuple(self.commit(commit) for commit in dossier.commits),
            reviews=tuple(self.review(f"review:{n}", review) for n, review in enumerate(dossier.reviews, 1)),
            threads=tuple(self.thread(n, thread) for n, thread in enumerate(dossier.threads, 1)),
            comments=tuple(self.comment(f"comment:{n}", comment) for n, comment in enumerate(dossier.comments, 1)),
            events=tuple(self.event(event) for event in dossier.events),
            missing={self.line("missing", source): absent for source, absent in dossier.missing.items()},
            merge_method=dossier.merge_method,
            base_oid=dossier.base_oid,
            checks=tuple(self.check(check) for check in dossier.checks),
            issues=tuple(self.issue(f"issue:{n}", issue) for n, issue in enumerate(dossier.issues, 1)),
            texts=tuple(self.touched(text) for text in dossier.texts),
            rules=tuple(self.document("rule", one, rendered=True) for one in dossier.rules),
            test_setup=tuple(self.document("setup", one) for one in dossier.test_setup),
            concerns=tuple(self.concern(f"concern:{n}", one) for n, one in enumerate(dossier.concerns, 1)),
            earlier=tuple(self.earlier(f"earlier:{n}", roast) for n, roast in enumerate(dossier.earlier, 1)),
            tree=dossier.tree if isinstance(dossier.tree, Absent) else self.tree(dossier.tree),
            blame=tuple(self.blamed(f"blame:{n}", lines) for n, lines in enumerate(dossier.blame, 1)),
            withheld=frozenset(self.line("withheld", source) for source in dossier.withheld),
        )

    def pull_request(self, pull: PullRequest) -> PullRequest:
        home = pull.repository
        name, rules = self.line("repository", home.name_with_owner), self.text("gitattributes", home.gitattributes)
        return replace(
            pull,
            repository=replace(home, name_with_owner=name, gitattributes=rules),
            title=self.line("title", pull.title),
            author=self.actor("author", pull.author),
            files=tuple(self.file(file) for file in pull.files),
            labels=tuple(self.line("labels", label) for label in pull.labels),
            base_ref=self.line("base-ref", pull.base_ref),
            head_ref=self.line("head-ref", pull.head_ref),
            merged_by=self.actor("merged-by", pull.merged_by) if pull.merged_by else None,
            author_association=self.line("author", pull.author_association),
        )

    def file(self, file: ChangedFile) -> ChangedFile:
        return replace(file, path=self.line("files", file.path))

    def commit(self, commit: Commit) -> Commit:
        source = f"commit:{commit.short}"
        patch = commit.patch
        return replace(
            commit,
            oid=clean_line(commit.oid),  # git's own are digits; a dossier from a file says what it likes
            author_login=self.line(source, commit.author_login) if commit.author_login else commit.author_login,
            headline=self.line(source, commit.headline),
            body=self.text(source, commit.body, first_line=3),  # behind the headline and a blank line
            author=self.line(source, commit.author),
            co_authors=tuple(self.line(source, name) for name in commit.co_authors),
            trailers=tuple(self.trailer(source, *trailer) for trailer in commit.trailers),
            came_with=tuple(self.link(source, other) for other in commit.came_with),
            patch=patch if isinstance(patch, Absent) else tuple(self.patch(commit.short, part) for part in patch),
        )

    def link(self, source: str, other: PullRequestLink) -> PullRequestLink:
        return replace(other, title=self.line(source, other.title), url=self.line(source, other.url))

    def patch(self, short: str, part: FilePatch) -> FilePatch:
        path = self.line("files", part.path)
        previous = self.line("files", part.previous_path) if part.previous_path else part.previous_path
        lines = part.lines
        if not isinstance(lines, Absent):
            secret = any(is_secret_file(name) for name in (part.path, part.previous_path or ""))
            lines = Absent(Reason.SECRET) if secret else self.lines(f"patch:{short}:{path}", lines)
        return replace(part, path=path, previous_path=previous, lines=lines)

    def trailer(self, source: str, key: str, value: str) -> tuple[str, str]:
        """Read key and value together: `Password: ...` is a secret only so."""
        before, _, after = self.line(source, f"{key}: {value}").partition(": ")
        return before, after

    def hunk(self, source: str, hunk: str) -> str:
        """Take the signs of a diff off first; they would hide what goes on from line to line."""
        rows = [clean_line(row) for row in hunk.split("\n")]
        signed = [row[:1] in {"+", "-", " "} for row in rows]
        texts, hits = _redact_lines([row[1:] if sign else row for row, sign in zip(rows, signed, strict=True)])
        self.hits += [replace(hit, source=source) for hit in hits]
        shown = zip(rows, signed, texts, strict=True)
        return "\n".join(row[0] + text if sign else text for row, sign, text in shown)

    def lines(self, source: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        texts, hits = _redact_lines([clean_line(line.text) for line in lines])
        self.hits += [replace(hit, source=source) for hit in hits]
        return tuple(replace(line, text=text) for line, text in zip(lines, texts, strict=bool(lines)))

    def review(self, source: str, review: Review) -> Review:
        return replace(
            review,
            author=self.actor(source, review.author),
            state=self.line(source, review.state),
            body=self.text(source, review.body, rendered=True),
        )

    def thread(self, n: int, thread: Thread) -> Thread:
        comments = enumerate(thread.comments, 1)
        return replace(
            thread,
            path=self.line(f"thread:{n}", thread.path),
            hunk="" if is_secret_file(thread.path) else self.hunk(f"thread:{n}", thread.hunk),
            resolved_by=self.actor(f"thread:{n}", thread.resolved_by) if thread.resolved_by else None,
            comments=tuple(self.comment(f"thread:{n}.{m}", comment) for m, comment in comments),
        )

    def comment(self, source: str, comment: Comment) -> Comment:
        return replace(
            comment,
            author=self.actor(source, comment.author),
            body=self.text(source, comment.body, rendered=True),
        )

    def event(self, event: Event) -> Event:
        kind = self.line("event", event.kind)
        detail: Mapping[str, str] = {
            self.line(kind, key): self.line(kind, value) for key, value in event.detail.items()
        }
        return replace(event, kind=kind, actor=self.actor(kind, event.actor), detail=detail)

    def code(self, source: str, text: str) -> str:
        """Like `text`, but every line stays a line of its own, whatever odd line ends are in it."""
        texts, hits = _redact_lines([clean_line(line) for line in text.split("\n")])
        self.hits += [replace(hit, source=source) for hit in hits]
        return "\n".join(texts)

    def check(self, check: Check) -> Check:
        parts = {key: self.line("checks", getattr(check, key)) for key in ("name", "conclusion", "app")}
        return replace(check, **parts)

    def issue(self, source: str, issue: LinkedIssue) -> LinkedIssue:
        return replace(
            issue,
            reference=self.line(source, issue.reference),
            title=self.line(source, issue.title),
            body=self.text(source, issue.body, rendered=True, first_line=3),
            author=self.actor(source, issue.author),
        )

    def touched(self, text: TouchedFile) -> TouchedFile:
        path = self.line("files", text.path)
        previous = self.line("files", text.previous_path) if text.previous_path else text.previous_path
        secret = any(is_secret_file(name) for name in (text.path, text.previous_path or ""))
        sides = {side: self.side(f"{side}:{path}", getattr(text, side), secret=secret) for side in ("before", "after")}
        return TouchedFile(path, sides["before"], sides["after"], previous)

    def side(self, source: str, text: str | Absent | None, *, secret: bool) -> str | Absent | None:
        if text is None:
            return None
        if secret:
            return Absent(Reason.SECRET)
        return text if isinstance(text, Absent) else self.code(source, text)

    def document(self, kind: str, one: Document, *, rendered: bool = False) -> Document:
        path = self.line("documents", one.path)
        source = f"{kind}:{path}"
        words = self.text(source, one.text, rendered=True) if rendered else self.code(source, one.text)
        return Document(path, words, self.line(source, one.url))

    def concern(self, source: str, one: Concern) -> Concern:
        return replace(
            one,
            title=self.line(source, one.title),
            area=self.line(source, one.area),
            issue=self.text(source, one.issue, rendered=True, first_line=3),
            impact=self.text(source, one.impact, rendered=True),
            places=tuple(Place(self.line(source, place.path), place.lines) for place in one.places),
            document=self.line(source, one.document),
            url=self.line(source, one.url),
        )

    def tree(self, tree: SourceTree) -> SourceTree:
        """Names, paths and lines come in thousands and hold nothing: they are looked at together first."""
        paths = self.many("files", (file.path for file in tree.files))
        asked = self.many("tree", (question.text for question in tree.asked))
        mentions = zip(tree.mentions, self.many("tree", (mention.of for mention in tree.mentions)), strict=True)
        return SourceTree(
            files=tuple(replace(file, path=path) for file, path in zip(tree.files, paths, strict=True)),
            asked=tuple(replace(one, text=text) for one, text in zip(tree.asked, asked, strict=True)),
            mentions=self.mentions([replace(mention, of=of) for mention, of in mentions]),
            crowded=tuple(self.many("tree", tree.crowded)),
            texts=tuple(self.document("tree", one) for one in tree.texts if not is_secret_file(one.path)),
            searched=tuple(self.many("files", tree.searched)),
            complete=tree.complete,
        )

    def many(self, source: str, lines: Iterable[str]) -> list[str]:
        lines = list(lines)
        whole = "\n".join(lines)
        return lines if clean(whole) == whole and not find(whole) else [self.line(source, line) for line in lines]

    def mentions(self, mentions: list[Mention]) -> tuple[Mention, ...]:
        """Read the lines of a file together, as far as they are here; those of a secret file are not quoted."""
        shown: dict[str, dict[int, str]] = defaultdict(dict)
        for one in mentions:
            shown[one.path][one.line] = "" if is_secret_file(one.path) else clean_line(one.text)
        for path, lines in shown.items():
            texts, hits = _redact_lines(list(lines.values()))
            numbers = list(lines)
            self.hits += [replace(hit, source=f"tree:{path}", line=numbers[hit.line - 1]) for hit in hits]
            lines.update(zip(numbers, texts, strict=True))
        paths = dict(zip(shown, self.many("files", shown), strict=True))
        return tuple(replace(one, path=paths[one.path], text=shown[one.path][one.line]) for one in mentions)

    def blamed(self, source: str, lines: BlamedLines) -> BlamedLines:
        login = lines.author_login
        return replace(
            lines,
            path=self.line("files", lines.path),
            oid=clean_line(lines.oid),
            headline=self.line(source, lines.headline),
            author=self.line(source, lines.author),
            author_login=login and self.line(source, login),
            url=self.line(source, lines.url),
            pull_request=self.line(source, lines.pull_request),
        )

    def earlier(self, source: str, roast: EarlierRoast) -> EarlierRoast:
        return replace(
            roast,
            path=self.line(source, roast.path),
            title=self.line(source, roast.title),
            text=self.text(source, roast.text, rendered=True, first_line=3),
            pull_requests=tuple(self.line(source, reference) for reference in roast.pull_requests),
            url=self.line(source, roast.url),
        )
