"""What the sentences of a scene may say: its slots, finished Markdown.

Slots ending in `_at` read `on Tuesday at 21:07`, in `_stamp` `Tuesday, 21:07`; those of the later commit count on the
earlier one's day having been named in the same breath, `late_abs` does not. A slot that is empty does not exist.
"""

from collections.abc import Callable, Mapping

from roastbot.evidence import GHOST, Commit
from roastbot.file_kinds import Kind, kind_of
from roastbot.instants import clock
from roastbot.words import read_title, shared
from roastbot.writers.offline import found
from roastbot.writers.offline.desk import Desk, called, ended, is_path, listed, quoted, span
from roastbot.writers.offline.scenes import MOST_IN_A_ROW, Scene

MOST_TURNS = 9  # of an argument that are told; a reader has understood by then
Slots = found.Slots


def slots_of(desk: Desk, scene: Scene, today: str, told: str = "") -> Slots:
    """Return what the scene's sentences may say.

    `today` is the day the reader was last told, `told` the post so far: a commit whose title stands in it is called
    by its time.
    """
    slots: Slots = {"given": desk.given_name, "files": desk.count("pull.files"), "sum": desk.sum_of("pull")}
    slots |= _of_commits(desk, scene.commits, today, told)
    for role in ("lines", "names", "commits", "together", "days"):
        slots[role] = desk.count(desk.key(scene.finding, role))
    slots["span"] = desk.text(desk.key(scene.finding, "span"))
    for role in ("name", "file"):
        shown = desk.text(desk.key(scene.finding, role))
        slots[role] = span(desk.short_paths.get(shown, shown)) if is_path(shown) else ""
    slots |= _of_name(scene, slots["name"])
    special = _SPECIAL.get(scene.kind)
    if special:
        slots |= special(desk, scene, today)
    if scene.kind in {"late_description", "late_kept"} and desk.titled(scene.commits[0]) in told:
        slots |= {"late": desk.again(scene.commits[0], today), "late_abs": "", "late_stamp": ""}
    return slots


def _of_commits(desk: Desk, commits: tuple[Commit, ...], today: str, told: str) -> Slots:
    if not commits:
        return {}
    early = commits[0]
    day = desk.day(early.authored_at)
    slots = {
        "early": _called(desk, early, today, told),
        "early_at": desk.at(early.authored_at, today),
        "early_stamp": desk.stamp(early.authored_at, today),
        "early_day": day,
        "early_clock": clock(early.authored_at),
    }
    if desk.titled(early) in told:  # it is called by its time already
        slots |= {"early_at": "", "early_stamp": ""}
        today = day
    if len(commits) > 1:
        late = commits[1]
        slots |= {
            "late": _called(desk, late, today, told),
            "late_at": desk.at(late.authored_at, day),
            "late_stamp": desk.stamp(late.authored_at, day),
            "late_abs": desk.at(late.authored_at, today),
            "late_clock": clock(late.authored_at),
        }
    return slots


def _called(desk: Desk, commit: Commit, today: str, told: str) -> str:
    title = desk.titled(commit)
    return desk.again(commit, today) if title in told else title


def _of_name(scene: Scene, name: str) -> Slots:
    """Return a name linked to the commit that ended it, and whether it lived among the tests."""
    paths = [one.source.split(":", 2)[2] for one in scene.finding.receipts if one.source.startswith("patch:")]
    in_tests = bool(paths) and all(kind_of(path) is Kind.TESTS for path in paths)
    link = f"[{name}](evidence:commit:{scene.commits[1].short})" if name and len(scene.commits) > 1 else ""
    return {"link": link, "tests_link": link if in_tests else "", "code_link": "" if in_tests else link}


def _promise(desk: Desk, _: Scene, __: str) -> Slots:
    verb = read_title(desk.dossier.pull_request.title).verb
    return {
        "verb": verb,
        "Verb": verb.capitalize(),
        "plus": desk.number("pull.additions"),
        "minus": desk.number("pull.deletions"),
        "growth": desk.count("pull.growth"),
        "growth_number": desk.number("pull.growth"),
        "plus_lines": desk.count("pull.additions"),
        "minus_lines": desk.count("pull.deletions"),
    }


def _commit_promise(desk: Desk, scene: Scene, _: str) -> Slots:
    name, verb = f"commit.{scene.commits[0].short}", read_title(scene.commits[0].headline).verb
    return {
        "verb": verb,
        "Verb": verb.capitalize(),
        "own_sum": desk.sum_of(name),
        "plus": desk.count(f"{name}.additions"),
        "minus": desk.count(f"{name}.deletions"),
        "growth": desk.count(f"{name}.growth"),
        "own_files": desk.count(f"{name}.files"),
    }


