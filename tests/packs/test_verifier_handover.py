"""Hand-overs as the program makes them, checked by the page that lies in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.bundle.conftest import Stamper
from tests.case.conftest import Desk, FrozenClock, add, person, school
from tests.packs.verifier_kit import Core, failures, open_points

from evidence_desk.acts import locking
from evidence_desk.acts.handing_over import HandoverChoice, hand_over
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.pack_signing import Signing
from evidence_desk.acts.packing import make_pack
from evidence_desk.case import events as ev
from evidence_desk.case import membership
from evidence_desk.case.keys import Person, SchoolFile, make_person
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.packs.pack_certificate import make_certificate
from evidence_desk.policy.loader import default_policy

__all__ = ["person", "school"]
pytestmark = [pytest.mark.needs_tool("node"), pytest.mark.needs_tool("openssl")]
POLICY = default_policy()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, person: Person, school: SchoolFile) -> dict[str, Any]:
    """A stamped case with a locked picture, handed over with a certificate by somebody who did not found it."""
    root = tmp_path_factory.mktemp("handed")
    (root / "deputy").mkdir()
    stamper = Stamper(tmp_path_factory.mktemp("tsa"))
    deputy = make_person("Dee Puty", "deputy", "DXP", "", "classic")
    desk = Desk(root, person, school, FrozenClock())
    with desk.create() as store:
        membership.add_reader(store, deputy.profile)
        add(store, b"walrus", kind="message-transcript", media_type="text/plain", caption="Secret caption")
        locked = add(store, b"not for anybody" * 99)
        noted = store.bundle.head.note
        assert store.writer is not None
        with store.writer.commit() as staged:
            staged.add_public("t", stamper.reply(noted))
        locking.lock_for_police(store, [locked.id], "should not be here")
        told = {"force": "Barsetshire Police", "reference": "14/26"}
        store.record(
            ev.ActionRecorded(
                kind="police-told", done_at="2026-11-22T14:00:00Z", fields=told, exhibits=(locked.id,)
            )
        )
    out = root / "for-police"
    signing = Signing(certificate=make_certificate("Larkrise Academy", desk.clock.read().utc))
    with CaseStore.open(desk.path, access_of(deputy, root / "deputy"), desk.clock, write=True) as store:

        def make(path: Path, also: Any, nameless: bool) -> Any:
            choice = PackChoice(for_whom="PC 1234", basis="request 14/26")
            return make_pack(store, POLICY, desk.clock, choice, path, also=also, signing=signing)

        hand_over(store, POLICY, HandoverChoice(to="PC 1234", basis="request 14/26"), out, make)
    (found,) = Core.at(root).check(out)
    return dict(found)


def test_what_the_program_hands_over_is_green(report: dict[str, Any]) -> None:
    assert failures(report) == []
    assert open_points(report) == []
    assert report["verdict"] == "good"
    words = json.dumps(report, ensure_ascii=False)
    assert "a key admitted in the case" in words  # the deputy's, who made the pack and the lists
    assert "In the name of Larkrise Academy" in words
    assert "Stamper of the tests" in words
    assert "Secret caption" not in words


def test_a_locked_item_is_named_as_not_handed_over(report: dict[str, Any]) -> None:
    states = {one["reference"]: (one["state"], one["detail"]) for one in report["exhibits"]}
    assert states["JPS/1"][0] == "ok"
    assert states["JPS/2"][0] == "note"
    assert states["JPS/2"][1].startswith("Withheld: restricted material.")
