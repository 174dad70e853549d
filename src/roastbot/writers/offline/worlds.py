"""Comic worlds: where a pull request's own noun takes a post, and every image that may appear in it.

A post is set in one world. A world plants a thought about its noun near the beginning and spends it at the end, and
has a line for each way a story can turn. The lines hold no figure but a slot's and claim nothing about the code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roastbot.writers.offline.turns import Turn


@dataclass(frozen=True, slots=True)
class World:
    """One field of images.

    `nouns` lead into it. `plants` are pairs: what is said at the beginning, and what it means at the end. `lines`
    follow a scene and may use its slots. `titles` and `names` (of the verdict) are chosen by the post's thesis;
    those under Turn.ANY do for every thesis.
    """

    nouns: frozenset[str]
    plants: Sequence[tuple[str, str]]
    lines: Mapping[Turn, Sequence[str]]
    titles: Mapping[Turn, Sequence[str]]
    names: Mapping[Turn, Sequence[str]]
    again: str = "has a new answer to the last answer"


TRACK = World(
    frozenset({"runner", "runners", "run", "runs", "sprint", "pace", "race", "lap", "marathon"}),
    (
        ("A runner is easier to start than to stop.", "The running stopped {last_at}."),
        (
            "Getting a runner off the track [takes|can take] longer than getting one on.",
            "The track was clear {merged_at}.",
        ),
        ("A runner [likes|wants] to know how far it is.", "It was as far as {last_day}, {last_clock}."),
    ),
    {
        Turn.UNDONE: (
            "[A lap|That makes a lap], in other words: {span}, and back at the line.",
            "A lap, in other words.",
        ),
        Turn.AGAIN: ("The course stayed the same; the laps were counted afresh.",),
        Turn.MORE: ("It is the long way round to a shorter course.",),
        Turn.SHORT: ("It dropped out after {span}.", "It dropped out on the way round."),
        Turn.STALE: ("The results board was printed before the race.",),
        Turn.SIZE: ("It is a long way to carry it.",),
        Turn.START: ("The start was quick. The rest was distance.",),
        Turn.SWAP: ("The baton changed hands.",),
        Turn.LATE: ("The course was drawn after the race.",),
        Turn.TOGETHER: ("The stopwatch has stopped asking.",),
    },
    {
        Turn.MORE: ("In the Long Run", "Going the Distance"),
        Turn.AGAIN: ("Run That by Me Again", "Another Lap"),
        Turn.UNDONE: ("Running in Circles", "Back to the Starting Line"),
        Turn.ANY: ("Running Late", "In the Long Run"),
    },
    {
        Turn.MORE: ("The Long-Distance Runner", "The Pacemaker"),
        Turn.UNDONE: ("The Lap Counter",),
        Turn.ANY: ("The Anchor Leg", "The Timekeeper"),
    },
    again="counted the laps afresh each time",
)

ORCHESTRA = World(
    frozenset({"orchestrator", "orchestrators", "orchestrate", "orchestration", "conductor", "ensemble", "tempo"}),
    (
        (
            "Somebody has to say who comes in when, and that is what an orchestrator is for.",
            "The last entry is {last_title}, {last_at}.",
        ),
        (
            "An orchestrator makes no sound of its own; it [waves|nods], and others play.",
            "The baton was put down {merged_at}.",
        ),
    ),
    {
        Turn.UNDONE: ("{Span} of rehearsal, and the part was cut.", "After that the part was cut."),
        Turn.AGAIN: ("The same bar, from the top, each time.",),
        Turn.MORE: ("It is a long score for a shorter piece.",),
        Turn.SHORT: ("The part was cut after {span} of rehearsal.", "The part had been rehearsed."),
        Turn.LATE: ("The score was printed after the performance.",),
        Turn.SIZE: ("The programme notes are thin.",),
        Turn.START: ("The tune came quickly; the encores took longer.",),
        Turn.SWAP: ("The seat stayed where it was, and the player changed.",),
        Turn.STALE: ("The programme still lists the piece.",),
        Turn.TOGETHER: ("The hall is free at that hour.",),
    },
    {
        Turn.AGAIN: ("From the Top", "Once More, With Feeling"),
        Turn.UNDONE: ("Musical Chairs", "Fine Tuning"),
        Turn.LATE: ("Playing It by Ear",),
        Turn.ANY: ("Face the Music", "Pulling Out All the Stops"),
    },
    {
        Turn.AGAIN: ("The Rehearsing Conductor",),
        Turn.UNDONE: ("The Guest Conductor",),
        Turn.ANY: ("The Page Turner", "The Guest Conductor"),
    },
    again="from the top, and from the top again",
)

RAILWAY = World(
    frozenset(
        {
            "cancel", "cancellation", "cancelled", "cancelling", "abort", "terminate", "termination", "shutdown",
            "kill", "sigterm", "interrupt", "scheduler", "timetable", "route", "router", "routes", "track", "signal",
        }
    ),
    (
        (
            "A cancellation is quickly decided. [The work|What takes time] is [in|] the announcement.",
            "The announcement is complete as of {last_day}, {last_clock}.",
        ),
        (
            "The difficult part of a cancellation is telling those who are already on the train.",
            "Those on the train were told {last_at}.",
        ),
    ),
    {
        Turn.UNDONE: ("That service ran for {span}.", "That service has been withdrawn."),
        Turn.AGAIN: ("Passengers are asked to note the change, and then to note it again.",),
        Turn.MORE: ("The announcement is longer than the journey.",),
        Turn.SHORT: ("It was in the timetable for {span}.", "It is in no later timetable."),
        Turn.STALE: ("The departure board still shows it.",),
        Turn.LATE: ("The timetable was printed after departure.",),
        Turn.SWAP: ("Travellers for the old platform now want the new one.",),
        Turn.START: ("It left on time; the stops were added on the way.",),
        Turn.SIZE: ("It is a long train behind a short whistle.",),
        Turn.TOGETHER: ("They share a departure time, though not a day of travel.",),
    },
    {
        Turn.AGAIN: ("All Change, Please",),
        Turn.UNDONE: ("Return Ticket",),
        Turn.TOGETHER: ("The Slow Train",),
        Turn.ANY: ("We Apologise for the Delay", "Mind the Gap"),
    },
    {
        Turn.AGAIN: ("The Stationmaster", "The Points Operator"),
        Turn.TOGETHER: ("The Dispatcher",),
        Turn.ANY: ("The Timetable Clerk", "The Announcer"),
    },
    again="announced the change, and the change to it",
)  # fmt: skip

LARDER = World(
    frozenset(
        {"cache", "cached", "caching", "store", "memo", "memoize", "buffer", "retention", "ttl", "evict", "expiry"}
    ),
    (
        ("A cache is a shelf for things one expects to want again.", "The shelf was closed {merged_at}."),
        ("Whoever keeps a cache believes in leftovers.", "What was left over went in {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It kept for {span}.", "It did not keep."),
        Turn.AGAIN: ("The jar was relabelled each time.",),
        Turn.MORE: ("For a clear-out, the shelf is rather full.",),
        Turn.SHORT: ("It was best before {late_clock}.", "It did not keep."),
        Turn.STALE: ("The label and the jar no longer agree.",),
        Turn.SIZE: ("It takes a deep larder.",),
        Turn.TOGETHER: ("They were put up on one afternoon, by the label.",),
    },
    {
        Turn.UNDONE: ("Best Before", "Back on the Shelf"),
        Turn.SHORT: ("Past Its Shelf Life",),
        Turn.ANY: ("A Well-Stocked Larder", "Leftovers"),
    },
    {Turn.UNDONE: ("The Label Maker",), Turn.ANY: ("The Larder Keeper", "The Jam Maker")},
    again="same jar, another label",
)

COUNTER = World(
    frozenset(
        {
            "queue", "queues", "worker", "workers", "job", "jobs", "task", "tasks", "message", "messages", "event",
            "events", "batch", "consumer", "producer", "broker", "backlog", "pending", "limit", "limits",
        }
    ),
    (
        ("A queue has a simple rule: wait to be called.", "It was called {merged_at}."),
        ("At a counter, the form matters more than the errand.", "The form was stamped {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was back at the counter after {span}.", "Then it was back at the counter."),
        Turn.AGAIN: ("Each of them drew a new ticket for the old errand.",),
        Turn.MORE: ("More joined the queue than left it.",),
        Turn.SHORT: ("It stood in line for {span} and went home.", "It went home unserved."),
        Turn.STALE: ("The notice on the counter is last week's.",),
        Turn.SIZE: ("The form has many pages.",),
        Turn.TOGETHER: ("They were called to the counter together.",),
    },
    {
        Turn.AGAIN: ("Take a Number", "Back of the Queue"),
        Turn.UNDONE: ("Return to Counter",),
        Turn.ANY: ("Next, Please", "Wait Your Turn"),
    },
    {Turn.AGAIN: ("The Ticket Holder",), Turn.ANY: ("The Counter Clerk", "The Patient Customer")},
    again="same errand, another ticket",
)  # fmt: skip

EXAM = World(
    frozenset(
        {
            "test", "tests", "testing", "fixture", "fixtures", "mock", "mocks", "coverage", "flaky", "assert",
            "assertion", "lint", "check", "checks", "validation", "validator", "verify",
        }
    ),
    (
        ("A test is a question whose answer is written on the back.", "The papers were collected {merged_at}."),
        ("An examination asks what somebody hopes is known.", "Pencils were put down {last_at}."),
    ),
    {
        Turn.UNDONE: ("The answer was crossed out after {span}.", "The answer was crossed out, neatly."),
        Turn.AGAIN: ("The same question was sat again.",),
        Turn.MORE: ("As a shorter paper it has many pages.",),
        Turn.SHORT: ("It was struck from the paper after {span}.", "It was struck from the paper."),
        Turn.LATE: ("The marking scheme followed the answers.",),
        Turn.SIZE: ("Extra sheets were handed out.",),
        Turn.TOGETHER: ("The papers were all handed in at the bell.",),
    },
    {
        Turn.AGAIN: ("Once Again, for the Record", "Resit"),
        Turn.UNDONE: ("Crossing Out",),
        Turn.ANY: ("Show Your Working", "Pencils Down"),
    },
    {Turn.AGAIN: ("The Resit Candidate",), Turn.ANY: ("The Invigilator", "The Examiner")},
    again="sat the question, and sat it again",
)  # fmt: skip

GARDEN = World(
    frozenset(),
    (
        ("A branch is grown in order to be grafted.", "The graft took {merged_at}."),
        ("A branch needs light, water and somebody who knows when to stop.", "It was brought in {merged_at}."),
        (
            "[Gardeners say|It is said] that a branch shows what the weather was like.",
            "The weather ended {last_at}.",
        ),
    ),
    {
        Turn.UNDONE: ("It was pruned after {span}.", "It was pruned."),
        Turn.AGAIN: ("Cut back, it came up in the same place.",),
        Turn.MORE: ("For a pruning, there is a good deal of new wood.",),
        Turn.SHORT: ("It was in leaf for {span}.", "It did not see the autumn."),
        Turn.STALE: ("The label in the pot is from another plant.",),
        Turn.SIZE: ("It is a heavy branch for a short season.",),
        Turn.TOGETHER: ("They flowered within the minute.",),
    },
    {
        Turn.MORE: ("Branching Out",),
        Turn.AGAIN: ("Turning Over a New Leaf",),
        Turn.UNDONE: ("Cut and Come Again",),
        Turn.ANY: ("Out on a Limb", "Branching Out"),
    },
    {Turn.MORE: ("The Generous Pruner",), Turn.ANY: ("The Head Gardener", "The Grafter")},
    again="cut it back, and watched it come up",
)
