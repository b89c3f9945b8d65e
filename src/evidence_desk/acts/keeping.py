"""Taking things into a case: a file, bytes from the clipboard or the screen, words, an address."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import BinaryIO, Literal, Protocol, TypedDict, TypeVar, Unpack

from msgspec import structs

from evidence_desk.acts.authority import refuse_repeat
from evidence_desk.acts.container_words import Words, words_of
from evidence_desk.acts.progress import Report, told
from evidence_desk.base.errors import GateRefused
from evidence_desk.capture.containers import ContainerListing, list_container
from evidence_desk.capture.importer import CheckedPath, check_text, check_url, open_source
from evidence_desk.capture.sniff import HEAD_BYTES, sniff
from evidence_desk.case import intake
from evidence_desk.case.gate import Admission, Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.store import Report as StoreReport
from evidence_desk.case.values import Approval, Exhibit, ExhibitKind, Grade, Source
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

Members = Literal["no", "text"]  # every member was answered No; or only the words are taken, and nothing else
_NAMED_MEMBERS = 20  # members of a container that a message names


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a person says of an item as it comes in; all of it can be added later."""

    caption: str = ""
    source: Source = Source()
    notes: tuple[str, ...] = ()
    monitoring: str = ""  # id of the action by which a monitoring record was looked at
    derived_from: str = ""  # id of the exhibit that it came out of


class Changes(TypedDict, total=False):
    """What can be said of an exhibit later: given texts replace, notes are added."""

    caption: str
    source: Source
    notes: tuple[str, ...]
    proportionality: str


Kept_co = TypeVar("Kept_co", covariant=True)


class Keep(Protocol[Kept_co]):
    """Where an admitted item goes: into a case, or into a sealed drop."""

    def __call__(
        self,
        admission: Admission,
        new: intake.NewExhibit,
        stream: BinaryIO,
        size: int,
        report: StoreReport | None = None,
        /,
    ) -> Kept_co:
        """Keep it; when this returns, it is on the disk."""


class MembersUnanswered(GateRefused):
    """A container holds what may show pictures, and nobody has answered for these members yet."""

    def __init__(self, shown_name: str, listing: ContainerListing) -> None:
        asked = [member for member in listing.members if member.kind != "text"]
        names = "; ".join(f"{member.name} ({member.size} bytes)" for member in asked[:_NAMED_MEMBERS])
        more = f" and {len(asked) - _NAMED_MEMBERS} more" if len(asked) > _NAMED_MEMBERS else ""
        self.listing = listing
        self.found = f"{shown_name} holds files that may show pictures: {names}{more}. None of it was kept."
        super().__init__(
            "container members unanswered",
            f"{self.found} Answer the stop question for each of them; otherwise copy only the words out of it and "
            "keep those.",
        )


@lru_cache(maxsize=1)
def wording_in_force() -> str:
    """Return the version id of the stop question that this program asks."""
    return default_policy().gate.version


def keep_file(
    store: CaseStore,
    checked: CheckedPath,
    answers: StopAnswers,
    description: Description,
    *,
    route: Route = Route.FILE,
    files_in_one_go: int = 1,
    members: Members | None = None,
    by: Approval | None = None,
    policy: Policy | None = None,
    report: Report | None = None,
) -> Exhibit:
    """Keep a file as it is. When this returns, it is on the disk and signed.

    Args:
        answers: to the stop question, for exactly this file; nothing is opened before they admit it.
        files_in_one_go: how many files one answer was given for, by name.
        members: "no" is the answer given for every member of a container that may show something, as listed;
            "text" keeps the container's text alone, and the record says how many other parts were not taken in.
        by: leave given for exactly this picture, where the answers would keep it out.
        policy: the one the case stands under; the program's own otherwise.

    Raises:
        MembersUnanswered: it is a container with such members and `members` is None.
        RepeatRefused: one more day of one account that nobody authorised.
        GateRefused: the answers keep it out, or its bytes are locked already.
        BadInput: it changed since it was checked, or a text of the description does not fit.
        CannotWrite, Cancelled: nothing of it was kept.
    """
    _refuse_repeat(store, policy, description)
    return file_into(
        partial(intake.add_exhibit, store),
        checked,
        answers,
        description,
        route=route,
        files_in_one_go=files_in_one_go,
        members=members,
        by=by,
        report=report,
    )


