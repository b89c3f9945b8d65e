"""Scenes of files that people bring: what a mail says of itself, its members, and words that a machine read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from tools.screen_scenes import scene

from evidence_desk.acts import keeping, looking, reading
from evidence_desk.acts.keeping import Description
from evidence_desk.capture.importer import check_path
from evidence_desk.capture.ocr import MachineRead
from evidence_desk.case.gate import Route, StopAnswers
from evidence_desk.ui.capturing import Capturing
from evidence_desk.ui.dialogs.add import AddSheet
from evidence_desk.ui.panels.exhibits import ExhibitsPage

if TYPE_CHECKING:
    from tools.screens import Stage

    from evidence_desk.case.store import CaseStore
    from evidence_desk.ui.jobs import Reporter

_ANSWER_MS = 400  # a question takes no answer before
_WORDS = ("You are not coming on Friday", "and you know why", "Tell Mr Evans and you will see")
_MAIL = b"""Received: from mx2.larkrise.example (mx2.larkrise.example [192.0.2.25])
 by mail.larkrise.example with ESMTPS; Thu, 19 Nov 2026 20:43:07 +0000
Received: from [10.4.0.7] (unknown) by smtp.chatterbox.example with ESMTPSA; Thu, 19 Nov 2026 21:42:58 +0100
DKIM-Signature: v=1; a=rsa-sha256; d=chatterbox.example; s=m1; b=Zm9v
From: "q_uiet.corner" <q_uiet.corner@chatterbox.example>
To: office@larkrise.example
Subject: your precious school
Date: Thu, 19 Nov 2026 21:42:55 +0100
Message-ID: <8f2c11@chatterbox.example>
X-Mailer: PocketMail 7.2
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain; charset=utf-8

You were told. Tell Mr Evans that Friday is going to be fun.
--B
Content-Type: image/jpeg; name=corridor.jpg
Content-Disposition: attachment; filename=corridor.jpg
Content-Transfer-Encoding: base64

/9j/4AAQSkZJRg==
--B
Content-Type: application/pdf; name=list.pdf
Content-Disposition: attachment; filename=list.pdf
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--B--
"""


class _Reader:
    """Stands for the process that reads: the extra is not on every computer that draws these."""

    fit = True

    def read(self, source: Iterable[bytes]) -> MachineRead:
        b"".join(source)
        return MachineRead(lines=_WORDS, engine="rapidocr 3.10.0")

    def close(self) -> None:
        """End nothing."""


@scene("28-brought-mail")
def mail(stage: Stage) -> None:
    """What a mail says of itself, in the inspector."""
    stage.open_case()
    path = stage.folder / "threat.eml"
    path.write_bytes(_MAIL)
    no = StopAnswers(first="no", second="no", wording=keeping.wording_in_force())
    checked = check_path(path, 1 << 20)

    def work(store: CaseStore, report: Reporter) -> str:
        kept = keeping.keep_file(store, checked, no, Description(caption="Mail to the office"), members="no")
        looking.look_at(store, [kept])
        return kept.id

    _select(stage, work)
    _scroll(stage, 240)


@scene("28b-brought-members")
def members(stage: Stage) -> None:
    """A mail holds other files: one answer each, one for all by name, or its words alone."""
    stage.open_case()
    path = stage.folder / "threat.eml"
    path.write_bytes(_MAIL)
    given = QMimeData()
    given.setUrls([QUrl.fromLocalFile(str(path))])
    (capturing,) = stage.window.findChildren(Capturing)
    capturing.drop(given)
    stage.settle()
    sheet = next(one for one in stage.window.findChildren(AddSheet) if one.isVisible())
    for _ in range(2):
        stage.settle(_ANSWER_MS)
        answers = sheet.gate.second_answers if sheet.gate.asks_second else sheet.gate.answers
        QTest.mouseClick(answers["no"], Qt.MouseButton.LeftButton)
    stage.settle(_ANSWER_MS)


@scene("28c-machine-words")
def words(stage: Stage) -> None:
    """Words in a picture that a machine read, shown on a press."""
    stage.open_case()
    drawn = Image.new("RGB", (540, 260), "white")
    for number, line in enumerate(_WORDS):
        ImageDraw.Draw(drawn).text(
            (24, 30 + 70 * number), line, fill="black", font=ImageFont.load_default(28)
        )
    out = io.BytesIO()
    drawn.save(out, "PNG")
    no = StopAnswers(first="no", second="no", wording=keeping.wording_in_force())
    path = stage.folder / "screen.png"
    path.write_bytes(out.getvalue())
    checked = check_path(path, 1 << 20)

    def work(store: CaseStore, report: Reporter) -> str:
        kept = keeping.keep_file(store, checked, no, Description(caption="Group chat"), route=Route.FILE)
        looking.look_at(store, [kept])
        return kept.id

    page = _select(stage, work)
    plain = reading.Reader  # type: ignore[attr-defined]  # imported there
    reading.Reader = _Reader  # type: ignore[assignment,attr-defined]  # see above
    try:
        page.panel.words.read_button.click()
        stage.settle(_ANSWER_MS)
        page.panel.words.show_button.click()
        stage.settle(_ANSWER_MS)
    finally:
        reading.Reader = plain  # type: ignore[attr-defined]
    _scroll(stage, 900)


def _select(stage: Stage, work: Callable[[CaseStore, Reporter], str]) -> ExhibitsPage:
    session = stage.desk.session
    assert session is not None
    found: list[str] = []
    job = session.act("", work)
    job.succeeded.connect(found.append)
    stage.settle()
    page = next(one for one in stage.window.findChildren(ExhibitsPage) if one.isVisible())
    page.select(found[0])
    stage.settle(_ANSWER_MS)
    return page


def _scroll(stage: Stage, down: int) -> None:
    page = next(one for one in stage.window.findChildren(ExhibitsPage) if one.isVisible())
    for area in page.panel.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(down)
    stage.settle(300)
