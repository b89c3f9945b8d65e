"""What a pack says of itself to programs: its attached `checkpoint.note` and `pack.json`, read with suspicion.

`pack.json` is JSON: `format` ("evidence-desk-pack-1"), `pack`, `kind`, `made` (UTC), `case`, `founder` (64 hex
digits), `founder_key` (the two lines that founded the case), `certified` (whether a certificate signed the file after
the exporter's line), `certificate` (SHA-256 of that certificate, or null), `checkpoint` {`number`, `size`, `root`,
`sha256`, `signer` (verifier-key line)} and `exhibits`, a list of {`reference`, `sha256` or null, `size` or null,
`media_type`, `page`, `shown` ("shown", "held" or "withheld")}. Unknown names are ignored.

The file may come from anybody. Both attachments are bounded before they are inflated, and nothing else is read.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pikepdf

from evidence_desk.base.clock import parse_utc
from evidence_desk.base.errors import BadInput
from evidence_desk.case.disclosure_proof import PROOF_MAX
from evidence_desk.packs.content import CHECKPOINT_FILE, FACTS_FILE, FACTS_FORMAT

NOTE_MAX = 16 << 10  # bytes; four times what a note may have
FACTS_MAX = 32 << 20  # bytes; about 100,000 exhibits
TEXT_MAX = 1000  # characters of any text in it
_NAMES_MAX = 256  # entries of the list of attachments
_PROOF = re.compile(r"proof-[A-Za-z0-9-]{1,60}\.json")
_HEX_64 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFacts:
    """One exhibit as listed in a pack."""

    reference: str
    sha256: str | None  # 64 hexadecimal digits, of the original
    size: int | None  # bytes
    media_type: str
    page: int  # first page, as printed
    shown: Literal["shown", "held", "withheld"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFacts:
    """What a pack says of itself; none of it is proved by being there."""

    pack_id: str
    kind: str
    made: datetime
    case_id: str
    founder_fingerprint: str
    founder_key: str  # two lines, as in the case
    checkpoint_number: int
    checkpoint_size: int
    checkpoint_root: bytes
    checkpoint_note: bytes
    checkpoint_signer: str  # verifier-key line, without LF
    certified: bool  # whether a certificate signed the file when it was made
    certificate: str | None  # its SHA-256, 64 hex digits
    exhibits: tuple[ExhibitFacts, ...]
    pages: int  # of the file itself
    proofs: tuple[bytes, ...]  # attached, not looked at yet
    foreign: tuple[str, ...]  # what stands in the file and in no pack, in words


def read_pack(path: Path) -> PackFacts:
    """Return what a pack says of itself.

    Raises:
        BadInput: not a readable PDF, not one of our packs, or its parts contradict each other.
    """
    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            pages = len(pdf.pages)
            attached = _attachments(pdf)
            note = _content(attached.get(CHECKPOINT_FILE), NOTE_MAX)
            document = _content(attached.get(FACTS_FILE), FACTS_MAX)
            proofs = _proofs(attached)
            foreign = _foreign(pdf, attached)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError) as error:
        raise BadInput(
            f"unreadable pack: {type(error).__name__}", f"{path} is not a PDF that can be read."
        ) from error
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RuntimeError, zlib.error) as error:
        raise _not_ours(path, type(error).__name__) from error
    try:
        return replace(_parse(note, document, pages), proofs=proofs, foreign=foreign)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _not_ours(path, type(error).__name__) from error


def _not_ours(path: Path, reason: str) -> BadInput:
    return BadInput(
        f"not a pack: {reason}",
        f"{path} is not a pack of Evidence Desk, or its attached facts are damaged. Nothing was changed.",
    )


def _attachments(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Return the embedded streams by name; the list of names must be flat, as we write it."""
    names = list(pdf.Root.Names.EmbeddedFiles.Names.as_list())
    if len(names) > _NAMES_MAX:
        raise ValueError("too many attachments")
    return {str(key): spec.EF.F for key, spec in zip(names[::2], names[1::2], strict=True)}


def _proofs(attached: Mapping[str, pikepdf.Object]) -> tuple[bytes, ...]:
    """Return the attached proofs; all of them together are no larger than one may be."""
    found: list[bytes] = []
    left = PROOF_MAX
    for name, stream in attached.items():
        if _PROOF.fullmatch(name):
            found.append(_content(stream, left))
            left -= len(found[-1])
    return tuple(found)


