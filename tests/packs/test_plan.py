"""From a small real case to the content of a pack; what is locked or restricted has no way into it."""

from __future__ import annotations

import dataclasses
import io
import random
import subprocess
from collections.abc import Iterator
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, get_args

import pytest
from immutables import Map
from msgspec.structs import replace

from evidence_desk.base.clock import Instant
from evidence_desk.case import events as ev
from evidence_desk.case import rules, sealing
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.intake import NewExhibit, add_exhibit, add_restricted, record_inspection
from evidence_desk.case.keys import make_person, make_school
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.values import (
    Action,
    Classification,
    CriminalTag,
    Exhibit,
    Note,
    PolicyPin,
    Source,
    TakenDrop,
)
from evidence_desk.packs import content
from evidence_desk.packs.plan import KIND_LABELS, Request, checkpoint, plan_pack, withheld
from evidence_desk.packs.render import render_pack
from evidence_desk.policy.leave import PACK_KINDS
from evidence_desk.policy.loader import default_policy

PICTURE, LOCKED, TEXT = b"\x89PNG shown", b"\x89PNG locked", "stop it 😂"
NOW = datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC)
INSTANT = Instant(utc=NOW, monotonic_ms=1, boot="b", zone="GMT", offset_minutes=0)
FOUND = {
    "page_form": "png",
    "width": 40,
    "height": 30,
    "orientation": 1,
    "page_notes": ["As it is."],
    "cuts": [],
}
POLICY = default_policy()


class StandingClock:
    def read(self) -> Instant:
        return INSTANT


def admission(route: Route, files: int = 1) -> Admission:
    answers = StopAnswers(first="no", second="no", wording="w")
    decision = at_capture(route, answers, wording="w", files_in_one_go=files)
    assert isinstance(decision, Admission)
    return decision


def add(store: CaseStore, data: bytes, route: Route = Route.FILE, files: int = 1, **fields: Any) -> Exhibit:
    plain = {"kind": "image", "media_type": "image/png", "method": "file", "grade": "C"}
    return add_exhibit(
        store, admission(route, files), NewExhibit(**(plain | fields)), io.BytesIO(data), len(data)
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseStore]:
    """JPS/1 picture, 2 text, 3 address, 4 locked, 5 restricted record, 6 not looked at, 7 a file."""
    folder: Path = tmp_path_factory.mktemp("plan")
    person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    pin = PolicyPin(id=POLICY.id, version=POLICY.version, sha256=POLICY.sha256)
    school = make_school("Larkrise Academy", "classic")[0]
    new = NewCase(title="Group chat", reference="2026/014", school=school, policy=pin)
    with create_case(folder / "case.edcase", person, folder, new, StandingClock()) as store:
        shown = add(
            store, PICTURE, caption="Screen 1", source=Source(platform="ChatterBox", file_name="a.png")
        )
        record_inspection(store, shown, FOUND, None)
        add(store, TEXT.encode(), Route.TEXT, kind="message-transcript", media_type="text/plain", grade="D")
        url = Source(url="https://chat.example/p/1")
        add(store, url.url.encode(), Route.URL, kind="url", media_type="text/uri-list", grade="D", source=url)
        bad = add(store, LOCKED, caption="needle of the locked one", source=Source(file_name="needle.png"))
        record_inspection(store, bad, FOUND, b"rendition")
        add_restricted(store, {"described_as": "in words", "device": "phone", "seal_number": "17"}, "w")
        add(store, b"\x89PNG new", files=3, derived_from=shown.id)
        add(store, b"%PDF", kind="file", media_type="application/pdf", source=Source(file_name="letter.pdf"))
        classify(store)
        people(store)
        sealing.seal(store, [bad.id], "found later")
        yield store


def classify(store: CaseStore) -> None:
    for ref, tags in {
        "JPS/1": Classification(
            cells=("conduct.aggressive",),
            criminal=(CriminalTag(id="crim.dpv.hate", verbs=("viewing",)), CriminalTag(id="crim.gone")),
            four_cs=("conduct",),
            reason="named in the chat",
        ),
        "JPS/2": Classification(
            cells=("conduct.aggressive", "contact.sexual", "nowhere.gone"),
            criminal=(CriminalTag(id="crim.dpv.hate", verbs=("distributing",)),),
            triggers=("trig.gone",),
            four_cs=("conduct", "contact"),
        ),
    }.items():
        item = rules.find_exhibit(store.case, ref)
        store.record(ev.ExhibitClassified(exhibit=item.id, classification=tags))


