"""The page's own code on whole hand-overs: a good one holds, and each way to tamper with one is named in words."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.bundle.conftest import Stamper
from tests.case.conftest import Desk, FrozenClock, add, person, school
from tests.packs.authority import Authority, certificate, serving
from tests.packs.verifier_kit import Core, failures, hand_over, open_points, write_bag

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.pack_signing import Signing
from evidence_desk.acts.packcheck import check_pack
from evidence_desk.acts.packing import make_pack
from evidence_desk.acts.proving import check_proof
from evidence_desk.acts.verifying import Known
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import membership
from evidence_desk.case.keys import Home, Person, SchoolFile, make_person
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.packs import pades
from evidence_desk.packs.pack_certificate import PackCertificate, make_certificate
from evidence_desk.packs.signature import SignatureBox, sign_pack
from evidence_desk.packs.stamper import Stamper as PackStamper
from evidence_desk.policy.loader import default_policy

__all__ = ["person", "school"]
pytestmark = pytest.mark.needs_tool("node")
THEN = FrozenClock().read().utc


@dataclass(frozen=True)
class World:
    """Hand-overs of two cases: one signed with a certificate and stamped, one plain."""

    folder: Path
    plain: Path
    other: Path
    core: Core
    key: SigningKey
    own: PackCertificate
    stranger: PackCertificate
    on_curve: Path  # a pack signed by a certificate on a curve, which another vouches for

    def unsigned_again(self, pack: Path) -> None:
        """Put the signed pack there as it was before its certificate's signature, which it goes on naming."""
        data = (self.folder / "data/pack.pdf").read_bytes()
        end = data.index(b"%%EOF\n", data.rindex(b"%evidence-desk-pack-signature")) + 6
        pack.write_bytes(data[:end])


def certify(
    certificate: PackCertificate, path: Path, height: int = 60, stamper: PackStamper | None = None
) -> pades.Signed:
    box = SignatureBox(page=0, left=300, bottom=60, right=540, top=60 + height)
    with path.open("r+b") as stream:
        return pades.sign(
            stream,
            certificate,
            reason="Handed over",
            box=box,
            words=("Signed", "by the school"),
            at=datetime.now(UTC),
            stamper=stamper,
        )


def issued(curve: ec.EllipticCurve) -> PackCertificate:
    """A certificate on a curve, vouched for by another."""
    root, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(curve)
    chain = (
        certificate("Larkrise School", key, "Test authority", root),
        certificate("Test authority", root, "Test authority", root, ca=True),
    )
    pkcs8 = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    der = tuple(one.public_bytes(serialization.Encoding.DER) for one in chain)
    return PackCertificate(kind="file", chain=der, key=pkcs8)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, person: Person, school: SchoolFile) -> World:
    root = tmp_path_factory.mktemp("verifier")
    stamper = Stamper(tmp_path_factory.mktemp("tsa"))
    own = make_certificate("Larkrise Academy", THEN)
    deputy = make_person("Dee Puty", "deputy", "DXP", "", "classic")
    made = []
    for name in ("one", "two"):
        (root / name).mkdir()
        (root / name / "deputy").mkdir()
        desk = Desk(root / name, person, school, FrozenClock())
        with desk.create() as store:
            membership.add_reader(store, deputy.profile)
            add(store, b"one, the first message", kind="message-transcript", media_type="text/plain")
            noted = store.bundle.head.note
            assert store.writer is not None
            with store.writer.commit() as staged:
                staged.add_public("t", stamper.reply(noted))
        access = access_of(deputy, root / name / "deputy")
        with CaseStore.open(desk.path, access, desk.clock, write=True) as store:
            add(store, b"two, the second", kind="message-transcript", media_type="text/plain")
        with desk.open(write=True) as store:
            kinds = {"plain": None, "signed": Signing(certificate=own)} if name == "one" else {"plain": None}
            for kind, signing in kinds.items():
                made.append(hand_over(store, desk.clock, root / name / kind, person.signing_key, signing))
            if name == "one":
                on_curve = root / "curve.pdf"
                signing = Signing(certificate=issued(ec.SECP384R1()))
                make_pack(store, default_policy(), desk.clock, PackChoice(), on_curve, signing=signing)
    plain, signed, other = made
    return World(
        folder=signed,
        plain=plain,
        other=other,
        core=Core.at(root),
        key=person.signing_key,
        own=own,
        stranger=make_certificate("Somebody Else", THEN),
        on_curve=on_curve,
    )


