"""What the entries of the handling log about pages that were kept mean, for people who have never seen one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def about_pages() -> dict[str, tuple[str, str]]:
    """Return the name of each of these kinds of entry, and what it means."""
    return {
        "page-part": (
            translate("Log", "Part of a page kept"),
            translate(
                "Log",
                "The exhibit is one part of a page: what was shown, its words, the whole page or an archive of it. "
                "Each part was safe as soon as this was written, and says what the whole was to be. The stop question "
                "was answered before the page was loaded and again before it was kept.",
            ),
        ),
        "page-captured": (
            translate("Log", "Page kept"),
            translate(
                "Log",
                "Keeping a page came to its end: all of it, or stopped, or as far as it could be kept. With it stands "
                "what the browser said of the page: its address, its server, its certificate and the browser itself. "
                "Without this entry it broke off, and what had been kept by then is there.",
            ),
        ),
    }


def about_chats() -> dict[str, tuple[str, str]]:
    """Return what the entries about chats are called and mean."""
    return {
        "chat-committed": (
            translate("Log", "Messages committed to"),
            translate("Log", "Each message can be proved later without the others."),
        ),
        "chat-kept": (
            translate("Log", "Chat kept"),
            translate("Log", "What was chosen of an export was kept, byte for byte, and nothing else of it."),
        ),
        "chat-attached": (
            translate("Log", "Attached to a chat"),
            translate("Log", "A file that came with a chat was kept after an answer of its own."),
        ),
    }
