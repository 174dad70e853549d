"""Run a command that downloads, up to four times: `retry.py COMMAND [ARG ...]`."""

import subprocess
import sys

ATTEMPTS = 4  # a registry that fails four times in a row is down, and the message should say so


def main(command: list[str]) -> int:
    """Return the command's exit code: 0 as soon as one attempt succeeds, else the last attempt's."""
    code = 1
    for attempt in range(1, ATTEMPTS + 1):
        code = subprocess.run(command, check=False).returncode
        if code == 0:
            return 0
        print(f"retry: attempt {attempt} of {ATTEMPTS} ended with {code}: {' '.join(command)}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
