"""`make screens`: every screen, dialog, empty state and error of the window, drawn by the running program.

    python -m tools.screens [--out build/screens] [--only NAME]… [--looks light dark contrast] [--text 100 200]
    python -m tools.screens --guide docs/images     the pictures of README and guide, and the guide's table of keys

The window is driven as a person drives it: commands, keys, clicks, the clipboard. What is in it is the fictional
incident of resources/demo. Each picture is the main window with whatever lies over it.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid
from tools.sample_case import ToldClock, make_sample_case

from evidence_desk.acts import keysmith
from evidence_desk.acts.keysmith import Who
from evidence_desk.case.keys import Home, Person, make_school
from evidence_desk.policy.loader import default_policy
from evidence_desk.ui import i18n, jobs, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.shortcuts import ShortcutsSheet
from evidence_desk.ui.hiding import Watch
from evidence_desk.ui.settings import Settings
from evidence_desk.ui.window import MainWindow
from tools import (  # noqa: F401  # some register their scenes
    guide_scenes,
    more_scenes,
    scenes_authority,
    scenes_brought,
    scenes_care,
    scenes_chat,
    scenes_closing,
    scenes_concern,
    scenes_ending,
    scenes_inbox,
    scenes_library,
    scenes_locked,
    scenes_look,
    scenes_merge,
    scenes_packs,
    scenes_page,
    scenes_plan,
    scenes_policy,
    scenes_profile,
    scenes_recovery,
    scenes_roles,
    scenes_staff,
    scenes_statistics,
    screen_scenes,
)

SIZE: Final = QSize(1366, 768)
SCENES: Final = dict(sorted((screen_scenes.SCENES).items()))
NARROW: Final = QSize(1093, 614)  # 1366 x 768 at 125 %
_QUIET_MS: Final = 120  # nothing was running for so long
_LONGEST_MS: Final = 15_000


def _depth(widget: QWidget) -> int:
    """Return how many widgets one was opened from."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)


