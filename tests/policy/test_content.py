"""What the shipped policy says."""

from __future__ import annotations

import re
from itertools import product

import pytest

from evidence_desk.base.files import resource_path
from evidence_desk.policy.loader import FILES
from evidence_desk.policy.model import Policy
from evidence_desk.policy.show import section_data, section_names

STOP_QUESTION = (
    "Does this show, or might it show, anyone under 18 nude, partly nude or in a sexual way — real, edited or "
    "computer-made — or extreme sexual violence?"
)
# Statements whose source was not read, so that nobody may lean on them before checking.
UNREAD_OFFENCES = [
    "soa03.8", "soa03.14", "soa03.15", "soa03.15a", "soa03.47", "soa03.50", "soa03.66ab", "soa03.66ae",
    "soa03.66e", "soa03.67", "soa03.67a", "soa03.46a", "sca15.69", "osa23.179", "osa23.181",
    "osa23.183", "osa23.184", "pha97", "poa86.4a", "cda98.28", "cda98.32", "cma90.1", "cma90.2",
    "cma90.3", "cma90.3a", "ta06.1", "ta06.2", "cjia08.63", "cdpa88.107", "ga05.46", "ga05.47",
    "ga05.48", "ta68.1", "ta68.21", "ta68.22", "fa06.2", "mda71.4", "mda71.5", "mda71.19", "psa16.5",
    "pca53.1", "cja88.139a", "cja88.141", "oapa61.16", "sa61.2", "sca07.44", "sca07.45", "sca07.46",
    "dpa18.170", "vra84.9", "vra84.10", "vra84.11", "eqa10", "da13",
]  # fmt: skip
FORBIDDEN = ["offence committed", "criminal prosecution service", "see note 10", "authentic", "tamper-proof"]


def rows_of(value: object) -> list[dict[str, object]]:
    """Every row, at any depth, that carries a basis."""
    if isinstance(value, list):
        return [row for item in value for row in rows_of(item)]
    if not isinstance(value, dict):
        return []
    inner = [row for item in value.values() for row in rows_of(item)]
    return [value, *inner] if "source" in value else inner


def all_rows(policy: Policy) -> list[dict[str, object]]:
    return [row for name in section_names() for row in rows_of(section_data(policy, name))]


def test_there_are_twelve_cells_nineteen_categories_five_triggers_and_two_rules_that_always_respond(
    policy: Policy,
) -> None:
    assert len(policy.matrix.cells) == 12
    assert len(policy.criminal_list.leaves) == 19
    assert sum(leaf.group == "crim.dpv" for leaf in policy.criminal_list.leaves.values()) == 6
    assert len(policy.trigger_list.triggers) == 5
    always = [rule.id for rule in policy.rules.values() if rule.kind == "always-respond"]
    assert always == ["rule.reputation", "rule.libel"]


def test_the_matrix_is_every_role_by_every_kind_in_the_policys_order(policy: Policy) -> None:
    roles, kinds = ("contact", "conduct", "content"), ("commercial", "aggressive", "sexual", "values")
    assert list(policy.matrix.cells) == [f"{role}.{kind}" for role, kind in product(roles, kinds)]
    assert all(cell.examples for cell in policy.matrix.cells.values())


def test_commerce_follows_from_the_kind_and_the_other_cs_from_the_role(policy: Policy) -> None:
    assert policy.four_cs(["conduct.aggressive"]) == {"conduct"}
    assert policy.four_cs(["conduct.commercial"]) == {"conduct", "commerce"}
    assert policy.four_cs(["contact.values", "content.commercial"]) == {"contact", "content", "commerce"}
    assert policy.four_cs([]) == frozenset()


def test_the_register_has_one_row_per_section(policy: Policy) -> None:
    assert {f"soa03.{section}" for section in range(8, 15)} <= set(policy.offences)
    assert {"cma90.1", "cma90.2", "cma90.3", "cma90.3a", "mda71.4", "mda71.5", "mda71.19"} <= set(
        policy.offences
    )
    assert not [ident for ident in policy.offences if "-" in ident or "/" in ident]
    assert policy.offences["soa03.66ae"].title == "Sexual Offences Act 2003 s66AE"
    assert "screenshot" in policy.offences["soa03.66ae"].gist
    assert policy.offences["poa86.p3"].section == "Part 3, ss17–23"


def test_a_range_in_a_mapping_links_every_section_with_its_confidence(policy: Policy) -> None:
    links = {link.offence: link for link in policy.cell("contact.sexual").offences}
    assert {f"soa03.{section}" for section in range(8, 15)} <= set(links)
    assert links["soa03.14"].confidence == "M"
    assert links["soa03.15a"].confidence == "H"
    assert links["ta68.21"].when == "sexual extortion"


