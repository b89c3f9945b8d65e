"""Originals and proofs leave a case: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import ClassVar, Literal

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import SafeInt, Sha256Hex

Form = Literal["folder", "zip", "aes-zip", "age", "reading-copy"]


class HandoverMade(EventBody, frozen=True, kw_only=True):
    """A pack was handed over, with original files and proofs; in the commit of that pack."""

    TYPE: ClassVar[str] = "handover-made"
    pack: str  # id of the pack in it
    form: Form
    to: str
    basis: str
    originals: tuple[str, ...]  # exhibits whose original bytes are in it
    proofs: tuple[str, ...]  # exhibits whose proofs are in it
    files: SafeInt
    size: SafeInt  # bytes of all files
    sha256: Sha256Hex  # of the signed list of files; of a reading copy: of the file


class ProofGiven(EventBody, frozen=True, kw_only=True):
    """The proof of one exhibit was written out by itself."""

    TYPE: ClassVar[str] = "proof-given"
    exhibit: str
    to: str
    basis: str
    sha256: Sha256Hex  # of the file
