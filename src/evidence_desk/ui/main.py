"""The window's entry point: builds everything, once, and ends when the last of it is finished."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_desk import __version__
from evidence_desk.base import files

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from evidence_desk.ui.single import FirstInstance


def run() -> None:
    """Entry point of the program `evidence-desk`."""
    sys.exit(main(sys.argv))


def main(arguments: list[str]) -> int:
    """Run the window; return the exit code."""
    options = _parse(arguments[1:])
    if options.version:
        print(f"evidence-desk {__version__}", flush=True)
        return 0
    home = options.home if options.home is not None else files.home_folder()
    if importlib.util.find_spec("PySide6") is None:
        print(
            "The window needs PySide6, which is not installed. Install it with: pip install evidence-desk[window]. "
            "The command line, edesk, works without it.",
            file=sys.stderr,
        )
        return 70
    return _run_window(home, options.case or options.file)


def _parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="evidence-desk", description="The window of Evidence Desk: keep online evidence lawfully."
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="CASE", help="a case file (.edcase) to open")
    parser.add_argument("--case", type=Path, metavar="CASE", help="the same, by name")
    parser.add_argument(
        "--home",
        type=Path,
        metavar="FOLDER",
        help=f"this person's folder (else {files.HOME_VARIABLE}, else the platform's)",
    )
    parser.add_argument("--version", action="store_true", help="print the version and end")
    return parser.parse_args(words)


def _run_window(home: Path, case: Path | None) -> int:
    """Hand over to the program that runs already, or become it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # `--version` needs no window

    from evidence_desk.ui import qt_guard  # noqa: PLC0415
    from evidence_desk.ui.single import FirstInstance, hand_over  # noqa: PLC0415

    refusal = qt_guard.refusal()
    if refusal:
        print(refusal, file=sys.stderr)
        return 70
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Evidence Desk")
    app.setDesktopFileName("evidence-desk")
    first = FirstInstance(home)
    if not first.listen():
        return 0 if hand_over(home, case) else _not_answering()
    try:
        return _show(app, first, home, case)
    finally:
        first.close()


def _not_answering() -> int:
    print(
        "Evidence Desk is running already, but it does not answer. Nothing was changed. Wait a moment and start it "
        "again; if that does not help, end it in the list of programs first.",
        file=sys.stderr,
    )
    return 30


def _show(app: QApplication, first: FirstInstance, home: Path, case: Path | None) -> int:
    """Build the window, and run until everything it began is finished."""
    from evidence_desk.base.clock import SystemClock  # noqa: PLC0415  # a second start needs none of these
    from evidence_desk.ui import i18n, theme  # noqa: PLC0415
    from evidence_desk.ui.apology import Apology  # noqa: PLC0415
    from evidence_desk.ui.desk import Desk  # noqa: PLC0415
    from evidence_desk.ui.first_look import read_look  # noqa: PLC0415
    from evidence_desk.ui.hiding import Watch  # noqa: PLC0415
    from evidence_desk.ui.warming import Warming  # noqa: PLC0415
    from evidence_desk.ui.window import MainWindow  # noqa: PLC0415

    first_look = read_look(home)
    theme.apply(app, first_look.look, first_look.text_percent)
    i18n.install(app, first_look.language)
    desk = Desk(home, SystemClock())
    window = MainWindow(desk, Watch(app), case)
    Apology(window).install()
    first.asked.connect(window.come_forward)
    app.setQuitOnLastWindowClosed(False)  # the window ends the program itself, when all is written
    window.closed_down.connect(app.quit)
    window.show()
    Warming(desk, window)
    return app.exec()