def test_every_mapped_offence_stands_in_the_register(policy: Policy) -> None:
    linked = {link.offence for cell in policy.matrix.cells.values() for link in cell.offences}
    linked |= {link.offence for leaf in policy.criminal_list.leaves.values() for link in leaf.offences}
    linked |= {ident for trigger in policy.trigger_list.triggers.values() for ident in trigger.offences}
    linked |= {ident for rule in policy.rules.values() for ident in rule.offences}
    assert len(linked) > 60
    assert linked <= set(policy.offences)


def test_every_label_of_an_offence_names_the_law_it_belongs_to(policy: Policy) -> None:
    assert all(row.label.endswith(" (England & Wales)") for row in policy.offences.values())
    assert all({"E", "W"} <= set(row.extent) for row in policy.offences.values())


def test_civil_law_and_duties_are_never_printed_as_offences(policy: Policy) -> None:
    assert policy.offences["eqa10"].civil
    unprintable = {row.id for row in policy.offences.values() if not row.printable}
    assert unprintable == {"eqa10", "da13", "ctsa15.26", "osa23.duties", "cda98.28"}


@pytest.mark.parametrize("ident", UNREAD_OFFENCES)
def test_what_was_not_read_must_be_verified_before_use(policy: Policy, ident: str) -> None:
    assert policy.offences[ident].basis.verify


def test_what_was_read_is_not_flagged_for_nothing(policy: Policy) -> None:
    read = {row.id for row in policy.offences.values() if not row.basis.verify}
    assert read == {
        *("pca78.1", "cja88.160", "cja09.62", "soa03.66a", "soa03.66b", "mca88.1", "ca03.127", "poa86.p3"),
        *("poa86.p3a", "ta00.13", "ta00.58", "ctsa15.26", "opa59.2"),
    }


def test_other_statements_that_were_not_read_carry_the_flag(policy: Policy) -> None:
    assert policy.rules["rule.libel"].basis.verify
    assert policy.matrix.four_cs["content"].basis.verify
    assert {duty.id for duty in policy.duties.values() if duty.basis.verify} == set(policy.duties) - {
        "duty.s1b"
    }
    assert all(flag.basis.verify for flag in policy.gate.danger_flags.values())
    assert all(channel.basis.verify for channel in policy.channel_list.channels.values())
    clocks = {clock.id for clock in policy.clocks.values() if clock.basis.verify}
    assert {"lado", "tribunal", "child-protection-file", "csa-report"} <= clocks
    kept = {rule.id for rule in policy.retention.rules.values() if rule.basis.verify}
    assert kept == {"malicious-or-false-allegation", "low-level-concern", "staff-warning"}


def test_every_row_has_a_known_source_a_flag_and_a_date(policy: Policy) -> None:
    rows = all_rows(policy)
    assert len(rows) > 250
    for row in rows:
        assert row["source"]
        assert isinstance(row["verify"], bool)
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(row["as_of"]))


def test_every_source_listed_is_leant_on(policy: Policy) -> None:
    used = {key for row in all_rows(policy) for key in row["source"]}  # type: ignore[attr-defined]  # plain JSON
    assert used == set(policy.sources)


def test_the_stop_question_stands_word_for_word(policy: Policy) -> None:
    assert policy.gate.stop.text == STOP_QUESTION
    assert list(policy.gate.stop.answers) == ["yes", "unsure", "no"]
    assert list(policy.gate.second.answers) == ["intimate", "adult", "terror", "unsure", "no"]


def test_every_answer_but_no_stores_nothing(policy: Policy) -> None:
    for question in (policy.gate.stop, policy.gate.second):
        for answer in question.answers.values():
            assert answer.effect.startswith("Nothing is stored.") == (answer.id != "no")


def test_hard_material_is_never_attached_or_exported(policy: Policy) -> None:
    hard = policy.gate.classes["HARD"]
    assert (hard.attachments, hard.export, hard.exception) == ("never", "never", "")
    assert policy.gate.exits["not-restricted"].people == 2


@pytest.mark.parametrize(
    ("ident", "expected"),
    [
        ("crim.iioc", "HARD"),
        ("crim.extreme-porn", "HARD"),
        ("crim.grooming-harassment", "HARD"),
        ("crim.religious-hatred-terror", "TERROR"),
        ("crim.dpv.weapons", "TERROR"),
        ("crim.dpv.softcore", "ADULT"),
        ("crim.age-restricted", "ADULT"),
        ("crim.bullying", None),
        ("trig.csa-images", "HARD"),
        ("trig.obscene-adult", "ADULT"),
        ("trig.radicalisation", "TERROR"),
        ("trig.racist-criminal", None),
        ("trig.other-criminal", None),
    ],
)
def test_categories_and_triggers_bring_their_gate_class(
    policy: Policy, ident: str, expected: str | None
) -> None:
    assert policy.gate_class(ident) == expected


