"""The page itself while its parts are taken: held still, its pictures covered, asked for its text, then let go.

Between `hold` and `release` the page's own programs do not run, so that all parts show one state of it and nothing can
uncover a picture. Every answer comes from a process that a page may have taken over: it is bounded and checked.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence_desk.capture import page_script
from evidence_desk.capture.devtools import EngineTrouble, Transport
from evidence_desk.capture.page_parts import NotKept, PageTrouble, Scope, address, short
from evidence_desk.capture.tiles_page import PAGE_ROWS

ROOTS_MAX = 2_000  # documents and closed shadow trees of a page
TEXT_CHARS = 20_000_000
_TREES = 200_000  # open shadow trees in one of them
_LISTED = 2_000  # placeholders that stand in the record by name
_CALL_S = 60.0
_NOT_LOOKED_INTO = "A part of the page could not be looked into, so no picture of it was taken."
_STEP_WAIT_S = 1.5  # the pictures at one place of the page get so long to load


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the page says of itself, and how it is drawn."""

    url: str
    title: str
    width: int
    height: int
    scale: float
    language: str
    x: float
    y: float


@dataclass(slots=True, kw_only=True)
class Covered:
    """What was covered."""

    found: int = 0
    sharp: int = 0
    films: int = 0
    taken: int = 0
    missing: list[NotKept] = field(default_factory=list)
    more: int = 0
    addresses: set[str] = field(default_factory=set)  # of pictures that the press for more took
    hidden: int = 0  # frames that could not be looked into and were made invisible

    @property
    def placeholders(self) -> int:
        """Return how many pictures and films have a placeholder."""
        return len(self.missing) + self.more


@dataclass(frozen=True, slots=True, kw_only=True)
class _Root:
    """A document or a shadow tree, as a value of the recorder's own world."""

    object_id: str
    session: str