def people(store: CaseStore) -> None:
    for number in range(28):
        pseudonym = rules.pseudonym_for(store.case, "pupil")
        year = "9" if number == 0 else ""
        store.record(
            ev.PersonAdded(name=f"Child {number}", kind="pupil", pseudonym=pseudonym, year_group=year)
        )
    store.record(ev.PersonAdded(name="Mr Head", kind="staff", pseudonym="Staff A"))
    for ref, role in (("JPS/1", "victim"), ("JPS/2", "witness")):
        item, child = rules.find_exhibit(store.case, ref), rules.find_person(store.case, "Pupil A")
        store.record(ev.PersonRoleSet(person=child.id, exhibit=item.id, role=role))  # type: ignore[arg-type]  # two of the roles


def refuse(exhibit: Exhibit) -> NoReturn:
    raise AssertionError(f"the bytes of {exhibit.ref} were asked for")


def request(store: CaseStore, **more: Any) -> Request:
    head = store.bundle.head
    fields: dict[str, Any] = {
        "kind": "police",
        "pack_id": "P-1",
        "made": INSTANT,
        "exporter": store.case.members[store.actor],
        "software": "Evidence Desk 0",
        "founder": store.bundle.founder.fingerprint,
        "founder_key": "key\nnonce\n",
        "checkpoint": checkpoint(head.k, head.size, head.root, head.note, store.case.last_at, "key"),
        "locked": store.locked,
        "log": [line_of(store.case, entry, n) for n, entry in enumerate(store.entries(), 1)],
        "load": store.read_whole,
        "load_rendition": store.read_rendition,
    }
    return Request(**(fields | more))


def planned(store: CaseStore, *refs: str, **more: Any) -> content.PackContent:
    case = more.pop("case", store.case)
    chosen = [rules.find_exhibit(case, ref) for ref in refs] if refs else case.in_order()
    return plan_pack(case, POLICY, chosen, request(store, **more))


def one(store: CaseStore, ref: str, **more: Any) -> content.Exhibit:
    (found,) = planned(store, ref, **more).exhibits
    return found


def with_exhibit(case: Case, ref: str, **changes: Any) -> Case:
    return case.with_exhibit(replace(rules.find_exhibit(case, ref), **changes))


# -- what must not get in -------------------------------------------------------------------------------------


def test_placeholders_never_ask_for_bytes(store: CaseStore) -> None:
    plan = planned(store, "JPS/4", "JPS/5", load=refuse, load_rendition=refuse)
    bodies = [item.body for item in plan.exhibits]
    assert [body.kind for body in bodies if isinstance(body, content.WithheldBody)] == [
        "sealed",
        "restricted",
    ]


# Every kind of pack there is, and those a policy can name before they exist.
EVERY_KIND = sorted({*get_args(content.Kind), *PACK_KINDS})
OUT_OF_ALL: dict[str, dict[str, Any]] = {
    "locked": {"status": "locked"},
    "erased": {"status": "erased"},
    "TERROR": {"gate": {"answer": "yes", "gate_class": "TERROR", "approval": "l1"}},
    "HARD, however it came in": {"gate": {"answer": "yes", "gate_class": "HARD", "approval": "l1"}},
}
POLICE_ALONE = ("INTIMATE", "ADULT")


def changed(store: CaseStore, changes: dict[str, Any]) -> Case:
    gate = rules.find_exhibit(store.case, "JPS/1").gate
    fields = {**changes, "gate": replace(gate, **changes.get("gate", {}))}
    return with_exhibit(store.case, "JPS/1", **fields)


def withheld_without_a_byte(store: CaseStore, case: Case, kind: str, **more: Any) -> bool:
    """Return whether a placeholder stands for JPS/1; its bytes were never asked for then."""
    plan = planned(store, "JPS/1", case=case, kind=kind, load=refuse, load_rendition=refuse, **more)
    (found,) = plan.exhibits
    return isinstance(found.body, content.WithheldBody)


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("why", OUT_OF_ALL)
def test_no_pack_of_any_kind_holds_a_byte_of_what_must_not_leave(
    store: CaseStore, kind: str, why: str
) -> None:
    assert withheld_without_a_byte(store, changed(store, OUT_OF_ALL[why]), kind)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_no_pack_of_any_kind_holds_what_is_locked_ahead_of_the_record(store: CaseStore, kind: str) -> None:
    ahead = frozenset({rules.find_exhibit(store.case, "JPS/1").id})
    assert withheld_without_a_byte(store, store.case, kind, locked=ahead)


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("held", POLICE_ALONE)
def test_what_was_kept_by_leave_stands_in_the_police_pack_alone(
    store: CaseStore, kind: str, held: str
) -> None:
    case = changed(store, {"gate": {"answer": "yes", "gate_class": held, "approval": "l1"}})
    assert withheld_without_a_byte(store, case, kind) == (kind != "police")


