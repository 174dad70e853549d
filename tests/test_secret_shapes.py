"""What looks like a credential, and what only looks like one at first."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roastbot.secret_shapes import SHAPES, spans

# Put together here so that no scanner takes this file for a leak.
MIXED = "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC2dF4"
SAMPLES = {
    "github-token": "ghp_" + MIXED + "xyz9",
    "github-pat": "github_pat_" + MIXED,
    "gitlab-token": "glpat-" + MIXED,
    "anthropic-key": "sk-ant-api03-" + MIXED,
    "openai-key": "sk-proj-" + MIXED + "_x-Y",
    "aws-key-id": "AKIA" + "IOSFODNN7REALKEY",
    "aws-secret-key": "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "google-key": "AIza" + MIXED + "xy",
    "google-oauth": "ya29." + MIXED,
    "slack-token": "xoxb-" + "1234567890-abcdef",
    "webhook-url": "https://hooks.slack.com/services/" + "T00000000/B00000000/" + MIXED,
    "stripe-key": "sk_live_" + MIXED,
    "npm-token": "npm_" + MIXED + "xyz",
    "pypi-token": "pypi-AgEIcHlwaS5vcmc" + MIXED,
    "huggingface-token": "hf_" + MIXED + "q",
    "docker-token": "dckr_pat_" + MIXED,
    "digitalocean-token": "dop_v1_" + "0a1b2c3d" * 8,
    "vault-token": "hvs." + MIXED,
    "prefect-key": "pnu_" + MIXED + "xyz",
    "azure-key": "AccountKey=" + MIXED * 2 + "==",
    "twilio-key": "SK" + "0123456789abcdef" * 2,
    "sendgrid-key": "SG." + MIXED[:22] + "." + MIXED + "0123456789",
    "url-credentials": "postgresql://harbour:s3Cr7tQx@db.internal/cranes",
    "authorization": "Authorization: Bearer " + MIXED,
    "password": 'db_password = "' + MIXED[:20] + '"',
    "web-token": "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + MIXED,
    "private-key": "-----BEGIN RSA PRIVATE KEY-----\n" + (MIXED + "\n") * 4 + "-----END RSA PRIVATE KEY-----",
    "encoded-block": "\n".join([(MIXED + MIXED)[:64]] * 3),
}

INNOCENT = [
    "def test_task_test_concurrency_limits_are_respected_everywhere(self): ...",
    "task-proj-runner-with-a-very-long-name-that-goes-on-and-on",
    "commit 1cc2d1bcdfe3a2967f19d1cbf59bfe1909c490f3",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    'password = "changeme-please-now"',
    'token: str = "test-token-123456789"',
    "API_KEY=${{ secrets.API_KEY }}",
    "secret_key = settings.SECRET_KEY_BASE",
    'monkeypatch.setenv("PREFECT_API_KEY", "my-dummy-key-1")',
    "postgresql+asyncpg://postgres:postgres@localhost:5432/prefect",
    "https://{user}:{password}@example.com/",
    "token = secrets.token_hex(16)",
    "self.tokenizer = AutoTokenizer.from_pretrained('bert-base-uncased')",
    "-----BEGIN PRIVATE KEY-----",
    "https://github.com/acme/harbour/pull/7#discussion_r2984061179",
    "ExecutionMode.PER_NODE passwordless_login_enabled: true",
    "key: cache-${{ hashFiles('uv.lock') }}",
]

NEEDLES = sorted({needle for shape in SHAPES for needle in shape.needles})
HOSTILE = [
    *NEEDLES,
    *(needle.upper() for needle in NEEDLES),
    "://a:",
    "eyJ",
    ".eyJaaaaaaaa",
    "-----BEGIN PRIVATE KEY-----\n",
    'password = "',
    "A" * 63 + "\n",
    "a1B",
    "\n",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_code_about_secrets_holds_none(text: str) -> None:
    """Names, placeholders, hashes, lookups, examples."""
    assert spans(text) == []


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_is_found_alone_and_glued_to_other_text(kind: str) -> None:
    """There is no word boundary before a prefix."""
    sample = SAMPLES[kind]
    assert [span.kind for span in spans(sample)] == [kind]
    if kind not in {"password", "encoded-block", "aws-secret-key", "authorization"}:  # these begin with their name
        assert kind in {span.kind for span in spans(f"x_{sample}")}


def test_every_shape_has_a_sample() -> None:
    """A shape nobody tried is a guess."""
    assert {shape.kind for shape in SHAPES} <= set(SAMPLES)


def test_the_dotted_github_token_is_found_to_its_end() -> None:
    """`ghs_APPID_JWT`, in use since April 2026: nothing of it may stay behind."""
    token = "ghs_12345_" + SAMPLES["web-token"]
    assert [(span.start, span.end) for span in spans(f"({token})")] == [(1, 1 + len(token))]


@pytest.mark.parametrize(
    "key",
    [
        '"-----BEGIN EC PRIVATE KEY-----\\n' + MIXED * 3 + '\\n-----END EC PRIVATE KEY-----"',
        "-----BEGIN PRIVATE KEY-----\n" + (MIXED + "\n") * 3,
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\nVersion: 1\n\n"
        + (MIXED + "\n") * 3
        + "-----END PGP PRIVATE KEY BLOCK-----",
    ],
    ids=["on one line", "cut off", "with headers"],
)
def test_private_keys_are_found_in_every_form(key: str) -> None:
    """Escaped line ends, no end marker, headers inside."""
    (span,) = spans(f"before\n{key}\nafter: the crane")
    assert span.kind == "private-key"
    assert MIXED not in key[: span.start - 7] + key[span.end - 7 :]
    assert "after" not in f"before\n{key}\nafter: the crane"[span.start : span.end]


@pytest.mark.parametrize("seed", HOSTILE)
def test_hostile_repetitions_cost_linear_work(seed: str) -> None:
    """With any of these a quadratic pattern would need hours for 200,000 characters; nothing here looks at a clock."""
    text = (seed * 200_000)[:200_000]
    found = spans(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(deadline=None)
@given(st.text(), st.sampled_from(sorted(SAMPLES)), st.text())
def test_a_secret_is_found_in_whatever_stands_around_it(before: str, kind: str, after: str) -> None:
    """On a line of its own, in any company."""
    sample = SAMPLES[kind]
    text = f"{before}\n{sample}\n{after}"
    start = len(before) + 1
    assert any(span.start < start + len(sample) and span.end > start for span in spans(text))
