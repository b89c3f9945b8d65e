"""The pages of PDFs for a pack, and pictures of its films: drawn by processes without rights, pixels and no more.

Nothing of the file itself goes into the pack: no font, script, form, link or attachment of a stranger. One page is in
memory at a time, and one PDF in that process.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from types import TracebackType
from typing import Final, Self

from evidence_desk.acts.filmpages import FilmPages, is_film
from evidence_desk.capture.show import INPUT_BYTES, TILE_HIGH, TILE_WIDE, Box, CannotShow, Opened, Showing
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.images import Unfit
from evidence_desk.packs.plan_request import PAGE_DPI, Sheets

MEDIA_TYPE: Final = "application/pdf"
PAGES_MAX: Final = 200  # of one PDF; a longer one is handed over whole and shown in part
_CANVAS_DPI: Final = 96
_SIDE_MAX: Final = min(3508, TILE_WIDE)  # pixels: a page larger than A4 at 300 dots an inch is drawn coarser


class PdfPages:
    """Draws the pages of the PDFs of one case, and pictures of its films. Close it, or use it in a `with`."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._films = FilmPages(store)
        self._showing: Showing | None = None
        self._open: tuple[str, Opened] | None = None  # which exhibit the process holds
        self._failed: dict[
            str, str
        ] = {}  # exhibits that ended the process, or would not open, with the reason

    def sheets(
        self, exhibits: Iterable[Exhibit], known: MutableMapping[str, Sheets] | None = None
    ) -> dict[str, Sheets]:
        """Return, for each PDF and film among `exhibits`, the sizes of what is drawn, or why nothing is.

        Args:
            known: what was found before; it is added to.

        Raises:
            TamperedBundle: an exhibit's bytes are not what was signed.
            UnexpectedError: the process does not start.
        """
        found = known if known is not None else {}
        wanted = [
            one
            for one in exhibits
            if (one.media_type == MEDIA_TYPE or is_film(one)) and one.status == "held" and one.blob
        ]
        for exhibit in wanted:
            if exhibit.id not in found:
                film = is_film(exhibit)
                found[exhibit.id] = self._films.measured(exhibit) if film else self._measured(exhibit)
        return {exhibit.id: found[exhibit.id] for exhibit in wanted}

    def draw(self, exhibit: Exhibit, number: int) -> bytes:
        """Return the rows of red, green and blue of one page or picture, counted from 0.

        Raises:
            Unfit: it cannot be drawn.
            TamperedBundle, GateRefused: as `CaseStore.blob`.
        """
        if is_film(exhibit):
            return self._films.draw(exhibit, number)
        try:
            opened = self._opened(exhibit)
            return self._rows(opened.pages[number])
        except CannotShow as error:
            self._failed.setdefault(exhibit.id, error.why)
            self._open = None
            raise Unfit(error.why) from error

    def close(self) -> None:
        """End the process."""
        if self._showing is not None:
            self._showing.close()
        self._showing = self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _measured(self, exhibit: Exhibit) -> Sheets:
        if exhibit.size > INPUT_BYTES:
            return Sheets(reason="the file is too large to be opened here")
        try:
            opened = self._opened(exhibit)
        except CannotShow as error:
            self._failed.setdefault(exhibit.id, error.why)
            return Sheets(reason=error.why)
        sizes = [_size(page) for page in opened.pages[:PAGES_MAX]]
        return Sheets(sizes=tuple(sizes), count=len(opened.pages))

    def _opened(self, exhibit: Exhibit) -> Opened:
        if exhibit.id in self._failed:
            raise CannotShow(self._failed[exhibit.id])
        if self._showing is None or not self._showing.fit:
            self.close()
            self._showing = Showing()
        if self._open is None or self._open[0] != exhibit.id:
            self._open = None
            self._open = exhibit.id, self._showing.open(self._store.blob(exhibit).chunks(), "pdf")
        return self._open[1]

    def _rows(self, page: Box) -> bytes:
        """Return a page, asked for in bands that one answer may hold."""
        if self._showing is None:
            raise CannotShow("nothing is open")
        scale = _scale(page)
        left, top = round(page[0] * scale), round(page[1] * scale)
        wide, high = _size(page)
        bands = (
            self._showing.tile((left, top + at, wide, min(TILE_HIGH, high - at)), scale)
            for at in range(0, high, TILE_HIGH)
        )
        return b"".join(bands)


def _scale(page: Box) -> float:
    """Return how many pixels are drawn for one of the canvas."""
    return min(PAGE_DPI / _CANVAS_DPI, _SIDE_MAX / max(page[2:]))


def _size(page: Box) -> tuple[int, int]:
    scale = _scale(page)
    return max(1, round(page[2] * scale)), max(1, round(page[3] * scale))
