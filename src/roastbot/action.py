"""The action's entry: environment and clock in, exit code out; every error becomes one message."""

import logging
import os
import sys
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from roastbot import report as reports
from roastbot.assemble import assemble
from roastbot.config import SETTINGS, Config, collect
from roastbot.errors import RoastbotError
from roastbot.pipeline import keep_the_week
from roastbot.redact import redact
from roastbot.report import Outcome, Report
from roastbot.workflow_commands import NOTICE, add_mask, append, log_to, output_text

log = logging.getLogger("roastbot")


def main() -> int:
    """Run inside GitHub Actions and return the exit code: 0 unless the outcome is `failed`."""
    return act(os.environ, datetime.now(UTC), sys.stdout)


def act(environ: Mapping[str, str], now: datetime, out: TextIO) -> int:
    """Do the action's whole job for this environment and moment; log and workflow commands go to `out`.

    Inputs are `INPUT_<NAME>` with the hyphens GitHub leaves in them. Outputs and summary are written however the
    run ended. A bug ends the run like any failure, with its traceback in the log.
    """
    settings = collect(
        {setting.name: environ.get(f"INPUT_{setting.name.upper()}", "") for setting in SETTINGS}, environ
    )
    secrets = tuple(settings[setting.name].strip() for setting in SETTINGS if setting.secret and settings[setting.name])
    out.writelines(f"{command}\n" for secret in dict.fromkeys(secrets) for command in add_mask(secret))
    handler = log_to(out, in_actions=True, known=secrets)
    try:
        report = _report(settings, environ, now)
        tell(report)
        _write(report, environ, secrets)
    finally:
        logging.getLogger().removeHandler(handler)
    return 1 if report.outcome is Outcome.FAILED else 0


def _report(settings: Mapping[str, str], environ: Mapping[str, str], now: datetime) -> Report:
    run_url = _run_url(environ)
    try:
        workspace = Path(environ["GITHUB_WORKSPACE"]) if environ.get("GITHUB_WORKSPACE") else None
        config = Config.from_settings(settings)
        return keep_the_week(assemble(config, now=now, run_url=run_url, workspace=workspace))
    except RoastbotError as error:
        return reports.failed(error, now, run_url)
    except Exception as error:
        # The last line of defence: a bug must still end in a named outcome, a summary and a non-zero exit.
        log.exception("roastbot has a bug")
        return reports.failed(_as_bug(error), now, run_url)


def _as_bug(error: Exception) -> RoastbotError:
    return RoastbotError(
        f"roastbot has a bug ({type(error).__name__})",
        cause="something nobody thought of; nothing was published unless the log says so",
        fix="report it with the traceback in the log",
    )


def _run_url(environ: Mapping[str, str]) -> str | None:
    server, repository, run_id = (environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID"))
    return f"{server}/{repository}/actions/runs/{run_id}" if server and repository and run_id else None


def tell(report: Report) -> None:
    """Log what a report has to say: each notice and warning once, then the outcome."""
    for text in report.notices:
        log.log(NOTICE, "%s", text)
    for text in report.warnings:
        log.warning("%s", text)
    if report.dry_run:
        log.log(NOTICE, "dry run: nothing was written; it would be %s", ", ".join(report.paths))
    level = logging.ERROR if report.outcome is Outcome.FAILED else NOTICE
    log.log(level, "roastbot %s: %s", report.outcome, report.reason)


def _write(report: Report, environ: Mapping[str, str], known: tuple[str, ...]) -> None:
    """Write summary and outputs; what looks like a secret is replaced, since the run has ended already."""
    if path := environ.get("GITHUB_STEP_SUMMARY"):
        append(Path(path), redact(reports.summary(report), known)[0])
    if path := environ.get("GITHUB_OUTPUT"):
        outputs = {name: redact(value, known)[0] for name, value in reports.outputs(report).items()}
        append(Path(path), output_text(outputs, lambda: str(uuid.uuid4())))
