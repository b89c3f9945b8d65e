"""The rules of lists and members, one rejected bundle each: one spelling, in order, removed only by a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import BundleError, TamperedBundle
from evidence_desk.bundle import note
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.ustar import header

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit

    from evidence_desk.bundle.check import BundleReport


# -- manifests ----------------------------------------------------------------------------------------------


def changed(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(text: bytes) -> bytes:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            lambda text: text.upper().replace(b"C/", b"c/").replace(b"M/", b"m/"), id="upper-case hex"
        ),
        pytest.param(changed(b"  m/", b" *m/"), id="binary mark"),
        pytest.param(changed(b"  m/", b" m/"), id="one space"),
        pytest.param(changed(b"\n", b"\r\n"), id="carriage return"),
        pytest.param(lambda text: text[:-1], id="no final LF"),
        pytest.param(lambda text: text + b"\n", id="an empty line"),
        pytest.param(lambda text: text + b"remove 00000004\n", id="an unknown word"),
        pytest.param(lambda text: text + b"erase 4\n", id="a short number"),
        pytest.param(lambda text: text + b"erase 00000004 \n", id="a space behind"),
        pytest.param(lambda text: b"".join(text.splitlines(True)[1:]), id="no line for the last note"),
        pytest.param(lambda text: b"".join(text.splitlines(True)[:1]), id="nothing but the last note"),
        pytest.param(lambda text: text.splitlines(True)[0] + text, id="the last note twice"),
        pytest.param(lambda text: b"".join(reversed(text.splitlines(True))), id="backwards"),
        pytest.param(lambda text: text + text.splitlines(True)[1], id="a member twice"),
        pytest.param(changed(b"m/00000006", b"m/00000007"), id="another leaf's name"),
        pytest.param(changed(b"m/00000006", b"b/00000006"), id="another kind"),
        pytest.param(changed(b"c/00000000.note", b"c/00000001.note"), id="another note's name"),
        pytest.param(lambda text: b"", id="empty"),
        pytest.param(lambda text: b"0" * 64 + text[64:], id="another hash of the last note"),
    ],
)
def test_a_manifest_has_one_spelling(
    started: Forge, refused: Callable[[Forge, str], None], spoil: Callable[[bytes], bytes]
) -> None:
    started.secret("m", b"{}")
    started.commit(manifest=spoil)
    refused(started, "manifests")


@pytest.mark.parametrize(
    "controls",
    [
        pytest.param([b"erase 00000004", b"seal 00000004"], id="one member twice"),
        pytest.param([b"erase 00000004", b"erase 00000003"], id="falling"),
        pytest.param([b"retire 00000001", b"erase 00000004"], id="words out of order"),
        pytest.param([b"erase 00000004", b"erase 00000004"], id="one line twice"),
        pytest.param([b"erase 00000000"], id="the README"),
        pytest.param([b"erase 00000001"], id="a key erased"),
        pytest.param([b"erase 00000002"], id="a recipient"),
        pytest.param([b"erase 00000005"], id="the line of a note"),
        pytest.param([b"erase 00000006"], id="a member of the same commit"),
        pytest.param([b"erase 00000099"], id="a leaf to come"),
        pytest.param([b"seal 00000003"], id="a slot sealed"),
        pytest.param([b"seal 00000004"], id="sealed without a copy for custody"),
        pytest.param([b"retire 00000004"], id="an event retired"),
        pytest.param([b"retire 00000001", b"retire 00000001"], id="retired twice"),
    ],
)
def test_a_removal_line_names_something_that_can_be_removed(
    started: Forge, refused: Callable[[Forge, str], None], controls: list[bytes]
) -> None:
    started.secret("m", b"{}")
    started.commit(*controls)
    refused(started, "manifests")


def test_a_member_is_removed_once(started: Forge, refused: Callable[[Forge, str], None]) -> None:
    started.commit(b"erase 00000004")
    started.commit(b"erase 00000004")
    refused(started, "manifests")


def test_a_head_that_is_not_the_lines_is_refused(
    started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    started.secret("m", b"{}")
    started.commit(root=lambda root: bytes(32))
    refused(started, "manifests")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda stored: stored[:-1], id="no LF"),
        pytest.param(lambda stored: stored + stored[stored.index("— ".encode()) :], id="a line twice"),
        pytest.param(lambda stored: stored.replace(b"\n\n", b"\nextension\n\n"), id="an extension line"),
        pytest.param(lambda stored: stored.replace("— ".encode(), b"-- "), id="another dash"),
    ],
)
def test_a_note_that_is_not_canonical_is_refused(
    started: Forge, refused: Callable[[Forge, str], None], spoil: Callable[[bytes], bytes]
) -> None:
    started.secret("m", b"{}")
    started.commit(signed=spoil)
    refused(started, "signatures")


# -- members ------------------------------------------------------------------------------------------------


def test_a_member_that_no_manifest_names_is_refused(
    started: Forge, refused: Callable[[Forge, str], None]
) -> None:
    started.secret("m", b"{}")
    started.raw(b"m/00000007.age", b"smuggled in")
    started.commit()
    refused(started, "manifests")


def test_a_line_without_its_member_is_refused(started: Forge, refused: Callable[[Forge, str], None]) -> None:
    started.secret("m", b"{}")
    started.commit(manifest=lambda text: text + b"0" * 64 + b"  m/00000007.age\n")
    refused(started, "manifests")


def test_a_stub_without_a_line_is_refused(
    path: Path, started: Forge, check: Callable[[Path], BundleReport]
) -> None:
    leaf = started.secret("m", b"{}")
    place = len(started.file) - 1024
    started.commit()
    del started.file[place : place + 1024]
    started.file[place:place] = header(b"e/%08d" % leaf, 0)
    started.save(path)
    with pytest.raises(TamperedBundle, match="line"):
        Bundle.open(path)
    report = check(path)
    assert report.exit_code == 20
    assert [finding.name for finding in report.findings if not finding.ok] == ["removal"]


@pytest.mark.parametrize("kind", ["v", "r"])
def test_a_stub_in_the_place_of_what_is_never_removed_is_refused(forge: Forge, path: Path, kind: str) -> None:
    place = len(forge.file)
    if kind == "v":
        leaf = forge.put("v", note.format_verifier_key(forge.kit.origin, forge.kit.second.public))
    else:
        leaf = forge.put("r", f"{forge.kit.recipient}\n".encode())
    size = len(forge.file) - place
    forge.commit()
    forge.file[place : place + size] = header(b"e/%08d" % leaf, 0)
    with pytest.raises(TamperedBundle, match="never removed"):
        Bundle.open(forge.save(path))


def test_a_first_commit_without_a_readme_or_a_key_is_refused(path: Path, forge: Forge) -> None:
    forge.commit()
    data = forge.save(path).read_bytes()
    readme_room = 512 + len(data[512:].split(b"\0", 1)[0]) // 512 * 512 + 512
    path.write_bytes(data[readme_room:])
    with pytest.raises(BundleError):
        Bundle.open(path)


def test_a_blob_that_looks_like_an_event_stays_a_blob(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        leaf = kit.add(writer, blob=kit.event("opened"))
        assert writer.bundle.member(leaf).kind == "b"
        assert leaf not in [member.leaf for member in writer.bundle.members("m")]
