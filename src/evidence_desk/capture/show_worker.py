"""The process that holds one picture or PDF to be looked at: no keys, no files, no network.

Started fresh by `evidence_desk.capture.show` with two pipes and nothing else. It first sends an answer that names its
restraints. A question is 4 bytes size and JSON, numbers big-endian; "open" and "preview" are followed by the bytes in
frames (see wire.py). An answer is 4 bytes size and JSON, then 8 bytes size and rows of RGB. What it opened stays in its
memory until it opens something else or ends; whoever no longer wants that ends it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from evidence_desk.capture import heif, viewable, wire
from evidence_desk.capture.findings import PictureLimits
from evidence_desk.capture.pixels import NotShown
from evidence_desk.capture.sandbox import limit_cpu, lock_down

QUESTION_BYTES = 4096


def main(arguments: list[str]) -> None:
    """Serve until the other side closes its end.

    Args:
        arguments: the fields of `PictureLimits` as one JSON object.
    """
    limits = PictureLimits(**json.loads(arguments[0]))
    viewable.prepare()
    _answer({"guards": lock_down(limits.memory_bytes, threads=heif.is_ready())})
    shown: viewable.Canvas | None = None
    while (question := _question()) is not None:
        limit_cpu(limits.cpu_s)
        try:
            match question["do"]:
                case "open":
                    if shown is not None:  # before the next one is decoded: two may not fit
                        shown.close()
                        shown = None
                    shown = _opened(question["form"], limits)
                    _answer(_described(shown))
                case "preview":
                    (width, height), rows = viewable.preview(_told(), question["form"], limits)
                    _answer({"why": "", "width": width, "height": height}, rows)
                case "tile":
                    _answer({"why": ""}, _tile(shown, question))
        except NotShown as fault:
            _answer({"why": str(fault)})
        except MemoryError:
            _answer({"why": "it would take too much memory"})


def _question() -> dict[str, Any] | None:
    header = wire.read_exactly(4)
    if not header:
        return None
    size = int.from_bytes(header, "big")
    text = wire.read_exactly(min(size, QUESTION_BYTES))
    return json.loads(text) if text else None


def _told() -> bytes:
    data = wire.read_frames()
    if data is None:
        raise SystemExit  # the other side has gone
    return data


def _opened(form: str, limits: PictureLimits) -> viewable.Canvas:
    data = _told()
    return viewable.Pdf(data) if form == "pdf" else viewable.picture(data, limits)


def _described(shown: viewable.Canvas) -> dict[str, Any]:
    return {
        "why": "",
        "width": shown.width,
        "height": shown.height,
        "pages": shown.pages,
        "note": shown.note,
    }


def _tile(shown: viewable.Canvas | None, question: dict[str, Any]) -> bytes:
    if shown is None:
        raise NotShown("nothing is open")
    left, top, wide, high = question["area"]
    part = shown.tile((left, top, wide, high), question["scale"])
    if question["grey"]:
        part = part.convert("L")
    return part.convert("RGB").tobytes()


def _answer(values: dict[str, Any], rows: bytes = b"") -> None:
    text = json.dumps(values).encode()
    wire.write_all(len(text).to_bytes(4, "big"), text, len(rows).to_bytes(8, "big"), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
