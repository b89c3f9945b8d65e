"""The three kinds of pack over one real case: what stands in each, whom it names, and what keeps it from being made."""

from __future__ import annotations

import importlib
import io
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pytest
from PIL import Image
from tests.case.conftest import POLICY as PIN
from tests.case.conftest import FrozenClock, add

from evidence_desk.acts import (
    giving,
    known_copies,
    locking,
    looking,
    readiness,
    record_parts,
    record_text,
    recording,
)
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import PackResult, log_of, make_pack, request_of
from evidence_desk.acts.readiness import plan_problems
from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import rules
from evidence_desk.case.keys import Person, SchoolFile
from evidence_desk.case.membership import NewCase, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Concern, Source
from evidence_desk.packs import content
from evidence_desk.packs.plan import plan_pack
from evidence_desk.packs.plan_doors import original_goes
from evidence_desk.policy.loader import default_policy

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
POLICY = default_policy()
KINDS = get_args(content.Kind)
# Nobody outside the police reads any of these.
NAMES = ("Mia", "Khan", "miakhan", "mia.k_09", "Zoë", "Okafor", "Mibs")
CHAT = (
    "20:14 mia.k_09: hi its Mia\n20:15 zoe: MIA KHAN is a walrus, m\u200bia khan!! #miakhan\n"
    "20:16 Zoe\u0308: ask Mr Okafor, annual miaow\n20:17 mibs: Mr Tom Reed said so, will you\n"
)


def noise(seed: int) -> bytes:
    drawn = Image.frombytes("RGB", (60, 80), random.Random(seed).randbytes(60 * 80 * 3))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


LOCKED = noise(4)


@pytest.fixture(scope="module")
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture(scope="module")
def case(
    tmp_path_factory: pytest.TempPathFactory, person: Person, school: SchoolFile, clock: FrozenClock
) -> Iterator[CaseStore]:
    """JPS/1 picture, 2 chat, 3 address, 4 locked and told, 5 a second picture."""
    folder = tmp_path_factory.mktemp("kinds")
    home = folder / "home"
    home.mkdir()
    new = NewCase(title="Chat about Mia Khan", reference="2026/014", school=school, policy=PIN)
    with create_case(folder / "case.edcase", person, home, new, clock) as store:
        fill(store)
        yield store


def fill(store: CaseStore) -> None:
    mia = recording.add_person(store, name="Mia Khan", kind="pupil", year_group="9", also=["Mibs"])
    recording.add_person(store, name="Zoë Okafor", kind="pupil")
    tom = recording.add_person(store, name="Tom Reed", kind="staff")
    shown = add(
        store,
        noise(1),
        caption="Mia Khan's post",
        source=Source(
            platform="ChatterBox",
            account="mia.k_09",
            seen_at="2026-11-21T19:14:00Z",
            url="https://mia.chat.example/p/77",
            file_name="miakhan.png",
        ),
    )
    looking.look_at(store, [shown])
    chat = add(
        store,
        CHAT.encode(),
        kind="message-transcript",
        media_type="text/plain; charset=utf-8",
        caption="Chat with Mia",
        source=Source(seen_at="late on Friday"),
        notes=("Zoë told me.",),
    )
    add(
        store,
        b"https://mia.chat.example/p/77",
        kind="url",
        media_type="text/uri-list",
        source=Source(url="https://mia.chat.example/p/77"),
    )
    bad = add(store, LOCKED, caption="what must not be here")
    add(store, noise(5), caption="A second picture")
    recording.set_roles(store, [recording.RoleChange(person=mia.id, exhibit=shown.id, role="posted")])
    recording.set_roles(store, [recording.RoleChange(person=tom.id, exhibit=chat.id, role="alleged")])
    recording.record_concern(
        store,
        Concern(
            facts="Mia Khan was called names by Zoë.",
            happened_at="2026-11-20",
            decisions=("Keep watch on Mia",),
        ),
    )
    locking.lock_for_police(store, [bad.id], "recognised")
    store.record(
        ev.ActionRecorded(
            kind="police-told",
            done_at="2026-11-22T10:00:00Z",
            fields={"force": "Northshire", "reference": "NS/9"},
            exhibits=(bad.id,),
        ),
        ev.ActionRecorded(
            kind="decision",
            done_at="2026-11-22T11:00:00Z",
            fields={"decision": "not referred to social care"},
            reason="Mia is safe at home",
        ),
        ev.ActionRecorded(
            kind="account-given",
            done_at="2026-11-22T11:30:00Z",
            fields={"whose": "Tom Reed", "text": "I never met Mia Khan."},
        ),
    )
    giving.weigh(store, "JPS/2", "away", "Mia wrote that it was a joke")
    giving.record_enquiry(store, "CCTV of Mia's corridor", "not-found", "overwritten")


