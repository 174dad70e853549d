"""Examples for `missing_step`."""

from builders import commit, pull

_STEPS = "# Step 1: water\n# Step 2: fire\n# Step 3: steam\n"

FIRES = pull("Heat", commit("Mon 09:00 Heat", {"heat.py": f"{_STEPS}x = 1  # closed in step 5\n"}), repo={})
SILENT = pull("Heat", commit("Mon 09:00 Heat", {"heat.py": f"{_STEPS}x = 1  # closed in step 3\n"}), repo={})
WHY = "The file has that step."
