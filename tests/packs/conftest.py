"""A wholly fictional pack and pieces of one, for all tests of this folder."""

from __future__ import annotations

import hashlib
import io
import random
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from evidence_desk.packs.content import (
    Action,
    Body,
    Checkpoint,
    Cited,
    Classification,
    Exhibit,
    Fact,
    Gap,
    Gate,
    Grade,
    HeldBody,
    LogLine,
    Matrix,
    Moment,
    PackContent,
    Person,
    PersonInRole,
    Picture,
    PictureBody,
    Tally,
    TextBody,
    UnshownBody,
    UrlBody,
    WithheldBody,
)
from evidence_desk.packs.render import RenderReport, render_pack

NOTE = (
    "evidence-desk.invalid/case/6f0c8a34-7d21-8b55-9c3e-0a1f2b3c4d5e\n41\n"
    "qwErTyUiOpAsDfGhJkLzXcVbNm0123456789abcdefg=\n\n"
    "— evidence-desk.invalid/case/6f0c8a34-7d21-8b55-9c3e-0a1f2b3c4d5e "
    "Yk3p1mXw8vQbq0n9sT4uJc6hR2dLfGzA7eVtKiOxPyMjNlBwCrSaHqUoEiDvFgZkWxYtRsQpOnMlKjIhGfEdCbA9876543210abcdefQ=\n"
).encode()
SIGNER = (
    "evidence-desk.invalid/case/6f0c8a34-7d21-8b55-9c3e-0a1f2b3c4d5e+00000000+"
    "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
)

CHAT = (
    "19:14 Kit: you coming tomorrow or are you scared 😂😂\n"
    "19:14 Kit: everyone voted. you’re off the list 👍🏿\n"
    "19:15 Sam: pls stop 👨‍👩‍👧‍👦 my mum reads this 🇬🇧\n"
    "19:16 Noor: توقف عن هذا، ليس مضحكا 12 مرة!\n"
    "19:16 Lea: די, זה לא מצחיק (באמת) ok?\n"
    "19:17 Kit: ❤️ lol \u2066@sam_09\u2069 café naïve – “quoted” … Zażółć gęślą jaźń, Привет\n"
    "19:18 Mei: 请停止这样做，这不好笑。\n"
    "\n"
    "19:20 Kit: https://example.org/a/very/long/address/that/does/not/end?with=query&and=more&token="
    "0123456789abcdef0123456789abcdef0123456789abcdef\n"
)


@dataclass(frozen=True)
class Made:
    """A rendered pack on disk with the report of its making."""

    path: Path
    report: RenderReport

    def text(self, *options: str) -> str:
        """Return what `pdftotext` takes out of it."""
        done = subprocess.run(
            ["pdftotext", *options, str(self.path), "-"], check=True, capture_output=True, timeout=120
        )
        return done.stdout.decode("utf-8")

    def body(self, *options: str) -> str:
        """Return the text between the running heads and the footers."""
        return self.text("-x", "0", "-y", "60", "-W", "600", "-H", "728", *options)


