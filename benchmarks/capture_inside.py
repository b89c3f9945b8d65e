"""Keep one page of the benchmarks' web with all its pictures, and say when each part landed.

    python -m benchmarks.capture_inside URL OUTPUT.json [PART]…

OUTPUT.json gets {"start_s", "load_s", "parts": {name: seconds}, "complete": words}.
"""

from __future__ import annotations

import io
import json
import sys
import threading
import time
import urllib.parse
from pathlib import Path

from PIL import Image
from tests.loopback_web import awkward

from evidence_desk.acts.page_session import News, PageSession
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import PagePart

WAIT_S = 60.0


def complete(data: bytes, path: str) -> str:
    """Return in words how much of a page a picture holds."""
    Image.MAX_IMAGE_PIXELS = None  # our own pictures, of a known size
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    if path == "/rows":
        places = [(700, n * 330 + 165, awkward.colour(n)) for n in range(100)]
        right = sum(y < picture.height and picture.getpixel((x, y)) == colour for x, y, colour in places)
        return f"{right} of 100 rows at {picture.height:,} pixels"
    # A picture of noise is half dark in the mean over the left half of a row; an empty one is white.
    columns = picture.crop((0, 0, 600, picture.height)).resize((1, picture.height // 8)).convert("L")
    dark = "".join("#" if value < 200 else " " for value in columns.tobytes())
    runs = sum(len(run) > 25 for run in dark.split())  # the bars at the top are lower than any picture
    return f"{runs} of 60 pictures at {picture.height:,} pixels"


def main(url: str, output: Path, parts: list[str]) -> None:
    """Keep the page."""
    there, said = threading.Event(), time.monotonic()
    times: dict[str, float] = {}

    def hear(news: News) -> None:
        if isinstance(news, wire.Asked):
            session.answer(news.number, go_on=True)
        elif isinstance(news, wire.Shown) and not news.loading and news.url.startswith("https:"):
            there.set()

    session = PageSession.start(hear=hear)
    try:
        started = time.monotonic()
        session.open(url, private=True)
        there.wait(WAIT_S)
        loaded, told = time.monotonic(), ""
        for news in session.keep(wire.Keep(parts=parts, take_pictures=99)):
            if isinstance(news, PagePart):
                times[news.name] = time.monotonic() - loaded
                if news.kind == "page-picture":
                    told = complete(news.data.read(), urllib.parse.urlsplit(url).path)
    finally:
        session.close()
    result = {"start_s": started - said, "load_s": loaded - started, "parts": times, "complete": told}
    if told:
        output.write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
