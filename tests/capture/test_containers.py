"""Containers are listed by names and sizes; what a list does not account for counts as opaque."""

from __future__ import annotations

import base64
import io
import random
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.capture.containers import ContainerListing, Member, list_container, member_kind

UNNAMED = Member(name="(content that no member names)", size=0, kind="opaque")


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = comment
    return kept.getvalue()


def _list(data: bytes, name: str = "it.zip") -> ContainerListing:
    return list_container(io.BytesIO(data), len(data), name)


def _kinds(listing: ContainerListing) -> dict[str, str]:
    return {member.name: member.kind for member in listing.members}


CHAT = _zip(
    {"_chat.txt": b"hello", "IMG-1.jpg": b"\xff\xd8\xff" * 9, "VID-1.mp4": b"v", "a/notes.docx": b"PK"}
)


def test_a_chat_export_is_listed_by_names_and_sizes() -> None:
    listing = _list(CHAT)
    assert (listing.media_type, listing.complete, listing.reason) == ("application/zip", True, "")
    assert listing.members == (
        Member(name="_chat.txt", size=5, kind="text"),
        Member(name="IMG-1.jpg", size=27, kind="picture"),
        Member(name="VID-1.mp4", size=1, kind="film"),
        Member(name="a › notes.docx", size=2, kind="opaque"),
    )


def test_nothing_of_a_picture_is_inflated_and_nothing_is_hashed(monkeypatch: pytest.MonkeyPatch) -> None:
    inflated: list[bytes] = []
    real = zlib.decompressobj

    class Watched:
        def __init__(self, window: int) -> None:
            self._inner = real(window)

        def decompress(self, data: bytes, most: int) -> bytes:
            inflated.append(self._inner.decompress(data, most))
            return inflated[-1]

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

    def called(*_: object, **__: object) -> None:
        raise AssertionError("a member was touched")

    for name in ("decompress", "crc32", "adler32"):
        monkeypatch.setattr(zlib, name, called)
    monkeypatch.setattr("hashlib.sha256", called)
    monkeypatch.setattr(zlib, "decompressobj", Watched)
    assert len(_list(CHAT).members) == 4
    assert inflated == [b"hello"]


CODED = base64.b64encode(random.Random(7).randbytes(600))
NO_TEXTS = {
    "data address": b'<img src="data:image/png;base64,AAAA">',
    "escaped": b'{"a":"data:image\\/png;base64,AAAA"}',
    "base64": CODED,
    "drawing": b"<p><svg></svg>",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "mail": b"From: a@example.org\nTo: b@example.org\n\nhello",
    "latin": b"caf\xe9",
}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("data", NO_TEXTS.values(), ids=NO_TEXTS)
def test_a_text_member_that_could_carry_a_picture_is_opaque(data: bytes, method: int) -> None:
    names = ("a.txt", "a.html", "a.json")
    assert set(_kinds(_list(_zip(dict.fromkeys(names, data), method))).values()) == {"opaque"}
    assert set(_kinds(_list(_zip(dict.fromkeys(names, b"<p>words</p>"), method))).values()) == {"text"}


def test_a_text_member_is_read_only_as_its_list_says() -> None:
    data = _zip({"a.txt": b"hello " * 20})
    for signature, offset in ((b"PK\1\2", 10), (b"PK\3\4", 8)):  # another method, here or there
        assert _kinds(_list(_altered(data, signature, offset, b"\x0c\0"))) == {"a.txt": "opaque"}
    assert _kinds(_list(_altered(data, b"PK\1\2", 24, b"\1\0\0\0")))["a.txt"] == "opaque"  # another size
    assert _kinds(_list(_zip({"a.txt": b"hello"}, zipfile.ZIP_LZMA))) == {"a.txt": "opaque"}


def test_texts_are_read_up_to_a_bound_each_and_together() -> None:
    words = random.Random(7).choices(["meet", "me", "at", "eight", "tonight"], k=250_000)
    longest = " ".join(words).encode()[: 2**20]
    assert _kinds(_list(_zip({"a.txt": longest, "b.txt": longest + b"x"}))) == {
        "a.txt": "text",
        "b.txt": "opaque",
    }
    many = _kinds(_list(_zip({f"{number:02}.txt": longest for number in range(18)})))
    assert list(many.values()) == ["text"] * 16 + ["opaque"] * 2


