"""What the program and its capture browser say to each other: whole messages over two pipes, heard with distrust.

A frame is 4 bytes size (big-endian), one byte of kind, then as many bytes as the size tells: `M` one message as JSON
with its type in `is`, or `D` bytes of the part that the last `PartBegin` opened. A browser that a stranger's page has
taken over can say anything here, so everything has a bound and a type, and nothing of it is more than a claim about a
page: the program believes its times, its addresses and its words only as far as it prints them.

The browser's process gets addresses and presses; no key, no name of a case or a person, no path ever goes to it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import BinaryIO, Final, Literal, get_args

import msgspec

from evidence_desk.base.errors import EvidenceDeskError

FRAME_BYTES = 2**20  # most bytes of a frame
_MESSAGE, _DATA = b"M", b"D"
_HEADER = 5  # bytes

# keys of the program's own, which it hears of while the page has the keyboard
Key = Literal[
    "Esc",
    "F5",
    "F6",
    "Shift+F6",
    "F8",
    "F9",
    "Ctrl+L",
    "Ctrl+Shift+A",
    "Ctrl+Shift+L",
    "Ctrl+Return",
    "Alt+Left",
    "Alt+Right",
]
KEYS: Final = frozenset(get_args(Key))


class WireBroken(EvidenceDeskError):
    """The other side has gone, or said something that no honest one says."""


# ---- from the program to the browser


class Open(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="open"):
    """Load an address. Its site was asked about."""

    url: str
    private: bool = False  # the person asked for this host although it is in the school's own network


class Go(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="go"):
    """Move: back, forward, load again, or stop loading."""

    to: Literal["back", "forward", "reload", "stop"]


class Blur(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="blur"):
    """Blur the pictures of the page, or leave them sharp; the person pressed it."""

    on: bool


class Show(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="show"):
    """Show the one picture that stands at a place of the view; the person pressed it."""

    x: int  # CSS pixels of the view
    y: int


class Hide(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="hide"):
    """Hide a window of the browser's own, or show it again."""

    on: bool


class Zoom(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="zoom"):
    """Draw the page larger or smaller."""

    percent: int


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the page, in CSS pixels from its top left corner."""

    x: float
    y: float
    width: float
    height: float


class Mark(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="mark"):
    """Choose a piece of the page: the next press of the pointer marks it, or it was typed; else choose none."""

    by_pointer: bool = False
    box: Box | None = None  # typed; without width and height: the post at that place


class Keep(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="keep"):
    """Keep the page as it is now; the person answered the question before keeping."""

    parts: Sequence[str] = ()  # kinds of `capture.page_parts`; none: all that belong to the whole page
    take_pictures: int = 0  # how many pictures may be kept sharp; the press names this number
    urgent: bool = False  # "it is going now": screen, page, archive, in this order
    region: Box | None = None  # only this piece and its surroundings
    signed_in_as: str = ""
    reached_by: str = ""


class StopKeeping(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="stop-keeping"):
    """Break off keeping; parts that landed stay."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="answer"):
    """The answer to an `Asked`."""

    number: int
    go_on: bool


class Archived(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="archived"):
    """A piece of what an archive holds for a `Wanted`; status and headers count with the last piece."""

    number: int
    status: int = 404
    headers: Sequence[tuple[str, str]] = ()
    body: bytes = b""  # at most half a frame
    last: bool = True


class Leave(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="leave"):
    """End the browser."""


ToBrowser = Open | Go | Blur | Show | Zoom | Hide | Mark | Keep | StopKeeping | Answer | Archived | Leave

# ---- from the browser to the program


class Ready(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="ready"):
    """The engine runs."""

    engine: str
    version: str
    patched_to: str = ""
    sandboxed: bool
    window: int = 0  # handle of its window for embedding; 0: it has a window of its own, or none


class Shown(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="shown"):
    """What the view shows now."""

    url: str
    host: str  # the true host, as the address bar writes it: punycode where a name mixes scripts
    title: str = ""
    loading: bool
    secure: bool  # https, and its certificate was accepted without anybody's "go on"
    issuer: str = ""  # who issued the server's certificate
    back: bool = False
    forward: bool = False
    zoom_percent: int = 100
    blurred: bool = True
    pictures_shown: int = 0  # pictures that the person has had shown one by one


class Asked(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="asked"):
    """The browser waits for an `Answer`; without it nothing is loaded or allowed."""

    number: int
    about: Literal["site", "certificate", "private"]
    url: str
    host: str
    words: str = ""  # the engine's own words of what is wrong with a certificate
    issuer: str = ""
    subject: str = ""


class Refused(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="refused"):
    """Something that the page tried and the browser never allows; for the facts and for the person to know."""

    what: Literal[
        "download", "window", "permission", "file", "scheme", "private", "full-screen", "film", "dialog"
    ]
    count: int  # how often since the page was loaded


