"""What the bundle tests share: fixed keys, a whole small case, a forger that obeys no rule, a local stamper."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle import age, note, slots
from evidence_desk.bundle.check import BundleReport, check_bundle
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.limits import ORIGIN_PREFIX
from evidence_desk.bundle.manifest import CODES, Kind, member_name
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.readme import README
from evidence_desk.bundle.ustar import header, padding
from evidence_desk.bundle.writer import Writer

NONCE = bytes(range(16))


def classic(name: str) -> age.X25519Identity:
    return age.X25519Identity(hashlib.sha256(name.encode()).digest())


def signing_key(name: str) -> SigningKey:
    return SigningKey(hashlib.sha256(f"signer {name}".encode()).digest())


@dataclass
class Kit:
    """Keys of a made-up school, and cases made with them."""

    founder: SigningKey = field(default_factory=lambda: signing_key("founder"))
    second: SigningKey = field(default_factory=lambda: signing_key("second"))
    stranger: SigningKey = field(default_factory=lambda: signing_key("stranger"))
    case: age.Identity = field(default_factory=lambda: classic("case"))
    reader: age.Identity = field(default_factory=lambda: classic("reader"))
    custody: age.Identity = field(default_factory=lambda: classic("custody"))
    blob: bytes = b"the bytes of a picture " * 40

    @property
    def origin(self) -> str:
        return ORIGIN_PREFIX + note.case_id(self.founder.public, NONCE)

    @property
    def recipient(self) -> age.Recipient:
        return self.case.recipient()

    def create(self, path: Path) -> Writer:
        """A new case with its first commit: r/ 2, k/ 3, m/ 4."""
        writer = Writer.create(path, self.founder, nonce=NONCE)
        try:
            with writer.commit() as staged:
                staged.add_public("r", f"{self.recipient}\n".encode())
                staged.add_raw("k", slots.make_slot([self.case], self.reader.recipient()))
                staged.add_secret("m", self.event("opened"), self.recipient)
        except BaseException:
            writer.close()
            raise
        return writer

    def event(self, word: str) -> bytes:
        return f'{{"type":"{word}"}}'.encode().ljust(1024)

    def add(self, writer: Writer, word: str = "added", blob: bytes | None = None) -> int:
        """One more commit with a blob and an event; return the blob's leaf."""
        with writer.commit() as staged:
            data = self.blob if blob is None else blob
            added = staged.add_blob(io.BytesIO(data), len(data), self.recipient)
            staged.add_secret("m", self.event(word), self.recipient)
        return added.leaf

    def chain(self, path: Path, commits: int) -> Path:
        """A case of `commits` commits in all."""
        with self.create(path) as writer:
            for number in range(1, commits):
                self.add(writer, f"added {number}", b"%d" % number)
        return path

    def whole(self, path: Path, stamper: Stamper) -> Path:
        """A small case with everything: two signers, a sealed, an erased and a stamped part, a retired key."""
        with self.create(path) as writer:
            sealed = self.add(writer)
            with writer.commit() as staged:
                admitted = staged.add_public("v", note.format_verifier_key(self.origin, self.second.public))
                erased = staged.add_secret("p", b"snapshot", self.recipient)
            with writer.commit() as staged:
                staged.add_public("t", stamper.reply(writer.bundle.head.note))
        with Writer.open(path, self.second) as writer:
            self.add(writer, "by another")
            with writer.commit() as staged:
                staged.add_sealed(sealed, self.custody.recipient())
                staged.add_secret("m", self.event("sealed"), self.recipient)
                staged.remove("seal", sealed)
                staged.remove("erase", erased)
            compact(writer)
        with Writer.open(path, self.founder) as writer, writer.commit() as staged:
            staged.retire(admitted)
            staged.add_secret("m", self.event("retired"), self.recipient)
        return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's case will stand."""
    return tmp_path / "case.edcase"


@pytest.fixture(scope="session")
def kit() -> Kit:
    return Kit()


@pytest.fixture(scope="session")
def check() -> Callable[[Path], BundleReport]:
    """The whole check of a bundle, its file closed again."""

    def run(path: Path) -> BundleReport:
        report = check_bundle(path)
        if report.bundle is not None:
            report.bundle.close()
        return report

    return run


def tree_head(lines: list[bytes]) -> bytes:
    """RFC 6962 as it is written there, for leaves without their LF."""
    if not lines:
        return hashlib.sha256().digest()
    if len(lines) == 1:
        return hashlib.sha256(b"\0" + lines[0] + b"\n").digest()
    split = 1 << (len(lines) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree_head(lines[:split]) + tree_head(lines[split:])).digest()


