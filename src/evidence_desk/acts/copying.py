"""A copy of a case file as it stands, for examination or safe keeping."""

from __future__ import annotations

import os
from pathlib import Path

from evidence_desk.acts.progress import Report, told
from evidence_desk.base import files
from evidence_desk.base.errors import NotFound

_CHUNK = 1 << 20


def copy_as_it_is(source: Path, target: Path, report: Report | None = None) -> int:
    """Copy a file byte by byte, whatever its state; return its size. Nothing is ever overwritten.

    Raises:
        NotFound: the file is gone.
        BadInput: there is something at the target.
        CannotWrite: no space or no permission; nothing is left behind.
        Cancelled: nothing is left behind.
    """
    report = told(report)
    if target.exists():
        raise files.already_there(target)
    done = 0
    try:
        with source.open("rb") as stream, files.new_file(target) as descriptor:
            report.stage("Copying the file", os.fstat(stream.fileno()).st_size)
            with os.fdopen(os.dup(descriptor), "wb") as out:
                while chunk := stream.read(_CHUNK):
                    out.write(chunk)
                    done += len(chunk)
                    report(done)
    except FileNotFoundError as error:
        raise NotFound("nothing to copy", f"There is nothing at {source} any more.") from error
    return done