@dataclass
class Stage:
    """The running window of one look, and how to act in it."""

    app: QApplication
    folder: Path
    clock: ToldClock
    desk: Desk
    window: MainWindow
    watch: Watch
    name: str = ""
    held: list[object] = field(default_factory=list)  # what must last as long as the picture
    is_waiting: bool = False  # a job that a scene keeps going is no reason to wait
    quiet_ms: int = _QUIET_MS
    undo: list[Callable[[], None]] = field(
        default_factory=list
    )  # what a scene put in place of the real thing

    @property
    def case_path(self) -> Path:
        """The case of the incident."""
        return self.folder / "2026-041.edcase"

    def settle(self, quiet_ms: int = 0) -> None:
        """Let events and jobs run until nothing has happened for a moment."""
        quiet_ms = quiet_ms or self.quiet_ms
        deadline, quiet = QDeadlineTimer(_LONGEST_MS), QDeadlineTimer(quiet_ms)
        while not deadline.hasExpired() and not quiet.hasExpired():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)  # the jobs want the interpreter too
            if jobs.running_jobs() and not self.is_waiting:
                quiet = QDeadlineTimer(quiet_ms)

    def command(self, name: str) -> None:
        """Give a command as its key, menu entry or button does."""
        self.window.commands.named(name).trigger()
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.app.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.app.focusWidget() or self.window, text)
        self.settle()

    def sheet(self) -> QDialog:
        """Return the dialog in front."""
        shown = [w for w in self.app.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        if not shown:
            raise LookupError(f"{self.name}: no dialog is open")
        return shown[-1]

    def press(self, text: str, inside: QWidget | None = None) -> None:
        """Click the visible button with these words; a key may stand behind them."""
        from PySide6.QtWidgets import QAbstractButton  # noqa: PLC0415

        root = inside or (self.sheet() if self._dialogs() else self.window)
        for button in root.findChildren(QAbstractButton):
            words = (button.text() or button.accessibleName()).replace("&", "")
            if button.isVisible() and button.isEnabled() and text in {words, words.partition("\t")[0]}:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self.settle()
                return
        raise LookupError(f"{self.name}: no button {text!r}")

    def open_case(self, path: Path | None = None) -> None:
        """Open the incident, or another case, as a start of the program with it does."""
        self.window.come_forward(path or self.case_path)
        self.settle()

    def leave_sheets(self) -> None:
        """Leave every dialog the harmless way."""
        for dialog in reversed(self._dialogs()):
            if isValid(dialog):  # one over another goes with it
                dialog.reject()
                self.settle()
        self.window.activateWindow()  # as the desktop does by itself
        self.settle()

    def _dialogs(self) -> list[QDialog]:
        return [w for w in self.app.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]

    def grab(self) -> QImage:
        """Return the window with the dialogs and menus that lie over it."""
        self.settle()
        image = self.window.grab().toImage()
        origin = self.window.mapToGlobal(QPoint(0, 0))
        painter = QPainter(image)
        over_it = [w for w in self.app.topLevelWidgets() if isinstance(w, QDialog | QMenu) and w.isVisible()]
        for over in sorted(over_it, key=_depth):  # what was opened from a sheet lies over it
            painter.drawPixmap(QRect(over.mapToGlobal(QPoint(0, 0)) - origin, over.size()), over.grab())
        painter.end()
        return image

    def resize(self, size: QSize) -> None:
        """Give the window another size."""
        self.window.resize(size)
        self.settle()


@dataclass(frozen=True)
class Sample:
    """A person, and a folder with their home and the case of the incident, copied for each scene."""

    person: Person
    folder: Path
    clock: ToldClock


def make_sample(folder: Path) -> Sample:
    """Make the person, the school's sheets and the case of the incident, each in its place in a folder."""
    school, sheets = make_school("Larkrise Academy", "classic")
    for name in ("home", "sheets"):
        (folder / name).mkdir(mode=0o700)
    for name, sheet in sheets.items():
        (folder / "sheets" / name).write_bytes(sheet)
    home = folder / "home"
    who = Who(name="Jane P. Shah", role="dsl", initials="JPS", organisation="Larkrise Academy")
    person = keysmith.make_keys(Home(home), who, screen_scenes.PASSPHRASE.encode(), school, kind="classic")
    return Sample(person, folder, make_sample_case(folder / "2026-041.edcase", home, person, school))


def copy_sample(sample: Sample, folder: Path) -> None:
    """Give a scene a copy of its own."""
    shutil.copytree(sample.folder, folder, dirs_exist_ok=True)


def open_stage(
    app: QApplication,
    folder: Path,
    sample: Sample,
    settings: Settings,
    size: QSize,
    quiet_ms: int = _QUIET_MS,
) -> Stage:
    """Open the window in front of the unlocked person, no case open; the sample was copied into the folder."""
    clock, person = copy.copy(sample.clock), sample.person
    desk = Desk(folder / "home", clock, default_policy())
    desk.set_person(person, settings)
    watch = Watch(app)
    window = MainWindow(desk, watch)
    window.resize(size)
    window.show()
    stage = Stage(app, folder, clock, desk, window, watch, quiet_ms=quiet_ms)
    stage.settle()
    return stage


def draw(
    app: QApplication,
    scenes: Mapping[str, Callable[[Stage], None]],
    keep: Callable[[Stage], object],
    settings: Settings,
    sample: Sample,
) -> list[str]:
    """Draw scenes in one look and have each kept; return what could not be drawn, in words."""
    failed: list[str] = []
    # An error in a slot only reaches this hook; the picture after it would look right and be wrong.
    sys.excepthook = lambda kind, error, trace: failed.append(f"{name}, in a slot: {kind.__name__}: {error}")
    name = ""
    for name, scene in scenes.items():
        with tempfile.TemporaryDirectory(prefix="evidence-desk-screens-") as folder:
            copy_sample(sample, Path(folder))
            stage = open_stage(app, Path(folder), sample, settings, SIZE)
            stage.name = name
            try:
                scene(stage)
                keep(stage)
            except Exception as error:  # noqa: BLE001  # one scene that fails must not hide the others
                failed.append(
                    f"{name} ({settings.look}, {settings.text_percent} %): {type(error).__name__}: {error}"
                )
            finally:
                end_stage(stage)
    return failed


def end_stage(stage: Stage) -> None:
    """Close the window of a scene, with all that lies over it."""
    if stage.is_waiting:
        stage.is_waiting = False
        for job in jobs.running_jobs():
            job.cancel()
    stage.leave_sheets()
    stage.window.close_down()
    while stage.undo:
        stage.undo.pop()()
    stage.settle()
    stage.window.deleteLater()
    stage.watch.deleteLater()  # it looks at every event there is
    stage.desk.deleteLater()
    # Outside of `exec` nobody deletes what asked for it, and each look would be put on all windows there ever were.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    stage.settle()


def draw_screens(app: QApplication, options: argparse.Namespace, sample: Sample) -> list[str]:
    """Draw what was asked for, in every look; return what could not be drawn."""
    failed: list[str] = []
    options.out.mkdir(parents=True, exist_ok=True)
    chosen = {n: s for n, s in SCENES.items() if not options.only or n in options.only}
    for look, percent in itertools.product(options.looks, options.text):
        settings = Settings(look=look, text_percent=percent)

        def keep(stage: Stage, settings: Settings = settings) -> None:
            end = "" if settings.text_percent == 100 else f"-{settings.text_percent}"
            stage.grab().save(str(options.out / f"{stage.name}-{settings.look}{end}.png"))

        theme.apply(app, look, percent)
        failed += draw(app, chosen, keep, settings, sample)
    print(f"{len(list(options.out.glob('*.png')))} pictures in {options.out}")
    return failed


def draw_guide(app: QApplication, images: Path, sample: Sample) -> list[str]:
    """Draw the pictures of the guide and write its table of keys; return what could not be drawn."""
    page = images.parent / "guide" / "README.md"
    images.mkdir(parents=True, exist_ok=True)

    def keep(stage: Stage) -> None:
        guide_scenes.save_small(stage.grab(), images / f"{stage.name}.png")
        if stage.name == "gallery":
            groups = ShortcutsSheet(stage.window.commands, stage.window).groups
            table = guide_scenes.keys_table(groups)
            page.write_text(guide_scenes.with_keys(page.read_text("utf-8"), table), "utf-8")

    theme.apply(app, "light", 100)
    return draw(app, guide_scenes.PICTURES, keep, Settings(look="light"), sample)


def main(arguments: list[str]) -> int:
    """Draw what was asked for; return 1 when a scene could not be drawn."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("build/screens"))
    parser.add_argument("--only", nargs="*", default=[], choices=sorted(SCENES))
    parser.add_argument("--looks", nargs="+", default=["light", "dark", "contrast"])
    parser.add_argument("--text", nargs="+", type=int, default=[100, 200])
    parser.add_argument(
        "--guide", type=Path, metavar="FOLDER", help="only the pictures that README and guide show"
    )
    options = parser.parse_args(arguments)
    app = QApplication(["screens"])
    app.setQuitOnLastWindowClosed(False)
    i18n.install(app)
    with tempfile.TemporaryDirectory(prefix="evidence-desk-sample-") as folder:
        sample = make_sample(Path(folder))
        guide: Path | None = options.guide
        failed = draw_screens(app, options, sample) if guide is None else draw_guide(app, guide, sample)
    for words in failed:
        print(words, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
