"""A pack signed with a certificate: every level, what shows of it, and what any change to the file does to it."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from tests.packs.authority import Authority, certificate, name_of, serving, silence

from evidence_desk.base.errors import BadInput, CannotWrite
from evidence_desk.bundle.note import SigningKey
from evidence_desk.packs import pades, pades_check
from evidence_desk.packs.pack_certificate import PackCertificate, make_certificate, read_p12
from evidence_desk.packs.signature import Hashed, SignatureBox, hash_on, read_signature, sign_pack
from evidence_desk.packs.stamper import Stamper
from evidence_desk.packs.writer import PdfWriter

NOW = datetime.now(UTC).replace(microsecond=0)
BOX = SignatureBox(page=0, left=60, bottom=60, right=300, top=130)
WORDS = ("Signed electronically", "Certificate: Larkrise School · مدرسة", "22 November 2026 14:05 UTC")


@pytest.fixture(scope="module")
def own() -> PackCertificate:
    return make_certificate("Larkrise School", NOW)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "tsa")


def bare(attached: bytes = b"facts") -> bytes:
    """A finished pack of two pages with an attachment and the exporter's line."""
    out = io.BytesIO()
    hashed = Hashed(out)
    writer = PdfWriter(hashed)
    tree = writer.reserve()
    pages = []
    for text in (b"0 0 m 100 100 l S", b"0 0 m 200 200 l S"):
        content = writer.deflated("", text)
        pages.append(
            writer.add(
                f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595.276 841.89]/Resources<<>>/Contents {content} 0 R>>"
            )
        )
    spec = writer.embedded_file("facts.txt", "text/plain", attached, NOW, "Facts")
    writer.add(f"<</Type/Pages/Count 2/Kids[{' '.join(f'{page} 0 R' for page in pages)}]>>", tree)
    root = writer.add(
        f"<</Type/Catalog/Pages {tree} 0 R/Names<</EmbeddedFiles<</Names[(facts.txt) {spec} 0 R]>>>>>>"
    )
    writer.finish(root, writer.add("<<>>"), bytes(16))
    sign_pack(out, SigningKey.generate(), hashed)
    return out.getvalue()


def signed(path: Path, own: PackCertificate, stamper: Stamper | None = None) -> pades.Signed:
    path.write_bytes(bare())
    with path.open("r+b") as stream:
        return pades.sign(stream, own, reason="Evidence pack", box=BOX, words=WORDS, at=NOW, stamper=stamper)


