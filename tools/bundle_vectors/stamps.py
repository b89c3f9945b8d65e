"""RFC 3161 replies for vectors: well formed, by an authority that does not exist.

A bundle's check reads which note a reply names; whether its authority is to be trusted is another question, which
needs certificates from outside. So the signature here is a true Ed25519 one (RFC 8419), by a key without certificate.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tools.bundle_vectors.pieces import sha

SEQUENCE, SET, INTEGER, OCTETS, OID, TIME, UTF8, TAGGED = 0x30, 0x31, 0x02, 0x04, 0x06, 0x18, 0x0C, 0xA0


def der(tag: int, *parts: bytes) -> bytes:
    """Return a DER value of fewer than 65,536 bytes."""
    content = b"".join(parts)
    size = len(content)
    digits = size.to_bytes((size.bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (digits if size < 128 else bytes([128 + len(digits)]) + digits) + content


def oid(text: str) -> bytes:
    """Return an object identifier."""
    first, second, *rest = map(int, text.split("."))
    out = bytes([40 * first + second])
    for number in rest:
        digits = [number & 127]
        while number := number >> 7:
            digits.insert(0, number & 127 | 128)
        out += bytes(digits)
    return der(OID, out)


SHA256 = der(SEQUENCE, oid("2.16.840.1.101.3.4.2.1"))
TST_INFO = oid("1.2.840.113549.1.9.16.1.4")
NAME = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, oid("2.5.4.3"), der(UTF8, b"Stamping authority of the test vectors"))),
)


def reply(stamped: bytes) -> bytes:
    """Return a granted reply whose imprint is the SHA-256 of `stamped`. Source: RFC 3161 section 2.4.2."""
    one, serial = der(INTEGER, b"\1"), der(INTEGER, b"\1")
    policy = oid("1.3.6.1.4.1.32473.1")  # RFC 5612: numbers for examples
    imprint = der(SEQUENCE, SHA256, der(OCTETS, sha(stamped)))
    info = der(SEQUENCE, one, policy, imprint, serial, der(TIME, b"20261122150000Z"))
    attributes = (
        der(SEQUENCE, oid("1.2.840.113549.1.9.3"), der(SET, TST_INFO)),
        der(SEQUENCE, oid("1.2.840.113549.1.9.4"), der(SET, der(OCTETS, sha(info)))),
    )
    key = Ed25519PrivateKey.from_private_bytes(sha(b"stamping authority"))
    signer = der(
        SEQUENCE,
        one,
        der(SEQUENCE, NAME, serial),
        SHA256,
        der(TAGGED, *attributes),
        der(SEQUENCE, oid("1.3.101.112")),
        der(OCTETS, key.sign(der(SET, *attributes))),
    )
    content = der(SEQUENCE, TST_INFO, der(TAGGED, der(OCTETS, info)))
    signed = der(SEQUENCE, der(INTEGER, b"\3"), der(SET, SHA256), content, der(SET, signer))
    token = der(SEQUENCE, oid("1.2.840.113549.1.7.2"), der(TAGGED, signed))
    return der(SEQUENCE, der(SEQUENCE, der(INTEGER, b"\0")), token)
