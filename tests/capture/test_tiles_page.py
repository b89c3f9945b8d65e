"""A page as one picture: every tile decoded, measured and looked at, then put under each other pixel by pixel."""

from __future__ import annotations

import base64
import io
import random
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from evidence_desk.capture import tiles_page
from evidence_desk.capture.devtools import DevToolsEvent, EngineFacts, EngineTrouble
from evidence_desk.capture.page_parts import PageTrouble
from evidence_desk.capture.recorder_pile import Pile
from evidence_desk.capture.tiles_page import Area, Tile, TileTaker, checked, not_as_the_view, suspicious

WIDTH = 64


def page(height: int, seed: int = 1) -> Image.Image:
    """Return a page of noise, which every filter of PNG is chosen for somewhere."""
    rows = random.Random(seed).randbytes(3 * WIDTH * height)
    picture = Image.frombytes("RGB", (WIDTH, height), rows)
    for y in range(0, height, 7):  # runs that lie well for "up" and "sub"
        picture.paste((y % 255, 90, 200), (0, y, WIDTH, y + 3))
    return picture


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


class Engine:
    """Draws areas of a page; `wrong` may spoil the n-th picture."""

    engine = EngineFacts(name="drawn", version="1")

    def __init__(self, whole: Image.Image, wrong: Callable[[int, Image.Image], bytes] | None = None) -> None:
        self.whole, self.wrong, self.shots = whole, wrong, 0

    def send(
        self, method: str, params: Mapping[str, Any] | None = None, *, session: str = "", timeout_s: float = 0
    ) -> dict[str, Any]:
        clip = (params or {})["clip"]
        box = (clip["x"], clip["y"], clip["x"] + clip["width"], clip["y"] + clip["height"])
        drawn = self.whole.crop(tuple(round(value) for value in box))
        self.shots += 1
        data = self.wrong(self.shots, drawn) if self.wrong is not None else png(drawn)
        return {"data": base64.b64encode(data).decode()}

    def events(self, hear: Callable[[DevToolsEvent], None]) -> Callable[[], None]:
        raise NotImplementedError


def taken(engine: Engine, painted: Sequence[tuple[int, int]] = ()) -> tuple[TileTaker, list[Tile]]:
    taker = TileTaker(engine, 1.0, 768, painted, lambda: None)
    areas = taker.areas(WIDTH, engine.whole.height)
    return taker, [tile for area in areas for tile in taker.take(area)]


def piled(tiles: list[Tile], folder: Path) -> list[Image.Image]:
    with ExitStack() as undone:
        pile = Pile(folder, undone)
        for tile in tiles:
            pile.add(tile)
        made = pile.finish()
        undone.pop_all()
    pictures: list[Image.Image] = []
    for data, _, _ in made:
        picture = Image.open(io.BytesIO(data.read()))
        picture.load()
        pictures.append(picture)
        data.close()
    return pictures


def test_tiles_become_one_picture_equal_in_every_pixel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles_page, "TILE_ROWS", 300)
    whole = page(1_010)
    _, tiles = taken(Engine(whole))
    assert len(tiles) == 4
    (picture,) = piled(tiles, tmp_path)
    assert picture.size == whole.size
    assert picture.tobytes() == whole.tobytes()


def test_a_picture_of_one_tile_is_the_engines_own_file(tmp_path: Path) -> None:
    whole = page(200)
    _, (tile,) = taken(Engine(whole))
    with ExitStack() as undone:
        pile = Pile(tmp_path, undone)
        pile.add(tile)
        ((data, top, bottom),) = pile.finish()
    assert (data.read(), top, bottom) == (png(whole), 0, 200)


def test_a_page_too_large_for_one_picture_goes_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles_page, "TILE_ROWS", 100)
    monkeypatch.setattr(tiles_page, "PICTURE_PIXELS", WIDTH * 250)
    whole = page(500)
    pictures = piled(taken(Engine(whole))[1], tmp_path)
    assert [one.height for one in pictures] == [200, 200, 100]
    assert b"".join(one.tobytes() for one in pictures) == whole.tobytes()


def _empty(_: Image.Image) -> bytes:
    return b""


def _blank(drawn: Image.Image) -> bytes:
    return png(Image.new("RGB", drawn.size, "white"))


def _short(drawn: Image.Image) -> bytes:
    return png(drawn.crop((0, 0, drawn.width, drawn.height - 9)))


def _stretched(drawn: Image.Image) -> bytes:
    return png(drawn.resize((drawn.width * 2, drawn.height)))


def _cut(drawn: Image.Image) -> bytes:
    return png(drawn)[:-200]


def _no_picture(drawn: Image.Image) -> bytes:
    return b"<p>not a picture</p>"


@pytest.mark.parametrize("spoil", [_empty, _blank, _short, _stretched, _cut, _no_picture])
def test_a_tile_that_came_out_wrong_is_taken_again_in_halves(
    tmp_path: Path, spoil: Callable[[Image.Image], bytes]
) -> None:
    whole = page(1_000)
    engine = Engine(whole, lambda number, drawn: spoil(drawn) if number == 1 else png(drawn))
    taker, tiles = taken(engine, [(700, 720)])
    assert (taker.retried, engine.shots) == (1, 3)
    assert piled(tiles, tmp_path)[0].tobytes() == whole.tobytes()


def test_what_stays_empty_is_kept_and_said() -> None:
    engine = Engine(page(1_000), lambda _, drawn: png(Image.new("RGB", drawn.size, "white")))
    _, tiles = taken(engine, [(700, 720)])
    assert sum(tile.area.height for tile in tiles) == 1_000
    (note,) = [tile.note for tile in tiles if tile.note]
    assert "came out in one colour although the page names text there" in note


def test_what_stays_damaged_is_an_error_and_no_picture() -> None:
    with pytest.raises((PageTrouble, EngineTrouble)):
        taken(Engine(page(400), lambda *_: b"\x89PNG\r\n\x1a\nnothing"))


def test_bands_are_found_whatever_filter_their_rows_have() -> None:
    whole = page(2_000)
    whole.paste((200, 10, 90), (0, 500, WIDTH, 1_300))
    area = Area(x=0, y=8_000, width=WIDTH, height=2_000)
    tile = checked(png(whole), area, whole.size)
    (band,) = tile.bands
    assert 500 <= band[0] <= 503
    assert 1_297 <= band[1] <= 1_303
    assert suspicious(tile, [(8_600, 8_620)], 1.0) is not None
    assert suspicious(tile, [(8_490, 8_510)], 1.0) is None


def test_no_tile_is_as_high_as_the_view() -> None:
    taker = TileTaker(Engine(page(10)), 1.0, 768, (), lambda: None)
    for height in (768, 8_768, 16_768):
        heights = [area.height for area in taker.areas(1_366, height)]
        assert 768 not in heights
        assert sum(heights) == height
    assert not_as_the_view(Area(x=0, y=0, width=1, height=700), 768)[0].height == 700