def test_a_good_hand_over_holds_in_every_point(world: World) -> None:
    for folder, certified in ((world.folder, True), (world.plain, False)):
        (report,) = world.core.check(folder)
        assert failures(report) == []
        assert open_points(report) == []
        assert report["verdict"] == "good"
        assert [one["state"] for one in report["exhibits"]] == ["ok", "ok"]
        words = json.dumps(report, ensure_ascii=False)
        assert ("In the name of Larkrise Academy" in words) == certified
        assert "Stamper of the tests" in words
        assert "Not changed since 22 November 2026 14:05:09 UTC" in words
        note = (folder / "data/checkpoint.note").read_bytes()
        assert hashlib.sha256(note).hexdigest() in [code["value"] for code in report["codes"]]


# -- tampering -------------------------------------------------------------------------------------------------

SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
Change = Callable[[Path, World], None]


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def listed(change: Change) -> Change:
    """The same by somebody who also writes the lists anew, but does not have the key."""

    def run(folder: Path, world: World) -> None:
        signature = (folder / "manifest-sha256.sig").read_bytes()
        change(folder, world)
        write_bag(folder, signature=signature)

    return run


def relisted(change: Change) -> Change:
    """The same by somebody who signs the lists with a key of their own."""

    def run(folder: Path, world: World) -> None:
        change(folder, world)
        write_bag(folder, SigningKey(b"\7" * 32))

    return run


def resigned(change: Change) -> Change:
    """The same by whoever has the exporter's key: what is left must still be found."""

    def run(folder: Path, world: World) -> None:
        change(folder, world)
        write_bag(folder, world.key)

    return run


def flip_original(folder: Path, world: World) -> None:
    flip(folder / "data/originals/JPS-1.bin", 3)


def add_program(folder: Path, world: World) -> None:
    (folder / "START-HERE.exe").write_bytes(b"MZ")


def add_namesake(folder: Path, world: World) -> None:
    (folder / "x  manifest-sha256.sig").write_bytes(b"MZ")


def swap_proofs(folder: Path, world: World) -> None:
    one, two = folder / "data/proofs/JPS-1.json", folder / "data/proofs/DXP-1.json"
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)


def swap_originals(folder: Path, world: World) -> None:
    one, two = folder / "data/originals/JPS-1.bin", folder / "data/originals/DXP-1.bin"
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)


def proof_of_another_case(folder: Path, world: World) -> None:
    shutil.copy(world.other / "data/proofs/JPS-1.json", folder / "data/proofs/JPS-1.json")


def pack_of_another_case(folder: Path, world: World) -> None:
    shutil.copy(world.other / "data/pack.pdf", folder / "data/pack.pdf")


def checkpoint_of_another_case(folder: Path, world: World) -> None:
    shutil.copy(world.other / "data/checkpoint.note", folder / "data/checkpoint.note")


def flip_pack(folder: Path, world: World) -> None:
    flip(folder / "data/pack.pdf", 3000)


def add_to_pack(folder: Path, world: World) -> None:
    with (folder / "data/pack.pdf").open("ab") as stream:
        stream.write(b"%%EOF\n" * 3)


def cut_signature(folder: Path, world: World) -> None:
    pack = folder / "data/pack.pdf"
    data = pack.read_bytes()
    pack.write_bytes(data[: data.rindex(b"%evidence-desk-pack-signature")])


def resave(folder: Path, world: World) -> None:
    with pikepdf.open(folder / "data/pack.pdf", allow_overwriting_input=True) as pdf:
        pdf.save(folder / "data/pack.pdf")


def replace_page(folder: Path, world: World) -> None:
    """An update that puts another content in place of page 2, as a program for PDF files would write it."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    pack = folder / "data/pack.pdf" if folder.is_dir() else folder
    with pack.open("r+b") as stream:
        writer = IncrementalPdfFileWriter(stream)
        page, _ = writer.find_page_for_modification(1)
        page.get_object()["/Contents"] = writer.add_object(
            generic.StreamObject(stream_data=b"BT /F1 12 Tf (no) Tj ET")
        )
        writer.update_container(page.get_object())
        writer.write_in_place()


def replace_page_and_certify(folder: Path, world: World) -> None:
    """The same before the certificate signs, by whoever has it and not the exporter's key."""
    world.unsigned_again(folder / "data/pack.pdf")
    replace_page(folder, world)
    certify(world.own, folder / "data/pack.pdf")


