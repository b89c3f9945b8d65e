"""Which policy holds: the school's by its signed profile, a case's by what it pinned, else the program's.

The profile names a policy by its check sum, and so does every case. A policy lies beside the profile as one file, or
was taken in by hand; whatever was once in use is kept in the person's folder under its check sum, so that a case finds
the version it was classified under after the school, or the program, has gone on.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from evidence_desk.acts import schooling
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import fold_policy, intake
from evidence_desk.case.keys import Home
from evidence_desk.case.school import Settings
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import PolicyPin
from evidence_desk.policy import loader, pack
from evidence_desk.policy.model import Policy

PACK_NAME: Final = "school.policy"  # beside school.toml
KEPT: Final = "policies"  # folder in a person's folder
SUFFIX: Final = ".policy"
KEPT_MAX: Final = 256  # files looked at in it
_KEPT_NAME: Final = re.compile(r"[0-9a-f]{64}\.policy")

Kind = Literal[
    "program",  # nobody named another: the one that comes with the program
    "school",  # the one the school's profile names
    "case",  # the one the case stands under
    "absent",  # the one that was named is not on this computer
    "refused",  # what lies beside the profile is not the one it names, or cannot be read
]


@dataclass(frozen=True, slots=True, kw_only=True)
class InUse:
    """A policy, and how it came to be the one in use."""

    policy: Policy
    kind: Kind
    wanted: PolicyPin | None = None  # what was named, where it is not what is used
    reason: str = ""  # refused: why

    @property
    def as_named(self) -> bool:
        """Whether it is the one that was named, or none was."""
        return self.kind in {"program", "school", "case"}

    @property
    def words(self) -> str:
        """What a person has to know about it; empty where everything is as it should be."""
        if self.as_named or self.wanted is None:
            return ""
        named, now = f"{self.wanted.id} {self.wanted.version}", f"{self.policy.id} {self.policy.version}"
        if self.kind == "refused":
            return (
                f"The policy beside the school’s profile is not used: {self.reason} Until it is put right, {now} is "
                "used. Ask the DSL and IT for the file that belongs to the profile."
            )
        return (
            f"Policy {named} is not on this computer. {now} is used instead, the newest there is; names may differ. "
            f"Ask the DSL for the file {PACK_NAME} of that version and take it in: edesk policy accept FILE."
        )


def pin_of(policy: Policy) -> PolicyPin:
    """Return what a case, or a classification, remembers of a policy."""
    return PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256)


# -- which one ------------------------------------------------------------------------------------------------


def policy_in_force(home: Home, state: ProfileState | None = None) -> Policy:
    """Return the policy that new cases get; `in_force` says how it came to that."""
    return in_force(home, state).policy


def policy_of(case: Case, home: Home) -> Policy:
    """Return the policy that a case stands under; `of_case` says whether it is that one."""
    return of_case(case, home).policy


def in_force(home: Home, state: ProfileState | None = None) -> InUse:
    """Return the school's policy, or the program's where the profile names none.

    Args:
        state: the profile as it stands for the person at work. Without it, before anybody unlocked, the file beside the
            program counts if its signature fits.
    """
    settings = state.settings if state is not None else _peek(home)
    if not settings.policy_sha256:
        return InUse(policy=_program(), kind="program")
    wanted = PolicyPin(id=settings.policy, version=settings.policy_version, sha256=settings.policy_sha256)
    found = find(home, wanted.sha256)
    if found is not None:
        return InUse(policy=found, kind="school")
    path, reason = _unfit(home, wanted)
    kind: Kind = "absent" if path is None else "refused"
    return InUse(policy=_newest(home, wanted.id), kind=kind, wanted=wanted, reason=reason)


def of_case(case: Case, home: Home) -> InUse:
    """Return the policy a case stands under; where it is not on this computer, the newest there is in its place."""
    pin = case.policy
    if pin is None:
        return InUse(policy=_program(), kind="program")
    found = find(home, pin.sha256)
    if found is not None:
        return InUse(policy=found, kind="case")
    return InUse(policy=_newest(home, pin.id), kind="absent", wanted=pin)


def find(home: Home, sha256: str) -> Policy | None:
    """Return the policy with this check sum if it is on this computer; one found beside the profile is kept."""
    if _program().sha256 == sha256:
        return _program()
    for folder in _folders(home):
        data = _read(folder / KEPT / f"{sha256}{SUFFIX}")
        if data is not None and pack.digest_of(data) == sha256:
            with contextlib.suppress(BadInput):
                return _loaded(data)
    for path in _beside(home):
        data = _read(path)
        if data is None or pack.digest_of(data) != sha256:
            continue
        with contextlib.suppress(BadInput):
            found = _loaded(data)
            with contextlib.suppress(CannotWrite):  # it lies beside the profile still
                _keep(home, data)
            return found
    return None


def _peek(home: Home) -> Settings:
    path = schooling.find(home.folder)
    with contextlib.suppress(EvidenceDeskError):
        if path is not None:
            return schooling.read(path).profile.settings
    return Settings()


def _unfit(home: Home, wanted: PolicyPin) -> tuple[Path | None, str]:
    """Return the file beside the profile that should be the policy, and why it is not."""
    for path in _beside(home):
        try:
            data = files.read_bounded(path, pack.PACK_MAX)
            other = _loaded(data)
        except NotFound:
            continue
        except BadInput as error:
            return path, f"{path.name}: {error.user_message}"
        named = f"{wanted.id} {wanted.version}"
        reason = f"{path.name} is {other.id} {other.version}, not the {named} that the profile names"
        if (other.id, other.version) == (wanted.id, wanted.version):
            reason = f"{path.name} was changed since the DSL signed the profile"
        return path, reason + "."
    return None, ""


def _beside(home: Home) -> list[Path]:
    """Return where a policy that belongs to the profile may lie: where a profile may."""
    return [path.with_name(PACK_NAME) for path in schooling.places(home.folder)]


def _folders(home: Home) -> list[Path]:
    """Return the folders in which policies are kept: this person's, and that of this computer's first person."""
    shared = [home.folder.parent.parent] if home.folder.parent.name == "people" else []
    return [home.folder, *shared]


def _newest(home: Home, ident: str) -> Policy:
    """Return the newest version of a policy on this computer; the program's where there is none of its id."""
    found = [policy for policy in kept(home) if policy.id == ident]
    if _program().id == ident or not found:
        found.append(_program())
    return max(found, key=lambda policy: (policy.as_of, policy.version))


