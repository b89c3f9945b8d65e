"""A second reader of EDC 1 case bundles, written from docs/format/ alone; it shares no code with the package.

    python tools/independent_reader.py CASE.edcase [--identity FILE]... [--list | --out FOLDER]
Checks without a key; opens with age identity files or two recovery sheets. `--list` prints events and exhibits, `--out`
also writes exhibits, named by leaf, into a folder. Exit codes: 0 good, 10 no key fits, 12 newer version, 20 damage.
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import tarfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace as Member  # name, kind, content, end; as signed: its name, digest, commit

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ed25519, mldsa, mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

ENDS = {"v": ".vkey", "r": ".txt", "t": ".tsr", **dict.fromkeys("kmbps", ".age")}
MOST = {"R": 65536, "v": 4096, "r": 4096, "k": 1 << 17, "m": 9 << 17, "p": 513 << 17, "t": 65536, "e": 0}
MOST |= {"b": 8**11 - 1, "s": 8**11 - 1, ".sum": 820_000, ".note": 4096}  # stored bytes, by kind
REMOVABLE = ("mb", "kmbps", "v")  # by seal, erase and retire, in the order a manifest has them
LINES = rb"(?:[\w+/]{64}\n)*[\w+/]{0,63}"  # a body in an age header: its last line is not full
HEADER = re.compile(rb"age-encryption\.org/v1\n((?:-> .+\n" + LINES + rb"\n)+)--- ([\w+/]{43})\n")
STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n(" + LINES + rb")\n")
AGE = {b"age-secret-key-": b"X25519", b"age-secret-key-pq-": b"mlkem768x25519"}
NATIVE = {b"scrypt": 1, b"X25519": 20, b"mlkem768x25519": 20, b"p256tag": 0, b"mlkem768p256tag": 0}  # stanzas
HYBRID = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
Keys = dict[bytes, tuple[int, bytes]]  # key id: leaf of the `v/` member, type byte and public key
Secrets = list[tuple[bytes, bytes]]  # age's name of the kind, 32 bytes
BECH32 = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def need(good: object, reason: str) -> None:
    if not good:
        raise ValueError(reason)


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def unbase64(text: bytes) -> bytes:  # canonical, padded or (in age) not; b"" for any other spelling
    raw = base64.b64decode(text + b"==")
    return raw if base64.b64encode(raw).rstrip(b"=") == text.rstrip(b"=") else b""


class _Bundle:  # its commits as far as they are whole; `problems` says what is wrong
    def __init__(self, data: bytes) -> None:
        self.data, self.end, self.origin, self.problems = data, 0, b"", list[str]()
        self.members, self.removed, self.keys = dict[int, Member](), set[int](), Keys()  # keys: who may sign
        self.peaks = list[tuple[int, bytes]]()  # complete subtrees (leaves, head), largest first
        self.heads = [(0, base64.b64encode(sha(b"")).decode(), "", b"")]  # leaves, head, signer, note
        try:
            while len(self.heads) == 1 or data[self.end : self.end + 1025] not in (b"", bytes(1024)):
                self._commit(len(self.heads) - 1, self.heads[-1][0])
        except (ValueError, InvalidSignature) as error:
            self.problems.append(f"after commit {len(self.heads) - 2}: {error or 'a signature is wrong'}")

    def _member(self, offset: int) -> Member:  # its header must be the only one that name and size can have
        block, start = self.data[offset : offset + 512], offset + 512
        info = tarfile.TarInfo(name := block[:100].rstrip(b"\0").decode("latin-1"))
        info.mode, info.size = 0o600, int(block[124:135], 8) if re.match(b"[0-7]{11}", block[124:]) else 0
        kind, end = name[10:] if name[:2] == "c/" else name[:1], start + info.size + -info.size % 512
        good = info.tobuf(tarfile.USTAR_FORMAT) == block and kind in MOST and info.size <= MOST[kind]
        need(good and end <= len(self.data), f"no whole member with a canonical header at byte {offset}")
        self.problems += [f"{name} is badly padded"] * any(self.data[start + info.size : end])
        return Member(name=name, kind=kind, content=self.data[start : start + info.size], end=end)

    def _commit(self, k: int, first: int) -> None:  # take in commit k, whose manifest begins at leaf `first`
        found = [self._member(self.end)]
        while found[-1].kind != ".note" and len(found) < 10_003:
            found.append(self._member(found[-1].end))
        *members, manifest, note = found if len(found) > 1 else found * 2
        need((manifest.name, note.name) == (f"c/{k:08}.sum", f"c/{k:08}.note"), "no manifest and note")
        *lines, last = manifest.content.decode("latin-1").split("\n")
        chain = [f"{sha(self.heads[-1][3]).hex()}  c/{k - 1:08}.note"] if k else []
        fresh, rest = dict(enumerate(members, first + len(chain))), lines[len(chain) :]
        good = not last and rest and lines[: len(chain)] == chain and len(lines) <= 10_000
        need(good and len(members) <= len(rest), f"manifest {k} does not follow")
        for line, (leaf, member) in zip(rest, fresh.items(), strict=False):
            member.digest, member.signed, member.commit, kind = line[:64], line[66:], k, line[66:67]
            own = member.signed == (f"{kind}/{leaf:08}{ENDS.get(kind)}" if leaf else "README.txt")
            same = member.name == (f"e/{leaf:08}" if member.kind == "e" and kind in "kmbps" else line[66:])
            need(own and same and re.match("[0-9a-f]{64}  ", line), f"leaf {leaf} is another member")
        gone, retired = self._controls(rest[len(members) :], "".join(m.signed[0] for m in members))
        keys = self._admit(k, {leaf: member.content for leaf, member in fresh.items() if member.kind == "v"})
        for line in lines:
            self.peaks.append((1, sha(b"\0" + line.encode("latin-1") + b"\n")))
            while self.peaks[-1][0] == self.peaks[-2:][0][0] and len(self.peaks) > 1:
                (size, right), (_, left) = self.peaks.pop(), self.peaks.pop()
                self.peaks.append((2 * size, sha(b"\1" + left + right)))
        head, size = self.peaks[-1][1], first + len(lines)
        for _, left in self.peaks[-2::-1]:
            head = sha(b"\1" + left + head)
        signer = self._signer(note.content, size, head, self.keys if k else dict([*keys.items()][:1]))
        named = re.match(rb"EDC ([1-9]\d{0,5}) Evidence Desk case bundle\n", found[0].content)
        if not k and (not named or named[1] != b"1"):
            raise SystemExit(12 if named and sha(found[0].content).hex() == fresh[0].digest else 20)
        self.keys = {name: key for name, key in (self.keys | keys).items() if key[0] not in retired}
        self.members, self.removed, self.end = self.members | fresh, self.removed | gone, note.end
        self.heads.append((size, base64.b64encode(head).decode(), signer, note.content))

    def _controls(self, lines: list[str], new: str) -> list[set[int]]:  # leaves removed, keys retired
        words = [re.fullmatch(r"(seal|erase|retire) (\d{8})", line) for line in lines]
        found = [("ser".index(word[1][0]), int(word[2])) for word in words if word]
        gone, retired = ({leaf for order, leaf in found if (order == 2) is late} for late in (False, True))
        good = all(leaf in self.members and self.members[leaf].signed[0] in REMOVABLE[o] for o, leaf in found)
        good = good and len(lines) == len(found) == len(gone) + len(retired) and not gone & self.removed
        live = {*self.members} - self.removed - gone if {*"krv"} & {*new} else set()
        kinds = new + "".join(self.members[leaf].signed[0] for leaf in live)
        good = good and max(kinds.count("k"), kinds.count("r"), -(-kinds.count("v") // 16)) <= 64
        good = good and found == sorted(found) and sum(order == 0 for order, _ in found) <= new.count("s")
        need(good and retired <= {leaf for leaf, _ in self.keys.values()}, "a line that cannot stand here")
        return [gone, retired]

    def _admit(self, k: int, added: dict[int, bytes]) -> Keys:  # new keys; the founder's makes the case id
        keys = Keys()
        for leaf, content in added.items():
            text, _, nonce = content.split(b"+", 2)[-1].partition(b"\n")
            form, raw = b"" if k or keys else b"[0-9a-f]{32}\n", unbase64(text)
            if form:
                case = int(sha(b"EDC1" + text + b"\n" + nonce).hex()[:32], 16) & ~(15 << 76 | 3 << 62)
                self.origin = f"evidence-desk.invalid/case/{uuid.UUID(int=case | 8 << 76 | 2 << 62)}".encode()
            name = sha(self.origin + b"\n" + raw)[:4]
            again = b"%b+%b+%b\n%b" % (self.origin, name.hex().encode(), base64.b64encode(raw), nonce)
            good = content == again and (raw[:1], len(raw)) in {(b"\1", 33), (b"\6", 1313)}
            need(good and re.fullmatch(form, nonce) and name not in self.keys | keys, f"bad key {leaf}")
            keys[name] = (leaf, raw)
        return keys

    def _signer(self, stored: bytes, size: int, head: bytes, keys: Keys) -> str:  # fingerprint of the signer
        start = b"%b\n%d\n%b\n" % (self.origin, size, base64.b64encode(head))
        line = b"\xe2\x80\x94 " + self.origin + rb" ([\w+/]{%d}=)\n"
        found = re.fullmatch(re.escape(start) + b"\n" + line % 91 + b"(?:" + line % 3243 + b")?", stored)
        raw = [unbase64(group) for group in found.groups() if group] if found else []
        by = [keys.get(signature[:4], (0, b"?"))[1] for signature in raw]
        need([key[0] for key in by] in ([1], [1, 6]), "another note than the one that must stand here")
        name, span = bytes([len(self.origin)]) + self.origin, bytes(8) + size.to_bytes(8, "big")
        ed25519.Ed25519PublicKey.from_public_bytes(by[0][1:]).verify(raw[0][4:], start)
        for key, signature in zip(by[1:], raw[1:], strict=True):
            text = b"subtree/v1\n\0" + name + signature[4:12] + name + span + head
            mldsa.MLDSA44PublicKey.from_public_bytes(key[1:]).verify(signature[12:], text)
        return sha(by[0][1:]).hex()

    def _check(self, leaf: int, member: Member) -> bool:  # one member against its line and its kind
        name, content, stub = member.signed, member.content, member.kind == "e"
        need(stub is (leaf in self.removed), f"{name} is pending, or stubbed without a line")
        need(stub or sha(content).hex() == member.digest, f"{name} is not what was signed")
        stamped = name[0] != "t" or any(sha(head[3]) in content for head in self.heads[1 : member.commit + 1])
        good = stamped and (name[0] != "r" or re.fullmatch(b"age1(pq1)?[02-9ac-hj-np-z]+\n", content))
        need(good and (stub or name[0] not in "kmbps" or age_header(content)), f"{name} is malformed")
        return not stub

    def entries(self, own: Secrets, out: Path | None) -> Iterator[str]:  # a line for each event and exhibit
        live = {leaf: member.content for leaf, member in self.members.items() if self._check(leaf, member)}
        slots = [plaintext(content, own) for leaf, content in live.items() if self.members[leaf].kind == "k"]
        need(sum(b"\n-> scrypt" in content[:32] for content in live.values()) <= 4, "too many passphrases")
        secrets = [s for x in slots for s in identities(plaintext(x, own) if x[:4] == b"age-" else x)]
        if own and not secrets:
            raise SystemExit(10)
        for leaf in [leaf for leaf in live if secrets and self.members[leaf].kind == "m"]:
            stored, commit = plaintext(live[leaf], secrets), self.members[leaf].commit
            event, seen = json.loads(stored, parse_float=int, parse_constant=int), self.heads[commit]
            text = json.dumps(event, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
            good = stored == text + b" " * (-len(text) % 1024) and event["actor"] == self.heads[commit + 1][2]
            need(good and event["seen"] == {"size": seen[0], "root": seen[1]}, f"m/{leaf:08}.age is no event")
            yield f"{leaf} {event['at']} {event['type']} by {event['actor'][:16]}"
            if event["type"] == "exhibit-added" and (body := event["body"])["blob"] in live:
                data = plaintext(live[body["blob"]], secrets)
                need([len(data), sha(data).hex()] == [body["size"], body["sha256"]], f"event {leaf} lies")
                yield f"  {body['reference']} {body['media_type']} {body['size']} {body['sha256']}"
                _ = out and (out / f"exhibit-{body['blob']:08}").write_bytes(data)


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return hmac.digest(hmac.digest(salt, secret, "sha256"), info + b"\1", "sha256")


def age_header(data: bytes) -> tuple[int, bytes, list[bytes], bytes]:  # its size, MAC, one stanza
    head = HEADER.match(data[:65536])
    found = [(words.split(b" "), body) for words, body in STANZA.findall(head[1] if head else b"")]
    (words, body), *more = [item for item in found if item[0][0] in NATIVE] or [([b""], b"")]
    raw, mac = unbase64(body.replace(b"\n", b"")), unbase64(head[2] if head else b"")
    good = not more and len(found) <= NATIVE.get(words[0], 0) and len(raw + mac) == 64
    if not head or STANZA.sub(b"", head[1]) or not good:
        raise ValueError("an age header outside the profile")
    return head.end(), mac, words, raw


def plaintext(data: bytes, secrets: Secrets) -> bytes:  # b"" when no secret opens the age file
    end, mac, words, body = age_header(data)
    keys = [key for kind, secret in secrets if kind == words[0] and (key := file_key(words, body, secret))]
    if not keys:
        return b""
    again = hmac.digest(hkdf(keys[0], bytes(32), b"header"), data[: end - 45], "sha256")
    cipher, rest = ChaCha20Poly1305(hkdf(keys[0], data[end : end + 16], b"payload")), data[end + 16 :]
    parts = [rest[at : at + 65552] for at in range(0, max(1, len(rest)), 65552)]
    need(mac == again and (len(parts) == 1 or len(parts[-1]) > 16), "an age file was altered")
    nonces = [n.to_bytes(11, "big") + bytes([n == len(parts) - 1]) for n in range(len(parts))]
    return b"".join(cipher.decrypt(nonce, part, None) for nonce, part in zip(nonces, parts, strict=True))


def file_key(words: list[bytes], body: bytes, secret: bytes) -> bytes:  # b"" when wrapped to another
    share, seeds = unbase64(b"".join(words[1:])), hashlib.shake_256(secret).digest(96)
    private = x25519.X25519PrivateKey.from_private_bytes(secret if words[0] == b"X25519" else seeds[64:])
    try:
        if words[0] == b"X25519":
            shared = private.exchange(x25519.X25519PublicKey.from_public_bytes(share))
            salt = share + private.public_key().public_bytes_raw()
            wrap = ChaCha20Poly1305(hkdf(shared, salt, b"age-encryption.org/v1/X25519"))
            return wrap.decrypt(bytes(12), body, None)
        pair = hpke.MLKEM768X25519PrivateKey(mlkem.MLKEM768PrivateKey.from_seed_bytes(seeds[:64]), private)
        return HYBRID.decrypt(share + body, pair, b"age-encryption.org/mlkem768x25519")
    except (InvalidTag, ValueError):
        return b""


def identities(text: bytes) -> Secrets:  # the checksums of its Bech32 are not looked at
    lines = [line.lower().rpartition(b"1") for line in text.split() if line.startswith(b"AGE-SECRET-KEY-")]
    bits = [(kind, "".join(f"{BECH32.index(c):05b}" for c in rest)) for kind, _, rest in lines]
    return [(AGE[kind], int(number[:256], 2).to_bytes(32, "big")) for kind, number in bits]


def main() -> int:
    parser = argparse.ArgumentParser(description="Check and open an EDC 1 case bundle.")
    parser.add_argument("case", type=Path)
    parser.add_argument("--identity", type=Path, action="append", default=[])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    bundle = _Bundle(args.case.read_bytes())
    try:
        for line in bundle.entries([s for p in args.identity for s in identities(p.read_bytes())], args.out):
            _ = (args.list or args.out) and print(line)
    except (ValueError, LookupError, TypeError, RecursionError, InvalidTag) as error:
        bundle.problems.append(str(error) or "an age file was altered")
    print(f"{len(bundle.heads) - 1} commits, {bundle.heads[-1][0]} leaves, head {bundle.heads[-1][1]}")
    print(*(bundle.problems or ["every check is good"]), sep="\n")
    return 20 if bundle.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