def certify_by_stranger(folder: Path, world: World) -> None:
    world.unsigned_again(folder / "data/pack.pdf")
    certify(world.stranger, folder / "data/pack.pdf")


def certify_plain(folder: Path, world: World) -> None:
    shutil.copy(world.plain / "data/pack.pdf", folder / "data/pack.pdf")
    certify(world.stranger, folder / "data/pack.pdf")


def cut_certificate(folder: Path, world: World) -> None:
    world.unsigned_again(folder / "data/pack.pdf")


def replace_stream(folder: Path, world: World) -> None:
    """Another content under the number that the page's own content has."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    world.unsigned_again(folder / "data/pack.pdf")
    with (folder / "data/pack.pdf").open("r+b") as stream:
        writer = IncrementalPdfFileWriter(stream)
        page, _ = writer.find_page_for_modification(1)
        content = page.get_object().raw_get("/Contents")[0].get_object()
        content._data = content.data[:-1] + b" "
        content._encoded_data = None
        writer.update_container(content)
        writer.write_in_place()
    certify(world.own, folder / "data/pack.pdf")


def cover_page(folder: Path, world: World) -> None:
    """A field of the certificate's that lies over the whole cover."""
    world.unsigned_again(folder / "data/pack.pdf")
    certify(world.own, folder / "data/pack.pdf", height=700)


def update_at(folder: Path, wanted: bytes) -> tuple[Path, int]:
    pack = folder / "data/pack.pdf"
    data = pack.read_bytes()
    return pack, data.index(wanted, data.rindex(b"%evidence-desk-pack-signature"))


def flip_certificate(folder: Path, world: World) -> None:
    """One byte in what the certificate's signature covers and the exporter's line does not."""
    pack, at = update_at(folder, b"/SigFlags 3")
    flip(pack, at + 10)


def flip_padding(folder: Path, world: World) -> None:
    """One byte in the room that is left beside the certificate's signature, which nothing covers."""
    pack, at = update_at(folder, b"/ByteRange")
    flip(pack, at - 40)


def wrong_stamp(folder: Path, world: World) -> None:
    stamps = sorted((folder / "data/stamps").glob("*.tsr"))
    others = sorted((world.other / "data/stamps").glob("*.tsr"))
    shutil.copy(others[0], stamps[0])


def flip_stamp(folder: Path, world: World) -> None:
    stamp = min((folder / "data/stamps").glob("*.tsr"))
    flip(stamp, stamp.stat().st_size - 5)


def remove_original(folder: Path, world: World) -> None:
    (folder / "data/originals/JPS-1.bin").unlink()


def add_original(folder: Path, world: World) -> None:
    (folder / "data/originals/JPS-9.bin").write_bytes(b"never in the case")


def drop_exhibit(folder: Path, world: World) -> None:
    """A list that leaves an exhibit out, whose files stay."""
    path = folder / "data/handover.json"
    document = json.loads(path.read_text())
    document["exhibits"].pop()
    path.write_text(json.dumps(document))


def hide_exhibit(folder: Path, world: World) -> None:
    """The same, and its files are gone, too."""
    drop_exhibit(folder, world)
    (folder / "data/originals/DXP-1.bin").unlink()
    (folder / "data/proofs/DXP-1.json").unlink()


def retell_time(folder: Path, world: World) -> None:
    """A proof whose key of the entry is another one's."""
    path = folder / "data/proofs/JPS-1.json"
    document = json.loads(path.read_text())
    document["event"]["file_key"] = "AAAAAAAAAAAAAAAAAAAAAA=="
    path.write_text(json.dumps(document))


def forge_note(folder: Path, world: World) -> None:
    """A check code over a larger record, with the signature it had."""
    path = folder / "data/checkpoint.note"
    lines = path.read_bytes().split(b"\n")
    lines[1] = b"%d" % (int(lines[1]) + 1)
    path.write_bytes(b"\n".join(lines))


