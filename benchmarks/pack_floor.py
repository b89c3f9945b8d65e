"""What nothing that copies pictures can do without: read each, hash it, write it to one file.

python -m benchmarks.pack_floor OUT FILE…
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path


def main(out: Path, files: list[Path]) -> None:
    with out.open("wb") as stream:
        for path in files:
            data = path.read_bytes()
            hashlib.sha256(data).digest()
            stream.write(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
