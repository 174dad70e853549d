"""Examples for `named_and_grew`."""

from builders import commit, pull


def _boiler(count: int) -> str:
    return "class Boiler:\n" + "".join(f"    part_{n} = {n}\n" for n in range(count))


FIRES = pull(
    "Remove internal Boiler usage from the engine",
    commit("Mon 09:00 Look through the engine", {"boiler.py": _boiler(50)}),
    base={"boiler.py": _boiler(40)},
    repo={},
)
SILENT = pull(
    "Remove internal Boiler usage from the engine",
    commit("Mon 09:00 Look through the engine", {"boiler.py": _boiler(30)}),
    base={"boiler.py": _boiler(40)},
    repo={},
)
WHY = "The class that the title names is shorter as merged."
