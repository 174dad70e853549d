"""Examples for `house_rule`."""

from builders import commit, pull

RULE = "# Contributing\n\n## Code style\n\n- Never use `print`; use the logger.\n"
OPEN = "# Contributing\n\n## Code style\n\n- Never use `print` unless you are in the CLI.\n"
FIRES = pull(
    "Ring the bell",
    commit("Mon 09:00 Ring the bell", {"bell.py": "def ring():\n    print('ding')\n"}),
    rules={"CONTRIBUTING.md": RULE},
    repo={},
)
SILENT = pull(
    "Ring the bell",
    commit("Mon 09:00 Ring the bell", {"bell.py": "def ring():\n    print('ding')\n"}),
    rules={"CONTRIBUTING.md": OPEN},
    repo={},
)
WHY = "The rule leaves a door open, and nobody can tell whether the bell went through it."