class PageHand:
    """Does things to the page."""

    def __init__(self, transport: Transport, sessions: Callable[[], Mapping[str, str]]) -> None:
        """Take the page in hand.

        Args:
            transport: to the engine.
            sessions: gives the sessions of frames in other processes, with the kind of each.
        """
        self._transport = transport
        self._sessions = sessions
        self._worlds: dict[tuple[str, str], int] = {}  # (session, frame): number of our world
        self._unseen: list[tuple[int, str, str]] = []
        self.unreached = 0  # documents that could not be looked into

    def about(self) -> About:
        """Return what the page is.

        Raises:
            PageTrouble: it says nothing of the kind.
        """
        told = self._ask(page_script.ABOUT)
        try:
            return About(
                url=address(told["url"]),
                title=short(told["title"], 1_000),
                width=max(1, int(told["width"])),
                height=max(1, int(told["height"])),
                scale=min(max(float(told["scale"]), 0.1), 8.0),
                language=short(told["language"], 40),
                x=float(told["x"]),
                y=float(told["y"]),
            )
        except (TypeError, KeyError, ValueError, OverflowError):
            raise PageTrouble(
                "engine", "The page does not answer. Load it again, or take a screen picture."
            ) from None

    def size(self) -> tuple[float, float]:
        """Return width and height of the whole page in CSS pixels."""
        metrics = self._transport.send("Page.getLayoutMetrics")
        try:
            box = metrics["cssContentSize"]
            return float(box["width"]), float(box["height"])
        except (KeyError, TypeError, ValueError):
            raise EngineTrouble("refused", "no layout metrics") from None

    def hold(self) -> None:
        """Stop the page's programs, in all frames."""
        self._still(True)

    def release(self) -> None:
        """Let the page's programs run again and undo every change."""
        # First the programs: an engine lays a canvas out as nothing when it is put back while none may run.
        self._still(False)
        for session, frame in list(self._worlds):
            with contextlib.suppress(EngineTrouble):
                self._evaluate(page_script.RESTORE, session, frame)

    def cover(self, scope: Scope, known: Mapping[str, tuple[str, int]]) -> Covered:
        """Cover what may not stand sharp, in every document and shadow tree.

        Args:
            scope: which pictures may.
            known: media type and bytes of what was loaded, by address.
        """
        covered = Covered()
        for root in self._roots():
            told = {
                "shown": sorted(scope.shown),
                "take": max(0, scope.take - covered.taken),
                "known": dict(known),
                "most": max(0, _LISTED - len(covered.missing)),
            }
            answers = self._each(root, page_script.COVER, told)
            if not answers or not all(isinstance(answer, dict) for answer in answers):
                raise PageTrouble("part", _NOT_LOOKED_INTO)  # whatever stands in there may be sharp
            for answer in answers:
                _add(covered, answer)
        for node, frame, session in self._unseen:
            hidden = self._resolved(node, frame, session)
            if hidden is not None and self._call(hidden, page_script.HIDE, None) is not True:
                self.unreached += 1
        if self.unreached:
            raise PageTrouble("part", _NOT_LOOKED_INTO)
        covered.hidden = len(self._unseen)
        return covered

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (address of the document, visible text) of each document and shadow tree; the page's own first."""
        left = TEXT_CHARS
        for answer in self._all(page_script.TEXT):
            if isinstance(answer, dict) and isinstance(answer.get("text"), str) and left > 0:
                text = answer["text"][:left]
                left -= len(text)
                yield ("" if answer.get("shadow") else address(answer.get("url", ""))), text

    def painted(self) -> list[tuple[int, int]]:
        """Return between which rows of the page, in CSS pixels, it has text."""
        rows: list[tuple[int, int]] = []
        for answer in self._all(page_script.PAINTED):
            for pair in answer[:20_000] if isinstance(answer, list) else ():
                if isinstance(pair, list) and len(pair) == 2 and all(isinstance(n, int) for n in pair):
                    rows.append((pair[0], pair[1]))
        return rows

    def count(self) -> tuple[int, int]:
        """Return how many pictures and how many films the page has."""
        pictures = films = 0
        for answer in self._all(page_script.COUNT):
            if isinstance(answer, dict):
                pictures += _number(answer.get("pictures"))
                films += _number(answer.get("films"))
        return pictures, films

    def unroll(self) -> int:
        """Let a page that scrolls in a box of its own out of it; return how many pixels more are seen."""
        return _number(self._ask(page_script.UNROLL))

    def post_at(self, x: float, y: float) -> tuple[float, float, float, float] | None:
        """Return place and size of the post at a place of the page, in its CSS pixels."""
        answer = self._ask(f"{page_script.POST}({float(x)}, {float(y)})")
        if not isinstance(answer, list) or len(answer) != 4:
            return None
        try:
            left, top, width, height = (float(value) for value in answer)
        except (TypeError, ValueError):
            return None
        return (left, top, width, height)

    def wander(self, look: Callable[[], None], limit_s: float) -> str:
        """Scroll down the whole page once, so that what loads late is there; return what was cut off, in words."""
        until, at, cut = time.monotonic() + limit_s, 0.0, ""
        start = self.about()
        while True:
            look()
            self._step(at)
            patience = time.monotonic() + min(_STEP_WAIT_S, max(0.0, until - time.monotonic()))
            self._ask(page_script.FRAMES, wait=True)
            height, waiting = self._step(at)
            while waiting and time.monotonic() < patience:
                time.sleep(0.04)
                height, waiting = self._step(at)
            if at + start.height >= min(height, PAGE_ROWS):
                break
            if time.monotonic() > until:
                cut = f"Scrolling the page to load all of it was broken off after {limit_s:.0f} seconds."
                break
            at = at + start.height * 0.9
        self._step(start.y)
        self._ask(page_script.FRAMES, wait=True)
        return cut

    def _step(self, at: float) -> tuple[float, int]:
        answer = self._ask(f"{page_script.STEP}({at})")
        if not isinstance(answer, list) or len(answer) != 3:
            raise EngineTrouble("refused", "the page does not scroll")
        return float(_number(answer[1])), _number(answer[2])

    # ---- worlds and roots

    def _still(self, still: bool) -> None:
        for session in ("", *(known for known, kind in self._sessions().items() if kind == "iframe")):
            with contextlib.suppress(EngineTrouble):
                self._transport.send(
                    "Emulation.setScriptExecutionDisabled", {"value": still}, session=session
                )

    def _ask(self, expression: str, *, wait: bool = False) -> Any:
        tree = self._transport.send("Page.getFrameTree")
        return self._evaluate(expression, "", str(tree["frameTree"]["frame"]["id"]), wait=wait)

    def _evaluate(self, expression: str, session: str, frame: str, *, wait: bool = False) -> Any:
        asked = {
            "expression": expression,
            "contextId": self._world(session, frame),
            "returnByValue": True,
            "awaitPromise": wait,
        }
        try:
            reply = self._transport.send("Runtime.evaluate", asked, session=session, timeout_s=_CALL_S)
        except EngineTrouble as error:
            if error.reason != "refused":
                raise
            self._worlds.pop((session, frame), None)  # the frame has another document by now
            asked["contextId"] = self._world(session, frame)
            reply = self._transport.send("Runtime.evaluate", asked, session=session, timeout_s=_CALL_S)
        return _value(reply)

    def _world(self, session: str, frame: str) -> int:
        if (session, frame) not in self._worlds:
            made = self._transport.send(
                "Page.createIsolatedWorld",
                {"frameId": frame, "worldName": page_script.WORLD},
                session=session,
            )
            self._worlds[session, frame] = int(made["executionContextId"])
        return self._worlds[session, frame]

    def _roots(self) -> Iterator[_Root]:
        """Yield every document and closed shadow tree; open ones are reached from those."""
        self._worlds.clear()
        self._unseen = []
        self.unreached = seen = 0
        documents = list(self._documents())
        tops = {top for _, top, _ in documents}
        for session, top, document in documents:
            for node, frame, closed_to_us in _trees(document, top):
                seen += 1
                if seen > ROOTS_MAX:
                    raise PageTrouble(
                        "part", "The page is made of too many frames, so no picture of it was taken."
                    )
                if closed_to_us:
                    if closed_to_us not in tops:
                        self._unseen.append((node, frame, session))
                    continue
                root = self._resolved(node, frame, session)
                if root is None:
                    self.unreached += 1
                else:
                    yield root

    def _documents(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Yield (session, frame, nodes) of the page and of each frame that has a process of its own."""
        for session in ("", *(known for known, kind in self._sessions().items() if kind == "iframe")):
            try:
                tree = self._transport.send("Page.getFrameTree", session=session)
                asked = {"depth": -1, "pierce": True}
                found = self._transport.send("DOM.getDocument", asked, session=session, timeout_s=_CALL_S)
                yield session, str(tree["frameTree"]["frame"]["id"]), found["root"]
            except (EngineTrouble, KeyError, TypeError):
                if not session:
                    raise  # a frame may have gone meanwhile, the page itself may not

    def _resolved(self, node: int, frame: str, session: str) -> _Root | None:
        try:
            world = self._world(session, frame)
            found = self._transport.send(
                "DOM.resolveNode", {"backendNodeId": node, "executionContextId": world}, session=session
            )
            return _Root(object_id=str(found["object"]["objectId"]), session=session)
        except (EngineTrouble, KeyError, TypeError):
            return None

    def _all(self, function: str) -> Iterator[Any]:
        """Yield what a function answers on every document and shadow tree."""
        for root in self._roots():
            yield from self._each(root, function, None)

    def _each(self, root: _Root, function: str, told: object) -> list[Any]:
        answer = self._call(root, page_script.EACH.replace("__ONE__", function), told)
        return answer[:_TREES] if isinstance(answer, list) else []

    def _call(self, root: _Root, function: str, told: object) -> Any:
        reply = self._transport.send(
            "Runtime.callFunctionOn",
            {
                "objectId": root.object_id,
                "functionDeclaration": function,
                "arguments": [{"value": told}],
                "returnByValue": True,
            },
            session=root.session,
            timeout_s=_CALL_S,
        )
        return _value(reply)


def _trees(document: Mapping[str, Any], top: str) -> Iterator[tuple[int, str, str]]:
    """Yield (node, frame, "") of each document and closed shadow tree below a document; the engine's own left out.

    For a frame whose document another process holds: (its element, frame around it, its own frame).
    """
    waiting: list[tuple[Mapping[str, Any], str]] = [(document, top)]
    while waiting:
        node, frame = waiting.pop(0)
        if node.get("nodeType") == 9 or node.get("shadowRootType") == "closed":
            yield int(node["backendNodeId"]), frame, ""
        inner = [(child, frame) for child in node.get("children", ())]
        inner += [
            (tree, frame)
            for tree in node.get("shadowRoots", ())
            if tree.get("shadowRootType") in ("open", "closed")
        ]
        if isinstance(within := node.get("contentDocument"), dict):
            inner.append((within, str(node.get("frameId", frame))))
        elif node.get("nodeName") in ("IFRAME", "FRAME", "FENCEDFRAME", "PORTAL"):
            yield int(node["backendNodeId"]), frame, str(node.get("frameId", "")) or "none"
        waiting[:0] = inner


def _value(reply: Mapping[str, Any]) -> Any:
    if "exceptionDetails" in reply:
        return None
    result = reply.get("result")
    return result.get("value") if isinstance(result, dict) else None


def _number(value: object) -> int:
    return min(max(int(value), 0), 10**9) if isinstance(value, int | float) else 0


def _add(covered: Covered, answer: Mapping[str, Any]) -> None:
    covered.found += _number(answer.get("found"))
    covered.sharp += _number(answer.get("sharp"))
    covered.films += _number(answer.get("films"))
    covered.taken += _number(answer.get("taken"))
    covered.more += _number(answer.get("more"))
    addresses = answer.get("addresses")
    covered.addresses.update(map(address, addresses[:10_000] if isinstance(addresses, list) else ()))
    listed = answer.get("missing")
    for line in listed[:_LISTED] if isinstance(listed, list) else ():
        if isinstance(line, list) and len(line) == 6 and len(covered.missing) < _LISTED:
            size = line[2] if isinstance(line[2], int) else -1
            covered.missing.append(
                NotKept(
                    address=address(line[0]),
                    media_type=short(line[1], 120),
                    size=max(-1, min(size, 2**53 - 1)),
                    width=_number(line[3]),
                    height=_number(line[4]),
                )
            )
        else:
            covered.more += 1
