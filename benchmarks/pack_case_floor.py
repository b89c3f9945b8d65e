"""What no pack can do without that checks what it prints: open the case, read each picture, write and hash the whole.

    python -m benchmarks.pack_case_floor CASE OUT

Reading is decrypting and comparing with both signed hashes. No page is drawn and no word written.
"""

from __future__ import annotations

import hashlib
import sys
from argparse import Namespace
from pathlib import Path

from evidence_desk.base.clock import SystemClock
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.cli import context


def main(case: Path, out: Path) -> None:
    home, person = context.unlock(Namespace(passphrase_file=None))
    whole = hashlib.sha256()
    with (
        CaseStore.open(case, access_of(person, home.folder), SystemClock()) as store,
        out.open("wb") as stream,
    ):
        for exhibit in store.case.exhibits.values():
            data = store.read_whole(exhibit)
            whole.update(data)
            stream.write(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
