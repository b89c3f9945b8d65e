"""Appending to a bundle: one writer, one commit at a time, one fsync per commit.

Nothing is reported as saved before the fsync has returned. A writer that fails or is cancelled takes its own
bytes back; one that dies leaves a tail, which the next writer sets aside.

Source: format section "Writing"; docs/format/writing-and-opening.md.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, KeyUnavailable, TamperedBundle
from evidence_desk.bundle import limits, note
from evidence_desk.bundle.ledger import CommitRefused, Ledger, Sealing
from evidence_desk.bundle.lock import Holder, WriterLock
from evidence_desk.bundle.manifest import note_name, sum_name
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.opening import Anchored, Tail, open_ledger, unreadable
from evidence_desk.bundle.rawfile import RawFile, put_in_place
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.readme import README
from evidence_desk.bundle.staging import Appender, Staged
from evidence_desk.bundle.ustar import header, occupied, padding

_STEP = 1024 * 1024
_FOUNDER_LEAF = 1


@dataclass(frozen=True, slots=True)
class SetAside:
    """A tail that opening for writing has copied beside the bundle and cut off."""

    path: Path
    offset: int
    size: int
    sha256: bytes


class Writer:
    """The one writer of a bundle. Use as a context manager, or `close` it.

    Attributes:
        path: where the bundle stands, or will stand after the first commit.
        set_aside: what `open` found behind the last good commit; the caller records it.
    """

    def __init__(
        self, path: Path, lock: WriterLock, file: RawFile, ledger: Ledger, signer: SigningKey
    ) -> None:
        self.path = path
        self.set_aside: SetAside | None = None
        self._lock = lock
        self._file = file
        self._ledger = ledger
        self._signer = signer
        self._bundle = Bundle(path, file, ledger) if ledger.head.k >= 0 else None
        self._founding: tuple[str, bytes, bytes] | None = None  # case id, README, founder's member
        self._temporary: Path | None = None
        self._staged: Staged | None = None
        self._unusable = ""  # why nothing more may be written

    # -- making and opening -------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, path: Path, signer: SigningKey, readme: bytes = README, nonce: bytes | None = None
    ) -> Writer:
        """Begin a new case at `path`, founded by `signer`. The name is taken by the first commit.

        README and founder's key (leaf `founder_leaf`) stand in the first commit by themselves.

        Args:
            readme: starts with the version line.
            nonce: 16 random bytes, for vectors.
        Raises:
            BadInput: something stands at `path`.
            CannotWrite: no permission, no space, or another writer.
        """
        if path.exists() or path.is_symlink():
            raise files.already_there(path)
        path = path.resolve()
        founding = note.founding_member(signer.public, nonce or secrets.token_bytes(note.NONCE_SIZE))
        lock = WriterLock.take(path)
        try:
            _remove_leftovers(path)
            temporary = new_name(path)
            file = RawFile.create(temporary)
        except OSError as error:
            lock.release()
            raise files.cannot_write(path, error) from error
        writer = cls(path, lock, file, Ledger(), signer)
        writer._temporary = temporary
        writer._founding = note.parse_founding_member(founding)[0], readme, founding
        return writer

    @classmethod
    def open(
        cls,
        path: Path,
        signer: SigningKey,
        *,
        break_lock: bool = False,
        anchored: Anchored | None = None,
    ) -> Writer:
        """Open the bundle at `path` for appending: take its lock, check it quickly, set a tail aside.

        Args:
            break_lock: break a lock that another computer has not touched for ten minutes.
            anchored: gives the number of the newest commit of a case id that this device knows to be saved.
                Give it: after a power failure it tells an unconfirmed commit from a damaged one (see
                `opening.open_ledger`), and a tail is set aside only when nothing in it was saved.
        Raises:
            NotFound, NotABundle, NewerFormat, TamperedBundle: as `Bundle.open`.
            TamperedBundle: a tail, although this device knows of a later saved commit.
            KeyUnavailable: `signer` is not admitted, or retired.
            CannotWrite: locked, read-only, or no space to copy a tail; nothing was changed.
        """
        path = path.resolve()  # a link elsewhere must lead to the same lock, and compaction replaces the file
        try:
            RawFile.open(path).close()  # words about a missing file come before a lock file is made
        except OSError as error:
            raise unreadable(path, error) from error
        lock = WriterLock.take(path, break_lock=break_lock)
        try:
            file = RawFile.open(path, writable=True)
        except OSError as error:
            lock.release()
            raise files.cannot_write(path, error) from error
        except BaseException:
            lock.release()
            raise
        try:
            return cls._open(path, lock, file, signer, anchored)
        except OSError as error:
            file.close()
            lock.release()
            raise files.cannot_write(path, error) from error
        except BaseException:
            file.close()
            lock.release()
            raise

    @classmethod
    def _open(
        cls, path: Path, lock: WriterLock, file: RawFile, signer: SigningKey, anchored: Anchored | None
    ) -> Writer:
        opened = open_ledger(path, file, all_signatures=False, anchored=anchored, signer=signer.public)
        opened.hold()
        ledger, tail = opened.ledger, opened.tail
        writer = cls(path, lock, file, ledger, signer)
        if not writer.bundle.may_sign(signer.public):
            raise KeyUnavailable(
                "signer not admitted",
                "Your key may not sign this case: it was never admitted, or it was retired. You can open the "
                "case for reading. Ask its DSL to admit your key.",
            )
        if tail is not None and not tail.only_zeros:
            known = anchored(ledger.case_id) if anchored is not None else None
            if known is not None and known > ledger.head.k:
                raise TamperedBundle(
                    f"The part from byte {tail.offset} on",
                    "this device knows of a later commit that was saved",
                )
            writer.set_aside = _set_aside(path, file, tail)
        if file.size() != ledger.end + limits.CLOSING or tail is not None:
            writer._close_archive()
            file.sync()
        _remove_leftovers(path)
        return writer

    def close(self) -> None:
        """Give the lock back and close the file; more than once is harmless."""
        self._file.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            self._temporary = None
        self._lock.release()

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- what it knows ------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def signing_as(self, signer: SigningKey) -> Iterator[None]:
        """Sign the commits made inside with another admitted key, whose holder stands at the same desk.

        Raises:
            KeyUnavailable: that key is not admitted, or retired.
        """
        if not self.bundle.may_sign(signer.public):
            raise KeyUnavailable(
                "second signer not admitted",
                "The second person’s key may not sign this case. Choose somebody who can read it.",
            )
        mine, self._signer = self._signer, signer
        try:
            yield
        finally:
            self._signer = mine

    def go_on_as(self, signer: SigningKey) -> None:
        """Sign what comes from here on with another key of the same person, which an earlier commit admitted."""
        if not self.bundle.may_sign(signer.public):
            raise ValueError("the key was not admitted yet")
        self._signer = signer

    @property
    def bundle(self) -> Bundle:
        """The bundle as of the newest commit; ValueError before the first."""
        if self._bundle is None:
            raise ValueError("nothing is committed yet")
        return self._bundle

    def keep_lock(self) -> None:
        """Show that this writer is alive, so that its lock does not count as silent.

        Raises:
            CannotWrite: another computer has broken the lock.
        """
        self._lock.check()

    @property
    def broken_lock(self) -> Holder | None:
        """Whose silent lock was broken by `open`; the caller records it."""
        return self._lock.broken

    @property
    def case_id(self) -> str:
        """UUID of the case, also before its first commit."""
        return self._founding[0] if self._founding is not None else self._ledger.case_id

    @property
    def origin(self) -> str:
        """The log's name, also before its first commit."""
        return limits.ORIGIN_PREFIX + self.case_id

    @property
    def founder_leaf(self) -> int:
        """Leaf of the founder's key."""
        return _FOUNDER_LEAF

    # -- appending ----------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def commit(self) -> Iterator[Staged]:
        """Give a commit to fill; on leaving it is durable, or every byte of it was taken back.

        Raises:
            CannotWrite: no space, the lock was broken, or the file was changed by another program.
            ValueError: nothing was added, a member failed half-way, or another commit is under way.
        """
        self._hold_ready()
        appender = Appender(self._write_at, self._ledger.end)
        staged = self._staged = Staged(self._ledger, self._bundle, appender, self.origin)
        before = self._ledger.head.k
        try:
            if self._founding is not None:
                staged.add_readme(self._founding[1])
                staged.add_founder(self._founding[2])
            yield staged
            self._finish(staged, appender)
        except BaseException:
            if self._ledger.head.k == before and not self._unusable:
                self._take_back()
            raise
        finally:
            self._staged = None

    def _hold_ready(self) -> None:
        if self._staged is not None:
            raise ValueError("one commit at a time")
        if self._unusable:
            raise CannotWrite(
                self._unusable,
                "An earlier write to this case failed half-way, so nothing more is written. Everything reported "
                "as saved is saved. Leave the case and open it again.",
            )
        try:
            self._lock.check()
            gone = self._temporary is None and not self.path.exists()
            size = self._file.size()
        except OSError as error:  # a share that no longer answers
            raise files.cannot_write(self.path, error) from error
        if gone:
            raise CannotWrite(
                "the file is gone",
                f"{self.path} is not there any more: a network folder or a stick may have been disconnected, or the "
                "file moved. Nothing was written; everything saved before is in that file. When it is there again, "
                "try again.",
            )
        if self._temporary is None and not (
            self._file.is_at(self.path) and size == self._ledger.end + limits.CLOSING
        ):
            raise CannotWrite(
                "file changed underneath",
                f"{self.path} was changed or replaced by another program, such as one that synchronises folders. "
                "Nothing was written. Leave the case and open it again.",
            )

    def _write_at(self, offset: int, data: bytes | memoryview) -> None:
        try:
            self._file.write_at(offset, data)
        except OSError as error:
            raise files.cannot_write(self.path, error) from error

    def _finish(self, staged: Staged, appender: Appender) -> None:
        """Close the commit: manifest, note, closing blocks, one fsync, then the ledger."""
        if staged.spoiled or staged.is_empty:
            raise ValueError("a commit with a member that failed, or with nothing in it")
        text = staged.manifest()
        try:
            draft = self._ledger.draft(text, staged.found(), staged.content)
        except CommitRefused as error:
            raise BadInput(
                f"refused by our own reader: {error.reason}",
                f"This cannot be written into a case: {error.reason}. Nothing was changed.",
            ) from error
        try:
            stored = self._signer.sign_checkpoint(self.origin, draft.size, draft.root)
            sealing = Sealing(appender.offset, len(text), appender.offset + occupied(len(text)), stored)
            for name, content in ((sum_name(draft.k), text), (note_name(draft.k), stored)):
                appender.add(header(name, len(content)))
                appender.add(content)
                appender.add(bytes(padding(len(content))))
            appender.add(bytes(limits.CLOSING))
            appender.flush()
            self._sync()
        except BaseException:
            self._ledger.drop()
            raise
        # From here on the commit is on the disk. An interruption leaves it there and this writer unusable.
        self._unusable = "interrupted after a commit was synced"
        self._ledger.accept(draft, sealing, verify=False)
        if self._temporary is not None:
            self._name_file(self._temporary)
        self._unusable = ""

    def _sync(self) -> None:
        try:
            self._file.sync()
        except OSError as error:
            # The system may have thrown the pages away: what is in its cache says nothing about the disk.
            self._take_back()
            self._unusable = "fsync failed"
            raise files.cannot_write(self.path, error) from error

    def _name_file(self, temporary: Path) -> None:
        try:
            put_in_place(temporary, self.path)
        except OSError as error:
            raise files.cannot_write(self.path, error) from error
        self._temporary = self._founding = None
        self._bundle = Bundle(self.path, self._file, self._ledger)

    def _take_back(self) -> None:
        """Cut off this commit's bytes and put the closing blocks back over its first ones."""
        try:
            self._close_archive()
        except OSError as error:
            # A tail stays; the next writer sets it aside.
            self._unusable = f"taking back failed: errno {error.errno}"

    def _close_archive(self) -> None:
        # Cut before writing: the closing blocks then need no space that a full disk would refuse.
        end = self._ledger.end
        size = end + limits.CLOSING if end else 0
        if self._file.size() > size:
            self._file.truncate(size)
        if end:
            self._file.write_at(end, bytes(limits.CLOSING))

    @contextlib.contextmanager
    def idle(self) -> Iterator[None]:
        """Hold that no commit is under way and that file and lock are still ours.

        Raises:
            CannotWrite, ValueError: as `commit`.
        """
        self._hold_ready()
        yield

    def adopt(self, file: RawFile, ledger: Ledger) -> None:
        """Go on with the file that compaction has put in place of the old one."""
        self._file.close()
        self._file, self._ledger = file, ledger
        self.bundle.adopt(file, ledger)


