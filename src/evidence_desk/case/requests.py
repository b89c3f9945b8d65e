"""Seal requests: small signed files that lock exhibits at once where the bundle cannot be written.

`<case file>.seal-<id>` stands beside the bundle, or in the person's folder when even that is not writable. It
names exhibits by id and members by leaf, and carries the reason encrypted to the case. Whoever reads honours
it before anything is shown, whoever writes next completes it. A request only ever locks, so a forged one can
hide but never reveal; the completing event says who asked, by the key that signed.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence_desk.base import files
from evidence_desk.base.errors import CannotWrite, EvidenceDeskError
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case.codec import CodecError, canonical, parse_canonical
from evidence_desk.case.keys import fingerprint_of, sign_text, signed_by, signer_text

REQUEST_MAX = 256 << 10  # bytes
REQUESTS_MAX = 1000  # files looked at beside one bundle
_DOMAIN = b"evidence-desk.invalid/seal-request\n"


class SealRequest:
    """One request as read back."""

    def __init__(self, path: Path, fields: dict[str, Any]) -> None:
        self.path = path
        self.exhibits: tuple[str, ...] = tuple(map(str, fields["exhibits"]))
        self.leaves: frozenset[int] = frozenset(map(int, fields["leaves"]))
        self.at: str = str(fields["at"])
        self.signer: str = str(fields["signer"])
        self._reason: bytes = base64.b64decode(fields["reason"], validate=True)

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the key that signed the request."""
        return fingerprint_of(self.signer)

    def reason(self, identities: tuple[age.Identity, ...]) -> str:
        """Return the reason given, or a plain sentence when it cannot be read."""
        try:
            return age.decrypt(self._reason, identities, limit=REQUEST_MAX).decode("utf-8")
        except (EvidenceDeskError, UnicodeDecodeError):
            return "locked by request; the reason given cannot be read"


def write_request(
    bundle_path: Path,
    home: Path,
    *,
    case_id: str,
    exhibits: tuple[str, ...],
    leaves: tuple[int, ...],
    reason: str,
    at: str,
    recipient: age.Recipient,
    signing_key: SigningKey,
) -> Path:
    """Write a request beside the bundle, else in `home`; return where it stands.

    Raises:
        CannotWrite: neither place can be written.
    """
    fields: dict[str, Any] = {
        "v": 1,
        "case": case_id,
        "exhibits": list(exhibits),
        "leaves": list(leaves),
        "at": at,
        "signer": signer_text(signing_key.public),
        "reason": base64.b64encode(age.encrypt(reason.encode(), recipient)).decode("ascii"),
    }
    signature = sign_text(signing_key, _DOMAIN + canonical(fields))
    fields["signature"] = base64.b64encode(signature).decode("ascii")
    data = canonical(fields)
    number = uuid.uuid4().hex[:12]
    beside = bundle_path.with_name(f"{bundle_path.name}.seal-{number}")
    try:
        files.write_new(beside, data)
    except CannotWrite:
        folder = home / "seal-requests"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise files.cannot_write(folder, error) from error
        beside = folder / f"{case_id}.seal-{number}"
        files.write_new(beside, data)
    return beside


def read_requests(bundle_path: Path, home: Path | None, case_id: str) -> list[SealRequest]:
    """Return the valid requests for a case, beside the bundle and in `home`."""
    found: list[SealRequest] = []
    for path in _candidates(bundle_path, home, case_id):
        try:
            fields = parse_canonical(files.read_bounded(path, REQUEST_MAX), REQUEST_MAX)
            signature = base64.b64decode(fields.pop("signature"), validate=True)
            signed = _DOMAIN + canonical(fields)
            if fields["case"] == case_id and signed_by(fields["signer"], signature, signed):
                found.append(SealRequest(path, fields))
        except (EvidenceDeskError, CodecError, KeyError, TypeError, ValueError, AttributeError):
            continue  # not a request of this case: it locks nothing, and is left where it is
    return found


def _candidates(bundle_path: Path, home: Path | None, case_id: str) -> Iterator[Path]:
    places = [(bundle_path.parent, f"{bundle_path.name}.seal-")]
    if home is not None:
        places.append((home / "seal-requests", f"{case_id}.seal-"))
    count = 0
    for folder, prefix in places:
        try:
            names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(prefix))
        except OSError:
            continue
        for name in names:
            count += 1
            if count > REQUESTS_MAX:
                return
            yield folder / name
