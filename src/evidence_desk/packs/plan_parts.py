"""The part of a pack's plan that stands beside the exhibits: unused material, both ways, copies, methods, statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from evidence_desk.base.counting import counted
from evidence_desk.case import values
from evidence_desk.case.disclosing import DISCIPLINARY, NAMES_ALL
from evidence_desk.case.fold_looks import clock_of
from evidence_desk.case.fold_packs import copies_given, next_copy
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.grades import grade_of
from evidence_desk.case.look_words import clock_of_words
from evidence_desk.case.page_values import PageCapture
from evidence_desk.case.state import Case
from evidence_desk.case.story_packs import OUTCOMES
from evidence_desk.packs import content, plan_case, plan_classes, plan_record, plan_times
from evidence_desk.packs.plain import one_line
from evidence_desk.packs.plan_doors import withheld
from evidence_desk.packs.plan_exhibit import KIND_LABELS, ROLE_LABELS
from evidence_desk.packs.plan_page import kind_of_part
from evidence_desk.packs.plan_request import Request
from evidence_desk.packs.words import in_local, in_utc, listed
from evidence_desk.policy.model import Policy

ACCOUNT: Final = "account-given"  # the kind of action that holds what somebody said of it themselves
_NOT_RELIED_ON: Final = "Not relied on in this pack; held in the case"
_NONE_RECORDED: Final = "None is recorded in the case"
_SEEN_BY_PROGRAM: Final = frozenset({"A", "B"})  # grades of what the program loaded itself
_PRODUCED_MAX: Final = 200  # exhibits that a statement names one by one


def unused(
    case: Case, policy: Policy, chosen: Sequence[values.Exhibit], request: Request
) -> list[content.Unused]:
    """Return the schedule of unused material; what is sensitive is never on it."""
    listed_here = [e for e in _left_out(case, chosen) if not _is_sensitive(e, policy, request)]
    return [
        content.Unused(
            number=number,
            reference=exhibit.ref,
            description=_described(exhibit),
            why=one_line(request.left_out.get(exhibit.id, "")) or _NOT_RELIED_ON,
        )
        for number, exhibit in enumerate(listed_here, 1)
    ]


def sensitive_unused(
    case: Case, policy: Policy, chosen: Sequence[values.Exhibit], request: Request
) -> int | None:
    """Return how many items are sensitive and not in the pack; None for a kind that has no such sheet."""
    if request.kind not in NAMES_ALL:
        return None
    return sum(_is_sensitive(exhibit, policy, request) for exhibit in _left_out(case, chosen))


def _left_out(case: Case, chosen: Sequence[values.Exhibit]) -> list[values.Exhibit]:
    included = {exhibit.id for exhibit in chosen}
    return [exhibit for exhibit in case.in_display_order() if exhibit.id not in included]


def _is_sensitive(exhibit: values.Exhibit, policy: Policy, request: Request) -> bool:
    return withheld(exhibit, request.locked, policy, request.kind) or exhibit.gate.gate_class != "none"


def _described(exhibit: values.Exhibit) -> str:
    """Return what an item is, by its content: never a bare name of a form."""
    source = exhibit.source
    said = next(filter(None, map(one_line, (exhibit.caption, source.url, source.file_name))), "not described")
    where = ", ".join(one_line(part) for part in (source.platform, source.account) if part)
    captured = f"captured {plan_record.readable_time(exhibit.captured_at.utc)}"
    when = f"seen {one_line(plan_record.readable_time(source.seen_at))}" if source.seen_at else captured
    return "; ".join(part for part in (f"{KIND_LABELS[exhibit.kind]}: {said}", where, when) if part)


def bearings(case: Case, policy: Policy, request: Request) -> list[content.Bearing]:
    """Return which way exhibits point, in their order, those that are left out of the pack among them."""
    return [
        content.Bearing(
            reference=exhibit.ref,
            bearing=weighed.bearing,
            note=one_line(weighed.note),
            by=one_line(plan_case.name_of(case, weighed.who)),
        )
        for exhibit in case.in_display_order()
        if (weighed := case.bearings.get(exhibit.id)) is not None
        and not _is_sensitive(exhibit, policy, request)
    ]


def enquiries(case: Case) -> list[content.Enquiry]:
    """Return what was looked for, the oldest first."""
    return [
        content.Enquiry(
            what=one_line(made.what),
            outcome=OUTCOMES[made.outcome],
            why=one_line(made.why),
            by=one_line(plan_case.name_of(case, made.who)),
            at=plan_times.moment(made.at),
        )
        for made in sorted(case.enquiries.values(), key=lambda one: (one.at, one.id))
    ]


def copies(case: Case, request: Request, basis: str) -> list[content.Copy]:
    """Return the distribution list: the copies given before, then a line for this one.

    Others than the police read who has a pack of the same kind, never that the police have one.
    """
    before = [
        content.Copy(
            number=given.copy,
            to=one_line(given.to),
            role=one_line(given.role),
            basis=one_line(given.basis),
            at=plan_times.moment(given.at),
            pack=given.pack,
        )
        for given in copies_given(case)
        if request.kind in NAMES_ALL or case.packs[given.pack].kind == request.kind
    ]
    mine = content.Copy(number=next_copy(case), to=one_line(request.for_whom), role="", basis=basis)
    return [*before, mine]


def allegation(
    case: Case, policy: Policy, chosen: Sequence[values.Exhibit], request: Request
) -> list[content.Fact]:
    """Return what stands on the cover of a pack for a hearing: what is alleged, of whom, by which clauses, who asks."""
    if request.kind != DISCIPLINARY:
        return []
    alleged = next((c.facts.strip() for c in reversed(case.concern) if c.facts.strip()), "")
    about = dict.fromkeys(
        part.person
        for e in case.in_order()
        for part in e.people
        if part.role == "alleged" and part.person in case.people
    )
    cited = [one.heading for one in plan_classes.cited(case, policy, chosen)]
    asking = [m.name for m in case.members.values() if m.role == "investigator" and not m.removed and m.name]
    pin = case.policy
    return [
        content.Fact(label="What is alleged", value=alleged or _NONE_RECORDED),
        content.Fact(
            label="About", value=", ".join(case.people[name].name for name in about) or _NONE_RECORDED
        ),
        content.Fact(label="Clauses cited", value="\n".join(cited) or _NONE_RECORDED),
        content.Fact(label="Nominated to investigate", value=", ".join(asking) or _NONE_RECORDED),
        *_accounts(case),
        content.Fact(label="Policy", value=f"{pin.id} {pin.version}" if pin is not None else _NONE_RECORDED),
    ]


def _accounts(case: Case) -> list[content.Fact]:
    """Return what the person it is about, and witnesses, said of it; each as it was written down."""
    given = [action for action in case.actions_in_order() if action.kind == ACCOUNT]
    return [
        content.Fact(
            label="Account given",
            value=f"{one_line(action.fields.get('whose', ''))}, {plan_record.readable_time(action.at)}:\n"
            f"{action.fields.get('text', '').strip()}",
        )
        for action in given
    ] or [content.Fact(label="Accounts given", value=_NONE_RECORDED)]


# -- methods ---------------------------------------------------------------------------------------------


def methods(
    case: Case, policy: Policy, chosen: Sequence[values.Exhibit], request: Request
) -> list[content.Method]:
    """Return how, with what and by which clocks the exhibits were captured, in words that can be repeated."""
    found = [
        content.Method(
            label="Program",
            text=f"{request.software}. It keeps each file as it was given, byte for byte, encrypts it, and signs its "
            "SHA-256 into a log to which entries can only be added.",
        ),
        content.Method(
            label="How captured", text="\n".join(_ways(case, policy, chosen)) or "No file is in this pack"
        ),
        content.Method(label="Clock", text="\n".join(_clocks(case, chosen)) or "No file is in this pack"),
    ]
    made = [(e.ref, case.exhibits[e.derived_from].ref) for e in chosen if e.derived_from in case.exhibits]
    if made:
        words = "\n".join(f"{ref} was made from {origin}" for ref, origin in made)
        found.append(content.Method(label="Copies made from others", text=words))
    if request.kind in NAMES_ALL:
        found.append(content.Method(label="Devices", text="\n".join(_devices(case)) or _NONE_RECORDED))
        found.append(content.Method(label="Who could open the case", text="\n".join(_access(case))))
    return found


def _ways(case: Case, policy: Policy, chosen: Sequence[values.Exhibit]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for exhibit in chosen:
        groups.setdefault((exhibit.method, grade_of(case, exhibit)), []).append(exhibit.ref)
    for (method, grade), references in groups.items():
        label = policy.grades[grade].label
        yield f"{one_line(method)}, grade {grade} ({label}): {listed(references)}"


def _clocks(case: Case, chosen: Sequence[values.Exhibit]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for exhibit in chosen:
        at = exhibit.captured_at
        sign = "-" if at.offset_minutes < 0 else "+"
        offset = f"UTC{sign}{abs(at.offset_minutes) // 60:02}:{abs(at.offset_minutes) % 60:02}"
        groups.setdefault((one_line(f"{at.zone} ({offset})"), clock_of_words(case, exhibit)), []).append(
            exhibit.ref
        )
    for (zone, known), references in groups.items():
        yield f"Clock of the computer used, {zone}; {known}: {listed(references)}"


def _devices(case: Case) -> Iterator[str]:
    for action in case.actions_in_order():
        if action.kind == "device-secured":
            said = "; ".join(
                one_line(value)
                for name, value in sorted(action.fields.items())
                if value and name != "reference"
            )
            yield f"{plan_record.readable_time(action.at)}: {said}"


def _access(case: Case) -> Iterator[str]:
    for member in case.members.values():
        role = ROLE_LABELS.get(member.role, member.role)
        left = (
            ", no longer"
            if member.removed
            else f", until {plan_record.readable_time(member.until)}"
            if member.until
            else ""
        )
        yield f"{one_line(member.name) or 'a key without a name'}, {role}{left}"


# -- the draft statement ---------------------------------------------------------------------------------


def statement(
    case: Case, policy: Policy, chosen: Sequence[values.Exhibit], request: Request
) -> content.Statement | None:
    """Return the draft of the exporter's own statement: what they captured, and nothing that they were told."""
    if not request.statement or request.kind not in NAMES_ALL:
        return None
    exporter = request.exporter
    captured = [e for e in chosen if e.captured_by == exporter.signer and e.kind != "restricted-record"]
    mine = [e for e in captured if not withheld(e, request.locked, policy, request.kind)]
    apart = [e.ref for e in captured if withheld(e, request.locked, policy, request.kind)]
    role = one_line(ROLE_LABELS.get(exporter.role, exporter.role))
    paragraphs = [
        f"I am the person named above. I work at {one_line(case.school.name)} as {role}.",
        "I make this statement from my own knowledge and from the record of the case that I kept at the time in "
        f"{request.software}.",
        *(
            _captured(case, exhibit, mine)
            for exhibit in mine[:_PRODUCED_MAX]
            if not _told_before(case, exhibit, mine)
        ),
    ]
    if len(mine) > _PRODUCED_MAX:
        paragraphs.append(
            f"I put in {counted(len(mine) - _PRODUCED_MAX, 'further exhibit')} in the same way; they are listed in "
            "the exhibit schedule under my initials."
        )
    if apart:
        paragraphs.append(
            f"I also put in {listed(apart)}. It is locked for the police, and I do not produce it here."
        )
    if mine:
        paragraphs.append(
            "I changed none of these files. The SHA-256 of each was recorded when it was put in and is printed in the "
            f"pack. Times are those of the computer that I used; {_how_checked(case, mine)}."
        )
    return content.Statement(
        witness=one_line(exporter.name),
        over_18=True,
        occupation=role,
        paragraphs=paragraphs,
        references=[exhibit.ref for exhibit in mine],
        contact_sheet=request.contact_sheet,
    )


