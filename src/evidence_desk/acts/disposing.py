"""Disposal of a whole case: what stands in the way, two people, the certificate, the register, and then the file.

In that order, so that a crash between two of them loses no record: the case's last entry says that it was disposed of,
the register and the certificate are on disk, and only then the keys in the file are overwritten and the file is
deleted. After an interruption the same act goes on where it stopped.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk import __version__
from evidence_desk.acts import retention
from evidence_desk.acts.agreeing import agreed_pair
from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.retention import Due
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import intake
from evidence_desk.case.fold_exits import SEALED_COPY, SURRENDERED
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.keys import Person
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story_names import who_of
from evidence_desk.case.two_people import key_now
from evidence_desk.library import pack_drafts, register
from evidence_desk.library.register import Disposal
from evidence_desk.packs.certificate import Certificate, print_certificate
from evidence_desk.packs.content import Fact, Moment
from evidence_desk.policy.model import Policy

METHOD = (
    "The key slots in the case file were overwritten with zeros, as far as a disk lets a program do that, and the file "
    "was deleted. What may be left of it on that disk does not open without them; a solid-state disk may keep old "
    "blocks for a while."
)
LIMITS = (
    "Copies outside this product are not covered: packs and originals that were written out, printouts, copies of the "
    "case file on other computers, in backups and in the history of synchronised folders. An older copy of the case "
    "file still opens with its readers’ keys."
)
SERIES = "Online-safety evidence case (Evidence Desk case file)"
_NOTHING = "Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a disposal would be, and why it cannot be."""

    due: Due
    bars: tuple[str, ...]  # sentences; empty: two people may dispose of it
    needs_words: bool  # the program cannot count that the time is over; a person must say why it is
    copies: tuple[tuple[str, int], ...]  # known from the log: what, how many; names nobody


def plan(
    store: CaseStore, policy: Policy, now: clocks.Instant, school: Mapping[str, int] | None = None
) -> Plan:
    """Return how a case stands before its disposal; the handling log is read for copies."""
    case = store.case
    due = retention.due(case, policy, now.utc, school)
    bars = [*due.bars, *due.problems]
    bars += [f"A question is open: {one.label}." for one in open_questions(case, policy)]
    today = now.utc.date().isoformat()
    if due.rules and max(due.until, due.at_least) > today:
        bars.append(
            f"Its time is not over: kept until {retention.day_words(due.until or due.at_least)} at least."
        )
    if not due.rules:
        bars.append("No rule of the policy is for this case. Choose one, so that its time can be counted.")
    return Plan(
        due=due,
        bars=tuple(dict.fromkeys(bars)),
        needs_words=not due.over and not due.until,
        copies=known_copies(store),
    )


def known_copies(store: CaseStore) -> tuple[tuple[str, int], ...]:
    """Return what left the case by its own log: what, and how many; names nobody."""
    found: Counter[str] = Counter()
    for entry in store.entries():
        event = as_it_counts(store.case, entry).event
        match event:
            case ev.PackMade():
                found["Packs made"] += 1
            case ev.HandoverMade():
                found["Originals written out"] += len(event.originals)
            case ev.ExhibitExtracted():
                found["Originals written out"] += 1
            case ev.TransferCopied():
                found["Copies made for a pupil’s next school"] += 1
            case ev.OlderCopyAccepted():
                found["Other versions of the file met on a device"] += 1
            case ev.ReaderRemoved():
                found["Readers taken out, who may have kept a copy of the file"] += 1
            case ev.ActionRecorded() if event.kind == "disclosure":
                found["Copies or information given out"] += 1
            case ev.ActionRecorded() if (
                event.kind == SURRENDERED and event.fields.get("handed-over") == SEALED_COPY
            ):
                found["Sealed copies with the police"] += 1
            case _:
                pass
    copies = len({merged.signer for merged in store.case.merged.values()})
    if copies:
        found["Other copies of the file that were joined"] = copies
    return tuple(found.items())


