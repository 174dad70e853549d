"""The words the check knows: units code owns, what stands for a whole pull request, idioms, names of the trade.

None of these come from a post; they are the language's, the trade's and Python's own lists.
"""

import builtins
import keyword
import re
from typing import Final


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Canonical unit by singular word. Code counts these itself, so a number of them is a fact or it is wrong.
_FAMILIES: Final = {
    "commit": "commit",
    "file": "file",
    "line": "line loc insertion addition deletion sloc",
    "character": "character char letter",
    "word": "word",
    "person": "person people contributor author human participant",
    "reviewer": "reviewer approver",
    "review": "review",
    "approval": "approval",
    "thread": "thread conversation discussion",
    "comment": "comment remark reply",
    "second": "second sec",
    "minute": "minute min",
    "hour": "hour hr",
    "day": "day",
    "week": "week",
    "percent": "percent percentage %",
    "class": "class",
    "function": "function method def",
    "test": "test testcase",
}
OWNED: Final = {word: unit for unit, words in _FAMILIES.items() for word in words.split()}
# Counted exactly for every pull request; of the others a reader may count a few that no fact covers.
STRICT: Final = frozenset({"commit", "file", "line", "percent", "reviewer", "review", "approval", "thread"})
CLOCKED: Final = frozenset({"second", "minute", "hour", "day", "week"})
PLURALS: Final = {
    unit: f"{unit}s" for unit in _FAMILIES
} | {"person": "people", "class": "classes", "percent": "percent"}  # fmt: skip
ASPECTS: Final = {
    "insertion": "added", "addition": "added", "deletion": "removed",
}  # fmt: skip
ADDING: Final = re.compile(
    r"(?i)\b(?:add(?:s|ed|ing)?|insert(?:s|ed|ing)?|new|gain(?:s|ed)?|grows?|grew|grown"
    r"|creat(?:es?|ed)|brings?|brought|c[oa]mes? in|put(?:s|ting)? in)\b"
)
REMOVING: Final = re.compile(
    r"(?i)\b(?:remov(?:es?|ed|ing)|delet(?:es?|ed|ing)|tak(?:es?|ing) out|took out|taken out"
    r"|drop(?:s|ped)?|los[et]s?|cuts?|went out|goes? out)\b"
)

# Nouns that stand for the pull request as a whole.
WHOLE: Final = _split(
    """pull request pr branch diff change changeset patch merge pull-request changes work rewrite refactor refactoring
    feature effort contribution affair log history"""
)
# Words in a fact's description that every pull request shares; they tie it to no particular thing.
GENERIC: Final = _split(
    """a an and are as at be beyond by commit commits diff each file files for from github has have he her his how hold
    holds in into is it its line lines merged merge merges number of on one or out own pull request that the their them
    these they this those time to total was were when which who whole whose with written adds add added takes taken
    touches touched touch changed change changes included recorded repository all every counted count branch not than
    until between nor they their lie lies stand stands say says different there"""
)
DETERMINERS: Final = _split("the its his her their these those this that our all such some any each every")
# Words that end the search for what a number counts.
BREAKERS: Final = _split(
    """and or but that which who whose while when where then than is are was were be been being has have had do does did
    to in on at by for with without from into across over under after before between through during until because so
    if as about against per via later earlier ago"""
)
LEADS: Final = BREAKERS | DETERMINERS | _split(
    """a an another exactly first he just last least more most next of only other out past remaining she up within you
    it they nearly almost around roughly some approximately fewer less another additional further"""
)  # fmt: skip
# What numbers are the names of.
NUMBERED: Final = _split(
    """act appendix bug case chapter code column error exit figure go group issue item java layer level line milestone
    node number option page part phase point port postgre priority pydantic python react release ruby rule section
    signal slot stage statu status step table task ticket tier type version volume wave week"""
)
SAYINGS: Final = re.compile(
    r"(?i)(?<![\w,./])(?:one of|zero[- ](?:day|sum|tolerance|hour)|ground zero|catch[- ]22|on all fours"
    r"|two cents|a (?:death by )?(?:a )?thousand (?:cuts|words|times|ways)|a (?:hundred|thousand|million"
    r"|billion) (?:times|to one|miles|reasons|years)|nine lives|cloud nine|24/7|nine[- ]to[- ]five|9[- ]to[- ]5"
    r"|ten[- ]foot pole|million[- ]dollar|(?:100|110|a hundred) ?(?:%|percent) (?:sure|certain|of the time)"
    r"|high five|two birds|three strikes|six feet under|eight ball|forty winks|two left feet|two peas|two wrongs"
    r"|half[- ](?:baked|hearted|measures?|truths?|life|way|the (?:battle|fun|time|story))|baker's dozen|dime a dozen"
    r"|six of one|four[- ]letter word|two faced|second[- ]hand|one two punch|one-two|three musketeers|four horsemen"
    r"|seven (?:seas|deadly|wonders)|twenty[- ]twenty|20/20|five o'clock|fortune 500|route 66|big (?:four|five)"
    r"|top (?:ten|five|three)|double[- ]edged|two[- ]way street|fifty[- ]fifty|50[/-]50|ten out of ten|10/10"
    r"|(?:fourth (?:wall|estate|dimension)|fifth (?:column|element|wheel|gear|amendment|symphony|avenue)"
    r"|sixth sense|seventh (?:heaven|seal)|ninth (?:circle|inning|symphony)|eleventh (?:hour|commandment)"
    r"|nineteenth (?:century|hole)|twelfth (?:night|man)|umpteenth|nth)"
    r"|back to square one|in two minds|two minds|of two evils|four corners|seven[- ]year itch"
    r"|a quarter past)\b(?![,.]?\d)"
)
# Times of day in words, and chances: `eight minutes to eleven`, `three in the afternoon`, `one in five`.
_HOURS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|[01]?[0-9]"
CLOCKWISE: Final = re.compile(
    rf"(?i)\b(?:(?:[a-z]+(?:-[a-z]+)?|\d+) minutes? (?:to|past|before|after) (?:{_HOURS})(?! (?:minutes|hours|days))\b"
    rf"|(?:five|ten|twenty|twenty-five|half|quarter) (?:to|past) (?:{_HOURS})\b"
    r"|(?:one|two|three|four|five|six|seven) or (?:two|three|four|five|six|seven|eight)"
    rf"|(?:{_HOURS}) in the (?:morning|afternoon|evening)|(?:{_HOURS}) o['\u2019]clock"
    rf"|(?<![\d/,.+-])(?:one|two|three|nine|\d)(?: times)? (?:in|out of) (?:{_HOURS}|twenty|a hundred)"
    r"(?!-| (?:commits?|files?|lines?|seconds?|minutes?|hours?|days?|weeks?)))\b"
)

