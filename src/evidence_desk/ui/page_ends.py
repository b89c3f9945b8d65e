"""How keeping a page ended, and what its grade is by then, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.ui.page_flow import End, State
from evidence_desk.ui.page_proving import PageProving
from evidence_desk.ui.page_words import kept_words
from evidence_desk.ui.widgets.notes import Kind

translate = QCoreApplication.translate  # under this name the collector of strings finds it
GradeLine = tuple[str, str, str]  # drawing, ink, words


def end_words(end: End, now: str) -> tuple[Kind, str, str]:
    """Return what kind of end it was, its title, and what follows from it.

    Args:
        now: the time of day, in words.
    """
    refs, kept = kept_words(end.refs), len(end.refs)
    if end.error is None and not end.stopped and kept == end.of:
        text = translate(
            "PageEnds", "All of it is on the disk. It can be locked for the police like anything else."
        )
        return "ok", translate("PageEnds", "Kept {refs}").format(refs=refs), text
    counted = translate("PageEnds", "{kept} of {of} parts were kept").format(kept=kept, of=end.of)
    title = f"{counted}: {refs}" if refs else counted
    if end.stopped:
        return "info", title, translate("PageEnds", "The rest was stopped by you at {time}.").format(time=now)
    if end.error is not None:
        return "warn", title, end.error.user_message
    missing = translate("PageEnds", "What is missing stands below. The record says so.")
    return "warn", title, f"{end.why} {missing}".strip()


def grade_words(state: State, proving: PageProving) -> tuple[str, str, tuple[GradeLine, ...]]:
    """Return title, sentence and lines about the grade; no title where there is nothing to be graded yet."""
    if state == "form":
        return "", "", ()
    if proving.grade == "A":
        title = translate("PageEnds", "Grade A")
        words = translate("PageEnds", "Second program, same computer and network; stamped by a third party.")
    else:
        title = translate("PageEnds", "Grade B so far")
        words = proving.never or translate("PageEnds", "A needs a second load that agrees, and a time stamp.")
    return title, words, proving.lines
