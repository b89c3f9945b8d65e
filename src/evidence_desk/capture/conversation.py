"""The two sides of a talk in the DevTools protocol: commands that wait for their answers, events told in order.

How the words get to the engine and back is the business of each `Transport`; both have this inside.
"""

from __future__ import annotations

import itertools
import json
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from evidence_desk.capture.devtools import REPLY_S, WAITING_EVENTS, DevToolsEvent, EngineTrouble

_UNHEARD = 900_000_000  # number of commands whose answers nobody waits for


class _Frame(msgspec.Struct):
    """The outer fields of a message."""

    id: int = 0
    method: str = ""
    params: msgspec.Raw = msgspec.Raw(b"{}")
    result: msgspec.Raw = msgspec.Raw(b"{}")
    error: msgspec.Raw = msgspec.Raw(b"")
    sessionId: str = ""  # noqa: N815 - the protocol's name


_frames = msgspec.json.Decoder(_Frame)


@dataclass(slots=True)
class _Waiting:
    """A command whose answer somebody waits for."""

    done: threading.Event = field(default_factory=threading.Event)
    result: dict[str, Any] | None = None
    reason: str = "gone"


class Conversation:
    """Sends commands and hands out what comes back; from any thread."""

    def __init__(self, write: Callable[[str], None], first: int = 1, own_session: str = "") -> None:
        """Begin.

        Args:
            write: takes one command to the engine; must not block.
            first: the first command's number.
            own_session: of the page itself, where the engine names it; told outside as no session.
        """
        self._write = write
        self.own_session = own_session
        self._numbers = itertools.count(first)
        self._waiting: dict[int, _Waiting] = {}
        self._hearers: list[Callable[[DevToolsEvent], None]] = []
        self._texts: queue.SimpleQueue[str | bytes | None] = queue.SimpleQueue()
        self._events: queue.Queue[DevToolsEvent | None] = queue.Queue(WAITING_EVENTS)
        self._guard = threading.Lock()
        self._gone = False
        for name, work in (("devtools-reading", self._read), ("devtools-telling", self._tell)):
            threading.Thread(target=work, name=name, daemon=True).start()

    def send(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        session: str = "",
        timeout_s: float = REPLY_S,
        own: bool = True,
        instead: Callable[[int], None] | None = None,
    ) -> dict[str, Any]:
        """Have the engine do something; return its answer.

        Args:
            method: name of the command.
            params: its parameters.
            session: of an attached target.
            timeout_s: seconds until nobody waits any more.
            own: without a session, for the page itself and not for the engine as a whole.
            instead: does it by other means, and gives the answer of its number to `answer`.

        Raises:
            EngineTrouble: refused, late or gone.
        """
        waiting = _Waiting()
        with self._guard:
            if self._gone:
                raise EngineTrouble("gone", f"{method}: the engine has gone")
            number = next(self._numbers)
            self._waiting[number] = waiting
        if instead is not None:
            instead(number)
        else:
            self._write(
                self._command(number, method, params or {}, session or (self.own_session if own else ""))
            )
        answered = waiting.done.wait(timeout_s)
        with self._guard:
            self._waiting.pop(number, None)
        if not answered:
            raise EngineTrouble("late", f"{method}: no answer in {timeout_s:.0f} s")
        if waiting.result is None:
            raise EngineTrouble(waiting.reason, f"{method}: {waiting.reason}")
        return waiting.result

    def post(self, method: str, params: Mapping[str, Any], *, session: str = "") -> None:
        """Have the engine do something whose answer nobody waits for."""
        self._write(self._command(_UNHEARD, method, params, session or self.own_session))

    def events(self, hear: Callable[[DevToolsEvent], None]) -> Callable[[], None]:
        """Have every later event told to `hear`; return what ends that."""
        with self._guard:
            self._hearers.append(hear)

        def stop() -> None:
            with self._guard:
                if hear in self._hearers:
                    self._hearers.remove(hear)

        return stop

    def answer(self, number: int, result: dict[str, Any] | None) -> None:
        """Give a command its answer; None: refused."""
        with self._guard:
            waiting = self._waiting.get(number)
        if waiting is not None:
            waiting.result, waiting.reason = result, "refused"
            waiting.done.set()

    def take(self, text: str | bytes) -> None:
        """Take what the engine said: messages, one a line."""
        self._texts.put(text)

    def let_go(self) -> None:
        """Let everybody who waits go with nothing; what they asked for will never be answered."""
        with self._guard:
            waiting = list(self._waiting.values())
        for one in waiting:
            one.done.set()

    def end(self) -> bool:
        """End for good: the engine has gone. Return whether that is new."""
        with self._guard:
            if self._gone:
                return False
            self._gone = True
        self.let_go()
        self._texts.put(None)
        return True

    def _command(self, number: int, method: str, params: Mapping[str, Any], session: str) -> str:
        command: dict[str, Any] = {"id": number, "method": method, "params": dict(params)}
        if session:
            command["sessionId"] = session
        return json.dumps(command)

    def _read(self) -> None:
        while (text := self._texts.get()) is not None:
            try:
                for line in text.split("\n") if isinstance(text, str) else (text,):
                    self._sort(line)
            except queue.Full:
                self.end()  # a flood: whoever handles events cannot keep up
        self._events.put(None)

    def _sort(self, line: str | bytes) -> None:
        try:
            frame = _frames.decode(line)
            if frame.id:
                refused = bool(bytes(frame.error))
                result = None if refused else msgspec.json.decode(frame.result, type=dict[str, Any])
                self.answer(frame.id, result)
            elif frame.method and self._hearers:
                params = msgspec.json.decode(frame.params, type=dict[str, Any])
                session = "" if frame.sessionId == self.own_session else frame.sessionId
                self._events.put_nowait(DevToolsEvent(method=frame.method, params=params, session=session))
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            return  # no message of the protocol

    def _tell(self) -> None:
        while (event := self._events.get()) is not None:
            with self._guard:
                hearers = list(self._hearers)
            for hear in hearers:
                try:
                    hear(event)
                except EngineTrouble:
                    continue  # its command came too late for a target that has gone; later events may still matter
