"""A fault of ours that nothing caught: said once, logged without names, and the work goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.base.errors import UnexpectedError

log = logging.getLogger(__name__)


class Apology(QObject):
    """The program's last handler of exceptions. Each step that was called saved is safe: saving is never here."""

    _caught = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_open = False
        self._caught.connect(self._say)  # a fault on another thread is said on this one

    def install(self) -> None:
        """Take every exception that nobody caught, of all threads."""
        sys.excepthook = self.on_exception
        threading.excepthook = self._on_thread

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log where it happened, never what with: the message may hold a name or a path. Then say so."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        log.error("unexpected %s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        self._caught.emit(kind.__name__)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            self.on_exception(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)

    def _say(self, name: str) -> None:
        if self._is_open:  # one fault often brings a second; one notice is enough
            return
        self._is_open = True
        from evidence_desk.ui import notices  # noqa: PLC0415  # hopefully never

        notice = notices.show(self._window, UnexpectedError(name))
        notice.finished.connect(self._on_read)

    def _on_read(self) -> None:
        self._is_open = False
