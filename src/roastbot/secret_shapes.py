r"""What a credential looks like: the shapes issuers give them, private keys, and passwords beside their names.

The shapes follow gitleaks' published rules, GitHub's own notice on the dotted `ghs_` form, and the issuers'
documentation. Prefixes have no `\b` before them, so a token glued to other text is found as well. Every pattern
does bounded work at each position: repetitions are capped or possessive, and no two neighbours can share a run.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log2
from typing import Final

KEY_MATERIAL = re.compile(r"[A-Za-z0-9+/=]{16,}+")
MIN_KEY_MATERIAL: Final = 40  # characters; an example that shows only the markers has fewer, the shortest key has more
MAX_KEY: Final = 20_000  # characters between the markers; a 16,384-bit RSA key has 12,700
BLOCK_LINE: Final = 60  # characters; PEM and base64 tools wrap at 64 or 76
BLOCK_LINES: Final = 3  # shorter runs are hashes and test values


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a text a secret of `kind` stands, half open."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of secret: it can only be where one of `needles` is (lower case), matches `pattern`, is `accepted`.

    Where the pattern has a group, only the group is secret.
    """

    kind: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    accepted: Callable[[str], bool]


def _always(_: str) -> bool:
    return True


def entropy(text: str) -> float:
    """Return the Shannon entropy of `text` in bits per character."""
    size = len(text)
    return -sum(n / size * log2(n / size) for n in Counter(text).values()) if size else 0.0


def has_digit(text: str) -> bool:
    """Whether `text` has a digit, as no run of plain words has."""
    return any(c.isdigit() for c in text)


def is_mixed(text: str) -> bool:
    """Whether `text` has a digit, a small and a capital letter, as random strings of this length do."""
    return has_digit(text) and any(c.islower() for c in text) and any(c.isupper() for c in text)


_PLACEHOLDERS = re.compile(
    r"(?i)example|sample|dummy|fake|test|placeholder|change|your|redact|secret|passw|token|1234|abcd|xxx"
    r"|\*\*\*|\.\.\.|[(){}<>$\[\]\\]"
)
_RUN = re.compile(r"[A-Za-z0-9+/]{8,}+")
MIN_DIGITS: Final = 4  # in one run of letters and digits; versions and counters have fewer
MIN_ENTROPY: Final = 3.0  # bits per character; 16 random letters and digits have about 3.7, words of that length less


def is_password(text: str) -> bool:
    """Whether `text` looks drawn at random rather than written by hand: no placeholder, no dotted or dashed words."""
    if _PLACEHOLDERS.search(text) or entropy(text) < MIN_ENTROPY:
        return False
    return any(is_mixed(run) or sum(c.isdigit() for c in run) >= MIN_DIGITS for run in _RUN.findall(text))


def _is_url_password(text: str) -> bool:
    return not re.fullmatch(
        r"(?:[{$<%*].*|pass(?:word|wd)?|pwd|secret|postgres|root|admin|test|user(?:name)?|guest|token|x+|\.+)",
        text,
        re.IGNORECASE,
    )


_NAME = r"(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|credential)s?[A-Za-z0-9_-]{0,30}"
_ANNOTATION = r"(?:[ \t]?:[ \t]?[A-Za-z.|\[\] ]{1,30})?"
_PASSWORD_WORDS = ("pass", "secret", "token", "key", "credential")

