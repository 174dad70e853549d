"""The beginning and the end of a post, its size, its title and its verdict."""

import re
from collections.abc import Sequence

from roastbot.facts import message_body
from roastbot.instants import clock
from roastbot.words import is_quotable, read_title
from roastbot.writers.offline.desk import SOMEBODY, Desk, ended, quoted
from roastbot.writers.offline.plot import Plot
from roastbot.writers.offline.slots import Slots, slots_of

REASONS = (
    "What that means, in the description's own words: {gloss}",
    "The description [puts|explains] it like this: {gloss}",
    "According to the description, {gloss}",
    "The description's short version: {gloss}",
)
TAIL_REASONS = (
    "The [complaint|trouble], as the description [tells|has] it, ends in the words {gloss}",
    "The description [says|explains] what things had been like: all that, {gloss}",
    "What the description holds against the old way comes down to {gloss}",
)
COMMIT_REASONS = (
    "The first commit's message [puts it like this|names the aim]: {gloss}",
    "What that means is in the first commit's message: {gloss}",
    "[The aim|What it is for], going by the first commit's message: {gloss}",
)
SIZES = (
    "[What|The amount that] was merged [in the end|at last|after all that] is {sum}, in {files}, over {commits}.",
    "The bill[ for all that|, in full|]: {files}, {commits} and {sum}.",
    "[All told|Altogether|Taken together|In sum], that is {commits}, {files} and {sum}.",
    "The merge button was [handed|given|shown] {sum} in {files}, the [work|result|sum] of {commits}.",
    "It [came|comes|amounts] to {files} and {commits}, [for|which is to say] {sum}.",
    "For the [record|books]: {commits}, {files}, {sum}.",
    "[By|At] the merge it [stood|had arrived] at {sum}, {files} and {commits}.",
)
REST_OF_SIZE = (
    "The pull request as a whole [took|is the work of|came to] {commits} and [touched|touches] {files}.",
    "In the end there were {commits} and {files} [to merge|in it|to show for it].",
    "The whole, {files} of it, is the work of {commits}.",
    "The pull request [is spread|spreads] over {files} and [was made in|is made of] {commits}.",
)
_SENTENCE = re.compile(r"(?P<clause>[^.;:!?()\n`*_<>\[\]|\u2014]+)(?P<end>[.;:!?\n\u2014]|$)")
_WRAPPED = re.compile(r"\n(?!\s*\n|\s*[-*+\d#])")
_REASONS = (" just to ", "so that ", " becomes ", " no longer ", " instead of ", " before ", " without ", " because ")
_STARTS = re.compile(r"\b(?:each|just to|so that|because|instead of|without)\b")
_CODE = re.compile(r"_|[a-z][A-Z]|\b\w+-\w+ \w*[A-Z]")
_TAIL = re.compile(r"^(?:just|so|because|instead|without)\b")
FEWEST, MOST = 5, 12  # words of a quotation


def base_slots(desk: Desk) -> Slots:
    """Return what the frame of a post may say."""
    merged, last = desk.instant("pull.merged"), desk.instant("commits.last")
    task, verb = desk.task(), read_title(desk.dossier.pull_request.title).verb
    slots = {
        "author": desk.author,
        "Author": desk.author.capitalize() if desk.author == SOMEBODY else desk.author,  # a login has its own letters
        "given": desk.given_name,
        "repo": desk.repository,
        "task": f"[{task}](evidence:title)" if task else "",
        "title": desk.pull_title(),
        "sum": desk.sum_of("pull"),
        "files": desk.count("pull.files"),
        "commits": desk.count("commits.count"),
        "merge_span": desk.text("merge.span"),
        "verb": verb,
        "Verb": verb.capitalize(),
    }
    if merged:
        slots |= {"merged_at": desk.at(merged), "merged_day": desk.day(merged), "merged_clock": clock(merged)}
        slots["merged_stamp"] = desk.stamp(merged)
    told = [commit for commit in desk.dossier.commits if not commit.is_merge and commit.headline.strip()]
    if told:
        first = min(told, key=lambda commit: commit.authored_at)
        slots |= {"first_title": desk.titled(first), "first_stamp": desk.stamp(first.authored_at)}
        slots |= {"first_at": desk.at(first.authored_at), "first_day": desk.day(first.authored_at)}
    if last:
        slots |= {"last_at": desk.at(last), "last_day": desk.day(last), "last_clock": clock(last)}
        final = max(desk.dossier.commits, key=lambda commit: commit.authored_at)
        slots["last_title"] = "" if final.is_merge or not final.headline.strip() else desk.titled(final)
    return slots


def slots_of_post(desk: Desk, plot: Plot) -> Slots:
    """Return the same, and what the thesis and the list of this post have to say."""
    slots = base_slots(desk)
    lead = plot.thesis.lead if plot.thesis else None
    if lead:
        own = slots_of(desk, lead, "")
        slots = {**{name: own.get(name, "") for name in ("who", "Who", "question", "asks")}, **slots}
        slots["name"] = own.get("name", "") or own.get("file", "")
    if any(scene.kind == "round_trip" for scene in (*plot.sums, *([lead] if lead else []))):
        slots |= {"added": desk.count("branch.additions"), "plus": desk.count("pull.additions")}
    if plot.listed:
        spans = [desk.text(desk.key(scene.finding, "span")) for scene in plot.listed]
        slots |= {"longest": spans[0], "shortest": spans[-1]}
    return slots


def gloss(desk: Desk) -> tuple[str, Sequence[str]]:
    """Return the clause that explains the pull request best, quoted, and the phrases that introduce it.

    The description is asked first, then the message of the first commit, where they may be quoted; empty when neither
    has a plain clause of five to twelve words that gives a reason.
    """
    may_quote = desk.dossier.may_quote
    found = _clause(desk.dossier.description) if may_quote("description") else ""
    if found:
        return ended(quoted(found)), TAIL_REASONS if _TAIL.match(found) else REASONS
    first = desk.dossier.commits[0] if desk.dossier.commits else None
    told = first and not first.is_merge and may_quote(f"commit:{first.short}")
    found = _clause(message_body(first)) if first and told else ""
    return (ended(quoted(found)), COMMIT_REASONS) if found else ("", ())


def _clause(text: str) -> str:
    """Return the clause with the strongest reason in it, the first of equals; empty when none gives a reason."""
    found = []
    for place, match in enumerate(_SENTENCE.finditer(_WRAPPED.sub(" ", text))):
        clause = _cut(" ".join(match["clause"].split()).strip(" ,-"))
        if clause:
            found.append((_strength(clause), place, clause))
    return min(found)[-1] if found else ""


def _strength(clause: str) -> int:
    """Return the rank of the clause's reason, 0 the strongest; past the last one when it gives none."""
    padded = f" {clause.lower()} "
    return next((rank for rank, reason in enumerate(_REASONS) if reason in padded), len(_REASONS))


def _cut(sentence: str) -> str:
    """Return a clause of five to twelve words that gives a reason: the whole, its beginning or its end."""
    head = re.split(r",| (?=with |and |via |by )", sentence)[0].strip()
    tails = [sentence[match.start() :] for match in _STARTS.finditer(sentence)]
    whole = [sentence, head] if sentence[:1].isupper() or _STARTS.match(sentence) else []
    for clause in (*whole, *tails):
        fits = FEWEST <= len(clause.split()) <= MOST and is_quotable(clause) and not _CODE.search(clause)
        if fits and _strength(clause) < len(_REASONS):
            return clause
    return ""
