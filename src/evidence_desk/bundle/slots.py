"""Key slots: an age identity file encrypted to one recipient, or to two, one inside the other.

A nested slot age(outer, age(inner, identity file)) needs both secret keys, so three of them (AB, AC, BC)
are 2-of-3 without secret sharing, and the standard `age` program opens each in two steps.

Source: docs/format/age-profile.md section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from evidence_desk.base.errors import BadInput, BundleError, KeyUnavailable, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.bundle.limits import MAX_EPOCHS, MAX_SCRYPT_SLOTS, MAX_SLOT, MAX_SLOTS

_AGE_MAGIC = b"age-encryption.org/"


def make_slot(identities: Sequence[age.Identity], recipient: age.Recipient) -> bytes:
    """Return a slot that gives `identities`, newest epoch first, to the holder of `recipient`.

    Raises:
        ValueError: no identity, more than 64, or a passphrase among them.
        BadInput: the recipient is not a usable key.
    """
    return age.encrypt(_identity_file(identities), recipient)


def make_nested_slot(identities: Sequence[age.Identity], outer: age.Recipient, inner: age.Recipient) -> bytes:
    """Return a slot that only `outer` and `inner` together open.

    Raises:
        ValueError: see `make_slot`; or a passphrase as recipient, or the same key twice.
        BadInput: a recipient is not a usable key.
    """
    if "scrypt" in (outer.kind, inner.kind) or str(outer) == str(inner):
        raise ValueError("two different key pairs are needed")
    return age.encrypt(age.encrypt(_identity_file(identities), inner), outer)


def nested_pairs(holders: int) -> list[tuple[int, int]]:
    """Return all pairs (i, j), i < j, of `holders` people: one nested slot each makes 2-of-n."""
    return list(combinations(range(holders), 2))


def _identity_file(identities: Sequence[age.Identity]) -> bytes:
    if not 1 <= len(identities) <= MAX_EPOCHS or any(identity.kind == "scrypt" for identity in identities):
        raise ValueError(f"a slot holds 1 to {MAX_EPOCHS} key pairs")
    return "".join(f"{identity}\n" for identity in identities).encode("ascii")


def open_slot(data: bytes, identities: Sequence[age.Identity]) -> tuple[age.Identity, ...] | None:
    """Return the identities in a slot, or None when `identities` do not open it.

    A nested slot opens only when both of its keys are among `identities`; deeper nesting is refused. A
    passphrase is tried on the outer layer alone, so one slot costs at most one scrypt run for each.

    Raises:
        TamperedBundle: altered, outside the age profile, over 128 KiB, or what it holds is not an
            identity file.
    """
    if len(data) > MAX_SLOT:
        raise TamperedBundle("key slot", f"larger than {MAX_SLOT} bytes")
    key_pairs = [identity for identity in identities if identity.kind != "scrypt"]
    try:
        content = age.decrypt(data, identities, limit=MAX_SLOT)
        if content.startswith(_AGE_MAGIC):
            content = age.decrypt(content, key_pairs, limit=MAX_SLOT)
    except KeyUnavailable:
        return None
    try:
        return age.parse_identity_file(content)
    except BadInput as error:
        raise TamperedBundle("key slot", "it does not hold an identity file") from error


def open_slots(slots: Sequence[bytes], identities: Sequence[age.Identity]) -> tuple[age.Identity, ...]:
    """Return all identities that `identities` open in `slots`, those of the last slot first, none twice.

    One hostile slot does not shut out the others: a damaged one is passed over while another opens.
    Passphrases are tried only when no key pair opened anything, and only until one does.

    Raises:
        BundleError: more than 64 slots, or more than 4 for passphrases; nothing was tried.
        TamperedBundle: nothing opened, and at least one slot is damaged.
        KeyUnavailable: no slot is for `identities`.
    """
    if len(slots) > MAX_SLOTS:
        raise _too_many(f"more than {MAX_SLOTS} key slots")
    by_passphrase, others, damage = _sort(slots)
    if len(by_passphrase) > MAX_SCRYPT_SLOTS:
        raise _too_many(f"more than {MAX_SCRYPT_SLOTS} key slots for passphrases")
    found: dict[str, age.Identity] = {}
    for slot in [*reversed(others), *reversed(by_passphrase)]:
        if found and slot in by_passphrase:
            break
        try:
            opened = open_slot(slot, identities)
        except TamperedBundle as error:
            damage = error
            continue
        found.update((str(identity), identity) for identity in opened or ())
    if found:
        return tuple(found.values())
    raise damage or KeyUnavailable(
        "no slot for these keys",
        "None of the keys at hand opens this case, or the passphrase is wrong. Nothing was changed.",
    )


def _sort(slots: Sequence[bytes]) -> tuple[list[bytes], list[bytes], TamperedBundle | None]:
    """Return (slots for passphrases, other slots, the error of a slot whose header is damaged)."""
    by_passphrase: list[bytes] = []
    others: list[bytes] = []
    damage = None
    for slot in slots:
        try:
            kind = age.read_header(slot).check_profile()
        except TamperedBundle as error:
            damage = error
        else:
            (by_passphrase if kind == "scrypt" else others).append(slot)
    return by_passphrase, others, damage


def _too_many(what: str) -> BundleError:
    return BundleError(what, f"This bundle holds {what}, which no program of ours writes. Open a backup.")