def file_into(
    keep: Keep[Kept_co],
    checked: CheckedPath,
    answers: StopAnswers,
    description: Description,
    *,
    route: Route = Route.FILE,
    files_in_one_go: int = 1,
    members: Members | None = None,
    by: Approval | None = None,
    report: Report | None = None,
) -> Kept_co:
    """Take a file through the first door and give it to `keep`; otherwise as `keep_file`."""
    gate = _Answered(answers=answers, route=route, files_in_one_go=files_in_one_go, members=members, by=by)
    _admitted(gate.decide(0))  # before it is opened
    with open_source(checked) as opened:
        about = structs.replace(description.source, file_name=checked.shown_name)
        return _keep_stream(
            keep,
            gate,
            opened.stream,
            checked.size,
            _Taken(name=checked.path.name, method="file taken in by staff", grade="C"),
            _with_source(description, about),
            told(report),
        )


def bytes_into(
    keep: Keep[Kept_co],
    data: bytes,
    answers: StopAnswers,
    description: Description,
    *,
    route: Route,
    method: str,
    grade: Grade,
    files_in_one_go: int = 1,
    by: Approval | None = None,
    report: Report | None = None,
) -> Kept_co:
    """Take bytes that are in memory only, a pasted picture or one of the screen, and give them to `keep`.

    Raises:
        As `keep_file`.
    """
    gate = _Answered(answers=answers, route=route, files_in_one_go=files_in_one_go, by=by)
    _admitted(gate.decide(0))
    taken = _Taken(name="", method=method, grade=grade)
    return _keep_stream(keep, gate, io.BytesIO(data), len(data), taken, description, told(report))


def keep_text(
    store: CaseStore,
    data: bytes,
    description: Description,
    *,
    route: Route = Route.TEXT,
    method: str = "text typed or pasted",
    policy: Policy | None = None,
    report: Report | None = None,
) -> Exhibit:
    """Keep message text, UTF-8; words hold no picture, so they need no answer.

    Raises:
        RepeatRefused: as `keep_file`.
        BadInput: not text in UTF-8.
        GateRefused: a file could be carried in it.
        CannotWrite, Cancelled: nothing was kept.
    """
    _refuse_repeat(store, policy, description)
    return text_into(
        partial(intake.add_exhibit, store), data, description, route=route, method=method, report=report
    )


def text_into(
    keep: Keep[Kept_co],
    data: bytes,
    description: Description,
    *,
    route: Route = Route.TEXT,
    method: str = "text typed or pasted",
    report: Report | None = None,
) -> Kept_co:
    """Check message text and give it to `keep`; otherwise as `keep_text`."""
    check_text(data)
    report = told(report)
    report.stage("Adding text", len(data))
    return keep(
        _admitted(at_capture(route, None, wording=wording_in_force())),
        _new("message-transcript", "text/plain; charset=utf-8", method, "D", description),
        io.BytesIO(data),
        len(data),
        report,
    )


def keep_address(
    store: CaseStore, url: str, description: Description, *, policy: Policy | None = None
) -> Exhibit:
    """Keep an address as text; it is never opened.

    Raises:
        RepeatRefused: as `keep_file`.
        BadInput: not an address of the web.
        GateRefused: something is carried in it.
        CannotWrite: nothing was kept.
    """
    _refuse_repeat(store, policy, description)
    return address_into(partial(intake.add_exhibit, store), url, description)


def address_into(keep: Keep[Kept_co], url: str, description: Description) -> Kept_co:
    """Check an address and give it to `keep`; otherwise as `keep_address`."""
    url = check_url(url)
    data = url.encode()
    described = _with_source(description, structs.replace(description.source, url=url))
    return keep(
        _admitted(at_capture(Route.URL, None, wording=wording_in_force())),
        _new("url", "text/uri-list", "address typed or pasted", "D", described),
        io.BytesIO(data),
        len(data),
    )


