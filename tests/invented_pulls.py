"""Invented pull requests with stories in them, for whoever has to write about one."""

from builders import commit, lines, pull
from roastbot.evidence import Dossier

LAMP = "def light_lamp():\n    return 1\n"


def queue() -> Dossier:
    """Return one that promises less, takes a promise back and rewrites itself by the clock."""
    return pull(
        "Simplify the ticket queue",
        commit(
            "Mon 09:05 Simplify the ticket queue", {"queue.py": lines(320, "ticket"), "tests/test_queue.py": lines(210)}
        ),
        commit("Mon 11:40 Deprecate old counter methods", {"counter.py": lines(30, "counter")}),
        commit("Mon 11:58 Silence counter deprecation warnings", {"setup.cfg": "ignore counter\n"}),
        commit("Mon 15:10 Add priority lane to queue", {"lane.py": lines(60, "priority lane")}),
        commit("Tue 10:20 Remove priority lane from queue", {"lane.py": "pass\n"}),
        commit("Tue 16:45 Fix ticket order", {"queue.py": lines(318, "ticket")}, body="I mistakenly sorted by colour."),
        commit("Wed 08:30 Fix remaining order", {"queue.py": lines(316, "ticket")}),
        description=(
            "Waiting took long because each clerk had a list.\n\n- Rework the counter\n"
            "- Add priority lane at the queue\n- Move the bell\n- Replace paper\n- Write tests\n"
        ),
        number=11,
        merged="Wed 17:20",
    )


def lighthouse() -> Dossier:
    """Return one whose author argues with themself about a lamp."""
    return pull(
        "feat(lamp): add a logging lamp",
        commit("Mon 08:00 Harden lamp", {"lamp.py": lines(90, "lamp"), "plan.md": lines(40, "plan")}),
        commit("Mon 10:00 Simplify lamp", {"lamp.py": lines(260, "bulb"), "notes.md": lines(33, "note")}),
        commit("Tue 21:00 Harden lamp again", {"lamp.py": lines(200, "glass")}),
        commit("Wed 22:10 Simplify lamp for good", {"lamp.py": lines(180, "shade"), "notes.md": None}),
        commit("Thu 02:20 Harden lamp at night", {"lamp.py": lines(190, "shade")}),
        commit("Thu 09:00 Fix all lamps", {"lamp.py": lines(189, "shade")}),
        number=12,
        repository="ada/lighthouse",
        merged="Thu 12:00",
        threads=[("lamp.py", "bob: why so bright?", "ada: because of the rocks!")],
    )


def bakery() -> Dossier:
    """Return one with a row of answers to one question, and a co-author on each of them."""
    rows = (
        "Mon 07:00 Start the bakery",
        "Mon 09:00 Fix oven door",
        "Mon 11:00 Use no oven door",
        "Tue 09:30 Replace oven hinge with SpringHinge",
        "Tue 13:00 Move oven to the yard",
        "Wed 10:00 Replace SpringHinge with rope",
        "Wed 11:00 Sweep the floor",
        "Wed 12:00 Paint the sign",
        "Thu 12:00 Count the loaves",
    )
    steps = [
        commit(row, {"oven.py" if "oven" in row else f"part{n}.py": lines(40, f"state {n}")}, co=("Bob Baker",))
        for n, row in enumerate(rows)
    ]
    return pull("Build the oven config", *steps, number=13, repository="ada/bakery", merged="Thu 18:00")


def typo() -> Dossier:
    """Return a tiny one with much to say for itself."""
    said = "The word was wrong. " * 40
    return pull(
        "Fix typo in the greeting",
        "Mon 09:00 Fix typo in the greeting +1/-1",
        description=said,
        number=14,
        merged="Wed+1 09:30",
    )


def migration() -> Dossier:
    """Return a large one in a single commit."""
    return pull(
        "Move the ledger database to a new schema",
        "Mon 14:00 Move the ledger database to a new schema +1200/-300",
        files=[("ledger/schema.py", 200, 300), ("docs/handbook.md", 900, 0), ("tests/test_schema.py", 100, 0)],
        description="Rows were slow without an index.",
        number=15,
        repository="ada/ledger",
    )


def rebased() -> Dossier:
    """Return one whose week left in a single minute, pushed by force."""
    steps = [
        commit(f"{day} 1{n}:15 {title} +{300 * (n + 1)}/-{9 * n}", committed="Fri 16:20")
        for n, (day, title) in enumerate(
            [("Mon", "Start token check"), ("Tue", "Guard the door"), ("Wed", "Guard the window"), ("Thu", "Guard it")]
        )
    ]
    return pull(
        "Check tokens at the door",
        *steps,
        number=16,
        repository="ada/porter",
        merged="Fri 17:05",
        events=[("HeadRefForcePushedEvent", "Fri 16:2" + str(n)) for n in range(5)],
    )


ALL = (queue, lighthouse, bakery, typo, migration, rebased)
