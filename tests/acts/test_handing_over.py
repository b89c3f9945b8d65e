"""What leaves in a hand-over, in every form: whole, signed, listed; and what stops it leaves nothing behind."""

from __future__ import annotations

import errno
import hashlib
import importlib
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
import pytest
from tests.acts.handed import CHAT, POLICY, World
from tests.case.conftest import Desk

from evidence_desk.acts import handing_over, handover_forms
from evidence_desk.acts.handing_over import HandoverChoice, hand_over
from evidence_desk.acts.known_copies import known_copies
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import Also, PackResult, make_pack
from evidence_desk.base.errors import BadInput, Cancelled, CannotWrite, GateRefused, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case.disclosure_proof import read_proof
from evidence_desk.case.proof_checking import check
from evidence_desk.packs import handover

bagit: Any = importlib.import_module("bagit")  # carries no types
pyzipper: Any = importlib.import_module("pyzipper")
PASSWORD = "correct-horse-battery-staple"


@pytest.fixture(scope="module")
def folder(world: World) -> Path:
    out = world.target()
    world.hand_over(out)
    return out


def test_the_folder_is_a_bag_that_other_programs_check(folder: Path) -> None:
    bagit.Bag(str(folder)).validate()
    done = subprocess.run(
        ["sha256sum", "--quiet", "--strict", "-c", "manifest-sha256.txt"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert {path.relative_to(folder).as_posix() for path in folder.iterdir()} == {
        "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha256.sig", "tagmanifest-sha256.txt",
        "READ-ME.txt", "CHECK-WITH-CERTUTIL.txt", "verify.html", "data",
    }  # fmt: skip


def test_originals_stand_under_neutral_names_byte_for_byte(world: World, folder: Path) -> None:
    originals = folder / "data" / "originals"
    assert sorted(path.name for path in originals.iterdir()) == ["JPS-1.png", "JPS-2.txt", "JPS-3.mp4"]
    assert (originals / "JPS-1.png").read_bytes() == world.picture
    assert (originals / "JPS-2.txt").read_bytes() == CHAT.encode()


def test_files_are_listed_for_windows_as_people_count() -> None:
    names = [
        "data/pack.pdf",
        "data/originals/JPS-10.png",
        "data/originals/JPS-2.txt",
        "data/originals/JPS-1.png",
    ]
    assert sorted(names, key=handover.in_counting_order) == [
        "data/originals/JPS-1.png", "data/originals/JPS-2.txt", "data/originals/JPS-10.png", "data/pack.pdf",
    ]  # fmt: skip


def test_nothing_of_what_is_locked_and_no_file_name_is_in_it(folder: Path) -> None:
    everything = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    assert b"not for anybody" not in everything
    assert b"okonkwo" not in everything
    facts = json.loads((folder / "data/handover.json").read_bytes())
    locked = facts["exhibits"][3]
    assert (locked["original"], locked["proof"], locked["size"], locked["media_type"]) == (
        None,
        None,
        None,
        "",
    )
    assert "restricted" in locked["left_out"]


def test_the_police_are_told_of_what_is_locked_the_same_in_the_pack_and_beside_it(folder: Path) -> None:
    """Its hash may be listed for them; neither place says more of the file."""
    beside = json.loads((folder / "data/handover.json").read_bytes())["exhibits"]
    with pikepdf.open(folder / "data/pack.pdf") as pdf:
        within = json.loads(pdf.attachments["pack.json"].get_file().read_bytes())["exhibits"]
    assert [(one["reference"], one["sha256"], one["size"], one["media_type"]) for one in beside] == [
        (one["reference"], one["sha256"], one["size"], one["media_type"]) for one in within
    ]
    assert beside[3]["sha256"] == hashlib.sha256(b"not for anybody" * 99).hexdigest()
    assert beside[3]["sha256"] not in (folder / "data/case.jsonld").read_text()


def test_each_proof_leads_from_its_original_to_the_checkpoint_beside_it(folder: Path) -> None:
    facts = json.loads((folder / "data/handover.json").read_bytes())
    note = (folder / "data/checkpoint.note").read_bytes()
    assert hashlib.sha256(note).hexdigest() == facts["checkpoint"]["sha256"]
    for one in facts["exhibits"][:3]:
        proved = check(read_proof((folder / one["proof"]).read_bytes()))
        original = (folder / one["original"]).read_bytes()
        assert proved.added.sha256 == hashlib.sha256(original).hexdigest() == one["sha256"]
        assert proved.note == note
        assert len(proved.stamps) == 1


def test_the_checkpoint_is_the_one_in_the_pack(folder: Path) -> None:
    with pikepdf.open(folder / "data/pack.pdf") as pdf:
        attached = pdf.attachments["checkpoint.note"].get_file().read_bytes()
    assert attached == (folder / "data/checkpoint.note").read_bytes()


def test_the_list_is_signed_by_whoever_handed_it_over(world: World, folder: Path) -> None:
    listed = (folder / "manifest-sha256.txt").read_bytes()
    line = (folder / "manifest-sha256.sig").read_bytes()
    beside = (folder / "tagmanifest-sha256.txt").read_bytes()
    assert handover.signed_by(listed, beside, line) == world.desk.person.profile.fingerprint
    assert handover.signed_by(listed + b"\n", beside, line) is None
    assert handover.signed_by(listed, beside.replace(b"READ", b"WEED"), line) is None
    assert handover.signed_by(listed, beside + b"0" * 64 + b"  x  manifest-sha256.sig\n", line) is None
    assert handover.signed_by(listed, beside, line.replace(b" 1 ", b" 2 ")) is None


def test_the_stamps_are_files_that_openssl_reads(folder: Path) -> None:
    (reply,) = (folder / "data/stamps").glob("*.tsr")
    note = reply.with_name(reply.name.partition("-")[0] + ".note")
    done = subprocess.run(
        ["openssl", "ts", "-reply", "-in", reply, "-text"], capture_output=True, text=True, check=True
    )
    rows = [line.partition(" - ")[2][:48] for line in done.stdout.splitlines() if " - " in line]
    imprint = "".join(rows).replace("-", "").replace(" ", "")
    assert hashlib.sha256(note.read_bytes()).hexdigest() in imprint.lower()


def test_the_texts_say_what_is_here_and_what_is_not(folder: Path) -> None:
    text = (folder / "READ-ME.txt").read_bytes().decode("utf-8-sig")
    assert text.replace("\r\n", "").count("\n") == 0, "every line ends as Windows ends it"
    assert max(len(line) for line in text.split("\r\n")) <= 110
    for words in (
        "PC 1234",
        "request 14/26",
        "3 original files",
        "JPS/4: withheld",
        "sha256sum -c",
        "verify.html",
    ):
        assert words in text
    lines = (folder / "CHECK-WITH-CERTUTIL.txt").read_bytes().decode("utf-8-sig").split("\r\n")
    at = lines.index('certutil -hashfile "data\\originals\\JPS-1.png" SHA256')
    assert lines[at + 1] == hashlib.sha256((folder / "data/originals/JPS-1.png").read_bytes()).hexdigest()


def test_it_is_recorded_with_the_pack_in_one_commit_and_counts_as_a_known_copy(
    world: World, folder: Path
) -> None:
    with world.desk.open() as store:
        entries = list(store.entries())
        made = next(event for entry in entries if isinstance(event := entry.event, ev.HandoverMade))
        leaves = {
            entry.event.pack: entry.leaf
            for entry in entries
            if isinstance(entry.event, ev.HandoverMade | ev.PackMade) and entry.event.pack == made.pack
        }
        kinds = [
            entry.event.TYPE
            for entry in entries
            if isinstance(entry.event, ev.HandoverMade | ev.PackMade)
            and store.bundle.member(entry.leaf).commit == store.bundle.member(leaves[made.pack]).commit
        ]
        assert kinds == ["pack-made", "handover-made"]
        assert made.sha256 == hashlib.sha256((folder / "manifest-sha256.txt").read_bytes()).hexdigest()
        first, *_, locked = store.case.in_order()
        assert len(made.originals) == 3
        assert locked.id not in made.originals + made.proofs
        assert "the original, written out for PC 1234, request 14/26" in [
            copy.words.partition(", with pack")[0] for copy in known_copies(store, first)
        ]


# -- other forms ----------------------------------------------------------------------------------------------


def unpacked(zipped: Path | io.BytesIO, into: Path) -> Path:
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(into)
    (top,) = into.iterdir()
    return top


def test_a_zip_holds_the_same_bag(world: World, tmp_path: Path) -> None:
    out = world.target(".zip")
    done = world.hand_over(out, form="zip")
    assert list(out.parent.iterdir()) == [out]
    bag = unpacked(out, tmp_path)
    assert bag.name == done.pack.pack_id
    bagit.Bag(str(bag)).validate()
    assert hashlib.sha256((bag / "data/pack.pdf").read_bytes()).hexdigest() == done.pack.sha256


@pytest.mark.needs_tool("7z")
def test_7_zip_opens_both_zips(world: World, tmp_path: Path) -> None:
    plain, secret = world.target(".zip"), world.target(".zip")
    world.hand_over(plain, form="zip")
    world.hand_over(secret, form="aes-zip", password=PASSWORD)
    subprocess.run(["7z", "t", plain], capture_output=True, check=True)
    subprocess.run(["7z", "x", f"-p{PASSWORD}", f"-o{tmp_path}", secret], capture_output=True, check=True)
    subprocess.run(
        ["7z", "x", f"-o{tmp_path / 'bag'}", tmp_path / "handover.zip"], capture_output=True, check=True
    )
    (bag,) = (tmp_path / "bag").iterdir()
    bagit.Bag(str(bag)).validate()
    wrong = subprocess.run(["7z", "t", "-pwrong", secret], capture_output=True, check=False)
    assert wrong.returncode != 0


def test_an_aes_zip_shows_one_name_and_opens_with_the_password(world: World, tmp_path: Path) -> None:
    out = world.target(".zip")
    world.hand_over(out, form="aes-zip", password=PASSWORD)
    assert b"JPS-1" not in out.read_bytes()
    with pyzipper.AESZipFile(out) as archive:
        assert archive.namelist() == ["handover.zip"]
        assert archive.infolist()[0].wz_aes_strength == 3
        with pytest.raises(RuntimeError):
            archive.read("handover.zip")
        inner = archive.read("handover.zip", pwd=PASSWORD.encode())
    bagit.Bag(str(unpacked(io.BytesIO(inner), tmp_path))).validate()


@pytest.mark.needs_tool("age", "tar")
def test_an_age_file_opens_with_age_and_tar(world: World, tmp_path: Path) -> None:
    identity = age.generate_identity("classic")
    key = tmp_path / "key.txt"
    key.write_text(f"{identity}\n")
    out = world.target(".tar.age")
    world.hand_over(out, form="age", recipient=identity.recipient())
    tar = subprocess.run(["age", "-d", "-i", key, out], capture_output=True, check=True).stdout
    (tmp_path / "bag").mkdir()
    subprocess.run(["tar", "-x", "-C", tmp_path / "bag"], input=tar, check=True)
    (bag,) = (tmp_path / "bag").iterdir()
    bagit.Bag(str(bag)).validate()


def test_a_reading_copy_opens_with_its_password_alone_and_holds_no_original(world: World) -> None:
    out = world.target(".pdf")
    done = world.hand_over(out, form="reading-copy", password=PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password=PASSWORD) as pdf:
        assert pdf.encryption.R == 6
        assert len(pdf.pages) == done.pack.rendered.pages
    assert done.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    with world.desk.open() as store:
        made = [e.event for e in store.entries() if isinstance(e.event, ev.HandoverMade)][-1]
        assert (made.form, made.originals, made.proofs) == ("reading-copy", (), ())


# -- what stops it --------------------------------------------------------------------------------------------


class Stop:
    """Cancels, or does something, at a stage."""

    def __init__(self, at: str, then: Callable[[], None]) -> None:
        self.at, self.then, self.armed = at, then, False

    def __call__(self, done: int, total: int | None = None) -> None:
        if self.armed:
            self.armed = False
            self.then()

    def stage(self, words: str, total: int = 0) -> None:
        self.armed = words == self.at


def cancel() -> None:
    raise Cancelled


FORMS: dict[str, dict[str, Any]] = {
    "folder": {},
    "zip": {"form": "zip"},
    "aes-zip": {"form": "aes-zip", "password": PASSWORD},
}


@pytest.mark.parametrize("stage", ["Writing the pack", "Writing the proofs", "Writing the originals"])
@pytest.mark.parametrize("form", FORMS)
def test_a_cancelled_hand_over_leaves_no_file_and_no_entry(world: World, form: str, stage: str) -> None:
    out = world.target()
    choice = HandoverChoice(to="PC 1", basis="asked", **FORMS[form])
    with world.desk.open(write=True) as store:
        before = store.case.events
        report = Stop(stage, cancel)

        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            return make_pack(
                store, POLICY, world.desk.clock, PackChoice(), path, report, also=also, nameless=nameless
            )

        with pytest.raises(Cancelled):
            hand_over(store, POLICY, choice, out, make, report)
        assert store.case.events == before
    assert list(out.parent.iterdir()) == []


class StopAtOnce(Stop):
    """Cancels as a stage begins, as a window does whose button was pressed meanwhile."""

    def stage(self, words: str, total: int = 0) -> None:
        if words == self.at:
            self.then()


@pytest.mark.parametrize("form", FORMS)
def test_it_can_be_stopped_until_it_is_recorded(world: World, form: str) -> None:
    out = world.target()
    choice = HandoverChoice(to="PC 1", basis="asked", **FORMS[form])
    with world.desk.open(write=True) as store:
        before = store.case.events
        report = StopAtOnce("Recording it", cancel)

        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            return make_pack(
                store, POLICY, world.desk.clock, PackChoice(), path, report, also=also, nameless=nameless
            )

        with pytest.raises(Cancelled):
            hand_over(store, POLICY, choice, out, make, report)
        assert store.case.events == before
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize("form", ["aes-zip", "reading-copy"])
def test_while_one_encrypted_file_is_made_nothing_of_the_pack_is_beside_it_in_clear(
    world: World, form: str
) -> None:
    out = world.target()
    seen: list[str] = []

    def look(entry_of: Path) -> None:
        for entry in entry_of.rglob("*"):
            seen.append(entry.name)
            assert b"%PDF-1." not in entry.read_bytes()
            assert b"PC 1234" not in entry.read_bytes()

    with world.desk.open(write=True) as store:
        inner = world.maker(store)

        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            assert nameless

            def looking(made: PackResult, pack: BinaryIO) -> Sequence[ev.Event]:
                pack.flush()
                look(out.parent)
                assert also is not None
                return also(made, pack)

            return inner(path, looking, nameless)

        choice = HandoverChoice(to="PC 1234", basis="request 14/26", form=form, password=PASSWORD)  # type: ignore[arg-type]
        hand_over(store, POLICY, choice, out, make)
    assert len(seen) == 1, "only the file itself, under its hidden name"
    assert [entry.name for entry in out.parent.iterdir()] == [out.name]


def test_a_folder_that_is_taken_away_meanwhile_is_said(world: World) -> None:
    out = world.target()
    report = Stop("Writing the originals", lambda: shutil.rmtree(out.parent))
    choice = HandoverChoice(to="PC 1", basis="asked")
    with world.desk.open(write=True) as store:
        before = store.case.events
        with pytest.raises(CannotWrite, match="errno 2"):
            hand_over(store, POLICY, choice, out, world.maker(store), report)
        assert store.case.events == before
    assert not out.exists()


def test_a_full_disk_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    out = world.target()
    plain = handover_forms.Checked.chunks

    def full(self: handover_forms.Checked, one: handover_forms.Part) -> Iterator[bytes]:
        if one.path.endswith("JPS-3.mp4"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        yield from plain(self, one)

    monkeypatch.setattr(handover_forms.Checked, "chunks", full)
    for form in FORMS.values():
        with pytest.raises(CannotWrite, match="errno 28"):
            world.hand_over(out, **form)
        assert list(out.parent.iterdir()) == []


def test_a_disk_without_room_is_said_before_anything_is_copied(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 9, 0))
    out = world.target()
    with pytest.raises(CannotWrite, match="no room"):
        world.hand_over(out)
    assert list(out.parent.iterdir()) == []


def test_what_is_locked_while_it_is_written_stops_it(world: World, tmp_path: Path) -> None:
    path = tmp_path / "case.edcase"
    shutil.copy(world.desk.path, path)
    home = tmp_path / "home"
    home.mkdir()
    desk = Desk(tmp_path, world.desk.person, world.desk.school, world.desk.clock)
    out = tmp_path / "to" / "for-police"
    out.parent.mkdir()
    with desk.open(path, write=True) as store:
        first = store.case.in_order()[0]

        def lock() -> None:
            store.blocked_here.add([first.sha256], "f5b169d8-2290-8cee-9ed3-d06e5730a946")

        report = Stop("Writing the originals", lock)

        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            return make_pack(store, POLICY, desk.clock, PackChoice(), path, also=also, nameless=nameless)

        with pytest.raises(GateRefused):
            hand_over(store, POLICY, HandoverChoice(to="PC 1", basis="asked"), out, make, report)
    assert list(out.parent.iterdir()) == []


def test_a_damaged_original_stays_out_and_its_pack_says_so(world: World, tmp_path: Path) -> None:
    path = tmp_path / "case.edcase"
    data = bytearray(world.desk.path.read_bytes())
    with world.desk.open() as store:
        film = store.case.in_order()[2]
        assert film.blob is not None
        data[store.bundle.ledger.offsets[film.blob] + 512 + 5000] ^= 1
    path.write_bytes(data)
    desk = Desk(tmp_path, world.desk.person, world.desk.school, world.desk.clock)
    out = tmp_path / "to" / "for-police"
    out.parent.mkdir()
    with desk.open(path, write=True) as store:

        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            return make_pack(store, POLICY, desk.clock, PackChoice(), path, also=also, nameless=nameless)

        done = hand_over(store, POLICY, HandoverChoice(to="PC 1", basis="asked"), out, make)
    assert [one.original is None for one in done.handed] == [False, False, True, True]
    assert "damaged" in done.handed[2].left_out
    bagit.Bag(str(out)).validate()


def test_what_is_too_large_for_a_portal_or_a_stick_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "PIECE_MAX", 1000)
    assert ["2 GB" in words for words in world.hand_over(world.target()).warnings] == [True]
    monkeypatch.setattr(handing_over, "FAT_MAX", 1000)
    warned = world.hand_over(world.target()).warnings
    assert ["2 GB" in warned[0], "FAT32" in warned[1]] == [True, True]


def test_what_a_killed_hand_over_left_is_cleared_away(world: World) -> None:
    out = world.target()
    left = out.with_name(f".{out.name}.0123456789ab.making")
    (left / "data").mkdir(parents=True)
    (left / "data" / "half").write_bytes(b"x")
    other = out.with_name(".other.0123456789ab.making")
    other.mkdir()
    world.hand_over(out)
    assert sorted(path.name for path in out.parent.iterdir()) == [other.name, out.name]


@pytest.mark.parametrize(
    "fields",
    [{"to": " "}, {"basis": ""}, {"form": "aes-zip", "password": "short"}, {"form": "age"}],
    ids=["nobody", "no basis", "short password", "no key"],
)
def test_what_is_missing_is_said_before_anything_is_read(world: World, fields: dict[str, Any]) -> None:
    out = world.target()
    with pytest.raises(BadInput):
        world.hand_over(out, **fields)
    assert list(out.parent.iterdir()) == []


def test_nothing_is_ever_replaced(world: World, folder: Path) -> None:
    with pytest.raises(BadInput, match="exists"):
        world.hand_over(folder)


@pytest.mark.parametrize("name", ["../x", "a//b", "/etc/x", "a\\b", "C:/x", "./x"])
def test_a_list_with_a_path_out_of_the_folder_is_none(name: str) -> None:
    with pytest.raises(ValueError, match="path"):
        handover.parse_manifest(f"{'0' * 64}  {name}\n".encode())


def test_names_are_neutral_and_differ_whatever_the_case_of_their_letters() -> None:
    taken: set[str] = set()
    assert handover.neutral_name("JPS/1", "image/png", taken) == "JPS-1.png"
    assert handover.neutral_name("jps 1", "image/png", taken) == "jps-1-2.png"
    assert handover.neutral_name("../..", "text/html", taken) == "item.html.txt"
    assert handover.neutral_name("ÄÖ/1", "application/x-msdownload", taken) == "1.bin"
    assert handover.neutral_name("JPS/9", "text/uri-list", taken) == "JPS-9.txt"


def test_bytes_that_are_not_those_announced_are_not_written(tmp_path: Path) -> None:
    good = handover_forms.part("a", b"abc")
    for number, given in enumerate(((b"abd",), (b"ab",), (b"abc", b"d"))):
        bad = handover_forms.Part(path="b", size=3, sha256=good.sha256, chunks=partial(tuple, given))
        folder = tmp_path / str(number)
        folder.mkdir()
        with pytest.raises(TamperedBundle):
            handover_forms.write_folder([good, bad], folder, lambda done: None)
