"""JSON for people, files and scripts, harmless wherever it is shown.

Whatever stands in the values, no line of the text is a workflow command, and no character in it is hidden or steers a
terminal: those are written as JSON's own escapes, so that a parser gets exactly the values that went in.
"""

import json
import re
from typing import Any

from roastbot.invisible import NEWLINES, is_hidden


def write(value: Any) -> str:
    """Return `value` as indented JSON with a line feed at its end; raises TypeError for what JSON has no form for."""
    text = json.dumps(value, ensure_ascii=False, indent=1).replace("##[", "##\\u005b")
    hidden = [character for character in set(text) if character in NEWLINES or is_hidden(character)]
    if hidden:
        text = re.sub(f"[{re.escape(''.join(hidden))}]", lambda found: json.dumps(found[0])[1:-1], text)
    return f"{text}\n"
