"""Worlds of people who serve other people: counters, doors, letters, tables, windows, coats."""

from roastbot.writers.offline.turns import Turn
from roastbot.writers.offline.worlds import World, nouns

COUNTER = World(
    nouns(
        """
        backlog batch broker consumer event events job jobs limit limits message messages pending producer queue
        queues task tasks worker workers
        """
    ),
    (
        ("A queue has a simple rule: wait to be called.", "It was called {merged_at}."),
        ("At a counter, the form matters more than the errand.", "The form was stamped {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was back at the counter after {span}.", "Then it was back at the counter."),
        Turn.AGAIN: (
            "Each of them drew a new ticket for the old errand.",
            "The number on the board changed; the errand did not.",
        ),
        Turn.MORE: (
            "More joined the queue than left it.",
            "The line is longer than it was at opening.",
        ),
        Turn.SHORT: ("It stood in line for {span} and went home.", "It went home unserved."),
        Turn.STALE: (
            "The notice on the counter is last week's.",
            "The sign at the window gives the old hours.",
        ),
        Turn.SIZE: (
            "The form has many pages.",
            "It is a thick file for a short errand.",
        ),
        Turn.TOGETHER: (
            "They were called to the counter together.",
            "They were stamped in the same minute.",
        ),
    },
    {
        Turn.AGAIN: ("Take a Number", "Back of the Queue"),
        Turn.UNDONE: ("Return to Counter",),
        Turn.ANY: ("Next, Please", "Wait Your Turn"),
    },
    {Turn.AGAIN: ("The Ticket Holder",), Turn.ANY: ("The Counter Clerk", "The Patient Customer")},
    again="same errand, another ticket",
)

PORTER = World(
    nouns(
        """
        access auth authentication authorization credential credentials guard key keys login oauth password
        permission permissions role secret secrets session sessions sso token tokens
        """
    ),
    (
        ("A lock is judged by the people it keeps out.", "The door was shut {merged_at}."),
        ("A porter knows who belongs in the house.", "The house was quiet again {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The key was handed back after {span}.", "The key was handed back."),
        Turn.AGAIN: (
            "The lock was changed, and the lock was changed again.",
            "The locksmith was asked back.",
        ),
        Turn.MORE: (
            "There are more keys on the ring than there were.",
            "The house that was to lose a door has gained a corridor.",
        ),
        Turn.SHORT: ("The room was let for {span}.", "The room is free again."),
        Turn.STALE: (
            "The old key is still on the notice in the hall.",
            "The bell plate still has the old name.",
        ),
        Turn.SIZE: (
            "It is a heavy ring of keys.",
            "It is a large trunk with a small label.",
        ),
        Turn.TOGETHER: (
            "The guest book was signed in the same hand.",
            "They checked out in the same minute.",
        ),
    },
    {
        Turn.AGAIN: ("Knock Knock",),
        Turn.UNDONE: ("Returning the Keys",),
        Turn.ANY: ("Under Lock and Key", "Whose Door Is It Anyway"),
    },
    {Turn.AGAIN: ("The Locksmith",), Turn.ANY: ("The Night Porter", "The Keyholder")},
    again="changed the lock, and changed the lock",
)

LETTER = World(
    nouns(
        """
        changelog doc docs documentation example examples glossary guide locale readme translation tutorial
        wording
        """
    ),
    (
        ("Documentation is a letter to somebody who was not there.", "It was posted {merged_at}."),
        ("A letter is finished when it is in the box.", "It was in the box {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The sentence was crossed out after {span}.", "The sentence was crossed out."),
        Turn.AGAIN: (
            "The letter was begun again, with the same greeting.",
            "Another sheet was taken, and the salutation written once more.",
        ),
        Turn.MORE: (
            "It is a long letter about brevity.",
            "The short letter needed more paper.",
        ),
        Turn.SHORT: ("It was a postscript for {span}.", "It did not make the fair copy."),
        Turn.STALE: (
            "The letter describes an earlier visit.",
            "The enclosure it mentions is missing.",
        ),
        Turn.SIZE: (
            "The envelope had to be changed.",
            "It is a heavy envelope for such a short address.",
        ),
        Turn.TOGETHER: (
            "They bear the same postmark.",
            "They went with the same post.",
        ),
    },
    {Turn.AGAIN: ("Return to Sender",), Turn.ANY: ("Read Between the Lines", "Yours Faithfully")},
    {Turn.ANY: ("The Correspondent", "The Postmaster")},
    again="began again, with the same greeting",
)

