"""Make a synthetic dossier and save it: `python -m bench.saved SCALE FILE`; apart, so that its memory is nobody's."""

import json
import sys
from pathlib import Path

from bench.synthetic import dossier
from roastbot import dossier_file

if __name__ == "__main__":
    made, target = dossier(float(sys.argv[1])), Path(sys.argv[2])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(dossier_file.save(made), encoding="utf-8")
    pull = made.pull_request
    sizes = {"lines": pull.additions + pull.deletions, "files": pull.changed_files, "commits": len(made.commits)}
    print(json.dumps({**sizes, "bytes": target.stat().st_size}))
