"""Files, texts and addresses at the door."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture.importer import (
    check_path,
    check_text,
    check_url,
    open_source,
    read_text,
    safe_display_name,
)

LIMIT = 10_000


def _file(folder: Path, data: bytes = b"evidence", name: str = "shot.png") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_is_checked_without_being_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _file(tmp_path)
    before = path.stat().st_atime_ns

    def opened(*_: object, **__: object) -> int:
        raise AssertionError("a file was opened before the gate had answered")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", opened)
        patch.setattr(io, "open", opened)
        checked = check_path(path, LIMIT)
    assert (checked.size, checked.shown_name) == (8, "shot.png")
    assert path.stat().st_atime_ns == before


def test_a_checked_file_is_read_and_read_again(tmp_path: Path) -> None:
    with open_source(check_path(_file(tmp_path), LIMIT)) as source:
        assert source.stream.read(3) == b"evi"
        assert source.stream.seek(0) == 0
        assert source.stream.read() == b"evidence"
        assert source.stream.read(5) == b""
        source.stream.seek(4)
        buffer = bytearray(10)
        assert source.stream.readinto(buffer) == 4  # type: ignore[attr-defined]
        assert bytes(buffer[:4]) == b"ence"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.png").symlink_to(_file(tmp_path))
    with open_source(check_path(tmp_path / "link.png", LIMIT)) as source:
        assert source.stream.read() == b"evidence"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder, "is a folder"),
        (lambda folder: folder / "nothing.png", "There is no file"),
        (lambda folder: _file(folder) / "below", "There is no file"),
        (lambda folder: _file(folder, b""), "is empty"),
        (lambda folder: _file(folder, bytes(LIMIT + 1)), "at most 10,000"),
        (lambda folder: Path("/dev/zero"), "a device, a pipe or a socket"),
        (lambda folder: Path("bad\0name"), "cannot be read"),
    ],
    ids=["folder", "missing", "below a file", "empty", "too large", "device", "NUL"],
)
def test_what_cannot_be_taken_is_refused_in_words(make: object, words: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        check_path(make(tmp_path), LIMIT)  # type: ignore[operator]
    assert words in refused.value.user_message
    assert refused.value.exit_code == 12


def test_a_file_of_exactly_the_limit_is_taken(tmp_path: Path) -> None:
    assert check_path(_file(tmp_path, bytes(LIMIT)), LIMIT).size == LIMIT


def test_pipes_sockets_and_links_to_folders_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe.png", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path, target_is_directory=True)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.png"))
        for path in (pipe, tmp_path / "socket.png", link):
            with pytest.raises(BadInput):
                check_path(path, LIMIT)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(BadInput, match="cannot be looked at"):
        check_path(loop, LIMIT)


def test_a_pipe_that_takes_the_files_place_is_not_waited_for(tmp_path: Path) -> None:
    path = _file(tmp_path)
    checked = check_path(path, LIMIT)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(BadInput, match="changed"), open_source(checked):
        pass


_UNREADABLE = """
import os, sys
from pathlib import Path
from evidence_desk.base.errors import BadInput
from evidence_desk.capture.importer import check_path, open_source
path = Path(sys.argv[1])
checked = check_path(path, 100)
os.chmod(path, 0)
if os.geteuid() == 0:
    os.chown(path, 1, 1); os.setgid(65534); os.setuid(65534)
for step in (lambda: check_path(path, 100), lambda: open_source(checked).__enter__()):
    try:
        step()
    except BadInput as error:
        print(error.user_message)
