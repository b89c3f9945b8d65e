"""Makes the test bundles of the format, good and bad, with their index.

    python -m tools.make_bundle_vectors            # writes tests/vectors/bundles
    python -m tools.make_bundle_vectors --check    # makes them and compares with what is there, writing nothing

Built from low-level pieces (tools/bundle_vectors), never by the package. Bad ones are stored gzipped, because
there are many. What `index.toml` says is described in docs/format/vectors.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.bundle_vectors import bad_container, bad_log, bad_members, good
from tools.bundle_vectors.good import CUSTODY, HOLDERS, PASSPHRASE, SECOND_READER, SHEETS
from tools.bundle_vectors.pieces import Identity
from tools.bundle_vectors.registry import Vector

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "vectors" / "bundles"
INDEX_HEAD = "# Made by tools/make_bundle_vectors.py; docs/format/vectors.md says what the fields mean.\n"
IDENTITIES = {
    "reader": Identity.named("reader"),
    "reader-hybrid": Identity.named("reader", "hybrid"),
    "second-reader": SECOND_READER,
    **{f"sheet-{number}": sheet for number, sheet in enumerate(SHEETS, 1)},
    **{f"custody-sheet-{number}": holder for number, holder in enumerate(HOLDERS, 1)},
    "custody": CUSTODY,
}


def vectors() -> list[Vector]:
    return [
        vector for module in (good, bad_container, bad_log, bad_members) for vector in module.VECTORS.vectors
    ]


def file_name(vector: Vector) -> str:
    return f"{vector.name}.edcase" + (".gz" if vector.name.startswith("bad/") else "")


def entry(vector: Vector) -> str:
    """Return a vector's table in the index."""
    verdict = vector.name.partition("/")[0]
    fields: dict[str, object] = {"file": file_name(vector), "verdict": verdict, "says": vector.says}
    fields |= {"exit": vector.exit_code}
    fields |= {"check": vector.check} if vector.check else {}
    fields |= {"opens_with": [f"keys/{name}.txt" for name in vector.opens_with]} if vector.opens_with else {}
    fields |= {"exhibits": vector.exhibits} if vector.opens_with and not vector.with_key else {}
    fields |= {"with_key": vector.with_key} if vector.with_key else {}
    fields |= {"random": True} if vector.random else {}
    # JSON's strings, numbers, booleans and lists of strings are TOML's too.
    return "\n[[bundle]]\n" + "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items()
    )


def files() -> Iterator[tuple[str, bytes, bool]]:
    """Yield (name, content, whether it holds real randomness) of every file."""
    for name, identity in IDENTITIES.items():
        yield f"keys/{name}.txt", f"# Test key, known to everybody.\n{identity.text()}\n".encode(), False
    yield "keys/passphrase.txt", f"{PASSPHRASE}\n".encode(), False
    for vector in vectors():
        name, data = file_name(vector), vector.make()
        yield name, gzip.compress(data, mtime=0) if name.endswith(".gz") else data, vector.random
    yield "index.toml", (INDEX_HEAD + "".join(map(entry, vectors()))).encode(), False


def content(name: str, data: bytes) -> bytes:
    """Return what is compared: another zlib may pack the same bytes otherwise."""
    return gzip.decompress(data) if name.endswith(".gz") else data


def compare(folder: Path) -> list[str]:
    """Return the names of files that are missing, too many or different."""
    made = {name: None if random else content(name, data) for name, data, random in files()}
    stored = {
        str(path.relative_to(folder).as_posix()): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    return [
        name
        for name in sorted(made.keys() | stored.keys())
        if name not in made
        or name not in stored
        or made[name] not in (None, content(name, stored[name].read_bytes()))
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the test bundles of the format.")
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    args = parser.parse_args()
    if args.check:
        different = compare(args.folder)
        print("\n".join(different) or "all bundles are as the tool makes them")
        return 1 if different else 0
    for name, data, random in files():
        path = args.folder / name
        if random and path.exists():
            continue  # made once; remove it to have it made again
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
