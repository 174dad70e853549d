"""Examples for `relay`."""

from builders import pull

FIRES = pull(
    "Change the fuel",
    "Mon 09:00 Replace coal with PelletBurner",
    "Tue 10:00 Replace PelletBurner with sails",
)
SILENT = pull(
    "Change the fuel",
    "Mon 09:00 Replace coal with PelletBurner",
    "Tue 10:00 Replace patched PelletBurner with sails",
)
WHY = "What was replaced is a patch of the burner; the burner stayed."