class Forge:
    """Builds bundle files member by member, as right or as wrong as a test asks for."""

    def __init__(self, kit: Kit, readme: bytes = README) -> None:
        self.kit = kit
        self.file = bytearray()
        self.leaves: list[bytes] = []
        self.k = 0
        self.note_line: bytes | None = None
        self._lines: list[bytes] = []
        self.put("README", readme)
        self.put("v", note.founding_member(kit.founder.public, NONCE))

    @property
    def next_leaf(self) -> int:
        return len(self.leaves) + len(self._lines) + (self.note_line is not None)

    def raw(self, name: bytes, data: bytes, size: int | None = None) -> None:
        """Append a member without a line."""
        self.file += header(name, len(data) if size is None else size) + data + bytes(padding(len(data)))

    def put(self, kind: Kind, data: bytes) -> int:
        """Append a member with its line."""
        leaf = self.next_leaf
        name = member_name(CODES[kind], leaf)
        self.raw(name, data)
        self._lines.append(hashlib.sha256(data).hexdigest().encode() + b"  " + name)
        return leaf

    def secret(self, kind: Kind, data: bytes) -> int:
        return self.put(kind, age.encrypt(data, self.kit.recipient))

    def start(self) -> None:
        """The usual first commit."""
        self.put("r", f"{self.kit.recipient}\n".encode())
        self.put("k", slots.make_slot([self.kit.case], self.kit.reader.recipient()))
        self.secret("m", self.kit.event("opened"))
        self.commit()

    def commit(
        self,
        *controls: bytes,
        signer: SigningKey | None = None,
        manifest: Callable[[bytes], bytes] = lambda text: text,
        signed: Callable[[bytes], bytes] = lambda text: text,
        root: Callable[[bytes], bytes] = lambda root: root,
    ) -> None:
        """Close the commit; `manifest`, `signed` and `root` may spoil what they are given."""
        lines = [*([self.note_line] if self.note_line is not None else []), *self._lines, *controls]
        text = manifest(b"".join(line + b"\n" for line in lines))
        self.leaves += text.removesuffix(b"\n").split(b"\n")
        head = root(tree_head(self.leaves))
        stored = signed((signer or self.kit.founder).sign_checkpoint(self.kit.origin, len(self.leaves), head))
        self.raw(b"c/%08d.sum" % self.k, text)
        self.raw(b"c/%08d.note" % self.k, stored)
        self.note_line = hashlib.sha256(stored).hexdigest().encode() + b"  c/%08d.note" % self.k
        self._lines = []
        self.k += 1

    def save(self, path: Path) -> Path:
        path.write_bytes(bytes(self.file) + bytes(1024))
        return path


@pytest.fixture
def forge_of(kit: Kit) -> Callable[[bytes], Forge]:
    """Makes a forged bundle with another README."""
    return lambda readme: Forge(kit, readme)


@pytest.fixture
def forge(kit: Kit) -> Forge:
    """A forged bundle with nothing wrong yet and its first commit still open."""
    return Forge(kit)


@pytest.fixture
def started(forge: Forge) -> Forge:
    """A forged bundle with a good first commit."""
    forge.start()
    return forge


@pytest.fixture
def refused(path: Path, check: Callable[[Path], BundleReport]) -> Callable[[Forge, str], None]:
    """Asserts that a forged bundle whose last commit is wrong is refused by the named check.

    A good-looking commit is put behind the wrong one, as somebody who forges would, so that it is no tail.
    """

    def run(forge: Forge, part: str) -> None:
        forge.secret("m", forge.kit.event("and on"))
        forge.commit()
        forge.save(path)
        with pytest.raises(TamperedBundle):
            Bundle.open(path)
        wrong = [finding.name for finding in check(path).findings if not finding.ok]
        assert [name for name in wrong if name != "removal"] == [part]  # what the good part left pending

    return run


class Stamper:
    """A time-stamping authority of this computer: `openssl ts` with a key of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "tsa.cnf").write_text(
            "[req]\ndistinguished_name=dn\n[dn]\n[ext]\nextendedKeyUsage=critical,timeStamping\n"
            f"[tsa]\ndefault_tsa=one\n[one]\nserial={folder}/serial\ncrypto_device=builtin\n"
            f"signer_cert={folder}/tsa.pem\nsigner_key={folder}/tsa.key\nsigner_digest=sha256\n"
            "default_policy=1.2.3.4\ndigests=sha256,sha512\naccuracy=secs:1\n"
        )
        self._openssl(
            *("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-keyout", "tsa.key", "-out", "tsa.pem", "-subj", "/CN=Stamper of the tests", "-days", "30"),
            *("-config", "tsa.cnf", "-extensions", "ext"),
        )

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self._folder, check=True, capture_output=True)

    def reply(self, data: bytes, *, digest: str = "sha256") -> bytes:
        (self._folder / "data").write_bytes(data)
        self._openssl("ts", "-query", "-data", "data", f"-{digest}", "-cert", "-out", "query")
        self._openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "reply")
        return (self._folder / "reply").read_bytes()


@pytest.fixture(scope="session")
def stamper(tmp_path_factory: pytest.TempPathFactory) -> Stamper:
    if shutil.which("openssl") is None:
        pytest.fail("the stamp tests need the program 'openssl'")
    return Stamper(tmp_path_factory.mktemp("tsa"))


@pytest.fixture(scope="session")
def whole(kit: Kit, stamper: Stamper, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a case with everything in it: sealed, erased, stamped, two signers, one retired."""
    return kit.whole(tmp_path_factory.mktemp("whole") / "whole.edcase", stamper).read_bytes()
