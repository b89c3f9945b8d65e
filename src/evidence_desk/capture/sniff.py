"""What a file is, from its leading bytes; a name only chooses between kinds that the bytes leave open.

No other program is asked and nothing is decoded: what is found here is a label, not a proof that the file is
sound. Signatures come from the public specifications of the formats named beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

HEAD_BYTES = 64 * 1024  # what `sniff` looks at; more is ignored

Kind = Literal["image", "file", "audio-video", "page"]
NamedKind = Literal["text", "picture", "film", "opaque"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """A label for a file."""

    media_type: str  # e.g. "image/png"
    kind: Kind  # kind of the exhibit it becomes
    is_container: bool  # carries other files: has to be listed before it may be kept whole


_OCTETS = "application/octet-stream"

# (offset, bytes, media type); the first match counts, so longer signatures stand before shorter ones.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"II+\0", "image/tiff"),  # BigTIFF
    (0, b"MM\0+", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"\xc5\xd0\xd3\xc6", "application/postscript"),  # EPS with a preview in front
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (0, b"\0\0\1\xba", "video/mpeg"),
    (0, b"\0\0\1\xb3", "video/mpeg"),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\0", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (257, b"ustar", "application/x-tar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # .doc, .xls, .msg
    (0, b"WARC/", "application/warc"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"\xca\xfe\xba\xbe", "application/x-executable"),  # Mach-O for several processors, or Java
    (0, b"\xcf\xfa\xed\xfe", "application/x-executable"),
    (0, b"\xce\xfa\xed\xfe", "application/x-executable"),
    (0, b"SQLite format 3\0", "application/vnd.sqlite3"),
    (0, b"{\\rtf", "application/rtf"),
)

_CONTAINERS = frozenset(
    {
        "application/gzip",
        "application/x-7z-compressed",
        "application/vnd.rar",
        "application/x-bzip2",
        "application/x-xz",
        "application/zstd",
        "application/x-tar",
        "application/x-ole-storage",
        "application/warc",
        "application/zip",
        "application/wacz",
        "application/epub+zip",
        "multipart/related",
        "message/rfc822",
    }
)
_PAGES = frozenset({"text/html", "multipart/related", "application/warc", "application/wacz"})

# Brands of ISO base media files (ISO/IEC 14496-12) that are pictures.
_PICTURE_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"hevx": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
}
_SOUND_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P "})
_RIFF_FORMS = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_OPEN_XML = {
    b"word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    b"xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    b"ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_OPEN_XML_NAMES = {
    ".docx": _OPEN_XML[b"word/"],
    ".xlsx": _OPEN_XML[b"xl/"],
    ".pptx": _OPEN_XML[b"ppt/"],
}
_TEXT_NAMES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".md": "text/markdown",
    ".vcf": "text/vcard",
    ".ics": "text/calendar",
}
_NAMES: dict[NamedKind, str] = {
    "picture": "png jpg jpeg jpe jfif gif webp bmp dib tif tiff heic heif avif jxl jp2 svg svgz ico cur psd raw dng "
    "cr2 nef arw orf rw2 tga pcx eps emf wmf was thumb thumbnail",
    "film": "mp4 m4v mov qt avi mkv webm wmv asf flv mpg mpeg 3gp 3g2 ts mts m2ts ogv vob",
    "text": "txt text csv tsv log md json jsonl ndjson htm html xhtml srt vtt",
}
_NAMED_KINDS = {extension: kind for kind, listed in _NAMES.items() for extension in listed.split()}
_MAIL_FIELDS = frozenset(
    b"return-path received from to cc subject date message-id mime-version content-type delivered-to "
    b"reply-to sender dkim-signature x-mozilla-status snapshot-content-location".split()
)


def sniff(head: bytes, name: str = "") -> Sniffed:
    """Return what a file is.

    Args:
        head: its first bytes, up to `HEAD_BYTES`; shorter only when the file is.
        name: the name it had; a hint among text kinds and among office files, never believed against the bytes.
    """
    head = head[:HEAD_BYTES]
    media_type = _binary_type(head, name) or _text_type(head, name) or _OCTETS
    return Sniffed(media_type=media_type, kind=_kind(media_type), is_container=_is_container(media_type))


def named_kind(name: str) -> NamedKind:
    """Return what the last part of a name says of a file; "opaque" when it says nothing of a picture or text."""
    return _NAMED_KINDS.get(_extension(re.split(r"[/\\]", name)[-1]).strip(" ."), "opaque")


def _kind(media_type: str) -> Kind:
    if media_type in _PAGES:
        return "page"
    family = media_type.partition("/")[0]
    if family == "image" and media_type != "image/svg+xml":  # SVG is a program's text; it is never rendered
        return "image"
    return "audio-video" if family in {"audio", "video"} else "file"


def _is_container(media_type: str) -> bool:
    return media_type in _CONTAINERS or media_type.startswith(
        ("application/vnd.openxmlformats", "application/vnd.oasis.opendocument")
    )


def _binary_type(head: bytes, name: str) -> str:
    if head.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08PK")):
        return _zip_type(head, name)
    if head[4:8] == b"ftyp":
        return _iso_media_type(head)
    if head.startswith(b"RIFF") and head[8:12] in _RIFF_FORMS:
        return _RIFF_FORMS[head[8:12]]
    for offset, signature, media_type in _SIGNATURES:
        if head.startswith(signature, offset):
            if media_type == "video/x-matroska" and b"webm" in head[:64]:
                return "video/webm"
            if media_type == "audio/ogg" and b"theora" in head[:128]:
                return "video/ogg"
            return media_type
    return _weak_type(head)


def _weak_type(head: bytes) -> str:
    """Return the type for signatures of two bytes, which need a second look."""
    if head.startswith(b"BM") and len(head) >= 26:
        header_size = int.from_bytes(head[14:18], "little")
        if header_size in {12, 16, 40, 52, 56, 64, 108, 124}:  # the known headers after the file header
            return "image/bmp"
    if head.startswith(b"MZ") and len(head) >= 64 and b"\0" in head[:64]:
        return "application/vnd.microsoft.portable-executable"
    # MPEG audio frame: eleven bits of sync, then no reserved version, layer, rate or frequency.
    # FF FE is how text in UTF-16 begins; as sound it would be layer I, which nothing writes any more.
    if len(head) > 4 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] != 0xFE:
        version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
        if layer == 0 and head[1] & 0xF6 == 0xF0:
            return "audio/aac"
        if version != 1 and layer != 0 and head[2] >> 4 != 15 and head[2] >> 2 & 3 != 3:
            return "audio/mpeg"
    # Printable characters in front are no size but words: "The free tickets …".
    atom = head[4:8] in {b"moov", b"mdat", b"wide", b"free"} and len(head) >= 16
    if atom and any(byte < 0x20 or byte > 0x7E for byte in head[:4]):
        return "video/quicktime"  # films of before 2001 have no ftyp
    return ""


def _iso_media_type(head: bytes) -> str:
    size = min(int.from_bytes(head[:4], "big"), 4096, len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size - 3, 4))]
    if brands[0] in _SOUND_BRANDS:
        return "audio/mp4"
    if brands[0] == b"qt  ":
        return "video/quicktime"
    if brands[0] in _PICTURE_BRANDS:
        # "mif1" says only that it is some such picture; a later brand says which.
        named = [_PICTURE_BRANDS[brand] for brand in brands if brand in _PICTURE_BRANDS]
        return next((kind for kind in named if kind != "image/heif"), "image/heif")
    return "video/mp4"


def _zip_type(head: bytes, name: str) -> str:
    # EPUB and OpenDocument put a stored first member "mimetype" at a fixed place (OCF 3.3 section 4.3).
    if head[30:38] == b"mimetype":
        size = int.from_bytes(head[18:22], "little")
        declared = head[38 : 38 + min(size, 100)]
        if declared == b"application/epub+zip" or declared.startswith(b"application/vnd.oasis.opendocument."):
            return declared.decode("ascii", "replace")
    names = _first_names(head)
    if any(member in {b"datapackage.json", b"datapackage-digest.json"} for member in names) or any(
        member.startswith(b"archive/") and member.endswith((b".warc", b".warc.gz")) for member in names
    ):
        return "application/wacz"
    if b"[Content_Types].xml" in names or b"_rels/.rels" in names:
        for prefix, media_type in _OPEN_XML.items():
            if any(member.startswith(prefix) for member in names):
                return media_type
        return _OPEN_XML_NAMES.get(_extension(name), "application/zip")
    return "application/zip"


def _first_names(head: bytes) -> list[bytes]:
    """Return names of local headers that stand within `head`, without following sizes nobody has checked."""
    names: list[bytes] = []
    at = head.find(b"PK\3\4")
    while at >= 0 and len(names) < 200:
        length = int.from_bytes(head[at + 26 : at + 28], "little")
        names.append(head[at + 30 : at + 30 + min(length, 512)])
        at = head.find(b"PK\3\4", at + 4)
    return names


def _text_type(head: bytes, name: str) -> str:
    text = _utf8(head)
    # Pages and mail of an older character set are told by their first words, which are ASCII all the same.
    opening = text if text is not None else head.decode("latin-1")
    if not head or any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in set(head)):
        return ""
    start = opening.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return "text/html"
    if mail := _mail_type(opening):
        return mail
    if text is None:
        return ""
    if start.startswith(("<svg", "<?xml", "<!doctype svg", "<!--")):
        for tag, media_type in (("<svg", "image/svg+xml"), ("<html", "text/html")):
            if tag in start:
                return media_type
        return "application/xml" if start.startswith("<?xml") else "text/plain"
    return _TEXT_NAMES.get(_extension(name), "text/plain")


def _utf8(head: bytes) -> str | None:
    """Return `head` decoded, forgiving a character cut at the end of a full head; None when it is not UTF-8."""
    for cut in range(4 if len(head) == HEAD_BYTES else 1):
        try:
            return head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None


def _mail_type(text: str) -> str:
    """Return the type of a mail or saved page when the text opens with at least two known header fields."""
    known, content_type = 0, ""
    lines = text.removeprefix("\ufeff").splitlines()[:200]
    for index, line in enumerate(lines):
        if not line.strip():
            break
        if line[:1] in " \t":
            continue
        if index == 0 and line.startswith("From "):  # the line that mbox files put before each message
            known += 1
            continue
        field, colon, value = line.partition(":")
        if not colon or " " in field:
            return ""
        known += field.lower().encode() in _MAIL_FIELDS
        if field.lower() == "content-type":
            content_type = value.strip().lower()
    if known < 2:
        return ""
    return "multipart/related" if content_type.startswith("multipart/related") else "message/rfc822"


def _extension(name: str) -> str:
    _, dot, extension = name.rpartition(".")
    return dot + extension.lower() if dot else ""