def test_a_policy_may_keep_it_out_of_that_one_too(store: CaseStore) -> None:
    goings = {name: dataclasses.replace(one, packs=()) for name, one in POLICY.leave.goings.items()}
    narrower = dataclasses.replace(POLICY, leave=dataclasses.replace(POLICY.leave, goings=goings))
    case = changed(store, {"gate": {"answer": "yes", "gate_class": "ADULT", "approval": "l1"}})
    item = rules.find_exhibit(case, "JPS/1")
    (found,) = plan_pack(case, narrower, [item], request(store, load=refuse)).exhibits
    assert isinstance(found.body, content.WithheldBody)


def test_what_is_locked_ahead_of_the_record_is_a_placeholder_too(store: CaseStore) -> None:
    every = frozenset(exhibit.id for exhibit in store.case.in_order())
    plan = planned(store, locked=every, load=refuse, load_rendition=refuse)
    assert len(plan.exhibits) == 7
    assert all(isinstance(item.body, content.WithheldBody) for item in plan.exhibits)


def test_a_locked_item_keeps_where_it_came_from_and_no_classification(store: CaseStore) -> None:
    item = one(store, "JPS/4", load=refuse)
    kept = rules.find_exhibit(store.case, "JPS/4")
    assert item.description == "needle of the locked one"
    assert "needle.png" not in repr(item)
    assert (item.classification, item.people, item.method) == ((), (), kept.method)
    assert item.sha256 is not None
    assert item.sha256.hex() == kept.sha256
    assert item.grade is not None
    assert item.grade.letter == kept.grade
    assert item.gate is not None
    assert item.gate.answer == "No, to both questions"
    assert isinstance(item.body, content.WithheldBody)
    assert "custody" in item.body.held
    assert item.body.told == "the police have not been told yet"
    facts = {fact.label: fact.value for fact in item.body.facts}
    assert facts["Locked"].endswith("entry signed by Jo P. Smith")
    assert "found later" in facts["As the log says it"]


def test_a_lock_that_is_only_asked_for_names_nobody(store: CaseStore) -> None:
    item = one(store, "JPS/1", locked=frozenset({rules.find_exhibit(store.case, "JPS/1").id}), load=refuse)
    assert isinstance(item.body, content.WithheldBody)
    assert "still to be made" in item.body.facts[0].value


def test_a_record_in_words_says_that_nothing_was_held_and_names_a_device_secured(store: CaseStore) -> None:
    from evidence_desk.case.fold import apply

    case = with_exhibit(store.case, "JPS/5", restricted={"described_as": "in words"})
    held = one(store, "JPS/5", case=case).body
    assert isinstance(held, content.WithheldBody)
    assert held.held == "nothing of it was ever held in this case; this record is words only."
    event = ev.ActionRecorded(
        kind="device-secured",
        done_at="2026-11-22T10:00:00Z",
        fields={"device": "grey phone", "place": "safe", "seal": "S-9"},
    )
    case = apply(case, replace(next(iter(store.entries())), id="a9", at="2099-01-01T00:00:00Z", event=event))
    held = one(store, "JPS/5", case=case).body
    assert isinstance(held, content.WithheldBody)
    assert held.held.endswith("Device secured: grey phone; safe; S-9.")


def test_a_restricted_record_says_where_the_material_is(store: CaseStore) -> None:
    body = one(store, "JPS/5").body
    assert isinstance(body, content.WithheldBody)
    assert "phone" in body.held
    assert "17" in body.held
    assert "in words" in {fact.value for fact in body.facts}


