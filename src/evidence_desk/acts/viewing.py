"""Writing down that content was shown: in the case, or, where it can only be read, beside the person's keys until then.

Source: format of the events, section 7.
"""

from __future__ import annotations

import contextlib
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import CannotWrite, EvidenceDeskError
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case import gate
from evidence_desk.case.rules import find_exhibit
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import UtcText

_VIEW_MAX = 16 << 10  # bytes of one stored view
_AT_ONCE = 500  # views added in one commit
_NAME = r"\.[0-9a-f]{12}\.age"


class _View(Struct, frozen=True, kw_only=True):
    """One view of an exhibit while the case could only be read."""

    exhibit: str
    what: str
    at: UtcText


def record_view(store: CaseStore, exhibit_id: str, what: str) -> None:
    """Write down that content is shown to this person; call it before anything is shown.

    Args:
        what: what of it, in neutral words: "picture", "text", "pages 1 to 3".

    Raises:
        NotFound: no such exhibit.
        CannotWrite: neither the case nor this person's folder takes a note of it; then nothing should be shown.
        GateRefused: it is locked; another program may have done so since it was read.
    """
    exhibit = find_exhibit(store.case, exhibit_id)
    store.look_for_requests()
    gate.at_showing(exhibit, store.locked)
    if store.writer is not None:
        with contextlib.suppress(CannotWrite):
            store.record(ev.ExhibitViewed(exhibit=exhibit.id, what=what))
            return
    _keep_for_later(store, _View(exhibit=exhibit.id, what=what, at=clocks.utc_text(store.clock.read().utc)))


def add_waiting_views(store: CaseStore) -> int:
    """Add the views that wait in this person's folder to the handling log; return how many there were.

    Raises:
        CannotWrite: they wait on.
    """
    if store.writer is None:
        return 0
    waiting = list(_waiting(store))
    for start in range(0, len(waiting), _AT_ONCE):
        some = waiting[start : start + _AT_ONCE]
        store.record(
            *(ev.ExhibitViewed(exhibit=view.exhibit, what=view.what, shown_at=view.at) for _, view in some)
        )
        for path, _ in some:
            with contextlib.suppress(OSError):  # it would be added once more, and none is missing
                path.unlink(missing_ok=True)
    return len(waiting)


def _keep_for_later(store: CaseStore, view: _View) -> None:
    folder = _folder(store)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    data = age.encrypt(msgspec.json.encode(view), store.access.identities[0].recipient())
    files.write_new(folder / f"{store.case.id}.{uuid.uuid4().hex[:12]}.age", data)


def _waiting(store: CaseStore) -> Iterator[tuple[Path, _View]]:
    """Yield what waits for this case and can be read, in the order it happened."""
    found: list[tuple[Path, _View]] = []
    name = re.compile(re.escape(store.case.id) + _NAME)
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for path in _folder(store).iterdir():
            if name.fullmatch(path.name):
                with contextlib.suppress(EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError):
                    data = age.decrypt(
                        files.read_bounded(path, _VIEW_MAX), store.access.identities, limit=_VIEW_MAX
                    )
                    found.append((path, msgspec.json.decode(data, type=_View)))
    yield from sorted(found, key=lambda pair: pair[1].at)


def _folder(store: CaseStore) -> Path:
    return store.access.home / "views"
