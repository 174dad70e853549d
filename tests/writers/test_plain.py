"""A roast is never lost to a turn of phrase: titles with numbers are quoted, and the plainest post always passes."""

from datetime import UTC
from types import SimpleNamespace

import pytest

from builders import commit, pull
from roastbot import detectors
from roastbot.brief import Brief
from roastbot.briefing import build
from roastbot.claims import Kind, Verdict
from roastbot.compose import compose
from roastbot.evidence import Dossier
from roastbot.facts import derive
from roastbot.findings import Finding, Receipt
from roastbot.redact import redact_dossier
from roastbot.roasting import checker
from roastbot.writers import Draft, Problem
from roastbot.writers.offline import OfflineWriter
from roastbot.writers.offline.plain import plain_post
from roastbot.writers.offline.telling import _remarked_files


def brief_of(dossier: Dossier) -> Brief:
    """Return the brief a run would build."""
    clean, _ = redact_dossier(dossier)
    facts = derive(clean, UTC)
    return build(clean, facts, detectors.detect(clean, facts), 60_000)


@pytest.mark.parametrize(
    "title",
    [
        "Add thirty languages",
        "Support 12 languages",
        "Drop the 40 unused flags",
        "Add a dozen tests",
        "Move half of the engine to Rust",
        "Merge two thirds of the config",
        "Ship it on Monday",
        "Update dependencies for the fifth time",
    ],
)
def test_a_number_in_the_title_is_quoted_and_never_claimed(title: str) -> None:
    """As a sentence of the writer's own it would be a claim nobody proved, and the run would fail every week."""
    brief = brief_of(pull(title, "Mon 09:00 Start it +30/-1", "Tue 09:00 Fix the rest +3/-1"))
    composition = compose(brief, OfflineWriter(), checker(brief))
    assert composition.attempts == 1
    assert f'"{title}"' in composition.draft.body


@pytest.mark.parametrize("title", ["Add a mill", "", "<script>alert(1)</script>", "7", "@all 12,000 lines on Monday"])
def test_the_plainest_post_always_passes(title: str) -> None:
    """It says what code counted, what stands in the log, where to read on, and nothing else."""
    brief = brief_of(pull(title, "Mon 09:00 Start it +30/-1"))
    assert checker(brief)(plain_post(brief)).problems == ()


def test_a_fault_that_cannot_be_cut_out_leads_to_the_plainest_post() -> None:
    """A wrong opening, title or verdict has nothing to be dropped to."""
    brief = brief_of(pull("Add a mill", "Mon 09:00 Start it +30/-1"))
    draft = OfflineWriter().write(brief)
    opening = Problem("body", draft.body[:20], "no")
    assert OfflineWriter().revise(brief, draft, (opening,)) == plain_post(brief)
    assert OfflineWriter().revise(brief, draft, (Problem("title", "x", "no"),)) == plain_post(brief)


def test_a_fault_in_a_later_paragraph_costs_that_paragraph() -> None:
    """The rest of the story stays."""
    brief = brief_of(pull("Add a mill", "Mon 09:00 Start it +30/-1"))
    draft = OfflineWriter().write(brief)
    bad = Draft(draft.title, draft.description, draft.body + "\n\nIt has 99 lines.", "N", "l", draft.provenance)
    mended = OfflineWriter().revise(brief, bad, (Problem("body", "99 lines", "no"),))
    assert mended.body == draft.body


def test_a_mended_post_still_has_ten_claims_and_three_quotations() -> None:
    """What went with a paragraph comes back as a receipt, before the ending."""
    steps = ("Mon 09:00 Start it +30/-1", "Tue 09:00 Stop it again +9/-9", "Wed 09:00 Grease the wheel +3/-1")
    brief = brief_of(pull("Add a mill", *steps))
    draft = OfflineWriter().write(brief)
    opening, middle, *rest = draft.body.split("\n\n")
    mended = OfflineWriter().revise(brief, draft, (Problem("body", middle, "no"),))
    claims = checker(brief)(mended).claims
    assert middle not in mended.body
    assert (mended.body.startswith(opening), mended.body.endswith(rest[-1])) == (True, True)
    assert sum(claim.kind is Kind.QUOTATION and claim.verdict is Verdict.SUPPORTED for claim in claims) == 3
    assert sum(claim.verdict is Verdict.SUPPORTED for claim in claims) >= 10


def test_the_compliment_goes_with_its_paragraph() -> None:
    """A sentence that is no longer there protects nothing."""
    commits = ("Mon 09:00 Start it +30/-1", commit("Tue 09:00 Fix it +3/-1", body="I mistakenly left the sluice open."))
    brief = brief_of(pull("Add a mill", *commits))
    draft = OfflineWriter().write(brief)
    assert "mistakenly" in draft.compliment
    assert draft.compliment in draft.body
    mended = OfflineWriter().revise(brief, draft, (Problem("body", draft.compliment, "no"),))
    assert mended.compliment == ""


def test_a_commit_id_of_digits_only_is_not_the_number_of_a_review_thread() -> None:
    """One short id in twenty-seven is digits only."""
    dossier = brief_of(pull("Add a mill", "Mon 09:00 Start it +30/-1", threads=[("mill.py", "bob: why?")])).dossier
    receipts = (Receipt("thread:1.1", "why?", "u"), Receipt("commit:1234567", "Start it", "u"))
    finding = Finding("remark", "A remark.", (), receipts, 3)
    assert _remarked_files(SimpleNamespace(finding=finding, kind="remark"), dossier) == {"mill.py"}  # type: ignore[arg-type] # a Scene's two fields