def test_a_bomb_is_listed_by_its_claim_and_not_inflated() -> None:
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("zeros.txt", "w") as member,
    ):
        for _ in range(64):
            member.write(bytes(2**20))
    started = time.process_time()
    (zeros,) = _list(kept.getvalue()).members
    assert (zeros.size, zeros.kind) == (64 * 2**20, "opaque")
    assert _kinds(_list(_zip({"spaces.txt": b" " * 2**20}))) == {"spaces.txt": "opaque"}
    assert time.process_time() - started < 0.5


def test_zip64_sizes_are_understood() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"abc")
    data = kept.getvalue()
    assert _list(data).members == (Member(name="a.txt", size=3, kind="text"),)
    assert _list(data).complete

    entry = data.index(b"PK\1\2")
    wide = b"\1\0\x10\0" + (5 * 2**32).to_bytes(8, "little") + (3).to_bytes(8, "little")
    listed = bytearray(data[entry : data.index(b"PK\5\6")])
    listed[20:28] = b"\xff" * 8
    listed[30:32] = len(wide).to_bytes(2, "little")
    listed += wide
    end = bytearray(data[data.index(b"PK\5\6") :])
    end[12:16] = len(listed).to_bytes(4, "little")
    assert _list(data[:entry] + bytes(listed) + bytes(end)).members[0].size == 5 * 2**32


def test_an_archive_with_a_zip64_end_record_is_read() -> None:
    data = _zip({"a.txt": b"abc"})
    start, at = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    wide = b"PK\6\6" + (44).to_bytes(8, "little") + bytes(12) + (1).to_bytes(8, "little") * 2
    wide += (at - start).to_bytes(8, "little") + start.to_bytes(8, "little")
    locator = b"PK\6\7" + bytes(4) + at.to_bytes(8, "little") + (1).to_bytes(4, "little")
    end = bytearray(data[at:])
    end[8:20] = b"\xff" * 12
    listing = _list(data[:at] + wide + locator + bytes(end))
    assert (listing.members, listing.complete) == ((Member(name="a.txt", size=3, kind="text"),), True)


def _altered(data: bytes, signature: bytes, offset: int, new: bytes) -> bytes:
    at = data.rindex(signature) + offset
    return data[:at] + new + data[at + len(new) :]


_PLAIN = _zip({"a.txt": b"abc", "b.txt": b"def"}, zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (_altered(_PLAIN, b"PK\5\6", 8, b"\xff\xff\xff\xff"), "members; at most"),
        (_altered(_PLAIN, b"PK\5\6", 12, b"\xff\xff\xff\x7f"), "not where it should be"),
        (_altered(_PLAIN, b"PK\5\6", 16, b"\0\0\0\0"), "not where it should be"),
        (_altered(_PLAIN, b"PK\5\6", 4, b"\1"), "several parts"),
        (_altered(_PLAIN, b"PK\5\6", 10, b"\1\0"), "is damaged"),
        (_altered(_PLAIN, b"PK\1\2", 28, b"\xff\xff"), "is damaged"),
        (_altered(_PLAIN, b"PK\1\2", 0, b"XXXX"), "is damaged"),
        (_PLAIN[:-30], "cut short"),
        (b"PK\3\4", "cut short"),
    ],
    ids=[
        "a million entries",
        "long list",
        "list elsewhere",
        "spanned",
        "count",
        "name",
        "entry",
        "truncated",
        "stub",
    ],
)
def test_a_list_that_cannot_be_believed_makes_the_whole_opaque(data: bytes, words: str) -> None:
    listing = _list(data, "../it.zip")
    assert listing.members == (Member(name="it.zip", size=len(data), kind="opaque"),)
    assert not listing.complete
    assert words in listing.reason