def _foreign(pdf: pikepdf.Pdf, attached: Iterable[str]) -> tuple[str, ...]:
    """Return what stands in a file and in no pack: files of other names, what starts by itself, links to elsewhere."""
    root = pdf.Root
    found = [
        f"the attached file {name[:80]}"
        for name in attached
        if name not in {CHECKPOINT_FILE, FACTS_FILE} and not _PROOF.fullmatch(name)
    ]
    if any(key in root for key in ("/OpenAction", "/AA")) or set(root.Names.keys()) != {"/EmbeddedFiles"}:
        found.append("something that starts when it is opened")
    if "/AcroForm" in root and "/XFA" in root.AcroForm:
        found.append("a form with a program in it")
    for page in pdf.pages:
        notes = [one for one in page.get("/Annots", ()) if isinstance(one, pikepdf.Dictionary)]
        if "/AA" in page or any(_acts(one) for one in notes):
            found.append("a button, a note or a link to elsewhere")
            break
    return tuple(found)


def _acts(note: pikepdf.Dictionary) -> bool:
    """Return whether something on a page is none of our links into the pack, and no field of a signature."""
    return str(note.get("/Subtype")) not in {"/Link", "/Widget"} or "/A" in note or "/AA" in note


def _content(stream: pikepdf.Object | None, limit: int) -> bytes:
    """Return the content of an attachment that is stored as it is, or deflated by a program on the way."""
    if not isinstance(stream, pikepdf.Stream):
        raise ValueError("an attachment is missing")  # noqa: TRY004 - damage of the file, not of a caller
    kind = stream.get("/Filter")
    if int(stream.get("/Length", 0)) > limit:
        raise ValueError("an attachment is too large")
    raw = stream.read_raw_bytes()
    if kind is None or (isinstance(kind, pikepdf.Array) and len(kind) == 0):
        data = raw
    elif str(kind) == "/FlateDecode" and "/DecodeParms" not in stream:
        data = zlib.decompressobj().decompress(raw, limit + 1)
    else:
        raise ValueError("an attachment is stored in an unknown way")
    if len(data) > limit:
        raise ValueError("an attachment is too large")
    return data


def _parse(note: bytes, document: bytes, pages: int) -> PackFacts:
    facts = _mapping(json.loads(document.decode("utf-8")))
    if facts["format"] != FACTS_FORMAT:
        raise ValueError("another format")
    checkpoint = _mapping(facts["checkpoint"])
    if _digest(checkpoint["sha256"]) != hashlib.sha256(note).hexdigest():
        raise ValueError("the attached checkpoint is not the one named")
    listed = facts["exhibits"]
    if not isinstance(listed, list):
        raise TypeError("exhibits are no list")
    exhibits = tuple(_exhibit(_mapping(item), pages) for item in listed)
    if len({exhibit.reference for exhibit in exhibits}) != len(exhibits):
        raise ValueError("a reference stands twice")
    return PackFacts(
        pack_id=_text(facts["pack"]),
        kind=_text(facts["kind"]),
        made=parse_utc(_text(facts["made"])),
        case_id=_text(facts["case"]),
        founder_fingerprint=_digest(facts["founder"]),
        founder_key=_text(facts["founder_key"]),
        checkpoint_number=_number(checkpoint["number"]),
        checkpoint_size=_number(checkpoint["size"]),
        checkpoint_root=bytes.fromhex(_digest(checkpoint["root"])),
        checkpoint_note=note,
        checkpoint_signer=_text(checkpoint["signer"]),
        certified=_flag(facts.get("certified", False)),
        certificate=None if facts.get("certificate") is None else _digest(facts["certificate"]),
        exhibits=exhibits,
        pages=pages,
        proofs=(),
        foreign=(),
    )


def _exhibit(item: dict[str, Any], pages: int) -> ExhibitFacts:
    page, shown = _number(item["page"]), item["shown"]
    if not 1 <= page <= pages:
        raise ValueError("a page that the pack does not have")
    if shown not in {"shown", "held", "withheld"}:
        raise ValueError("an unknown way of showing")
    return ExhibitFacts(
        reference=_text(item["reference"]),
        sha256=None if item["sha256"] is None else _digest(item["sha256"]),
        size=None if item["size"] is None else _number(item["size"]),
        media_type=_text(item["media_type"]),
        page=page,
        shown=shown,
    )


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > TEXT_MAX:
        raise ValueError("not a short text")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _digest(value: Any) -> str:
    text = _text(value)
    if not _HEX_64.fullmatch(text):
        raise ValueError("not a SHA-256")
    return text


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a count")
    return value
