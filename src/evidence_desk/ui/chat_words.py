"""What the window says of a message beside its words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.capture.chat_values import Message
from evidence_desk.case.chat_values import Chat
from evidence_desk.case.fold_chats import attached_to, chat_of
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit

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


def chat_lines(case: Case, exhibit: Exhibit) -> list[tuple[str, str]]:
    """Return what is known of an exhibit as a chat, or as something that came with one."""
    chat = case.exhibits.get(attached_to(case, exhibit.id))
    held = chat_of(case, exhibit)
    lines = []
    if chat is not None:
        lines.append((translate("Chat", "Came with"), chat.ref))
    if held is not None and held.source is not None and held.choice is not None:
        words = translate("Chat", "{kept} of {total}").format(
            kept=f"{held.messages:,}", total=f"{held.source.messages:,}"
        )
        lines.append((translate("Chat", "Messages"), words))
        lines.append((translate("Chat", "Why all of it"), held.choice.reason))
        lines.append((translate("Chat", "Chosen by"), _chosen_by(held)))
        left = held.source.attached - len(held.attachments)
        if left > 0:
            said = translate("Chat", "%n other file(s) of the export", "", left)
            lines.append((translate("Chat", "Not taken in"), said))
    return lines


def _chosen_by(held: Chat) -> str:
    choice = held.choice
    if choice is None:
        return ""
    parts = [", ".join(choice.people), choice.conversation]
    if choice.since or choice.until:
        parts.append(f"{choice.since or '…'} – {choice.until or '…'}")
    if choice.first:
        parts.append(
            translate("Chat", "messages {first} to {last} of the export").format(
                first=f"{choice.first:,}", last=f"{choice.last:,}"
            )
        )
    return "; ".join(part for part in parts if part)
