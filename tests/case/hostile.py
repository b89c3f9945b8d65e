"""A case of three people, and a pen that writes into it past all rules of the product."""

from __future__ import annotations

import base64
import contextlib
import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.test_membership import Colleague, colleague

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle import age, slots
from evidence_desk.bundle.note import SigningKey, format_verifier_key
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.staging import Staged
from evidence_desk.bundle.writer import Writer
from evidence_desk.case import codec, membership
from evidence_desk.case import events as ev
from evidence_desk.case.keys import Person, SchoolFile, make_school, read_sheet
from evidence_desk.case.loading import deep_check
from evidence_desk.case.membership import access_of
from evidence_desk.case.state import Case, encode_snapshot
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import GateAnswer, TimeRead

AT = "2026-11-22T14:05:09Z"
EARLIER = "2024-01-01T09:00:00Z"
STRANGER = SigningKey(bytes([9]) * 32)


@dataclass
class Pen:
    """One commit in the hand of somebody whose program asks no questions."""

    staged: Staged
    key: SigningKey
    recipient: age.Recipient
    origin: str

    def event(self, event: ev.Event, *, name: str = "", at: str = AT) -> str:
        root = base64.b64encode(self.staged.seen.root).decode("ascii")
        recorded = ev.Recorded(
            id=name or f"id-{self.staged.next_leaf}",
            leaf=self.staged.next_leaf,
            at=at,
            monotonic_ms=1,
            boot="boot-x",
            actor=self.key.fingerprint,
            seen=ev.Seen(size=self.staged.seen.size, root=root),
            event=event,
        )
        self.staged.add_secret("m", codec.encode(recorded), self.recipient)
        return recorded.id

    def blob(self, data: bytes) -> int:
        return self.staged.add_blob(io.BytesIO(data), len(data), self.recipient).leaf

    def snapshot(self, case: Case) -> None:
        root = base64.b64encode(self.staged.seen.root).decode("ascii")
        self.staged.add_secret("p", encode_snapshot(case, self.staged.seen.size, root), self.recipient)

    def case_key(self) -> str:
        """Put a new case key in; return it."""
        recipient = str(age.generate_identity("classic").recipient())
        self.staged.add_public("r", f"{recipient}\n".encode("ascii"))
        return recipient

    def slot(self) -> int:
        identity = age.generate_identity("classic")
        return self.staged.add_raw("k", slots.make_slot([identity], identity.recipient()))

    def signing_key(self, key: SigningKey = STRANGER) -> int:
        return self.staged.add_public("v", format_verifier_key(self.origin, key.public))


@contextlib.contextmanager
def writing(path: Path, key: SigningKey) -> Iterator[Pen]:
    with Writer.open(path, key) as writer:
        recipient = age.parse_recipient(writer.bundle.recipients[-1])
        with writer.commit() as staged:
            yield Pen(staged, key, recipient, writer.origin)


@dataclass
class World:
    """A case of three people, as the DSL's own device knows it, and the school's sheets."""

    desk: Desk
    deputy: Colleague
    investigator: Colleague
    sheets: tuple[SigningKey, ...]
    tmp_path: Path
    case: Case
    bundle: Bundle

    def key_of(self, who: str) -> SigningKey:
        return {
            "dsl": self.desk.person.signing_key,
            "deputy": self.deputy.person.signing_key,
            "investigator": self.investigator.person.signing_key,
            "sheet": self.sheets[0],
        }[who]

    def leaf(self, reference: str) -> int:
        found = self.case.find(reference)
        assert found is not None
        assert found.blob is not None
        return found.blob

    def exhibit_id(self, reference: str) -> str:
        found = self.case.find(reference)
        assert found is not None
        return found.id

    def devices(self) -> Iterator[Callable[[], CaseStore]]:
        """Ways to open: on the device that wrote the case, to read and to write, and on one that never saw it."""
        fresh = self.tmp_path / "fresh"
        fresh.mkdir(exist_ok=True)
        access = access_of(self.desk.person, fresh)
        yield self.desk.open
        yield lambda: self.desk.open(write=True)
        yield lambda: CaseStore.open(self.desk.path, access, self.desk.clock)
        yield lambda: CaseStore.open(self.desk.path, access, self.desk.clock, write=True)

    def checks(self) -> dict[str, bool]:
        with Bundle.open(self.desk.path) as bundle:
            unlocked = bundle.unlock((self.desk.person.identity,))
            return {name: good for name, good, _ in deep_check(bundle, unlocked)}

    def assert_refused(self, words: str) -> None:
        size = self.desk.path.stat().st_size
        for opening in self.devices():
            with pytest.raises(TamperedBundle, match=words):
                opening().close()
        assert self.checks()["events"] is False
        assert self.desk.path.stat().st_size == size  # and nobody settles or writes on top of it

    def assert_opens(self) -> None:
        for opening in self.devices():
            opening().close()
        assert all(self.checks().values())


@lru_cache(maxsize=1)
def school_with_sheets() -> tuple[SchoolFile, tuple[SigningKey, ...]]:
    """Return a school and the signing keys of its recovery sheets; made once."""
    school, contents = make_school("Larkrise Academy", "classic")
    keys = []
    with tempfile.TemporaryDirectory() as folder:
        for number in (1, 2, 3):
            path = Path(folder) / f"recovery-sheet-{number}.txt"
            path.write_bytes(contents[path.name])
            key = read_sheet(path).signing_key
            assert key is not None
            keys.append(key)
    return school, tuple(keys)


def make_world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    """A DSL, a deputy and an investigator; JPS/1, JPS/2 and IXG/1; a right snapshot at the end."""
    school, sheets = school_with_sheets()
    desk = Desk(tmp_path, person, school, clock)
    deputy = colleague(tmp_path, "Sam Lee", "SXL", clock=clock)
    investigator = colleague(tmp_path, "Ivy Gate", "IXG", "investigator", clock)
    with desk.create() as store:
        add(store, b"one")
        add(store, b"two")
        for each in (deputy, investigator):
            membership.add_reader(store, each.person.profile)
    with investigator.open(desk.path, write=True) as store:
        item = add(store, b"three")
        store.record(ev.ExhibitDescribed(exhibit=item.id, caption="the last entry"))
    with desk.open(write=True) as store:
        store.write_snapshot()
        case = store.case
    return World(desk, deputy, investigator, sheets, tmp_path, case, Bundle.open(desk.path))


def exhibit(key: SigningKey, blob: int, **fields: Any) -> ev.ExhibitAdded:
    """An entry that would be right if it were the investigator's own, over the blob `b"new"`."""
    plain: dict[str, Any] = {
        "reference": "IXG/2",
        "kind": "file",
        "media_type": "application/pdf",
        "size": 3,
        "sha256": "1" * 64,
        "blob": blob,
        "captured_at": TimeRead(utc=AT, zone="UTC", offset_minutes=0),
        "captured_by": key.fingerprint,
        "method": "file",
        "grade": "C",
        "gate": GateAnswer(answer="no", who=key.fingerprint, at=AT, wording="w"),
    }
    return ev.ExhibitAdded(**(plain | fields))


def bound_to(signer: str, **fields: Any) -> ev.PersonBound:
    plain: dict[str, Any] = {"name": "M", "role": "deputy", "initials": "MXM", "recipient": "age1m"}
    return ev.PersonBound(**(plain | fields), signer=signer)