def test_a_placeholder_names_the_police_reference_once(store: CaseStore) -> None:
    case = store.case
    bad = rules.find_exhibit(case, "JPS/4")
    told = ev.ActionRecorded(kind="police-told", done_at="2026-11-22T10:00:00Z")
    from evidence_desk.case.fold import apply

    recorded = next(iter(store.entries()))
    for number, (force, exhibits) in enumerate(
        (("Other", ("x",)), ("Northshire", ()), ("Northshire", (bad.id,)))
    ):
        event = replace(told, fields={"force": force, "reference": "14/26"}, exhibits=exhibits)
        case = apply(case, replace(recorded, id=f"a{number}", event=event))
    body = one(store, "JPS/4", case=case).body
    assert isinstance(body, content.WithheldBody)
    assert body.told == "Northshire 14/26"


def test_a_damaged_exhibit_is_not_called_locked(store: CaseStore) -> None:
    case = with_exhibit(store.case, "JPS/1", status="damaged", status_reason="altered")
    item = one(store, "JPS/1", case=case, load=refuse, load_rendition=refuse)
    assert "police" not in repr(item.body).lower()
    assert "locked" not in f"{item.description} {item.body}".lower()
    assert "damaged" in repr(item.body)
    assert item.grade is not None
    assert "not changed" not in item.grade.shows  # what can no longer be shown is not claimed


def test_only_what_is_held_is_shown(store: CaseStore) -> None:
    held = [exhibit.ref for exhibit in store.case.in_order() if not withheld(exhibit, frozenset())]
    assert held == ["JPS/1", "JPS/2", "JPS/3", "JPS/6", "JPS/7"]


# -- what gets in ---------------------------------------------------------------------------------------------


def test_exhibits_come_in_the_order_chosen(store: CaseStore) -> None:
    refs = ["JPS/7", "JPS/1", "JPS/4", "JPS/2"]
    assert [item.reference for item in planned(store, *refs).exhibits] == refs


def test_what_was_not_chosen_is_a_gap_with_its_reason(store: CaseStore) -> None:
    assert [gap.references for gap in planned(store, "JPS/3", "JPS/6").gaps] == [
        "JPS/1", "JPS/2", "JPS/4", "JPS/5", "JPS/7",
    ]  # fmt: skip
    assert planned(store).gaps == []


def test_bodies_are_what_the_exhibits_are(store: CaseStore) -> None:
    bodies = {item.reference: item.body for item in planned(store).exhibits}
    assert bodies["JPS/2"] == content.TextBody(text=TEXT)
    assert bodies["JPS/3"] == content.UrlBody(url="https://chat.example/p/1")
    assert bodies["JPS/6"] == content.UnshownBody(reason="it has not been looked at yet")
    assert isinstance(bodies["JPS/7"], content.HeldBody)
    assert [fact.value for fact in bodies["JPS/7"].facts] == ["letter.pdf"]


def test_a_picture_is_loaded_when_it_is_drawn_and_not_before(store: CaseStore) -> None:
    asked: list[str] = []

    def load(exhibit: Exhibit) -> bytes:
        asked.append(exhibit.ref)
        return store.read_whole(exhibit)

    body = one(store, "JPS/1", load=load).body
    assert isinstance(body, content.PictureBody)
    assert asked == []
    assert body.picture.load() == PICTURE
    assert asked == ["JPS/1"]
    assert (body.picture.width, body.picture.height, body.picture.about) == (40, 30, "As it is.")


def test_cited_clauses_stand_in_their_words_and_an_earlier_policy_is_named(store: CaseStore) -> None:
    older = PolicyPin(id="trust", version="2021.5", sha256="5" * 64)
    by = store.actor
    cited = Classification(clauses=("clause.logins", "clause.staff"), four_cs_chosen=True, four_cs_by=by)
    before = Classification(cells=("old.cell",), clauses=("old.clause",), under=older)
    case = with_exhibit(store.case, "JPS/1", classification=cited)
    case = with_exhibit(case, "JPS/2", classification=before)
    case = replace(
        case, labels=Map({f"{'5' * 64}/old.cell": "As it was", f"{'5' * 64}/old.clause": "9 Then"})
    )
    found = planned(store, "JPS/1", "JPS/2", case=case)
    clauses = POLICY.clauses
    assert [(c.heading, c.text, c.under, list(c.references)) for c in found.classification.clauses] == [
        ("2 What holds for staff", clauses["clause.staff"].text, "", ["JPS/1"]),
        ("2.3 Logins", clauses["clause.logins"].text, "2 What holds for staff", ["JPS/1"]),
        ("9 Then", "", "", ["JPS/2"]),
    ]
    assert [(t.label, t.references) for t in found.classification.older] == [("trust 2021.5", ["JPS/2"])]
    mine, then = (exhibit.classification for exhibit in found.exhibits)
    assert {"Clause: 2.3 Logins", "The four Cs were chosen by Jo P. Smith"} <= set(mine)
    assert {"Misuse: As it was", "Clause: 9 Then", "Under policy: trust 2021.5"} <= set(then)


