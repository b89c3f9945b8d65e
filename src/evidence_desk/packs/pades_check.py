"""What a certificate's signature on a pack is worth: over which bytes it stands, and what was done to the file since.

A signature over the first part of a file stays mathematically right whatever is added behind it; several readers
then still say "valid" while another page is shown. So the words here come from pyHanko's difference analysis: only
further stamps and what they need may follow, anything else is named as a change. No network is used, and nobody is
trusted: who a certificate belongs to is for people to find out, by its fingerprint.

The file may come from anybody.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evidence_desk.packs import pades_update
from evidence_desk.packs.pack_certificate import CertificateFacts, certificate_facts
from evidence_desk.packs.pades import Level
from evidence_desk.packs.stamper import anchors, quiet

_SIGNATURES_MAX = 16  # fields with signatures or stamps in them
# Pieces of a signature in DER, as RFC 5652 has them for one signer who signs by SHA-256 what stands elsewhere.
_VERSION_1 = bytes.fromhex("020101")
_SHA_256 = bytes.fromhex("300d06096086480165030402010500")
_DETACHED = bytes.fromhex("300b06092a864886f70d010701")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_UPDATES_MAX = 24  # parts that were added to the file, one after the other


@dataclass(frozen=True, slots=True, kw_only=True)
class StampFacts:
    """A time stamp in the file."""

    at: datetime  # by the authority's clock, UTC
    authority: str
    fingerprint: str  # SHA-256 of the authority's certificate
    good: bool  # whether it holds, over the bytes that it should


@dataclass(frozen=True, slots=True, kw_only=True)
class PadesReport:
    """What was found."""

    found: bool  # whether a certificate signed the file at all
    good: bool = False
    why: str = ""  # in words, when it is not good
    level: Level | None = None
    certificate: CertificateFacts | None = None
    says_signed_at: datetime | None = None  # by the signer's own clock
    stamp: StampFacts | None = None  # on the signature
    later_stamps: tuple[StampFacts, ...] = ()  # over the whole file
    in_force: bool = True  # whether the certificate was in force when it signed, by the best time there is


def check(path: Path) -> PadesReport:
    """Return what the certificate's signature of a pack is worth; nothing is raised for what is in the file.

    Raises:
        OSError: the file cannot be read.
    """
    import pyhanko.sign.validation.pdf_embedded  # noqa: F401, PLC0415 - if it is missing, that is no fault of the file

    with quiet(), path.open("rb") as stream:
        try:
            return asyncio.run(_check(stream))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a hostile file brings about
            return PadesReport(
                found=True,
                why=f"what was added to the file cannot be understood ({type(error).__name__}): altered or damaged",
            )


async def _check(stream: Any) -> PadesReport:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - costs 0.4 s
    from pyhanko.sign.validation.pdf_embedded import collect_embedded_signatures  # noqa: PLC0415

    reader = PdfFileReader(stream, strict=True)
    if reader.xrefs.total_revisions > _UPDATES_MAX:
        return PadesReport(found=True, why="it was added to more often than a pack ever is")
    signatures = []
    for one in collect_embedded_signatures(reader):
        signatures.append(one)
        if len(signatures) > _SIGNATURES_MAX:
            return PadesReport(found=True, why="it carries more signatures than a pack ever has")
    if not signatures:
        return PadesReport(found=False)
    first, *rest = signatures
    report = await _first(reader, first)
    if not report.good:
        return report
    stamps: list[StampFacts] = []
    for one in rest:
        if str(one.sig_object_type) != "/DocTimeStamp":
            return _not(report, "another signature was added to it, which a pack never has")
        stamps.append(await _document_stamp(one))
        if not stamps[-1].good or not _fills_its_place(one, stream):
            return _not(report, "a time stamp over the file does not hold")
    if max(_end(one) for one in signatures) != stream.seek(0, 2):
        return _not(report, "something was added after its last signature or time stamp")
    return _with_stamps(report, reader, tuple(stamps))


async def _first(reader: Any, signature: Any) -> PadesReport:
    """Judge the signature of the certificate, and all that followed it."""
    from pyhanko.sign.diff_analysis import ModificationLevel, SuspiciousModification  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm  # noqa: PLC0415
    from pyhanko.sign.validation.pdf_embedded import (  # noqa: PLC0415
        async_validate_pdf_signature,
        read_certification_data,
    )

    if str(signature.sig_object_type) != "/Sig":
        return PadesReport(found=False, why="the file carries stamps, but no signature of a certificate")
    facts = certificate_facts(signature.signer_cert.dump())
    says = signature.self_reported_timestamp
    at = says.astimezone(UTC) if says is not None and says.tzinfo is not None else None
    own = [signature.signer_cert, *signature.other_embedded_certs]
    status = await async_validate_pdf_signature(
        signature, _context(own, at), ts_validation_context=_stamp_context(signature)
    )
    report = PadesReport(found=True, certificate=facts, says_signed_at=at)
    if not status.intact:
        return _not(report, "the signed bytes are not as they were when it was signed: altered or damaged")
    if not status.valid:
        return _not(report, "the signature was not made with the key of the certificate beside it")
    if not _as_written(signature, reader.stream):
        return _not(
            report, "the signature is not written as we write them: altered, or made by another program"
        )
    if why := pades_update.objection(reader, signature.signed_revision):
        return _not(report, f"{why}: what it shows is not what the exporter’s line stands for")
    certified = read_certification_data(reader)
    if certified is None or certified.permission not in {MDPPerm.FILL_FORMS, MDPPerm.NO_CHANGES}:
        return _not(
            report, "it is not the kind of signature that a pack has: it would let the file be changed"
        )
    result = status.diff_result
    if isinstance(result, SuspiciousModification) or not status.docmdp_ok:
        return _not(
            report,
            "after it was signed, the file was changed in another way than by time stamps; what it shows now is not "
            "what was signed. The part that was signed still stands in it unchanged, in front of what was added",
        )
    if result is not None and result.modification_level.value > ModificationLevel.LTA_UPDATES.value:
        return _not(report, "after it was signed, a form in it was filled in, or another signature added")
    if status.timestamp_validity is None:
        return _good(report, None)
    stamp = _stamp(status.timestamp_validity)
    if not stamp.good:
        return _not(report, "the time stamp on its signature does not hold")
    return _good(report, stamp)


def _as_written(signature: Any, stream: Any) -> bool:
    """Return whether a signature says nothing beside what it must say, in the one way that we write it.

    The place of a signature is the one part of a file that it does not cover; what could be changed there without
    changing what is signed is looked at here.
    """
    from asn1crypto import cms  # noqa: PLC0415 - as above

    if not _fills_its_place(signature, stream):
        return False
    message = cms.ContentInfo.load(signature.pkcs7_content).dump()
    signed = cms.ContentInfo.load(message)["content"]  # anew: what was looked into is slow to write again
    (said,) = signed["signer_infos"]
    own = signature.signer_cert
    signer = b"".join(
        (
            _VERSION_1,
            _der(0x30, own.issuer.dump() + own["tbs_certificate"]["serial_number"].dump()),
            _SHA_256,
            *(
                said[name].dump()
                for name in ("signed_attrs", "signature_algorithm", "signature", "unsigned_attrs")
            ),
        )
    )
    body = b"".join(
        (
            _VERSION_1,
            _der(0x31, _SHA_256),
            _DETACHED,
            signed["certificates"].dump(),
            _der(0x31, _der(0x30, signer)),
        )
    )
    return bool(_der(0x30, _SIGNED_DATA + _der(0xA0, _der(0x30, body))) == message)


def _der(tag: int, content: bytes) -> bytes:
    """Return a value in DER (X.690, section 8.1)."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def _fills_its_place(signature: Any, stream: Any) -> bool:
    """Return whether nothing but a signature and zeros stands in the place that is kept for it."""
    from asn1crypto import cms  # noqa: PLC0415 - as above

    _, first, second, _ = (int(part) for part in signature.byte_range)
    stream.seek(first)
    place = stream.read(second - first)
    digits = b"<" + cms.ContentInfo.load(signature.pkcs7_content).dump().hex().upper().encode("ascii")
    return bool(place.startswith(digits) and place[len(digits) :].strip(b"0") == b">")