class FactsSoFar(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="facts"):
    """Facts known so far, each under the name it has in the facts part."""

    facts: dict[str, str]


class Marked(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="marked"):
    """The piece that was chosen, and that the view shows as chosen."""

    box: Box | None = None  # None: there is no post at that place


class PartBegin(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="part-begin"):
    """A part comes: its bytes follow as data until its `PartEnd`."""

    kind: str
    media_type: str
    name: str


class PartEnd(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="part-end"):
    """The part is whole."""

    kind: str
    size: int
    note: str = ""
    cut: str = ""  # what was cut off, in words; empty: nothing
    placeholders: int = 0  # pictures and films in whose place an entry stands


class Progress(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="progress"):
    """How far a part is."""

    kind: str
    done: int
    of: int = 0  # 0: not known


class Kept(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="kept"):
    """Keeping has ended."""

    parts: int
    stopped: bool = False  # broken off before the last part


class Trouble(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="trouble"):
    """Something did not go; `code` chooses the words."""

    code: str
    words: str = ""
    part: str = ""  # the part that could not be made; empty: the page


class Wanted(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="wanted"):
    """A kept page that is shown again asks for something; only the archive answers."""

    number: int
    url: str


class Pressed(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="pressed"):
    """Somebody used the page. A key of the program's own is passed on, as the page's window has the keyboard then.

    None of these keys does more than hide, lock, move or ask, so a browser that invents them gains nothing.
    """

    key: Key | Literal[""] = ""  # empty: any other key, or the pointer: somebody is here


class Left(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="left"):
    """The browser ends by itself, in order."""


FromBrowser = (
    Ready
    | Shown
    | Asked
    | Refused
    | FactsSoFar
    | Marked
    | PartBegin
    | PartEnd
    | Progress
    | Kept
    | Trouble
    | Wanted
    | Pressed
    | Left
)

_to_browser: msgspec.json.Decoder[ToBrowser] = msgspec.json.Decoder(ToBrowser)
_from_browser: msgspec.json.Decoder[FromBrowser] = msgspec.json.Decoder(FromBrowser)
_encoder = msgspec.json.Encoder()


class Line:
    """One end of the conversation. Writing may be done from any thread, reading from one."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._writing = threading.Lock()

    def say(self, message: ToBrowser | FromBrowser) -> None:
        """Send a message.

        Raises:
            WireBroken: the other side has gone.
        """
        self._write(_MESSAGE, _encoder.encode(message))

    def send(self, data: bytes | memoryview) -> None:
        """Send bytes of the open part.

        Raises:
            WireBroken: the other side has gone.
        """
        view = memoryview(data)
        for at in range(0, len(view), FRAME_BYTES):
            self._write(_DATA, view[at : at + FRAME_BYTES])

    def hear_browser(self) -> FromBrowser | bytes:
        """Return the next message of the browser, or bytes of the part that is open.

        Raises:
            WireBroken: it has gone, or what it said has no proper form.
        """
        kind, body = self._read()
        if kind == _DATA:
            return body
        try:
            return _from_browser.decode(body)
        except msgspec.MsgspecError as error:
            raise WireBroken("the browser said something that has no proper form") from error

    def hear_program(self) -> ToBrowser:
        """Return the next message of the program.

        Raises:
            WireBroken: it has gone.
        """
        kind, body = self._read()
        if kind != _MESSAGE:
            raise WireBroken("bytes came where a message belongs")
        try:
            return _to_browser.decode(body)
        except msgspec.MsgspecError as error:
            raise WireBroken("the program said something that has no proper form") from error

    def _write(self, kind: bytes, body: bytes | memoryview) -> None:
        if len(body) > FRAME_BYTES:
            raise WireBroken("a message is too long")
        try:
            with self._writing:
                self._outgoing.write(len(body).to_bytes(4, "big") + kind)
                self._outgoing.write(body)
                self._outgoing.flush()
        except (OSError, ValueError) as error:
            raise WireBroken("the other side has gone") from error

    def _read(self) -> tuple[bytes, bytes]:
        header = self._exactly(_HEADER)
        size, kind = int.from_bytes(header[:4], "big"), header[4:]
        if size > FRAME_BYTES or kind not in (_MESSAGE, _DATA):
            raise WireBroken("a frame has no proper form")
        return kind, self._exactly(size)

    def _exactly(self, size: int) -> bytes:
        parts, left = [], size
        try:
            while left:
                part = self._incoming.read(left)
                if not part:
                    raise WireBroken("the other side has gone")
                parts.append(part)
                left -= len(part)
        except (OSError, ValueError) as error:
            raise WireBroken("the other side has gone") from error
        return b"".join(parts)