def new_name(path: Path) -> Path:
    """Return a free name beside the bundle for a file that will take its place."""
    return path.with_name(f"{path.name}.new-{secrets.token_hex(4)}")


def _remove_leftovers(path: Path) -> None:
    """Remove what a writer that died while making or compacting this bundle left; the lock is ours."""
    mark = path.name + ".new-"
    with contextlib.suppress(
        OSError
    ):  # a folder that may not be listed, such as one people only put things in
        for entry in path.parent.iterdir():
            if entry.name.startswith(mark):
                entry.unlink(missing_ok=True)


def _set_aside(path: Path, file: RawFile, tail: Tail) -> SetAside:
    """Copy a tail beside the bundle and make the copy durable; the caller cuts it off then.

    Raises:
        OSError: no space or permission; no copy is left.
    """
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = path.with_name(f"{path.name}.tail-{moment}")
    if target.exists():
        target = target.with_name(f"{target.name}-{secrets.token_hex(4)}")
    hasher, done = hashlib.sha256(), 0
    copy = RawFile.create(target)
    try:
        while done < tail.size and (data := file.read_at(tail.offset + done, min(_STEP, tail.size - done))):
            hasher.update(data)
            copy.write_at(done, data)
            done += len(data)
        copy.sync()
        files.sync_folder(path.parent)
    except BaseException:
        copy.close()
        target.unlink(missing_ok=True)
        raise
    copy.close()
    return SetAside(target, tail.offset, done, hasher.digest())