@pytest.fixture(scope="module")
def told(case: CaseStore) -> CaseStore:
    """The same case once the designated officer was told, so that nothing keeps a disciplinary pack back."""
    if not any(action.kind == "lado-told" for action in case.case.actions.values()):
        case.record(
            ev.ActionRecorded(kind="lado-told", done_at="2026-11-22T12:00:00Z", fields={"to": "A. Officer"})
        )
    return case


def ident(store: CaseStore, ref: str) -> str:
    return rules.find_exhibit(store.case, ref).id


def made(
    store: CaseStore, clock: FrozenClock, out: Path, kind: content.Kind, **more: Any
) -> tuple[PackResult, str]:
    result = make_pack(store, POLICY, clock, PackChoice(kind=kind, **more), out)
    document = pypdfium2.PdfDocument(out)
    text = "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return result, text


def plan(
    store: CaseStore, clock: FrozenClock, kind: content.Kind, *refs: str, **more: Any
) -> content.PackContent:
    chosen = [rules.find_exhibit(store.case, ref) for ref in refs] or store.case.in_order()
    choice = PackChoice(kind=kind, **more)
    request = request_of(store, clock, log=log_of(store, POLICY), choice=choice)
    return plan_pack(store.case, POLICY, chosen, request)


def body_of(planned: content.PackContent, ref: str) -> content.Body:
    return next(one.body for one in planned.exhibits if one.reference == ref)


# -- what keeps one from being made ----------------------------------------------------------------------------