def moment(minute: int = 0, **more: Any) -> Moment:
    """A November afternoon, in winter time."""
    at = datetime(2026, 11, 22, 14 + minute // 60, minute % 60, 9, tzinfo=UTC)
    return Moment(
        utc=at, **{"offset_minutes": 0, "zone": "GMT", "clock": "not checked against another clock", **more}
    )


def chat_picture(width: int, height: int, seed: int = 1, mode: str = "RGB") -> Image.Image:
    """Speech bubbles on a plain ground, with some texture."""
    rnd = random.Random(seed)
    image = Image.new("RGB", (width, height), (236, 229, 221))
    draw = ImageDraw.Draw(image)
    y, n = 40, 0
    while y < height - 60:
        tall = rnd.randint(60, 220)
        wide = rnd.randint(width // 3, width * 3 // 4)
        left = 30 if rnd.random() < 0.5 else width - wide - 30
        draw.rounded_rectangle(
            (left, y, left + wide, y + tall),
            24,
            fill=(255, 255, 255) if rnd.random() < 0.5 else (220, 248, 198),
        )
        for row in range(y + 22, y + tall - 22, 26):
            draw.line(
                (left + 24, row, left + wide - rnd.randint(30, wide // 2), row), fill=(60, 60, 60), width=6
            )
        n += 1
        draw.text((left + 8, y + 4), f"{n}", fill=(150, 0, 0), font_size=22)
        y += tall + rnd.randint(16, 60)
    return image.convert(mode)


def png(image: Image.Image, **options: Any) -> bytes:
    """The bytes of a PNG."""
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def jpeg(image: Image.Image, **options: Any) -> bytes:
    """The bytes of a JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", **{"quality": 85, **options})
    return out.getvalue()


def picture(data: bytes, **more: Any) -> Picture:
    """A picture with the bytes at hand."""
    with Image.open(io.BytesIO(data)) as opened:
        width, height = opened.size
        kind = "jpeg" if opened.format == "JPEG" else "png"
    return Picture(**{"width": width, "height": height, "encoding": kind, "load": lambda: data, **more})


def exhibit(reference: str, body: Body, **more: Any) -> Exhibit:
    """An exhibit with a full caption block."""
    data = reference.encode()
    return Exhibit(
        **{
            "reference": reference,
            "kind": "Picture",
            "body": body,
            "description": f"Item {reference}",
            "media_type": "image/png",
            "size_bytes": 1_234_567,
            "sha256": hashlib.sha256(data).digest(),
            "captured": moment(5),
            "captured_by": "Jane P. Shah",
            "seen_at": "Sunday 19:14, on the telephone",
            "method": "file given by a parent, added with Evidence Desk",
            "grade": Grade(
                letter="D",
                name="Pasted, or supplied by another person",
                shows="that this school held exactly these bytes at the stated time by this computer’s clock.",
                cannot="where it came from, who made it, or whether it shows what was on a screen.",
            ),
            "platform": "WhatsApp",
            "account": "kit.h_14",
            "gate": Gate(answer="No, to both questions", by="Jane P. Shah", at=moment(4), wording="stop-1"),
            "justification": "The group was being deleted; only the messages about Pupil A were taken.",
            "classification": (
                "Misuse: Conduct / Aggressive",
                "Policy criminal category: bullying of anyone",
                "Reason: repeated messages to one pupil",
            ),
            "people": (
                PersonInRole(name="Sam Okoro", role="victim"),
                PersonInRole(name="Kit Harlow", role="alleged"),
            ),
            "more": (Fact(label="Exhibit id", value="019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071", exact=True),),
            **more,
        }
    )


def pack(exhibits: Sequence[Exhibit], **more: Any) -> PackContent:
    """A pack around some exhibits."""
    references = [item.reference for item in exhibits]
    cells = {(1, 1): references, (0, 1): references[:1]} if references else {}
    return PackContent(
        **{
            "kind": "police",
            "pack_id": "P-2026-041-1",
            "made": moment(70),
            "title": "Year 9 group chat and votes",
            "case_reference": "2026-041",
            "case_id": "6f0c8a34-7d21-8b55-9c3e-0a1f2b3c4d5e",
            "school": "Fernhill Academy",
            "exported_by": "Jane P. Shah",
            "exported_role": "dsl, as stated",
            "attestation": "I have checked that no item in this pack is restricted or locked.",
            "record_claim": "Complete record of actions in Evidence Desk since 22 November 2026, up to the checkpoint.",
            "software": "Evidence Desk 0.1.0",
            "founder_fingerprint": hashlib.sha256(b"founder").hexdigest(),
            "founder": f"{SIGNER}\n{'00' * 16}\n",
            "checkpoint": Checkpoint(
                number=12,
                note=NOTE,
                sha256=hashlib.sha256(NOTE).digest(),
                size=41,
                root=hashlib.sha256(b"root").digest(),
                at=moment(66),
                signer=SIGNER,
            ),
            "classification": Classification(
                policy="seed-2021 1",
                matrix=Matrix(
                    rows=("Contact", "Conduct", "Content"),
                    columns=("Commercial", "Aggressive", "Sexual", "Values"),
                    cells=cells,
                ),
                four_cs=(Tally(label="Conduct", references=references),),
                criminal=(
                    Tally(label="bullying of anyone", references=references),
                    Tally(label="hate material", references=references[:1], detail="distributing, viewing"),
                ),
                triggers=(
                    Tally(label="other criminal conduct, activity or materials", references=references[:1]),
                ),
                clauses=(
                    Cited(
                        heading="2.1 Boundaries with pupils",
                        text="They write to pupils through the school's own systems only.",
                        under="2 What holds for staff",
                        references=references[:1],
                    ),
                    Cited(heading="9 As it was", text="", under="", references=references),
                ),
                older=(Tally(label="seed-2020 1", references=references[:1]),),
            ),
            "exhibits": exhibits,
            "facts": (
                Fact(label="Case opened", value="22 November 2026 14:01 UTC"),
                Fact(label="Status", value="open"),
            ),
            "gaps": (Gap(references="JPS/4", reason="in the case, not chosen for this pack"),),
            "people": (
                Person(
                    name="Sam Okoro", kind="pupil", detail="year 9", roles=("JPS/1: victim", "JPS/2: victim")
                ),
                Person(name="Kit Harlow", kind="pupil", detail="year 9", roles=("JPS/1: alleged",)),
            ),
            "actions": (
                Action(
                    at=moment(40),
                    what="Police told. Force: Northshire",
                    by="Jane P. Shah",
                    reference="NS-2026-8841",
                ),
            ),
            "log": tuple(
                LogLine(at=moment(minute), what="Added a file", by="Jane P. Shah", exhibit=reference)
                for minute, reference in enumerate(references)
            ),
            "limits": ("The computer’s clock was not checked against another.",),
            **more,
        }
    )


def mixed() -> list[Exhibit]:
    """One exhibit of each kind that a pack can hold."""
    bands = bytes(random.Random(3).randrange(40, 255) for _ in range(400))
    return [
        exhibit(
            "JPS/1",
            PictureBody(picture=picture(png(chat_picture(1080, 2400)))),
            description="Group chat, first screen",
        ),
        exhibit(
            "JPS/2",
            PictureBody(picture=picture(png(chat_picture(1080, 9600, 2)), activity=bands)),
            description="Group chat, the whole evening in one long capture",
        ),
        exhibit(
            "JPS/3",
            PictureBody(picture=picture(jpeg(chat_picture(1600, 1200, 3)), orientation=6)),
            media_type="image/jpeg",
            description="Photo of the noticeboard",
        ),
        exhibit(
            "JPS/5",
            TextBody(text=CHAT),
            kind="Message text",
            media_type="text/plain",
            description="Messages copied from the group",
        ),
        exhibit(
            "JPS/6",
            UrlBody(
                url="https://social.example/posts/8841/" + "a-long-path/" * 12 + "?ref=share&id=99",
                title="A post",
            ),
            kind="Address",
            description="Public post about Pupil A",
            sha256=None,
            size_bytes=None,
        ),
        exhibit(
            "JPS/7",
            HeldBody(
                reason="This kind of file is held in the case and handed over as it is; it is not drawn here.",
                facts=(Fact(label="File name as given", value="letter.pdf"),),
            ),
            kind="File",
            media_type="application/pdf",
        ),
        exhibit(
            "JPS/8", UnshownBody(reason="the file is cut short"), description="Picture that does not open"
        ),
        Exhibit(
            reference="JPS/9",
            kind="Restricted record",
            body=WithheldBody(
                kind="restricted",
                held="Telephone of a pupil, in the head’s safe, seal 004417",
                told="Northshire Police, NS-2026-8841",
                facts=(Fact(label="Described as", value="a partly undressed picture"),),
            ),
            description="Restricted record, in words only",
            captured=moment(30),
            captured_by="Jane P. Shah",
        ),
        Exhibit(
            reference="MTB/1",
            kind="Picture",
            body=WithheldBody(kind="sealed", held="encrypted in the case file", told="not recorded"),
            description="Locked for the police",
        ),
        exhibit(
            "MTB/2",
            PictureBody(picture=picture(png(chat_picture(1366, 768, 5)))),
            description="Screen of the library computer",
            captured_by="M. T. Baker",
        ),
        exhibit(
            "MTB/3",
            PictureBody(picture=picture(png(chat_picture(1920, 5200, 6)))),
            description="Whole page of the confessions account, as loaded by the library computer that afternoon",
            captured_by="M. T. Baker",
            source_url="https://confessions.example/fernhill",
        ),
    ]


class Kit:
    """The pieces above, for tests that take the fixture."""

    chat = CHAT
    note = NOTE
    moment = staticmethod(moment)
    chat_picture = staticmethod(chat_picture)
    png = staticmethod(png)
    jpeg = staticmethod(jpeg)
    picture = staticmethod(picture)
    exhibit = staticmethod(exhibit)
    pack = staticmethod(pack)
    mixed = staticmethod(mixed)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def render(self, content: PackContent, name: str = "pack.pdf") -> Made:
        """Render a pack into a file; every pack of these tests lies inside its frame."""
        path = self._folder / name
        with path.open("wb") as out:
            report = render_pack(content, out)
        assert report.overflows == ()
        return Made(path, report)

    def one(self, body: Body, **more: Any) -> Made:
        """Render a pack of one exhibit."""
        return self.render(pack([exhibit("JPS/1", body, **more)]))


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    """Pieces of packs, and a folder to render them into."""
    return Kit(tmp_path)


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The mixed pack, rendered once."""
    return Kit(tmp_path_factory.mktemp("pack")).render(pack(mixed()))