TAMPERINGS: dict[str, tuple[Change, str]] = {
    "a byte of an original": (flip_original, "Changed: data/originals/JPS-1.bin"),
    "… and the lists": (listed(flip_original), "not those that were signed"),
    "a program beside the lists, and the lists": (listed(add_program), "not those that were signed"),
    "the same under the signature's name": (listed(add_namesake), "not those that were signed"),
    "… and the lists, signed by another": (relisted(flip_original), "JPS/1: The original is not the file"),
    "two proofs exchanged": (resigned(swap_proofs), "JPS/1: Its proof is that of DXP/1"),
    "two originals exchanged": (resigned(swap_originals), "JPS/1: The original is not the file"),
    "another case's proof": (resigned(proof_of_another_case), "JPS/1: Its proof is of another case"),
    "another case's pack": (resigned(pack_of_another_case), "The pack is of another case"),
    "another case's check code": (resigned(checkpoint_of_another_case), "keys are those of another case"),
    "a byte of the pack": (resigned(flip_pack), "not the one that was signed: it"),
    "bytes behind the pack": (resigned(add_to_pack), "added|end as a PDF|stand after"),
    "the pack without its signature": (resigned(cut_signature), "no exporter's signature"),
    "the pack saved again": (resigned(resave), "no exporter's signature"),
    "a page replaced by an update": (resigned(replace_page), "replaced after|were added to the pack"),
    "… and certified": (resigned(replace_page_and_certify), "replaced after its exporter"),
    "a page's content replaced": (resigned(replace_stream), "replaced after its exporter"),
    "a field over the whole cover": (resigned(cover_page), "replaced after its exporter"),
    "another certificate": (resigned(certify_by_stranger), "Another certificate signed the pack"),
    "a certificate where none was": (resigned(certify_plain), "made without a certificate"),
    "the certificate's signature cut off": (resigned(cut_certificate), "has been cut off"),
    "a byte of the certificate's update": (resigned(flip_certificate), "is over something else"),
    "a byte beside the certificate's signature": (resigned(flip_padding), "leaves room"),
    "a stamp of another case": (resigned(wrong_stamp), "over something else than what lies beside"),
    "a byte of a stamp": (resigned(flip_stamp), "not made by the certificate|damaged"),
    "an original removed": (remove_original, "Missing: data/originals/JPS-1.bin"),
    "an original removed, unlisted": (resigned(remove_original), "JPS/1: Its original or its proof is missing"),
    "a file added": (add_original, "Not in the list: data/originals/JPS-9.bin"),
    "a file added, listed": (resigned(add_original), "No exhibit of the list has these"),
    "an exhibit left out of the list": (resigned(drop_exhibit), "No exhibit of the list has these"),
    "… and its files removed": (resigned(hide_exhibit), "that the folder's list leaves out: DXP/1"),
    "the key of an entry": (resigned(retell_time), "JPS/1: The entry does not open with the key"),
    "a check code over more": (resigned(forge_note), "does not hold|never admitted|of another time"),
}  # fmt: skip


def test_each_way_to_tamper_is_found_and_said(world: World, tmp_path: Path) -> None:
    folders = []
    for number, (change, _) in enumerate(TAMPERINGS.values()):
        folder = tmp_path / str(number)
        shutil.copytree(world.folder, folder)
        change(folder, world)
        folders.append(folder)
    for (name, (_, expected)), report in zip(TAMPERINGS.items(), world.core.check(*folders), strict=True):
        assert report["verdict"] == "bad", f"{name}: {report}"
        assert any(re.search(expected, words) for words in failures(report)), f"{name}: {failures(report)}"


