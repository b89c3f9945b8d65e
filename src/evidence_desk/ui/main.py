"""The window's entry point: builds everything, once, and ends when the last of it is finished."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evidence_desk import __version__
from evidence_desk.base import files


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
    return _run_window(home, options.case)


def _parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="evidence-desk", description="The window of Evidence Desk: keep online evidence lawfully."
    )
    parser.add_argument("case", nargs="?", type=Path, metavar="CASE", help="a case file (.edcase) to open")
    parser.add_argument(
        "--home",
        type=Path,
        metavar="FOLDER",
        help=f"this person's folder (else {files.HOME_VARIABLE}, else the platform's)",
    )
    parser.add_argument("--version", action="store_true", help="print the version and end")
    return parser.parse_args(words)


def _run_window(home: Path, case: Path | None) -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # `--version` needs no window

    from evidence_desk.base.clock import SystemClock  # noqa: PLC0415
    from evidence_desk.policy.loader import default_policy  # noqa: PLC0415
    from evidence_desk.ui import i18n, qt_guard, theme  # noqa: PLC0415
    from evidence_desk.ui.apology import Apology  # noqa: PLC0415
    from evidence_desk.ui.desk import Desk  # noqa: PLC0415
    from evidence_desk.ui.hiding import Watch  # noqa: PLC0415
    from evidence_desk.ui.single import FirstInstance, hand_over  # noqa: PLC0415
    from evidence_desk.ui.window import MainWindow  # noqa: PLC0415

    refusal = qt_guard.refusal()
    if refusal:
        print(refusal, file=sys.stderr)
        return 70
    app = QApplication([sys.argv[0]])
    app.setApplicationName("Evidence Desk")
    app.setApplicationDisplayName("Evidence Desk")
    app.setDesktopFileName("evidence-desk")
    first = FirstInstance(home)
    if hand_over(home, case) or not first.listen():
        return 0
    theme.apply(app, "system")
    i18n.install(app)
    desk = Desk(home, SystemClock(), default_policy())
    window = MainWindow(desk, Watch(app), case)
    first.asked.connect(window.come_forward)
    Apology(window).install()
    window.closed_down.connect(app.quit)
    app.setQuitOnLastWindowClosed(False)  # the window ends the program itself, when all is written
    window.show()
    code = app.exec()
    first.close()
    return code