def stop(store: CaseStore, stopped: Stopped) -> None:
    """Write down that the first door stayed shut; nothing of what was outside stands in the record."""
    intake.record_stop(store, stopped)


def twin_of(case: Case, exhibit: Exhibit) -> Exhibit | None:
    """Return the exhibit with the same bytes that came in before this one, or None."""
    same = [
        other
        for other in case.exhibits.values()
        if other.sha256 == exhibit.sha256 and other.sha256 and other.added_leaf < exhibit.added_leaf
    ]
    return min(same, key=lambda other: other.added_leaf, default=None)


def describe(store: CaseStore, exhibit_id: str, **changes: Unpack[Changes]) -> Exhibit:
    """Write what is known about an exhibit: given texts replace, notes are added; return it as it stands then.

    Raises:
        BadInput: a text is too long.
        GateRefused: a text could carry a picture.
        CannotWrite: nothing was written.
    """
    return intake.describe_exhibit(store, exhibit_id, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """What was answered for one item, and how it comes in."""

    answers: StopAnswers
    route: Route
    files_in_one_go: int = 1
    members: Members | None = None
    by: Approval | None = None

    def decide(self, members_answered: int) -> Admission | Stopped:
        return at_capture(
            self.route,
            self.answers,
            wording=wording_in_force(),
            files_in_one_go=self.files_in_one_go,
            members_answered=members_answered,
            by=self.by,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """How bytes were come by."""

    name: str
    method: str
    grade: Grade


def _keep_stream(
    keep: Keep[Kept_co],
    gate: _Answered,
    stream: BinaryIO,
    size: int,
    taken: _Taken,
    description: Description,
    report: Report,
) -> Kept_co:
    found = sniff(stream.read(HEAD_BYTES), taken.name)
    stream.seek(0)
    members = 0
    if found.is_container:
        shown_name = description.source.file_name or "This"
        listing = list_container(stream, size, shown_name)
        stream.seek(0)
        members = sum(member.kind != "text" for member in listing.members)
        if gate.members == "text":
            only = words_of(stream, size, taken.name or shown_name, listing)
            return _keep_words(keep, _admitted(gate.decide(0)), only, description, report)
        if members and gate.members != "no":
            raise MembersUnanswered(shown_name, listing)
    if gate.by is not None and (found.kind != "image" or found.is_container):
        raise GateRefused(
            "leave is for a picture",
            "Leave is for one picture, and this is none: no film, document or container is kept by it. "
            "Nothing was kept.",
        )
    admission = _admitted(gate.decide(members))
    report.stage(
        f"Adding {description.source.file_name}" if description.source.file_name else "Keeping", size
    )
    new = _new(found.kind, found.media_type, taken.method, taken.grade, description)
    return keep(admission, new, stream, size, report)


def _keep_words(
    keep: Keep[Kept_co], admission: Admission, only: Words, description: Description, report: Report
) -> Kept_co:
    report.stage("Keeping the words", len(only.data))
    described = replace(description, notes=(*description.notes, only.note))
    method = "text taken out of a file with attachments"
    new = _new("message-transcript", "text/plain; charset=utf-8", method, "C", described)
    return keep(
        admission, replace(new, findings=only.findings), io.BytesIO(only.data), len(only.data), report
    )


def _new(
    kind: ExhibitKind, media_type: str, method: str, grade: Grade, description: Description
) -> intake.NewExhibit:
    return intake.NewExhibit(
        kind=kind,
        media_type=media_type,
        method=method,
        grade=grade,
        caption=description.caption,
        source=description.source,
        notes=description.notes,
        monitoring=description.monitoring,
        derived_from=description.derived_from,
    )


def _with_source(description: Description, source: Source) -> Description:
    return replace(description, source=source)


def _refuse_repeat(store: CaseStore, policy: Policy | None, description: Description) -> None:
    refuse_repeat(store.case, policy or default_policy(), description.source, store.clock.read().utc)


def _admitted(decision: Admission | Stopped) -> Admission:
    if isinstance(decision, Stopped):
        raise GateRefused("stopped at the gate", "The stop question keeps this item out. Nothing was kept.")
    return decision
