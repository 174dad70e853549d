"""Examples for `machine_hands`."""

from builders import commit, pull

MACHINE = "Co-authored-by: Claude <noreply@anthropic.com>"
PERSON = "Co-authored-by: Claude Monet <claude@giverny.example>"
FIRES = pull(
    "Paint the pond",
    commit("Mon 09:00 Paint the pond +90/-0", body=MACHINE),
    commit("Mon 10:00 Paint the bridge +40/-0", body=MACHINE),
    commit("Mon 11:00 Take out the second bridge +0/-40"),
)
SILENT = pull(
    "Paint the pond",
    commit("Mon 09:00 Paint the pond +90/-0", body=PERSON),
    commit("Mon 10:00 Paint the bridge +40/-0", body=PERSON),
    commit("Mon 11:00 Take out the second bridge +0/-40"),
)
WHY = "People are called Claude too; it is the address that says whether it was a machine."
