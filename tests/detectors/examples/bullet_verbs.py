"""Examples for `bullet_verbs`."""

from builders import pull

LIST = "## Summary\n\n- Replace the valve\n- Add coal\n- Move the whistle\n- Rewrite the axle\n"

FIRES = pull("Remove the boiler", "Mon 09:00 Work +90/-9", description=LIST)
SILENT = pull("Add coal", "Mon 09:00 Work +90/-9", description=LIST)
WHY = "The title's verb heads one of the points: the list does what the title says."