def test_a_claim_of_a_million_entries_is_refused_before_anything_is_read() -> None:
    class Counted(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            Counted.taken += len(data)
            return data

    data = (
        bytes(40) + b"PK\6\6" + (44).to_bytes(8, "little") + bytes(12) + (1_000_000).to_bytes(8, "little") * 2
    )
    data += (46_000_000).to_bytes(8, "little") + bytes(8)
    data += b"PK\6\7" + bytes(4) + (40).to_bytes(8, "little") + bytes(4)
    data = b"PK\3\4" + data[4:] + b"PK\5\6" + bytes(4) + b"\xff" * 12 + bytes(2)
    data = data.replace((46_000_000).to_bytes(8, "little"), (40).to_bytes(8, "little"))
    listing = list_container(Counted(data), len(data), "it.zip")
    assert "claims 1,000,000 members" in listing.reason
    assert Counted.taken < 1000


def _hidden_in_front(data: bytes) -> bytes:
    """Return the archive with a picture between a member's data and the list, and offsets that fit."""
    start = data.index(b"PK\1\2")
    hidden = b"\x89PNG" * 50
    moved = data[:start] + hidden + data[start:]
    return _altered(moved, b"PK\5\6", 16, (start + len(hidden)).to_bytes(4, "little"))


@pytest.mark.parametrize(
    "data",
    [
        _hidden_in_front(_PLAIN),
        _zip({"a.txt": b"abc"}, comment=b"\x89PNG" * 200),
        _altered(_PLAIN, b"PK\1\2", 20, b"\xff\xff\xff\x7f"),
        _altered(_PLAIN, b"PK\1\2", 42, bytes(4)),
        _altered(_PLAIN, b"PK\1\2", 46, b"z"),
    ],
    ids=["between", "in the comment", "more than there is", "overlapping", "two names"],
)
def test_what_the_list_does_not_account_for_is_an_opaque_member(data: bytes) -> None:
    listing = _list(data)
    assert listing.members[-1] == UNNAMED
    assert (listing.complete, bool(listing.reason)) == (False, True)


def test_a_picture_in_front_of_the_archive_is_what_the_file_is() -> None:
    assert _list(b"\x89PNG\r\n\x1a\n" + _PLAIN).media_type == "image/png"


def test_encrypted_text_counts_as_opaque_and_an_encrypted_picture_as_a_picture() -> None:
    data = _zip({"chat.txt": b"abc", "a.jpg": b"def"})
    for signature, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data = data[: at + offset] + bytes([data[at + offset] | 1]) + data[at + offset + 1 :]
    assert _kinds(_list(data)) == {"chat.txt": "opaque", "a.jpg": "picture"}


def test_an_archive_within_an_archive_is_opaque() -> None:
    assert _kinds(_list(_zip({"inner.zip": CHAT, "dir/": b""}))) == {"inner.zip": "opaque"}


def test_hostile_names_are_shown_safely() -> None:
    names = ["../../x.png", "a\nb.txt", "evil\u202egpj.exe", "y" * 400 + ".jpg"]
    shown = [member.name for member in _list(_zip(dict.fromkeys(names, b""))).members]
    assert shown[:3] == ["x.png", "a�b.txt", "evil�gpj.exe"]
    assert len(shown[3]) == 120


def test_other_archives_are_opaque_as_a_whole() -> None:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("photo.jpg"))
    for data in (kept.getvalue(), b"7z\xbc\xaf\x27\x1c" + bytes(40), b"\x1f\x8b\x08" + bytes(40)):
        listing = _list(data, "it.bin")
        assert listing.members == (Member(name="it.bin", size=len(data), kind="opaque"),)
        assert listing.reason == "containers of this kind are not listed"


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "Hi"
    message.set_content("Dear all")
    message.add_alternative("<p>Dear all</p>", subtype="html")
    message.add_attachment(b"\x89PNG" * 30, "image", "png", filename="Scrn 1.png")
    message.add_attachment(b"%PDF", "application", "pdf", filename="letter.pdf")
    message.add_attachment(b"gif?", "application", "octet-stream", filename="../x.GIF")
    message.add_attachment(b"film", "video", "mp4")
    message.add_attachment("a,b\n", subtype="csv", filename="table.csv")
    return message


def test_a_mail_is_listed_with_its_attachments() -> None:
    listing = _list(_mail().as_bytes(), "it.eml")
    assert listing.media_type == "message/rfc822"
    assert _kinds(listing) == {
        "message text": "text",
        "message page": "text",
        "Scrn 1.png": "picture",
        "letter.pdf": "opaque",
        "x.GIF": "picture",
        "video › mp4": "film",
        "table.csv": "text",
    }
    assert listing.complete
    assert abs(next(m for m in listing.members if m.name == "Scrn 1.png").size - 120) < 8


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("Content-Type: text/html\n\n<p>hi</p>", "text"),
        ('Content-Type: text/html\n\n<img src="data:image/png;base64,AAAA">', "opaque"),
        (
            "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n=64ata:image/png;base64,A",
            "opaque",
        ),
        ("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHN2Zz48L3N2Zz4=", "opaque"),
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9",
            "text",
        ),
        ("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\ncaf\xe9", "text"),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\ncaf\xe9", "opaque"),
        ("Content-Type: text/plain; charset=utf-7\n\nhi", "opaque"),
        ("Content-Type: text/plain\n\n" + CODED.decode(), "opaque"),
        ("Content-Type: text/plain\n\n" + "words " * 180_000, "opaque"),
    ],
)
def test_the_text_of_a_mail_is_opaque_unless_it_can_hold_no_picture(part: str, kind: str) -> None:
    mail = f"From: a@example.org\nTo: b@example.org\n{part}\n".encode("latin-1")
    assert [member.kind for member in _list(mail, "it.eml").members] == [kind]


