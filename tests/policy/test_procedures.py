"""Procedures, routes and authorities as data: every row of the facts they were made from, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_desk.base.errors import BadInput
from evidence_desk.base.files import resource_path
from evidence_desk.policy.loader import load_contents, read_folder
from evidence_desk.policy.model import Policy
from evidence_desk.policy.procedures import WARNS

SEED_ORDER = (
    "fb.ask-removal",
    "fb.copy-then-delete",
    "fb.msg-report",
    "fb.page-report",
    "fb.cite-terms",
    "fb.remove-post",
    "fb.email-abuse",
    "fb.ceop",
    "fb.new-account",
    "fb.privacy",
)
OWN = read_folder(resource_path("policy"))


def changed(old: str, new: str, name: str = "procedures.toml") -> dict[str, str]:
    assert old in OWN[name]
    return {**OWN, name: OWN[name].replace(old, new, 1)}


def test_the_ten_steps_of_2021_stand_in_their_order_as_history(policy: Policy) -> None:
    seed = policy.procedure("seed_2021")
    assert tuple(step.id for step in seed.steps) == SEED_ORDER
    assert seed.legacy
    assert seed.basis.verify
    assert all(step.legacy and step.basis.verify and step.basis.sources[0] == "SEED" for step in seed.steps)
    texts = " ".join(step.text for step in seed.steps)
    for fact in ("abuse@facebook.com", "24 hours", "72 hours", "1.3.6", "4.1", "5.1"):
        assert fact in texts
    assert "note 10" not in texts
    assert "Criminal Prosecution" not in texts


def test_the_steps_the_law_forbids_while_a_question_is_open_say_so(policy: Policy) -> None:
    steps = policy.procedures.steps
    for name in ("fb.ask-removal", "report.ask-removal", "fb.new-account", "report.new-account"):
        assert set(steps[name].blocked_while) >= WARNS, name
    assert "gate" in steps["fb.copy-then-delete"].blocked_while
    assert "gate" in steps["report.copy"].blocked_while
    assert set(steps["fb.new-account"].confirm) == {
        "Copies were made.",
        "The police were asked, or do not need to be.",
    }
    ceop = set(steps["fb.ceop"].only_for)
    assert {"contact.sexual", "crim.grooming-harassment", "trig.csa-images"} <= ceop
    assert not ceop & {"crim.bullying", "crim.hacking", "contact.aggressive"}


def test_a_report_goes_in_the_order_of_the_channels(policy: Policy) -> None:
    order = [name.partition(".")[2] for name in policy.channel_list.order]
    for row in policy.procedures.procedures.values():
        if row.kind == "platform" and not row.legacy:
            steps = [step.id.partition(".")[2] for step in row.steps]
            at = [
                steps.index({"safeguarding": "safeguard", "report": "platform"}.get(name, name))
                for name in order
            ]
            assert at == sorted(at), row.id
            assert row.channel == row.platform == row.id.partition(".")[2]
            assert row.basis.verify


def test_every_platform_has_a_route_of_today(policy: Policy) -> None:
    routes = {row.platform for row in policy.procedures.procedures.values() if not row.legacy}
    assert routes - {""} == set(policy.platforms)


def test_routes_after_a_report(policy: Policy) -> None:
    found = [(route.channel, route.after_hours) for route in policy.procedures.routes.values()]
    assert found == [("posh", 48), ("rhc", 168), ("ofcom", 336)]


def test_every_trigger_is_answered_by_what_it_obliges_to(policy: Policy) -> None:
    triggers = policy.trigger_list.triggers
    assert "police-told" in triggers["trig.csa-images"].answered_by
    assert "agency-report" not in triggers["trig.csa-images"].answered_by
    assert triggers["trig.racist-criminal"].answered_by == ("police-told",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'blocked_while = ["trigger", "lado", "police"]',
            'blocked_while = ["trigger"]',
            "must have “blocked_while”",
        ),
        ('blocked_while = ["gate"]', 'blocked_while = ["gat"]', "“blocked_while” names “gat”"),
        ('"fb.ask-removal",', '"fb.ask-remova",', "“steps” names “fb.ask-remova”"),
        (
            'action = "agency-report"\nchannel = "ceop"',
            'action = "agency-report"\nchannel = "ceopp"',
            "“ceopp”",
        ),
        ('action = "parents-told"', 'action = "parents-phoned"', "“parents-phoned”"),
        ('id = "fb.privacy"', 'id = "fb.ceop"', "the id “fb.ceop” is used twice"),
        ('platform = "facebook"', 'platform = "facebok"', "“facebok”"),
        ("day = 2026-12-25", "day = 2026-13-25", "procedures.toml cannot be read"),
        ('source = ["SEED", "PRODUCT"]', 'source = ["SEEED"]', "“source” names “SEEED”"),
        ("after_hours = 48", "after_hours = -1", "“after_hours” must be a whole number"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        load_contents(changed(old, new))
    assert said in refused.value.user_message
    assert "procedures.toml" in refused.value.user_message
    assert "Nothing was loaded" in refused.value.user_message


@pytest.mark.parametrize("kind", ["note", "decision", "dsl-told", "no-such-kind"])
def test_a_trigger_is_not_answered_by_a_note(kind: str) -> None:
    contents = changed('answered_by = ["police-told"]', f'answered_by = ["{kind}"]', "triggers.toml")
    with pytest.raises(BadInput, match=kind):
        load_contents(contents)


def test_a_policy_without_procedures_uses_the_programs_less_what_it_does_not_hold(tmp_path: Path) -> None:
    contents = dict(OWN)
    del contents["procedures.toml"]
    platforms = contents["platforms.toml"]
    contents["platforms.toml"] = platforms.replace('id = "snapchat"', 'id = "snap"')
    loaded = load_contents(contents)
    assert "report.snapchat" not in loaded.procedures.procedures
    assert "report.tiktok" in loaded.procedures.procedures
    assert loaded.procedure("seed_2021").steps
