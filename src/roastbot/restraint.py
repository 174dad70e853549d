"""When a roast is told with restraint, and what is left out of it then. Pure: code decides, no model is asked.

A pull request that mends a security fault may be celebrated, but what was wrong, where, and how it could be used is
not repeated: somebody out there has not updated yet. A secret that leaked is not pointed at. Somebody who has never
contributed before is not laughed at. In doubt there is restraint; it costs a few jokes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from roastbot.evidence import Absent, ChangeType, Dossier, Reason
from roastbot.file_kinds import Kind, kind_of
from roastbot.findings import Fact, Finding


class Cause(StrEnum):
    """What asks for restraint; each has its prose in prompts/restraint_<name>.md."""

    SECURITY = "security"
    SECRET = "secret"  # noqa: S105 - a cause, not one
    NEWCOMER = "newcomer"


@dataclass(frozen=True, slots=True)
class Restraint:
    """Why a roast is mild and what it may not tell; without causes there is none.

    `reasons` are plain sentences without a full stop, one for each cause and in no words of the pull request's own.
    `withhold` are the ids of sources that nobody who writes is shown, and whose words may not be printed; `places` are
    paths that must not be told.
    """

    causes: tuple[Cause, ...] = ()
    reasons: tuple[str, ...] = ()
    withhold: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.causes)

    @property
    def sentence(self) -> str:
        """What a report says about it, without a full stop; empty when there is nothing to say."""
        return f"this roast is written with restraint, because {' and '.join(self.reasons)}" if self.causes else ""

    def facts(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Return the facts that may be told: of a security fix none that says where it is or what it calls things."""
        return tuple(fact for fact in facts if self._may_tell(fact))

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that may be told: none about what is withheld, of a newcomer none that teases."""
        return tuple(finding for finding in findings if self._may_find(finding))

    def _may_tell(self, fact: Fact) -> bool:
        if Cause.SECURITY in self.causes and (fact.subject.kind in POINTING or _is_words(fact)):
            return False
        if self._points(f"{fact.id} {fact.about} {fact.value if isinstance(fact.value, str) else ''}"):
            return False
        named = isinstance(fact.value, str)
        return not (named and any(receipt.source in self.withhold for receipt in fact.receipts))

    def _points(self, text: str) -> bool:
        return any(place in text for place in self.places)

    def _may_find(self, finding: Finding) -> bool:
        if Cause.NEWCOMER in self.causes and finding.detector in TEASING and not finding.praise:
            return False
        told = not self._points(finding.claim) and all(self._may_tell(fact) for fact in finding.facts)
        return told and not any(receipt.source in self.withhold for receipt in finding.receipts)


def _is_words(fact: Fact) -> bool:
    """Whether a fact's value is somebody's words and no stretch of time."""
    return isinstance(fact.value, str) and not fact.id.endswith(".span")


NONE: Final = Restraint()
POINTING: Final = frozenset({"file", "class", "function", "thread", "word"})  # subjects that say where or what
TEASING: Final = frozenset(
    {
        "again",
        "company",
        "confession",
        "few_words",
        "fix_on_fix",
        "last_word",
        "machine_hands",
        "odd_hours",
        "own_alarm",
        "remark",
        "same_title",
        "second_thoughts",
        "taken_back",
        "undone_undoing",
        "weekend",
    }
)  # fmt: skip - detectors that are about the person at work rather than about the work

MARK: Final = "[REDACTED:"  # what redact.py leaves where a secret stood
_ABOUT_THE_CHANGE: Final = ("title", "description", "commit:", "patch:", "review:", "thread:", "comment:", "issue:",
                            "after:")  # fmt: skip
_TELLING: Final = (
    "patch:", "before:", "after:", "tree:", "blame:", "thread:", "review:", "comment:", "issue:", "concern:", "rule:",
    "setup:", "description", "commit:",
)  # fmt: skip
_HARMLESS: Final = (".example", ".sample", ".template", ".dist", ".test", ".pub")  # files for secrets that hold none
_NEW: Final = frozenset({"FIRST_TIME_CONTRIBUTOR", "FIRST_TIMER"})
_FIRST = re.compile(
    r"\bfirst[- ]time[- ]contribut|\b(?:your|their) (?:very )?first (?:contribution|pull request|PR)\b", re.IGNORECASE
)
_FIRST_LABEL = re.compile(
    r"^(?:first[- ]time[- ]contribut(?:or|ion)|first[- ](?:contribution|pr)|new[- ]contributor)$", re.IGNORECASE
)

_ID = re.compile(r"\bGHSA(?:-[a-z0-9]{4}){3}\b|\bCVE-\d{4}-\d{4,7}\b", re.IGNORECASE)
_BRANCH = re.compile(r"(?:^|[/-])(?:advisory-fix|ghsa)-", re.IGNORECASE)
_ACRONYM = re.compile(r"\b(?:(?i:XSS|CSRF|XSRF|SSRF|RCE|XXE|IDOR|SQLi|SSTI|ReDoS)s?|DoS|log4shell)\b")
_PHRASE = re.compile(
    r"""(?<!\w)(?:
        vulnerab(?:le|ility|ilities) | \[security\] | zero[- ]day | exploitable | exploited | attackers?
      | security[ -](?:fix(?:es)?|patch(?:es)?|holes?|issues?|bugs?|flaws?|vuln\w*|advisor(?:y|ies)|updates?|release
        |hardening)
      | (?:sql|nosql|command|code|shell|os|html|script|header|crlf|log|ldap|xpath|template|argument|option|prompt)
        [ -]injections? | injection[ ](?:attacks?|flaws?|holes?|bugs?|vectors?)
      | (?:fix|prevent|block|stop|close|mitigate|avoid|against)[ ](?:an?[ ]|possible[ ]|potential[ ])?injections?
      | cross[- ]site[ -](?:script\w*|request) | (?:path|directory)[ -]traversal | zip[- ]slip | open[ -]redirects?
      | privilege[ -]escalation | (?:auth\w*|permission|access[ -]control)[ -]bypass | remote[ ]code[ ]execution
      | arbitrary[ ](?:code|file|command)\w* | (?:buffer|heap|stack|integer)[ -]overflow | use[- ]after[- ]free
      | out[- ]of[- ]bounds[ ](?:read|write|access) | prototype[ -]pollution | clickjacking | timing[ -]attacks?
      | (?:unsafe|insecure)[ -]deseriali[sz]ation | denial[- ]of[- ]service | information[ -]disclosure
      | (?:leak(?:s|ed|ing)?|expos(?:es|ed|ing|ure[ ]of))[ ](?:\w+[ ])?(?:secrets?|credentials?|tokens?|passwords?)
      | (?:secrets?|credentials?|tokens?|passwords?|api[ ]keys?)[ ](?:leak|exposure)\w*
      | session[ -](?:fixation|hijack\w*)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
# What speaks of such things without mending one: tools that look for them, pages that explain them.
_ABOUT_IT = re.compile(
    r"\b(?:vulnerabilit(?:y|ies)|security|exploits?|secrets?)[ -](?:scan\w*|report\w*|polic\w+|pages?|docs?|"
    r"documentation|databases?|checks?|checkers?|alerts?|dashboards?|training|guides?|headers?|tests?|linter\w*|audits?)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"^(?:docs?|tests?|ci|style|build)(?:\([^)]*\))?!?:(?!.*\b(?:fix|prevent|mitigat|patch|clos)\w*\b)"
    r"|^(?:document|explain|describe)\b",
    re.IGNORECASE,
)
_FIXES = re.compile(r"\b(?:fix(?:es|ed)?|prevents?|mitigates?|patch(?:es|ed)|closes?)\b", re.IGNORECASE)
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
LONGEST: Final = 300  # characters of a sentence of the description that may speak of a fault
_SECURE = frozenset({"security", "vulnerability", "vulnerabilities", "cve", "ghsa", "exploit"})
_MERELY_ABOUT = frozenset(
    {"docs", "documentation", "area", "team", "topic", "policy", "scan", "scanning", "ci", "non", "no", "not"}
)


