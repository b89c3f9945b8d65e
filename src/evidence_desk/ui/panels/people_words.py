"""What roles are called, and a fingerprint as two people can read it to each other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def full_role(role: str) -> str:
    """Return a role in words."""
    translate = QCoreApplication.translate
    return {
        "dsl": translate("Roles", "Designated Safeguarding Lead"),
        "deputy": translate("Roles", "Deputy Safeguarding Lead"),
        "investigator": translate("Roles", "Investigator"),
        "staff": translate("Roles", "Member of staff"),
        "recovery-holder": translate("Roles", "Holder of a recovery sheet"),
    }.get(role, role)


def role_does(role: str) -> str:
    """Return what a role may do, in one line."""
    translate = QCoreApplication.translate
    return {
        "dsl": translate("Roles", "Makes cases, decides, lets readers in and out."),
        "deputy": translate("Roles", "Does the same when the DSL is away."),
        "investigator": translate(
            "Roles", "Makes cases and packs; is let into others by the DSL or a deputy."
        ),
        "staff": translate("Roles", "Gives things to the DSL. Cannot make, open or copy from a case."),
    }[role]


def in_groups(fingerprint: str) -> str:
    """Return 64 hex digits as four lines of four groups of four, for comparing by phone or side by side."""
    groups = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    return "\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))


def in_one_line(fingerprint: str, groups: int = 4) -> str:
    """Return the first groups of a fingerprint, for a list."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, 4 * groups, 4)) + " …"