# -- keeping --------------------------------------------------------------------------------------------------


def kept(home: Home) -> list[Policy]:
    """Return the policies kept on this computer; what cannot be read is left out."""
    found: dict[str, Policy] = {}
    for folder in _folders(home):
        for path in sorted((folder / KEPT).glob(f"*{SUFFIX}"))[:KEPT_MAX]:
            data = _read(path) if _KEPT_NAME.fullmatch(path.name) else None
            if data is not None and pack.digest_of(data) == path.stem:
                with contextlib.suppress(BadInput):
                    policy = _loaded(data)
                    found[policy.sha256] = policy
    return list(found.values())


def keep(home: Home, policy: Policy) -> None:
    """Keep the program's own policy, so that what it names can be read when the program has gone on.

    Any other one in use was kept when it was found.

    Raises:
        CannotWrite: no space or permission.
    """
    if policy.sha256 == _program().sha256:
        _keep(home, _program_pack())


def accept(home: Home, source: Path) -> Policy:
    """Take in a policy, a folder or a file; it counts where a profile, or a case, names exactly it.

    Raises:
        NotFound: there is nothing.
        BadInput: it is wrong; the message names file and row.
        CannotWrite: no space or permission.
    """
    data = read(source)
    policy = _loaded(data)
    _keep(home, data)
    return policy


def read(source: Path) -> bytes:
    """Return a policy as one file, from a folder or from such a file, its rows not looked at yet.

    Raises:
        NotFound, BadInput: there is none, or it cannot be read.
    """
    if source.is_dir():
        return pack.packed(loader.read_folder(source))
    return files.read_bounded(source, pack.PACK_MAX)


def load(source: Path) -> Policy:
    """Return the policy in a folder or file.

    Raises:
        NotFound, BadInput: there is none, or it is wrong; the message names file and row.
    """
    return _loaded(read(source))