"""


def test_a_file_without_permission_is_refused_at_both_steps(tmp_path: Path) -> None:
    path = _file(tmp_path)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder.name.startswith(("pytest-", "test_")):
            folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", _UNREADABLE, str(path)], capture_output=True, text=True, check=True, cwd="/"
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert all("“shot.png” cannot be read" in line for line in lines)


def test_a_file_that_grows_while_it_is_read_is_not_believed(tmp_path: Path) -> None:
    path = _file(tmp_path, bytes(5000))
    with open_source(check_path(path, LIMIT)) as source:
        assert len(source.stream.read(2000)) == 2000
        with path.open("ab") as other:
            other.write(b"more")
        with pytest.raises(BadInput, match="changed") as refused:
            source.stream.read(4000)
    assert "Nothing of it was kept" in refused.value.user_message


def test_a_file_rewritten_between_two_passes_is_not_believed(tmp_path: Path) -> None:
    path = _file(tmp_path)
    with open_source(check_path(path, LIMIT)) as source:
        assert source.stream.read(LIMIT) == b"evidence"
        source.stream.seek(0)
        path.write_bytes(b"EVIDENCE")
        os.utime(path, ns=(0, 1))
        with pytest.raises(BadInput, match="changed"):
            source.stream.readinto(bytearray(8))  # type: ignore[attr-defined]


def test_a_file_cut_short_while_it_is_read_is_not_believed(tmp_path: Path) -> None:
    path = _file(tmp_path, bytes(5000))
    with open_source(check_path(path, LIMIT)) as source:
        source.stream.read(10)
        os.truncate(path, 5)
        with pytest.raises(BadInput, match="changed"):
            source.stream.read(10)


def test_a_file_replaced_between_check_and_opening_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path)
    checked = check_path(path, LIMIT)
    _file(tmp_path, b"evidence", "other.png").replace(path)
    with pytest.raises(BadInput, match="changed"), open_source(checked):
        pass
    path.unlink()
    with pytest.raises(BadInput, match="changed"), open_source(checked):
        pass


def test_a_medium_that_fails_while_it_is_read_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    with open_source(check_path(_file(tmp_path), LIMIT)) as source:
        monkeypatch.setattr(os, "read", fails)
        with pytest.raises(BadInput) as refused:
            source.stream.read(4)
    assert "Input/output error" in refused.value.user_message


def test_a_writer_racing_the_reader_never_slips_in_a_mixture(tmp_path: Path) -> None:
    path = _file(tmp_path, b"a" * 200_000)
    stop = threading.Event()

    def write() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            path.write_bytes((b"b" if turn % 2 else b"a") * 200_000)
            stop.wait(0.012)  # longer than a tick of the file system's clock

    writer = threading.Thread(target=write)
    writer.start()
    kept: list[bytes] = []
    refused = 0
    try:
        for _ in range(100):
            try:
                with open_source(check_path(path, 300_000)) as source:
                    data = b"".join(iter(lambda: source.stream.read(4096), b""))
            except BadInput:
                refused += 1
            else:
                kept.append(data)
    finally:
        stop.set()
        writer.join()
    assert refused + len(kept) == 100
    assert all(len(data) == 200_000 and len(set(data)) == 1 for data in kept)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("shot.png", "shot.png"),
        ("Ärger – 学校 🙂.png", "Ärger – 学校 🙂.png"),
        ("👩\u200d🏫.png", "👩\u200d🏫.png"),
        ("../../etc/passwd", "etc › passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("a\nb\x1b[31m.png", "a�b�[31m.png"),
        ("invoice\u202egnp.exe", "invoice�gnp.exe"),
        ("  spaced   out .txt", "spaced out .txt"),
        ("\udcff.png", "�.png"),
        ("", "unnamed"),
        ("../..", "unnamed"),
    ],
)
def test_names_are_shown_safely(name: str, shown: str) -> None:
    assert safe_display_name(name) == shown


def test_a_name_of_300_characters_keeps_its_beginning_and_its_extension() -> None:
    shown = safe_display_name("x" * 296 + ".png")
    assert (len(shown), shown[:3], shown[-5:]) == (120, "xxx", "….png")
    assert len(safe_display_name("x." + "y" * 300)) == 120


@given(st.text(max_size=200))
def test_no_shown_name_holds_what_steers_a_terminal_or_a_path(name: str) -> None:
    shown = safe_display_name(name)
    assert 0 < len(shown) <= 120
    assert not {"/", "\\", "\n"} & set(shown)
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} for c in shown)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in shown)


def test_text_keeps_its_exact_bytes() -> None:
    data = "\ufeffNur Text 🙂\r\nعربي data: one, two\n".encode()
    assert read_text(io.BytesIO(data)) == data
    assert check_text(data) == data.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (b"caf\xe9", "not text in UTF-8"),
        ("text".encode("utf-16"), "not text in UTF-8"),
        (b"a\0b", "NUL"),
        (b"x" * 101, "more than 100 bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_text(io.BytesIO(data), limit_bytes=100)
    assert words in refused.value.user_message


_CARRIED = "image/png;base64,iVBORw0KGgo="


@pytest.mark.parametrize(
    "text",
    [
        f"data:{_CARRIED}",
        f"see DATA:{_CARRIED} there",
        f'<img src="da\nta:{_CARRIED}">',
        f"data&#58;{_CARRIED}",
        f"data&#x3A;{_CARRIED}",
        f"data&colon;{_CARRIED}",
        "data%3Aimage%2Fpng%3Bbase64,iVBORw0KGgo=",
        "data:,hidden",
        "data:;base64,iVBORw0KGgo=",
        "data:image/svg+xml,<svg/>",
    ],
)
def test_a_data_address_never_passes_as_text_or_address(text: str) -> None:
    with pytest.raises(GateRefused) as refused:
        read_text(io.BytesIO(text.encode()))
    assert "data: address" in refused.value.user_message
    with pytest.raises(GateRefused):
        check_url(f"https://example.org/?u={text}")


@pytest.mark.parametrize(
    "text",
    [
        "Here is the data: one, two; three",
        "metadata:image",
        "data:",
        "Update: image/png, please",
        "data: and/or, maybe",
    ],
)
def test_sentences_about_data_stay_sentences(text: str) -> None:
    assert read_text(io.BytesIO(text.encode())) == text.encode()


class _Counted(io.BytesIO):
    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def test_a_picture_given_as_text_is_refused_by_its_name_or_opening() -> None:
    named = _Counted(b"words " * 100_000)
    with pytest.raises(GateRefused, match="picture by its name"):
        read_text(named, name="photo.PNG")
    assert named.taken == 0
    unnamed = _Counted(b"\x89PNG\r\n\x1a\n" + bytes(10**6))
    with pytest.raises(GateRefused, match="image/png"):
        read_text(unnamed, name="message.txt")
    assert unnamed.taken <= 2**16


@pytest.mark.parametrize(
    "text",
    [
        "From: a@example.org\nTo: b@example.org\nSubject: x\n\nhello",
        'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n\nhello',
    ],
)
def test_a_mail_or_saved_page_is_no_text(text: str) -> None:
    with pytest.raises(GateRefused) as refused:
        read_text(io.BytesIO(text.encode()))
    assert "Copy only the words of the message into a text file" in refused.value.user_message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<svg xmlns='x'/>", ""),
        ("<?xml version='1.0'?><a/>", ""),
        ("{\\rtf1 hi}", ""),
        ("BEGIN:VCARD", "a.vcf"),
    ],
)
def test_other_kinds_of_file_are_no_text(text: str, name: str) -> None:
    with pytest.raises(GateRefused):
        read_text(io.BytesIO(text.encode()), name=name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The free tickets are gone", ""),
        ("a,b\n1,2\n", "a.csv"),
        ('{"messages":[{"text":"hi"}]}', "a.json"),
        ("# Notes\n", "a.md"),
        ("<!doctype html><p>hi</p>", "a.html"),
        ("hello", "message.2026"),
    ],
)
def test_the_kinds_of_text_that_need_no_answer(text: str, name: str) -> None:
    assert read_text(io.BytesIO(text.encode()), name=name) == text.encode()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=1&t=2#c",
        "HTTP://example.org",
        "http://[2001:db8::1]:8080/x",
        "https://münchen.example/straße",
    ],
)
def test_addresses_are_kept_as_typed(url: str) -> None:
    assert check_url(f"  {url}\n") == url


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("javascript:alert(1)", "http://"),
        ("file:///etc/passwd", "http://"),
        ("ftp://example.org/", "http://"),
        ("example.org", "http://"),
        ("", "http://"),
        ("https://", "no host"),
        ("https://user:secret@example.org/", "sign-in name"),
        ("https://example.org/a b", "a space"),
        ("https://example.org/a\nb", "a line break"),
        ("https://example.org/\u202egpj", "invisible"),
        ("https://[bad/", "cannot be understood"),
        ("https://example.org:99999/", "cannot be understood"),
        ("https://example.org/" + "x" * 8192, "8,192"),
    ],
)
def test_other_addresses_are_refused_in_words(url: str, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_url(url)
    assert words in refused.value.user_message
    assert refused.value.exit_code == 12
