"""What kinds, roles, cells and people are called in lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from evidence_desk.case.fold_policy import made_under
from evidence_desk.case.naming import Naming
from evidence_desk.case.standing import POLICE_TOLD
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit, Note
from evidence_desk.policy.model import Policy
from evidence_desk.ui.widgets.dates import local_text

# Places of the small matrix, by what the program's own policy calls them.
ROWS: Final = ("contact", "conduct", "content")
COLUMNS: Final = ("commercial", "aggressive", "sexual", "values")


def first_text(names: tuple[str, ...], more: int) -> str:
    """Return “Conduct · Aggressive +1”: the first name and how many more there are."""
    return f"{names[0]} +{more}" if more else names[0]


def kind_texts() -> dict[str, str]:
    """Return what each kind is called."""
    translate = QCoreApplication.translate
    return {
        "picture": translate("Rows", "Picture"),
        "photo": translate("Rows", "Photo"),
        "page": translate("Rows", "Page"),
        "text": translate("Rows", "Text"),
        "link": translate("Rows", "Link"),
        "file": translate("Rows", "File"),
        "sound": translate("Rows", "Sound"),
        "film": translate("Rows", "Film"),
        "restricted": translate("Rows", "Restricted"),
    }


def role_texts() -> dict[str, str]:
    """Return what each role of a person in an exhibit is called."""
    translate = QCoreApplication.translate
    return {
        "victim": translate("Rows", "Victim"),
        "alleged": translate("Rows", "Alleged"),
        "witness": translate("Rows", "Witness"),
        "posted": translate("Rows", "Posted"),
        "mentioned": translate("Rows", "Mentioned"),
    }


def cell_text(policy: Policy, ident: str) -> str:
    """Return “Conduct · Aggressive”; an id this policy does not know stays as it is."""
    cell = policy.matrix.cells.get(ident)
    return cell.label.replace(" / ", " · ") if cell is not None else ident


def tag_text(case: Case, policy: Policy, exhibit: Exhibit, ident: str) -> str:
    """Return what the policy that an exhibit was classified under calls a cell, category, trigger or clause."""
    return Naming(policy, case.labels).tag(ident, made_under(case, exhibit))


def placed(policy: Policy, cells: Iterable[str]) -> tuple[str, ...]:
    """Return cells as the small matrix knows them: by their place, whatever a policy calls its rows and columns."""
    down = dict(zip(policy.matrix.roles, ROWS, strict=False))
    across = dict(zip(policy.matrix.kinds, COLUMNS, strict=False))
    known = [policy.matrix.cells[name] for name in cells if name in policy.matrix.cells]
    return tuple(f"{down[cell.role]}.{across[cell.kind]}" for cell in known)


def member_name(case: Case, fingerprint: str) -> str:
    """Return the name bound to a key in this case, or the key's short fingerprint."""
    member = case.producer(fingerprint)  # a reader, or whoever sent a sealed drop
    if member is not None and member.name:
        return member.name
    return QCoreApplication.translate("Rows", "key {code}").format(code=fingerprint[:16])


def note_text(case: Case, note: Note) -> str:
    """Return a note with its time and author: `22 November 2026 14:05 GMT, Jane P. Shah: …`."""
    words = QCoreApplication.translate("Rows", "{when}, {who}: {text}")
    return words.format(when=local_text(note.at), who=member_name(case, note.who), text=note.text)


# Short names where the type's own would tell nobody anything.
_TAGS = {
    "message/rfc822": "MAIL",
    "multipart/related": "MHTML",
    "application/x-ole-storage": "OLE",
    "video/quicktime": "MOV",
    "video/x-msvideo": "AVI",
    "video/x-matroska": "MKV",
}


def plain_tag(exhibit: Exhibit, kind: str) -> str:
    """Return the few letters that stand where a file has no preview; empty for what has one."""
    if kind == "link":
        return "URL"
    if kind in {"file", "sound", "film"}:
        plain = exhibit.media_type.partition(";")[0]
        return _TAGS.get(plain) or plain.rpartition("/")[2].removeprefix("x-").upper()[:12]
    return ""


def told_at(case: Case) -> dict[str, str]:
    """Return when the police were told of each exhibit; under "" when they were last told of all."""
    told: dict[str, str] = {}
    for action in case.actions_in_order():
        if action.kind == POLICE_TOLD:
            for name in action.exhibits or ("",):
                told[name] = action.at
    return told
