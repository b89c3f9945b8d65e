"""Rows of exhibits: what is said of each, what is made anew, and what the filters let through."""

from __future__ import annotations

import pytest
from msgspec import structs
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.ui.many import JANE, TOM, add_exhibit, founded, many, recorded

from evidence_desk.case import events as ev
from evidence_desk.case.fold import apply
from evidence_desk.case.state import Case
from evidence_desk.case.values import Classification, CriminalTag, TimeRead
from evidence_desk.policy.model import Policy
from evidence_desk.ui.facts import facts_of, grouped, size_line
from evidence_desk.ui.models.exhibits import MIME, OWN_ORDER, ROW_ROLE, Column, ExhibitModel
from evidence_desk.ui.models.filters import ExhibitFilter, Wanted
from evidence_desk.ui.rows import RowSet, build_rows, spoken, stored_time


def rows_of(
    case: Case, policy: Policy, locked: frozenset[str] = frozenset(), before: RowSet | None = None
) -> RowSet:
    return build_rows(case, policy, locked, before)


def change(case: Case, event: ev.Event, at: str = "") -> Case:
    return apply(case, recorded(case, event, at=at))


def restricted(case: Case) -> Case:
    record = {"reported_at": "2026-11-22 11:20:00+00:00", "described_as": "a partly undressed image"}
    told = TimeRead(utc="2026-11-22T11:25:00Z", zone="GMT", offset_minutes=0)
    event = ev.RestrictedRecorded(reference="JPS/900", recorded_at=told, record=record, wording="stop-test")
    return apply(case, recorded(case, event, "told"))


# -- rows ------------------------------------------------------------------------------------------------------------


def test_a_screen_reader_hears_reference_kind_grade_caption_time_classification_and_that_it_is_blurred(
    policy: Policy,
) -> None:
    case = many(policy, 7)  # the seventh is a picture
    row = rows_of(case, policy).rows[6]
    assert row.preview == "picture"
    said = spoken(row)
    assert said.startswith(f"{row.ref}, picture, grade C, Exhibit number 7 about Pupil A")
    assert "on screen 1 November 2026 12:19 GMT" in said
    assert said.endswith("blurred")
    assert row.policy_names[0].replace(" · ", " ") in said


def test_only_what_changed_is_made_anew(policy: Policy) -> None:
    case = many(policy, 40)
    before = rows_of(case, policy)
    case = change(case, ev.ExhibitDescribed(exhibit="x9", caption="Another caption"))
    after = rows_of(case, policy, before=before)
    fresh = [new.id for old, new in zip(before.rows, after.rows, strict=True) if old is not new]
    assert fresh == ["x9"]
    assert after.rows[8].caption == "Another caption"


def test_a_person_renamed_reaches_every_row(policy: Policy) -> None:
    case = many(policy, 4)
    before = rows_of(case, policy)
    people = case.people.set("ellie", structs.replace(case.people["ellie"], pseudonym="Pupil Z"))
    after = rows_of(structs.replace(case, people=people), policy, before=before)
    assert {row.people_text for row in after.rows if row.people} == {"Pupil Z"}


def test_what_is_locked_ahead_of_the_record_loses_its_preview_at_once(policy: Policy) -> None:
    case = many(policy, 7)
    before = rows_of(case, policy)
    row = rows_of(case, policy, frozenset({"x7"}), before).rows[6]
    assert (row.state, row.preview, row.policy) == ("locked", "none", "Locked for police")
    assert row.waits_for_police
    assert row.foot == "Police not told yet"
    assert not row.can_classify


def test_a_restricted_record_has_no_grade_no_preview_and_shows_none_of_what_was_told(policy: Policy) -> None:
    case = restricted(founded(policy))
    (row,) = rows_of(case, policy).rows
    assert (row.kind, row.preview, row.grade, row.policy) == ("restricted", "none", "", "Withheld from packs")
    assert row.when == "Told 22 Nov 2026 11:20"
    assert "undressed" not in row.caption + row.haystack + spoken(row)
    assert row.foot == "Police not told yet"
    told = ev.ActionRecorded(kind="police-told", done_at="2026-11-22T11:42:00Z", exhibits=("told",))
    (row,) = rows_of(change(case, told), policy).rows
    assert row.foot == "Police told 11:42"
    assert not row.waits_for_police


def test_a_picture_nobody_looked_at_waits_and_one_that_cannot_be_decoded_says_so(policy: Policy) -> None:
    case = many(policy, 7)
    bare = case.with_exhibit(structs.replace(case.exhibits["x7"], inspection={}))
    assert rows_of(bare, policy).rows[6].preview == "waiting"
    odd = case.with_exhibit(structs.replace(case.exhibits["x7"], inspection={"page_form": "none"}))
    assert rows_of(odd, policy).rows[6].preview == "unshown"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("2026-11-21T19:14:00Z", "2026-11-21T19:14:00Z"),
        ("2026-11-21 20:14:00+01:00", "2026-11-21T19:14:00Z"),
        ("2026-11-21", "2026-11-21"),
        ("Yesterday at 7", ""),
        ("", ""),
        ("2026-11-21T19:14:00", ""),  # of no zone: not known as a time
    ],
)
def test_times_are_kept_and_words_stay_words(given: str, stored: str) -> None:
    assert stored_time(given) == stored


