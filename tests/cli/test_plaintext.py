"""Nothing outside the case stands in plaintext: a needle in every place a person can put one, and a hunt for all."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.cli.conftest import Desk

# One needle for each way in, so that a find says where it leaked from. With letters beyond ASCII, so that the
# two encodings differ.
WAYS = (
    "text", "picture", "filename", "caption", "sourceurl", "url", "platform", "account", "title", "reference",
    "person", "yeargroup", "reason", "role", "recipient", "basis", "sealreason", "record", "action", "stopped",
    "removal",
)  # fmt: skip
NEEDLE = {way: f"Nädel-{way}-ŋeedle" for way in WAYS}
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def forms(way: str) -> list[bytes]:
    """Return how a needle could stand in a file: in each encoding, as JSON escapes it, as an address does."""
    needle = NEEDLE[way]
    spelt = [json.dumps(needle).strip('"').encode(), quote(needle).encode()]
    return [*(needle.encode(encoding) for encoding in ENCODINGS), *spelt]


def found_in(data: bytes) -> set[str]:
    return {way for way in WAYS if any(form in data for form in forms(way))}


def hunted(*folders: Path) -> dict[str, set[str]]:
    """Return path -> needles, over contents and names of everything below the folders."""
    finds: dict[str, set[str]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            if needles := found_in(data + b"\0" + str(path.relative_to(folder)).encode()):
                finds[str(path.relative_to(folder.parent))] = needles
    return finds


class Places:
    """Where files may appear, and where the person keeps and gets theirs."""

    def __init__(self, folder: Path) -> None:
        self.cases = folder / "cases"
        self.temporary = folder / "temporary"
        self.sources = folder / "sources"
        self.exports = folder / "exports"
        for made in (self.cases, self.temporary, self.sources, self.exports):
            made.mkdir()


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    folder = tmp_path / "hunt"
    folder.mkdir()
    made = Places(folder)
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(made.temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(made.temporary))
    monkeypatch.chdir(made.temporary)
    return made


def picture(path: Path) -> Path:
    """A picture that carries its needle in a text chunk, uncompressed."""
    info = PngInfo()
    info.add_itxt("Comment", NEEDLE["picture"])
    Image.new("RGB", (40, 30), (1, 2, 3)).save(path, pnginfo=info)
    return path


def journey(dsl: Desk, deputy: Desk, places: Places) -> tuple[Path, str]:
    """Put every needle in; return the case and all that commands said which need not repeat it."""
    case, said = places.cases / "2026-014.edcase", []

    def quiet(*words: object, code: int = 0, stdin: bytes | None = None) -> None:
        ran = dsl(*words, "--quiet", stdin=stdin)
        assert ran.code == code, (words, ran.err)
        said.append(ran.out + ran.err)

    text = places.sources / "text.txt"
    text.write_text(NEEDLE["text"] * 500, encoding="utf-8")
    shot = picture(places.sources / f"{NEEDLE['filename']}.png")
    twin = picture(places.sources / "twin.png")
    record = places.sources / "record.toml"
    record.write_text(f'described_as = "{NEEDLE["record"]}"\n', encoding="utf-8")
    stopped = picture(places.sources / f"{NEEDLE['stopped']}.png")
    colleague = places.sources / "deputy.json"
    colleague.write_text(deputy("id", "--json").out, encoding="utf-8")

    assert dsl("new", case, "--title", NEEDLE["title"], "--reference", NEEDLE["reference"]).code == 0
    quiet("add", case, shot, "--gate", "no", "--caption", NEEDLE["caption"], "--platform", NEEDLE["platform"],
          "--account", NEEDLE["account"], "--source-url", f"https://example.org/{NEEDLE['sourceurl']}")  # fmt: skip
    quiet("add", case, "--text", text)
    quiet("add", case, "--url", f"https://example.org/{NEEDLE['url']}")
    quiet("add", case, stopped, "--gate", "yes", code=11)
    quiet(
        "person",
        case,
        "add",
        "--name",
        NEEDLE["person"],
        "--kind",
        "pupil",
        "--year-group",
        NEEDLE["yeargroup"],
    )
    quiet("person", case, "role", NEEDLE["person"], "JPS/1", "victim")
    quiet("tag", case, "JPS/1", "--misuse", "conduct.aggressive", "--reason", NEEDLE["reason"])
    quiet("action", case, "decision", "--set", f"decision={NEEDLE['action']}", "--reason", NEEDLE["role"])
    quiet("reader", case, "add", colleague)
    quiet("reader", case, "remove", "SXL", "--reason", NEEDLE["removal"])
    quiet(
        "extract",
        case,
        "JPS/2",
        "--out",
        places.exports / "2.txt",
        "--to",
        NEEDLE["recipient"],
        "--basis",
        NEEDLE["basis"],
    )
    quiet("restricted", case, "--file", record)
    quiet("seal", case, "JPS/1", "--reason", NEEDLE["sealreason"])
    quiet("add", case, twin, "--gate", "no", code=11)
    quiet(
        "action",
        case,
        "police-told",
        "--force",
        "F",
        "--reference",
        "14/26",
        "--at",
        "2026-11-22T10:00:00Z",
        "--exhibit",
        "all",
    )
    quiet("verify", case)
    for looking in ("show", "exhibits", "log"):
        assert dsl(looking, case).code == 0
    return case, "".join(said)


def test_no_needle_stands_anywhere_but_in_what_was_exported(dsl: Desk, deputy: Desk, places: Places) -> None:
    case, said = journey(dsl, deputy, places)
    assert hunted(places.cases, places.temporary, dsl.home, deputy.home) == {}
    assert found_in(said.encode()) == set()
    assert {path.name for path in places.cases.iterdir()} >= {case.name, f"{case.name}.lock"}
    assert {path.name for path in dsl.home.iterdir()} == {
        "anchors", "keys.age", "locked.age", "policies", "profile.json", "school.json", "seal-requests", "snapshots",
    }  # fmt: skip


def test_the_hunt_finds_what_is_there(dsl: Desk, deputy: Desk, places: Places) -> None:
    """The needles did go in, and come out for the person who may read them."""
    case, _ = journey(dsl, deputy, places)
    assert hunted(places.exports) == {"exports/2.txt": {"text"}}
    assert set().union(*hunted(places.sources).values()) == {
        "text",
        "picture",
        "filename",
        "stopped",
        "record",
    }
    out = "".join(dsl(command, case, "--json").out for command in ("show", "exhibits", "log"))
    out += dsl("person", case, "list", "--json").out
    assert found_in(out.encode()) == set(WAYS) - {"text", "picture", "stopped"}
    for encoding in ENCODINGS:
        (places.temporary / "leak.bin").write_bytes(b"\x07" + NEEDLE["caption"].encode(encoding))
        assert hunted(places.temporary) == {"temporary/leak.bin": {"caption"}}


def test_a_lock_by_request_tells_a_stranger_nothing(dsl: Desk, deputy: Desk, places: Places) -> None:
    """Another holds the case open, so that the lock must stand beside it as a file."""
    from evidence_desk.bundle.writer import Writer

    case = places.cases / "case.edcase"
    dsl.good("new", case, "--title", NEEDLE["title"])
    shot = picture(places.sources / f"{NEEDLE['filename']}.png")
    dsl.good("add", case, shot, "--gate", "no", "--caption", NEEDLE["caption"], "--inspect", "later")
    with Writer.open(case, dsl.person.signing_key):
        locked = dsl.good("seal", case, "JPS/1", "--reason", NEEDLE["sealreason"])
        assert locked == {"locked": ["JPS/1"], "pending": True}
        assert len(list(places.cases.glob("*.seal-*"))) == 1
        assert hunted(places.cases, places.temporary, dsl.home) == {}
    dsl.good("add", case, "--text", "-", stdin=b"x")
    assert list(places.cases.glob("*.seal-*")) == []
    assert NEEDLE["sealreason"] in dsl("log", case).out


def test_a_pack_leaves_nothing_behind_but_itself(dsl: Desk, places: Places) -> None:
    case = places.cases / "case.edcase"
    dsl.good("new", case, "--title", NEEDLE["title"])
    dsl.good("add", case, picture(places.sources / "a.png"), "--gate", "no", "--caption", NEEDLE["caption"])
    dsl.good("add", case, "--text", "-", stdin=NEEDLE["text"].encode())
    dsl.good("pack", case, "--kind", "police", "--out", places.exports / "pack.pdf")
    assert [path.name for path in places.exports.iterdir()] == ["pack.pdf"]
    assert hunted(places.cases, places.temporary, dsl.home) == {}


def test_a_failure_says_no_more_than_it_must(
    dsl: Desk, places: Places, caplog: pytest.LogCaptureFixture
) -> None:
    """What goes to the log of the program never names content; the sentence is for the person alone."""
    case = places.cases / "case.edcase"
    dsl.good("new", case, "--title", NEEDLE["title"])
    for words in (
        ["tag", case, "JPS/1", "--misuse", "conduct.aggressive", "--reason", NEEDLE["reason"]],
        ["add", case, "--url", f"ftp://example.org/{NEEDLE['url']}"],
        ["add", case, places.sources / f"{NEEDLE['filename']}.png", "--gate", "no"],
    ):
        assert dsl(*words).code in {12, 13}
    assert found_in(caplog.text.encode()) == set()
    assert hunted(places.cases, places.temporary, dsl.home) == {}


def test_only_the_own_name_stands_in_the_profile(dsl: Desk) -> None:
    holding = [
        path.name for path in dsl.home.iterdir() if path.is_file() and b"Jo P. Smith" in path.read_bytes()
    ]
    assert holding == ["profile.json"]
