"""Signing a finished pack with a certificate, as readers of PDF files know it: PAdES, levels B-B to B-LTA.

The signature is a certification with the rule that nothing but further signatures and stamps may follow (DocMDP 2).
It is added after the exporter's own line, as an update; not one byte before it changes. Without an authority for time
stamps, or when none answers, the pack is signed all the same, at the level that can be had, and the report says so.

pyHanko is imported here, when something is signed or checked, and nowhere on the way to it: it costs 0.4 seconds.

Source: ETSI EN 319 142-1; ISO 32000-2 section 12.8; docs/signatures.md.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Literal

from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError
from evidence_desk.packs.pack_certificate import PackCertificate
from evidence_desk.packs.pades_box import appearance
from evidence_desk.packs.signature import SignatureBox
from evidence_desk.packs.stamper import NoStamp, Stamper, TimeStamp, anchors, quiet

Level = Literal["B-B", "B-T", "B-LT", "B-LTA"]
FIELD, STAMP_FIELD = "Certificate", "Time stamp"  # names of the fields in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What came of signing."""

    level: Level
    certificate: str  # fingerprint, 64 hex digits
    stamped_at: datetime | None  # by the authority's clock, UTC
    authority: str  # who stamped
    why_not_stamped: str  # in words; empty when it is, or when no authority is set up


def sign(
    stream: BinaryIO,
    certificate: PackCertificate,
    *,
    reason: str,
    box: SignatureBox,
    words: Sequence[str],
    at: datetime,
    stamper: Stamper | None = None,
) -> Signed:
    """Add the certificate's signature to a finished pack, and time stamps where an authority gives them.

    Args:
        stream: the file, open for reading and writing; on failure it is as long as before.
        box: where on which page the signature shows.
        words: what it says there; the first line is the heading.
        at: now.
        stamper: None where no authority is set up.

    Raises:
        BadInput: the certificate's time has not come or is over, or its token does not sign.
        CannotWrite: the file cannot take the bytes.
    """
    certificate.refuse_unless_valid(at)
    stream.flush()
    size = stream.seek(0, io.SEEK_END)
    stamp, why = _first_stamp(stamper)
    try:
        return _attempts(
            stream, size, certificate, stamp, stamper, why, _Asked(reason, box, tuple(words), at)
        )
    except OSError as error:
        _cut(stream, size)
        raise CannotWrite(
            f"signature not written: {error.errno}",
            "The pack could not be signed: no space, or the folder went away. Nothing was left under the name you "
            "asked for.",
        ) from error
    except BaseException:
        _cut(stream, size)
        raise


@dataclass(frozen=True, slots=True)
class _Asked:
    reason: str
    box: SignatureBox
    words: tuple[str, ...]
    at: datetime


def _first_stamp(stamper: Stamper | None) -> tuple[TimeStamp | None, str]:
    """Return a stamp over nothing: it shows that an authority answers, with which certificates, and how long it is."""
    if stamper is None or not stamper.addresses:
        return None, ""
    try:
        return stamper.stamp(bytes(32)), ""
    except NoStamp as error:
        return None, "; ".join(error.reasons)


def _attempts(
    stream: BinaryIO,
    size: int,
    certificate: PackCertificate,
    stamp: TimeStamp | None,
    stamper: Stamper | None,
    why: str,
    asked: _Asked,
) -> Signed:
    """Sign at the highest level that works: with everything for the long term, with a stamp, or without."""
    if stamp is not None and stamper is not None:
        relay = _relay(stamper, stamp)
        try:
            _once(stream, certificate, relay, asked)
            lasting = _make_lasting(stream, certificate, stamper, relay, stamp, asked.at)
            return Signed(
                level="B-LTA" if lasting else "B-T",
                certificate=certificate.fingerprint,
                stamped_at=relay.last.at,
                authority=relay.last.authority,
                why_not_stamped="",
            )
        except NoStamp as error:
            why = "; ".join(error.reasons)
            _cut(stream, size)
    _once(stream, certificate, None, asked)
    return Signed(
        level="B-B", certificate=certificate.fingerprint, stamped_at=None, authority="", why_not_stamped=why
    )