def _bullets(desk: Desk, scene: Scene, _: str) -> Slots:
    verbs = [receipt.quote for receipt in scene.finding.receipts[1:]]
    return {
        "Verb": read_title(desk.dossier.pull_request.title).verb.capitalize(),
        "verbs": listed(verbs),
        "some": listed(verbs[:3]),
        "bullets": desk.count("bullet_verbs.bullets"),
    }


def _late_description(desk: Desk, scene: Scene, today: str) -> Slots:
    late = scene.commits[0]
    verbs = {read_title(desk.dossier.pull_request.title).verb, read_title(late.headline).verb}
    kept = verbs.pop() if len(verbs) == 1 else ""
    return {
        "quote": quoted(scene.finding.receipts[0].quote),
        "quote_end": ended(quoted(scene.finding.receipts[0].quote)),
        "item": desk.number(desk.key(scene.finding, "bullet")),
        "bullets": desk.count(desk.key(scene.finding, "bullets")),
        "late": desk.titled(late),
        "late_abs": desk.at(late.authored_at, today),
        "late_stamp": desk.stamp(late.authored_at, today),
        "kept": kept.capitalize(),
        "kept_low": kept,
    }


def _argument(desk: Desk, scene: Scene, today: str) -> Slots:
    turns = [(commit, read_title(commit.headline).verb.capitalize()) for commit in scene.commits]
    told, day = [], today
    for commit, verb in turns:
        told.append(f"{desk.stamp(commit.authored_at, day)}: {verb}.")
        day = desk.day(commit.authored_at)
    if len(told) > MOST_TURNS:
        last, when = turns[-1][1], desk.stamp(turns[-1][0].authored_at, desk.day(turns[0][0].authored_at))
        told = [*told[: MOST_TURNS - 2], f"And so on, until {when}: {last}."]
    verbs = [verb for _, verb in turns]
    first = verbs[0]  # the roll begins with it, so whoever sums the roll up begins with it too
    other = next(verb for verb in verbs if verb != first)
    about = set(read_title(scene.commits[0].headline).rest.split())
    for commit in scene.commits[1:]:
        about = set(shared(sorted(about), read_title(commit.headline).rest.split()))
    nouns = sorted((noun for noun in about if noun.isalpha() and noun.islower()), key=len)
    return {
        "roll": " ".join(told),
        "Verb": first,
        "Other": other,
        "verb": first.lower(),
        "other": other.lower(),
        "Last": verbs[-1],
        "times": desk.count(f"refrain.{first.lower()}.count"),
        "other_times": desk.count(f"refrain.{other.lower()}.count"),
        "noun": nouns[-1] if nouns else "",
        "span": desk.text("refrain.span"),
    }


def _row(desk: Desk, scene: Scene, today: str) -> Slots:
    """Tell the last few titles of a row, each with its time; what follows the colon is one sentence each."""
    told, day = [], today
    for commit in scene.commits[-MOST_IN_A_ROW:]:
        told.append(f"{desk.stamp(commit.authored_at, day)}: {desk.titled(commit)}.")
        day = desk.day(commit.authored_at)
    verb = read_title(scene.commits[0].headline).verb
    return {
        "noun": desk.text("chain.noun") if scene.kind == "chain" else "",
        "row": " ".join(told),
        "last": desk.titled(scene.commits[-1]),
        "Verb": verb.capitalize(),
        "times": desk.count(f"refrain.{verb}.count"),
        "span": desk.text(f"{scene.finding.detector}.span"),
    }


def _there_and_back(desk: Desk, scene: Scene, _: str) -> Slots:
    return {"word": desk.text(desk.key(scene.finding, "word"))}


def _lost_letters(desk: Desk, scene: Scene, _: str) -> Slots:
    return {"many": desk.number(desk.key(scene.finding, "names"))}


def _short_file(_: Desk, scene: Scene, __: str) -> Slots:
    verbs = {read_title(commit.headline).verb for commit in scene.commits}
    return {"Same": verbs.pop().capitalize() if len(verbs) == 1 else ""}


def _few_words(desk: Desk, scene: Scene, _: str) -> Slots:
    name = f"commit.{scene.commits[0].short}"
    silent = desk.number("commits.silent")
    return {
        "own_sum": desk.sum_of(name),
        "own_files": desk.count(f"{name}.files"),
        "words": desk.count(f"{name}.words"),
        "silent": silent if silent != desk.number("commits.count") else "",
        "all_commits": desk.count("commits.count"),
    }


def _draft(desk: Desk, scene: Scene, _: str) -> Slots:
    last = desk.instant("commits.last")
    day = desk.day(scene.commits[0].authored_at)
    return {
        "own_sum": desk.sum_of(f"commit.{scene.commits[0].short}"),
        "later": desk.count("commits.later"),
        "last_at": desk.at(last, day) if last else "",
    }