APPROXIMATE: Final = re.compile(
    r"(?i)\b(?:(?P<least>at least|more than|over|upwards of|north of|beyond|(?:no|not) (?:fewer|less) than)"
    r"|(?P<most>at most|fewer than|less than|within|inside|under|up to|nearly|almost"
    r"|just short of|shy of|close to|no more than)"
    r"|(?P<about>about|around|roughly|approximately|some|circa|more or less))(?: (?:a|an|the))?\s*$"
)

# Stems of words in facts that a sentence says in other words.
DOINGS: Final = {"create": ADDING, "delete": REMOVING, "rename": re.compile(r"(?i)\brenam\w+|\bmov(?:es?|ed)\b"),
    "author": re.compile(r"(?i)\b(?:wrote|written|author(?:s|ed)?)\b"),
}  # fmt: skip
# Stems of words that lead to a fact which says the same with another.
SYNONYMS: Final = {
    "longer": "gained", "bigger": "gained", "larger": "gained", "grew": "gained", "grown": "gained", "net": "gained",
    "more": "gained", "shorte": "lost", "smalle": "lost", "shrank": "lost", "fewer": "lost", "fix": "fixes",
}  # fmt: skip

# Modules of Python's own library that prose is likely to name.
MODULES: Final = _split(
    """abc argparse ast asyncio atexit base64 bisect collections concurrent configparser contextlib contextvars copy
    csv ctypes dataclasses datetime decimal difflib email enum errno fcntl fnmatch fractions functools gc getpass glob
    gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json locale logging math mimetypes
    multiprocessing numbers operator os pathlib pickle pkgutil platform pprint queue random re sched secrets select
    selectors shelve shlex shutil signal socket socketserver sqlite3 ssl stat statistics string struct subprocess sys
    sysconfig tarfile tempfile textwrap threading time timeit tkinter token tokenize tomllib traceback tracemalloc types
    typing unicodedata unittest urllib uuid venv warnings weakref xml zipfile zlib zoneinfo"""
)
KEYWORDS: Final = (
    frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) | frozenset(dir(builtins)) | MODULES
    | _split(
        """self cls args kwargs null undefined true false nil void const let var function func fn struct enum interface
        public private protected static final new this super typeof instanceof async await export default require
        module package impl trait mut use mod pub crate string number boolean object array int float double char bool
        long short unsigned signed byte bytes rune map chan select defer range then fi done elif esac echo exit cd ls
        rm cp mv cat grep sed awk stdin stdout stderr argv env PATH HOME USER SHELL PWD NaN Infinity Promise console
        document window process JSON Math Date Error Array String Number Boolean Object Map Set Result Option Some Ok
        Err Vec Box Rc Arc nullptr std cout cin vector main __init__ __main__ __name__ __file__ __all__ todo TODO FIXME
        HACK XXX NOTE GET POST PUT DELETE HEAD PATCH OPTIONS main master HEAD origin upstream"""
    )
)  # fmt: skip
TOOLS: Final = _split(
    """git gh pytest tox nox pip pipx uv poetry hatch conda python python3 node npm npx yarn pnpm deno bun cargo rustc
    go gofmt make cmake gcc clang docker podman kubectl helm terraform ansible bash zsh sh fish curl wget ssh scp rsync
    ruff black flake8 mypy pyright pylint isort eslint prettier tsc webpack vite rollup babel jest mocha vitest
    playwright gradle mvn java javac dotnet ruby gem bundle rake rails php composer swift kotlin psql mysql sqlite3
    redis-cli jq vim emacs nano code sudo apt brew yum dnf apk systemctl crontab tar zip unzip ls rm cp mv cat
    sed awk grep find
    xargs sort uniq head tail wc diff touch mkdir chmod chown ln tee make ps kill top htop man
    pre-commit cron hugo jekyll"""
)
NUMBER_OF_DIGITS: Final = re.compile(
    r"(?i)\b(?P<digits>one|two|three|four|five|six|seven|eight|single|double|triple|\d)[- ](?:digit|figure)s?\b"
)


def singular(word: str) -> str:
    """Return an English plural's singular, well enough for the names of units."""
    word = word.lower()
    if word == "people":
        return "person"
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - `ties`, `dies` are no plurals of `ty`, `dy`
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def stem(word: str) -> str:
    """Return as much of a word as its relatives share: `deletions` and `deleted` are akin."""
    return singular(word)[:6]