def test_a_picture_made_page_ready_is_shown_from_its_copy(store: CaseStore) -> None:
    case = with_exhibit(store.case, "JPS/1", inspection=FOUND | {"page_form": "made"}, renditions=(5,))
    body = one(store, "JPS/1", case=case, load=refuse, load_rendition=lambda _: b"copy").body
    assert isinstance(body, content.PictureBody)
    assert body.picture.load() == b"copy"
    case = with_exhibit(case, "JPS/1", renditions=())
    assert isinstance(one(store, "JPS/1", case=case, load=refuse).body, content.UnshownBody)


def test_the_caption_block_says_where_it_came_from(store: CaseStore) -> None:
    item = one(store, "JPS/1")
    exhibit = rules.find_exhibit(store.case, "JPS/1")
    assert item.sha256 is not None
    assert (item.sha256.hex(), item.size_bytes) == (exhibit.sha256, len(PICTURE))
    assert (item.captured_by, item.platform, item.description) == ("Jo P. Smith", "ChatterBox", "Screen 1")
    assert item.kind == KIND_LABELS["image"]
    assert item.grade is not None
    assert item.grade.letter == "C"
    assert item.gate is not None
    assert item.gate.answer == "No, to both questions"
    assert {fact.label: fact.value for fact in item.more}["Exhibit id"] == exhibit.id


def test_what_came_by_a_sealed_drop_names_its_sender_the_drop_and_who_took_it(store: CaseStore) -> None:
    case, taker = store.case, store.actor
    sender = replace(case.members[taker], name="Ann Ode", signer="5" * 64, recipient="")
    drop = TakenDrop(drop="d-1", founder="5" * 64, size=9, root="", at="2026-11-22T14:05:09Z", who=taker)
    case = with_exhibit(case, "JPS/1", captured_by="5" * 64, drop="d-1", drop_item="i-1")
    case = replace(case, producers=Map({"5" * 64: sender}), drops=Map({"d-1": drop}))
    item = one(store, "JPS/1", case=case)
    assert item.captured_by == "Ann Ode"
    said = {fact.label: fact.value for fact in item.more}["Sent in"]
    assert said.startswith("Sealed drop d-1, item i-1; taken over 22 November 2026 14:05")
    assert said.endswith("by Jo P. Smith")


def test_an_answer_for_several_files_and_what_it_was_made_from_are_said(store: CaseStore) -> None:
    item = one(store, "JPS/6")
    assert item.gate is not None
    assert item.gate.answer == "No, to both questions, for 3 files named in one go"
    assert {fact.label: fact.value for fact in item.more}["Made from"] == "JPS/1"
    text = one(store, "JPS/2").gate
    assert text is not None
    assert text.answer == "Not needed: text only"


# -- classification -------------------------------------------------------------------------------------------


def test_the_matrix_counts_each_exhibit_in_its_cells(store: CaseStore) -> None:
    matrix = planned(store).classification.matrix
    roles, kinds = list(POLICY.matrix.roles), list(POLICY.matrix.kinds)
    assert (len(matrix.rows), len(matrix.columns)) == (len(roles), len(kinds)) == (3, 4)
    assert matrix.cells == {
        (roles.index("conduct"), kinds.index("aggressive")): ["JPS/1", "JPS/2"],
        (roles.index("contact"), kinds.index("sexual")): ["JPS/2"],
    }


def test_only_the_chosen_are_counted(store: CaseStore) -> None:
    plan = planned(store, "JPS/1", "JPS/3").classification
    assert list(plan.matrix.cells.values()) == [["JPS/1"]]
    assert [tally.references for tally in plan.four_cs] == [["JPS/1"]]
    empty = planned(store, "JPS/3").classification
    assert (empty.matrix.cells, empty.four_cs, empty.criminal, empty.triggers) == ({}, [], [], [])


