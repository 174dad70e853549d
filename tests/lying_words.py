"""What was said and by whom, what is called what and where, who did what, and in which order: true, and not."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

from lying_statements import Lie, Statement, content, everybody, folded, texts_of
from roastbot.evidence import ChangeType, Commit, Dossier, Source
from roastbot.invisible import clean

NEVER_SAID = (
    "we will clean this up next sprint", "it works on my machine", "nobody will ever notice this",
    "I have no idea why this passes", "please do not read this part", "ship it and see what breaks",
    "this is only a temporary measure", "the tests can wait until Monday", "I promise this is the last one",
)  # fmt: skip
OTHER_WORDS = ("never", "always", "quietly", "green", "Tuesday", "everything", "twice", "hardly", "gladly")
STRANGERS = ("Ottoline", "Barnaby", "Zelda Quist", "Perpetua", "Ignatius")
DEEDS = {
    "approved": ("{who} approved it.", "The approval came from {who}.", "It was approved by {who}.",
                 "{who} signed off on it.", "Later {who} approved the pull request."),
    "merged": ("{who} merged it.", "It was merged by {who}.", "{who} pressed the merge button."),
    "reviewed": ("{who} reviewed the change.", "The review is by {who}.", "It was reviewed by {who}."),
    "commented": ("{who} commented on it.", "A comment came from {who}.", "{who} wrote a comment."),
    "requested": ("{who} requested changes.",),
    "opened": ("{who} opened the pull request.", "The pull request was opened by {who}."),
}  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_NAME = re.compile(r"(?<![\w.])[A-Za-z_][A-Za-z0-9_]{4,40}(?!\w)")
_PLAIN = re.compile(r"[A-Za-z0-9 ,.:;?!'()/-]+")


def quotations(dossier: Dossier, rng: Random) -> Iterator[Statement]:
    """Yield each plain line somebody wrote, with its author; invented, altered, glued and given to another."""
    said = [(source, line) for source in _spoken(dossier) for line in _lines(source)]
    every = folded(texts_of(dossier))
    for source, line in said:
        truths = tuple(pattern.format(q=line) for pattern in _frames(source, dossier))
        wrong = [(way, words) for way, words in _misquoted(line, [text for _, text in said], rng)
                 if folded(words) not in every]  # fmt: skip
        frames = _frames(source, dossier)
        lies = [Lie("quotation", way, rng.choice(frames).format(q=words)) for way, words in wrong]
        others = [
            other
            for other, _ in said
            if other.by != source.by or other.id.partition(":")[0] != source.id.partition(":")[0]
        ]
        for other in rng.sample(others, min(3, len(others))):
            if _may_be_by(other, line, dossier):
                continue
            lies.append(Lie("quotation", "another's", rng.choice(_frames(other, dossier)).format(q=line)))
        yield Statement(truths, tuple(lies))


def _spoken(dossier: Dossier) -> list[Source]:
    kinds = ("title", "description", "commit:", "review:", "thread:", "comment:")
    return [
        s for s in dossier.sources.values() if s.id.startswith(kinds) and dossier.may_quote(s.id) and s.by != "ghost"
    ]


def _lines(source: Source) -> list[str]:
    lines = [line.strip() for line in clean(source.text).splitlines()]
    fair = [line for line in lines if 3 <= len(line.split()) <= 22 and _PLAIN.fullmatch(line) and line[0].isalpha()]
    return [line for line in fair if not re.match(r"[\w-]+: ", line) or source.id == "title"][:4]


def _frames(source: Source, dossier: Dossier) -> tuple[str, ...]:
    kind, _, rest = source.id.partition(":")
    short = rest.partition(":")[0]
    if kind == "title":
        return ('The title says "{q}".', 'The title reads "{q}".')
    if kind == "description":
        return ('The description says "{q}".', 'The description promises "{q}".', 'In the description stands: "{q}"')
    if kind == "commit":
        return (f'Commit {short} says "{{q}}".', f'The message of {short} reads "{{q}}".')
    del dossier
    who = source.by
    return (
        f'{who} wrote: "{{q}}"',
        f"{who} put it like this:\n\n> {{q}}",
        f'"{{q}}", {who} said.',
        f'In the words of {who}: "{{q}}"',
        f'{who} asked "{{q}}"',
    )


def _misquoted(line: str, lines: Sequence[str], rng: Random) -> Iterator[tuple[str, str]]:
    yield "invented", rng.choice(NEVER_SAID)
    words = line.split()
    for _ in range(2):
        at = rng.randrange(len(words))
        yield "altered", " ".join([*words[:at], rng.choice(OTHER_WORDS), *words[at + 1 :]])
    at = rng.randrange(1, len(words))
    yield "negated", " ".join([*words[:at], "not", *words[at:]])
    other = rng.choice(lines).split()
    yield "glued", " ".join([*words[: max(2, len(words) // 2)], *other[-max(2, len(other) // 2) :]])


def _may_be_by(other: Source, line: str, dossier: Dossier) -> bool:
    """Whether the words may fairly be given to this speaker: they stand in something of theirs."""
    kind = other.id.partition(":")[0]
    if kind in {"review", "thread", "comment"}:
        author = dossier.pull_request.author.login
        own = [source.text for source in dossier.sources.values() if other.by in {source.by, author}]
    elif kind == "title":  # a title may be a commit's
        own = [dossier.pull_request.title, *(commit.headline for commit in dossier.commits)]
    else:
        own = [other.text]
    return any(folded(line) in folded(text) for text in own)


def names(dossier: Dossier, rng: Random) -> Iterator[Statement]:
    """Yield names with the file they stand in; names that are nowhere, or in another file."""
    files, every = content(dossier), texts_of(dossier)
    gone = {path: _names_at("-", text) for path, text in files.items()}
    pool = {path: sorted(set(_NAME.findall(text)) - gone[path])[:400] for path, text in files.items()}
    whole = {path for path in files if _is_known_whole(path, dossier)}
    pairs = [(path, name) for path, found in pool.items() for name in rng.sample(found, min(3, len(found)))]
    for path, name in rng.sample(pairs, min(14, len(pairs))):
        lies = [Lie("code", way, _named(made, path, rng)) for way, made in _mutants(name) if made not in every]
        elsewhere = [one for own in pool.values() for one in own[:60] if path in whole and one not in files[path]]
        fair = [one for one in elsewhere if one not in path]
        lies += [Lie("code", "elsewhere", _placed(one, path, rng)) for one in rng.sample(fair, min(4, len(fair)))]
        truth = (_placed(name, path, rng), _placed(name, path, rng), _named(name, path, rng))
        yield Statement(truth, tuple(lies))


def _names_at(sign: str, text: str) -> set[str]:
    """Return the names in the lines of a patch that have this sign; of what was taken out nobody says it stands."""
    return {name for line in text.splitlines() if line.startswith(sign) for name in _NAME.findall(line)}


def _is_known_whole(path: str, dossier: Dossier) -> bool:
    """Whether all there ever was in a file was read: it was created on the branch, or its text is there."""
    parts = [part for commit in dossier.commits if isinstance(commit.patch, tuple) for part in commit.patch]
    made = any(part.path == path and part.change is ChangeType.ADDED for part in parts)
    return made or any(text.path == path and isinstance(text.after, str) for text in dossier.texts)


def blocks(dossier: Dossier, rng: Random) -> Iterator[Statement]:
    """Yield two lines of code that stand one behind the other, and the same with one of them made up."""
    every = folded(texts_of(dossier))
    for path, text in content(dossier).items():
        lines = [line for line in text.splitlines() if line.startswith("+") and len(line.split()) > 1]
        if len(lines) < 2 or rng.random() < 0.7:
            continue
        at = rng.randrange(len(lines) - 1)
        shown = [line[1:] for line in lines[at : at + 2]]
        if "\n".join(lines[at : at + 2]) not in text or any("`" in line or len(line) > 100 for line in shown):
            continue
        frame = f"From `{path}`:\n\n```\n{{code}}\n```"
        made = "    return overhaul(everything, twice=True)"
        lies = [Lie("code", "block", frame.format(code=f"{shown[0]}\n{made}"))] if folded(made) not in every else []
        yield Statement((frame.format(code="\n".join(shown)),), tuple(lies))


def _mutants(name: str) -> Iterator[tuple[str, str]]:
    yield "misspelt", name + "s_of"
    yield "invented", f"resolve_{name.lower()}_twice"
    yield "call", f"{name}.overhaul_it()"
    yield "camel", "Fancy" + name[0].upper() + name[1:] + "Factory"


def _named(name: str, path: str, rng: Random) -> str:
    del path
    return rng.choice((f"At the centre of it stands `{name}`.", f"Much of the work goes through `{name}`.",
                       f"The name to remember is `{name}`."))  # fmt: skip


def _placed(name: str, path: str, rng: Random) -> str:
    ways = (
        "`{n}` stands in `{p}`.", "`{n}` lives in `{p}`.", "In `{p}` there is `{n}`.", "`{p}` contains `{n}`.",
        "The file `{p}` mentions `{n}`.", "`{p}` has a `{n}` in it.",
    )  # fmt: skip
    return rng.choice(ways).format(n=name, p=path)


def deeds(dossier: Dossier, rng: Random) -> Iterator[Statement]:
    """Yield who did what; done by strangers, and by people who did something else."""
    people = everybody(dossier)
    for deed, patterns in DEEDS.items():
        did = [who for who, done in people.items() if deed in done]
        lies = [Lie("person", "stranger", pattern.format(who=who)) for pattern in patterns
                for who in rng.sample(STRANGERS, 2)]  # fmt: skip
        if deed != "merged" or dossier.pull_request.merged_by:
            idle = [who for who in people if who not in did]
            lies += [Lie("person", "another", pattern.format(who=who)) for pattern in patterns for who in idle[:3]]
        who = did[0] if did else dossier.pull_request.author.login
        own = patterns if did else DEEDS["opened"]
        yield Statement(tuple(pattern.format(who=who) for pattern in own), tuple(lies))
    for commit in rng.sample(dossier.commits, min(3, len(dossier.commits))):
        yield _authored(commit, people, rng)


def _authored(commit: Commit, people: dict[str, set[str]], rng: Random) -> Statement:
    who = commit.author_login or commit.author
    patterns = ("{who} wrote commit {c}.", "Commit {c} is by {who}.", "Commit {c} was written by {who}.")
    real = {who, commit.author, *commit.co_authors}
    others = [other for other in people if other not in real]
    lies = [
        Lie("person", "stranger", pattern.format(who=rng.choice(STRANGERS), c=commit.short)) for pattern in patterns
    ]
    pairs = [(pattern, other) for pattern in patterns for other in others[:2]]
    lies += [Lie("person", "commit's", pattern.format(who=other, c=commit.short)) for pattern, other in pairs]
    return Statement(tuple(pattern.format(who=who, c=commit.short) for pattern in patterns), tuple(lies))


def order(dossier: Dossier, rng: Random) -> Iterator[Statement]:
    """Yield what came when and which files and commits there are; swapped, misplaced, and made up."""
    own = [commit for commit in dossier.commits if _PLAIN.fullmatch(commit.headline)]
    titles = [commit.headline for commit in dossier.commits]
    place = {commit.oid: n for n, commit in enumerate(dossier.commits)}
    named = [commit for commit in own if titles.count(commit.headline) == 1 and len(commit.headline.split()) > 1]
    for one, two in rng.sample(list(pairwise(named)), min(5, max(0, len(named) - 1))):
        lies = [Lie("order", "swapped", text) for text in _after(two, one)]
        for far in [other for other in named if place[other.oid] > place[one.oid] + 1][:1]:
            lies += [Lie("order", "next", text) for text in _at_once(one, far)]
        yield Statement(tuple(_after(one, two)), tuple(lies))
    for commit in rng.sample(named, min(4, len(named))):
        yield _placed_commit(commit, place[commit.oid], dossier, rng)
        yield _dated(commit, dossier)
    yield from _there(dossier, rng)


def _after(one: Commit, two: Commit) -> Iterator[str]:
    yield f'"{one.headline}" came before "{two.headline}".'
    yield f"Commit {two.short} came after {one.short}."
    yield f'First came "{one.headline}", then "{two.headline}".'
    yield f'"{one.headline}" was followed by "{two.headline}".'
    yield f'After "{one.headline}" came "{two.headline}".'


def _at_once(one: Commit, two: Commit) -> Iterator[str]:
    yield f'"{one.headline}" is immediately followed by "{two.headline}".'
    yield f"Commit {two.short} is the next commit after {one.short}."


def _placed_commit(commit: Commit, place: int, dossier: Dossier, rng: Random) -> Statement:
    last = len(dossier.commits) - 1
    words = [word for n, word in enumerate(PLACES) if n == place] + (["last"] if place == last else [])
    wrong = [word for n, word in enumerate(PLACES) if n <= last and n != place] + (["last"] if place != last else [])
    patterns = ('The {p} commit is "{t}".', 'The {p} commit, "{t}", has its place.', 'The {p} commit is called "{t}".',
                '"{t}" is the {p} commit.', "Commit {c} is the {p} commit of the branch.")  # fmt: skip
    truths = [pattern.format(p=word, t=commit.headline, c=commit.short) for word in words for pattern in patterns]
    lies = [pattern.format(p=rng.choice(wrong), t=commit.headline, c=commit.short) for pattern in patterns if wrong]
    truths = truths or [f"Commit {commit.short} is on the branch."]
    return Statement(tuple(truths), tuple(Lie("order", "place", text) for text in lies))


def _dated(commit: Commit, dossier: Dossier) -> Statement:
    """Return the weekday of a commit; a lie is one that no clock had, elsewhere if something else happened on it."""
    pull = dossier.pull_request
    day, own = DAYS[commit.authored_at.weekday()], _days(commit.authored_at, commit.committed_at)
    used = _days(pull.created_at, pull.merged_at, *(one.authored_at for one in dossier.commits))
    lies = [
        Lie("order", "day-elsewhere" if wrong in used else "day", f"Commit {commit.short} was written on a {wrong}.")
        for wrong in DAYS
        if wrong not in own
    ]
    return Statement((f"Commit {commit.short} was written on a {day}.",), tuple(lies))


def _days(*instants: datetime) -> set[str]:
    return {DAYS[at.weekday()] for instant in instants for at in (instant, instant.astimezone(UTC))}


def _there(dossier: Dossier, rng: Random) -> Iterator[Statement]:
    """Yield files and commits that are there, and in their place some that are not."""
    every = texts_of(dossier)
    gone = {
        part.path
        for commit in dossier.commits
        for part in (commit.patch if isinstance(commit.patch, tuple) else ())
        if part.change in {ChangeType.DELETED, ChangeType.RENAMED}
    }
    for file in rng.sample(dossier.pull_request.files, min(4, len(dossier.pull_request.files))):
        stem, dot, ending = file.path.rpartition(".")
        made = (f"{stem}_legacy{dot}{ending}", f"lib/{file.path}", f"src/core/{stem.rpartition('/')[2]}s.py")
        none = [path for path in made if path not in every]
        lies = [Lie("order", "path", f"The change touches `{path}`.") for path in none]
        lies += [Lie("order", "path-bare", f"Part of it is in {path}.") for path in none if "/" in path]
        if file.change is ChangeType.MODIFIED and file.path not in gone:
            lies += [Lie("order", "deed", f"The change {deed} `{file.path}`.") for deed in ("deletes", "renames")]
        yield Statement((f"The change touches `{file.path}`.", f"Part of it is in {file.path}."), tuple(lies))
    commit = rng.choice(dossier.commits)
    unknown = next(oid for oid in (f"{rng.getrandbits(20):05x}a7" for _ in range(99)) if oid not in every)
    lies = [Lie("order", "commit", text) for text in (f"Commit {unknown} is there.", f"It began with `{unknown}`.")]
    nowhere = f"(evidence:commit:{unknown})"
    lies += [Lie("order", "link", text) for text in (f"[A later commit]{nowhere} undoes it.", f"See [there]{nowhere}.")]
    yield Statement((f"Commit {commit.short} is on the branch.",), tuple(lies))
