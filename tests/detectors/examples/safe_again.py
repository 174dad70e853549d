"""Examples for `safe_again`."""

from builders import commit, pull

FIRES = pull(
    "Heat two boilers at once",
    commit(
        "Mon 09:00 Close the pipes on reset", {"boiler.py": "# Closing the pipes. This is safe because:\nclose()\n"}
    ),
    commit("Mon 20:00 Do nothing on reset", {"boiler.py": "# Nothing is reset at all. This is safe\nskip()\n"}),
)
SILENT = pull(
    "Heat two boilers at once",
    commit(
        "Mon 09:00 Close the pipes on reset", {"boiler.py": "# Closing the pipes. This is safe because:\nclose()\n"}
    ),
    commit("Mon 20:00 Do nothing on reset", {"boiler.py": "# Heating two at once is not thread-safe.\nskip()\n"}),
)
WHY = "The second comment assures nobody of anything."
