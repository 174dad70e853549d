"""Examples for `by_the_way`."""

from builders import commit, pull

FIRES = pull(
    "Start the engine",
    commit("Mon 09:00 Move the boiler +20/-20", body="It is warmer there. Also removes the brakes of the train."),
)
SILENT = pull(
    "Start the engine",
    commit("Mon 09:00 Move the boiler +20/-20", body="It is warmer there. Also moves the boiler door along."),
)
WHY = "What is told with the same word is a part of the change in the title."
