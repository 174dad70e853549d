"""The rest of the worlds, and which world a pull request's nouns lead to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from roastbot.evidence import Dossier
from roastbot.words import words
from roastbot.writers.offline.grammar import Dice
from roastbot.writers.offline.turns import Turn
from roastbot.writers.offline.worlds import COUNTER, EXAM, GARDEN, LARDER, ORCHESTRA, RAILWAY, TRACK, World

PORTER = World(
    frozenset(
        {
            "auth", "authentication", "authorization", "token", "tokens", "permission", "permissions", "secret",
            "secrets", "login", "session", "sessions", "role", "access", "credential", "credentials", "password", "key",
            "keys", "guard", "oauth", "sso",
        }
    ),
    (
        ("A lock is judged by the people it keeps out.", "The door was shut {merged_at}."),
        ("A porter knows who belongs in the house.", "The house was quiet again {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The key was handed back after {span}.", "The key was handed back."),
        Turn.AGAIN: ("The lock was changed, and the lock was changed again.",),
        Turn.MORE: ("There are more keys on the ring than there were.",),
        Turn.SHORT: ("The room was let for {span}.", "The room is free again."),
        Turn.STALE: ("The old key is still on the notice in the hall.",),
        Turn.SIZE: ("It is a heavy ring of keys.",),
        Turn.TOGETHER: ("The guest book was signed in the same hand.",),
    },
    {
        Turn.AGAIN: ("Knock Knock",),
        Turn.UNDONE: ("Returning the Keys",),
        Turn.ANY: ("Under Lock and Key", "Whose Door Is It Anyway"),
    },
    {Turn.AGAIN: ("The Locksmith",), Turn.ANY: ("The Night Porter", "The Keyholder")},
    again="changed the lock, and changed the lock",
)  # fmt: skip

WATCH = World(
    frozenset(
        {
            "log", "logs", "logging", "logger", "trace", "tracing", "metric", "metrics", "telemetry", "debug",
            "monitor", "monitoring", "alert", "alerts", "observability", "audit",
        }
    ),
    (
        (
            "A log writes down what happened and keeps its opinion to itself.",
            "The last entry is from {last_day}, {last_clock}.",
        ),
        ("The watch is kept so that others can sleep.", "The watch ended {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The entry was struck out {span} later.", "The entry has a line through it."),
        Turn.AGAIN: ("The watch was relieved and reported the same.",),
        Turn.MORE: ("The book grew thicker in the tidying.",),
        Turn.SHORT: ("It stood in the book for {span}.", "There is a line through it in the book."),
        Turn.LATE: ("The book was written up afterwards.",),
        Turn.SIZE: ("It fills a good part of the book.",),
        Turn.TOGETHER: ("The book has them all on one line.",),
    },
    {Turn.LATE: ("Dear Diary",), Turn.TOGETHER: ("On My Watch",), Turn.ANY: ("For the Record", "Duly Noted")},
    {Turn.ANY: ("The Night Watch", "The Log Keeper")},
    again="relieved the watch, and reported the same",
)  # fmt: skip

LETTER = World(
    frozenset(
        {
            "doc", "docs", "readme", "guide", "changelog", "documentation", "tutorial", "example", "examples",
            "translation", "locale", "wording", "glossary",
        }
    ),
    (
        ("Documentation is a letter to somebody who was not there.", "It was posted {merged_at}."),
        ("A letter is finished when it is in the box.", "It was in the box {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The sentence was crossed out after {span}.", "The sentence was crossed out."),
        Turn.AGAIN: ("The letter was begun again, with the same greeting.",),
        Turn.MORE: ("It is a long letter about brevity.",),
        Turn.SHORT: ("It was a postscript for {span}.", "It did not make the fair copy."),
        Turn.STALE: ("The letter describes an earlier visit.",),
        Turn.SIZE: ("The envelope had to be changed.",),
        Turn.TOGETHER: ("They bear the same postmark.",),
    },
    {Turn.AGAIN: ("Return to Sender",), Turn.ANY: ("Read Between the Lines", "Yours Faithfully")},
    {Turn.ANY: ("The Correspondent", "The Postmaster")},
    again="began again, with the same greeting",
)  # fmt: skip

RESTAURANT = World(
    frozenset(
        {
            "api", "client", "clients", "http", "request", "requests", "response", "responses", "endpoint", "endpoints",
            "server", "servers", "webhook", "webhooks", "service", "handler", "rest", "graphql", "serve", "order",
        }
    ),
    (
        ("A server takes orders and brings back what the kitchen has.", "It was served {merged_at}."),
        ("In a restaurant the menu is a promise and the kitchen is the truth.", "The kitchen closed {last_at}."),
    ),
    {
        Turn.UNDONE: ("It went back to the kitchen after {span}.", "It went back to the kitchen."),
        Turn.AGAIN: ("The same dish came out again under a new name.",),
        Turn.MORE: ("It is a large helping for a diet.",),
        Turn.SHORT: ("It was on the menu for {span}.", "It is off the menu."),
        Turn.STALE: ("The menu has not been reprinted.",),
        Turn.SIZE: ("It is a long bill for the table.",),
        Turn.TOGETHER: ("The dishes left the kitchen together.",),
    },
    {
        Turn.UNDONE: ("Sent Back to the Kitchen",),
        Turn.STALE: ("Off the Menu",),
        Turn.ANY: ("Order, Order", "Made to Order"),
    },
    {Turn.ANY: ("The Head Waiter", "The Dish of the Day")},
    again="sent it out again under a new name",
)  # fmt: skip

REMOVAL = World(
    frozenset(
        {
            "migration", "migrations", "migrate", "schema", "database", "db", "table", "tables", "sql", "query",
            "queries", "column", "columns", "upgrade", "version", "versions", "dependency", "dependencies", "move",
            "rename", "port", "bump",
        }
    ),
    (
        ("A migration is moving house with the family still inside.", "The last box was carried in {last_at}."),
        ("In a move, what counts is which box the kettle is in.", "The kettle boiled {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The box was carried down again after {span}.", "The box was carried down again."),
        Turn.AGAIN: ("It was the same sofa, on the same stairs.",),
        Turn.MORE: ("More boxes came in than went out.",),
        Turn.SHORT: ("It was unpacked for {span}.", "It went back into its box."),
        Turn.STALE: ("The label on the box says otherwise.",),
        Turn.SIZE: ("The van had to come back.",),
        Turn.TOGETHER: ("They arrived on the same van.",),
    },
    {
        Turn.UNDONE: ("Home Again",),
        Turn.STALE: ("Handle With Care",),
        Turn.ANY: ("Moving On", "This Way Up"),
    },
    {Turn.ANY: ("The Removal Firm", "The Box Labeller")},
    again="same sofa, same stairs, another go",
)  # fmt: skip

SWITCHES = World(
    frozenset(
        {
            "config", "configuration", "setting", "settings", "option", "options", "flag", "flags", "env", "toggle",
            "feature", "switch", "parameter", "parameters", "default", "defaults", "mode", "modes", "enable", "disable",
        }
    ),
    (
        ("An option is a decision with a handle on it.", "The handle was turned {merged_at}."),
        ("A switch is an argument put off until later.", "The lamp was lit {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was off again after {span}.", "Off again."),
        Turn.AGAIN: ("On, off, and on.",),
        Turn.MORE: ("There are more handles than before.",),
        Turn.SHORT: ("The lamp burned for {span}.", "The lamp is out."),
        Turn.STALE: ("The label beside the switch is the old one.",),
        Turn.SIZE: ("It is a wide panel for such a lamp.",),
        Turn.TOGETHER: ("They were thrown with the same lever.",),
    },
    {Turn.AGAIN: ("On Again, Off Again",), Turn.ANY: ("Flip the Switch", "Lights Out")},
    {Turn.ANY: ("The Switchboard Operator", "The Electrician")},
    again="on, off, and on again",
)  # fmt: skip

SHIPYARD = World(
    frozenset(
        {
            "build", "builds", "docker", "dockerfile", "deploy", "deployment", "deployments", "release", "releases",
            "package", "packages", "packaging", "workflow", "workflows", "publish", "container", "containers", "image",
            "kubernetes", "helm", "ci", "pipeline", "artifact",
        }
    ),
    (
        ("A ship is christened before anybody knows whether it floats.", "It left the slipway {merged_at}."),
        ("At a launch the speech is short and the slipway is long.", "The bottle was broken {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was back in dock after {span}.", "Back in dock."),
        Turn.AGAIN: ("The same hull was scraped again.",),
        Turn.MORE: ("She lies lower in the water for it.",),
        Turn.SHORT: ("It was afloat for {span}.", "It was afloat for a while."),
        Turn.STALE: ("The name on the bow is the old one.",),
        Turn.SIZE: ("It took a good deal of rope.",),
        Turn.TOGETHER: ("They left on the same tide.",),
    },
    {Turn.UNDONE: ("Back in Dock",), Turn.ANY: ("All Hands on Deck", "Plain Sailing")},
    {Turn.ANY: ("The Shipwright", "The Harbour Master")},
    again="scraped the hull, and scraped the hull",
)  # fmt: skip

TAILOR = World(
    frozenset(
        {
            "type", "types", "typing", "interface", "interfaces", "class", "classes", "refactor", "abstract", "generic",
            "pattern", "protocol", "model", "models", "module", "modules", "decompose", "structure", "layout", "size",
        }
    ),
    (
        ("A type is a promise about how something will fit.", "The fitting ended {last_at}."),
        ("Letting out a seam is [also|] a kind of design.", "It was worn out of the shop {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The hem was let out again after {span}.", "The hem was let out again."),
        Turn.AGAIN: ("It was the same sleeve at the next fitting.",),
        Turn.MORE: ("For something taken in, it is roomy.",),
        Turn.SHORT: ("It was worn for {span}.", "It went back on the hanger."),
        Turn.STALE: ("The label gives the old size.",),
        Turn.SIZE: ("It took a good length of cloth.",),
        Turn.TOGETHER: ("They were pressed in the same hour.",),
    },
    {Turn.UNDONE: ("A Stitch in Time",), Turn.MORE: ("Room to Grow",), Turn.ANY: ("Made to Measure", "Tailor-Made")},
    {Turn.ANY: ("The Tailor", "The Alterations Desk")},
    again="took it in, and took it in again",
)  # fmt: skip

CROSSING = World(
    frozenset(
        {
            "thread", "threads", "async", "concurrent", "concurrency", "parallel", "lock", "locks", "mutex", "pool",
            "process", "processes", "subprocess", "semaphore", "deadlock", "await", "asyncio", "traffic",
        }
    ),
    (
        ("A crossroads works as long as somebody waits.", "The crossroads was clear {merged_at}."),
        ("Traffic is a number of people who are each alone in the right.", "The lights went green {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It turned round after {span}.", "It turned round, signalling."),
        Turn.AGAIN: ("It was the same roundabout, and another exit.",),
        Turn.MORE: ("The bypass is longer than the road.",),
        Turn.SHORT: ("The diversion was open for {span}.", "The diversion is closed."),
        Turn.STALE: ("The road sign points to the old bridge.",),
        Turn.SIZE: ("It is a wide vehicle for this street.",),
        Turn.TOGETHER: ("They passed the same green light.",),
    },
    {
        Turn.AGAIN: ("Round and Round",),
        Turn.UNDONE: ("No Through Road",),
        Turn.ANY: ("Rules of the Road", "Right of Way"),
    },
    {Turn.ANY: ("The Traffic Warden", "The Lollipop Stand")},
    again="round again, by another exit",
)  # fmt: skip

PRESS = World(
    frozenset(
        {
            "parse", "parser", "parsing", "lexer", "format", "formatter", "formatting", "render", "renderer",
            "template", "templates", "markdown", "json", "yaml", "toml", "serialize", "encode", "encoding", "string",
            "strings", "unicode", "text", "print", "typo", "spelling",
        }
    ),
    (
        ("A printer reads every word and believes none of them.", "The proofs were signed {merged_at}."),
        ("A misprint is invisible until it has been printed.", "The presses ran {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was struck out in proof, after {span}.", "Struck out in proof."),
        Turn.AGAIN: ("Another proof came back with the same line marked.",),
        Turn.MORE: ("The abridged edition is the longer one.",),
        Turn.SHORT: ("It was in type for {span}.", "The type was put back in its case."),
        Turn.STALE: ("The table of contents lists the old chapter.",),
        Turn.SIZE: ("It took a good deal of lead.",),
        Turn.TOGETHER: ("They carry the same date of printing.",),
    },
    {
        Turn.AGAIN: ("Stop the Press",),
        Turn.MORE: ("The Unabridged Edition",),
        Turn.ANY: ("The Fine Print", "Hot Off the Press"),
    },
    {Turn.ANY: ("The Proofreader", "The Compositor")},
    again="another proof, another correction",
)  # fmt: skip

WINDOW = World(
    frozenset(
        {
            "ui", "button", "buttons", "css", "component", "components", "page", "pages", "theme", "icon", "icons",
            "modal", "frontend", "view", "views", "widget", "dashboard", "color", "style", "styles", "form", "menu",
        }
    ),
    (
        ("A shop window is the part of the shop that people believe.", "The curtain went up {merged_at}."),
        ("A window dresser works backwards, from the pavement in.", "The shop opened {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was out of the window after {span}.", "It was taken out of the window."),
        Turn.AGAIN: ("The same dummy was turned round again.",),
        Turn.MORE: ("The window is fuller for being cleared.",),
        Turn.SHORT: ("It was on show for {span}.", "It is no longer on show."),
        Turn.STALE: ("The price tag is from another season.",),
        Turn.SIZE: ("It is a broad window for the street.",),
        Turn.TOGETHER: ("They were lit by the same switch.",),
    },
    {Turn.ANY: ("Window Dressing", "Keeping Up Appearances")},
    {Turn.ANY: ("The Window Dresser", "The Shopkeeper")},
    again="turned the dummy round, and round",
)  # fmt: skip

WORLDS: Sequence[World] = (
    ORCHESTRA, RAILWAY, TRACK, LARDER, COUNTER, CROSSING, PORTER, REMOVAL, PRESS, WATCH, RESTAURANT, SHIPYARD,
    WINDOW, SWITCHES, LETTER, EXAM, TAILOR,
)  # fmt: skip
HEADLINE = 6  # how much more a noun of the title weighs than a noun of a path


def world_of(dossier: Dossier, dice: Dice) -> World:
    """Return the world the pull request's own nouns lead to: those of its title, then those of its paths.

    Where the nouns of the title lead nowhere and paths lead to several, the branch itself will do: a garden.
    """
    title = _visits(words(dossier.pull_request.title), HEADLINE)
    if not title:
        return GARDEN
    stems = (word for file in dossier.pull_request.files for word in words(PurePosixPath(file.path).stem))
    paths = _visits(stems, 1)
    weights = {place: title[place] + min(paths[place], HEADLINE) for place in title}
    best = max(weights.values())
    tied = sorted(place for place, weight in weights.items() if weight == best)
    return WORLDS[tied[dice.throw("world", len(tied))]]


def _visits(nouns: Iterable[str], weight: int) -> Counter[int]:
    found: Counter[int] = Counter()
    for noun in nouns:
        for place, world in enumerate(WORLDS):
            if noun in world.nouns:
                found[place] += weight
    return found
