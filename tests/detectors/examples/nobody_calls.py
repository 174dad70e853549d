"""Examples for `nobody_calls`."""

from builders import commit, pull

_BOILER = "def warm_up():\n    return 1\n\n\ndef steam_pressure():\n    return 2\n"
_TEST = "from boiler import steam_pressure\n\n\ndef test_pressure():\n    assert steam_pressure() == 2\n"

FIRES = pull(
    "Heat the engine",
    commit("Mon 09:00 Add the boiler", {"boiler.py": _BOILER, "tests/test_boiler.py": _TEST}),
    repo={"engine.py": "import boiler\n\nboiler.warm_up()\n"},
)
SILENT = pull(
    "Heat the engine",
    commit("Mon 09:00 Add the boiler", {"boiler.py": _BOILER, "tests/test_boiler.py": _TEST}),
    repo={"engine.py": "import boiler\n\nboiler.warm_up()\nGAUGES = ['steam_pressure']\n"},
)
WHY = "A string elsewhere names the function, and may be how it is called."