def _how_checked(case: Case, mine: Sequence[values.Exhibit]) -> str:
    """Return what a witness can say of the clock: only what holds for all that they produce."""
    if all(clock_of(case, exhibit) is not None for exhibit in mine):
        return (
            "the program held its clock against time servers, and what they said is printed with each exhibit"
        )
    return "I did not check its clock against another"


def _told_before(case: Case, exhibit: values.Exhibit, mine: Sequence[values.Exhibit]) -> bool:
    """Return whether an exhibit is a part of a page that an earlier one is a part of, too: a page is told once."""
    return page_of(case, exhibit) is not None and exhibit is not _parts(exhibit, mine)[0]


def _parts(exhibit: values.Exhibit, mine: Sequence[values.Exhibit]) -> list[values.Exhibit]:
    return [one for one in mine[:_PRODUCED_MAX] if one.capture == exhibit.capture]


def _captured_page(
    case: Case, exhibit: values.Exhibit, mine: Sequence[values.Exhibit], page: PageCapture
) -> str:
    """Return what a witness says of a page that they kept: once, for all its parts."""
    at = plan_times.captured(case, exhibit)
    local, utc = in_local(at), in_utc(at)
    when = f"On {local}" + (f", which is {utc}," if utc != local else ",")
    reached = f", which I reached so: {one_line(page.how_reached).rstrip('.')}" if page.how_reached else ""
    signed_in = f", signed in as {one_line(page.signed_in_as)}" if page.signed_in_as else ""
    own = page.facts is None or page.facts.own_browser
    by = (
        "Evidence Desk's own browser"
        if own
        else "a browser installed on the computer, driven by Evidence Desk"
    )
    parts = _parts(exhibit, mine)
    refs = ", ".join(f"{one.ref} ({kind_of_part(page, one)})" for one in parts)
    unseen = " I did not look at the page before it was kept." if page.unseen else ""
    return (
        f"{when} I had the page at {one_line(page.asked)}{reached} loaded in {by}{signed_in}, and kept it in parts."
        f"{unseen} I produce them as {'exhibits' if len(parts) > 1 else 'exhibit'} {refs}."
    )


def _captured(case: Case, exhibit: values.Exhibit, mine: Sequence[values.Exhibit]) -> str:
    page = page_of(case, exhibit)
    if page is not None:
        return _captured_page(case, exhibit, mine, page)
    at = plan_times.captured(case, exhibit)
    kind = KIND_LABELS[exhibit.kind].lower()
    said = one_line(exhibit.caption) or one_line(exhibit.source.url)
    what = f"the {kind} “{said}”" if said else f"the {kind} described in the exhibit schedule"
    where = one_line(exhibit.source.platform)
    local, utc = in_local(at), in_utc(at)
    when = f"On {local}" + (f", which is {utc}," if utc != local else ",")
    if exhibit.grade in _SEEN_BY_PROGRAM:
        did = f"I captured {what}{f' on {where}' if where else ''}"
    else:  # what somebody gave, or what was seen on another device: a witness says no more than what was done with it
        did = f"I put {what}{f', from {where},' if where else ''} into the record"
    return f"{when} {did} ({one_line(exhibit.method)}). I produce this as exhibit {exhibit.ref}."
