"""The parts a person has in exhibits, as the People panel lists them."""

from __future__ import annotations

import msgspec
from tests.case.test_story import CASE

from evidence_desk.case.values import PersonRole
from evidence_desk.ui.models.people import people_rows


def test_a_text_record_is_named_as_one_where_it_has_no_caption() -> None:
    roles = (PersonRole(person="p1", role="mentioned"),)
    record = msgspec.structs.replace(CASE.exhibits["e1"], kind="restricted-record", caption="", people=roles)
    picture = msgspec.structs.replace(CASE.exhibits["e2"], caption="A post", people=roles)
    (row,) = people_rows(CASE, [record, picture])
    assert [part.caption for part in row.parts] == ["Text record only", "A post"]