def restraint_of(dossier: Dossier, secrets_found: bool = False, *, own: str = "") -> Restraint:
    """Return why this pull request is to be roasted mildly, and what is to be withheld.

    `secrets_found` says that a secret of the change was taken out elsewhere; the marks of those taken out are seen
    anyway. `own` is the login of the blog's author, who asked to be roasted: being new somewhere does not spare them.
    """
    marked = frozenset(_marked(dossier))
    security = _security(dossier)
    causes: list[tuple[Cause, str]] = []
    if security:
        causes.append((Cause.SECURITY, security))
    if secrets_found or marked:
        causes.append((Cause.SECRET, "a likely secret was found in it"))
    if _is_new(dossier, own):
        causes.append((Cause.NEWCOMER, "its author is new to the repository"))
    held = marked | (frozenset(_telling(dossier)) if security else frozenset())
    places = frozenset(_places(dossier)) if security else frozenset()
    return Restraint(tuple(cause for cause, _ in causes), tuple(reason for _, reason in causes), held, places)


def restrained(dossier: Dossier, restraint: Restraint) -> Dossier:
    """Return the dossier with what is withheld added to what may not be quoted.

    Of a security fix the branch's name, the labels, what its events say and the titles of other pull requests go as
    well: they often name the fault.
    """
    held = replace(dossier, withheld=dossier.withheld | restraint.withhold) if restraint.withhold else dossier
    if Cause.SECURITY not in restraint.causes:
        return held
    pull = replace(held.pull_request, head_ref="", labels=())
    commits = tuple(replace(commit, came_with=()) for commit in held.commits)
    return replace(
        held, pull_request=pull, commits=commits, events=tuple(replace(event, detail={}) for event in held.events)
    )


