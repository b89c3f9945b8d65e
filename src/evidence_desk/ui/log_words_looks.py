"""What entries about second looks, clocks and time stamps mean, for people who have never seen one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # under this name the collector of strings finds it


def about_looks() -> dict[str, tuple[str, str]]:
    """Return the name and the meaning of each kind of entry."""
    return {
        "second-look": (
            translate("Log", "Second look"),
            translate(
                "Log",
                "Another program on this computer loaded the address of a kept page and compared it. Nothing of what "
                "it got was kept. If it agrees, two programs were shown the same; nothing is said of other computers.",
            ),
        ),
        "clock-checked": (
            translate("Log", "Clock checked"),
            translate(
                "Log",
                "This computer’s clock was held against time servers. Their answers are not signed, and the clock was "
                "not changed. What is added within the hour counts as added under this check.",
            ),
        ),
        "checkpoint-stamped": (
            translate("Log", "Record stamped"),
            translate(
                "Log",
                "An authority outside the school stamped a fingerprint of the record, so all that stands above was "
                "there at that time by its clock. Only the fingerprint left this computer.",
            ),
        ),
    }
