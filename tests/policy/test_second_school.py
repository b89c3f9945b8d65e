"""Another school's policy: loaded, shown, packed into one file, compared with its next edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.policy.second import next_edition, write_second_school

from evidence_desk.base.errors import BadInput
from evidence_desk.policy import diff, pack, show
from evidence_desk.policy.clauses import way_to
from evidence_desk.policy.loader import FILES, load_pack, load_policy, read_folder
from evidence_desk.policy.model import Policy


@pytest.fixture(scope="module")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_second_school(tmp_path_factory.mktemp("trust") / "policy")


def test_its_own_words_stand_beside_the_programs_law(trust: Path, policy: Policy) -> None:
    theirs = load_policy(trust)
    assert list(theirs.matrix.roles) == ["approach", "behaviour", "material"]
    assert theirs.four_cs(["approach.money", "material.belief"]) == {"contact", "commerce", "content"}
    assert theirs.offences == policy.offences
    assert not {*theirs.matrix.cells} & {*policy.matrix.cells}
    assert theirs.label("code.5.2") == "5.2 No private messages to pupils"
    assert [clause.id for clause in way_to(theirs.clauses, "code.5.2")] == ["code.5", "code.5.2"]


def test_every_section_of_it_can_be_shown(trust: Path) -> None:
    theirs = load_policy(trust)
    for name in show.section_names():
        assert show.section_text(theirs, name)


def test_one_file_holds_all_of_it_under_the_same_check_sum(trust: Path) -> None:
    data = pack.packed(read_folder(trust))
    theirs = load_pack(data)
    assert (pack.digest_of(data), theirs) == (theirs.sha256, load_policy(trust))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: b"", "it is empty"),
        (lambda data: data[:-1], "cut short"),
        (lambda data: data + b"x", "something else stands where a file of it should begin"),
        (
            lambda data: data.replace(b"actions.toml ", b"surprise.toml ", 1),
            "surprise.toml, which this version",
        ),
        (lambda data: b"rules.toml 1\n\xff", "is not UTF-8 text"),
        (lambda data: data + data, "out of its order"),
        (lambda data: b"rules.toml 0\n", "actions.toml is missing from the policy"),
        (lambda data: b"#" * (pack.PACK_MAX + 1), "larger than the 4194304 bytes"),
    ],
    ids=["empty", "cut", "added", "unknown file", "not text", "twice", "too few", "too large"],
)
def test_what_is_no_policy_in_one_file_is_refused_in_words(trust: Path, spoil: object, says: str) -> None:
    assert callable(spoil)
    with pytest.raises(BadInput) as caught:
        load_pack(spoil(pack.packed(read_folder(trust))))
    assert says in caught.value.user_message
    assert caught.value.user_message.endswith("Nothing was loaded.")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), name=st.sampled_from(FILES))
def test_any_bytes_are_unpacked_or_refused(data: bytes, name: str) -> None:
    for whole in (data, f"{name} {len(data)}\n".encode() + data):
        try:
            contents = pack.unpacked(whole, FILES)
        except BadInput:
            continue
        assert pack.packed(contents) == whole


def test_the_next_edition_says_what_came_went_and_changed(trust: Path, tmp_path: Path) -> None:
    old, new = load_policy(trust), load_policy(next_edition(trust, tmp_path / "next"))
    changes = diff.differences(old, new)
    assert {(c.section, c.what, c.id, c.field) for c in changes} == {
        ("policy", "changed", "version", ""),
        ("policy", "changed", "as_of", ""),
        ("matrix", "changed", "behaviour.hostile", "label"),
        ("criminal", "removed", "crim.deepfake", ""),
        ("criminal", "added", "crim.synthetic", ""),
    }
    assert (diff.removed_ids(old, new), diff.removed_ids(new, old)) == (
        ("crim.deepfake",),
        ("crim.synthetic",),
    )
    text = "\n".join(diff.lines(changes))
    assert "~ behaviour.hostile (Behaving / Unkind), label: Behaving / Hostile → Behaving / Unkind" in text
    assert "- crim.deepfake (Computer-made pictures of a colleague)" in text


def test_a_policy_has_no_differences_from_itself(policy: Policy) -> None:
    assert not diff.differences(policy, policy)


def test_every_field_of_every_section_is_compared(policy: Policy, trust: Path) -> None:
    sections = {change.section for change in diff.differences(policy, load_policy(trust))}
    assert sections >= {"policy", "matrix", "four-cs", "criminal", "clauses", "sources"}
