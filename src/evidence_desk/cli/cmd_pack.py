"""`edesk pack`: write a PDF evidence pack, and record it."""

from __future__ import annotations

import os
import uuid
from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk import __version__
from evidence_desk.base import files
from evidence_desk.base.errors import NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import gate, rules
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.values import Exhibit
from evidence_desk.cli import context
from evidence_desk.cli.exporting import check_exhibits, clear_leftovers
from evidence_desk.cli.looking import look_at, not_looked_at
from evidence_desk.cli.output import Output, size_text
from evidence_desk.packs.plan import Request, checkpoint, plan_pack, withheld
from evidence_desk.packs.render import RenderReport, render_pack
from evidence_desk.packs.signature import sign_pack
from evidence_desk.policy.loader import default_policy

EXAMPLES = """\
  edesk pack 2026-014.edcase --kind police --out police-pack.pdf
  edesk pack 2026-014.edcase --kind police --exhibit JPS/1 --exhibit JPS/3 --out part.pdf
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("--kind", required=True, choices=("police",))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="must not exist yet")
    parser.add_argument(
        "--exhibit",
        action="append",
        default=[],
        metavar="X",
        help="only these (default: all, with placeholders)",
    )


def run(args: Namespace, out: Output) -> None:
    """Check the third door and the case, write the pack, record it; only then does the file get its name."""
    if args.out.exists():
        raise files.already_there(args.out)
    policy = default_policy()
    with context.writing(args, out) as store:
        chosen = _chosen(store, args.exhibit)
        gate.at_export(store.case, chosen, store.locked, policy.asking_about_each_picture())
        chosen = _looked_at(store, check_exhibits(store, chosen, out), out)
        clear_leftovers(args.out)
        request = _request(store)
        content = plan_pack(store.case, policy, chosen, request)
        with files.new_file(args.out) as descriptor, os.fdopen(os.dup(descriptor), "w+b") as stream:
            report = out.progress("Writing the pack", len(chosen))
            rendered = render_pack(content, stream, lambda done, total: report(done))
            stream.flush()
            digest, size = sign_pack(stream, store.access.signing_key)
            stream.flush()
            placeholders = [exhibit.id for exhibit in chosen if withheld(exhibit, request.locked)]
            store.record(
                ev.PackMade(
                    pack=request.pack_id,
                    kind=args.kind,
                    exhibits=tuple(exhibit.id for exhibit in chosen if exhibit.id not in placeholders),
                    placeholders=tuple(placeholders),
                    sha256=digest,
                    size=size,
                    pages=rendered.pages,
                )
            )
        _tell(args, out, chosen, len(placeholders), rendered, request.pack_id, digest, size)


def _chosen(store: CaseStore, names: list[str]) -> list[Exhibit]:
    if not names:
        chosen = store.case.in_order()
        if not chosen:
            raise NotFound(
                "case without exhibits", "The case has no exhibits yet, so there is no pack to write."
            )
        return chosen
    found = {exhibit.id: exhibit for exhibit in (rules.find_exhibit(store.case, name) for name in names)}
    return list(found.values())


def _looked_at(store: CaseStore, checked: list[Exhibit], out: Output) -> list[Exhibit]:
    """Have pictures inspected that were not yet; return all as they stand then."""
    waiting = {exhibit.id for exhibit in not_looked_at(store, checked)}
    look_at(store, checked, out)
    return [store.case.exhibits[e.id] if e.id in waiting else e for e in checked]


def _request(store: CaseStore) -> Request:
    bundle, head = store.bundle, store.bundle.head
    signed_by = bundle.commits[head.k].signer
    signer = next(s.key for s in bundle.signers if s.key.fingerprint == signed_by)
    return Request(
        kind="police",
        pack_id=f"P-{uuid.uuid4().hex[:8].upper()}",
        made=context.CLOCK.read(),
        exporter=store.case.members[store.actor],
        software=f"Evidence Desk {__version__}",
        founder=bundle.founder.fingerprint,
        founder_key=bundle.stored(bundle.signers[0].leaf).decode("ascii"),
        checkpoint=checkpoint(
            head.k,
            head.size,
            head.root,
            head.note,
            store.case.last_at,
            signer.line().decode("ascii").removesuffix("\n"),
        ),
        locked=store.locked,
        log=[line_of(store.case, entry, number) for number, entry in enumerate(store.entries(), 1)],
        load=store.read_whole,
        load_rendition=store.read_rendition,
    )


def _tell(
    args: Namespace,
    out: Output,
    chosen: list[Exhibit],
    placeholders: int,
    rendered: RenderReport,
    pack_id: str,
    digest: str,
    size: int,
) -> None:
    for ref, reason in rendered.not_shown.items():
        out.say(f"{ref} {reason}; its page says so, and the original stays in the case.")
    if rendered.missing_signs:
        names = ", ".join(f"U+{code:04X}" for code in sorted(rendered.missing_signs))
        out.say(f"No font here has {names}; the pack shows a label in their place.")
    out.say("The pack has left the protection of the case: whoever can open the folder can read it.")
    value = {
        "pack": pack_id,
        "kind": args.kind,
        "out": str(args.out),
        "pages": rendered.pages,
        "exhibits": [exhibit.ref for exhibit in chosen],
        "placeholders": placeholders,
        "size": size,
        "sha256": digest,
    }
    out.result(
        value,
        [
            f"Pack {pack_id} written to {args.out}: {rendered.pages} pages, {len(chosen)} exhibits "
            f"({placeholders} placeholders), {size_text(size)}.",
            f"SHA-256 {digest}, recorded in the handling log.",
        ],
    )
