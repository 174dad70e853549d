"""Worlds of people who move, build and watch things."""

from roastbot.writers.offline.turns import Turn
from roastbot.writers.offline.worlds import World, nouns

SHIPYARD = World(
    nouns(
        """
        artifact build builds ci container containers deploy deployment deployments docker dockerfile helm image
        kubernetes package packages packaging pipeline publish release releases workflow workflows
        """
    ),
    (
        ("A ship is christened before anybody knows whether it floats.", "It left the slipway {merged_at}."),
        ("At a launch the speech is short and the slipway is long.", "The bottle was broken {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was back in dock after {span}.", "Back in dock."),
        Turn.AGAIN: (
            "The same hull was scraped again.",
            "Another coat went on over the last.",
        ),
        Turn.MORE: (
            "She lies lower in the water for it.",
            "She was to be lightened and came out longer.",
        ),
        Turn.SHORT: ("It was afloat for {span}.", "It was afloat for a while."),
        Turn.STALE: (
            "The name on the bow is the old one.",
            "The brochure shows the old funnel.",
        ),
        Turn.SIZE: (
            "It took a good deal of rope.",
            "It is a large hull for so small a nameplate.",
        ),
        Turn.TOGETHER: (
            "They left on the same tide.",
            "The lock keeper let them through together.",
        ),
    },
    {Turn.UNDONE: ("Back in Dock",), Turn.ANY: ("All Hands on Deck", "Plain Sailing")},
    {Turn.ANY: ("The Shipwright", "The Harbour Master")},
    again="scraped the hull, and scraped the hull",
)

REMOVAL = World(
    nouns(
        """
        bump column columns database db dependencies dependency migrate migration migrations move port queries
        query rename schema sql table tables upgrade version versions
        """
    ),
    (
        ("A migration is moving house with the family still inside.", "The last box was carried in {last_at}."),
        ("In a move, what counts is which box the kettle is in.", "The kettle boiled {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The box was carried down again after {span}.", "The box was carried down again."),
        Turn.AGAIN: (
            "It was the same sofa, on the same stairs.",
            "The wardrobe was turned round once more on the landing.",
        ),
        Turn.MORE: (
            "More boxes came in than went out.",
            "The flat that was to be emptied is full.",
        ),
        Turn.SHORT: ("It was unpacked for {span}.", "It went back into its box."),
        Turn.STALE: (
            "The label on the box says otherwise.",
            "The forwarding address is the old one.",
        ),
        Turn.SIZE: (
            "The van had to come back.",
            "It is a large crate with a small label.",
        ),
        Turn.TOGETHER: (
            "They arrived on the same van.",
            "They were unloaded in the same minute.",
        ),
    },
    {
        Turn.UNDONE: ("Home Again",),
        Turn.STALE: ("Handle With Care",),
        Turn.ANY: ("Moving On", "This Way Up"),
    },
    {Turn.ANY: ("The Removal Firm", "The Box Labeller")},
    again="same sofa, same stairs, another go",
)

PRESS = World(
    nouns(
        """
        encode encoding format formatter formatting json lexer markdown parse parser parsing print render
        renderer serialize spelling string strings template templates text toml typo unicode yaml
        """
    ),
    (
        ("A printer reads every word and believes none of them.", "The proofs were signed {merged_at}."),
        ("A misprint is invisible until it has been printed.", "The presses ran {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was struck out in proof, after {span}.", "Struck out in proof."),
        Turn.AGAIN: (
            "Another proof came back with the same line marked.",
            "The type was set, and then it was set again.",
        ),
        Turn.MORE: (
            "The abridged edition is the longer one.",
            "The short edition has more pages.",
        ),
        Turn.SHORT: ("It was in type for {span}.", "The type was put back in its case."),
        Turn.STALE: (
            "The table of contents lists the old chapter.",
            "The dust jacket describes another book.",
        ),
        Turn.SIZE: (
            "It took a good deal of lead.",
            "It is a thick volume with a short title.",
        ),
        Turn.TOGETHER: (
            "They carry the same date of printing.",
            "They bear the same imprint.",
        ),
    },
    {
        Turn.AGAIN: ("Stop the Press",),
        Turn.MORE: ("The Unabridged Edition",),
        Turn.ANY: ("The Fine Print", "Hot Off the Press"),
    },
    {Turn.ANY: ("The Proofreader", "The Compositor")},
    again="another proof, another correction",
)

