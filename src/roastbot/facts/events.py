"""What happened besides words: force pushes, auto-merge, drafts, renames, requests, checks."""

from collections import Counter
from collections.abc import Iterator
from datetime import tzinfo

from roastbot.evidence import Dossier
from roastbot.facts.measure import DETAIL, HEADLINE, USEFUL, Measure
from roastbot.facts.whole import is_whole
from roastbot.findings import Fact
from roastbot.instants import lived_in

TIMELINE = "Entries of this kind on the pull request's timeline."


def _counted(name: str, unit: str, about: str, worth: int = USEFUL) -> Measure:
    return Measure(f"events.{name}", unit, about, TIMELINE, worth)


KINDS = {
    "HeadRefForcePushedEvent": _counted("pushes", "force pushes", "times the branch was force-pushed", HEADLINE),
    "AutoMergeEnabledEvent": _counted("automerge-on", "times", "times auto-merge was switched on", HEADLINE),
    "AutoMergeDisabledEvent": _counted("automerge-off", "times", "times auto-merge was switched off", HEADLINE),
    "ReviewRequestedEvent": _counted("asked", "review requests", "times somebody was asked for a review"),
    "ReviewDismissedEvent": _counted("dismissed", "reviews", "reviews that were dismissed", HEADLINE),
    "RenamedTitleEvent": _counted("renames", "times", "times the pull request's title was changed", HEADLINE),
    "ConvertToDraftEvent": _counted("drafted", "times", "times it was turned back into a draft"),
    "ReadyForReviewEvent": _counted("readied", "times", "times it was called ready for review"),
    "ReopenedEvent": _counted("reopened", "times", "times it was opened again"),
}
SWITCHES = {"AutoMergeEnabledEvent": "on", "AutoMergeDisabledEvent": "off"}
ORDER = Measure(
    "events.automerge", "", "how auto-merge was switched, in order", "The timeline's switches, in order.", HEADLINE
)
SWITCHED = Measure(
    "events.automerge.{n}", "", "when auto-merge was switched {way} (switch {n})", "GitHub's own clock.", DETAIL
)
PUSHED = Measure(
    "events.push.{n}", "", "when the branch was force-pushed (force push {n})", "GitHub's own clock.", DETAIL
)
CHECKS = Measure("checks.count", "checks", "checks of the last commit", "Checks GitHub lists.", USEFUL)
CHECKED = Measure(
    "checks.{conclusion}", "checks", "checks of the last commit that ended in {conclusion}", "By conclusion.", USEFUL
)
MEASURES = (*KINDS.values(), ORDER, SWITCHED, PUSHED, CHECKS, CHECKED)


def facts_of(dossier: Dossier, home: tzinfo) -> Iterator[Fact]:
    """Yield what the timeline counts and when; what it does not mention is not stated as a zero."""
    if is_whole(dossier, "events"):
        yield from _timeline(dossier, home)
    if is_whole(dossier, "checks") and dossier.checks:
        yield CHECKS.of(len(dossier.checks))
        for conclusion, count in sorted(Counter(check.conclusion for check in dossier.checks).items()):
            yield CHECKED.of(count, conclusion=conclusion)


def _timeline(dossier: Dossier, home: tzinfo) -> Iterator[Fact]:
    events = sorted(dossier.events, key=lambda event: event.at)
    counts = Counter(event.kind for event in events)
    for kind, measure in KINDS.items():
        if counts[kind]:
            yield measure.of(counts[kind])
    switches = [event for event in events if event.kind in SWITCHES]
    if switches:
        yield ORDER.of(", then ".join(SWITCHES[event.kind] for event in switches))
    for n, event in enumerate(switches, 1):
        yield SWITCHED.of(lived_in(event.at, home), n=n, way=SWITCHES[event.kind])
    pushes = [event for event in events if event.kind == "HeadRefForcePushedEvent"]
    for n, event in enumerate(pushes, 1):
        yield PUSHED.of(lived_in(event.at, home), n=n)
