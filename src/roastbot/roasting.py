"""One pull request on its way to a post: read it, brief a writer, check the draft, render what may be printed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from roastbot import coverage, detectors, factcheck, foreign, gate, gather, shape, source_tree
from roastbot.auditing import Audit, Auditor
from roastbot.blog import Blog
from roastbot.brief import Brief
from roastbot.briefing import build
from roastbot.compose import Composition, compose
from roastbot.config import Config, Secret
from roastbot.evidence import Dossier, EarlierRoast, PullRequest
from roastbot.facts import derive, with_findings
from roastbot.github import Door
from roastbot.habits import check_habits
from roastbot.inspection import Inspection
from roastbot.permission import withheld
from roastbot.proof import Occasion, closing_line
from roastbot.redact import Hit, redact_dossier
from roastbot.render import RenderedPost, render_post
from roastbot.restraint import restrained, restraint_of
from roastbot.voice import Voice
from roastbot.writers import Draft, Writer
from roastbot.writers.offline import OfflineWriter

NO_OCCASION = Occasion()
BEHIND = timedelta(minutes=1)  # generators hide posts from the future, and clocks disagree by seconds


@dataclass(frozen=True, slots=True)
class Press:
    """Who writes and who reads again, for which blog, and when; `occasion` is what the closing line says of the run."""

    writer: Writer
    blog: Blog
    config: Config
    now: datetime
    auditor: Auditor | None = None
    occasion: Occasion = NO_OCCASION


def read_dossier(
    door: Door, pull: PullRequest, config: Config, earlier: tuple[EarlierRoast, ...] = ()
) -> tuple[Dossier, tuple[Hit, ...]]:
    """Read everything about a pull request; return it without secrets and knowing who may be quoted, and the secrets.

    `earlier` are the roasts that stand on the blog already, newest first. A hit names a secret's kind and place, never
    the secret. The source tree is asked about what is left without them, so that what was asked is what is looked up.
    """
    gathered = gather.gather(door, pull, exclude_paths=config.exclude_paths, earlier=earlier)
    told, hits = redact_dossier(gathered)
    searched = source_tree.read(door, told, detectors.asks(told), config.exclude_paths)
    dossier, more = redact_dossier(searched)
    return replace(dossier, withheld=withheld(dossier, config.quote_people)), hits + more


def brief_of(dossier: Dossier, timezone: tzinfo, config: Config, notes: str = "") -> Brief:
    """Return what a writer gets to know of a dossier; instants that GitHub records in UTC are shown in `timezone`.

    `notes` are the words of the author's own file, see voice_file.py.
    """
    restraint = restraint_of(dossier, own=config.author)
    voice = Voice.of(config, notes, restrained=bool(restraint))
    dossier = restrained(dossier, restraint)
    facts = restraint.facts(derive(dossier, timezone))
    findings = voice.findings(restraint.findings(detectors.detect(dossier, facts)))
    most, left = config.max_input_tokens, config.exclude_paths
    return build(dossier, facts, findings, most, exclude_paths=left, restraint=restraint, voice=voice)


def write_post(brief: Brief, press: Press) -> tuple[Composition, RenderedPost]:
    """Have the roast written and checked, and return how that went and the post for this blog.

    Raises GateError where the finished post holds anything that must not leave.
    """
    composition, dossier = _composed(brief, press), brief.dossier
    draft = composition.draft
    read = brief.coverage if draft.provenance.model else coverage.of_dossier(dossier)
    post = render_post(
        draft,
        press.blog,
        dossier,
        body=gate.resolve_links(draft.body, dossier),
        when=press.now - BEHIND,
        config=press.config,
        closing=closing_line(composition.claims, read, draft.provenance, press.occasion),
    )
    allowed = {dossier.pull_request.url, *(source.url for source in dossier.sources.values())}
    allowed |= {press.occasion.run_url} if press.occasion.run_url else set()
    gate.inspect_post(post.text, allowed, secrets_of(press.config))
    return composition, post


def _composed(brief: Brief, press: Press) -> Composition:
    fallback = None if isinstance(press.writer, OfflineWriter) else OfflineWriter()
    second = Audit(press.auditor) if press.auditor else None
    made = compose(brief, press.writer, checker(brief), fallback, second)
    return replace(made, audited=second.cost, audit_failed=second.failed_because) if second else made


def checker(brief: Brief) -> Callable[[Draft], Inspection]:
    """Return the one check every draft must pass, whoever wrote it: in shape, harmless, and true; habits besides.

    A finding's own facts count as well: code derived them, and the writer was told. What is wrong with a link is the
    gate's to say.
    """
    dossier = brief.dossier
    facts = with_findings(brief.facts, brief.findings)
    desk = factcheck.Checker(dossier, facts)

    def inspect(draft: Draft) -> Inspection:
        english = brief.voice.is_english or draft.provenance.model is None  # no model, no other language
        claims = tuple(claim for claim in desk.examine(draft) if not factcheck.is_the_gates(claim))
        return Inspection(
            claims=claims if english else foreign.fairly(claims, facts, dossier),
            others=(*shape.check_shape(draft), *gate.check_draft(draft, dossier)),
            habits=check_habits(draft, dossier, english=english),
        )

    return inspect


def secrets_of(config: Config) -> tuple[Secret, ...]:
    """Return this run's own credentials, which must stand nowhere."""
    return tuple(secret for secret in (config.github_token, config.blog_token, config.anthropic_api_key) if secret)