SWITCHES = World(
    nouns(
        """
        config configuration default defaults disable enable env feature flag flags mode modes option options
        parameter parameters setting settings switch toggle
        """
    ),
    (
        ("An option is a decision with a handle on it.", "The handle was turned {merged_at}."),
        ("A switch is an argument put off until later.", "The lamp was lit {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was off again after {span}.", "Off again."),
        Turn.AGAIN: (
            "On, off, and on.",
            "Somebody is standing at that switch.",
        ),
        Turn.MORE: (
            "There are more handles than before.",
            "The panel that was to be simplified has grown a row.",
        ),
        Turn.SHORT: ("The lamp burned for {span}.", "The lamp is out."),
        Turn.STALE: (
            "The label beside the switch is the old one.",
            "The diagram inside the door shows the old wiring.",
        ),
        Turn.SIZE: (
            "It is a wide panel for such a lamp.",
            "It is a large lamp on a short cord.",
        ),
        Turn.TOGETHER: (
            "They were thrown with the same lever.",
            "The meter shows them as the same peak.",
        ),
    },
    {Turn.AGAIN: ("On Again, Off Again",), Turn.ANY: ("Flip the Switch", "Lights Out")},
    {Turn.ANY: ("The Switchboard Operator", "The Electrician")},
    again="on, off, and on again",
)

WATCH = World(
    nouns(
        """
        alert alerts audit debug log logger logging logs metric metrics monitor monitoring observability
        telemetry trace tracing
        """
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
        Turn.AGAIN: (
            "The watch was relieved and reported the same.",
            "The relief came, looked, and wrote the same line.",
        ),
        Turn.MORE: (
            "The book grew thicker in the tidying.",
            "The short version needed another volume.",
        ),
        Turn.SHORT: (
            "It stood in the book for {span}.",
            "There is a line through it in the book.",
            "It was struck from the book.",
        ),
        Turn.LATE: ("The book was written up afterwards.",),
        Turn.SIZE: (
            "It fills a good part of the book.",
            "It is a long night for such a short entry.",
        ),
        Turn.TOGETHER: (
            "The book has them all on one line.",
            "They were entered with the same stroke of the pen.",
        ),
    },
    {Turn.LATE: ("Dear Diary",), Turn.TOGETHER: ("On My Watch",), Turn.ANY: ("For the Record", "Duly Noted")},
    {Turn.ANY: ("The Night Watch", "The Log Keeper")},
    again="relieved the watch, and reported the same",
)

CROSSING = World(
    nouns(
        """
        async asyncio await concurrency concurrent deadlock lock locks mutex parallel pool process processes
        semaphore subprocess thread threads traffic
        """
    ),
    (
        ("A crossroads works as long as somebody waits.", "The crossroads was clear {merged_at}."),
        ("Traffic is a number of people who are each alone in the right.", "The lights went green {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It turned round after {span}.", "It turned round, signalling."),
        Turn.AGAIN: (
            "It was the same roundabout, and another exit.",
            "The same corner came into view.",
        ),
        Turn.MORE: (
            "The bypass is longer than the road.",
            "The simplified junction has more lanes.",
        ),
        Turn.SHORT: ("The diversion was open for {span}.", "The diversion is closed."),
        Turn.STALE: (
            "The road sign points to the old bridge.",
            "The map still shows the old bridge.",
        ),
        Turn.SIZE: (
            "It is a wide vehicle for this street.",
            "It is a long lorry for such a small lane.",
        ),
        Turn.TOGETHER: (
            "They passed the same green light.",
            "They crossed in the same minute.",
        ),
    },
    {
        Turn.AGAIN: ("Round and Round",),
        Turn.UNDONE: ("No Through Road",),
        Turn.ANY: ("Rules of the Road", "Right of Way"),
    },
    {Turn.ANY: ("The Traffic Warden", "The Lollipop Stand")},
    again="round again, by another exit",
)