_AWS_PRIVATE = (
    r"(?i:secret_?(?:access_?)?key|aws_?secret)[^\n]{0,24}?"
    r"(?<![A-Za-z0-9/+])([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"
)
_WEBHOOK = (
    r"(?:hooks\.slack\.com/(?:services|workflows|triggers)|discord(?:app)?\.com/api/webhooks)/[A-Za-z0-9_/+-]{20,}+"
)
_AZURE = (
    r"(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40,}+={0,2}"
    r"|[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}"
    r"|sig=[A-Za-z0-9%]{40,}+"
)
_AUTHORIZATION = (
    r"(?i)authorization[\"'\]]{0,2}[ \t]{0,3}[:=,][ \t]{0,3}[fb]?[\"']?"
    r"(?:bearer|basic|token)[ \t]{1,3}([A-Za-z0-9._~+/=-]{16,}+)"
)
_QUOTED_PASSWORD = (
    rf"(?i){_NAME}[\"'\]]{{0,2}}{_ANNOTATION}[ \t]{{0,3}}(?:=>|:=|=|:|,)[ \t]{{0,3}}"
    r"[bf]?[\"'`]([^\"'`\s]{12,200})[\"'`]"
)
_BARE_PASSWORD = (
    rf"(?im)^[ \t+-]{{0,8}}(?:export )?[A-Z0-9_.-]{{0,40}}?{_NAME}[ \t]{{0,2}}[=:][ \t]{{0,2}}"
    r"([^\s\"'`#,;]{12,200})"
)


def _shape(kind: str, needles: tuple[str, ...], pattern: str, accepted: Callable[[str], bool] = _always) -> Shape:
    return Shape(kind, needles, re.compile(pattern), accepted)


