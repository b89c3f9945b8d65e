"""A person's own new keys: made once, then put in the place of the old ones in every case, now or when it is opened.

The new keys stand in the person's folder before any case hears of them, with the old ones behind them. So nothing is
lost by a power cut, a case on a stick that is not in follows when it is next opened, and a drop that was sealed to the
old key still opens. A case goes on with the new keys in one commit (`membership.go_on_with`).
"""

from __future__ import annotations

from dataclasses import dataclass

from evidence_desk.acts import readers
from evidence_desk.base.errors import BadInput, CannotWrite
from evidence_desk.case import keyfile, keys, membership
from evidence_desk.case.keyfile import Keys
from evidence_desk.case.keys import Home, KeyKind, Person
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Member

OWN_REASON = "new keys of the same person"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtUp:
    """What a case still had to hear of when it was opened for writing."""

    renewed: bool  # it goes on with this person's newest keys
    ended: tuple[Member, ...]  # readers whose time had ended, now taken out

    @property
    def words(self) -> list[str]:
        """What to tell the person."""
        said = []
        if self.renewed:
            said.append(
                "This case now goes on with your new keys. Copies taken earlier still open with the old ones."
            )
        for member in self.ended:
            said.append(
                f"{readers.name_of(member)} is no longer a reader: their time in the case had ended. Copies of the "
                "case taken earlier stay readable to them."
            )
        return said


def renew(home: Home, passphrase: bytes) -> Person:
    """Make new keys for a person, of the same kind; the old ones stay behind them. No case is changed by it.

    Raises:
        KeyUnavailable: wrong passphrase.
        BadInput: they had so many keys that a new person should be made.
        CannotWrite: no space or permission; the keys are as before.
    """
    person = home.unlock(passphrase)
    if len(person.pairs) >= keyfile.PAIRS_MAX:
        raise BadInput(
            "too many earlier keys",
            f"Keys can be renewed {keyfile.PAIRS_MAX - 1} times, and that was done. Make new ones with edesk init in "
            "another folder, and let the DSL put them in the place of these. Nothing was changed.",
        )
    kind: KeyKind = "hybrid" if person.identity.recipient().kind == "hybrid" else "classic"
    me = person.profile
    fresh = keys.make_person(me.name, me.role, me.initials, me.organisation, kind)
    newer = Person(
        profile=fresh.profile,
        identity=fresh.identity,
        signing_key=fresh.signing_key,
        earlier=person.pairs,
    )
    home.go_on_with(newer, passphrase)
    if home.unlock(passphrase).pairs[0].signing_key.fingerprint != fresh.profile.fingerprint:
        raise CannotWrite(
            "new keys do not open", "The new keys file does not open. Restore the folder from a backup."
        )
    return newer


def catch_up(store: CaseStore) -> CaughtUp:
    """Let a case that is open for writing hear of this person's newest keys, and of readers whose time has ended.

    Raises:
        CannotWrite: no space; it is tried again at the next opening.
    """
    newest = store.newer if store.writer is not None else None
    if newest is not None:
        pair = Keys(identity=store.access.identities[0], signing_key=newest)
        membership.go_on_with(store, pair, OWN_REASON)
        store.newer = None
    return CaughtUp(renewed=newest is not None, ended=tuple(readers.end_terms(store)))
