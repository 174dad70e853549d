"""Make the tarball of an invented repository, as large as a large one: `python -m bench.invented_tree FILE`.

It has FILES files of LINES lines on average, about 80 MB, packed the way GitHub packs a source tree: everything below
one folder, named after the commit. The lines are drawn from a pool, since only their number and length matter here.
"""

import io
import json
import random
import sys
import tarfile
from pathlib import Path
from typing import Final

from bench.invented_code import line_of, path_of

FILES: Final = 5_000
LINES: Final = 400
POOL: Final = 20_000  # different lines; a name of one stands in many files, as names do


def write(target: Path, seed: int = 7) -> dict[str, int]:
    """Write the tarball and return its sizes."""
    dice = random.Random(seed)  # noqa: S311 - dice, not a secret
    paths = [path_of(dice, n) for n in range(FILES)]
    pools: dict[str, list[str]] = {}
    unpacked = 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(target, "w:gz", compresslevel=1) as archive:
        for path in paths:
            kind = path.rpartition(".")[2]
            if kind not in pools:
                pools[kind] = [line_of(dice, path) for _ in range(POOL // 10)]
            content = "\n".join(dice.choices(pools[kind], k=dice.randint(LINES // 4, LINES * 7 // 4))).encode()
            entry = tarfile.TarInfo(f"acme-harbour-0123456/{path}")
            entry.size = len(content)
            unpacked += len(content)
            archive.addfile(entry, io.BytesIO(content))
    return {"files": FILES, "unpacked_bytes": unpacked, "packed_bytes": target.stat().st_size}


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[1]))))
