"""Open a case to its first list inside this process, and print what that cost after the keys were unlocked.

    python -m benchmarks.open_inside CASE

Prints {"cpu_s", "wall_s", "peak_bytes", "rows"} as JSON. The peak is the kernel's, reset once the keys are unlocked
(Linux only), so it holds the interpreter, the package and the case, but not the 256 MiB that scrypt used and gave back.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.clock import SystemClock
from evidence_desk.case.keys import Home
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.cli.rows import exhibit_row


def peak_bytes() -> int:
    """The largest resident set since the last reset."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024


def main(case: Path) -> None:
    home = Home(files.home_folder())
    person = home.unlock(Path(os.environ["EVIDENCE_DESK_PASSPHRASE_FILE"]).read_bytes())
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    wall, cpu = time.perf_counter(), time.process_time()
    with CaseStore.open(case, access_of(person, home.folder), SystemClock()) as store:
        rows = [exhibit_row(store, exhibit) for exhibit in store.case.in_order()]
        cost = {"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - wall}
    print(json.dumps({**cost, "peak_bytes": peak_bytes(), "rows": len(rows)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