def _once(stream: BinaryIO, certificate: PackCertificate, relay: Any, asked: _Asked) -> None:
    """Add the signature, stamped where there is a relay to an authority."""
    from pyhanko.sign import PdfSigner, fields  # noqa: PLC0415

    box = asked.box
    field = fields.SigFieldSpec(
        FIELD,
        on_page=box.page,
        box=(round(box.left), round(box.bottom), round(box.right), round(box.top)),
        readable_field_name="Signature with the school’s certificate",
    )
    with quiet(), _signer(certificate) as signer:
        by = PdfSigner(
            _metadata(asked),
            signer,
            timestamper=relay,
            stamp_style=appearance(asked.words, box),
        )
        try:
            writer = _writer(stream)
            fields.append_signature_field(writer, field)
            _tag(writer)
            by.sign_pdf(writer, existing_fields_only=True, in_place=True)
        except (OSError, EvidenceDeskError):
            raise
        except Exception as error:
            raise _unsigned(error) from error


def _make_lasting(
    stream: BinaryIO,
    certificate: PackCertificate,
    stamper: Stamper,
    relay: Any,
    stamp: TimeStamp,
    at: datetime,
) -> bool:
    """Add what a reader needs in years, and a stamp over the whole; return whether all of it could be had."""
    stream.flush()
    size = stream.seek(0, io.SEEK_END)
    try:
        with quiet():
            asyncio.run(_stamped_whole(stream, certificate, relay, _context(certificate, stamper, stamp, at)))
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - a withdrawn certificate, a list that is not had, an authority gone: B-T it is
        _cut(stream, size)
        return False
    return True


async def _stamped_whole(stream: BinaryIO, certificate: PackCertificate, relay: Any, context: Any) -> None:
    from asn1crypto import x509  # noqa: PLC0415
    from pyhanko.sign.fields import InvisSigSettings  # noqa: PLC0415
    from pyhanko.sign.signers import PdfTimeStamper  # noqa: PLC0415
    from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings  # noqa: PLC0415
    from pyhanko_certvalidator import CertificateValidator  # noqa: PLC0415

    own, *others = [x509.Certificate.load(der) for der in certificate.chain]
    path = await CertificateValidator(own, others, validation_context=context).async_validate_usage(set())
    unseen = InvisSigSettings(box_out_of_bounds=True)  # beside the page: nothing to show, nothing to tag
    await PdfTimeStamper(relay, field_name=STAMP_FIELD, invis_settings=unseen).async_timestamp_pdf(
        _writer(stream),
        "sha256",
        validation_context=context,
        validation_paths=[path],
        in_place=True,
        dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
    )


def _tag(writer: Any) -> None:
    """Give the signature's field a place in the reading order of a tagged pack: after all else, as a form."""
    from pyhanko.pdf_utils.generic import (  # noqa: PLC0415
        ArrayObject,
        DictionaryObject,
        NumberObject,
        TextStringObject,
        pdf_name,
    )

    if "/StructTreeRoot" not in writer.root:
        return
    tree = writer.root["/StructTreeRoot"]
    top, parents, key = tree["/K"], tree["/ParentTree"], int(tree["/ParentTreeNextKey"])
    field = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    shown = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/OBJR"),
            pdf_name("/Obj"): field,
            pdf_name("/Pg"): field.get_object().raw_get("/P"),
        }
    )
    element = writer.add_object(
        DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/StructElem"),
                pdf_name("/S"): pdf_name("/Form"),
                pdf_name("/P"): tree.raw_get("/K"),
                pdf_name("/Alt"): TextStringObject("Electronic signature of this pack"),
                pdf_name("/K"): shown,
            }
        )
    )
    top["/K"].append(element)
    number = NumberObject(key)
    leaf = {pdf_name("/Limits"): [number, number], pdf_name("/Nums"): [number, element]}
    parents["/Kids"].append(
        writer.add_object(DictionaryObject({what: ArrayObject(values) for what, values in leaf.items()}))
    )
    field.get_object()[pdf_name("/StructParent")] = number
    tree[pdf_name("/ParentTreeNextKey")] = NumberObject(key + 1)
    for changed in (top, parents, tree, field.get_object()):
        writer.update_container(changed)


