"""Some pictures of the films of a pack, drawn by a process without rights, from pieces of the film read as it asks.

Only of a film that was answered No at the stop question and is open. The pictures are drawn once to learn which there
are, and kept packed while there are few of them; otherwise they are drawn again when their page is.
"""

from __future__ import annotations

import zlib
from typing import Final

from evidence_desk.capture.films import FilmPictures, draw_film
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.images import Unfit
from evidence_desk.packs.plan_request import Sheets

_KEPT_BYTES: Final = 32 * 2**20
_NO_ANSWER: Final = "pictures of a film are only drawn when the stop question was answered No for it"


class FilmPages:
    """Draws pictures of the films of one case."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store
        self._kept: dict[str, tuple[bytes, ...]] = {}  # packed rows
        self._size = 0

    def measured(self, exhibit: Exhibit) -> Sheets:
        """Return the sizes and times of the pictures of a film, or why there are none.

        Raises:
            TamperedBundle, GateRefused: as `CaseStore.blob`.
        """
        if exhibit.gate.answer != "no" or exhibit.gate.gate_class != "none":
            return Sheets(reason=_NO_ANSWER)
        found = self._draw(exhibit)
        if not found.frames:
            return Sheets(reason=found.why or "no picture of it can be decoded here")
        self._keep(exhibit, found)
        return Sheets(
            sizes=tuple((frame.width, frame.height) for frame in found.frames),
            count=len(found.frames),
            times=tuple(place(frame.at_ms) for frame in found.frames),
            lasts=place(found.lasts_ms) if found.lasts_ms else "",
        )

    def draw(self, exhibit: Exhibit, number: int) -> bytes:
        """Return the rows of red, green and blue of one picture, counted from 0.

        Raises:
            Unfit: it cannot be drawn again.
            TamperedBundle, GateRefused: as `CaseStore.blob`.
        """
        packed = self._kept.get(exhibit.id)
        if packed is not None:
            return zlib.decompress(packed[number])
        found = self._draw(exhibit)
        if number >= len(found.frames):
            raise Unfit("the picture could not be drawn a second time")
        self._kept = {}  # those of this film alone: its pages come one after the other
        self._size = 0
        self._keep(exhibit, found)
        return found.frames[number].rows

    def _draw(self, exhibit: Exhibit) -> FilmPictures:
        blob = self._store.blob(exhibit)
        return draw_film(blob.size, blob.read_at)

    def _keep(self, exhibit: Exhibit, found: FilmPictures) -> None:
        packed = tuple(zlib.compress(frame.rows, 1) for frame in found.frames)
        size = sum(map(len, packed))
        if self._size + size <= _KEPT_BYTES:
            self._kept[exhibit.id] = packed
            self._size += size


def is_film(exhibit: Exhibit) -> bool:
    """Return whether pictures of an exhibit may be looked for."""
    return exhibit.kind == "audio-video" and exhibit.media_type.startswith("video/")


def place(at_ms: int) -> str:
    """Return a place in a film: “1:02:03.4”."""
    minutes, rest = divmod(max(0, at_ms), 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 1000:04.1f}"
    return f"{hours}:{minutes:02}:{seconds}" if hours else f"{minutes}:{seconds}"
