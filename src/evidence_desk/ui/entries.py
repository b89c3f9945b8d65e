"""What stands at the first door: one entry for each thing that wants in, which knows how to ask for it and keep it.

`fetch` runs on the main thread after both questions were answered No, because the clipboard and the screens live
there. `keep` runs in a job. Until then an entry holds names, sizes and words, never a byte of a picture.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts import keeping
from evidence_desk.acts.keeping import Description, Members
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture.importer import CheckedPath, check_text, check_url
from evidence_desk.capture.sniff import named_kind
from evidence_desk.case.gate import Route, StopAnswers
from evidence_desk.case.values import Source
from evidence_desk.ui import clipboard, pasted_page
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.keeping_place import Kept, Place
from evidence_desk.ui.widgets.sizes import size_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it

Done = Callable[[], None]
Failed = Callable[[EvidenceDeskError], None]
GRAB_METHOD = "screen picture"


class Entry:
    """One thing at the door."""

    route: Route
    asks = True  # whether it can hold a picture
    icon = "file"

    def found(self) -> str:
        """Return what was found, in a sentence."""
        raise NotImplementedError

    def item(self) -> str:
        """Return its name and size, where it has one."""
        return ""

    def fetch(self, done: Done, failed: Failed) -> None:
        """Get hold of it; only after both answers were No."""
        done()

    def keep(
        self,
        place: Place[Kept],
        report: Reporter,
        answers: StopAnswers | None,
        *,
        members: Members | None,
    ) -> Kept:
        """Keep it.

        Args:
            place: where it goes: the open case, or a sealed drop.
            members: the answer given for every member of a container.
        """
        raise NotImplementedError


class PastedPicture(Entry):
    """A picture on the clipboard."""

    route = Route.PASTED_IMAGE
    icon = "image"

    def __init__(self, watch: clipboard.Watch, *, with_words: bool) -> None:
        self.watch = watch
        self.with_words = with_words  # text is there too, and can be kept without the picture
        self._taken = clipboard.Taken()
        self._address = ""

    def found(self) -> str:
        """Return what was found."""
        return translate(
            "Entries", "There is a picture on the clipboard. It has not been read, shown or saved yet."
        )

    def fetch(self, done: Done, failed: Failed) -> None:
        """Read the picture off the clipboard, if it is still the one that was asked about."""
        try:
            mime = self.watch.mime()
            self._taken = clipboard.take_picture(mime)
            self._address = clipboard.source_address(mime)
        except EvidenceDeskError as error:
            failed(error)
            return
        done()

    def keep(
        self,
        place: Place[Kept],
        report: Reporter,
        answers: StopAnswers | None,
        *,
        members: Members | None,
    ) -> Kept:
        """Keep the picture's own bytes, or a PNG of its pixels where there are none."""
        assert answers is not None, "a picture is kept without an answer"  # noqa: S101  # a bug of the caller
        report.stage(translate("Entries", "Reading the picture"))
        data = clipboard.picture_bytes(self._taken)
        place.look_at_bytes(data)
        return keeping.bytes_into(
            place.put,
            data,
            answers,
            Description(source=Source(url=_usable(self._address))),
            route=self.route,
            method="picture pasted",
            grade="D",
            by=place.by,
            report=report,
        )


class EmbeddedPicture(Entry):
    """A picture that was written into a copied page; its bytes are read off the clipboard again after No."""

    route = Route.PASTED_IMAGE
    icon = "image"

    def __init__(self, watch: clipboard.Watch, number: int, of: int) -> None:
        self.watch = watch
        self._number, self._of = number, of
        self._page = ""

    def found(self) -> str:
        """Return what was found."""
        return translate(
            "Entries", "The copied page holds a picture. It has not been decoded, shown or saved yet."
        )

    def item(self) -> str:
        """Return which one it is."""
        return translate("Entries", "Picture {number} of {of} in the page").format(
            number=self._number + 1, of=self._of
        )

    def fetch(self, done: Done, failed: Failed) -> None:
        """Read the page off the clipboard again."""
        try:
            self._page = clipboard.take_page(self.watch.mime())
        except EvidenceDeskError as error:
            failed(error)
            return
        done()

    def keep(
        self,
        place: Place[Kept],
        report: Reporter,
        answers: StopAnswers | None,
        *,
        members: Members | None,
    ) -> Kept:
        """Keep the bytes that stood in the page."""
        assert answers is not None, "a picture is kept without an answer"  # noqa: S101  # a bug of the caller
        data = clipboard.picture_bytes(
            clipboard.Taken(data=pasted_page.embedded_picture(self._page, self._number))
        )
        place.look_at_bytes(data)
        return keeping.bytes_into(
            place.put,
            data,
            answers,
            Description(),
            route=self.route,
            method="picture in a pasted page",
            grade="D",
            by=place.by,
            report=report,
        )


