"""A copy that somebody edited: what is refused, in which words, and what the check sum notices."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.base.files import resource_path
from evidence_desk.policy.loader import FILES, MAX_FILE_BYTES, NEEDED, load_policy
from evidence_desk.policy.model import Policy
from evidence_desk.policy.offences import expand

Edit = Callable[[str, str, str], Path]  # file, text that stands there, text instead; gives the folder

# file, text that stands there, text instead, what the sentence must say
SLIPS = [
    ("matrix.toml", '"pha97 H"', '"pha79 H"', "matrix.toml, cell 2 (“contact.aggressive”): “offences” names “pha79”"),
    ("matrix.toml", '"pha97 H"', '"pha79 H"', "did you mean “pha97”?"),
    ("matrix.toml", '"pha97 H"', '"pha97 X"', "“pha97 X” in “offences” must be an id, then H, M or L"),
    ("matrix.toml", '"soa03.8-14 M"', '"soa03.14-8 M"', "the range 14-8 in “soa03.14-8” runs backwards"),
    ("matrix.toml", '"soa03.8-14 M"', '"soa03.8-15 M"', None),
    ("matrix.toml", '"soa03.8-14 M"', '"soa03.7-14 M"', "names “soa03.7”, which offences.toml does not hold"),
    ("matrix.toml", 'id = "contact.values"', 'id = "contact.value"', "must be a role, a dot and a kind"),
    ("matrix.toml", 'id = "contact.values"', 'id = "contact.sexual"', "the id “contact.sexual” is used twice"),
    ("matrix.toml", 'source = ["SEED", "PRODUCT"]', "source = []", "“source” is empty"),
    ("matrix.toml", 'source = ["SEED", "PRODUCT"]', "", "cell 1 (“contact.commercial”): “source” is missing"),
    ("matrix.toml", '["SEED", "PRODUCT"]', '["SED"]', "“source” names “SED”, which sources.toml does not hold"),
    ("matrix.toml", '["SEED", "PRODUCT"]', '["GENERAL"]', "“verify” must be true, because the source “GENERAL”"),
    ("matrix.toml", 'examples = ["tracking"', 'exampels = ["tracking"', "“examples” is missing"),
    ("matrix.toml", "verify = false", 'verify = "no"', "“verify” must be true or false"),
    ("matrix.toml", "as_of = 2026-11-22", 'as_of = "22 November"', "matrix.toml, at its top: “as_of” must be a date"),
    ("matrix.toml", "as_of = 2026-11-22", "as_of = 2026-13-22", "matrix.toml cannot be read as TOML"),
    ("matrix.toml", "as_of = 2026-11-22", "as_of = 2026-11-22T10:00:00", "“as_of” must be a date"),
    ("matrix.toml", "as_of = 2026-11-22", "", "“as_of” is missing"),
    ("matrix.toml", "as_of = 2026-11-22", "as_of = 2026-11-22\nowner = 1\n[extra]\n", "“extra” is not known here"),
    ("matrix.toml", "[[cell]]", "[[cel]]", "the table “cel” is not known here"),
    ("four_cs.toml", '["commercial"]', '["comercial"]', "c 4 (“commerce”): “from_kinds” names “comercial”"),
    ("criminal.toml", 'group = "crim.dpv"', 'group = "crim.dvp"', "“group” names “crim.dvp”"),
    ("criminal.toml", 'gate = "ADULT"', 'gate = "SOFT"', "“gate” is “SOFT”; it must be one of: HARD, TERROR"),
    ("criminal.toml", 'gate = "ADULT"', 'gate_when = "always"', "“gate_when” and “gate_note” need “gate”"),
    ("criminal.toml", 'id = "crim.virus"', 'id = "crim virus"', "“id” may only hold letters and digits"),
    ("criminal.toml", 'label = "Gambling"', 'label = " "', "“label” is empty"),
    ("criminal.toml", 'label = "Gambling"', 'label = "Gam\\u202ebling"', "“label” holds a line break or an invisible"),
    ("criminal.toml", 'label = "Gambling"', f'label = "{"x" * 2001}"', "“label” is longer than 2000 characters"),
    ("criminal.toml", 'label = "Gambling"', "label = 7", "“label” must be a text in quotation marks"),
    ("criminal.toml", 'label = "Gambling"', 'label = "x"\nnoet = "x"', "not known here; did you mean “note”?"),
    ("triggers.toml", '["dsl-triage"]', '["dsl-triag"]', "“obliges” names “dsl-triag”"),
    ("triggers.toml", '["dsl-triage"]', '["dsl", "dsl"]', "“obliges” names something twice"),
    ("triggers.toml", '["dsl-triage"]', '"dsl-triage"', "“obliges” must be a list of texts"),
    ("clauses.toml", 'part_of = "clause.staff"', 'part_of = "clause.stuff"', "did you mean “clause.staff”?"),
    ("clauses.toml", 'applies_to = ["staff"]\nsource', 'applies_to = ["staff"]\npart_of = "clause.logins"\nsource',
     "“part_of” goes round in a circle: clause.staff → clause.logins → clause.staff"),
    ("clauses.toml", 'applies_to = ["staff"]', 'applies_to = ["teachers"]', "“applies_to” must list some of: everyone"),
    ("clauses.toml", 'id = "clause.disrepute"', 'id = "clause.logins"', "the id “clause.logins” is used twice"),
    ("clauses.toml", 'id = "clause.disrepute"', 'id = "crim.virus"', "“crim.virus” stands in criminal.toml already"),
    ("rules.toml", 'kind = "disciplinary"', 'kind = "disciplin"', "rule 3 (“disc.breach”): “kind” is “disciplin”"),
    ("platforms.toml", "closed = false", "closed = 0", "“closed” must be true or false"),
    ("offences.toml", "year = 1978", "year = true", "“year” must be a whole number"),
    ("offences.toml", "year = 1978", "year = -1", "“year” must be a whole number from 0 to 9999"),
    ("offences.toml", 'extent = ["E", "W"]', 'extent = ["England"]', "“extent” must list some of: E, W, S, NI"),
    ("offences.toml", 'time_limit = "defamation"', 'time_limit = "year"', "“time_limit” names “year”"),
    ("offences.toml", '8 = "cause', '7 = "cause', "“each” has words for section 7"),
    ("offences.toml", 'id = "cja09.62"', 'id = "pca78.1"', "the id “pca78.1” is used twice"),
    ("offences.toml", 'id = "cja09.62"', 'id = "Coroners"', "does not begin with a short name and a year"),
    ("offences.toml", 'id = "pha97"', 'id = "pha97.2/4"', "“section” cannot be given for an id that stands for"),
    ("offences.toml", 'section = "as a whole"', "", "offence 48 (“da13”): “section” is missing"),
    ("duties.toml", 'switch = "off"', 'switch = "on"', "leave it off until a date is known"),
    ("clocks.toml", "amount = 24\n", "", "“amount” and “unit” go together"),
    ("grades.toml", 'id = "D"', 'id = "E"', "the grades must be, in this order: A, B, C, D"),
    ("retention.toml", "years = 25", 'years = "25"', "“years” must be a whole number"),
    ("retention.toml", '"crim.iioc", ', '"crim.iiock", ', "“categories” names “crim.iiock”"),
    ("retention.toml", 'outcomes = ["allegation.malicious"', 'outcomes = ["bad"', "“not_outcomes” names “bad”"),
    ("retention.toml", 'applies = "pupil"', 'applies = "pupils"', "“applies” is “pupils”; it must be one of: pupil"),
    ("retention.toml", 'applies = "categories"', 'applies = "pupil"', "“categories” and applies = \"categories\" go"),
    ("retention.toml", "years = 75", "years = 751", "“years” is more than 150"),
    ("retention.toml", 'base = "opened"', 'base = "never"', "“years” needs a “base”"),
    ("channels.toml", 'label = "CEOP"', "", "channel 22 (“ceop”): “label” is missing"),
    ("actions.toml", 'closes = "lado"', 'closes = "ladoo"', "“closes” names “ladoo”, which clocks.toml does not hold"),
    ("actions.toml", 'required = ["at", "text"]', 'required = ["at", "txt"]', "“required” names “txt”"),
    ("actions.toml", 'optional = ["relation"', 'optional = ["at"', "“at” is both required and optional"),
    ("actions.toml", '"at", "force", "reference"]', '"at", "force"]', "it must require: reference"),
    ("actions.toml", 'id = "police-told"', 'id = "police-phoned"', "“police-told” is missing; the program needs it"),
    ("record.toml", 'needed_with = "dsl_viewed"', 'needed_with = "device"', "“needed_with” names “device”"),
    ("record.toml", 'kind = "rows"', 'kind = "picture"', "“kind” is “picture”; it must be one of: text, time"),
    ("gate.toml", "order = 3", "order = 4", "“order” is 4 where 3 is due"),
    ("policy.toml", 'version = "2026.1"', "", "policy.toml, at its top: “version” is missing"),
    ("policy.toml", 'version = "2026.1"', "version = 2026.1", "“version” must be a text in quotation marks"),
    ("policy.toml", "disclaimer", "disclaim", "“disclaimer” is missing"),
    ("policy.toml", "[words]", "[wrds]", "the table [words] is missing"),
    ("sources.toml", 'key = "PRODUCT"', 'key = "SEED"', "source 2 (“SEED”): the key “SEED” is used twice"),
    ("sources.toml", "seen = true", "", "“seen” is missing"),
]  # fmt: skip
# What no copy may weaken.
FLOOR = [
    ("gate.toml", "anyone under 18 nude", "anyone nude", "they come with the program and cannot be changed here"),
    ("gate.toml", "an adult nude", "an adult", "they come with the program and cannot be changed here"),
    ("gate.toml", 'version = "stop-2026-11-22"', 'version = "ours"', "are not the wording “ours” of this program"),
    ("page.toml", "Have you been told, or do you suspect,", "Are you sure", "they come with the program and cannot"),
    ("page.toml", "Answer for all that will be kept.", "Answer No.", "they come with the program and cannot"),
    ("page.toml", 'version = "page-2026-11-23"', 'version = "ours"', "are not the wording “ours” of this program"),
    ("gate.toml", 'attachments = "never"', 'attachments = "closed"', "of HARD must be “never”"),
    ("gate.toml", 'attachments = "closed"', 'attachments = "open"', "it must be one of: never, closed"),
    ("gate.toml", 'gate = "INTIMATE"', "", "“gate” must be INTIMATE for this answer"),
    ("gate.toml", 'id = "unsure"', 'id = "maybe"', "its answers must be, in this order: yes, unsure, no"),
    ("gate.toml", '"officer", "force", "reference", "at", "receipt"', '"at"', "must need at least: at, force, officer"),
    ("gate.toml", "people = 2", "people = 1", "and 2 or more people"),
    ("gate.toml", 'id = "not-restricted"', 'id = "unlock"', "the only ways out of the lock are"),
    ("gate.toml", 'do = "overwrite"', 'do = "delete"', "it must be one of: overwrite, leave"),
    ("gate.toml", 'id = "TERROR"', 'id = "OTHER"', "the classes must be these and no others"),
    ("criminal.toml", 'gate = "HARD"\nasks', "asks", "“crim.iioc” must be there with gate = \"HARD\", always"),
    ("criminal.toml", 'gate = "HARD"\nasks', 'gate = "HARD"\ngate_when = "possibly"\nasks', "“crim.iioc” must be"),
    ("criminal.toml", "asks_each_picture = true\n", "", "“crim.iioc” must be there"),
    ("criminal.toml", 'id = "crim.extreme-porn"', 'id = "crim.porn"', "“crim.extreme-porn” must be there"),
    ("triggers.toml", 'gate = "HARD"', 'gate = "ADULT"', "triggers.toml: “trig.csa-images” must be there"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "says"), [*SLIPS, *FLOOR])
def test_a_spoilt_copy_is_refused_with_file_row_and_reason(
    edit: Edit, name: str, old: str, new: str, says: str | None
) -> None:
    folder = edit(name, old, new)
    if says is None:  # a change that is allowed: the range now takes in a section the register holds
        assert "soa03.15" in {link.offence for link in load_policy(folder).cell("contact.sexual").offences}
        return
    with pytest.raises(BadInput) as caught:
        load_policy(folder)
    message = caught.value.user_message
    assert says in message
    assert name in message
    assert message.endswith("Nothing was loaded.")


def test_a_row_taken_out_of_the_matrix_is_missed(edit: Edit) -> None:
    text = resource_path("policy", "matrix.toml").read_text("utf-8")
    start = text.index('[[cell]]\nid = "conduct.sexual"')
    folder = edit("matrix.toml", text[start : text.index("[[cell]]", start + 1)], "")
    with pytest.raises(BadInput, match=re.escape("conduct.sexual")) as caught:
        load_policy(folder)
    assert "the cell “conduct.sexual” is missing" in caught.value.user_message


@pytest.mark.parametrize(("name", "table", "says"), [
    ("matrix.toml", '[[kind]]\nid = "jokes"\nlabel = "Jokes"\n', "the matrix has 3 roles and 5 kinds"),
    ("four_cs.toml", '[[c]]\nid = "chat"\nlabel = "Chat"\nmeaning = "m"\nfrom_roles = []\nfrom_kinds = []\n', "5 rows"),
])  # fmt: skip
def test_three_by_four_and_four_whatever_they_are_called(
    folder: Path, name: str, table: str, says: str
) -> None:
    path = folder / name
    row = f'{table}source = ["PRODUCT"]\nverify = true\n\n'
    text = path.read_text("utf-8")
    at = text.index("[[")
    path.write_text(text[:at] + row + text[at:], "utf-8")
    with pytest.raises(BadInput) as caught:
        load_policy(folder)
    assert says in caught.value.user_message


def test_a_new_category_with_an_id_of_its_own_is_welcome(folder: Path) -> None:
    path = folder / "criminal.toml"
    extra = '\n[[leaf]]\nid = "crim.forgery"\nlabel = "Forgery"\nmeaning = "Forged papers."\noffences = []\n'
    path.write_text(path.read_text("utf-8") + extra + 'source = ["PRODUCT"]\nverify = true\n', "utf-8")
    loaded = load_policy(folder)
    assert loaded.criminal("crim.forgery").label == "Forgery"
    assert loaded.near("forgry") == ["crim.forgery"]


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BadInput) as caught:
        load_policy(folder)
    assert caught.value.user_message.startswith(f"{name} is missing from the policy folder")


@pytest.mark.parametrize("name", sorted(set(FILES) - NEEDED))
def test_a_file_that_came_later_is_the_programs_own_where_it_is_missing(
    folder: Path, policy: Policy, name: str
) -> None:
    (folder / name).unlink()
    loaded = load_policy(folder)
    assert loaded.clauses == policy.clauses
    assert loaded.sha256 != policy.sha256  # of what the school wrote, and of nothing else


def test_a_file_with_a_strange_name_is_not_ignored(folder: Path) -> None:
    (folder / "offence.toml").write_text("x = 1\n", "utf-8")
    with pytest.raises(BadInput) as caught:
        load_policy(folder)
    assert "offence.toml is not a file of a policy" in caught.value.user_message


def test_a_missing_folder_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        load_policy(tmp_path / "nowhere")
    assert "There is no policy folder" in caught.value.user_message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"# " + b"x" * MAX_FILE_BYTES, "is larger than the 1048576 bytes"),
        (b"\xff\xfe\x00", "rules.toml is not UTF-8 text (byte 0)"),
        (b"x = " + b"[" * 100_000, "rules.toml cannot be read as TOML"),
        (b"x = " + b"9" * 100_000, "rules.toml cannot be read as TOML"),
        (b"", "rules.toml, at its top: \u201cas_of\u201d is missing"),
        (b"as_of = 2026-11-22\nrule = []\n", "rules.toml: the rows [[rule]] are missing"),
        (b"as_of = 2026-11-22\nrule = [1]\n", "rules.toml: the rows [[rule]] are missing"),
        (b"as_of = 2026-11-22\n" + b"[[rule]]\n" * 2001, "more than 2000 rows [[rule]]"),
    ],
    ids=[
        "too large",
        "not UTF-8",
        "nested too deep",
        "number too long",
        "empty",
        "no rows",
        "no tables",
        "too many",
    ],
)
def test_a_file_that_is_no_policy_is_refused(folder: Path, content: bytes, says: str) -> None:
    (folder / "rules.toml").write_bytes(content)
    with pytest.raises(BadInput) as caught:
        load_policy(folder)
    assert says in caught.value.user_message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), name=st.sampled_from(FILES))
def test_any_bytes_give_a_policy_or_a_sentence(folder: Path, data: bytes, name: str) -> None:
    path = folder / name
    whole = resource_path("policy", name).read_bytes()
    place = len(data) * 997 % len(whole)
    path.write_bytes(whole[:place] + data + whole[place + len(data) :])
    said = ""
    try:
        load_policy(folder)
    except BadInput as error:
        said = error.user_message
    finally:
        path.write_bytes(whole)
    assert not said or name in said


def test_the_check_sum_is_64_hex_digits_and_the_same_on_every_load(policy: Policy, folder: Path) -> None:
    assert re.fullmatch("[0-9a-f]{64}", policy.sha256)
    assert load_policy(folder).sha256 == policy.sha256


@pytest.mark.parametrize("name", FILES)
def test_any_changed_byte_of_any_file_changes_the_check_sum(policy: Policy, folder: Path, name: str) -> None:
    path = folder / name
    whole = path.read_bytes()
    for changed in (whole + b"\n", whole + b"#", whole.replace(b"as_of =", b"as_of  =", 1)):
        path.write_bytes(changed)
        assert load_policy(folder).sha256 != policy.sha256


def test_moving_text_between_files_changes_the_check_sum(policy: Policy, folder: Path) -> None:
    for name, change in (("channels.toml", "# a\n# b\n"), ("clocks.toml", "")):
        path = folder / name
        path.write_text(path.read_text("utf-8") + change, "utf-8")
    first = load_policy(folder).sha256
    (folder / "channels.toml").write_bytes(resource_path("policy", "channels.toml").read_bytes() + b"# a\n")
    (folder / "clocks.toml").write_bytes(resource_path("policy", "clocks.toml").read_bytes() + b"# b\n")
    assert len({first, load_policy(folder).sha256, policy.sha256}) == 3


@pytest.mark.parametrize("lead", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_the_line_ends_of_an_editor_are_no_change(policy: Policy, folder: Path, lead: bytes) -> None:
    for name in FILES:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(lead + data.replace(b"\n", b"\r\n"))
    assert load_policy(folder).sha256 == policy.sha256


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("pha97", ["pha97"]),
        ("poa86.p3a", ["poa86.p3a"]),
        ("soa03.8-10", ["soa03.8", "soa03.9", "soa03.10"]),
        ("cma90.1/2/3a", ["cma90.1", "cma90.2", "cma90.3a"]),
        ("mda71.4-5/19", ["mda71.4", "mda71.5", "mda71.19"]),
    ],
)
def test_ranges_and_lists_expand_to_sections(text: str, ids: list[str]) -> None:
    assert list(expand(text)) == ids


@pytest.mark.parametrize(
    "text",
    [
        ".1",
        "pha",
        "97",
        "soa03.",
        "soa03.8-",
        "soa03.8-8",
        "soa03.1-99",
        "soa03.8/8",
        "soa03.8-9/9",
        "soa03.1 /2",
    ],
)
def test_what_is_no_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        expand(text)