def dispose(
    store: CaseStore,
    policy: Policy,
    *,
    reason: str,
    authority: str,
    copies: str,
    over: str = "",
    school: Mapping[str, int] | None = None,
    second: Person | None = None,
) -> ev.Recorded:
    """Write the case's last entry, as two people agreed; return it. One that stands there already is returned as it is.

    Args:
        copies: what was done about the copies known of.
        over: why its time is over, where the program cannot count it.
        second: who agrees at this desk, unless two people agreed before.

    Raises:
        GateRefused: something bars it, or a second person is needed.
        BadInput: a text is missing.
        CannotWrite: nothing was changed.
    """
    if store.case.disposed:
        return last_entry(store)
    found = check(store, policy, school)
    texts = {"The reason": reason, "The authority": authority, "What was done about copies": copies}
    if found.needs_words:
        texts["Why its time is over"] = over
    for what, text in texts.items():
        if not intake.check_words(text.strip(), what):
            raise BadInput("words missing for a disposal", f"{what} is missing. {_NOTHING}")
    asking = agreed_pair(store, "dispose", "", reason, second)
    if any(exhibit.added_leaf > asking.leaf for exhibit in store.case.exhibits.values()):
        raise GateRefused(
            "added since it was asked",
            f"Something was added after the second person was asked, so they did not agree to that. {_NOTHING} "
            "Withdraw the asking, look at what came in, and ask again.",
        )
    longest = found.due.longest
    whole = f"{reason.strip()} Why its time is over: {over.strip()}" if found.needs_words else reason.strip()
    (entry,) = store.record(
        ev.CaseDisposed(
            certificate=_number(store.clock.read()),
            rule=longest.rule.id if longest is not None else "",
            reason=whole,
            authority=authority.strip(),
            copies=copies.strip(),
            two_people=asking.id,
        )
    )[-1:]
    return entry


def check(store: CaseStore, policy: Policy, school: Mapping[str, int] | None = None) -> Plan:
    """Return the plan of a disposal that nothing bars.

    Raises:
        GateRefused: something bars it; nothing was changed.
    """
    found = plan(store, policy, store.clock.read(), school)
    if found.bars:
        raise GateRefused(
            "disposal barred", f"This case cannot be disposed of. {' '.join(found.bars)} {_NOTHING}"
        )
    return found


def _number(now: clocks.Instant) -> str:
    return f"ED-{now.utc:%Y%m%d}-{secrets.token_hex(4)}"


def last_entry(store: CaseStore) -> ev.Recorded:
    """Return the entry by which the case was disposed of.

    Raises:
        BadInput: it was not.
    """
    for entry in store.entries():
        if isinstance(entry.event, ev.CaseDisposed):
            return entry
    raise BadInput("not disposed of", f"This case was not disposed of. {_NOTHING}")


# -- what stays -----------------------------------------------------------------------------------------------


def register_entry(
    store: CaseStore, policy: Policy, entry: ev.Recorded, school: Mapping[str, int] | None = None
) -> Disposal:
    """Return what the register keeps of it: ids, days and numbers."""
    case, event, bundle = store.case, _disposed(entry), store.bundle
    approved, at = _approved(case, entry)
    commit = max(k for k, one in enumerate(bundle.commits) if one.first_leaf <= entry.leaf)
    return Disposal(
        number=event.certificate,
        case=case.id,
        rule=event.rule,
        policy=policy.sha256,
        first_at=case.opened_at,
        last_at=entry.at,
        until=retention.due(case, policy, clocks.parse_utc(entry.at), school).until,
        exhibits=len(case.exhibits),
        entries=case.events,
        size=bundle.path.stat().st_size,
        manifest=hashlib.sha256(bundle.manifest_of(commit)).hexdigest(),
        approved_by=approved,
        approved_at=at,
        carried_out_by=entry.actor,
        carried_out_at=entry.at,
    )


def _disposed(entry: ev.Recorded) -> ev.CaseDisposed:
    if not isinstance(entry.event, ev.CaseDisposed):
        raise TypeError("not the entry of a disposal")
    return entry.event


def _approved(case: Case, entry: ev.Recorded) -> tuple[str, str]:
    """Return who approved it, and when: the one of the two who did not carry it out."""
    asking = case.two_people[_disposed(entry).two_people]
    if key_now(case, asking.agreed_by) == key_now(case, entry.actor):
        return asking.asked_by, asking.asked_at
    return asking.agreed_by, asking.agreed_at


