"""Asking a policy: unknown ids, near ids, and showing its sections."""

from __future__ import annotations

import json

import pytest

from evidence_desk.base.errors import BadInput
from evidence_desk.policy.model import Policy
from evidence_desk.policy.show import overview, section_data, section_names, section_text


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("conduct.agressive", "conduct.aggressive"),
        ("contact.sexul", "contact.sexual"),
        ("bulying", "crim.bullying"),
        ("crim.bulying:viewing", "crim.bullying"),
        ("CRIM.BULLYING", "crim.bullying"),
        ("sofcore", "crim.dpv.softcore"),
        ("csa images", "trig.csa-images"),
        ("radicalization", "trig.radicalisation"),
        ("porn", "crim.extreme-porn"),
    ],
)
def test_a_slip_finds_the_id_that_was_meant(policy: Policy, typed: str, first: str) -> None:
    assert policy.near(typed)[0] == first


def test_any_selectable_id_is_found_with_one_letter_left_out(policy: Policy) -> None:
    for ident in policy.selectable():
        for place in range(len(ident)):
            assert ident in policy.near(ident[:place] + ident[place + 1 :])


def test_a_row_of_the_matrix_is_offered_whole(policy: Policy) -> None:
    assert policy.near("conduct") == [
        f"conduct.{kind}" for kind in ("commercial", "aggressive", "sexual", "values")
    ]


@pytest.mark.parametrize("typed", ["", "qqqqq", "x" * 100_000, "\n\x1b[2J"])
def test_nonsense_finds_nothing_and_is_not_echoed_raw(policy: Policy, typed: str) -> None:
    assert policy.near(typed) == []
    with pytest.raises(BadInput) as caught:
        policy.cell(typed)
    assert caught.value.user_message.isprintable()
    assert len(caught.value.user_message) < 250


def test_an_unknown_cell_offers_near_ones(policy: Policy) -> None:
    with pytest.raises(BadInput) as caught:
        policy.cell("conduct.agressive")
    assert caught.value.exit_code == 12
    assert caught.value.user_message == (
        "“conduct.agressive” is no misuse cell of this policy. Near: conduct.aggressive, contact.aggressive, "
        "content.aggressive, conduct.values."
    )


def test_the_message_of_a_wrong_id_stays_out_of_the_log(policy: Policy) -> None:
    with pytest.raises(BadInput) as caught:
        policy.trigger("Anna Example")
    assert "Anna" not in str(caught.value)


def test_an_id_of_another_family_is_called_what_it_is(policy: Policy) -> None:
    with pytest.raises(BadInput) as caught:
        policy.cell("crim.bullying")
    assert caught.value.user_message == "“crim.bullying” is a policy criminal category, not a misuse cell."
    with pytest.raises(BadInput) as caught:
        policy.gate_class("conduct.sexual")
    assert "is a misuse cell" in caught.value.user_message


def test_an_unknown_kind_of_action_offers_near_ones(policy: Policy) -> None:
    with pytest.raises(BadInput) as caught:
        policy.action("police-tld")
    assert "Near: police-told" in caught.value.user_message


@pytest.mark.parametrize("name", section_names())
def test_every_section_can_be_shown_and_is_plain_json(policy: Policy, name: str) -> None:
    data = section_data(policy, name)
    assert json.loads(json.dumps(data)) == data
    text = section_text(policy, name, width=90)
    assert all(len(line) <= 90 for line in text.splitlines())
    for value in data.values():
        for row in value if isinstance(value, list) else []:
            assert row.get("id", row.get("text", "")).split()[0] in text


def test_a_row_that_must_be_verified_says_so_where_it_is_shown(policy: Policy) -> None:
    text = section_text(policy, "offences", width=400)
    assert (
        "pha97  Protection from Harassment Act 1997 ss2, 2A, 4, 4A (England & Wales)  [Check before use]"
        in text
    )
    assert "cja88.160  Criminal Justice Act 1988 s160 (England & Wales)\n" in text


def test_the_stop_question_is_shown_whole(policy: Policy) -> None:
    assert policy.gate.stop.text in section_text(policy, "gate", width=400)


def test_the_overview_names_version_date_and_check_sum_and_disclaims_advice(policy: Policy) -> None:
    shown = overview(policy)
    assert (shown["version"], shown["as_of"], shown["sha256"]) == ("2026.1", "2026-11-22", policy.sha256)
    assert "not legal advice" in shown["disclaimer"]
    assert shown["sections"] == list(section_names())


def test_an_unknown_section_offers_near_ones(policy: Policy) -> None:
    with pytest.raises(BadInput) as caught:
        section_data(policy, "chanels")
    assert caught.value.user_message.startswith("“chanels” is no section of the policy. Try: channels")