@pytest.fixture(scope="module")
def pack(own: PackCertificate, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "pack.pdf"
    signed(path, own)
    return path


def pdfsig(path: Path) -> str:
    done = subprocess.run(
        ["pdfsig", str(path)], capture_output=True, check=False, timeout=60, encoding="utf-8"
    )
    return done.stdout


# -- levels ---------------------------------------------------------------------------------------------------------


def test_without_an_authority_it_is_signed_at_the_first_level(pack: Path, own: PackCertificate) -> None:
    found = pades_check.check(pack)
    assert (found.good, found.level, found.why, found.stamp) == (True, "B-B", "", None)
    assert found.certificate is not None
    assert found.certificate.fingerprint == own.fingerprint
    assert found.certificate.self_made
    line = read_signature(pack)
    assert line is not None
    assert line.good
    assert line.followed


@pytest.mark.needs_tool("pdfsig", "qpdf")
def test_the_bytes_before_the_signature_stay_and_others_read_it(pack: Path) -> None:
    line = read_signature(pack)
    assert line is not None
    assert pack.read_bytes()[: line.end].endswith(b"%%EOF\n")
    said = pdfsig(pack)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    done = subprocess.run(["qpdf", "--check", str(pack)], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.needs_tool("pdffonts", "pdftotext")
def test_the_box_is_drawn_in_embedded_fonts_and_can_be_copied(pack: Path) -> None:
    fonts = subprocess.run(["pdffonts", str(pack)], capture_output=True, check=True, encoding="utf-8").stdout
    rows = fonts.splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows), fonts
    text = subprocess.run(
        ["pdftotext", str(pack), "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert "Signed electronically" in text
    assert "Larkrise School" in text


@pytest.mark.needs_tool("openssl")
def test_with_an_authority_it_is_stamped_for_the_long_term(
    own: PackCertificate, authority: Authority, tmp_path: Path
) -> None:
    path = tmp_path / "pack.pdf"
    with serving(authority.other_order) as address:
        made = signed(path, own, Stamper([address]))
    assert (made.level, made.why_not_stamped) == ("B-LTA", "")
    began = time.process_time()
    found = pades_check.check(path)
    assert time.process_time() - began < 5  # written again piece by piece, a stamp once took a minute
    assert (found.good, found.level, found.why) == (True, "B-LTA", "")
    assert found.stamp is not None
    assert "Test stamps" in found.stamp.authority
    assert found.stamp.at == made.stamped_at
    assert len(found.later_stamps) == 1
    assert "Signature is Valid" in pdfsig(path)


@pytest.mark.needs_tool("openssl")
@pytest.mark.parametrize("had", [True, False])
def test_the_list_of_withdrawn_certificates_decides_on_the_long_term(
    own: PackCertificate, tmp_path: Path, had: bool
) -> None:
    """An authority whose certificate names a list: with the list B-LTA, without it a stamp and nothing more."""
    authority = Authority(tmp_path / "tsa")
    key = authority.root_key
    crl = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(name_of("Test root"))
        .last_update(NOW - timedelta(days=1))
        .next_update(NOW + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    data = crl.public_bytes(serialization.Encoding.DER) if had else b"nothing of the kind"
    with serving(authority.answer, data) as address:
        authority.rename(address)
        made = signed(tmp_path / "pack.pdf", own, Stamper([address]))
    assert made.level == ("B-LTA" if had else "B-T")
    found = pades_check.check(tmp_path / "pack.pdf")
    assert (found.good, found.level) == (True, made.level)


@pytest.mark.needs_tool("openssl")
@pytest.mark.parametrize("wrong", ["other_nonce", "other_imprint", "expired", "silence"])
def test_a_wrong_authority_costs_the_stamp_and_not_the_pack(
    own: PackCertificate, authority: Authority, tmp_path: Path, wrong: str
) -> None:
    answer = silence if wrong == "silence" else getattr(authority, wrong)
    with serving(answer) as address:
        made = signed(tmp_path / "pack.pdf", own, Stamper([address], wait_s=0.4 if wrong == "silence" else 8))
    assert (made.level, made.stamped_at) == ("B-B", None)
    assert "127.0.0.1" in made.why_not_stamped
    assert pades_check.check(tmp_path / "pack.pdf").good


@pytest.mark.needs_tool("openssl")
def test_an_authority_that_goes_away_half_way_costs_the_stamp_only(
    own: PackCertificate, authority: Authority, tmp_path: Path
) -> None:
    answered: list[int] = []

    def once(query: bytes) -> bytes:
        answered.append(1)
        return authority.answer(query) if len(answered) == 1 else b""

    with serving(once) as address:
        made = signed(tmp_path / "pack.pdf", own, Stamper([address]))
    assert made.level == "B-B"
    assert made.why_not_stamped
    found = pades_check.check(tmp_path / "pack.pdf")
    assert (found.good, found.level) == (True, "B-B")


# -- tampering ------------------------------------------------------------------------------------------------------


def flipped(data: bytes) -> bytes:
    at = data.index(b"/MediaBox")
    return data[:at] + bytes([data[at + 12] ^ 1]) + data[at + 1 :]


def replaced_page(data: bytes) -> bytes:
    out = io.BytesIO(data)
    writer = IncrementalPdfFileWriter(out)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 m 500 500 l S"))
    writer.update_container(page)
    writer.write_in_place()
    return out.getvalue()


def removed_page(data: bytes) -> bytes:
    out = io.BytesIO(data)
    writer = IncrementalPdfFileWriter(out)
    pages = writer.root["/Pages"]
    pages["/Kids"].pop()
    pages["/Count"] = generic.NumberObject(1)
    writer.update_container(pages["/Kids"])
    writer.write_in_place()
    return out.getvalue()


def swapped_attachment(data: bytes) -> bytes:
    out = io.BytesIO(data)
    writer = IncrementalPdfFileWriter(out)
    spec = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()
    spec["/EF"]["/F"] = writer.add_object(generic.StreamObject(stream_data=b"other facts"))
    writer.update_container(spec["/EF"])
    writer.write_in_place()
    return out.getvalue()


def saved_again(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()


TABLE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "one byte": (flipped, "not as they were"),
    "another page in place of one": (replaced_page, "changed in another way"),
    "a page taken out": (removed_page, "changed in another way"),
    "another attachment in place of one": (swapped_attachment, "changed in another way"),
    "saved again by another program": (saved_again, ""),
    "bytes behind it": (lambda data: data + b"% nothing much\n", "after its last signature"),
    "its end cut off": (lambda data: data[:-30], ""),
}


@pytest.mark.parametrize("what", TABLE)
def test_any_change_shows_with_its_reason(pack: Path, tmp_path: Path, what: str) -> None:
    change, words = TABLE[what]
    path = tmp_path / "changed.pdf"
    path.write_bytes(change(pack.read_bytes()))
    found = pades_check.check(path)
    assert not found.good
    assert words in found.why


@pytest.mark.parametrize("change", [replaced_page, removed_page, swapped_attachment])
def test_what_is_changed_before_the_certificate_signs_is_found_too(
    own: PackCertificate, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    """Whoever holds the certificate and not the exporter's key: line and signature hold, over two different packs."""
    path = tmp_path / "changed.pdf"
    path.write_bytes(change(bare()))
    with path.open("r+b") as stream:
        pades.sign(stream, own, reason="Evidence pack", box=BOX, words=WORDS, at=NOW)
    line = read_signature(path)
    assert line is not None
    assert line.good
    found = pades_check.check(path)
    assert not found.good
    assert "not what the exporter’s line stands for" in found.why


def test_a_signature_that_covers_its_page_is_refused(own: PackCertificate, tmp_path: Path) -> None:
    """Its own picture could show another page over the pack's."""
    path = tmp_path / "covered.pdf"
    path.write_bytes(bare())
    whole = SignatureBox(page=0, left=10, bottom=10, right=585, top=830)
    with path.open("r+b") as stream:
        pades.sign(stream, own, reason="Evidence pack", box=whole, words=WORDS, at=NOW)
    assert "covers more of its page" in pades_check.check(path).why


def test_no_byte_in_the_place_of_the_signature_can_be_another(pack: Path, tmp_path: Path) -> None:
    """The place of a signature is the one part of the file that it does not cover."""
    data = pack.read_bytes()
    at = data.index(b"/Contents <") + len(b"/Contents <")
    end = data.index(b">", at)
    path, own = tmp_path / "changed.pdf", pades_check_of(pack)
    for place in (*range(at, end, 211), end - 1, *range(at + 1, at + 90, 4)):
        changed = bytearray(data)
        digit = data[place : place + 1]
        changed[place : place + 1] = b"%X" % (int(digit, 16) ^ (1 << place % 4))
        path.write_bytes(changed)
        found = pades_check.check(path)
        same = found.certificate is not None and found.certificate.fingerprint == own
        assert not (found.good and same), place
        lower = data[place : place + 1].lower()
        if lower != digit:
            path.write_bytes(data[:place] + lower + data[place + 1 :])
            assert not pades_check.check(path).good, place


def pades_check_of(pack: Path) -> str:
    found = pades_check.check(pack)
    assert found.certificate is not None
    return found.certificate.fingerprint


@pytest.mark.needs_tool("pdfsig")
def test_a_page_replaced_behind_the_signature_is_valid_to_others_and_not_to_us(
    pack: Path, tmp_path: Path
) -> None:
    path = tmp_path / "replaced.pdf"
    path.write_bytes(replaced_page(pack.read_bytes()))
    assert "Signature is Valid" in pdfsig(path)
    found = pades_check.check(path)
    assert not found.good
    assert "what it shows now is not what was signed" in found.why


def test_a_signature_cut_off_leaves_none(pack: Path, tmp_path: Path) -> None:
    line = read_signature(pack)
    assert line is not None
    path = tmp_path / "cut.pdf"
    path.write_bytes(pack.read_bytes()[: line.end])
    assert not pades_check.check(path).found


def test_a_second_signature_is_a_change(pack: Path, tmp_path: Path, own: PackCertificate) -> None:
    from pyhanko.sign import PdfSignatureMetadata, fields
    from pyhanko.sign.signers import sign_pdf

    path = tmp_path / "twice.pdf"
    shutil.copyfile(pack, path)
    with path.open("r+b") as stream, pades._signer(make_certificate("Somebody", NOW)) as other:
        meta = PdfSignatureMetadata(field_name="Second", subfilter=fields.SigSeedSubFilter.PADES)
        sign_pdf(IncrementalPdfFileWriter(stream), meta, signer=other, in_place=True)
    assert not pades_check.check(path).good


def test_rubbish_is_answered_in_words(tmp_path: Path, pack: Path) -> None:
    data = pack.read_bytes()
    for number, rubbish in enumerate(
        (b"", b"%PDF-1.7\n", data[:400], data.replace(b"/ByteRange", b"/ByteRanke"))
    ):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(rubbish)
        assert not pades_check.check(path).good


# -- certificates ---------------------------------------------------------------------------------------------------


def test_a_certificate_names_the_school_and_nobody_else(own: PackCertificate) -> None:
    made = x509.load_der_x509_certificate(own.chain[0])
    assert {a.value for a in made.subject} == {"GB", "Larkrise School", "Larkrise School – evidence"}
    key = made.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 3072
    assert str(own.key) not in repr(own)


def test_a_certificate_whose_time_is_over_does_not_sign(tmp_path: Path) -> None:
    old = make_certificate("Larkrise School", NOW - timedelta(days=6 * 365))
    path = tmp_path / "pack.pdf"
    path.write_bytes(data := bare())
    with path.open("r+b") as stream, pytest.raises(BadInput) as caught:
        pades.sign(stream, old, reason="Evidence pack", box=BOX, words=WORDS, at=NOW)
    assert "ended on" in caught.value.user_message
    assert path.read_bytes() == data


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, own: PackCertificate) -> None:
    class Full(io.BytesIO):
        def write(self, data: Any) -> int:
            raise OSError(28, "No space left on device")

    stream = Full(data := bare())
    with pytest.raises(CannotWrite):
        pades.sign(stream, own, reason="Evidence pack", box=BOX, words=WORDS, at=NOW)
    assert stream.getvalue() == data


def p12(password: bytes = b"secret", **changes: Any) -> bytes:
    key = changes.pop("key", None) or ec.generate_private_key(ec.SECP256R1())
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = certificate("Town root", root_key, "Town root", root_key, ca=True)
    own = certificate("Larkrise seal", key, "Town root", root_key, **changes)
    rounds = serialization.PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2048)
    return pkcs12.serialize_key_and_certificates(b"seal", key, own, [root], rounds.build(password))


def test_a_brought_certificate_signs_with_its_chain(tmp_path: Path) -> None:
    brought = read_p12(p12(), b"secret", NOW)
    assert len(brought.chain) == 2
    signed(tmp_path / "pack.pdf", brought)
    found = pades_check.check(tmp_path / "pack.pdf")
    assert found.good
    assert found.certificate is not None
    assert (found.certificate.self_made, found.certificate.issuer) == (False, "Town root")


@pytest.mark.parametrize(
    ("data", "password", "words"),
    [
        (p12, b"wrong", "passphrase is wrong"),
        (lambda: b"no such file", b"", "not a certificate file"),
        (lambda: bytes(300_000), b"", "too large"),
        (lambda: p12(ends=NOW - timedelta(days=2)), b"secret", "ended on"),
        (lambda: p12(begins=NOW + timedelta(days=2)), b"secret", "begins on"),
        (lambda: p12(key=ec.generate_private_key(ec.SECP256K1())), b"secret", "of a kind"),
        (lambda: many_rounds(p12()), b"secret", "unreasonable amount"),
    ],
)
def test_a_certificate_file_that_cannot_sign_is_refused_in_words(
    data: Callable[[], bytes], password: bytes, words: str
) -> None:
    with pytest.raises(BadInput) as caught:
        read_p12(data(), password, NOW)
    assert words in caught.value.user_message


def many_rounds(data: bytes) -> bytes:
    """A file that asks for two thousand million rounds."""
    from asn1crypto.pkcs12 import Pfx

    pfx = Pfx.load(data)
    pfx["mac_data"]["iterations"] = 2_000_000_000
    return bytes(pfx.dump(force=True))


# -- tokens ---------------------------------------------------------------------------------------------------------

SOFTHSM = Path("/usr/lib/softhsm/libsofthsm2.so")


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A token in software, with a key and its certificate on it; its PIN is 1234."""
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path}/tokens\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    own = certificate("Larkrise card", key, "Larkrise card", key)  # type: ignore[arg-type]
    (tmp_path / "own.der").write_bytes(own.public_bytes(serialization.Encoding.DER))
    tool = ["pkcs11-tool", "--module", str(SOFTHSM), "--token-label", "school", "--login", "--pin", "1234"]
    for command in (
        ["softhsm2-util", "--init-token", "--free", "--label", "school", "--so-pin", "5678", "--pin", "1234"],
        [
            "softhsm2-util",
            "--import",
            str(tmp_path / "key.pem"),
            "--token",
            "school",
            "--label",
            "k",
            "--id",
            "A1",
            "--pin",
            "1234",
        ],
        [*tool, "--write-object", str(tmp_path / "own.der"), "--type", "cert", "--id", "A1", "--label", "k"],
    ):
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    return "school"


@pytest.mark.needs_tool("softhsm2-util", "pkcs11-tool")
@pytest.mark.skipif(sys.platform != "linux", reason="the token in software is Debian's")
def test_a_key_on_a_token_signs_and_never_leaves_it(tmp_path: Path, token: str) -> None:
    from dataclasses import replace

    from evidence_desk.packs.token import TokenUnavailable, find_on_token

    found = find_on_token(str(SOFTHSM), token, "1234")
    assert found.key == b""
    assert found.token is not None
    ready = PackCertificate(kind="token", chain=found.chain, token=replace(found.token, pin="1234"))
    signed(tmp_path / "pack.pdf", ready)
    checked = pades_check.check(tmp_path / "pack.pdf")
    assert checked.good
    assert checked.certificate is not None
    assert checked.certificate.subject == "Larkrise card"
    wrong = PackCertificate(kind="token", chain=found.chain, token=replace(found.token, pin="9999"))
    with pytest.raises(TokenUnavailable, match="token"):
        signed(tmp_path / "again.pdf", wrong)
    with pytest.raises(TokenUnavailable, match="0 tokens"):
        find_on_token(str(SOFTHSM), "another", "1234")


# -- beside ---------------------------------------------------------------------------------------------------------


def test_the_hash_goes_on_where_writing_left_it(tmp_path: Path, own: PackCertificate) -> None:
    import hashlib

    path = tmp_path / "pack.pdf"
    with path.open("w+b") as stream:
        hashed = Hashed(stream)
        hashed.write(data := bare())
        stream.write(b"more")
        assert hash_on(stream, hashed) == (hashlib.sha256(data + b"more").hexdigest(), len(data) + 4)


def test_nothing_of_pyhanko_is_loaded_before_something_is_signed() -> None:
    code = (
        "import sys, evidence_desk.acts.packing, evidence_desk.acts.certificates, evidence_desk.cli.cmd_pack;"
        "sys.exit(any(n.split('.')[0] in {'pyhanko', 'pkcs11'} for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
