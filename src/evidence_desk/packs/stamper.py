"""Asking a time-stamping authority, over the network, when a hash was there: RFC 3161 requests and their answers.

Only a hash leaves the computer. The answer comes from outside and is judged before anything relies on it: it must be
short, granted, over exactly this hash and this request, signed by a certificate that was made out for stamping and
was in force, in whatever order the certificates come. Who vouches for the authority is not judged here: that needs a
root that somebody trusts, and nothing on this computer can say whom to trust.

Source: RFC 3161; RFC 5816; docs/signatures.md.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import secrets
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.bundle.limits import MAX_STAMP
from evidence_desk.bundle.stamp import parse_reply
from evidence_desk.packs.pack_certificate import certificate_facts

AT_ONCE = 2  # authorities that stamp one checkpoint, so that none of them is needed for ever
_WAIT_S = 8.0  # for one authority, from asking to the last byte
_CRL_MAX = 4 << 20  # bytes
_TYPE, _ANSWER = "application/timestamp-query", "application/timestamp-reply"
_NONCE_BITS = 63  # a positive number in eight bytes

_T = TypeVar("_T")
Ask = Callable[[str, bytes, float], bytes]  # address, request, seconds -> answer; raises OSError


class NoStamp(EvidenceDeskError):
    """No authority gave a stamp that can be used."""

    exit_code = 30

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(
            f"no time stamp from {len(reasons)} authorities",
            f"No time stamp could be had: {'; '.join(reasons) or 'no authority is set up'}. What was made before is "
            "kept; try again later with edesk timestamp.",
        )
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStamp:
    """A stamp that was asked for and judged."""

    reply: bytes  # the whole answer, as received
    at: datetime  # as the authority states, UTC
    authority: str  # who signed it, by its certificate
    fingerprint: str  # SHA-256 of that certificate, 64 hex digits
    until: datetime  # when that certificate ends, UTC
    address: str


class Stamper:
    """Asks the authorities: in turn until one gives a usable stamp, or two of them at once."""

    def __init__(self, addresses: Sequence[str], ask: Ask | None = None, *, wait_s: float = _WAIT_S) -> None:
        self.addresses = tuple(dict.fromkeys(addresses))
        self._ask = ask or post
        self._wait_s = wait_s

    def stamp(self, imprint: bytes) -> TimeStamp:
        """Return a stamp over a SHA-256.

        Raises:
            NoStamp: no authority gave one; with the reason of each.
        """
        return self.stamps(imprint, 1)[0]

    def stamps(self, imprint: bytes, wanted: int = AT_ONCE) -> list[TimeStamp]:
        """Return stamps over a SHA-256 by so many authorities, asked at once; those after them stand in for who fails.

        Raises:
            NoStamp: not one gave one; with the reason of each.
        """
        got: list[TimeStamp] = []
        reasons: list[str] = []
        left = list(self.addresses)
        while left and len(got) < wanted:
            asking, left = left[: wanted - len(got)], left[wanted - len(got) :]
            for address, (reply, nonce, reason) in zip(
                asking, at_once(self._ask_one, asking, imprint), strict=True
            ):
                try:
                    if reason:
                        raise ValueError(reason)
                    got.append(judge(reply, imprint, nonce, address))
                except ValueError as error:
                    reasons.append(f"{_host(address)}: {error}")
        if not got:
            raise NoStamp(reasons)
        return got

    def _ask_one(self, address: str, imprint: bytes) -> tuple[bytes, int, str]:
        """Return (answer, number sent along, why there is no answer)."""
        request, nonce = _request(imprint)
        try:
            return within(self._wait_s, self._ask, address, request, self._wait_s), nonce, ""
        except (OSError, ValueError) as error:
            return b"", nonce, _why(error)

    def fetch(self, address: str) -> bytes | None:
        """Return a list of withdrawn certificates from where a certificate says that it is; None if it is not had."""
        try:
            return within(self._wait_s, _get, address, self._wait_s)
        except (OSError, ValueError):
            return None


def judge(reply: bytes, imprint: bytes, nonce: int | None, address: str = "") -> TimeStamp:
    """Return what an answer is worth as a stamp over `imprint`.

    Args:
        nonce: the number sent along; None for a stamp that was asked for at another time.

    Raises:
        ValueError: it is not a usable stamp; the text says why, in words.
    """
    if len(reply) > MAX_STAMP:
        raise ValueError("its answer is longer than a time stamp may be")
    try:
        stamped, at = parse_reply(reply)
    except ValueError as error:
        raise ValueError(f"its answer cannot be used ({error})") from error
    if stamped != imprint:
        raise ValueError("it stamped something else than was asked")
    info, signed = _parts(reply)
    if nonce is not None and info["nonce"].native != nonce:
        raise ValueError("its answer belongs to another request")
    certificate = _signed_by(signed, imprint, at)
    return TimeStamp(
        reply=reply,
        at=at,
        authority=certificate_facts(certificate.dump()).subject,
        fingerprint=hashlib.sha256(certificate.dump()).hexdigest(),
        until=certificate.not_valid_after.astimezone(UTC),
        address=address,
    )


def anchors(certificates: Sequence[Any]) -> list[Any]:
    """Return those certificates that none of the others vouches for, to hold the chain together."""
    subjects = {bytes(c.subject.dump()) for c in certificates}
    return [c for c in certificates if c.self_issued or bytes(c.issuer.dump()) not in subjects]


def at_once(work: Callable[[str, bytes], _T], addresses: Sequence[str], imprint: bytes) -> list[_T]:
    """Return what `work` gives for each address, in their order, asked side by side; it must not raise."""
    found: dict[str, _T] = {}

    def run(address: str) -> None:
        found[address] = work(address, imprint)

    threads = [threading.Thread(target=run, args=(address,), daemon=True) for address in addresses[1:]]
    for thread in threads:
        thread.start()
    run(addresses[0])
    for thread in threads:
        thread.join()
    return [found[address] for address in addresses]


def within(wait_s: float, work: Callable[..., _T], *given: Any) -> _T:
    """Return what `work` gives, unless it takes too long: a server may answer one byte at a time.

    Raises:
        TimeoutError: it did; its thread ends when the server does.
        OSError, ValueError: as `work`.
    """
    found: list[_T] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            found.append(work(*given))
        except Exception as error:  # noqa: BLE001 - handed to whoever waits
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(wait_s)
    if failed:
        if isinstance(failed[0], OSError | ValueError):
            raise failed[0]
        raise ValueError("its answer cannot be read") from failed[0]
    if not found:
        raise TimeoutError("no answer in time")
    return found[0]


def post(address: str, request: bytes, wait_s: float) -> bytes:
    """Send a request and return the answer, at most one byte more than a stamp may have."""
    sent = urllib.request.Request(  # noqa: S310 - the scheme is looked at below
        _web(address), request, {"Content-Type": _TYPE, "Accept": _ANSWER, "User-Agent": "Evidence Desk"}
    )
    with _OPENER.open(sent, timeout=wait_s) as answer:
        return bytes(answer.read(MAX_STAMP + 1))


def _get(address: str, wait_s: float) -> bytes:
    with _OPENER.open(_web(address), timeout=wait_s) as answer:
        data = bytes(answer.read(_CRL_MAX + 1))
    if len(data) > _CRL_MAX:
        raise ValueError("longer than it may be")
    return data


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An authority is asked where the school set it up, and nowhere else."""

    def redirect_request(self, *_given: Any, **_named: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def _web(address: str) -> str:
    if urllib.parse.urlsplit(address).scheme not in {"http", "https"}:
        raise ValueError("it is not a web address")
    return address


def _host(address: str) -> str:
    try:
        return urllib.parse.urlsplit(address).hostname or address[:80]
    except ValueError:
        return address[:80]


def _why(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"it refused ({error.code})"
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "it did not answer in time"
    if isinstance(error, OSError):
        return "it cannot be reached"
    return str(error)


def _request(imprint: bytes) -> tuple[bytes, int]:
    from asn1crypto import algos, tsp  # noqa: PLC0415 - only where a stamp is asked for

    nonce = secrets.randbits(_NONCE_BITS) | 1 << (_NONCE_BITS - 1)
    asked = tsp.TimeStampReq(
        {
            "version": 1,
            "message_imprint": tsp.MessageImprint(
                {"hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}), "hashed_message": imprint}
            ),
            "nonce": nonce,
            "cert_req": True,
        }
    )
    return bytes(asked.dump()), nonce


def _parts(reply: bytes) -> tuple[Any, Any]:
    """Return the stamp's own words and the signed message around them."""
    from asn1crypto.tsp import TimeStampResp  # noqa: PLC0415 - as above

    signed = TimeStampResp.load(reply)["time_stamp_token"]["content"]
    return signed["encap_content_info"]["content"].parsed, signed


def _signed_by(signed: Any, imprint: bytes, at: datetime) -> Any:
    """Return the certificate that signed a stamp.

    Raises:
        ValueError: the signature does not hold, or the certificate was not made out for stamping or not in force.
    """
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data  # noqa: PLC0415 - costs 0.4 s
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    try:
        certificates = [c.chosen for c in signed["certificates"]]
        if not certificates:
            raise ValueError("none")
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise ValueError("it sent no certificate along, so nobody could check its stamp") from error
    try:
        context = ValidationContext(
            trust_roots=anchors(certificates),
            other_certs=certificates,
            moment=at,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        with quiet():
            status = asyncio.run(validate_tst_signed_data(signed, context, lambda _: imprint))
    except Exception as error:
        raise ValueError("the signature of its stamp cannot be checked") from error
    if not (status["intact"] and status["valid"]):
        raise ValueError("the signature of its stamp does not hold")
    certificate = status["signing_cert"]
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        raise ValueError("its certificate is expired, or was not in force yet")
    purposes = certificate.extended_key_usage_value
    if status.get("validation_path") is None or purposes is None or "time_stamping" not in purposes.native:
        raise ValueError("its certificate was not made out for time stamps, or does not hold")
    return certificate


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep pyHanko's remarks, which name people and files, out of every log."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
