"""Run one `edesk` command in a process that has unlocked the keys already, and print what the command cost.

    python -m benchmarks.inside OUTPUT.json COMMAND WORD…

OUTPUT.json gets {"cpu_s", "wall_s", "peak_bytes"}; stdout is the command's. The peak is the kernel's, reset once the
keys are unlocked (Linux only): it holds the interpreter, the package and the command, but not the 256 MiB that scrypt
used and gave back, which would hide everything smaller.
"""

from __future__ import annotations

import json
import re
import sys
import time
from argparse import Namespace
from pathlib import Path
from unittest import mock

from evidence_desk.cli import context
from evidence_desk.cli.main import main as edesk


def peak_bytes() -> int:
    """The largest resident set since the last reset."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024


def main(output: Path, words: list[str]) -> int:
    unlocked = context.unlock(Namespace(passphrase_file=None))
    with mock.patch.object(context, "unlock", return_value=unlocked):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        wall, cpu = time.perf_counter(), time.process_time()
        code = edesk(words)
        cost = {"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - wall}
    output.write_text(json.dumps({**cost, "peak_bytes": peak_bytes()}), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
