"""What a pack is asked to be: the plain values that the planner works from, and only the shell knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from evidence_desk.base.clock import Instant
from evidence_desk.case import values
from evidence_desk.case.school import NOBODY, Endorsement
from evidence_desk.case.story import LogLine
from evidence_desk.packs import content


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """What the exporter confirmed before the pack was made: a sentence, with name and time."""

    sentence: str
    name: str  # as typed by the exporter
    at: Instant


PAGE_DPI: Final = 150  # dots an inch at which the pages of a PDF are drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The pages of a PDF, or some pictures of a film, as they will be drawn."""

    sizes: Sequence[tuple[int, int]] = ()  # pixels of width and height of those that are shown
    count: int = 0  # of the file
    reason: str = ""  # why none can be shown
    times: Sequence[str] = ()  # of each picture of a film, from its start; empty for a PDF
    lasts: str = ""  # a film


def _no_page(exhibit: values.Exhibit, number: int) -> bytes:
    raise ValueError("no page was announced")


def _no_transcript(exhibit: values.Exhibit, load: Callable[[], bytes]) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the pack is to be, and the plain values only the shell knows."""

    kind: content.Kind
    pack_id: str
    made: Instant
    exporter: values.Member
    software: str
    founder: str  # fingerprint
    founder_key: str  # the two lines that founded the case
    checkpoint: content.Checkpoint
    locked: frozenset[str]  # locked ahead of the record
    log: Sequence[LogLine]
    load: Callable[[values.Exhibit], bytes]  # original bytes, through the second door
    load_rendition: Callable[[values.Exhibit], bytes]  # page-ready picture made from it
    attestation: Attestation | None = None
    # For a preview: what stands for a picture; message text then has no words.
    blurred: Callable[[values.Exhibit], content.Blurred] | None = None
    endorsement: Endorsement = NOBODY
    sheets: Mapping[str, Sheets] = field(
        default_factory=dict
    )  # of each PDF and film that may be shown, by exhibit id
    draw_sheet: Callable[[values.Exhibit, int], bytes] = _no_page  # rows of red, green and blue
    passages: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)  # of chats, by exhibit id
    # The messages of a chat as text, from its bytes; None for what is no chat, and is printed as it stands.
    transcribe: Callable[
        [values.Exhibit, Callable[[], bytes]], content.TextBody | content.HeldBody | None
    ] = _no_transcript
    for_whom: str = ""
    basis: str = ""  # on which they get it
    left_out: Mapping[str, str] = field(default_factory=dict)  # exhibit not chosen -> why
    confirmed: frozenset[str] = (
        frozenset()
    )  # exhibits that show no third-party pupil, as the exporter confirms
    statement: bool = False  # with a draft of the exporter's witness statement
    contact_sheet: bool = False  # and a sheet for contact details, in blank