def test_categories_are_tallied_with_their_verbs(store: CaseStore) -> None:
    plan = planned(store).classification
    label = POLICY.criminal("crim.dpv.hate").label
    assert [(tally.label, tally.references, tally.detail) for tally in plan.criminal] == [
        (label, ["JPS/1", "JPS/2"], "distributing, viewing"),
        ("crim.gone (not in the policy in force)", ["JPS/1"], ""),
    ]
    assert plan.policy == f"{POLICY.id} {POLICY.version}"


def test_a_category_unknown_to_the_policy_keeps_its_id_and_says_so(store: CaseStore) -> None:
    lines = " | ".join(line for ref in ("JPS/1", "JPS/2") for line in one(store, ref).classification)
    for name in ("crim.gone", "nowhere.gone", "trig.gone"):
        assert f"{name} (not in the policy in force)" in lines
    assert [t.label for t in planned(store).classification.triggers] == [
        "trig.gone (not in the policy in force)"
    ]
    assert "Reason: named in the chat" in one(store, "JPS/1").classification
    assert one(store, "JPS/3").classification == ["Not classified"]


# -- the case -------------------------------------------------------------------------------------------------


def test_people_come_in_the_order_of_their_pseudonyms_whatever_the_hash_seed(store: CaseStore) -> None:
    names = [f"Child {number}" for number in range(28)] + ["Mr Head"]
    people = list(store.case.people.items())
    for seed in range(3):
        random.Random(seed).shuffle(people)
        case = replace(store.case, people=Map(people))
        assert [person.name for person in planned(store, case=case).people] == names


def test_a_person_is_listed_with_their_parts_in_what_was_chosen(store: CaseStore) -> None:
    first = planned(store).people[0]
    assert (first.name, first.detail) == ("Child 0", "year 9")
    assert first.roles == ["JPS/1: victim", "JPS/2: witness"]
    assert planned(store, "JPS/2").people[0].roles == ["JPS/2: witness"]
    assert [(p.name, p.role) for p in one(store, "JPS/1").people] == [("Child 0", "victim")]


def test_actions_come_in_the_order_they_were_done(store: CaseStore) -> None:
    from evidence_desk.case.fold import apply

    case, recorded = store.case, next(iter(store.entries()))
    done = {
        "note": ("2026-11-22T12:00:00Z", {"text": "second"}),
        "police-told": ("2026-11-22T10:00:00Z", {"force": "Northshire", "reference": "14/26"}),
        "from-the-future": ("2026-11-23T10:00:00Z", {"mood": "third"}),
    }
    for kind, (at, fields) in done.items():
        event = ev.ActionRecorded(kind=kind, done_at=at, fields=fields, reason="because")
        case = apply(case, replace(recorded, id=kind, event=event))
    actions = planned(store, case=case).actions
    assert [action.reference for action in actions] == ["14/26", "", ""]
    for action, words in zip(
        actions, (("Police told", "Northshire"), ("second",), ("from-the-future", "third")), strict=True
    ):
        assert all(word in action.what for word in (*words, "Reason: because"))
        assert action.by == "Jo P. Smith"


def test_the_pack_names_its_case_and_its_maker(store: CaseStore) -> None:
    plan = planned(store)
    assert (plan.title, plan.case_reference, plan.case_id) == ("Group chat", "2026/014", store.case.id)
    assert (plan.school, plan.exported_by, plan.exported_role) == (
        "Larkrise Academy", "Jo P. Smith", "Designated Safeguarding Lead, as stated",
    )  # fmt: skip
    assert plan.checkpoint.note == store.bundle.head.note
    assert plan.made.utc == NOW
    assert {fact.label: fact.value for fact in plan.facts}["Exhibits in the case"] == "7"


def test_the_whole_log_is_printed(store: CaseStore) -> None:
    plan = planned(store)
    assert [line.what for line in plan.log] == [line.says for line in request(store).log]


def test_entries_of_a_newer_version_are_counted_among_the_limits(store: CaseStore) -> None:
    assert not any("newer version" in line for line in planned(store).limits)
    case = replace(store.case, unknown=2)
    assert any(line.startswith("2 entries were") for line in planned(store, case=case).limits)
    case = replace(store.case, unknown=1)
    assert any(line.startswith("1 entry was") for line in planned(store, case=case).limits)


OVERRIDE, TURNED = "\u202egnp.exe", "<U+202E>gnp.exe"
SPOOF = f"Screen 1\nReference: JPS/9\r\n{OVERRIDE}\x1b[2J\x00"
PLAIN = f"Screen 1 Reference: JPS/9 {TURNED}<U+001B>[2J<U+0000>"


