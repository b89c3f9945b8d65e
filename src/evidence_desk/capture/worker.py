"""The process that decodes strangers' pictures: no keys, no files, no network; one question and one answer at a time.

Started fresh by `evidence_desk.capture.inspect` with two pipes and nothing else. The conversation, all numbers
big-endian: the worker first sends an answer that names its restraints. A question is frames of (4 bytes size, bytes)
with size 1..2^20, then a size of 0. An answer is 4 bytes size and JSON, then 8 bytes size and a page-ready PNG, or
nothing of size 0. Whoever no longer wants an answer ends the worker.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace

from evidence_desk.capture import heif, pixels, wire
from evidence_desk.capture.findings import Inspection, PictureLimits, not_shown
from evidence_desk.capture.sandbox import limit_cpu, lock_down


def main(arguments: list[str]) -> None:
    """Serve until the other side closes its end.

    Args:
        arguments: the fields of `PictureLimits` as one JSON object.
    """
    limits = PictureLimits(**json.loads(arguments[0]))
    pixels.prepare()
    guards = lock_down(limits.memory_bytes, threads=heif.is_ready())
    _answer(Inspection(findings=not_shown("nothing was asked", guards=guards)))
    while (data := _question()) is not None:
        limit_cpu(limits.cpu_s)
        found = pixels.inspect(data, limits)
        del data
        _answer(replace(found, findings=replace(found.findings, guards=guards)))


def _question() -> bytes | None:
    """Return the bytes of one picture; None when the other side has gone."""
    return wire.read_frames()


def _answer(found: Inspection) -> None:
    text = json.dumps(found.findings.to_json()).encode()
    ready = found.page_ready or b""
    wire.write_all(len(text).to_bytes(4, "big"), text, len(ready).to_bytes(8, "big"), ready)


if __name__ == "__main__":
    main(sys.argv[1:])
