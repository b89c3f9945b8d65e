"""Seal requests: small signed files that lock exhibits at once where the bundle cannot be written.

`<case file>.seal-<id>` stands beside the bundle, and a copy in the person's own folder: so it holds when the
bundle is renamed or copied, and when its folder is not writable. It names exhibits by id and members by leaf, and
carries the reason encrypted to the case. Whoever reads honours it before anything is shown, whoever writes next
completes it, unless the key that signed it was never admitted to the case: then it hides and is said aloud, but
takes nothing out. The completing event names that key.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidence_desk.base import files
from evidence_desk.base.errors import BundleError, CannotWrite, EvidenceDeskError
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case.codec import CodecError, canonical, parse_canonical
from evidence_desk.case.keys import fingerprint_of, sign_text, signed_by, signer_text
from evidence_desk.case.state import Case

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

    def known(self, case: Case) -> list[str]:
        """Return the exhibits it names that the case has."""
        return [name for name in self.exhibits if name in case.exhibits]

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
) -> list[Path]:
    """Write a request beside the bundle, for its other readers, and in `home`, where nobody else can take it away.

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
    folder = home / "seal-requests"
    written: list[Path] = []
    failure: CannotWrite | None = None
    for path in (
        bundle_path.with_name(f"{bundle_path.name}.seal-{number}"),
        folder / f"{case_id}.seal-{number}",
    ):
        try:
            if path.parent == folder:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.write_new(path, data)
            written.append(path)
        except OSError as error:
            failure = files.cannot_write(path, error)
        except CannotWrite as error:
            failure = error
    if not written:
        raise failure or CannotWrite("no place for a seal request")
    return written


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
    """Yield what may be a request: any seal file in the bundle's folder, for the bundle may have been renamed.

    Raises:
        BundleError: so many that they cannot all be looked at; then nothing is shown.
    """
    places = [(bundle_path.parent, "", ".seal-")]
    if home is not None:
        places.append((home / "seal-requests", f"{case_id}.seal-", ""))
    for folder, start, inside in places:
        try:
            names = sorted(
                entry.name
                for entry in folder.iterdir()
                if entry.name.startswith(start) and inside in entry.name
            )
        except OSError:
            continue
        if len(names) > REQUESTS_MAX:
            raise BundleError(
                "too many seal requests",
                f"{folder} holds more than {REQUESTS_MAX} seal requests, too many to look at. Nothing is shown "
                "until the folder has been looked through.",
            )
        yield from (folder / name for name in names)