def test_words_of_a_page_are_quoted_as_the_time(policy: Policy) -> None:
    case = many(policy, 1)
    source = structs.replace(case.exhibits["x1"].source, seen_at="Yesterday, 7 pm")
    row = rows_of(change(case, ev.ExhibitDescribed(exhibit="x1", source=source)), policy).rows[0]
    assert (row.when, row.seen_key) == ("Shown as Yesterday, 7 pm", "")


def test_summer_time_is_told_with_utc_beside_it(policy: Policy) -> None:
    case = many(policy, 1)
    source = structs.replace(case.exhibits["x1"].source, seen_at="2026-07-01T18:30:00Z")
    exhibit = structs.replace(case.exhibits["x1"], source=source)
    facts = {fact.label: fact.text for fact in facts_of(case, policy, exhibit)}
    assert facts["On screen"] == "1 July 2026 19:30 BST (18:30 UTC)"


def test_facts_name_the_answer_the_person_and_the_wording(policy: Policy) -> None:
    case = many(policy, 7)
    facts = {fact.label: fact.text for fact in facts_of(case, policy, case.exhibits["x7"])}
    assert facts["Stop question"] == "No, Jane P. Shah, wording test"
    assert facts["By"] == "Jane P. Shah, file taken in by staff"
    assert size_line(case.exhibits["x7"]) == "1,080 × 2,400, 1007 bytes, PNG"
    turned = structs.replace(case.exhibits["x7"], inspection={"width": 10, "height": 20, "orientation": 6})
    assert size_line(turned).startswith("20 × 10")


def test_facts_say_which_way_an_exhibit_points(policy: Policy) -> None:
    case = change(many(policy, 1), ev.ExhibitWeighed(exhibit="x1", bearing="away", note="It was a joke."))
    facts = {fact.label: fact.text for fact in facts_of(case, policy, case.exhibits["x1"])}
    assert facts["Which way it points"].startswith("Away from what is alleged\nIt was a joke.\n")


def test_a_hash_stands_in_eight_groups_of_eight() -> None:
    assert [len(line.split()) for line in grouped("0123456789abcdef" * 4)] == [4, 4]
    assert "".join(grouped("0123456789abcdef" * 4)).replace(" ", "") == "0123456789abcdef" * 4


# -- model -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def model(qapp: object, policy: Policy) -> ExhibitModel:
    made = ExhibitModel()
    made.show(rows_of(many(policy, 30), policy))
    return made


def ids(model: ExhibitModel) -> list[str]:
    return [row.id for row in model.rows]


def test_the_models_keep_qts_rules_through_every_change(
    qtmodeltester: ModelTester, model: ExhibitModel, policy: Policy
) -> None:
    shown = ExhibitFilter(model)
    for each in (model, shown):
        qtmodeltester.check(each)
    case = many(policy, 30)
    rowset = rows_of(case, policy)
    case = add_exhibit(case, policy, 31)
    rowset = rows_of(case, policy, before=rowset)
    model.show(rowset)
    model.sort(Column.SEEN, Qt.SortOrder.DescendingOrder)
    shown.want(Wanted(kinds=frozenset({"picture"})))
    moved = change(case, ev.ExhibitMoved(exhibit="x31", before="x2"))
    model.sort(OWN_ORDER)
    model.show(rows_of(moved, policy, before=rowset))
    assert ids(model)[:3] == ["x1", "x31", "x2"]
    shown.want(Wanted())
    for each in (model, shown):
        qtmodeltester.check(each)
    model.clear()


def test_one_changed_exhibit_is_one_changed_row(qtbot: QtBot, model: ExhibitModel, policy: Policy) -> None:
    case = change(many(policy, 30), ev.ExhibitDescribed(exhibit="x5", caption="New"))
    heard: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, *_: heard.append((first.row(), last.row())))
    before = RowSet(rows=tuple(model.rows), case=many(policy, 30), policy=policy, locked=frozenset())
    fresh = build_rows(case, policy, frozenset()).rows[4]
    rows = (*before.rows[:4], fresh, *before.rows[5:])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.layoutChanged):
        model.show(RowSet(rows=rows, case=case, policy=policy, locked=frozenset()))
    assert heard == [(4, 4)]


def test_a_new_exhibit_is_inserted_and_what_is_selected_stays(
    qtbot: QtBot, model: ExhibitModel, policy: Policy
) -> None:
    kept = QPersistentModelIndex(model.index(7, 0))
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.show(rows_of(many(policy, 31), policy))
    assert kept.data(ROW_ROLE).id == "x8"