def _round_trip(desk: Desk, _: Scene, __: str) -> Slots:
    return {
        "added": desk.count("branch.additions"),
        "plus": desk.count("pull.additions"),
    }


def _second_clock(desk: Desk, scene: Scene, today: str) -> Slots:
    instant = scene.commits[0].committed_at
    return {
        "rewritten_at": desk.at(instant, today),
        "rewritten_stamp": desk.stamp(instant, today),
        "rewritten_clock": clock(instant),
    }


def _remark(desk: Desk, scene: Scene, today: str) -> Slots:
    said = [receipt for receipt in scene.finding.receipts if receipt.source.startswith("thread:")]
    first = desk.dossier.sources[said[0].source]
    nameless = first.by == GHOST.login
    who = "a reviewer" if nameless else called(first.by)
    slots = {
        "who": f"[{who}](evidence:{said[0].source})",
        "Who": f"[{'A' + who[1:] if nameless else who}](evidence:{said[0].source})",
        "question": ended(quoted(said[0].quote)),
        "answer": ended(quoted(said[1].quote)) if len(said) > 1 else "",
        "asks": "asks" if said[0].quote.endswith("?") else "writes",
    }
    if scene.commits:
        commit = scene.commits[0]
        slots |= {"commit": desk.titled(commit), "commit_at": desk.at(commit.authored_at, today)}
    return slots


def _quote(desk: Desk, scene: Scene, _: str) -> Slots:
    text = quoted(desk.text(desk.key(scene.finding, "words")))
    merged = desk.instant("pull.merged")
    return {"quote": text, "quote_end": ended(text), "merged_at": desk.at(merged) if merged else ""}


def _said_to_hold(desk: Desk, scene: Scene, _: str) -> Slots:
    said, broken = (desk.text(desk.key(scene.finding, role)) for role in ("words", "broken"))
    return {"quote_end": ended(quoted(said)), "broken_end": ended(quoted(broken))}


def _proof(desk: Desk, _: Scene, __: str) -> Slots:
    return {"tests": desk.count("lines.tests"), "rest": desk.count("lines.rest"), "in_files": desk.count("files.tests")}


def _company(desk: Desk, scene: Scene, _: str) -> Slots:
    return {
        "name": called(desk.text("company.name")),
        "many": desk.number(scene.finding.facts[0].id),
        "all_commits": desk.count("commits.count"),
    }


def _big_word(desk: Desk, scene: Scene, _: str) -> Slots:
    name = f"commit.{scene.commits[0].short}"
    return {
        "word": desk.text(desk.key(scene.finding, "word")).lower(),
        "changed": desk.count(f"{name}.changed"),
        "own_files": desk.count(f"{name}.files"),
    }


def _thoughts(desk: Desk, _: Scene, __: str) -> Slots:
    return {
        "pushes": desk.count("events.pushes"),
        "all_commits": desk.count("commits.count"),
        "on": desk.count("events.automerge-on"),
        "off": desk.count("events.automerge-off"),
    }


def _small(desk: Desk, scene: Scene, _: str) -> Slots:
    created, merged = desk.instant("pull.created"), desk.instant("pull.merged")
    share = next((fact.id for fact in scene.finding.facts if fact.id.startswith("file.")), "")
    return {
        "changed": desk.count("pull.changed"),
        "open": desk.text("pull.open.span"),
        "created_day": desk.day(created) if created else "",
        "merged_day": desk.day(merged) if merged else "",
        "words": desk.count("words_and_lines.words"),
        "share": desk.number(share),
        "plus": desk.count("pull.additions"),
    }


_SPECIAL: Mapping[str, Callable[[Desk, Scene, str], Slots]] = {
    "promise_more": _promise,
    "promise_less": _promise,
    "as_promised": _promise,
    "even_trade": _promise,
    "commit_more": _commit_promise,
    "commit_less": _commit_promise,
    "bullet_verbs": _bullets,
    "late_description": _late_description,
    "late_kept": _late_description,
    "said_to_hold": _said_to_hold,
    "argument": _argument,
    "verses": _row,
    "chain": _row,
    "outing_vouched": _there_and_back,
    "lost_letters": _lost_letters,
    "short_same": _short_file,
    "few_words": _few_words,
    "first_draft": _draft,
    "snowball": _draft,
    "round_trip": _round_trip,
    "second_clock": _second_clock,
    "remark": _remark,
    "confession": _quote,
    "for_now": _quote,
    "proof": _proof,
    "company": _company,
    "big_word": _big_word,
    "pushes": _thoughts,
    "automerge": _thoughts,
    "long_wait": _small,
    "words_and_lines": _small,
    "lions_share": _small,
    "swelled": found.swelled,
    "whose_bug": found.whose_bug,
    "said_twice": found.said_twice,
}
