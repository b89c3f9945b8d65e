"""Languages: translations of the window's own words and of Qt's, put in place before the first widget is made."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from evidence_desk.base.files import resource_path

Language = Literal["en", "cy"]
_FOLDER: Final = "translations"
_installed: list[QTranslator] = []
_spoken: list[Language] = ["en"]  # the last one is spoken


def spoken() -> Language:
    """Return the language spoken now."""
    return _spoken[-1]


def install(app: QCoreApplication, language: Language = "en") -> None:
    """Speak a language from now on; what is already on the screen keeps its words.

    English has a file, too: it holds the plural forms ("1 exhibit", "2 exhibits").
    """
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    _spoken[:] = [language]
    QLocale.setDefault(
        QLocale(
            QLocale.Language.Welsh if language == "cy" else QLocale.Language.English,
            QLocale.Country.UnitedKingdom,
        )
    )
    qt = QTranslator(app)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _put(app, qt)
    # English first: what a language lacks falls back to it, with its plurals.
    for name in dict.fromkeys(("en", language)):
        own = QTranslator(app)
        if own.load(_held(name)):
            _put(app, own)


@cache
def _held(name: str) -> bytes:
    """Return a file of words, read once and held: one that Qt maps ends the program when an update writes over it."""
    try:
        return resource_path(f"{_FOLDER}/evidence_desk_{name}.qm").read_bytes()
    except OSError:  # then the window speaks as its code does
        return b""


def _put(app: QCoreApplication, translator: QTranslator) -> None:
    app.installTranslator(translator)
    _installed.append(translator)
