"""What the library benchmark measures in a process whose keys are unlocked already.

python -m benchmarks.library_inside OUTPUT.json update [again]         bring the index up to date
python -m benchmarks.library_inside OUTPUT.json ask QUESTIONS.json     each question's milliseconds, after loading
python -m benchmarks.library_inside OUTPUT.json rows ROWS.json         the searched texts, for the peer
"""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from benchmarks.inside import peak_bytes

from evidence_desk.acts.finding import open_library
from evidence_desk.cli import context
from evidence_desk.library.index import COLUMNS
from evidence_desk.library.keeper import Library


def _ask(library: Library, questions: Path) -> dict[str, Any]:
    taken: list[float] = []
    hits = 0
    for text in json.loads(questions.read_text(encoding="utf-8")):
        begun = time.perf_counter()
        hits += len(library.search(text).hits)
        taken.append((time.perf_counter() - begun) * 1000)
    return {"ms": taken, "hits": hits}


def _rows(library: Library, target: Path) -> dict[str, Any]:
    rows = library.index.ask(f"SELECT {', '.join(COLUMNS)} FROM found")
    target.write_text(json.dumps(rows), encoding="utf-8")
    return {"rows": len(rows)}


def main(output: Path, words: list[str]) -> None:
    mine, person = context.unlock(Namespace(passphrase_file=None))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    wall, cpu = time.perf_counter(), time.process_time()
    library = open_library(mine, person, context.CLOCK)
    loaded = time.perf_counter() - wall
    match words:
        case ["update", *again]:
            update = library.update(again=bool(again))
            found: dict[str, Any] = {"cases": update.cases, "read": update.read}
        case ["ask", questions]:
            found = _ask(library, Path(questions))
        case ["rows", target]:
            found = _rows(library, Path(target))
        case _:
            sys.exit(__doc__)
    cost = {"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - wall, "load_s": loaded}
    output.write_text(json.dumps({**found, **cost, "peak_bytes": peak_bytes()}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
