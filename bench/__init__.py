"""What roastbot costs and what it keeps, measured: `make bench`, or `python -m bench NAME` for one section.

A section is a module with `measure() -> Outcome`, named in SECTIONS. It raises LeftOut with a plain reason where
something it needs is not on this machine. The stage and the hub are the tests' own, so their folder is on the path.
"""

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
BUILD: Final = ROOT / "build" / "bench"  # what a section leaves behind: the dossiers it measured on
SCHEMAS: Final = ROOT / "build" / "schemas"
REAL: Final = ROOT.parent / "shared" / "real"

# In the order they are printed. A later section is one line here and one module beside this file.
SECTIONS: Final = ("needles", "claims", "lies", "findings", "search", "scale", "weekly")

if str(ROOT / "tests") not in sys.path:
    sys.path.append(str(ROOT / "tests"))
