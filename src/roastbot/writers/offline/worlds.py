"""Comic worlds: where a pull request's own noun takes a post, and every image that may appear in it.

A post is set in one world. A world plants a thought about its noun near the beginning and spends it at the end, and
has a line for each way a story can turn. The lines hold no figure but a slot's and claim nothing about the code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roastbot.writers.offline.turns import Turn


def nouns(text: str) -> frozenset[str]:
    """Return the words of `text`, as a world's nouns."""
    return frozenset(text.split())


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
    nouns("lap marathon pace race run runner runners runs sprint"),
    (
        ("A runner is easier to start than to stop.", "The running stopped {last_at}."),
        (
            "Getting a runner off the track [takes|can take] longer than getting one on.",
            "The track was clear {merged_at}.",
        ),
        ("A runner [likes|wants] to know how far it is.", "The last commit is from {last_day}, {last_clock}."),
    ),
    {
        Turn.UNDONE: (
            "[A lap|That makes a lap], in other words: {span}, and back at the line.",
            "A lap, in other words.",
            "It ended, as laps do, where it began.",
        ),
        Turn.AGAIN: (
            "The course stayed the same; the laps were counted afresh.",
            "The bell for the last lap rang more than once.",
        ),
        Turn.MORE: (
            "It is the long way round to a shorter course.",
            "The shortcut is the longer way.",
        ),
        Turn.SHORT: (
            "It dropped out after {span}.",
            "It dropped out on the way round.",
            "It did not come round again.",
        ),
        Turn.STALE: (
            "The results board was printed before the race.",
            "The scoreboard was not corrected.",
        ),
        Turn.SIZE: (
            "It is a long way to carry it.",
            "It is a lot to carry round a track.",
        ),
        Turn.START: ("The start was quick. The rest was distance.",),
        Turn.SWAP: ("The baton changed hands.",),
        Turn.LATE: (
            "The course was drawn after the race.",
            "The starting list came out after the finish.",
        ),
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
    nouns("conductor ensemble orchestrate orchestration orchestrator orchestrators tempo"),
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
        Turn.UNDONE: (
            "{Span} of rehearsal, and the part was cut.",
            "After that the part was cut.",
            "The players were asked to strike it from their parts.",
        ),
        Turn.AGAIN: (
            "The same bar, from the top, each time.",
            "Rehearsals are like that: a bar, and then the bar again.",
        ),
        Turn.MORE: (
            "It is a long score for a shorter piece.",
            "The abridged score is the thicker one.",
        ),
        Turn.SHORT: (
            "The part was cut after {span} of rehearsal.",
            "The part had been rehearsed.",
            "It was heard in rehearsal and in rehearsal alone.",
        ),
        Turn.LATE: (
            "The score was printed after the performance.",
            "The programme was printed during the applause.",
        ),
        Turn.SIZE: (
            "The programme notes are thin.",
            "It is a loud passage for such short notes.",
        ),
        Turn.START: ("The tune came quickly; the encores took longer.",),
        Turn.SWAP: (
            "The seat stayed where it was, and the player changed.",
            "The podium has a new occupant.",
        ),
        Turn.STALE: (
            "The programme still lists the piece.",
            "The poster in the foyer still announces it.",
        ),
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
    nouns(
        """
        abort cancel cancellation cancelled cancelling interrupt kill route router routes scheduler shutdown
        signal sigterm terminate termination timetable track
        """
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
        Turn.UNDONE: (
            "That service ran for {span}.",
            "That service has been withdrawn.",
            "That train was taken off the board again.",
        ),
        Turn.AGAIN: (
            "Passengers are asked to note the change, and then to note it again.",
            "The loudspeaker corrected itself, and then the correction.",
        ),
        Turn.MORE: (
            "The announcement is longer than the journey.",
            "The detour has more stations than the line.",
        ),
        Turn.SHORT: (
            "It was in the timetable for {span}.",
            "It is in no later timetable.",
            "Its platform has been reassigned.",
        ),
        Turn.STALE: (
            "The departure board still shows it.",
            "It is still printed on the ticket.",
        ),
        Turn.LATE: ("The timetable was printed after departure.",),
        Turn.SWAP: ("Travellers for the old platform now want the new one.",),
        Turn.START: ("It left on time; the stops were added on the way.",),
        Turn.SIZE: (
            "It is a long train behind a short whistle.",
            "The whistle is short for a train of that length.",
        ),
        Turn.TOGETHER: (
            "They share a departure time, though not a day of travel.",
            "It must have been a crowded platform.",
        ),
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
)

LARDER = World(
    nouns("buffer cache cached caching evict expiry memo memoize retention store ttl"),
    (
        ("A cache is a shelf for things one expects to want again.", "The shelf was closed {merged_at}."),
        ("Whoever keeps a cache believes in leftovers.", "What was left over went in {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It kept for {span}.", "It did not keep."),
        Turn.AGAIN: (
            "The jar was relabelled each time.",
            "It is the same jam in another jar.",
        ),
        Turn.MORE: (
            "For a clear-out, the shelf is rather full.",
            "The shelf that was to be cleared has a shelf beside it now.",
        ),
        Turn.SHORT: ("It was best before {late_clock}.", "It did not keep."),
        Turn.STALE: (
            "The label and the jar no longer agree.",
            "The label says otherwise.",
        ),
        Turn.SIZE: (
            "It takes a deep larder.",
            "The larder had to be extended.",
        ),
        Turn.TOGETHER: (
            "They were put up on one afternoon, by the label.",
            "They carry the same date on the lid.",
        ),
    },
    {
        Turn.UNDONE: ("Best Before", "Back on the Shelf"),
        Turn.SHORT: ("Past Its Shelf Life",),
        Turn.ANY: ("A Well-Stocked Larder", "Leftovers"),
    },
    {Turn.UNDONE: ("The Label Maker",), Turn.ANY: ("The Larder Keeper", "The Jam Maker")},
    again="same jar, another label",
)

EXAM = World(
    nouns(
        """
        assert assertion check checks coverage fixture fixtures flaky lint mock mocks test testing tests
        validation validator verify
        """
    ),
    (
        ("A test is a question whose answer is written on the back.", "The papers were collected {merged_at}."),
        ("An examination asks what somebody hopes is known.", "Pencils were put down {last_at}."),
    ),
    {
        Turn.UNDONE: ("The answer was crossed out after {span}.", "The answer was crossed out, neatly."),
        Turn.AGAIN: (
            "The same question was sat again.",
            "It is the question that came up last time.",
        ),
        Turn.MORE: (
            "As a shorter paper it has many pages.",
            "The summary is longer than the essay.",
        ),
        Turn.SHORT: ("It was struck from the paper after {span}.", "It was struck from the paper."),
        Turn.LATE: ("The marking scheme followed the answers.",),
        Turn.SIZE: (
            "Extra sheets were handed out.",
            "It is a long answer under a short heading.",
        ),
        Turn.TOGETHER: (
            "The papers were all handed in at the bell.",
            "They were marked with the same pen.",
        ),
        Turn.STALE: ("The crib still gives the old answer.",),
    },
    {
        Turn.AGAIN: ("Once Again, for the Record", "Resit"),
        Turn.UNDONE: ("Crossing Out",),
        Turn.ANY: ("Show Your Working", "Pencils Down"),
    },
    {Turn.AGAIN: ("The Resit Candidate",), Turn.ANY: ("The Invigilator", "The Examiner")},
    again="sat the question, and sat it again",
)

GARDEN = World(
    nouns(""),
    (
        ("A branch is grown to be grafted one day.", "The graft took {merged_at}."),
        ("Every branch begins as a bud and an intention.", "The intention was grafted {merged_at}."),
        ("What grows on a branch depends on who holds the shears.", "The shears were put away {merged_at}."),
        ("A branch leans towards the light, or towards the deadline.", "It stopped growing {last_at}."),
        ("There is such a thing as a branch that prunes itself.", "The pruning was over {last_at}."),
        ("A branch bears fruit or it bears watching.", "It was watched until {last_day}, {last_clock}."),
        ("A branch needs light, water and somebody who knows when to stop.", "It was brought in {merged_at}."),
        (
            "[Gardeners say|It is said] that a branch shows what the weather was like.",
            "The weather ended {last_at}.",
        ),
    ),
    {
        Turn.UNDONE: (
            "It was pruned after {span}.",
            "It was pruned.",
            "The shears had been left within reach.",
        ),
        Turn.AGAIN: (
            "Cut back, it came up in the same place.",
            "It was cut, and it grew, and it was cut.",
        ),
        Turn.MORE: (
            "For a pruning, there is a good deal of new wood.",
            "What was to be trimmed has put out shoots.",
        ),
        Turn.SHORT: ("It was in leaf for {span}.", "It did not see the autumn."),
        Turn.STALE: (
            "The label in the pot is from another plant.",
            "The seed packet shows something else.",
        ),
        Turn.SIZE: (
            "It is a heavy branch for a short season.",
            "It is a large plant for so small a label.",
        ),
        Turn.TOGETHER: (
            "They flowered within the minute.",
            "They opened in the same minute, like tulips.",
        ),
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
