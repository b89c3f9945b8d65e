"""The last part: how anybody checks the pack and the case with common programs."""

from __future__ import annotations

import hashlib

import segno

from evidence_desk.packs import words
from evidence_desk.packs.canvas import RIGHT, WIDTH, Box
from evidence_desk.packs.content import Fact, PackContent
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.layout import ITEM_INDENT, NOTE, SMALL, SUBHEADING, Flow
from evidence_desk.packs.text import Style

_NOTE_TEXT = Style("mono", 6.6, 9.6)
_STEP = Style("serif", 9.2, 12.6)
_COMMAND = Style("mono", 8, 11.5)
_QR_SIDE = 150.0
_QR_MOST_BYTES = 900  # a code of more would be too fine for a printed page
_LONGEST_SIGNATURE = 200  # a second, much longer signature line is left out of the QR code


def check_pages(flow: Flow, content: PackContent) -> None:
    """Draw the checkpoint, its QR code, the founder's fingerprint and the steps."""
    flow.paragraph(
        "A checkpoint names the whole state of the case in one line of digits, signed. Any later change to an entry, "
        "to a file or to their order gives other digits. Whoever holds this page can tell, for as long as the page "
        "lasts, whether a case file is the one from which this pack was made.",
    )
    _checkpoint(flow, content)
    flow.skip(4)
    draw_facts(
        flow,
        (
            Fact(label="Check code", value=words.grouped(content.checkpoint.sha256.hex()), exact=True),
            Fact(label="Root of the record", value=words.grouped(content.checkpoint.root.hex()), exact=True),
            Fact(label="Founder’s fingerprint", value=words.grouped(content.founder_fingerprint), exact=True),
        ),
    )
    flow.paragraph(
        "The check code is the SHA-256 of the checkpoint. The fingerprint is the SHA-256 of the key that founded the "
        "case; ask the school for it by another way than this pack.",
        NOTE,
    )
    if content.signature_words:
        flow.skip(6)
        flow.heading("What other programs say of the signature", SUBHEADING, keep=50)
        for sentence in content.signature_words:
            flow.item("–", sentence, after=2)
    flow.skip(6)
    flow.heading("By hand", SUBHEADING, keep=120)
    for place, (text, command) in enumerate(_steps(content), 1):
        flow.need(_step_height(flow, text, command))
        flow.item(f"{place}.", text, _STEP, after=1)
        if command:
            flow.paragraph(command, _COMMAND, indent=ITEM_INDENT, after=4)


def _step_height(flow: Flow, text: str, command: str) -> float:
    """Return the height of a step, so that no command stands on another page than what it is for."""
    lines = flow.document.lines
    words_high = len(lines(text, _STEP, WIDTH - ITEM_INDENT)) * _STEP.leading
    return (
        words_high
        + 1
        + (len(lines(command, _COMMAND, WIDTH - ITEM_INDENT)) * _COMMAND.leading if command else 0)
    )


def _steps(content: PackContent) -> tuple[tuple[str, str], ...]:
    number = content.checkpoint.number
    return (
        (
            "Handed over as a folder with verify.html in it: open that file in a browser and drop the folder on it. It "
            "needs no network and says what holds and what does not. Whoever can change the folder can change that "
            "page: to be sure, use a copy of it from elsewhere, or have the folder checked with Evidence Desk.",
            "",
        ),
        (
            "A file that was handed over with this pack: compare its SHA-256 with the exhibit schedule. "
            "On Windows the second command does the same.",
            "sha256sum FILE\ncertutil -hashfile FILE SHA256",
        ),
        (
            "The case file is an ordinary tar archive. Unpack it, and let sha256sum compare every part with the lists "
            "in it. Files reported as missing were locked or removed; the record says which.",
            "tar -xf CASE.edcase\nsha256sum -c c/*.sum",
        ),
        (
            "Compare the checkpoint of this pack with the one in the case: both lines must be the check code above.",
            f"sha256sum c/{number:08d}.note",
        ),
        (
            "To read a part you need a key. With the identity file of a reader, age (1.3 or newer) opens the case’s "
            "own identity, and that opens an exhibit; its SHA-256 is the one in the schedule.",
            "age -d -i READER.txt k/NUMBER.age > case.txt\nage -d -i case.txt b/NUMBER.age | sha256sum",
        ),
        (
            "Signatures and the order of all entries are checked by Evidence Desk, or by any program for C2SP signed "
            "notes and RFC 6962 trees. This pack carries the checkpoint as the attached file checkpoint.note, and its "
            "list of exhibits for programs as pack.json.",
            "edesk verify PACK.pdf --case CASE.edcase\n"
            f"edesk verify CASE.edcase --founder {content.founder_fingerprint}",
        ),
    )


def _checkpoint(flow: Flow, content: PackContent) -> None:
    """Print the signed note beside its QR code."""
    note = content.checkpoint.note
    text = note.decode("utf-8", "replace").rstrip("\n")
    flow.skip(4)
    flow.need(_QR_SIDE + 40)
    flow.paragraph(
        f"Checkpoint no. {content.checkpoint.number}, {words.in_utc(content.checkpoint.at)}",
        SUBHEADING,
        after=4,
    )
    top = flow.y
    left = RIGHT - _QR_SIDE
    _qr(flow, _for_qr(note), left, top)
    flow.paragraph(text, _NOTE_TEXT, width=WIDTH - _QR_SIDE - 18, after=6)
    entries = f"; {len(content.log):,} of them are entries of the handling log" if content.log else ""
    flow.paragraph(
        "The QR code holds the checkpoint as text. A telephone that reads it needs no network.\n"
        f"{content.checkpoint.size:,} lines of the signed list at this checkpoint{entries}.",
        SMALL,
        width=WIDTH - _QR_SIDE - 18,
        after=0,
    )
    flow.y = min(flow.y, top - _QR_SIDE - 6) if flow.y < top else flow.y


def _for_qr(note: bytes) -> bytes:
    """Return the note without over-long signature lines, or its hash if even that is too much for one code."""
    kept = b"".join(line for line in note.splitlines(keepends=True) if len(line) <= _LONGEST_SIGNATURE)
    return (
        kept if len(kept) <= _QR_MOST_BYTES else f"SHA-256 {hashlib.sha256(note).hexdigest()}".encode("ascii")
    )


def _qr(flow: Flow, data: bytes, left: float, top: float) -> None:
    """Draw a QR code as black squares, merged along each row."""
    rows = [tuple(row) for row in segno.make_qr(data, error="l", boost_error=True).matrix]
    side = _QR_SIDE / len(rows)
    boxes = []
    for place, row in enumerate(rows):
        column = 0
        while column < len(row):
            run = column
            while run < len(row) and row[run]:
                run += 1
            if run > column:
                y = top - (place + 1) * side
                boxes.append(Box(left + column * side, y, left + run * side, y + side))
            column = run + 1
    flow.document.squares(flow.page, boxes, "QR code that holds the checkpoint printed beside it")