def pack_of(home: Home, sha256: str) -> bytes | None:
    """Return a policy on this computer as the one file that IT places beside the profile."""
    if _program().sha256 == sha256:
        return _program_pack()
    paths = [folder / KEPT / f"{sha256}{SUFFIX}" for folder in _folders(home)]
    found = (_read(path) for path in (*paths, *_beside(home)))
    return next((data for data in found if data is not None and pack.digest_of(data) == sha256), None)


def for_it(home: Home, settings: Settings) -> bytes | None:
    """Return the policy that a profile names, as the file that goes to IT with it; None where it names none.

    Raises:
        NotFound: it is not on this computer.
    """
    if not settings.policy_sha256:
        return None
    data = pack_of(home, settings.policy_sha256)
    if data is None:
        raise NotFound(
            "policy of the profile missing",
            f"The policy that the profile names, {settings.policy} {settings.policy_version}, is not on this computer. "
            "Nothing was written. Take it in first (edesk policy accept FILE), or name another.",
        )
    return data


def _keep(home: Home, data: bytes) -> None:
    folder = home.folder / KEPT
    path = folder / f"{pack.digest_of(data)}{SUFFIX}"
    if _read(path) == data:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    files.replace(path, data)


def _read(path: Path) -> bytes | None:
    try:
        return files.read_bounded(path, pack.PACK_MAX)
    except (NotFound, BadInput):
        return None


@lru_cache(maxsize=8)  # by its bytes
def _loaded(data: bytes) -> Policy:
    return loader.load_pack(data)


def programs_own() -> Policy:
    """Return the policy that comes with the program."""
    return _program()


@lru_cache(maxsize=1)
def _program() -> Policy:
    return loader.default_policy()


def _program_pack() -> bytes:
    return pack.packed(loader.read_folder(files.resource_path("policy")))


# -- a case goes on under another one -------------------------------------------------------------------------


def adopt(store: CaseStore, home: Home, policy: Policy, reason: str = "") -> PolicyPin:
    """Put the case under this policy; what was classified keeps what it was called.

    Raises:
        GateRefused: only the DSL, a deputy or whoever opened the case may.
        BadInput: the case stands under it already.
        CannotWrite: nothing was changed.
    """
    case, pin = store.case, pin_of(policy)
    if not fold_policy.may_adopt(case, store.actor):
        raise GateRefused(
            "role may not change the policy of a case",
            "Only the DSL or a deputy puts a case under another policy. Nothing was changed.",
        )
    if case.policy == pin:
        raise BadInput(
            "policy in force already",
            f"The case stands under {pin.id} {pin.version} already. Nothing was changed.",
        )
    intake.check_words(reason, "The reason")
    with contextlib.suppress(CannotWrite):  # a case can be read without it, by the names in the entry
        keep(home, policy)
    store.record(ev.PolicyAdopted(policy=pin, reason=reason, labels=_labels(case, home)))
    return pin


def classified_under_others(case: Case) -> dict[PolicyPin, list[str]]:
    """Return the references of exhibits to look at again, by the policy that each was classified under."""
    found: dict[PolicyPin, list[str]] = {}
    for exhibit in case.in_order():
        pin = fold_policy.former(case, exhibit)
        if pin is not None:
            found.setdefault(pin, []).append(exhibit.ref)
    return found


def _labels(case: Case, home: Home) -> dict[str, str]:
    """Return what the policies that the case's classifications were made under called things."""
    named: dict[str, str] = {}
    pins = {pin for e in case.exhibits.values() if (pin := fold_policy.made_under(case, e)) is not None}
    for pin in sorted(pins, key=lambda pin: pin.sha256):
        before = find(home, pin.sha256)
        if before is not None:
            named |= _called(before, pin, case)
    return dict(sorted((name, label) for name, label in named.items() if name not in case.labels))


def _called(policy: Policy, pin: PolicyPin, case: Case) -> dict[str, str]:
    given: Iterable[str] = {
        name
        for exhibit in case.exhibits.values()
        if exhibit.classification is not None and fold_policy.made_under(case, exhibit) == pin
        for name in fold_policy.ids_of(exhibit.classification)
    }
    return {fold_policy.key_of(pin, name): label for name in given if (label := policy.label(name))}
