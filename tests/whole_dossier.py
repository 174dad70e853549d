"""One dossier with something in every field of every noun, as a file of the newest version holds it."""

from datetime import UTC, date, datetime, timedelta, timezone

from roastbot.evidence import (
    GHOST,
    Absent,
    Actor,
    Ask,
    BlamedLines,
    ChangedFile,
    ChangeType,
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
    MergeMethod,
    Place,
    PullRequest,
    PullRequestLink,
    Question,
    Reason,
    Repository,
    Review,
    SourceTree,
    Thread,
    TouchedFile,
    TreeFile,
)

AT = datetime(2026, 3, 24, 9, 45, 59, tzinfo=timezone(timedelta(hours=-5)))
LATER = datetime(2026, 3, 25, 2, 36, 16, 5, tzinfo=UTC)
HOME = "https://github.com/ada/engine"
ADA, BOT = Actor("ada"), Actor("lint", is_bot=True)
LINES = (Line(" ", "a", 3, 4), Line("-", "", 4, None), Line("+", "\t##[b]", None, 5), Line(" ", "c", 9, 10))
PATCH = (
    FilePatch("mill.py", "old.py", 1, 1, ChangeType.RENAMED, LINES),
    FilePatch("logo.png", None, 0, 0, ChangeType.ADDED, Absent(Reason.BINARY)),
    FilePatch("mode", None, 0, 0, ChangeType.CHANGED, ()),
)
COMMITS = (
    Commit("1" * 40, "Mill", "Body", AT, LATER, "Ada", "ada", 1, 1, 3, 1, f"{HOME}/commit/1", ("Bob",), PATCH,
           (("Co-Authored-By", "Bob"),), (PullRequestLink(6, "Oil", f"{HOME}/pull/6"),)),
    Commit("2" * 40, "Merge", "", AT, AT, "Ada", None, 0, 0, None, 2, f"{HOME}/commit/2",
           patch=Absent(Reason.MERGE_COMMIT)),
)  # fmt: skip
PULL = PullRequest(
    "PR_7", Repository("ada/engine", True, HOME, "*.pb.go linguist-generated\n"), 7, "Mill", f"{HOME}/pull/7", ADA,  # noqa: FBT003 - a noun's columns
    AT, LATER, 1, 1, 3, (ChangedFile("mill.py", 1, 1, ChangeType.RENAMED),), ("bug",), "main", "mill", "2" * 40,
    "3" * 40, BOT, True, "MEMBER",  # noqa: FBT003 - a noun's columns
)  # fmt: skip
REMARK = Comment("C1", BOT, "Why?", AT, f"{HOME}/pull/7#1")
WHOLE = Dossier(
    pull_request=PULL,
    description="It grinds.\n\u202e",
    commits=COMMITS,
    reviews=(Review("R1", GHOST, "APPROVED", "", None, HOME), Review("R2", BOT, "COMMENTED", "Hm", LATER, HOME)),
    threads=(Thread("T1", "mill.py", None, True, False, (REMARK,), "@@ -1 +1 @@\n-a", ADA),),  # noqa: FBT003 - a noun's columns
    comments=(REMARK,),
    events=(Event("RenamedTitleEvent", AT, ADA, {"previousTitle": "Mil"}),),
    missing={"reviews": Absent(Reason.FORBIDDEN)},
    merge_method=MergeMethod.SQUASH,
    base_oid="4" * 40,
    checks=(Check("test", "success", "actions"),),
    issues=(LinkedIssue("ada/engine#5", "No mill", "I want one", HOME, Actor("eve")),),
    texts=(TouchedFile("mill.py", "a\n", Absent(Reason.TOO_LARGE), "old.py"), TouchedFile("new.py", None, "")),
    rules=(Document("AGENTS.md", "Be kind.", HOME),),
    test_setup=(Document("pytest.ini", "[pytest]", HOME),),
    concerns=(Concern("Slow", "Debt", "It is slow", "Time", (Place("mill.py", ((1, 9),)),), "CONCERNS.md", HOME),),
    earlier=(EarlierRoast("posts/a.md", "A", date(2026, 3, 2), "Words", ("ada/engine#1",), "https://ada.example/a/"),),
    tree=SourceTree(
        files=(TreeFile("logo.png"), TreeFile("mill.py", 9)),
        asked=(Question(Ask.NAME, "mill"), Question(Ask.LINE, "a"), Question(Ask.FILE, "oil.py")),
        mentions=(Mention("mill", "oil.py", 3, "mill()"),),
        crowded=("a",),
        texts=(Document("oil.py", "mill()\n", HOME),),
        searched=("src",),
        complete=False,
    ),
    blame=(BlamedLines("mill.py", 3, 4, "5" * 40, "Grind", "Bob", "bob", AT, f"{HOME}/commit/5", "ada/engine#2"),),
    withheld=frozenset({"issue:1", "review:1"}),
)