def test_one_changed_bit_anywhere_in_a_pack_or_a_proof_is_seen(world: World, tmp_path: Path) -> None:
    """Without the lists: each by itself, as it may be sent on."""
    pack, proof = tmp_path / "pack", tmp_path / "proof"
    pack.mkdir()
    proof.mkdir()
    shutil.copy(world.folder / "data/pack.pdf", pack)
    for name in ("proofs/JPS-1.json", "originals/JPS-1.bin"):
        shutil.copy(world.folder / "data" / name, proof)
    data = (pack / "pack.pdf").read_bytes()
    line = data.rindex(b"%evidence-desk-pack-signature")
    room = data.index(b"/Contents <", line), data.index(b"/ByteRange", line)
    covered = [*range(11, line, line // 20), *range(line, room[0], 171), *range(room[1], len(data), 41)]
    assert set(world.core.flips(pack, "pack.pdf", covered)) <= {"bad", "Broken"}
    # Of a signature itself nothing covers its version, or a certificate that it brings and does not need.
    loose = world.core.flips(pack, "pack.pdf", range(room[0] + 12, room[1] - 2, 331))
    assert set(loose) <= {"bad", "open", "good"}
    assert loose.count("bad") > len(loose) / 2
    size = (proof / "JPS-1.json").read_bytes().index(b'"stamps"')
    assert set(world.core.flips(proof, "JPS-1.json", range(0, size, 41))) <= {"bad", "Broken"}


def test_a_new_signature_by_a_stranger_is_not_taken_for_the_schools(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    shutil.copytree(world.folder, folder)
    write_bag(folder, SigningKey(b"\7" * 32))
    (report,) = world.core.check(folder)
    assert report["verdict"] == "bad"
    assert any("two different keys" in words for words in failures(report))
    assert any("do not show that the case had admitted it" in words for words in open_points(report))


def test_a_text_for_people_that_is_lost_is_no_tampering(world: World, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("lost", "changed", "evidence")]
    for folder in folders:
        shutil.copytree(world.plain, folder)
    (folders[0] / "READ-ME.txt").unlink()
    (folders[1] / "READ-ME.txt").write_text("Send the files to somebody else")
    (folders[2] / "bag-info.txt").unlink()
    lost, changed, evidence = world.core.check(*folders)
    assert (lost["verdict"], failures(lost)) == ("open", [])
    assert "A text is missing: READ-ME.txt" in open_points(lost)[0]
    assert "Changed: READ-ME.txt" in failures(changed)[0]
    assert evidence["verdict"] == "bad"


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=["x", SCRIPT])


def with_opening(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = SCRIPT


def with_file(pdf: pikepdf.Pdf) -> None:
    spec = pikepdf.AttachedFileSpec(
        pdf, b"MZ", filename="evil.exe", description="", mime_type="", creation_date="", mod_date=""
    )
    names = pdf.Root.Names.EmbeddedFiles.Names
    names.append(pikepdf.String("evil.exe"))
    names.append(spec.obj)


def with_link(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://elsewhere.example")
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action, Rect=[0, 0, 9, 9])
    pdf.pages[-1].Annots = pikepdf.Array([pdf.make_indirect(link)])


def with_turning(pdf: pikepdf.Pdf) -> None:
    pdf.pages[-1].AA = pikepdf.Dictionary(O=SCRIPT)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (None, ""),
        (with_script, "a program (JavaScript)"),
        (with_opening, "something that starts when it is opened"),
        (with_file, "the attached file evil.exe"),
        (with_link, "a link to elsewhere"),
        (with_turning, "a link to elsewhere"),
    ],
)
def test_what_no_pack_has_is_named_whoever_signed_it(
    world: World, tmp_path: Path, change: Callable[[pikepdf.Pdf], None] | None, said: str
) -> None:
    pack = tmp_path / "pack.pdf"
    with pikepdf.open(world.plain / "data/pack.pdf") as pdf:
        if change is not None:
            change(pdf)
        pdf.save(pack, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pack.open("r+b") as stream:
        sign_pack(stream, world.key)
    (report,) = world.core.check(tmp_path)
    assert report["verdict"] == ("bad" if change else "good"), report
    assert not said or any(said in words and "Do not open it" in words for words in failures(report))


def test_what_systems_leave_in_folders_is_said_and_harms_nothing(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    shutil.copytree(world.plain, folder)
    (folder / "data/originals/Thumbs.db").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"x")
    (report,) = world.core.check(folder)
    assert report["verdict"] == "good"
    assert "Thumbs.db" in json.dumps(report)


def test_loose_files_are_checked_for_what_they_are(world: World, tmp_path: Path) -> None:
    shutil.copy(world.plain / "data/originals/JPS-1.bin", tmp_path / "screenshot.png")
    shutil.copy(world.plain / "data/proofs/JPS-1.json", tmp_path / "proof.json")
    (report,) = world.core.check(tmp_path)
    assert report["verdict"] == "good", report
    assert report["exhibits"][0]["reference"] == "JPS/1"
    flip(tmp_path / "screenshot.png", 0)
    (report,) = world.core.check(tmp_path)
    assert report["verdict"] == "bad"


def test_a_pack_alone_is_green_only_when_it_shows_whose_key_signed_it(world: World, tmp_path: Path) -> None:
    """Anybody can take a real case's check code into a pack of their own, and sign that."""
    pack = tmp_path / "pack.pdf"
    shutil.copy(world.plain / "data/pack.pdf", pack)
    (report,) = world.core.check(tmp_path)
    assert report["verdict"] == "good", report
    whole = pack.read_bytes()
    pack.write_bytes(whole[: whole.rindex(b"%evidence-desk-pack-signature")])
    with pack.open("r+b") as stream:
        sign_pack(stream, SigningKey.generate())
    (report,) = world.core.check(tmp_path)
    assert failures(report) == []
    assert report["verdict"] == "open"
    assert "Nothing in the pack shows that the case admitted it" in open_points(report)[0]


def test_a_zip_of_the_folder_is_opened_in_the_page(world: World, tmp_path: Path) -> None:
    zipped = tmp_path / "zipped"
    zipped.mkdir()
    shutil.make_archive(str(zipped / "bag"), "zip", world.plain.parent, world.plain.name)
    (report,) = world.core.check(zipped)
    assert report["verdict"] == "good", report
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "a.txt").write_text("a")
    (report,) = world.core.check(tmp_path / "nothing")
    assert "There is no hand-over here" in report["error"]


# -- levels and kinds of signatures ----------------------------------------------------------------------------


def test_signatures_for_the_long_term_hold_and_what_follows_them_is_seen(
    world: World, tmp_path: Path
) -> None:
    authority = Authority(tmp_path / "tsa")
    names = ("lta", "ec", "replaced", "stamped anew")
    packs = {name: tmp_path / name / "pack.pdf" for name in names}
    for pack in packs.values():
        pack.parent.mkdir()
        world.unsigned_again(pack)
    shutil.copy(world.on_curve, packs["ec"])
    with serving(authority.other_order) as address:
        stamper = PackStamper([address])
        made = certify(world.own, packs["lta"], stamper=stamper)
        assert made.level == "B-LTA"
        replace_page(packs["stamped anew"], world)
        certify(world.own, packs["stamped anew"], stamper=stamper)
    shutil.copy(packs["lta"], packs["replaced"])
    replace_page(packs["replaced"], world)
    reports = dict(zip(names, world.core.check(*(pack.parent for pack in packs.values())), strict=True))
    for name in ("lta", "ec"):
        assert reports[name]["verdict"] == "good", reports[name]
        assert ("Test root" in json.dumps(reports[name])) == (name == "lta")
    for name in ("replaced", "stamped anew"):
        assert reports[name]["verdict"] == "bad", name
        assert "replaced after its exporter" in json.dumps(reports[name]), name


def test_a_stamp_from_before_there_was_anything_to_stamp_is_said(
    world: World, tmp_path: Path, person: Person, school: SchoolFile
) -> None:
    """An authority that somebody made themselves can date as it likes; and a school's clock can be wrong."""
    (tmp_path / "stamper").mkdir()
    desk = Desk(tmp_path, person, school, FrozenClock())
    desk.clock.now = replace(desk.clock.now, utc=datetime.now(UTC).replace(microsecond=0) + timedelta(days=1))
    folder = tmp_path / "given"
    authority = Authority(tmp_path / "tsa")
    with desk.create() as store, serving(authority.other_order) as address:
        add(store, b"one", kind="message-transcript", media_type="text/plain")
        stamper = Stamper(tmp_path / "stamper")
        noted = store.bundle.head.note
        assert store.writer is not None
        with store.writer.commit() as staged:
            staged.add_public("t", stamper.reply(noted))
        signing = Signing(certificate=world.own, stamper=PackStamper([address]))
        hand_over(store, desk.clock, folder, person.signing_key, signing)
    (report,) = world.core.check(folder)
    assert failures(report) == []
    assert report["verdict"] == "open"
    assert any("dated more than an hour before" in words for words in open_points(report))
    assert any(one["state"] == "open" and "added to the case" in one["detail"] for one in report["exhibits"])
    checks, _, _ = check_pack(
        folder / "data/pack.pdf", Known(home=Home(tmp_path), unlock=lambda bundle: None)
    )
    assert any(name == "stamp" and "before the pack was made" in words for name, _, words in checks)
    checks, _ = check_proof((folder / "data/proofs/JPS-1.json").read_bytes())
    assert any(name == "stamps" and "before the entry was written" in words for name, _, words in checks)
