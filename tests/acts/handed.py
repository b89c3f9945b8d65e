"""A case of which a hand-over is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.acts.test_packing import noise_png
from tests.bundle.conftest import Stamper
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.acts import locking
from evidence_desk.acts.handing_over import HandoverChoice, HandoverResult, MakePack, hand_over
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import Also, PackResult, make_pack
from evidence_desk.case import events as ev
from evidence_desk.case.keys import Person, SchoolFile
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Source
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
CHAT = "you absolute walrus"


class World:
    """A stamped case: a picture, a message, a film, and a picture that was locked, of which the police know."""

    def __init__(self, folder: Path, person: Person, school: SchoolFile, stamper: Stamper) -> None:
        self.folder = folder
        self.desk = Desk(folder, person, school, FrozenClock())
        with self.desk.create() as store:
            self.picture = noise_png()
            add(store, self.picture, caption="Kit’s profile", source=Source(file_name="kit-okonkwo.png"))
            add(store, CHAT.encode(), kind="message-transcript", media_type="text/plain; charset=utf-8")
            add(store, bytes(range(256)) * 1000, kind="audio-video", media_type="video/mp4")
            locked = add(store, b"not for anybody" * 99)
            assert store.writer is not None
            note = store.bundle.head.note
            with store.writer.commit() as staged:
                staged.add_public("t", stamper.reply(note))
            locking.lock_for_police(store, [locked.id], "should not be here")
            told = {"force": "Barsetshire Police", "reference": "14/26"}
            store.record(
                ev.ActionRecorded(
                    kind="police-told", done_at="2026-11-22T14:00:00Z", fields=told, exhibits=(locked.id,)
                )
            )
        self.number = 0

    def target(self, ending: str = "") -> Path:
        self.number += 1
        below = self.folder / f"out-{self.number}"
        below.mkdir()
        return below / f"for-police{ending}"

    def maker(self, store: CaseStore) -> MakePack:
        def make(path: Path, also: Also, nameless: bool) -> PackResult:
            choice = PackChoice(for_whom="PC 1234", basis="request 14/26")
            return make_pack(store, POLICY, self.desk.clock, choice, path, also=also, nameless=nameless)

        return make

    def hand_over(self, out: Path, **fields: Any) -> HandoverResult:
        choice = HandoverChoice(**({"to": "PC 1234", "basis": "request 14/26"} | fields))
        with self.desk.open(write=True) as store:
            return hand_over(store, POLICY, choice, out, self.maker(store))
