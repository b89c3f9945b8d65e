"""Languages: every word of the window is gathered, plurals are right, placeholders survive translation."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tools.translate import LANGUAGES, TRANSLATIONS, check

from evidence_desk.ui import i18n
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.buttons import IconButton
from evidence_desk.ui.widgets.fields import PassphraseEdit
from evidence_desk.ui.widgets.sheet import Sheet

PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    i18n.install(qapp, "en")
    QLocale.setDefault(before)


def messages(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Give context, source and what stands for it (several forms where a number decides)."""
    for context in ET.parse(TRANSLATIONS / f"evidence_desk_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.findall("numerusform")]
            yield (
                context.findtext("name", ""),
                message.findtext("source", ""),
                forms or [translation.text or ""],
            )


def test_the_files_hold_what_the_program_says_now() -> None:
    assert check() == [], "run tools/translate.py"


def test_every_string_has_the_context_it_is_looked_up_in() -> None:
    """A context that is empty, or the name of a Qt class, comes from a call the gatherer cannot read."""
    wrong = {
        source for context, source, _ in messages("cy") if context in {"", "QCoreApplication", "QObject"}
    }
    assert wrong == set()


def test_english_counts_as_english_does() -> None:
    found = list(messages("en"))
    assert found
    for _, source, (one, many) in found:
        assert "%n" in one, source
        assert "%n" in many, source
        assert "(s)" not in one + many, source
        assert not re.search(r"%n \w+ (are|were|have) ", one), source
        if "(s)" in source:
            assert one != many, source


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_put_in_later_survives_translation(language: str) -> None:
    for _, source, forms in messages(language):
        for text in filter(None, forms):
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(source)), (source, text)


def test_plurals_are_right_on_the_screen(qapp: QApplication) -> None:
    i18n.install(qapp, "en")
    context, source, (one, many) = next(found for found in messages("en") if found[1].count("(s)") == 1)

    def said(number: int) -> str:
        return QCoreApplication.translate(context, source, "", number)

    assert said(1) == one.replace("%n", "1")
    assert said(2) == many.replace("%n", "2")
    assert said(0) == many.replace("%n", "0")


def test_welsh_speaks_welsh_and_falls_back_to_english(qtbot: QtBot, qapp: QApplication) -> None:
    i18n.install(qapp, "cy")
    sheet = Sheet("", None)
    qtbot.addWidget(sheet)
    assert sheet.add_cancel().text() == "Canslo"
    assert dates.local_text("2026-11-22T14:05:09Z") == "22 Tachwedd 2026 14:05 GMT"
    assert QLocale().language() == QLocale.Language.Welsh
    assert (
        QCoreApplication.translate("Sheet", "A sentence nobody has translated")
        == "A sentence nobody has translated"
    )
    i18n.install(qapp, "en")
    other = Sheet("", None)
    qtbot.addWidget(other)
    assert other.add_cancel().text() == "Cancel"


def test_the_words_of_the_stop_question_stay_as_the_policy_has_them() -> None:
    """Yes and No answer an English sentence: they are translated together with it or not at all."""
    answers = {"Yes", "No", "Not sure", "&Yes", "&No", "Not &sure"}
    translated = {
        source
        for context, source, forms in messages("cy")
        if context.startswith("Gate") and source in answers and any(forms)
    }
    assert translated == set()


def test_a_part_made_after_a_change_of_language_speaks_the_new_one(qtbot: QtBot, qapp: QApplication) -> None:
    before = PassphraseEdit()
    i18n.install(qapp, "cy")
    after = PassphraseEdit()
    for edit in (before, after):
        qtbot.addWidget(edit)
    names = [child.accessibleName() for edit in (before, after) for child in edit.findChildren(IconButton)]
    assert names[0] != names[1]


def test_an_update_that_writes_over_the_words_does_not_end_the_program(tmp_path: Path) -> None:
    shutil.copytree(TRANSLATIONS, tmp_path / "translations")
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication as App\n"
        "from evidence_desk.ui import i18n\n"
        "i18n.resource_path = lambda name: Path(sys.argv[1]) / name\n"
        "app = App([]); i18n.install(app, 'cy')\n"
        "said = lambda: App.translate('CasesPage', '%n case(s)', '', 1)\n"
        "before = said()\n"
        "for file in Path(sys.argv[1], 'translations').glob('*.qm'): file.write_bytes(b'')\n"
        "assert said() == before, said()\n"
        "i18n.install(app, 'cy'); assert said() == before != '1 case(s)', said()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
