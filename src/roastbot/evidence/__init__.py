"""The nouns of a pull request as roastbot speaks of them; foreign types stop at the door (github.py, gather.py).

What GitHub leaves out is an `Absent` with its reason, never a stray None: `None` here only ever means that
the thing does not exist (a comment on a whole file has no line), not that somebody failed to say.
Instants are timezone-aware datetimes in the offset they were recorded in; ids are GitHub's own.
"""

from roastbot.evidence.commits import Commit, FilePatch, Line, PullRequestLink
from roastbot.evidence.dossier import Dossier, Source
from roastbot.evidence.people import GHOST, Absent, Actor, Reason
from roastbot.evidence.pull_request import ChangedFile, ChangeType, MergeMethod, PullRequest, Repository
from roastbot.evidence.repository import Concern, Document, EarlierRoast, Place, TouchedFile
from roastbot.evidence.source_tree import Ask, BlamedLines, Mention, Question, SourceTree, TreeFile
from roastbot.evidence.talk import Check, Comment, Event, LinkedIssue, Review, Thread

__all__ = [
    "GHOST",
    "Absent",
    "Actor",
    "Ask",
    "BlamedLines",
    "ChangeType",
    "ChangedFile",
    "Check",
    "Comment",
    "Commit",
    "Concern",
    "Document",
    "Dossier",
    "EarlierRoast",
    "Event",
    "FilePatch",
    "Line",
    "LinkedIssue",
    "Mention",
    "MergeMethod",
    "Place",
    "PullRequest",
    "PullRequestLink",
    "Question",
    "Reason",
    "Repository",
    "Review",
    "Source",
    "SourceTree",
    "Thread",
    "TouchedFile",
    "TreeFile",
]
