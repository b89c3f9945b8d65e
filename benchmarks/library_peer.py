"""The peer of the library benchmark: the same words in a plain SQLite FTS5 file, by the sqlite3 module and no program.

python -m benchmarks.library_peer write FILE ROWS.json     rows of texts, read from a JSON file, into a new table
python -m benchmarks.library_peer ask FILE QUESTIONS.json  ask each, best 200; prints the milliseconds of each
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path


def write(target: Path, rows: Path) -> None:
    """Make the table as its documentation says, and merge it."""
    texts = json.loads(rows.read_text(encoding="utf-8"))
    database = sqlite3.connect(target)
    columns = ", ".join(f"c{number}" for number in range(len(texts[0])))
    database.execute(f"CREATE VIRTUAL TABLE found USING fts5({columns}, prefix='2')")
    with database:
        database.executemany(f"INSERT INTO found VALUES ({', '.join('?' * len(texts[0]))})", texts)
        database.execute("INSERT INTO found(found) VALUES ('optimize')")
    database.close()


def ask(target: Path, questions: Path) -> list[float]:
    """Ask as a program would that trusts its file: no look at any case."""
    database = sqlite3.connect(target)
    taken: list[float] = []
    for asked in json.loads(questions.read_text(encoding="utf-8")):
        begun = time.perf_counter()
        database.execute(
            "SELECT rowid, * FROM found WHERE found MATCH ? ORDER BY rank LIMIT 200", (asked,)
        ).fetchall()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def main(words: list[str]) -> None:
    match words:
        case ["write", target, rows]:
            write(Path(target), Path(rows))
        case ["ask", target, questions]:
            print(json.dumps(ask(Path(target), Path(questions))))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
