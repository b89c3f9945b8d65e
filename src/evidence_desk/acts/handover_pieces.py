"""One file of a hand-over that is cut into numbered pieces where it is larger than upload pages take.

While it is written it is one stream over hidden files; none has a name until all of it is on the disk. The pieces are
named as 7-Zip names them (`for-police.zip.001`), so that it opens them; beside them lie their check sums and how they
are joined without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from evidence_desk.base import files

PIECE_MAX: Final = 2_000_000_000  # bytes: what the upload pages of police forces usually take
_STEP: Final = 1 << 20


class Pieces(io.RawIOBase):
    """The stream. `name` gives what was written its name, or names."""

    def __init__(self, out: Path, most: int) -> None:
        super().__init__()
        self._out, self._most = out, most
        self._hidden: list[tuple[Path, int]] = []  # with its descriptor
        self._made: list[Path] = []  # everything without a name, or that had none
        self._at = self._end = 0
        self._add()

    def readable(self) -> bool:
        """It is."""
        return True

    def writable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Return where the next byte goes."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go elsewhere; return where."""
        self._at = max(offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._end}[whence], 0)
        return self._at

    def truncate(self, size: int | None = None, /) -> int:
        """Forget all from `size` on."""
        size = self._at if size is None else size
        for place, (_, descriptor) in enumerate(self._hidden):
            os.ftruncate(descriptor, min(max(size - place * self._most, 0), self._most))
        self._end = size
        return size

    def write(self, data: Any, /) -> int:
        """Write all of `data`, over as many pieces as it takes."""
        view = memoryview(data).cast("B")
        done = 0
        while done < len(view):
            place, offset = divmod(self._at, self._most)
            while place >= len(self._hidden):
                self._add()
            descriptor = self._hidden[place][1]
            os.lseek(descriptor, offset, os.SEEK_SET)
            written = os.write(descriptor, view[done : done + min(self._most - offset, len(view) - done)])
            done += written
            self._at += written
            self._end = max(self._end, self._at)
        return done

    def readinto(self, buffer: Any, /) -> int:
        """Read up to the end of a piece; return how many bytes, 0 only at the end."""
        view = memoryview(buffer).cast("B")
        place, offset = divmod(self._at, self._most)
        size = min(len(view), self._end - self._at, self._most - offset)
        if size <= 0 or place >= len(self._hidden):
            return 0
        descriptor = self._hidden[place][1]
        os.lseek(descriptor, offset, os.SEEK_SET)
        data = os.read(descriptor, size)
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def sync(self) -> None:
        """Put all of it onto the disk."""
        for _, descriptor in self._hidden:
            os.fsync(descriptor)

    def _add(self) -> None:
        path = self._new_name()
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._hidden.append((path, os.open(path, flags, 0o600)))

    def _new_name(self) -> Path:
        """Return a hidden name; what a killed program leaves under such a one is cleared by the next."""
        self._made.append(self._out.with_name(f".{self._out.name[:80]}.{uuid.uuid4().hex[:12]}.new"))
        return self._made[-1]

    def name(self) -> Sequence[Path]:
        """Give it its name; return the files that have one now, what goes with the pieces last.

        Raises:
            BadInput: something has such a name.
            CannotWrite: the system refused; nothing has a name.
        """
        used = max(-(-self._end // self._most), 1)
        self.sync()
        kept = self._hidden[:used]
        names = [(kept[0][0], self._out)]
        if used > 1:
            names = [(path, piece_path(self._out, number)) for number, (path, _) in enumerate(kept, 1)]
            names += [self._beside(ending, data) for ending, data in self._texts(names)]
        self._close()
        self._rename(names)
        return [path for _, path in names]

    def _rename(self, names: Sequence[tuple[Path, Path]]) -> None:
        done: list[Path] = []
        try:
            for hidden, path in names:
                files.rename_without_replacing(hidden, path)
                done.append(path)
            files.sync_folder(self._out.parent)
        except BaseException as error:
            for path in done:
                path.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise files.cannot_write(self._out, error) from error
            raise

    def _texts(self, names: Sequence[tuple[Path, Path]]) -> Iterator[tuple[str, bytes]]:
        """Yield what lies beside the pieces: check sums for `sha256sum -c`, and how they are joined."""
        whole = hashlib.sha256()
        lines: list[str] = []
        for hidden, path in names:
            piece = hashlib.sha256()
            with hidden.open("rb") as stream:
                while data := stream.read(_STEP):
                    piece.update(data)
                    whole.update(data)
            lines.append(f"{piece.hexdigest()}  {path.name}\n")
        yield "sha256", "".join(lines).encode()
        yield "JOIN.txt", _join_text(self._out.name, [path.name for _, path in names], whole.hexdigest())

    def _beside(self, ending: str, data: bytes) -> tuple[Path, Path]:
        hidden = self._new_name()
        files.replace(hidden, data)
        return hidden, self._out.with_name(f"{self._out.name}.{ending}")

    def _close(self) -> None:
        for _, descriptor in self._hidden:
            with contextlib.suppress(OSError):
                os.close(descriptor)
        self._hidden = []

    def discard(self) -> None:
        """Remove whatever has no name."""
        self._close()
        for path in self._made:
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def pieces(out: Path) -> Iterator[Pieces]:
    """Give the stream; what was not named at the end is gone.

    Raises:
        CannotWrite: the folder takes no file.
    """
    try:
        stream = Pieces(out, PIECE_MAX)
    except OSError as error:
        raise files.cannot_write(out, error) from error
    try:
        yield stream
    finally:
        stream.discard()


def piece_path(out: Path, number: int) -> Path:
    """Return the name of one piece, counted from 1."""
    return out.with_name(f"{out.name}.{number:03}")


def _join_text(name: str, names: Sequence[str], whole: str) -> bytes:
    plus = " + ".join(f'"{one}"' for one in names)
    after = " ".join(f'"{one}"' for one in names)
    lines = (
        f"{name} was larger than upload pages take, so it stands here in {len(names)} pieces.",
        "All of them must lie in one folder.",
        "",
        f'With 7-Zip: open "{names[0]}"; it finds the others by itself.',
        f'Without it, on Windows, in a command window in that folder:  copy /b {plus} "{name}"',
        f'On macOS and Linux:  cat {after} > "{name}"',
        "",
        "SHA-256 of the joined file:",
        f"{whole}  {name}",
        "",
        f"The pieces one by one: sha256sum -c {name}.sha256, or certutil -hashfile FILE SHA256.",
        "",
    )
    return "\r\n".join(lines).encode()
