"""Whether the processes that run strangers' pages are really in the engine's sandbox; how this one ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn


def in_sandbox(renderer: int) -> bool:
    """Return whether the process that runs pages is in the engine's sandbox.

    On Linux both layers are looked at, beside what this process itself is in: a process space of its own, and a filter
    of system calls more. Elsewhere the engine has no way to start without its sandbox but the switch that nobody gave
    it.
    """
    if sys.platform != "linux":
        return True
    its, own = _status(renderer), _status(os.getpid())
    deeper = len(its.get("NSpid", ())) > len(own.get("NSpid", ()))
    if "Seccomp_filters" in own:  # Linux 5.9 and later
        filtered = int(its.get("Seccomp_filters", ["0"])[0]) > int(own["Seccomp_filters"][0])
    else:
        filtered = its.get("Seccomp") == ["2"]
    return deeper and filtered


def _status(process: int) -> dict[str, list[str]]:
    """Return the words of a process's status file by their names; none for a process that has gone."""
    try:
        text = Path(f"/proc/{process}/status").read_text("ascii", "replace")
    except OSError:
        return {}
    lines = (line.partition(":") for line in text.splitlines())
    return {name: words.split() for name, _, words in lines if words.split()}


def leave_at_once() -> NoReturn:
    """End this process and with it the engine's: there is nothing here to tidy up, and nobody to tell."""
    os._exit(0)