def certificate_pdf(
    store: CaseStore,
    policy: Policy,
    entry: ev.Recorded,
    kept: Disposal,
    *,
    found_here: int = 0,
    witness: str = "",
) -> bytes:
    """Return the certificate, drawn.

    Args:
        found_here: other files of the case that were found on this computer and are deleted with it.
        witness: who witnessed it; left to be written by hand where empty.
    """
    case, event = store.case, _disposed(entry)
    rule = policy.retention.rules.get(event.rule)
    facts = [
        Fact(label="Record series", value=SERIES),
        Fact(label="Case reference", value=case.reference or "none given"),
        Fact(label="Case id", value=case.id, exact=True),
        Fact(label="Entries from", value=f"{_day(kept.first_at)} to {_day(kept.last_at)}"),
        Fact(
            label="Quantity",
            value=f"1 case file, {counted(kept.exhibits, 'exhibit')}, {kept.entries:,} entries, {kept.size:,} bytes",
        ),
        Fact(
            label="Retention rule",
            value=f"{rule.label}\n{rule.text}" if rule else event.rule or "none counted",
        ),
        Fact(label="Basis", value=rule.rests_on if rule else "as stated below"),
        Fact(label="Time over on", value=_day(kept.until) if kept.until else "as stated below"),
        Fact(label="Reason", value=event.reason),
        Fact(label="Authority", value=event.authority),
        Fact(
            label="Checked before",
            value=f"No hold and no proceeding was open, nothing was locked for the police, no question of the policy "
            f"was open. The case was closed on {_day(case.closed_at)}.",
        ),
        Fact(label="Method", value=METHOD),
        Fact(label="Last manifest", value=kept.manifest, exact=True),
    ]
    out = io.BytesIO()
    print_certificate(
        Certificate(
            number=kept.number,
            organisation=case.school.name,
            case_reference=case.reference,
            case_id=case.id,
            made=Moment(utc=clocks.parse_utc(entry.at)),
            facts=facts,
            copies=_copies(store, event.copies, found_here),
            people=_people(case, kept, witness),
            limits=LIMITS,
            software=f"Evidence Desk {__version__}",
        ),
        out,
    )
    return out.getvalue()


def _copies(store: CaseStore, done: str, found_here: int) -> list[Fact]:
    listed = [
        Fact(label=what, value=f"{count:,}, by the case’s own log") for what, count in known_copies(store)
    ]
    if found_here:
        listed.append(
            Fact(label="Files of this case on this computer", value=f"{found_here:,} more, deleted with it")
        )
    return [
        *(listed or [Fact(label="By the case’s log", value="none")]),
        Fact(label="What was done", value=done),
    ]


def _people(case: Case, kept: Disposal, witness: str) -> list[Fact]:
    return [
        Fact(label="Approved by", value=f"{who_of(case, kept.approved_by)}, {_time(kept.approved_at)}"),
        Fact(
            label="Carried out by", value=f"{who_of(case, kept.carried_out_by)}, {_time(kept.carried_out_at)}"
        ),
        Fact(label="Witnessed by", value=witness or "(name in capitals)"),
    ]


def _day(text: str) -> str:
    at = clocks.parse_utc(f"{text[:10]}T00:00:00Z")
    return f"{at.day} {at:%B %Y}"


def _time(utc: str) -> str:
    return f"{_day(utc)} {utc[11:16]} UTC"


# -- and the file ---------------------------------------------------------------------------------------------


def delete_case(path: Path, case_id: str, others: Sequence[Path] = ()) -> list[Path]:
    """Overwrite the keys in a case's file and delete it, with what stands beside it; return what was deleted.

    Args:
        others: more files of the same case that go with it.

    Raises:
        BadInput: a file is another case; it was left.
        CannotWrite: it cannot be deleted; the record of the disposal stands, so the same act goes on.
    """
    gone: list[Path] = []
    for one in (*others, path):
        try:
            _overwrite_keys(one, case_id)
            for beside in sorted(one.parent.glob(f"{_escaped(one.name)}.tail-*")):
                beside.unlink(missing_ok=True)
            one.unlink()
        except OSError as error:
            raise files.cannot_write(one, error) from error
        gone.append(one)
        with contextlib.suppress(OSError):
            files.sync_folder(one.parent)
    return gone


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _overwrite_keys(path: Path, case_id: str) -> None:
    with Bundle.open(path) as bundle:
        if bundle.case_id != case_id:
            raise BadInput("another case", f"{path.name} is another case. It was left as it is.")
        slots = [(bundle.ledger.offsets[m.leaf] + BLOCK, m.size) for m in bundle.members("k") if m.present]
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        for offset, size in slots:
            os.lseek(descriptor, offset, os.SEEK_SET)
            os.write(descriptor, bytes(size))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def enter_register(home: Path, person: Person, kept: Disposal) -> Path:
    """Write the disposal into the register that is kept for good, and forget what was drafted for packs of the case.

    Raises:
        CannotWrite: nothing was deleted yet; try again.
    """
    pack_drafts.forget_drafts(home, person, kept.case)
    return register.enter(home, person, kept)
