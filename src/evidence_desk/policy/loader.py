"""Load a policy folder: bounded, strict, with one check sum over everything it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.base.files import read_bounded, resource_path
from evidence_desk.policy import pack
from evidence_desk.policy.clauses import read_clauses
from evidence_desk.policy.closing import read_outcomes
from evidence_desk.policy.concern import read_concern
from evidence_desk.policy.disclosure import read_packs
from evidence_desk.policy.gate_wording import read_gate
from evidence_desk.policy.leave import read_leave
from evidence_desk.policy.model import Policy, Words
from evidence_desk.policy.offences import read_duties, read_offences
from evidence_desk.policy.page_wording import read_page
from evidence_desk.policy.practice import (
    REFERRALS,
    ActionKind,
    read_actions,
    read_channels,
    read_clocks,
    read_grades,
    read_retention,
)
from evidence_desk.policy.procedures import Known, read_procedures
from evidence_desk.policy.rows import Document, Row, Source
from evidence_desk.policy.statistics import read_statistics
from evidence_desk.policy.taxonomy import (
    CriminalList,
    Rule,
    TriggerList,
    read_criminal,
    read_matrix,
    read_platforms,
    read_rules,
    read_triggers,
)

MAX_FILE_BYTES: Final = pack.FILE_MAX
FILES: Final = (
    "actions.toml",
    "channels.toml",
    "clauses.toml",
    "clocks.toml",
    "concern.toml",
    "criminal.toml",
    "duties.toml",
    "four_cs.toml",
    "gate.toml",
    "grades.toml",
    "leave.toml",
    "matrix.toml",
    "offences.toml",
    "outcomes.toml",
    "packs.toml",
    "page.toml",
    "platforms.toml",
    "policy.toml",
    "procedures.toml",
    "record.toml",
    "retention.toml",
    "rules.toml",
    "sources.toml",
    "statistics.toml",
    "triggers.toml",
)
# Those that every policy has. Where a policy was written before one of the others existed, the program's own stands
# in its place, so that a new version of the program does not take a school's policy away.
NEEDED: Final = frozenset(
    {
        "actions.toml",
        "channels.toml",
        "clocks.toml",
        "criminal.toml",
        "duties.toml",
        "four_cs.toml",
        "gate.toml",
        "grades.toml",
        "matrix.toml",
        "offences.toml",
        "platforms.toml",
        "policy.toml",
        "record.toml",
        "retention.toml",
        "rules.toml",
        "sources.toml",
        "triggers.toml",
    }
)
# No copy of the policy may take these out of the gate: choosing one asks about every picture held.
_ALWAYS_HARD: Final = ("crim.iioc", "crim.extreme-porn", "trig.csa-images")


def default_policy() -> Policy:
    """Return the policy that comes with the program."""
    return load_policy(resource_path("policy"))


def load_policy(folder: Path) -> Policy:
    """Return the policy in `folder`, every row read and every reference resolved.

    Raises:
        NotFound: there is no such folder.
        BadInput: a file is missing, larger than 1 MiB or not TOML, or a row is wrong; the message names file,
            row and what is wrong.
    """
    return load_contents(read_folder(folder))


def load_pack(data: bytes) -> Policy:
    """Return the policy in one file, as `pack.packed` writes it.

    Raises:
        BadInput: as `load_policy`, or it is no such file.
    """
    return load_contents(pack.unpacked(data, FILES))


class _Files:
    """The files of one policy; those it was written too early for are borrowed from the program."""

    def __init__(self, own: Mapping[str, str]) -> None:
        for name in sorted(NEEDED - own.keys()):
            raise BadInput(
                f"policy: {name} is missing",
                f"{name} is missing from the policy. Copy it from the program's own. Nothing was loaded.",
            )
        self.own = own
        self._texts = {
            name: own[name] if name in own else _read_file(resource_path("policy", name)) for name in FILES
        }
        nothing: Mapping[str, Source] = MappingProxyType({})
        self.head = Document("policy.toml", self._texts["policy.toml"], nothing)
        self.sources = _read_sources(Document("sources.toml", self._texts["sources.toml"], nothing))
        if self._texts.keys() - own.keys():  # what is borrowed rests on the program's sources
            text = _read_file(resource_path("policy", "sources.toml"))
            known = _read_sources(Document("sources.toml", text, nothing))
            self.sources = MappingProxyType({**known, **self.sources})

    def document(self, name: str) -> Document:
        """Return one of them, parsed."""
        return Document(name, self._texts[name], self.sources, borrowed=name not in self.own)


def load_contents(own: Mapping[str, str]) -> Policy:
    """Return the policy in these texts by file name.

    Raises:
        BadInput: as `load_policy`.
    """
    files = _Files(own)
    head, document = files.head, files.document
    top, words = head.top(), head.section("words")
    jurisdiction = top.text("jurisdiction")
    clocks = read_clocks(document("clocks.toml"))
    register = read_offences(document("offences.toml"), jurisdiction, clocks)
    criminal = read_criminal(document("criminal.toml"), register)
    triggers = read_triggers(document("triggers.toml"), register)
    outcomes = read_outcomes(document("outcomes.toml"))
    matrix = read_matrix(document("matrix.toml"), document("four_cs.toml"), register)
    rules = read_rules(document("rules.toml"), register)
    actions = read_actions(document("actions.toml"), clocks, triggers.triggers, _answerable(rules))
    platforms = read_platforms(document("platforms.toml"))
    _check_floor(criminal, triggers)
    _check_answers(triggers, actions)
    channels = read_channels(document("channels.toml"))
    classes = {*matrix.cells, *criminal.leaves, *triggers.triggers}
    known = Known(classes=classes, actions=actions, channels=channels.channels, platforms=platforms)
    policy = Policy(
        id=top.ident(),
        version=top.text("version"),
        as_of=top.day("as_of"),
        title=top.text("title"),
        jurisdiction=jurisdiction,
        sha256=pack.digest(own),
        words=_read_words(words),
        sources=files.sources,
        matrix=matrix,
        criminal_list=criminal,
        trigger_list=triggers,
        rules=rules,
        platforms=platforms,
        offences=register,
        duties=read_duties(document("duties.toml")),
        gate=read_gate(document("gate.toml"), document("record.toml"), actions),
        page=read_page(document("page.toml")),
        channel_list=channels,
        clocks=clocks,
        retention=read_retention(document("retention.toml"), classes, outcomes),
        grades=read_grades(document("grades.toml")),
        actions=actions,
        clauses=read_clauses(document("clauses.toml")),
        outcomes=outcomes,
        packs=read_packs(document("packs.toml")),
        leave=read_leave(document("leave.toml")),
        concern=read_concern(document("concern.toml")),
        procedures=read_procedures(document("procedures.toml"), known, own="procedures.toml" in own),
        counting=read_statistics(
            document("statistics.toml"), actions, channels.channels, is_own="statistics.toml" in own
        ),
    )
    _finish(policy, top, words, head)
    return policy


def _answerable(rules: Mapping[str, Rule]) -> list[str]:
    return [rule.id for rule in rules.values() if rule.kind == "always-respond"]


def _finish(policy: Policy, *parts: Row | Document) -> None:
    """Complain about what nobody asked for, and about ids that stand for two things."""
    for part in parts:
        part.done()
    _refuse_shared_ids(policy)


def _read_words(words: Row) -> Words:
    return Words(
        criminal_category=words.text("criminal_category"),
        criminal_note=words.text("criminal_note"),
        offence_note=words.text("offence_note"),
        verify_note=words.text("verify_note"),
        disclaimer=words.text("disclaimer"),
    )


def read_folder(folder: Path) -> dict[str, str]:
    """Return the text of each file of a policy by name, line ends made LF: an editor's choice of them is no change.

    Raises:
        NotFound: there is no such folder.
        BadInput: a file is missing, unknown, too large or not UTF-8.
    """
    if not folder.is_dir():
        raise NotFound("policy folder is missing", f"There is no policy folder at {folder}. Check the path.")
    for path in sorted(folder.glob("*.toml")):
        if path.name not in FILES:
            raise BadInput(
                "policy: unknown file",
                f"{path.name} is not a file of a policy. It was not read; rename it or take it out. "
                f"The files are: {', '.join(FILES)}.",
            )
    return {name: _read_file(folder / name) for name in FILES if name in NEEDED or (folder / name).exists()}


def _read_file(path: Path) -> str:
    try:
        data = read_bounded(path, MAX_FILE_BYTES)
    except NotFound:
        raise BadInput(
            f"policy: {path.name} is missing",
            f"{path.name} is missing from the policy folder {path.parent}. Copy it from the program's own.",
        ) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"policy: {path.name} is not UTF-8",
            f"{path.name} is not UTF-8 text (byte {error.start}). Save it as UTF-8.",
        ) from None
    return text.replace("\r\n", "\n")


def _read_sources(document: Document) -> Mapping[str, Source]:
    sources: dict[str, Source] = {}
    for row in document.rows("source", "key"):
        key = row.ident("key")
        if key in sources:
            raise row.bad(f"the key “{key}” is used twice")
        sources[key] = Source(
            id=key, title=row.text("title"), published=row.text("published"), seen=row.flag("seen")
        )
        row.done()
    document.done()
    return MappingProxyType(sources)


def _check_floor(criminal: CriminalList, triggers: TriggerList) -> None:
    for ident in _ALWAYS_HARD:
        row = criminal.leaves.get(ident) or triggers.triggers.get(ident)
        name = "triggers.toml" if ident.startswith("trig.") else "criminal.toml"
        whole = (
            row is not None
            and row.gate is not None
            and (row.gate.gate_class, row.gate.when) == ("HARD", "always")
            and row.asks_each_picture
        )
        if not whole:
            raise BadInput(
                f"policy: {name}: {ident} below the floor",
                f'{name}: “{ident}” must be there with gate = "HARD", always, and '
                "asks_each_picture = true; no setting changes that. Nothing was loaded.",
            )


def _check_answers(triggers: TriggerList, actions: Mapping[str, ActionKind]) -> None:
    """A trigger is answered by a referral, never by a note."""
    for trigger in triggers.triggers.values():
        for kind in trigger.answered_by:
            if kind not in actions or kind not in REFERRALS:
                raise BadInput(
                    f"policy: triggers.toml: {trigger.id} is answered by {kind}",
                    f"triggers.toml: “answered_by” of “{trigger.id}” names “{kind}”; it may name, of actions.toml: "
                    f"{', '.join(sorted(REFERRALS & actions.keys()))}. Nothing was loaded.",
                )


def _refuse_shared_ids(policy: Policy) -> None:
    """What an exhibit is classified with is stored by its id alone, so an id stands for one thing."""
    files = {
        "matrix.toml": policy.matrix.cells,
        "criminal.toml": policy.criminal_list.leaves,
        "triggers.toml": policy.trigger_list.triggers,
        "clauses.toml": policy.clauses,
    }
    found: dict[str, str] = {}
    for name, rows in files.items():
        for ident in rows:
            if ident in found:
                raise BadInput(
                    f"policy: {name}: {ident} stands in {found[ident]}, too",
                    f"{name}: the id “{ident}” stands in {found[ident]} already. An exhibit remembers ids alone, so "
                    "each may name one thing. Nothing was loaded.",
                )
            found[ident] = name