def _marked(dossier: Dossier) -> Iterator[str]:
    """Yield the sources of the change itself in which a secret stood; rules and earlier roasts leak nothing new."""
    for source in dossier.sources.values():
        if source.id.startswith(_ABOUT_THE_CHANGE) and MARK in source.text:
            yield source.id
    for commit in dossier.commits:
        for part in () if isinstance(commit.patch, Absent) else commit.patch:
            kept = part.change is not ChangeType.DELETED and not part.path.endswith(_HARMLESS)
            if kept and isinstance(part.lines, Absent) and part.lines.reason is Reason.SECRET:
                yield f"patch:{commit.short}:{part.path}"


def _is_new(dossier: Dossier, own: str) -> bool:
    """Whether GitHub, a label or a welcoming bot says so; GitHub itself stops saying it soon after the merge."""
    pull = dossier.pull_request
    if pull.author.is_bot or (own and pull.author.login.casefold() == own.casefold()):
        return False
    bots = (comment.body for comment in dossier.comments if comment.author.is_bot)
    labelled = any(_FIRST_LABEL.match(label.strip()) for label in pull.labels)
    return pull.author_association in _NEW or labelled or any(_FIRST.search(body) for body in bots)


def _security(dossier: Dossier) -> str:
    """Return the reason why this mends a security fault; empty when nothing says so."""
    pull = dossier.pull_request
    messages = [f"{commit.headline}\n{commit.body}" for commit in dossier.commits]
    reported = [f"{issue.title}\n{issue.body}" for issue in dossier.issues]
    own = [pull.title, *(commit.headline for commit in dossier.commits if not commit.is_merge)]
    prose = bool(pull.files) and all(kind_of(file.path) is Kind.WORDS for file in pull.files)
    named = any(
        _ID.search(_plain(text)) for text in (pull.title, dossier.description, *messages, *reported, *pull.labels)
    )
    signs = (
        ("an advisory is named in it", named),
        ("its branch is that of an advisory", bool(_BRANCH.search(pull.head_ref))),
        ("a label calls it a security matter", not prose and any(map(_is_secure, pull.labels))),
        ("its title or one of its commits speaks of a security fault", not prose and any(map(_mends, own))),
        ("its description says that it mends a security fault", not prose and _owns_up(dossier.description)),
        (
            "it closes an issue about a security fault",
            not prose and any(_mends(issue.title) for issue in dossier.issues),
        ),
    )
    return next((reason for reason, is_so in signs if is_so), "")


def _is_secure(label: str) -> bool:
    said = frozenset(re.findall(r"[a-z]+", label.lower()))
    return bool(said & _SECURE) and not said & _MERELY_ABOUT


def _plain(text: str) -> str:
    """Return text in its plainest letters: no odd spaces or dashes hide a word."""
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def _owns_up(description: str) -> bool:
    """Whether a sentence of the description says that a security fault is mended."""
    sentences = (one for one in re.split(r"[.!?\n]", description) if len(one) <= LONGEST)
    return any(_FIXES.search(one) and _mends(one) for one in sentences)


def _mends(title: str) -> bool:
    """Whether a title speaks of a security fault, and not of a tool or a page about such faults."""
    title = _plain(title)
    if _TALK.match(title.strip()):
        return False
    rest = _ABOUT_IT.sub(" ", title)
    return bool(_PHRASE.search(rest) or _ACRONYM.search(rest))


def _places(dossier: Dossier) -> Iterator[str]:
    """Yield the paths of everything that was touched, and the names of those files as far as they stand out."""
    paths = {file.path for file in dossier.pull_request.files}
    paths |= {part.path for commit in dossier.commits if not isinstance(commit.patch, Absent) for part in commit.patch}
    for path in paths:
        yield path
        name = path.rpartition("/")[2]
        if "." in name.strip("."):
            yield name


def _telling(dossier: Dossier) -> Iterator[str]:
    """Yield the sources that say what was wrong, where, or how it could be used.

    Every commit is among them: a title names the remedy in whatever verb it likes, and the remedy tells the fault.
    """
    yield from (source for source in dossier.sources if source.startswith(_TELLING))
