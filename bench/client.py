"""One reader of the week in a process of its own: `python -m bench.client roastbot|straightforward API_URL`.

Prints a JSON line: when it began, when everything was read (for roastbot: the brief was built and the writer was
asked), when all was done, on the clock of `time.monotonic`, which every process of one machine reads alike; and what
was read, so that nobody is fast by reading less.
"""

import json
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import straightforward
from roastbot.assemble import assemble
from roastbot.brief import Brief
from roastbot.config import SETTINGS, Config, collect
from roastbot.evidence import Absent, Dossier
from roastbot.pipeline import keep_the_week
from roastbot.writers import Draft, Problem
from roastbot.writers.offline import OfflineWriter
from stage import AUTHOR, NOW, TOKEN, environ


@dataclass
class Stopwatch:
    """The offline writer, which notes when it was asked and about what."""

    asked: float = 0
    dossier: Dossier | None = None

    @property
    def name(self) -> str:
        """As the writer it is."""
        return "offline"

    def write(self, brief: Brief) -> Draft:
        """Note the time, and write."""
        self.asked, self.dossier = time.monotonic(), brief.dossier
        return OfflineWriter().write(brief)

    def revise(self, brief: Brief, draft: Draft, problems: tuple[Problem, ...]) -> Draft:
        """Revise as the offline writer does."""
        return OfflineWriter().revise(brief, draft, problems)


@dataclass(frozen=True)
class Address:
    """What the stage needs to know of a hub in another process."""

    url: str


def roastbot(url: str) -> dict[str, Any]:
    """Run the whole week against a hub and return its times and what was read."""
    watch = Stopwatch()
    with tempfile.TemporaryDirectory() as folder:
        given = environ(Address(url), Path(folder))  # type: ignore[arg-type] # it reads nothing but the address
        settings = collect({s.name: given.get(f"INPUT_{s.name.upper()}", "") for s in SETTINGS}, {})
        begun = time.monotonic()
        run = replace(assemble(Config.from_settings(settings), now=NOW, run_url=None), writer=watch)
        report = keep_the_week(run)
        done = time.monotonic()
    dossier = watch.dossier
    if dossier is None or report.commit is None:
        raise RuntimeError(f"the week was not roasted: {report.outcome}, {report.reason}")
    patches = [commit.patch for commit in dossier.commits]
    read = {
        "pull requests": len(report.ranking),
        "commits": len(dossier.commits),
        "patches": sum(not isinstance(patch, Absent) and bool(patch) for patch in patches),
        "files": len(dossier.pull_request.files),
        "reviews": len(dossier.reviews),
        "review comments": sum(len(thread.comments) for thread in dossier.threads),
        "comments": len(dossier.comments),
        "texts": sum(isinstance(text, str) for file in dossier.texts for text in (file.before, file.after)),
    }
    return {"begun": begun, "read": watch.asked, "done": done, "what": read}


def baseline(url: str) -> dict[str, Any]:
    """Read the same week with the straightforward program and return its times and what was read."""
    begun = time.monotonic()
    client = straightforward.connect(TOKEN, url)
    since, until = NOW - timedelta(days=7), NOW - timedelta(days=1)  # the whole days of the week before the run
    found = straightforward.read(client, AUTHOR, since.date().isoformat(), until.date().isoformat())
    done = time.monotonic()
    read = {
        "pull requests": len(found.pulls),
        "commits": len(found.commits),
        "patches": sum(bool(files) for files in found.patches.values()),
        "files": len(found.files),
        "reviews": len(found.reviews),
        "review comments": len(found.remarks),
        "comments": len(found.comments),
        "texts": sum(text is not None for pair in found.texts.values() for text in pair),
    }
    return {"begun": begun, "read": done, "done": done, "what": read}


READERS = {"roastbot": roastbot, "straightforward": baseline}

if __name__ == "__main__":
    print(json.dumps(READERS[sys.argv[1]](sys.argv[2])))