class GivenFile(Entry):
    """A file that was chosen or dragged in, as the file system describes it."""

    def __init__(self, checked: CheckedPath, route: Route) -> None:
        self.checked = checked
        self.route = route
        self.icon = {"picture": "image", "film": "camera"}.get(named_kind(checked.shown_name), "file")

    def found(self) -> str:
        """Return what was found."""
        return translate("Entries", "It has not been opened, read, shown or saved yet.")

    def item(self) -> str:
        """Return name and size."""
        return f"{self.checked.shown_name}, {size_text(self.checked.size)}"

    def keep(
        self,
        place: Place[Kept],
        report: Reporter,
        answers: StopAnswers | None,
        *,
        members: Members | None,
    ) -> Kept:
        """Keep the file as it is."""
        assert answers is not None, "a file is kept without an answer"  # noqa: S101  # a bug of the caller
        place.hold_room(self.checked.size)
        place.look_at_file(self.checked, report)
        return keeping.file_into(
            place.put,
            self.checked,
            answers,
            Description(),
            route=self.route,
            members=members,
            by=place.by,
            report=report,
        )


class ScreenPicture(Entry):
    """A picture of the screen, to be taken after No."""

    route = Route.SCREEN
    icon = "scan"

    def __init__(self, take: Callable[[Callable[[clipboard.Taken], None], Failed], None]) -> None:
        """Make it.

        Args:
            take: takes the picture of what is on the screen then; calls the first with it or the second with why not.
        """
        self._take = take
        self._taken = clipboard.Taken()

    def found(self) -> str:
        """Return what is about to be taken."""
        return translate(
            "Entries",
            "You are about to take a picture of the screen. Nothing has been taken yet. The question is about what "
            "the picture will show.",
        )

    def fetch(self, done: Done, failed: Failed) -> None:
        """Take the picture."""

        def take(taken: clipboard.Taken) -> None:
            self._taken = taken
            done()

        self._take(take, failed)

    def keep(
        self,
        place: Place[Kept],
        report: Reporter,
        answers: StopAnswers | None,
        *,
        members: Members | None,
    ) -> Kept:
        """Keep it as PNG, every pixel as it was on the screen."""
        assert answers is not None, "a picture is kept without an answer"  # noqa: S101  # a bug of the caller
        report.stage(translate("Entries", "Writing the picture as PNG"))
        data = clipboard.picture_bytes(self._taken)
        return keeping.bytes_into(
            place.put,
            data,
            answers,
            Description(),
            route=self.route,
            method=GRAB_METHOD,
            grade="C",
            by=place.by,
            report=report,
        )


class Words(Entry):
    """Text, typed or pasted; it needs no answer."""

    asks = False
    icon = "message-square-text"

    def __init__(
        self,
        text: str,
        *,
        route: Route = Route.TEXT,
        address: str = "",
        notes: tuple[str, ...] = (),
        remark: str = "",
    ) -> None:
        """Make it; `remark` is said beside the words before they are kept."""
        self.text = text
        self.remark = remark
        self.route = route
        self._address = address
        self._notes = notes

    def found(self) -> str:
        """Return what was found."""
        return translate("Entries", "There is text on the clipboard. It is kept exactly as it stands.")

    def keep(
        self,
        place: Place[Kept],
        report: Reporter,
        answers: StopAnswers | None,
        *,
        members: Members | None,
    ) -> Kept:
        """Keep the words as UTF-8."""
        data = self.text.encode("utf-8", "surrogatepass")
        check_text(data)
        place.look_at_bytes(data)
        method = "page text pasted" if self.route is Route.PASTED_HTML_TEXT else "text typed or pasted"
        description = Description(source=Source(url=_usable(self._address)), notes=self._notes)
        return keeping.text_into(place.put, data, description, route=self.route, method=method, report=report)


class Address(Entry):
    """A web address, kept as text and never opened."""

    asks = False
    icon = "link"
    route = Route.URL

    def __init__(self, text: str) -> None:
        self.text = text

    def found(self) -> str:
        """Return what was found."""
        return translate("Entries", "There is a web address on the clipboard. It is kept as text.")

    def keep(
        self,
        place: Place[Kept],
        report: Reporter,
        answers: StopAnswers | None,
        *,
        members: Members | None,
    ) -> Kept:
        """Keep the address."""
        place.look_at_bytes(check_url(self.text).encode())
        return keeping.address_into(place.put, self.text, Description())


def _usable(address: str) -> str:
    """Return an address that a browser gave, when it can be kept; what cannot is left out, it was only a hint."""
    try:
        return check_url(address) if address else ""
    except EvidenceDeskError:
        return ""