def strings(value: Any) -> Iterator[str]:
    """Every text of a plan but the text of an exhibit."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, content.TextBody):
        yield value.introduction
    elif is_dataclass(value):
        for field in fields_of(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def test_what_others_wrote_cannot_pass_for_a_line_of_ours(store: CaseStore) -> None:
    jane = next(iter(store.case.members))
    case = with_exhibit(
        store.case,
        "JPS/1",
        caption=SPOOF,
        notes=(
            Note(text=SPOOF, who=jane, at="2026-11-22T14:05:09Z"),
            Note(text="second", who="f" * 64, at="2026-11-22T14:05:09Z"),
        ),
        source=Source(platform=SPOOF, account=SPOOF, file_name=SPOOF, url=SPOOF, how_reached=SPOOF),
    )
    people = case.people.update({key: replace(p, name=SPOOF) for key, p in case.people.items()})
    members = case.members.update({key: replace(m, name=SPOOF) for key, m in case.members.items()})
    case = replace(case, title=SPOOF, reference=SPOOF, people=people, members=members)
    exporter = next(iter(members.values()))
    found = planned(store, "JPS/1", "JPS/2", case=case, exporter=exporter)
    item = found.exhibits[0]
    assert (item.description, item.platform, item.account, item.source_url) == (PLAIN,) * 4
    assert found.title == found.case_reference == found.exported_by == item.captured_by == PLAIN
    assert item.people[0].name == PLAIN
    assert item.notes == (
        f"22 November 2026 14:05 UTC, {PLAIN}: {PLAIN}\n22 November 2026 14:05 UTC, key {'f' * 16}: second"
    )
    assert {fact.value for fact in item.more if fact.label == "File name as given"} == {PLAIN}
    everything = "".join(strings(found))
    assert "\u202e" not in everything
    assert not any(ord(sign) < 32 and sign != "\n" for sign in everything)
    assert not any(text.startswith("Reference:") for whole in strings(found) for text in whole.splitlines())


def test_the_text_of_an_exhibit_keeps_every_character(store: CaseStore) -> None:
    spoken = f"she wrote \u200f{OVERRIDE}\nand \x07 more"
    item = one(store, "JPS/2", load=lambda exhibit: spoken.encode())
    assert isinstance(item.body, content.TextBody)
    assert item.body.text == spoken


def test_an_action_keeps_its_lines_and_no_more(store: CaseStore) -> None:
    told = Action(
        id="a1",
        kind="police-told",
        at="2026-11-22T14:05:09Z",
        recorded_at="2026-11-22T14:05:09Z",
        who=store.actor,
        fields={"force": SPOOF},
        exhibits=(),
        reason=SPOOF,
    )
    case = replace(store.case, actions=Map({"a1": told}))
    (action,) = planned(store, "JPS/1", case=case).actions
    assert [line.partition(": ")[2] for line in action.what.splitlines()[1:]] == [PLAIN, PLAIN]


def test_a_removed_entry_stays_in_the_log(store: CaseStore) -> None:
    lines = [line_of(store.case, entry, n) for n, entry in enumerate(store.entries(), 1)]
    gone = ev.Recorded(
        id="removed-9", leaf=9, at="", monotonic_ms=0, boot="", actor="",
        seen=ev.Seen(size=9, root=""), event=ev.RemovedEvent(),
    )  # fmt: skip
    lines[2] = line_of(store.case, gone, 3)
    plan = planned(store, "JPS/3", log=lines)
    log = plan.log
    pdf = io.BytesIO()
    render_pack(plan, pdf)
    ran = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf.getvalue(), capture_output=True, check=True
    )
    printed = ran.stdout.decode()
    assert "Entry removed by a later entry" in " ".join(printed.split())
    assert len(log) == len(lines)
    assert (log[2].at, log[2].what, log[2].by) == (None, "Entry removed by a later entry.", "")


def test_the_pack_claims_no_more_than_happened(store: CaseStore) -> None:
    found = planned(store, "JPS/1")
    assert found.attestation == (
        "Exported by Jo P. Smith on 22 November 2026 14:05:09 UTC; Evidence Desk puts no locked or restricted item "
        "into a pack: each has a placeholder page."
    )
    assert found.record_claim.startswith(
        "Complete record of actions in this copy of the case since 22 November 2026 14:05 UTC, when the case was opened"
    )
    assert "complete" not in " ".join(found.limits).lower()
