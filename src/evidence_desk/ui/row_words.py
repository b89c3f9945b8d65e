"""What kinds, roles, cells and people are called in lists."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy


def first_text(names: tuple[str, ...], more: int) -> str:
    """Return “Conduct · Aggressive +1”: the first name and how many more there are."""
    return f"{names[0]} +{more}" if more else names[0]


def kind_texts() -> dict[str, str]:
    """Return what each kind is called."""
    tr = QCoreApplication.translate
    return {
        "picture": tr("Rows", "Picture"),
        "photo": tr("Rows", "Photo"),
        "page": tr("Rows", "Page"),
        "text": tr("Rows", "Text"),
        "link": tr("Rows", "Link"),
        "file": tr("Rows", "File"),
        "sound": tr("Rows", "Sound"),
        "film": tr("Rows", "Film"),
        "restricted": tr("Rows", "Restricted"),
    }


def role_texts() -> dict[str, str]:
    """Return what each role of a person in an exhibit is called."""
    tr = QCoreApplication.translate
    return {
        "victim": tr("Rows", "Victim"),
        "alleged": tr("Rows", "Alleged"),
        "witness": tr("Rows", "Witness"),
        "posted": tr("Rows", "Posted"),
        "mentioned": tr("Rows", "Mentioned"),
    }


def cell_text(policy: Policy, ident: str) -> str:
    """Return “Conduct · Aggressive”; an id this policy does not know stays as it is."""
    cell = policy.matrix.cells.get(ident)
    return cell.label.replace(" / ", " · ") if cell is not None else ident


def member_name(case: Case, fingerprint: str) -> str:
    """Return the name bound to a key in this case, or the key's short fingerprint."""
    member = case.members.get(fingerprint)
    if member is not None and member.name:
        return member.name
    return QCoreApplication.translate("Rows", "key {code}").format(code=fingerprint[:16])
