"""Examples for `own_audit`."""

from builders import commit, lines, pull

AUDIT = "## Fragile Areas\n\n**Boiler:**\n- Issue: Bursts when two valves close at once.\n- Files: `boiler.py`\n"
FIRES = pull(
    "Add a third valve",
    commit("Mon 09:00 Add a third valve", {"boiler.py": lines(40)}),
    base={"boiler.py": lines(20)},
    concerns=AUDIT,
)
SILENT = pull(
    "Add a third valve",
    commit("Mon 09:00 Add a third valve", {"boiler.py": lines(40)}),
    base={"boiler.py": lines(20)},
    concerns=AUDIT.replace("`boiler.py`", "`boiler.py` (line 300)").replace("valves close", "pipes freeze"),
)
WHY = "The audit is about line 300 and about frost; nothing says that this change went there."