def test_a_mail_within_a_mail_is_listed_too() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"] = "a@example.org", "b@example.org"
    outer.set_content("see below")
    outer.add_attachment(_mail())
    assert _kinds(_list(outer.as_bytes(), "it.eml"))["Scrn 1.png"] == "picture"


def test_a_saved_page_is_listed_by_its_addresses() -> None:
    part = "--b\r\nContent-Type: {}\r\nContent-Location: {}\r\n\r\n{}\r\n"
    page = (
        "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="b"\r\n\r\n'
        + part.format("text/html", "https://example.org/", "<p>hi</p>")
        + part.format("image/webp", "https://example.org/i?name=a.txt", "RIFF")
        + part.format("text/css", "cid:css@mhtml.blink", "p{}")
        + "--b--\r\n"
    )
    listing = _list(page.encode(), "page.mhtml")
    assert listing.media_type == "multipart/related"
    assert [member.kind for member in listing.members] == ["text", "picture", "opaque"]
    assert listing.complete


@pytest.mark.parametrize(
    "change",
    [
        lambda mail: mail.replace(b"\n\n--=", b"\n\n" + b"hidden words " * 60 + b"\n--=", 1),
        lambda mail: mail + b"hidden words " * 60,
        lambda mail: mail.replace(b"Subject:", b"X-Face: " + b"A" * 70_000 + b"\nSubject:", 1),
        lambda mail: mail[: len(mail) // 2],
    ],
    ids=["preamble", "epilogue", "headers", "cut short"],
)
def test_what_no_part_of_a_mail_accounts_for_is_an_opaque_member(change: Callable[[bytes], bytes]) -> None:
    listing = _list(change(_mail().as_bytes()), "it.eml")
    assert listing.members[-1] == UNNAMED
    assert not listing.complete


def test_a_mailbox_of_several_messages_is_opaque() -> None:
    listing = _list(b"From a@example.org Sat Nov 21 10:00:00 2026\n" + _mail().as_bytes(), "inbox")
    assert [member.kind for member in listing.members] == ["opaque"]
    assert "mailbox" in listing.reason


def test_deep_nesting_is_refused_in_good_time() -> None:
    head = b"From: a@example.org\nTo: b@example.org\nContent-Type: multipart/mixed; boundary=b0\n\n"
    levels = b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (level, level + 1)
        for level in range(5000)
    )
    nested = b"From: a@example.org\nTo: b@example.org\n\n" + b"Content-Type: message/rfc822\n\n" * 5000
    started = time.process_time()
    assert "groups of parts" in _list(head + levels, "it.eml").reason
    assert _list(b"Content-Type: message/rfc822\n" + nested, "it.eml").members
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("name", "media_type", "kind"),
    [
        ("a.JPG", "", "picture"),
        ("a.jpg ", "text/plain", "picture"),
        ("a.txt", "image/png", "picture"),
        ("a.svg", "", "picture"),
        ("a.txt", "video/mp4", "film"),
        ("a.mov", "text/plain", "film"),
        ("a.txt", "", "text"),
        ("a.txt", "application/octet-stream", "opaque"),
        ("a.exe", "text/plain", "opaque"),
        ("", "text/plain", "text"),
        ("noextension", "", "opaque"),
        ("photos.txt/inner", "", "opaque"),
        ("card.vcf", "text/vcard", "opaque"),
        ("voice.opus", "audio/ogg", "opaque"),
    ],
)
def test_the_graver_of_name_and_type_counts(name: str, media_type: str, kind: str) -> None:
    assert member_kind(name, media_type) == kind


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_container_is_listed_or_opaque_but_never_an_error(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([CHAT, _PLAIN, _mail().as_bytes()]))
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(changed[: data.draw(st.integers(1, len(changed)))])
    listing = _list(cut)
    assert listing.members or listing.media_type == "application/zip"
    assert all(member.size >= 0 for member in listing.members)
    assert listing.complete or listing.members[-1].kind == "opaque"