def test_a_pack_that_could_warn_somebody_waits_for_the_designated_officer(
    case: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    if any(action.kind == "lado-told" for action in case.case.actions.values()):
        pytest.fail("this test must come first")
    out = tmp_path / "pack.pdf"
    with pytest.raises(GateRefused) as refused:
        make_pack(case, POLICY, clock, PackChoice(kind="disciplinary"), out)
    assert "designated officer" in refused.value.user_message
    assert list(tmp_path.iterdir()) == []
    ids = [e.id for e in case.case.in_order()]
    codes = {
        kind: {p.code: p.blocks for p in plan_problems(case.case, POLICY, case.locked, ids, kind=kind)}
        for kind in KINDS
    }
    assert codes["disciplinary"]["hold-disclosure"] is True
    assert codes["record"]["question-open"] is codes["police"]["question-open"] is False


def test_what_is_left_out_for_others_needs_a_reason(
    told: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    chosen = [ident(told, "JPS/2")]
    with pytest.raises(GateRefused, match="left-out"):
        make_pack(told, POLICY, clock, PackChoice(kind="record", ids=chosen), tmp_path / "pack.pdf")
    others = {e.id: "not about this" for e in told.case.in_order() if e.id not in chosen}
    result, text = made(told, clock, tmp_path / "pack.pdf", "record", ids=chosen, left_out=others)
    assert "not about this" in text
    assert [e.ref for e in result.chosen] == ["JPS/2"]


def in_parts(store: CaseStore, clock: FrozenClock, out: Path, **more: Any) -> list[PackResult]:
    def make(choice: PackChoice, path: Path) -> PackResult:
        return make_pack(store, POLICY, clock, choice, path)

    return record_parts.make_in_parts(store.case, PackChoice(kind="record", **more), out, make)


def test_a_record_too_large_for_its_system_is_divided_and_each_part_names_the_others(
    told: CaseStore, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed = frozenset(ident(told, ref) for ref in ("JPS/1", "JPS/5"))
    (whole,) = in_parts(told, clock, tmp_path / "whole.pdf", confirmed=confirmed)
    taken = whole.rendered.written
    assert set(taken) == {e.ref for e in told.case.in_order()}
    assert 0 < sum(taken.values()) < whole.size
    most = (whole.size - sum(taken.values()) + max(taken.values()) * 1.2) * 20 / 19
    monkeypatch.setattr(record_text, "SIZE_MAX", int(most))
    parts = in_parts(told, clock, tmp_path / "small.pdf", confirmed=confirmed)
    assert len(parts) >= 2
    assert [e.ref for part in parts for e in part.chosen] == [e.ref for e in whole.chosen]
    assert not (tmp_path / "small.pdf").exists()
    for number, part in enumerate(parts, 1):
        assert part.out.name == f"small-{number}-of-{len(parts)}.pdf"
        assert part.size == part.out.stat().st_size <= most
        document = pypdfium2.PdfDocument(part.out)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        others = [e.ref for other in parts if other is not part for e in other.chosen]
        assert all(ref in text for ref in others)
        said = set(re.findall(r"in part (\d+) of \d+ of this record", " ".join(text.split())))
        assert said == {str(other) for other in range(1, len(parts) + 1)} - {str(number)}


def test_what_no_division_makes_small_enough_is_refused_by_its_reference() -> None:
    written = {"a": 10_000_000, "b": 39_000_000}
    with pytest.raises(CannotWrite, match="one exhibit") as refused:
        record_parts.divided(written, 60_000_000, {"a": "JPS/1", "b": "JPS/2"})
    assert "JPS/2 alone takes 39 MB" in refused.value.user_message


def test_a_record_of_more_than_ten_files_is_refused() -> None:
    written = {str(number): 30_000_000 for number in range(11)}
    with pytest.raises(CannotWrite, match="over ten"):
        record_parts.divided(written, 331_000_000, dict.fromkeys(written, "JPS/1"))
    assert len(record_parts.divided(dict(list(written.items())[:10]), 301_000_000, {})) == 10


def test_what_stops_a_later_part_says_which_were_made(
    told: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    ids = [e.id for e in told.case.in_order()]
    done: list[Path] = []

    def make(choice: PackChoice, path: Path) -> PackResult:
        if choice.ids is None:
            raise record_text.RecordTooLarge(
                60_000_000, dict.fromkeys((e.ref for e in told.case.in_order()), 20_000_000)
            )
        if done:
            raise CannotWrite("full", "The disk is full.")
        done.append(path)
        return make_pack(told, POLICY, clock, choice, path)

    with pytest.raises(CannotWrite) as stopped:
        record_parts.make_in_parts(told.case, PackChoice(kind="record"), tmp_path / "r.pdf", make)
    assert len(ids) > 1
    assert stopped.value.user_message.startswith(f"Of {len(ids)} files 1 were made")
    assert done[0].exists()


def test_two_people_with_one_pseudonym_keep_names_from_being_replaced(
    told: CaseStore, clock: FrozenClock
) -> None:
    ids = [e.id for e in told.case.in_order()]
    people = told.case.people
    first, second, *_ = people.values()
    import msgspec

    twice = msgspec.structs.replace(
        told.case, people=people.set(second.id, msgspec.structs.replace(second, pseudonym=first.pseudonym))
    )
    found = {p.code: p.blocks for p in plan_problems(twice, POLICY, told.locked, ids, kind="record")}
    assert found["no-pseudonym"] is True
    endless = msgspec.structs.replace(
        told.case, people=people.set(first.id, msgspec.structs.replace(first, also=("x" * 301,)))
    )
    assert "300 characters" in readiness.unnamed(endless)
    assert readiness.unnamed(told.case) == ""
    assert "no-pseudonym" not in {p.code for p in plan_problems(twice, POLICY, told.locked, ids)}


def test_no_writer_can_say_that_such_a_pack_was_made(told: CaseStore) -> None:
    from evidence_desk.case import disclosing

    picture, chat = ident(told, "JPS/1"), ident(told, "JPS/2")

    def event(**more: Any) -> ev.PackMade:
        plain = {"pack": "P-9", "kind": "record", "exhibits": (chat,), "placeholders": (), "sha256": "0" * 64}
        return ev.PackMade(**{**plain, "size": 1, "pages": 1, **more})

    assert disclosing.objection(told.case, event()) == ""
    assert "third-party" in disclosing.objection(told.case, event(exhibits=(picture,)))
    assert disclosing.objection(told.case, event(exhibits=(picture,), confirmed=(picture,))) == ""
    assert disclosing.objection(told.case, event(kind="police", exhibits=(picture,))) == ""
    from evidence_desk.base.errors import EvidenceDeskError as Refused

    with pytest.raises(Refused):
        told.record(event(exhibits=(picture,)))


# -- whom each names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["disciplinary", "record"])
def test_nobody_on_the_list_is_named_to_others_than_the_police(
    told: CaseStore, clock: FrozenClock, tmp_path: Path, kind: content.Kind
) -> None:
    out = tmp_path / "pack.pdf"
    result, text = made(
        told, clock, out, kind, for_whom="Panel, about Mia", confirmed=frozenset({ident(told, "JPS/1")})
    )
    with pikepdf.open(out) as pdf:
        beside = (
            repr(pdf.docinfo) + str(pdf.open_metadata()) + "".join(o.title for o in pdf.open_outline().root)
        )
        beside += "".join(
            bytes(f.get_file().read_bytes()).decode("latin-1") for f in pdf.attachments.values()
        )
    if result.text_out is not None:
        beside += result.text_out.read_text("utf-8")
    for name in NAMES:
        found = re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", text + beside, re.IGNORECASE)
        assert found is None, (name, (text + beside)[max(0, found.start() - 60) : found.end() + 20])
    assert "m\u200bia" not in text
    assert "Pupil A" in text
    assert "annual miaow" in text, "a name inside another word is no name"
    assert "Tom Reed" in text, "staff who are accused are named"
    assert "Jo P. Smith" in text, "and who worked on the case"
    assert out.name == "pack.pdf"


def test_the_police_read_every_name(told: CaseStore, clock: FrozenClock, tmp_path: Path) -> None:
    _, text = made(told, clock, tmp_path / "pack.pdf", "police")
    assert "Mia Khan" in text
    assert "mia.k_09" in text


def test_a_pack_claims_that_names_are_replaced_only_where_no_picture_is_shown(
    told: CaseStore, clock: FrozenClock
) -> None:
    confirmed = frozenset({ident(told, "JPS/1")})
    assert plan(told, clock, "record").names == "pseudonyms"
    assert plan(told, clock, "record", confirmed=confirmed).names == "full"
    assert plan(told, clock, "police").names == "full"
    body = body_of(plan(told, clock, "record"), "JPS/2")
    assert isinstance(body, content.TextBody)
    assert body.pseudonyms
    assert "hi its Pupil A" in body.text
    assert body_of(plan(told, clock, "police"), "JPS/2").text == CHAT  # type: ignore[union-attr]  # a text


def test_an_address_is_shortened_where_it_leads_to_an_account(told: CaseStore, clock: FrozenClock) -> None:
    body = body_of(plan(told, clock, "record"), "JPS/3")
    assert isinstance(body, content.UrlBody)
    assert body.url.startswith("chat.example (")
    changes = {(row.reference, row.what.split(":")[0]) for row in plan(told, clock, "record").redactions}
    assert ("JPS/3", "Address shortened to its site") in changes
    assert ("JPS/2", "Names or accounts replaced") in changes


# -- pictures, and what is locked ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["disciplinary", "record"])
def test_a_picture_stands_there_only_as_confirmed(
    told: CaseStore, clock: FrozenClock, tmp_path: Path, kind: content.Kind
) -> None:
    first, second = ident(told, "JPS/1"), ident(told, "JPS/5")
    result, text = made(told, clock, tmp_path / "pack.pdf", kind, confirmed=frozenset({first}))
    assert list(result.needs_redaction) == ["JPS/5"]
    assert "Jo P. Smith confirmed on 22 November 2026" in " ".join(text.split())
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        widths = {int(image.Width) for page in pdf.pages for image in page.get_images().values()}
    assert 60 in widths
    recorded = [e.event for e in told.entries() if isinstance(e.event, ev.PackMade)][-1]
    assert recorded.confirmed == (first,)
    assert second in recorded.placeholders
    assert kind != "record" or recorded.text_sha256


@pytest.mark.parametrize("kind", KINDS)
def test_no_pack_of_any_kind_holds_a_byte_of_what_is_locked(
    told: CaseStore, clock: FrozenClock, tmp_path: Path, kind: content.Kind
) -> None:
    everything = frozenset(e.id for e in told.case.in_order())
    out = tmp_path / "pack.pdf"
    result, text = made(told, clock, out, kind, confirmed=everything)
    pixels = Image.open(io.BytesIO(LOCKED)).tobytes()
    with pikepdf.open(out) as pdf:
        streams = [
            o.read_bytes()
            for o in pdf.objects
            if isinstance(o, pikepdf.Stream) and "/DCTDecode" not in repr(o)
        ]
    assert streams
    assert all(LOCKED not in data and pixels[:600] not in data for data in streams)
    assert LOCKED not in out.read_bytes()
    sha = rules.find_exhibit(told.case, "JPS/4").sha256
    flat = re.sub(r"\s", "", text)
    assert (sha in flat) == (kind == "police"), "the hash of a locked item is for the police"
    assert ("Northshire" in text) == (kind != "disciplinary"), "who was told is not for the accused"
    assert not original_goes(rules.find_exhibit(told.case, "JPS/4"), told.locked, POLICY, kind, everything)
    assert result.placeholders >= 1


def test_words_of_a_text_go_along_with_a_pack_for_the_police_alone(told: CaseStore) -> None:
    chat, picture = (rules.find_exhibit(told.case, ref) for ref in ("JPS/2", "JPS/1"))
    everything = frozenset({chat.id, picture.id})
    assert original_goes(chat, told.locked, POLICY, "police")
    assert not original_goes(chat, told.locked, POLICY, "record", everything)
    assert original_goes(picture, told.locked, POLICY, "record", everything)
    assert not original_goes(picture, told.locked, POLICY, "record")


# -- what each says --------------------------------------------------------------------------------------------


def test_the_police_read_what_was_decided_looked_for_and_left_out(
    told: CaseStore, clock: FrozenClock
) -> None:
    left = {ident(told, "JPS/5"): "the same screen again"}
    planned = plan(
        told,
        clock,
        "police",
        "JPS/1",
        "JPS/2",
        left_out=left,
        for_whom="DC Hale",
        statement=True,
        contact_sheet=True,
    )
    assert [(one.what, one.reason) for one in planned.decisions] == [
        ("not referred to social care", "Mia is safe at home"),
        ("Keep watch on Mia", ""),
    ]
    assert [(one.reference, one.bearing) for one in planned.bearings] == [("JPS/2", "away")]
    assert [(one.what, one.outcome) for one in planned.enquiries] == [("CCTV of Mia's corridor", "Not found")]
    assert [(one.number, one.reference) for one in planned.unused] == [(1, "JPS/3"), (2, "JPS/5")]
    assert planned.unused[1].why == "the same screen again"
    assert planned.unused[0].description == (
        "Address: https://mia.chat.example/p/77; captured 22 November 2026 14:05 UTC"
    )
    assert "JPS/4" not in repr(planned.unused)
    assert planned.sensitive_unused == 1
    assert planned.copies[-1].to == "DC Hale"
    assert "article 6" in planned.lawful_basis
    assert planned.statement is not None
    assert planned.statement.references == ["JPS/1", "JPS/2"]
    assert planned.statement.witness == "Jo P. Smith"
    assert planned.statement.over_18
    assert planned.statement.contact_sheet
    stated = " ".join(planned.statement.paragraphs)
    assert "I produce this as exhibit JPS/1" in stated
    grades = {one.reference: one.grade.letter for one in planned.exhibits if one.grade is not None}
    assert grades["JPS/1"] == "C"
    assert "I captured" not in stated, "what somebody gave was not captured by who put it in"
    assert "I put the picture" in stated
    assert "UTC (UTC+00:00), which is" not in stated, "one time is said once"
    assert {one.label for one in planned.methods} >= {
        "Program",
        "How captured",
        "Clock",
        "Who could open the case",
    }
    handled = {one.reference: [line.what for line in one.handling] for one in planned.exhibits}
    assert any("points away from it" in what for what in handled["JPS/2"])
    assert not any("points away" in what for what in handled["JPS/1"])


def test_the_chronology_runs_from_what_happened_to_what_was_done(told: CaseStore, clock: FrozenClock) -> None:
    rows = plan(told, clock, "police").chronology
    told_of = [
        (row.when or f"{row.at.utc:%Y-%m-%dT%H:%M}" if row.at else row.when, row.source) for row in rows
    ]
    assert told_of[0] == ("20 November 2026", "as stated")
    assert told_of[1] == ("2026-11-21T19:14", "as shown on the screen")
    assert ("late on Friday", "as shown on the screen") in told_of
    captured = next(row for row in rows if row.what.startswith("Captured"))
    assert captured.references == ["JPS/1", "JPS/2", "JPS/3", "JPS/4", "JPS/5"]
    assert captured.what == "Captured by Jo P. Smith"
    assert not any(".; recorded" in row.what for row in rows)
    assert any("Police told" in row.what for row in rows)


def test_a_pack_made_before_is_one_line_of_an_exhibits_handling(
    told: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    made(told, clock, tmp_path / "once.pdf", "police", for_whom="DC Hale", basis="Request 14/26")
    planned = plan(told, clock, "police")
    (whole,) = [line.what for line in planned.log if "Made the police pack" in line.what][-1:]
    brief = [line.what for line in planned.exhibits[0].handling if "Made the police pack" in line.what][-1]
    assert brief.endswith("For: DC Hale.")
    assert whole.startswith(brief + " Basis: Request 14/26.")


def test_a_pack_for_a_hearing_tells_nothing_of_who_was_told(told: CaseStore, clock: FrozenClock) -> None:
    planned = plan(told, clock, "disciplinary")
    assert not planned.actions
    assert not planned.decisions
    assert not planned.log
    assert planned.sensitive_unused is None
    assert not any("told" in row.what.lower() for row in planned.chronology)
    facts = {fact.label: fact.value for fact in planned.allegation}
    assert facts["About"] == "Tom Reed"
    assert facts["Account given"] == "Tom Reed, 22 November 2026 11:30 UTC:\nI never met Pupil A."
    assert facts["What is alleged"] == "Pupil A was called names by Pupil B."
    locked = body_of(planned, "JPS/4")
    assert isinstance(locked, content.WithheldBody)
    assert (locked.kind, locked.facts) == ("restricted", ())
    assert not any("JPS/4" in row.references for row in planned.chronology)
    handled = "".join(line.what for one in planned.exhibits for line in one.handling)
    waits = next(one for one in planned.exhibits if one.reference == "JPS/1")
    assert isinstance(waits.body, content.WithheldBody)
    assert waits.seen_at == "21 November 2026 19:14 UTC"  # as its chronology says
    assert "Added JPS/1" in handled
    assert "police" not in handled.lower()


# -- the record, and who was given what ------------------------------------------------------------------------


def test_the_record_comes_with_its_text_and_neither_stays_where_one_fails(
    told: CaseStore, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result, _ = made(told, clock, tmp_path / "record.pdf", "record")
    assert result.text_out == tmp_path / "record.txt"
    text = result.text_out.read_text("utf-8")
    assert "Pupil A was called names" in text
    assert "\nDecisions\n" in text
    with pytest.raises(BadInput):
        make_pack(told, POLICY, clock, PackChoice(kind="record"), tmp_path / "record.pdf")
    (tmp_path / "second.txt").write_text("mine")
    with pytest.raises(BadInput):
        make_pack(told, POLICY, clock, PackChoice(kind="record"), tmp_path / "second.pdf")
    assert (tmp_path / "second.txt").read_text() == "mine"
    monkeypatch.setattr("evidence_desk.acts.record_text.SIZE_MAX", 1000)
    entries = told.case.events
    with pytest.raises(CannotWrite, match="40 MB"):
        make_pack(told, POLICY, clock, PackChoice(kind="record"), tmp_path / "large.pdf")
    assert told.case.events == entries
    assert {path.name for path in tmp_path.iterdir()} == {"record.pdf", "record.txt", "second.txt"}


def test_who_was_given_a_pack_stands_in_the_next_one_and_among_the_known_copies(
    told: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    result, _ = made(told, clock, tmp_path / "pack.pdf", "police", for_whom="DC Hale")
    at = "2026-11-22T14:00:00Z"
    with pytest.raises(NotFound):
        giving.give_pack(told, "P-00000000", to="DC Hale", basis="request", given_at=at)
    with pytest.raises(EvidenceDeskError):
        giving.give_pack(told, result.pack_id, to=" ", basis="request", given_at=at)
    given = giving.give_pack(
        told, result.pack_id.lower(), to="DC Hale", basis="request 14/26", given_at=at, role="officer"
    )
    with pytest.raises(BadInput):
        giving.give_pack(told, result.pack_id, to="X", basis="b", given_at=at, copy=given.copy)
    copies = plan(told, clock, "police").copies
    assert [(one.number, one.to, one.pack) for one in copies] == [
        (given.copy, "DC Hale", result.pack_id),
        (given.copy + 1, "", ""),
    ]
    kept = rules.find_exhibit(told.case, "JPS/1")
    places = [copy.words for copy in known_copies.known_copies(told, kept)]
    assert f"given out: DC Hale, copy {given.copy} of pack {result.pack_id}" in places
    says = log_of(told, POLICY)[-1].says
    assert says.startswith(f"Gave copy {given.copy} of pack {result.pack_id} to DC Hale (officer)")


def test_an_exhibit_that_points_away_and_is_left_out_is_said(told: CaseStore) -> None:
    found = {p.code: p for p in plan_problems(told.case, POLICY, told.locked, [ident(told, "JPS/1")])}
    assert found["away-left-out"].ids == (ident(told, "JPS/2"),)
    assert not found["away-left-out"].blocks


def test_an_earlier_spelling_of_a_name_is_replaced_too(told: CaseStore, clock: FrozenClock) -> None:
    zoe = next(person for person in told.case.people.values() if person.name == "Zoë Okafor")
    changed = recording.change_person(told, zoe.id, name="Zoe Adeyemi", also=["Zed"])
    assert changed.also == ("Zoë Okafor", "Zed")
    assert "Okafor" not in repr(plan(told, clock, "record"))
    recording.change_person(told, zoe.id, name="Zoë Okafor")


def test_a_choice_is_plain_data() -> None:
    assert replace(PackChoice(), kind="record").kind == "record"


@pytest.mark.parametrize("alleged", ["Mia Khan", "Tom Reed"])
def test_no_pack_says_that_an_account_is_theirs_of_whom_it_is_only_alleged(
    case: CaseStore, clock: FrozenClock, alleged: str
) -> None:
    """Tom Reed is staff and stands by name once something is alleged of him; the account is still not Zoë's."""
    idents = {person.name: person.id for person in case.case.people.values()}
    platform = f"Piqqle{alleged[0]}"
    seen = Source(account=f"false.{alleged[0]}", platform=platform, seen_at="2026-11-21T20:00:00Z")
    shown = add(case, noise(len(alleged) * 2), caption="A false account", source=seen)
    again = add(case, noise(len(alleged) * 2 + 1), caption="Its post", source=seen)
    recording.set_roles(
        case, [recording.RoleChange(person=idents[alleged], exhibit=shown.id, role="alleged")]
    )
    recording.set_roles(
        case, [recording.RoleChange(person=idents["Zoë Okafor"], exhibit=again.id, role="posted")]
    )
    rows = [row.what for row in plan(case, clock, "record").chronology if platform in row.what]
    assert len(rows) == 2
    assert all(re.search(rf"\({platform}, Account \d+\)", row) for row in rows), rows