def _writer(stream: BinaryIO) -> Any:
    """Return what adds to a file; the document's metadata stay as they are, or two of its places would differ."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415

    class Writer(IncrementalPdfFileWriter):
        """Leaves the metadata alone."""

        def _update_meta(self) -> None:
            return

    return Writer(stream, strict=True)


def _metadata(asked: _Asked) -> Any:
    from pyhanko.sign import PdfSignatureMetadata, fields  # noqa: PLC0415

    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=asked.reason,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
        subfilter=fields.SigSeedSubFilter.PADES,
    )


def _relay(stamper: Stamper, first: TimeStamp) -> Any:
    """Return what pyHanko asks for stamps: our stamper, which judges each answer before it is used."""
    from asn1crypto.tsp import TimeStampResp  # noqa: PLC0415
    from pyhanko.sign.timestamps import TimeStamper  # noqa: PLC0415

    def token(stamp: TimeStamp) -> Any:
        return TimeStampResp.load(stamp.reply)["time_stamp_token"]

    class Relay(TimeStamper):
        """Hands over what the stamper got; the first stamp shows how long the others will be."""

        last: TimeStamp | None = None

        async def async_dummy_response(self, md_algorithm: str) -> Any:
            if md_algorithm not in self._dummy_response_cache:
                self._register_dummy(md_algorithm, token(first))  # type: ignore[no-untyped-call]
            return self._dummy_response_cache[md_algorithm]

        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            stamp = await asyncio.to_thread(stamper.stamp, message_digest)
            self.last = self.last or stamp
            return token(stamp)

    return Relay()  # type: ignore[no-untyped-call]  # no types there


@contextlib.contextmanager
def _signer(certificate: PackCertificate) -> Iterator[Any]:
    """Give what pyHanko signs with."""
    from asn1crypto import keys, x509  # noqa: PLC0415
    from pyhanko.sign import SimpleSigner  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    chain = [x509.Certificate.load(der) for der in certificate.chain]
    if certificate.token is not None:
        from evidence_desk.packs.token import token_signer  # noqa: PLC0415 - an extra that few install

        with token_signer(certificate.token, chain) as signer:
            yield signer
        return
    store = SimpleCertificateStore()
    store.register_multiple(chain[1:])  # its own goes in by itself
    yield SimpleSigner(chain[0], keys.PrivateKeyInfo.load(certificate.key), store)


def _context(certificate: PackCertificate, stamper: Stamper, stamp: TimeStamp, at: datetime) -> Any:
    """Return what a reader needs in years: every certificate, and the lists of those that were withdrawn.

    Raises:
        ValueError: a certificate names a list that cannot be had.
    """
    from asn1crypto import crl, tsp, x509  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    own = [x509.Certificate.load(der) for der in certificate.chain]
    token = tsp.TimeStampResp.load(stamp.reply)["time_stamp_token"]["content"]
    theirs = [c.chosen for c in token["certificates"]]
    roots = [*anchors(own), *anchors(theirs)]
    lists = []
    for one in (c for c in (*own, *theirs) if c not in roots):
        addresses = _lists_named(one)
        found = next((data for address in addresses if (data := stamper.fetch(address))), None)
        if addresses and found is None:
            raise ValueError("a list that is named cannot be had")
        if found is not None:
            with contextlib.suppress(ValueError, TypeError):
                lists.append(crl.CertificateList.load(found, strict=True))
    return ValidationContext(
        trust_roots=roots,
        other_certs=[*own, *theirs],
        crls=lists,
        moment=at,
        allow_fetching=False,
        revocation_mode="hard-fail",
    )


def _lists_named(certificate: Any) -> list[str]:
    """Return the web addresses at which a certificate says that its list of withdrawn ones is."""
    found = []
    for point in certificate.crl_distribution_points:
        url = point.url
        if isinstance(url, str) and url.startswith(("http://", "https://")):
            found.append(url)
    return found[:2]


def _unsigned(error: Exception) -> EvidenceDeskError:
    return BadInput(
        f"signing failed: {type(error).__name__}",
        "The certificate did not sign the pack. Nothing was written. Look at it with edesk certificate show, or make "
        "the pack without it (--no-certificate).",
    )


def _cut(stream: BinaryIO, size: int) -> None:
    """Take what was added away again; the file is about to be given up where even that fails."""
    with contextlib.suppress(OSError, ValueError):
        stream.flush()
        stream.truncate(size)
        stream.seek(size)
