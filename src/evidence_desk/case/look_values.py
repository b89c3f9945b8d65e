"""What two programs saw at one address: the load that was kept, and a second one made only to be compared with it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from evidence_desk.case.values import SafeInt, UtcText, _Value

Address = Annotated[str, Meta(max_length=8192)]
Short = Annotated[str, Meta(max_length=300)]
Sha256OrNone = Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")]
Vouched = Literal[
    "", "public", "local", "none"
]  # by a public root, by a root of this computer alone, by nobody
Compared = Literal["passage", "picture", "nothing"]


class Load(_Value, frozen=True, kw_only=True):
    """One load of a page, as the program that made it saw it."""

    program: Short
    at: UtcText
    asked: Address
    address: Address  # where it ended
    redirects: Annotated[int, Meta(ge=0, le=1000)] = 0
    status: Annotated[int, Meta(ge=0, le=999)] = 0
    server: Short = ""  # address and port that answered
    key: Sha256OrNone = ""  # SHA-256 of the server's public key (SPKI); empty without TLS
    certificate: Sha256OrNone = ""
    issuer: Short = ""
    vouched: Vouched = ""
    filtered: bool = False  # a filter, or another program between, made the certificate
    names: Annotated[tuple[Short, ...], Meta(max_length=16)] = ()  # addresses that the name stood for
    proxy: Short = ""


class Looked(_Value, frozen=True, kw_only=True):
    """A second look, and whether it agrees with what was kept."""

    id: str  # of the entry
    exhibit: str  # whose passage or bytes were compared
    first: Load
    second: Load | None
    what: Compared
    sha256: Sha256OrNone  # of what was compared
    length: SafeInt
    line: SafeInt
    found: bool
    differences: tuple[str, ...]
    trouble: str
    signed_in: bool
    engine: bool  # a second browser engine, not the plain loader
    leaf: int
    at: UtcText
    who: str
