"""roastbot: once a week, an honest roast of the biggest pull request you merged, on your own blog."""

from typing import Final

__version__: Final = "0.1.0"