RESTAURANT = World(
    nouns(
        """
        api client clients endpoint endpoints graphql handler http order request requests response responses
        rest serve server servers service webhook webhooks
        """
    ),
    (
        ("A server takes orders and brings back what the kitchen has.", "It was served {merged_at}."),
        ("In a restaurant the menu is a promise and the kitchen is the truth.", "The kitchen closed {last_at}."),
    ),
    {
        Turn.UNDONE: ("It went back to the kitchen after {span}.", "It went back to the kitchen."),
        Turn.AGAIN: (
            "The same dish came out again under a new name.",
            "The plate went back out with another garnish.",
        ),
        Turn.MORE: (
            "It is a large helping for a diet.",
            "The light option is the heavier one.",
        ),
        Turn.SHORT: ("It was on the menu for {span}.", "It is off the menu."),
        Turn.STALE: (
            "The menu has not been reprinted.",
            "The waiter still recommends it.",
        ),
        Turn.SIZE: (
            "It is a long bill for the table.",
            "It is a large dish under a small cover.",
        ),
        Turn.TOGETHER: (
            "The dishes left the kitchen together.",
            "They were served in the same minute.",
        ),
    },
    {
        Turn.UNDONE: ("Sent Back to the Kitchen",),
        Turn.STALE: ("Off the Menu",),
        Turn.ANY: ("Order, Order", "Made to Order"),
    },
    {Turn.ANY: ("The Head Waiter", "The Dish of the Day")},
    again="sent it out again under a new name",
)

WINDOW = World(
    nouns(
        """
        button buttons color component components css dashboard form frontend icon icons menu modal page pages
        style styles theme ui view views widget
        """
    ),
    (
        ("A shop window is the part of the shop that people believe.", "The curtain went up {merged_at}."),
        ("A window dresser works backwards, from the pavement in.", "The shop opened {merged_at}."),
    ),
    {
        Turn.UNDONE: ("It was out of the window after {span}.", "It was taken out of the window."),
        Turn.AGAIN: (
            "The same dummy was turned round again.",
            "The display was rearranged again.",
        ),
        Turn.MORE: (
            "The window is fuller for being cleared.",
            "The window that was to be tidied has a new shelf.",
        ),
        Turn.SHORT: ("It was on show for {span}.", "It is no longer on show."),
        Turn.STALE: (
            "The price tag is from another season.",
            "The poster in the door is from the last sale.",
        ),
        Turn.SIZE: (
            "It is a broad window for the street.",
            "It is a large parcel with a small tag.",
        ),
        Turn.TOGETHER: (
            "They were lit by the same switch.",
            "They went on show in the same minute.",
        ),
    },
    {Turn.ANY: ("Window Dressing", "Keeping Up Appearances")},
    {Turn.ANY: ("The Window Dresser", "The Shopkeeper")},
    again="turned the dummy round, and round",
)

TAILOR = World(
    nouns(
        """
        abstract class classes decompose generic interface interfaces layout model models module modules pattern
        protocol refactor size structure type types typing
        """
    ),
    (
        ("A type is a promise about how something will fit.", "The fitting ended {last_at}."),
        ("Letting out a seam is [also|] a kind of design.", "It was worn out of the shop {merged_at}."),
    ),
    {
        Turn.UNDONE: ("The hem was let out again after {span}.", "The hem was let out again."),
        Turn.AGAIN: (
            "It was the same sleeve at the next fitting.",
            "The pins came out and went back in.",
        ),
        Turn.MORE: (
            "For something taken in, it is roomy.",
            "The alteration used more cloth than the suit.",
        ),
        Turn.SHORT: ("It was worn for {span}.", "It went back on the hanger."),
        Turn.STALE: (
            "The label gives the old size.",
            "The receipt describes another coat.",
        ),
        Turn.SIZE: (
            "It took a good length of cloth.",
            "It is a large coat on a small hook.",
        ),
        Turn.TOGETHER: (
            "They were pressed in the same hour.",
            "They came off the same iron.",
        ),
    },
    {Turn.UNDONE: ("A Stitch in Time",), Turn.MORE: ("Room to Grow",), Turn.ANY: ("Made to Measure", "Tailor-Made")},
    {Turn.ANY: ("The Tailor", "The Alterations Desk")},
    again="took it in, and took it in again",
)
