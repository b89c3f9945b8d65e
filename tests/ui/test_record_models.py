"""Every model of the record keeps Qt's contract, and holds what it was given."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from evidence_desk.case.state import Case
from evidence_desk.case.story import LogLine
from evidence_desk.case.values import Person
from evidence_desk.policy.model import Policy
from evidence_desk.ui.action_rows import action_rows
from evidence_desk.ui.classification import Draft, by_use
from evidence_desk.ui.models.actions import ActionsModel
from evidence_desk.ui.models.asked import FIRST_ANSWER, AskedModel, AskedPicture
from evidence_desk.ui.models.categories import CategoryModel
from evidence_desk.ui.models.log import Filter, LogModel
from evidence_desk.ui.models.people import PeopleModel, PersonRow
from evidence_desk.ui.models.timeline import PAGE, TimelineModel
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.timeline_rows import TimelineRow, with_days


def line(number: int, ref: str = "", who: str = "a") -> LogLine:
    return LogLine(
        number=number,
        leaf=number,
        at="2026-11-22T14:05:09Z",
        who="Jane P. Shah",
        actor=who * 64,
        type="exhibit-described",
        says=f"Described {ref}.",
        exhibits=(ref,) if ref else (),
    )


def test_categories_hold_the_contract_while_verbs_come_and_go(
    qtmodeltester: ModelTester, policy: Policy, session: CaseSession
) -> None:
    draft = Draft.of(policy, session.case.in_order()[:1])
    model = CategoryModel(draft, by_use(session.case, policy))
    qtmodeltester.check(model)
    place = model.place_of("crim.dpv.hate")
    assert model.rowCount(place) == 0
    model.setData(place, None, Qt.ItemDataRole.CheckStateRole)
    verbs = model.index(0, 0, model.place_of("crim.dpv.hate"))
    assert [verbs.siblingAtColumn(column).data() for column in range(3)] == [
        "distributing",
        "printing",
        "viewing",
    ]
    qtmodeltester.check(model)
    model.setData(model.place_of("crim.dpv.hate"), None, Qt.ItemDataRole.CheckStateRole)
    assert model.rowCount(model.place_of("crim.dpv.hate")) == 0
    qtmodeltester.check(model)


def test_every_category_stands_in_the_tree_once(policy: Policy, session: CaseSession) -> None:
    model = CategoryModel(Draft.of(policy, []), by_use(session.case, policy))
    found: list[str] = []
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            here = model.index(row, 0, parent)
            if here.data(Qt.ItemDataRole.CheckStateRole) is not None:
                found.append(str(here.data()))
            waiting.append(here)
    assert sorted(found) == sorted(leaf.label for leaf in policy.criminal_list.leaves.values())


def test_pictures_asked_about(qtmodeltester: ModelTester) -> None:
    pictures = [
        AskedPicture("1", "JPS/1", "Group chat", "22 Nov 2026", "22 November 2026", itself=True),
        AskedPicture("2", "JPS/2", "", "22 Nov 2026", "22 November 2026", itself=False),
    ]
    model = AskedModel(pictures)
    qtmodeltester.check(model)
    tick = Qt.ItemDataRole.CheckStateRole
    assert not model.setData(model.index(0, FIRST_ANSWER + 2), True, tick), "No would contradict the category"
    assert model.setData(model.index(1, FIRST_ANSWER + 2), True, tick)
    assert (model.answers(), model.waiting()) == ({"2": "no"}, 1)
    model.set_state(frozenset({"1"}), "locked")
    assert model.waiting() == 0
    assert not model.setData(model.index(0, FIRST_ANSWER), True, tick), "what is locked takes no answer"


def test_the_timeline_comes_in_pages(qtmodeltester: ModelTester) -> None:
    rows = with_days(
        TimelineRow(kind="entry", at=f"2026-11-{day:02}T{hour:02}:{minute:02}:00Z", words="x")
        for day in range(1, 21)
        for hour in range(10)
        for minute in range(3)
    )
    model = TimelineModel()
    model.show_rows(rows)
    assert model.rowCount() == PAGE
    qtmodeltester.check(model)
    model.fetch_all()
    assert model.rowCount() == len(rows) == 20 * 30 + 20


def test_the_log_filters_by_whole_reference_name_and_word(qtmodeltester: ModelTester) -> None:
    model = LogModel()
    model.add([line(1), line(2, "JPS/1"), line(3, "JPS/10"), line(4, "JPS/1", who="b")])
    qtmodeltester.check(model)

    def numbers() -> list[int]:
        return [model.line(row).number for row in range(model.rowCount())]

    model.set_filter(Filter("jps/1"))
    assert numbers() == [2, 4]
    model.set_filter(Filter("jps/1", "b" * 64))
    assert numbers() == [4]
    model.set_filter(Filter("DESCRIBED JPS/10."))
    assert numbers() == []
    model.set_filter(Filter("shah"))
    model.add([line(5)])
    assert numbers() == [1, 2, 3, 4, 5]
    qtmodeltester.check(model)


def test_people_and_actions(qtmodeltester: ModelTester, policy: Policy) -> None:
    people = PeopleModel()
    people.show_rows(
        [PersonRow(Person(id="1", name="Ali Example", kind="pupil", pseudonym="Pupil A"), "Pupil", ())]
    )
    qtmodeltester.check(people)
    actions = ActionsModel()
    actions.show_rows(action_rows(Case(id="x"), policy))
    qtmodeltester.check(actions)
