"""The process that reads the words in pictures: models loaded first, then no rights; one question at a time.

Started fresh by `evidence_desk.capture.ocr`. The conversation is that of worker.py: a question is frames of a picture's
bytes, an answer 4 bytes size and JSON, then 8 bytes size and nothing. The first answer names restraints and engine.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from evidence_desk.capture import pixels, wire
from evidence_desk.capture.findings import PictureLimits, clean_text
from evidence_desk.capture.pixels import NotShown
from evidence_desk.capture.sandbox import limit_cpu, lock_down_with_threads

_MEMORY_BYTES: Final = 6 * 2**30  # address space: the models' libraries map far more than they use
_SIDE: Final = 2_400  # pixels of a piece; a tall picture is read piece by piece
_OVERLAP: Final = 120
_WIDE: Final = 1_600  # a wider picture is made smaller: the models read letters of 20 to 60 pixels best
_PIECES: Final = 40
_LINES: Final = 5_000
_SURE: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Line:
    top: int
    left: int
    text: str
    sure: float


def main(arguments: list[str]) -> None:
    """Serve until the other side closes its end.

    Args:
        arguments: how many seconds of processor time one picture may take.
    """
    pixels.prepare()
    engine, name = _load()
    guards = lock_down_with_threads(_MEMORY_BYTES)
    _answer({"guards": list(guards), "engine": name})
    while (data := wire.read_frames()) is not None:
        limit_cpu(int(arguments[0]))
        try:
            _answer({"lines": [[line.text, round(line.sure, 3)] for line in _read(engine, data)], "why": ""})
        except NotShown as why:
            _answer({"lines": [], "why": str(why)})


def _load() -> tuple[Any, str]:
    """Return the engine, after it has read a word: whatever it loads late is loaded then."""
    rapidocr, arrays = importlib.import_module("rapidocr"), importlib.import_module("numpy")
    params = {
        "Global.log_level": "critical",
        "Global.use_cls": False,
        "EngineConfig.onnxruntime.intra_op_num_threads": min(4, os.cpu_count() or 1),
    }
    engine = rapidocr.RapidOCR(params=params)
    drawn = Image.new("RGB", (320, 64), "white")
    ImageDraw.Draw(drawn).text((10, 16), "Ready now", fill="black", font=ImageFont.load_default(28))
    engine(arrays.asarray(drawn))
    version = importlib.import_module("importlib.metadata").version("rapidocr")
    return lambda image: engine(arrays.asarray(image)), f"rapidocr {version}"


def _read(engine: Any, data: bytes) -> list[_Line]:
    decoded = pixels.decode(data, PictureLimits())
    image = pixels.upright(decoded.image, decoded.orientation).convert("RGB")
    if image.width > _WIDE:
        image = image.resize((_WIDE, max(1, round(image.height * _WIDE / image.width))), Image.Resampling.BOX)
    lines: list[_Line] = []
    step = _SIDE - _OVERLAP
    for number, top in enumerate(range(0, max(1, image.height - _OVERLAP), step)):
        if number >= _PIECES:
            break
        piece = image.crop((0, top, image.width, min(image.height, top + _SIDE)))
        lines += _once(lines, _lines(engine(piece), top))
    return lines[:_LINES]


def _lines(found: Any, above: int) -> list[_Line]:
    if found.txts is None:
        return []
    lines = []
    for text, sure, box in zip(found.txts, found.scores, found.boxes, strict=True):
        if sure >= _SURE and (kept := clean_text(str(text), 1_000)):
            top, left = min(point[1] for point in box), min(point[0] for point in box)
            lines.append(_Line(above + int(top), int(left), kept, float(sure)))
    return sorted(lines, key=lambda line: (line.top // 12, line.left))


def _once(before: list[_Line], lines: list[_Line]) -> list[_Line]:
    """Return lines without those that stand in the rows that two pieces share, and were read already."""
    near = [(line.text, line.top) for line in before[-40:]]
    return [
        line
        for line in lines
        if not any(text == line.text and abs(top - line.top) < 24 for text, top in near)
    ]


def _answer(values: dict[str, Any]) -> None:
    text = json.dumps(values).encode()
    wire.write_all(len(text).to_bytes(4, "big"), text, bytes(8))


if __name__ == "__main__":
    main(sys.argv[1:])