SHAPES: Final[tuple[Shape, ...]] = (
    _shape("github-token", ("gh",), r"gh[opusr]_[A-Za-z0-9._-]{36,}+"),
    _shape("github-pat", ("github_pat_",), r"github_pat_[A-Za-z0-9_]{22,}+"),
    _shape("gitlab-token", ("glpat-",), r"glpat-[A-Za-z0-9_.-]{20,}+"),
    _shape("anthropic-key", ("sk-ant-",), r"sk-ant-[A-Za-z0-9_-]{20,}+", has_digit),
    _shape("openai-key", ("sk-",), r"sk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{32,}+|[A-Za-z0-9]{40,}+)", is_mixed),
    _shape("aws-key-id", ("a3t", "akia", "asia", "abia", "acca"), r"(?:A3T[A-Z0-9]|A[KS]IA|ABIA|ACCA)[A-Z0-9]{16}"),
    _shape("aws-secret-key", ("secret",), _AWS_PRIVATE, is_mixed),
    _shape("google-key", ("aiza",), r"AIza[A-Za-z0-9_-]{35}"),
    _shape("google-oauth", ("ya29.", "gocspx-"), r"(?:ya29\.|GOCSPX-)[A-Za-z0-9_-]{24,}+"),
    _shape("slack-token", ("xox", "xapp-"), r"(?:xox[abeoprs]-|xapp-[0-9]-)[A-Za-z0-9-]{10,}+"),
    _shape("webhook-url", ("hooks.slack.com", "/api/webhooks/"), _WEBHOOK),
    _shape("stripe-key", ("k_test_", "k_live_", "k_prod_"), r"[sr]k_(?:test|live|prod)_[A-Za-z0-9]{16,}+", is_mixed),
    _shape("stripe-key", ("whsec_",), r"whsec_[A-Za-z0-9+/=]{24,}+", is_mixed),
    _shape("npm-token", ("npm_",), r"npm_[A-Za-z0-9]{36}"),
    _shape("pypi-token", ("pypi-ag",), r"pypi-Ag(?:EIcHlwaS5vcmc|ENdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{30,}+"),
    _shape("huggingface-token", ("hf_",), r"hf_[A-Za-z0-9]{34}", is_mixed),
    _shape("docker-token", ("dckr_",), r"dckr_[op]at_[A-Za-z0-9_-]{27,}+"),
    _shape("digitalocean-token", ("_v1_",), r"do[opr]_v1_[a-f0-9]{64}"),
    _shape("vault-token", ("hvs.", "hvb."), r"hv[sb]\.[A-Za-z0-9_-]{24,}+", is_mixed),
    _shape("prefect-key", ("pnu_", "pnb_"), r"pn[ub]_[A-Za-z0-9]{36}"),
    _shape("azure-key", ("accountkey=", "sharedaccesskey=", "q~", "sig="), _AZURE),
    _shape("twilio-key", ("sk",), r"SK[0-9a-f]{32}"),
    _shape("sendgrid-key", ("sg.",), r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
    _shape("url-credentials", ("://",), r"://[^\s/:@\"'<>`]{0,100}:([^\s/@\"'<>`]{3,200})@", _is_url_password),
    _shape("url-credentials", ("://",), r"://([A-Za-z0-9_-]{24,200})@", is_mixed),
    _shape("authorization", ("authorization",), _AUTHORIZATION, is_password),
    _shape("password", _PASSWORD_WORDS, _QUOTED_PASSWORD, is_password),
    _shape("password", _PASSWORD_WORDS, _BARE_PASSWORD, is_password),
)

_BEGIN = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_END = re.compile(r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_JWT_MIDDLE = re.compile(r"\.eyJ[A-Za-z0-9_-]{8,}+\.[A-Za-z0-9_-]{8,}+")
_BASE64URL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def spans(text: str) -> list[Span]:
    """Return where secrets stand in `text`, in order, overlapping ones joined under the first one's kind."""
    found = [*_shaped(text), *_private_keys(text), *_web_tokens(text), *_blocks(text)]
    return joined(found)


def joined(found: list[Span]) -> list[Span]:
    """Return `found` in order with overlapping spans made one; the earliest gives the kind."""
    result: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if result and span.start < result[-1].end:
            last = result[-1]
            result[-1] = Span(last.start, max(last.end, span.end), last.kind)
        else:
            result.append(span)
    return result


def _shaped(text: str) -> Iterator[Span]:
    lowered = text.lower()
    for shape in SHAPES:
        if not any(needle in lowered for needle in shape.needles):
            continue
        group = 1 if shape.pattern.groups else 0
        for match in shape.pattern.finditer(text):
            if shape.accepted(match[group]):
                yield Span(*match.span(group), shape.kind)


def _private_keys(text: str) -> Iterator[Span]:
    """Yield PEM private keys, also those written on one line with escaped line ends, and those cut off.

    Ends are looked up in a list made once: searching anew from each of many beginnings would be quadratic.
    """
    ends = [match.end() for match in _END.finditer(text)]
    done = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < done:
            continue
        place = bisect_left(ends, begin.end())
        closed = place < len(ends) and ends[place] - begin.end() <= MAX_KEY
        end = ends[place] if closed else _end_of_material(text, begin.end())
        if sum(len(part) for part in KEY_MATERIAL.findall(text, begin.end(), end)) >= MIN_KEY_MATERIAL:
            done = end
            yield Span(begin.start(), end, "private-key")


def _end_of_material(text: str, start: int) -> int:
    """Return where the lines that look like a key's inside end, for a key whose end marker is not there."""
    end = start
    while end < min(len(text), start + MAX_KEY):
        stop = text.find("\n", end + 1)
        stop = len(text) if stop < 0 else stop
        line = text[end:stop].strip()
        if line and not KEY_MATERIAL.search(line[:200]):
            break
        end = stop
    return end


def _web_tokens(text: str) -> Iterator[Span]:
    """Yield JSON Web Tokens, found by their second part: looking from each `eyJ` on would be quadratic."""
    for match in _JWT_MIDDLE.finditer(text):
        head = match.start()
        while head and text[head - 1] in _BASE64URL:
            head -= 1
        start = text.find("eyJ", head, match.start())
        if start >= 0:
            yield Span(start, match.end(), "web-token")


def _blocks(text: str) -> Iterator[Span]:
    """Yield runs of three and more lines that are nothing but base64: the inside of a key whose markers a hunk lacks.

    Certificates and embedded files look the same and go too; nobody needs them to understand a change.
    """
    run: list[tuple[int, int]] = []
    position = 0
    for line in [*text.split("\n"), ""]:
        bare = line.strip(" \t\"',+\\")
        if len(bare) >= BLOCK_LINE and KEY_MATERIAL.fullmatch(bare) and is_mixed(bare):
            run.append((position, position + len(line)))
        else:
            if len(run) >= BLOCK_LINES:
                yield Span(run[0][0], run[-1][1], "encoded-block")
            run = []
        position += len(line) + 1
