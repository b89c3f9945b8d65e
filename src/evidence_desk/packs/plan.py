"""From a case to the content of a pack: which exhibits, in which order, with which words. Pure but for reading.

Locked, restricted and removed items become placeholders here, before anything is drawn: their bytes have no way
into a pack. Whether a pack may be made at all is the third door's decision, taken before planning.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from evidence_desk.case import values
from evidence_desk.case.disclosing import DISCIPLINARY, NAMES_ALL
from evidence_desk.case.state import Case
from evidence_desk.packs import (
    content,
    plan_case,
    plan_classes,
    plan_names,
    plan_parts,
    plan_record,
    plan_story,
    plan_times,
)
from evidence_desk.packs.plain import cleaned, one_line
from evidence_desk.packs.plan_doors import kept_back, placeholder_for, withheld
from evidence_desk.packs.plan_exhibit import KIND_LABELS, ROLE_LABELS, planned_exhibit
from evidence_desk.packs.plan_request import Attestation, Request
from evidence_desk.packs.words import in_utc, listed
from evidence_desk.policy.model import Policy

__all__ = [
    "KIND_LABELS",
    "Attestation",
    "Request",
    "checkpoint",
    "kept_back",
    "plan_pack",
    "withheld",
]


def plan_pack(
    case: Case, policy: Policy, chosen: Sequence[values.Exhibit], request: Request
) -> content.PackContent:
    """Return the content of a pack over `chosen`, in the order given."""
    made = plan_times.moment_of(request.made)
    exporter = request.exporter
    role = one_line(request.endorsement.role(exporter.signer, ROLE_LABELS.get(exporter.role, exporter.role)))
    exhibits = [planned_exhibit(case, policy, exhibit, request) for exhibit in chosen]
    told_of = [e for e in chosen if request.kind in NAMES_ALL or not apart(e, policy, request)]
    planned = content.PackContent(
        kind=request.kind,
        pack_id=request.pack_id,
        made=made,
        title=case.title,
        case_reference=case.reference,
        case_id=case.id,
        school=case.school.name,
        exported_by=exporter.name,
        exported_role=role,
        attestation=_attestation(request, made),
        software=request.software,
        founder_fingerprint=request.founder,
        founder=request.founder_key,
        checkpoint=request.checkpoint,
        classification=plan_classes.classification(case, policy, told_of),
        exhibits=exhibits,
        facts=plan_case.facts(case),
        summary=plan_story.summary(case, exhibits),
        gaps=plan_case.gaps(case, chosen, request.left_out),
        people=plan_case.people(case, told_of),
        record_claim=_record_claim(case, request),
        limits=plan_case.limits(case, request.endorsement),
        marking=one_line(request.endorsement.marking) or content.DEFAULT_MARKING,
    )
    planned = _with_parts(case, policy, chosen, told_of, request, planned)
    if request.kind in NAMES_ALL:
        done = plan_story.with_handling(cleaned(planned), request)
    else:
        done = cleaned(plan_names.without_names(case, chosen, plan_story.with_handling(planned, request)))
    return replace(done, founder=request.founder_key)  # its line breaks are part of it


def apart(exhibit: values.Exhibit, policy: Policy, request: Request) -> bool:
    """Return whether a pack says of an exhibit only that it is there, if it is not for the police."""
    return placeholder_for(exhibit, request.locked, policy, request.kind, request.confirmed) not in {
        "",
        "needs-redaction",
    }


def _with_parts(
    case: Case,
    policy: Policy,
    chosen: Sequence[values.Exhibit],
    told_of: Sequence[values.Exhibit],
    request: Request,
    planned: content.PackContent,
) -> content.PackContent:
    """Return the plan with the parts that its kind has.

    Args:
        told_of: those of the chosen exhibits of which this kind says more than that they are there.
    """
    lawful_basis = request.basis or policy.pack_basis(request.kind)
    planned = replace(
        planned,
        for_whom=request.for_whom,
        lawful_basis=lawful_basis,
        allegation=plan_parts.allegation(case, policy, told_of, request),
        chronology=plan_story.chronology(case, policy, told_of, request),
        bearings=plan_parts.bearings(case, policy, request),
        enquiries=plan_parts.enquiries(case),
        copies=plan_parts.copies(case, request, lawful_basis),
        methods=plan_parts.methods(case, policy, told_of, request),
        statement=plan_parts.statement(case, policy, chosen, request),
    )
    if request.kind == DISCIPLINARY:  # goes to the person it is about: nothing of who was told, and why
        return planned
    planned = replace(
        planned,
        actions=plan_case.actions(case, policy),
        decisions=plan_story.decisions(case, request),
    )
    if request.kind not in NAMES_ALL:
        return planned
    return replace(
        planned,
        unused=plan_parts.unused(case, policy, chosen, request),
        sensitive_unused=plan_parts.sensitive_unused(case, policy, chosen, request),
        log=[
            content.LogLine(
                at=plan_times.moment(line.at) if line.at else None,
                what=one_line(line.says),
                by=line.who,
                exhibit=listed(line.exhibits),
            )
            for line in request.log
        ],
    )


def _record_claim(case: Case, request: Request) -> str:
    """Return what the record of the case is claimed to be, and how much of it is printed."""
    since = (
        f"since {plan_record.readable_time(case.opened_at)}, when the case was opened, up to the checkpoint"
    )
    outside = "what was done outside it, or in another copy that was not joined to it, is not in it."
    if request.kind in NAMES_ALL:
        return (
            f"Complete record of actions in this copy of the case {since} whose check code is below, and in order; "
            f"{outside}"
        )
    return (
        "A part of the record of the case. The whole, held by the school, has all actions in that copy of the case "
        f"{since} named in “Checking this pack”, in order; {outside}"
    )


def _attestation(request: Request, made: content.Moment) -> str:
    """Return who exported it, what this program leaves out, and what the exporter confirmed by name."""
    said = (
        f"Exported by {one_line(request.exporter.name)} on {in_utc(made)}; Evidence Desk puts no locked or restricted "
        "item into a pack: each has a placeholder page."
    )
    given = request.attestation
    if given is None:
        return said
    name, at = one_line(given.name), in_utc(plan_times.moment_of(given.at))
    return f"{said}\nConfirmed by {name} on {at}: “{one_line(given.sentence)}”"


def checkpoint(k: int, size: int, root: bytes, note: bytes, at: str, signer: str) -> content.Checkpoint:
    """Return a pack's checkpoint from a bundle's head, the time of the newest entry and the signer's key line."""
    return content.Checkpoint(
        number=k,
        note=note,
        sha256=hashlib.sha256(note).digest(),
        size=size,
        root=root,
        at=plan_times.moment(at),
        signer=signer,
    )
