"""What the window says of a message beside its words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.capture.chat_values import Message

translate = QCoreApplication.translate


def said_of(message: Message) -> str:
    """Return what the app says of a message: edited, deleted, a reply, what was attached."""
    parts = []
    if message.deleted:
        parts.append(translate("Chat", "deleted"))
    if message.edited:
        parts.append(translate("Chat", "edited"))
    if message.reply_to:
        parts.append(translate("Chat", "reply to {id}").format(id=message.reply_to))
    if message.attachments:
        names = ", ".join(message.attachments)
        parts.append(translate("Chat", "attached: {names}").format(names=names))
    if message.omitted:
        parts.append(translate("Chat", "something was attached and not exported"))
    if message.mended:
        parts.append(translate("Chat", "letters put together again"))
    return "; ".join(parts)
