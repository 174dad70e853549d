"""The trailers of a commit message, by git's own rule (trailer.c, find_trailer_block_start). Pure."""

import re

_TRAILER = re.compile(r"([A-Za-z0-9-]+)[ \t]*:[ \t]*(.*)")
_GITS_OWN = ("Signed-off-by: ", "(cherry picked from commit ")
_ENOUGH = 4  # with one of git's own among them, a quarter of the paragraph's lines must be trailers


def trailers(message: str) -> tuple[tuple[str, str], ...]:
    """Return the `Key: value` lines that end a message, keys as written, folded lines joined with a space.

    They stand in the last paragraph, which is not the first, and every line there is one or continues one; a
    paragraph that holds one of git's own may also hold other lines, up to three for each trailer.
    """
    before, blank, block = _last_paragraph(message)
    if not (before.strip() and blank):
        return ()
    lines = _unfolded(block)
    found = [(match[1], match[2].strip()) for line in lines if (match := _TRAILER.fullmatch(line))]
    own = any(line.startswith(_GITS_OWN) for line in lines)
    count = sum(1 for line in lines if _TRAILER.fullmatch(line) or line.startswith(_GITS_OWN))
    whole = count == len(lines)
    return tuple(found) if whole or (own and count * _ENOUGH >= len(lines)) else ()


def _last_paragraph(message: str) -> tuple[str, bool, list[str]]:
    """Return what stands before the last paragraph, whether a blank line parts them, and the paragraph's lines."""
    lines = message.rstrip().split("\n")
    start = next((n for n in range(len(lines) - 1, -1, -1) if not lines[n].strip()), -1)
    return "\n".join(lines[: max(start, 0)]), start >= 0, lines[start + 1 :]


def _unfolded(block: list[str]) -> list[str]:
    """Return the lines with each that begins with white space joined to the trailer above it."""
    lines: list[list[str]] = []
    for line in block:
        if line[:1].isspace() and lines and _TRAILER.fullmatch(lines[-1][0]):
            lines[-1].append(line.strip())
        else:
            lines.append([line])
    return [" ".join(parts) for parts in lines]
