"""The Docker action's entry point; also runs from a checkout, in any working directory."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

from roastbot.action import main

if __name__ == "__main__":
    sys.exit(main())