def test_grooming_is_hard_only_when_there_are_pictures(policy: Policy) -> None:
    gate = policy.criminal("crim.grooming-harassment").gate
    assert gate is not None
    assert gate.when == "pictures"


def test_three_choices_ask_about_every_picture_held(policy: Policy) -> None:
    assert policy.asking_about_each_picture() == {"crim.iioc", "crim.extreme-porn", "trig.csa-images"}


def test_verbs_belong_to_the_group_alone(policy: Policy) -> None:
    assert policy.criminal("crim.dpv.hate").verbs == ("distributing", "printing", "viewing")
    assert policy.criminal("crim.bullying").verbs == ()


def test_a_lower_police_priority_is_said_of_copied_media_alone_and_bars_nothing(policy: Policy) -> None:
    low = [leaf for leaf in policy.criminal_list.leaves.values() if leaf.police_priority == "low"]
    assert [leaf.id for leaf in low] == ["crim.copyright-media"]
    assert "never bars a referral" in low[0].note


def test_closed_platforms_are_the_ones_the_policy_calls_closed(policy: Policy) -> None:
    named = {platform.id: platform.closed for platform in policy.platforms.values() if platform.in_policy}
    assert {name for name, closed in named.items() if closed} == {"whatsapp", "kik", "surespot", "viber"}
    assert {name for name, closed in named.items() if not closed} == {
        *("facebook", "x", "youtube", "ask-fm", "instagram", "tumblr")
    }


def test_duties_that_have_not_started_are_switched_off(policy: Policy) -> None:
    off = {duty.id for duty in policy.duties.values() if not duty.active}
    assert off == {"duty.csa-report", "duty.information-sharing"}
    assert {clock.id for clock in policy.clocks.values() if not clock.active} == {"csa-report"}


def test_the_card_says_who_is_called_from_danger_now_to_the_parents(policy: Policy) -> None:
    calls = policy.gate.calls
    assert [call.order for call in calls] == list(range(9))
    assert [call.id for call in calls][::4] == ["call.999", "call.social-care", "call.parents"]
    assert "no screenshot" in calls[5].when


def test_the_restricted_record_is_text_only_and_asks_what_the_police_ask(policy: Policy) -> None:
    fields = policy.gate.record_fields
    assert {field.kind for field in fields.values()} <= {"text", "time", "flag", "texts", "rows"}
    assert {field.id for field in fields.values() if field.required} == {
        *("reported_by", "reported_at", "described_as", "believed_shown", "seen_by", "dsl_viewed")
    }
    viewing = {field.id for field in fields.values() if field.needed_with == "dsl_viewed"}
    assert len(viewing) == 7
    assert len(policy.gate.danger_flags) == 6


def test_what_happens_to_the_clipboard_is_dated_and_waits_for_counsel(policy: Policy) -> None:
    step = policy.gate.clipboard
    assert step.do == "overwrite"
    assert step.basis.verify
    assert "no file was" in step.text


def test_words_that_describe_too_much_have_neutral_ones(policy: Policy) -> None:
    rows = policy.gate.neutral.values()
    found = [word for row in rows for word in row.found]
    assert "naked" in found
    assert found == [word.lower() for word in found]
    assert len(set(found)) == len(found)


def test_telling_the_police_needs_force_reference_and_time_and_stops_their_clock(policy: Policy) -> None:
    told = policy.action("police-told")
    assert {field.id for field in told.required} == {"at", "force", "reference"}
    assert told.closes == "police-contact"
    assert policy.clocks["police-contact"].amount == 24


def test_a_hold_is_released_by_somebody_else(policy: Policy) -> None:
    assert [kind.id for kind in policy.actions.values() if kind.other_person] == ["hold-released"]


def test_every_grade_says_what_it_shows_and_what_it_cannot(policy: Policy) -> None:
    assert list(policy.grades) == ["A", "B", "C", "D"]
    assert all(grade.shows and grade.cannot for grade in policy.grades.values())
    assert policy.grades["A"].printed == "second program, same computer and network"


@pytest.mark.parametrize("name", FILES)
def test_no_text_says_what_must_not_be_said(name: str) -> None:
    text = resource_path("policy", name).read_text("utf-8").lower()
    assert [phrase for phrase in FORBIDDEN if phrase in text] == []