async def _document_stamp(signature: Any) -> StampFacts:
    from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_timestamp  # noqa: PLC0415

    certificates = [signature.signer_cert, *signature.other_embedded_certs]
    return _stamp(
        await async_validate_pdf_timestamp(signature, _context(certificates, _time_of(signature.signed_data)))
    )


def _context(certificates: list[Any], at: datetime | None) -> Any:
    """Return in which light certificates are seen: those that came along, at the time they were used."""
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    return ValidationContext(
        trust_roots=anchors(certificates),
        other_certs=certificates,
        moment=at,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _stamp_context(signature: Any) -> Any:
    """Return the same for the stamp on a signature; None where there is none."""
    for attribute in signature.signer_info["unsigned_attrs"] or ():
        if attribute["type"].native == "signature_time_stamp_token":
            signed = attribute["values"][0]["content"]
            return _context([c.chosen for c in signed["certificates"]], _time_of(signed))
    return None


def _time_of(signed: Any) -> datetime | None:
    at = signed["encap_content_info"]["content"].parsed["gen_time"].native
    return at if isinstance(at, datetime) else None


def _stamp(status: Any) -> StampFacts:
    certificate = status.signing_cert
    at = status.timestamp.astimezone(UTC)
    purposes = certificate.extended_key_usage_value
    fit = purposes is not None and "time_stamping" in purposes.native
    in_force = certificate.not_valid_before <= at <= certificate.not_valid_after
    changed = getattr(status, "docmdp_ok", True) is False
    return StampFacts(
        at=at,
        authority=certificate_facts(certificate.dump()).subject,
        fingerprint=hashlib.sha256(certificate.dump()).hexdigest(),
        good=bool(status.intact and status.valid and fit and in_force and not changed),
    )


def _end(signature: Any) -> int:
    """Return the bytes up to which a signature stands for the file."""
    _, _, second, length = (int(part) for part in signature.byte_range)
    return second + length


def _not(report: PadesReport, why: str) -> PadesReport:
    return PadesReport(
        found=True, why=why, certificate=report.certificate, says_signed_at=report.says_signed_at
    )


def _good(report: PadesReport, stamp: StampFacts | None) -> PadesReport:
    facts = report.certificate
    best = stamp.at if stamp is not None else report.says_signed_at
    in_force = facts is not None and best is not None and facts.not_before <= best <= facts.not_after
    return PadesReport(
        found=True,
        good=True,
        level="B-B" if stamp is None else "B-T",
        certificate=facts,
        says_signed_at=report.says_signed_at,
        stamp=stamp,
        in_force=in_force,
    )


def _with_stamps(report: PadesReport, reader: Any, stamps: tuple[StampFacts, ...]) -> PadesReport:
    level = report.level
    if level == "B-T" and "/DSS" in reader.root:
        level = "B-LTA" if stamps else "B-LT"
    return PadesReport(
        found=True,
        good=True,
        level=level,
        certificate=report.certificate,
        says_signed_at=report.says_signed_at,
        stamp=report.stamp,
        later_stamps=stamps,
        in_force=report.in_force,
    )
