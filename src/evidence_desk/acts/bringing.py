"""Attachments of a mail or archive whose words alone were kept: each by its own answer, beside the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from msgspec import structs

from evidence_desk.acts.keeping import Description, bytes_into
from evidence_desk.acts.progress import Report
from evidence_desk.base.errors import BadInput
from evidence_desk.capture.containers import ContainerListing, list_container
from evidence_desk.capture.importer import CheckedPath, open_source
from evidence_desk.capture.members import member_bytes
from evidence_desk.case import intake
from evidence_desk.case.gate import Route, StopAnswers
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

_PAGES = frozenset({".htm", ".html", ".xhtml"})
_FOLDERS = (
    "_files",
    "-Dateien",
    "_archivos",
    "_fichiers",
    "_pliki",
)  # as browsers in several languages name them
_METHOD = "attachment taken out of a file, answered for by itself"


def keep_attachment(
    store: CaseStore,
    checked: CheckedPath,
    number: int,
    answers: StopAnswers,
    description: Description,
    *,
    words: Exhibit,
    files_in_one_go: int = 1,
    report: Report | None = None,
) -> Exhibit:
    """Keep one attachment as an exhibit of its own, made from the words that it came with.

    Args:
        number: its place in the list of members.
        answers: to the stop question, for exactly this attachment.
        words: the exhibit with the words; locking either locks both.

    Raises:
        GateRefused: the answers keep it out, or it is a container itself.
        BadInput: it cannot be taken out.
        CannotWrite, Cancelled: nothing of it was kept.
    """
    with open_source(checked) as opened:
        listing = list_container(opened.stream, checked.size, checked.path.name)
        name = listing.members[number].name
        data = member_bytes(opened.stream, checked.size, checked.path.name, number)
    about = structs.replace(description.source, file_name=name)
    return bytes_into(
        partial(intake.add_exhibit, store),
        data,
        answers,
        replace(description, source=about, derived_from=words.id),
        route=Route.CONTAINER_MEMBER,
        files_in_one_go=files_in_one_go,
        method=_METHOD,
        grade="C",
        report=report,
    )


def pages_first(path: Path) -> bool:
    """Return whether a path is no saved page: sorted by it, pages come before the files in folders beside them."""
    return path.suffix.lower() not in _PAGES


def page_of(path: Path, kept: Iterable[tuple[Path, str]]) -> str:
    """Return the id of the saved page whose folder of files a path lies in; empty where none was added with it.

    Args:
        kept: files added in the same go, with the ids of their exhibits. Only names are compared, nothing is opened.
    """
    for page, ident in kept:
        folders = {f"{page.stem}{ending}" for ending in _FOLDERS}
        if (
            page.suffix.lower() in _PAGES
            and path.parent.name in folders
            and path.parent.parent == page.parent
        ):
            return ident
    return ""


def numbers_of(checked: CheckedPath, names: Sequence[str]) -> list[int]:
    """Return the places of attachments in the list of members of an admitted container.

    Raises:
        BadInput: no member, or more than one, has that name.
    """
    if not names:
        return []
    with open_source(checked) as opened:
        listing = list_container(opened.stream, checked.size, checked.path.name)
    return [_number(listing, name) for name in names]


def _number(listing: ContainerListing, name: str) -> int:
    found = [number for number, member in enumerate(listing.members) if member.name == name]
    if len(found) == 1:
        return found[0]
    there = ", ".join(f"“{member.name}”" for member in listing.members[:20])
    problem = f"{len(found)} parts have the name" if found else "no part has the name"
    raise BadInput(
        f"{len(found)} members of that name", f"In this file {problem} “{name}”. It holds: {there}."
    )
