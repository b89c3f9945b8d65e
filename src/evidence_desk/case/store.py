"""`CaseStore`: a case over a bundle. The only writer of events.

Opening checks the bundle, holds it against the remembered checkpoint, unlocks it and folds the events from the newest
snapshot on. Each act is one commit: nothing is reported as saved before the bundle has synced it.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import (
    BadInput,
    CannotWrite,
    GateRefused,
    TamperedBundle,
)
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.reader import BlobReader, Bundle, Unlocked
from evidence_desk.bundle.staging import Staged
from evidence_desk.bundle.writer import Writer
from evidence_desk.case import anchors, entering, fold, gate, holding, requests, whole
from evidence_desk.case import events as ev
from evidence_desk.case.batch import Batch
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.closure import locked_ahead
from evidence_desk.case.loading import Loaded, Trusted, load_case, read_entries
from evidence_desk.case.state import SNAPSHOT_MAX, Case, encode_snapshot
from evidence_desk.case.values import Exhibit, TimeRead

CLOCK_TOLERANCE_S = 5  # wall against monotonic clock, within one boot
PICTURE_MAX = 512 << 20  # bytes of one picture in memory
SNAPSHOT_AFTER = 256  # events, or an eighth of all if that is more
Report = Callable[[int], None]  # bytes done so far; may raise Cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What opening a case needs: who reads, who signs, where this device keeps its memory."""

    identities: tuple[age.Identity, ...]  # what opens a key slot: one of a person, or of two sheets
    signing_key: SigningKey
    home: Path
    device: tuple[age.Identity, ...]  # what opens this device's block-list; none for recovery sheets
    earlier: tuple[SigningKey, ...] = ()  # keys this person signed with before, the newest first

    @property
    def signing_keys(self) -> tuple[SigningKey, ...]:
        """All keys this person signs with, the newest first."""
        return (self.signing_key, *self.earlier)