def test_sorting_uses_values_and_leaves_what_has_none_at_the_end(model: ExhibitModel) -> None:
    model.sort(Column.REF)
    refs = [row.ref for row in model.rows]
    assert refs.index("JPS/2") < refs.index("JPS/10")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(Column.SEEN, order)
        keys = [row.seen_key for row in model.rows]
        known = [key for key in keys if key]
        assert keys[len(known) :] == [""] * (len(keys) - len(known))
        assert known == sorted(known, reverse=order == Qt.SortOrder.DescendingOrder)


def test_the_selection_follows_its_exhibit_when_the_order_changes(model: ExhibitModel) -> None:
    held = QPersistentModelIndex(model.index(3, Column.CAPTION))
    model.sort(Column.SIZE, Qt.SortOrder.DescendingOrder)
    assert held.data(ROW_ROLE).id == "x4"
    assert held.row() == 26


def test_moving_rows_asks_and_changes_nothing_by_itself(qtbot: QtBot, model: ExhibitModel) -> None:
    root = QModelIndex()
    assert not model.moveRows(root, 4, 1, root, 0)  # no order may be given
    model.can_move = True
    with qtbot.waitSignal(model.moves_asked) as asked:
        assert model.moveRows(root, 4, 2, root, 1)
    assert asked.args == [["x5", "x6"], "x2"]
    assert ids(model)[:5] == ["x1", "x2", "x3", "x4", "x5"]
    with qtbot.waitSignal(model.moves_asked) as asked:
        assert model.moveRows(root, 0, 1, root, 30)
    assert asked.args == [["x1"], ""]
    assert not model.moveRows(root, 4, 2, root, 5)  # into itself
    assert not model.moveRows(root, 29, 2, root, 0)  # past the end


def test_what_is_dragged_carries_ids_and_nothing_else(model: ExhibitModel) -> None:
    mime = model.mimeData([model.index(2, 3), model.index(0, 1), model.index(2, 0)])
    assert mime.formats() == [MIME]
    assert bytes(mime.data(MIME).data()) == b"x1\nx3"


def test_every_column_has_a_name_and_every_cell_words_for_a_screen_reader(model: ExhibitModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    for column in Column:
        assert model.headerData(column, Qt.Orientation.Horizontal, role)
        assert model.index(0, column).data(role)
    assert model.index(0, Column.CAPTION).data(role).startswith("Caption: ")


# -- filters ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (Wanted(kinds=frozenset({"picture"})), lambda row: row.kind == "picture"),
        (Wanted(grades=frozenset({"D"})), lambda row: row.grade == "D"),
        (Wanted(cells=frozenset({"conduct.aggressive"})), lambda row: "conduct.aggressive" in row.cells),
        (Wanted(people=frozenset({"ellie"})), lambda row: "ellie" in row.people),
        (Wanted(platforms=frozenset({"whatsapp"})), lambda row: row.platform == "WhatsApp"),
        (Wanted(by=frozenset({TOM})), lambda row: row.by == "Tom Adair"),
        (
            Wanted(since="2026-11-01", until="2026-11-05"),
            lambda row: "2026-11-01" <= row.seen_day <= "2026-11-05",
        ),
        (Wanted(until="2026-11-03"), lambda row: "" < row.seen_day <= "2026-11-03"),
        (Wanted(not_classified=True), lambda row: not row.classified),
        (Wanted(text="NUMBER user7"), lambda row: row.account == "user7" or "user7" in row.haystack),
        (
            Wanted(kinds=frozenset({"picture", "link"}), by=frozenset({JANE})),
            lambda row: row.kind in {"picture", "link"} and row.by == "Jane P. Shah",
        ),
    ],
)
def test_a_filter_lets_through_what_it_names_and_nothing_else(
    qapp: object, policy: Policy, wanted: Wanted, holds: object
) -> None:
    model = ExhibitModel()
    model.show(rows_of(many(policy, 300), policy))
    shown = ExhibitFilter(model)
    shown.want(wanted)
    expected = [row.id for row in model.rows if holds(row)]  # type: ignore[operator]
    assert [row.id for row in shown.rows()] == expected
    assert 0 < len(expected) < 300


def test_what_cannot_be_classified_does_not_wait_to_be(qapp: object, policy: Policy) -> None:
    model = ExhibitModel()
    model.show(rows_of(restricted(founded(policy)), policy))
    shown = ExhibitFilter(model)
    shown.want(Wanted(not_classified=True))
    assert shown.rowCount() == 0


def test_a_category_and_a_trigger_narrow_too(qapp: object, policy: Policy) -> None:
    case = many(policy, 6)
    category, trigger = next(iter(policy.criminal_list.leaves)), next(iter(policy.trigger_list.triggers))
    tags = Classification(criminal=(CriminalTag(id=category),), triggers=(trigger,))
    case = change(case, ev.ExhibitClassified(exhibit="x3", classification=tags))
    model = ExhibitModel()
    model.show(rows_of(case, policy))
    shown = ExhibitFilter(model)
    for wanted in (Wanted(criminal=frozenset({category})), Wanted(triggers=frozenset({trigger}))):
        shown.want(wanted)
        assert [row.id for row in shown.rows()] == ["x3"]
    assert model.at("x3").policy.endswith(" +1")  # type: ignore[union-attr]