class CaseStore:
    """One open case. Use as a context manager."""

    def __init__(
        self,
        bundle: Bundle,
        unlocked: Unlocked,
        access: Access,
        clock: clocks.Clock,
        loaded: Loaded,
        writer: Writer | None,
    ) -> None:
        self._reading_bundle = bundle
        self.unlocked = unlocked
        self.access = access
        self.clock = clock
        self.case = loaded.case
        self.writer = writer
        self.anchors = anchors.AnchorStore(access.home)
        self.blocked_here = DeviceBlockList(access.home, access.device)
        self._since_snapshot = loaded.since_snapshot
        self._written = 0  # events of this session
        self._forked = False  # an older copy, or another history, that somebody accepted
        self.newer: SigningKey | None = None  # this person's newest key, where the case does not know it yet
        self.anchored: tuple[anchors.State, anchors.Anchor] | None = None  # as it was before this opening
        self._requests = requests.read_requests(bundle.path, access.home, bundle.case_id)
        self._recipient: tuple[str, age.Recipient] | None = None
        self._locked: tuple[Case, frozenset[str]] | None = None  # for which case it was worked out

    # -- opening ------------------------------------------------------------------------------------------

    @classmethod
    def open(
        cls,
        path: Path,
        access: Access,
        clock: clocks.Clock,
        *,
        write: bool = False,
        break_lock: bool = False,
        accept_older: bool | str = False,
    ) -> CaseStore:
        """Open a case.

        Args:
            write: take the writer's lock; without it the case is only read.
            break_lock: break the lock of a writer on another computer that has been silent for ten minutes.
            accept_older: go on with a copy that is behind or beside what this device remembers; true, or the reason.

        Raises:
            NotFound, NotABundle, NewerFormat, TamperedBundle: as the bundle says.
            KeyUnavailable: none of the identities is a reader.
            BehindAnchor: older than, or beside, what this device has seen.
            CannotWrite: `write`, and locked, read-only or full.
        """
        seen = anchors.AnchorStore(access.home)
        known, writer = seen.newest_commit, None
        if write:
            writer = entering.open_writer(path, access.signing_keys, break_lock=break_lock, anchored=known)
        try:
            bundle = (
                writer.bundle
                if writer is not None
                else Bundle.open(path, anchored=known, signer=access.signing_key.public)
            )
            unlocked = bundle.unlock(access.identities)
            loaded = load_case(bundle, unlocked, seen.trusted(bundle.case_id))
            older = bool(accept_older)
            anchored = entering.check_anchor(bundle, loaded.case, access.home, accept_older=older)
            known_key = entering.key_known(loaded.case, access.signing_keys)
            entering.refuse_ended(loaded.case, known_key.fingerprint, clocks.utc_text(clock.read().utc))
            store = cls(bundle, unlocked, replace(access, signing_key=known_key), clock, loaded, writer)
            if known_key is not access.signing_key and known_key.fingerprint in loaded.case.members:
                store.newer = access.signing_key
            store._remember(anchored, loaded)
            if writer is not None:
                store._settle(writer, accept_older if isinstance(accept_older, str) else "")
        except BaseException:
            if writer is not None:
                writer.close()
            raise
        return store

    def close(self) -> None:
        """Give the lock back and close the file.

        After a bulk of events a snapshot is left, so that the next opening need not replay them; when there is no
        room for it nothing is lost.
        """
        if self.writer is not None:
            if min(self._written, self._since_snapshot) > SNAPSHOT_AFTER:
                with contextlib.suppress(CannotWrite):
                    self.write_snapshot()
            self.writer.close()
        self._reading_bundle.close()

    def __enter__(self) -> CaseStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def bundle(self) -> Bundle:
        """The bundle as of the newest commit."""
        return self.writer.bundle if self.writer is not None else self._reading_bundle

    @property
    def actor(self) -> str:
        """Fingerprint of the key that signs here."""
        return self.access.signing_key.fingerprint

    @property
    def locked(self) -> frozenset[str]:
        """Exhibits locked ahead of the record: by a request, or because equal bytes are locked elsewhere."""
        if self._locked is None or self._locked[0] is not self.case:
            asked = {name for request in self._requests for name in request.exhibits}
            hashes = self.blocked_here.against(self.case.id, self.case.excepted)
            self._locked = (self.case, locked_ahead(self.case, asked, hashes))
        return self._locked[1]

    @property
    def open_requests(self) -> Sequence[requests.SealRequest]:
        """Seal requests not completed yet."""
        return tuple(self._requests)

    def look_for_requests(self) -> None:
        """Read the seal requests again: one may have been written while this store was busy."""
        self._requests = requests.read_requests(self.bundle.path, self.access.home, self.bundle.case_id)
        self.blocked_here = DeviceBlockList(self.access.home, self.access.device)
        self._locked = None

    def forget_requests(self, done: Iterable[requests.SealRequest]) -> None:
        """Remove completed requests; one that cannot be removed is harmless, its exhibits are locked.

        One that names what this file does not have was written for another copy of the case, and waits for it.
        """
        for request in done:
            if len(request.known(self.case)) == len(request.exhibits):
                with contextlib.suppress(OSError):
                    request.path.unlink(missing_ok=True)
            self._requests.remove(request)
        self._locked = None

    def _remember(self, anchored: tuple[anchors.State, anchors.Anchor] | None, loaded: Loaded) -> None:
        """Keep on this device what this opening has shown: checkpoint, right snapshot, locked bytes."""
        self.anchored = anchored
        self._forked = anchored is not None and anchored[0] in {"behind", "beside"}
        if anchored is None or anchored[0] in {"ahead", "same"}:  # "same": it was seen today as well
            self._raise_anchor()
        if loaded.snapshot is not None:
            self.anchors.trust(self.case.id, loaded.snapshot)
        self.remember_blocked()

    def remember_blocked(self) -> None:
        """Keep on this device what this case has locked for reasons of its own, and what it has taken off its list."""
        own = [digest for digest in self.case.blocked if digest not in self.case.echoed]
        with contextlib.suppress(
            CannotWrite
        ):  # a full disk must not keep the case closed; the next opening tries again
            self.blocked_here.add(own, self.case.id)
            self.blocked_here.free(self.case.excepted, self.case.id)
        self._locked = None

    def _raise_anchor(self) -> None:
        if self._forked and self.anchored is not None:
            self._forked = (
                self.anchored[1].note_sha256 not in self.case.merged
            )  # the other history was joined
        if not self._forked:
            self.anchors.raise_to(anchors.of(self.bundle, clocks.utc_text(self.clock.read().utc)))

    def _settle(self, writer: Writer, reason: str) -> None:
        """Write down what opening for writing found: a tail set aside, a lock broken, an older copy."""
        found: list[ev.Event] = []
        if self.anchored is not None and self._forked:
            state, anchor = self.anchored
            found.append(
                ev.OlderCopyAccepted(
                    state="behind" if state == "behind" else "beside",
                    known_commit=anchor.k,
                    known_size=anchor.size,
                    known_root=anchor.root,
                    reason=reason,
                )
            )
        if writer.set_aside is not None:
            found.append(ev.TailSetAside(size=writer.set_aside.size, sha256=writer.set_aside.sha256.hex()))
        if writer.broken_lock is not None:
            broken = writer.broken_lock
            found.append(ev.LockBroken(held_by=broken.who, host=broken.host, since=broken.since))
        if found:
            self.record(*found)

    # -- writing ------------------------------------------------------------------------------------------

    def recipient(self) -> age.Recipient:
        """Return the case's public recipient of the newest epoch."""
        text = (
            self.case.recipient or self.bundle.recipients[0]
        )  # as the entries name it, not as the file has it
        if self._recipient is None or self._recipient[0] != text:
            self._recipient = (text, age.parse_recipient(text))  # reading a hybrid one costs milliseconds
        return self._recipient[1]

    @contextlib.contextmanager
    def committing(self) -> Iterator[Batch]:
        """Give a batch that becomes one commit; on leaving, it is durable and the case stands after it.

        Raises:
            CannotWrite: opened for reading only, or no space; the case is as before.
            TamperedBundle: the events would not be accepted by a reader; nothing was written.
        """
        writer = self.writer
        if writer is None:
            raise CannotWrite(
                "opened for reading",
                "The case is open for reading only, so nothing was changed. Copy it to a folder you can write to.",
            )
        now = self.clock.read()
        with writer.commit() as staged:
            batch = Batch(staged, now, self.recipient(), self.actor)
            with_snapshot = self._snapshot_is_due()
            snapshot = self._add_snapshot(staged) if with_snapshot else None
            self._note_clock(batch)
            yield batch
            holding.refuse_edits(self.case, batch.recorded)
            after = fold.replay(self.case, batch.recorded)
        self.case = after
        self._trust_own(snapshot)
        self._since_snapshot = len(batch.recorded) + (0 if with_snapshot else self._since_snapshot)
        self._written += len(batch.recorded)
        self._raise_anchor()

    def record(self, *events: ev.Event) -> list[ev.Recorded]:
        """Write events as one commit; return them with their envelopes."""
        with self.committing() as batch:
            return [batch.event(event) for event in events]

    def _snapshot_is_due(self) -> bool:
        return self._since_snapshot > max(SNAPSHOT_AFTER, self.case.events // 8)

    def _add_snapshot(self, staged: Staged) -> int | None:
        root = base64.b64encode(staged.seen.root).decode("ascii")
        data = encode_snapshot(self.case, staged.seen.size, root)
        if len(data) <= SNAPSHOT_MAX:
            return staged.add_secret("p", data, self.recipient())
        return None

    def _trust_own(self, leaf: int | None) -> None:
        if leaf is not None:
            self.anchors.trust(
                self.case.id, Trusted(member=leaf, sha256=self.bundle.member(leaf).sha256.hex())
            )

    def write_snapshot(self) -> None:
        """Write a snapshot in a commit of its own."""
        if self.writer is None:
            raise CannotWrite("opened for reading", "The case is open for reading only.")
        with self.writer.commit() as staged:
            snapshot = self._add_snapshot(staged)
        self._trust_own(snapshot)
        self._since_snapshot = 0
        self._raise_anchor()

    def clock_state(self, now: clocks.Instant) -> tuple[str, int]:
        """Return ("not checked" | "jumped" | "set back", seconds) against the last event."""
        if not self.case.last_at:
            return "not checked", 0
        wall = int((now.utc - clocks.parse_utc(self.case.last_at)).total_seconds())
        if wall < -CLOCK_TOLERANCE_S:
            return "set back", wall
        if now.boot == self.case.last_boot:
            drift = wall - (now.monotonic_ms - self.case.last_monotonic_ms) // 1000
            if abs(drift) > CLOCK_TOLERANCE_S:
                return "jumped", drift
        return "not checked", 0

    def _note_clock(self, batch: Batch) -> None:
        state, seconds = self.clock_state(batch.now)
        if state == "jumped":
            batch.event(ev.ClockJumped(kind="jumped", by_seconds=seconds))
        elif state == "set back":
            batch.event(ev.ClockJumped(kind="set back", by_seconds=seconds))

    def time_read(self, now: clocks.Instant) -> TimeRead:
        """Return a capture time with the clock's state as this case sees it."""
        return msgspec.convert(
            {
                "utc": clocks.utc_text(now.utc),
                "zone": now.zone,
                "offset_minutes": now.offset_minutes,
                "clock": self.clock_state(now)[0],
            },
            TimeRead,
        )

    def refuse_blocked(self, sha256: bytes) -> None:
        """Refuse bytes that are locked in this case or in another on this device.

        Raises:
            GateRefused: the bytes are on a block-list.
        """
        here = self.blocked_here.against(self.case.id, self.case.excepted)
        if sha256.hex() in self.case.blocked or sha256.hex() in here:
            raise GateRefused(
                "bytes are on the block-list",
                "These exact bytes are locked for the police and cannot be added again. Nothing was kept. "
                "Tell the DSL that another copy exists and where.",
            )

    # -- reading ------------------------------------------------------------------------------------------

    def blob(self, exhibit: Exhibit) -> BlobReader:
        """Return a reader of an exhibit's original bytes; the second door decides first.

        Raises:
            GateRefused: the door stays shut.
            TamperedBundle: the stored bytes are not what was signed, or not what the event says. When the case
                is open for writing, the exhibit is recorded as damaged.
        """
        gate.at_viewing(exhibit, self.locked)
        if exhibit.blob is None:
            raise GateRefused("exhibit holds no bytes", f"{exhibit.ref} holds no file.")
        try:
            reader = self.unlocked.blob(exhibit.blob)
            if reader.size != exhibit.size:
                raise TamperedBundle(f"Exhibit {exhibit.ref}", "its size is not what its entry says")
        except TamperedBundle as error:
            self._note_damage(exhibit, error)
            raise
        return reader

    def copy_out(self, exhibit: Exhibit, out: BinaryIO, report: Report | None = None) -> None:
        """Write an exhibit's original bytes to `out`, checking them against the recorded SHA-256.

        Raises:
            GateRefused, TamperedBundle: as `blob`; what was written to `out` must then be thrown away.
        """
        hasher, done = hashlib.sha256(), 0
        for chunk in self.blob(exhibit).chunks():
            hasher.update(chunk)
            out.write(chunk)
            done += len(chunk)
            if report is not None:
                report(done)
        if hasher.hexdigest() != exhibit.sha256:
            error = TamperedBundle(f"Exhibit {exhibit.ref}", "its content is not what its entry says")
            self._note_damage(exhibit, error)
            raise error

    def read_whole(self, exhibit: Exhibit, limit: int = PICTURE_MAX) -> bytes:
        """Return an exhibit's original bytes, checked; for what fits in memory.

        Raises:
            GateRefused, TamperedBundle: as `blob`. BadInput: larger than `limit` bytes.
        """
        if exhibit.size > limit:
            raise BadInput("exhibit too large to hold in memory", f"{exhibit.ref} is too large to be shown.")
        if exhibit.size > whole.READ_AT_ONCE:
            self.copy_out(exhibit, out := io.BytesIO())
            return out.getvalue()
        try:
            return whole.read_anew(self.unlocked, exhibit, self.locked)
        except TamperedBundle as error:
            self._note_damage(exhibit, error)
            raise

    def read_rendition(self, exhibit: Exhibit) -> bytes:
        """Return the page-ready picture made from an exhibit; raises as `blob`."""
        gate.at_viewing(exhibit, self.locked)
        return self.unlocked.read(exhibit.renditions[-1], PICTURE_MAX)

    def _note_damage(self, exhibit: Exhibit, error: TamperedBundle) -> None:
        if self.writer is not None and exhibit.status != "damaged":
            self.record(ev.ExhibitDamaged(exhibit=exhibit.id, what=error.reason))

    def entries(self) -> Iterator[ev.Recorded]:
        """Yield every event with its envelope, from the first, each checked."""
        return read_entries(self.bundle, self.unlocked)
