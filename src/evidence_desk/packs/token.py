"""Signing with a key that stays on a card or token, through its maker's PKCS#11 library.

The library is code that somebody brought; it is loaded from exactly the path that the person chose, never searched
for. The PIN is asked for when a pack is signed, handed to the library, and kept nowhere.

Source: PKCS#11 v2.40; docs/signatures.md.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import Any

from evidence_desk.base.errors import BadInput, KeyUnavailable
from evidence_desk.packs.pack_certificate import PackCertificate, TokenKey


class TokenUnavailable(KeyUnavailable):
    """The token, its library or its PIN is not to be had."""


def find_on_token(module: str, label: str, pin: str) -> PackCertificate:
    """Return the one certificate on a token that has a private key beside it.

    Args:
        module: path of the maker's library.
        label: of the token; empty for the only one there.

    Raises:
        TokenUnavailable: no library, no token, or a wrong PIN.
        BadInput: no certificate with a key, or more than one.
    """
    with _session(module, label, pin) as (session, found_label):
        from pkcs11 import Attribute, ObjectClass  # noqa: PLC0415 - an extra that few install

        held: dict[bytes, bytes] = {}
        every: list[bytes] = []
        keys = {
            bytes(key[Attribute.ID])
            for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
        }
        for stored in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            der, key_id = bytes(stored[Attribute.VALUE]), bytes(stored[Attribute.ID])
            every.append(der)
            if key_id in keys:
                held[key_id] = der
    if len(held) != 1:
        raise BadInput(
            f"{len(held)} certificates with a key on the token",
            f"The token holds {'no certificate' if not held else 'more than one certificate'} with a private key "
            "beside it, so it is not clear what to sign with. Nothing was changed.",
        )
    ((key_id, own),) = held.items()
    others = tuple(der for der in every if der != own)
    return PackCertificate(
        kind="token", chain=(own, *others), token=TokenKey(module=module, label=found_label, key_id=key_id)
    )


@contextlib.contextmanager
def token_signer(token: TokenKey, chain: Sequence[Any]) -> Iterator[Any]:
    """Give what pyHanko signs with, for as long as the token is open.

    Raises:
        TokenUnavailable: no library, no token, or a wrong PIN.
    """
    from pyhanko.sign.pkcs11 import PKCS11Signer  # noqa: PLC0415 - an extra that few install

    with _session(token.module, token.label, token.pin) as (session, _):
        yield PKCS11Signer(session, signing_cert=chain[0], ca_chain=chain[1:], key_id=token.key_id)


@contextlib.contextmanager
def _session(module: str, label: str, pin: str) -> Iterator[tuple[Any, str]]:
    try:
        import pkcs11  # noqa: PLC0415 - an extra that few install
    except ImportError as error:
        raise TokenUnavailable(
            "python-pkcs11 is not installed",
            "Signing with a card or token needs an extra part of the program (evidence-desk[token]), which is not "
            "installed. Nothing was changed.",
        ) from error
    try:
        library = pkcs11.lib(module)
        tokens = [found for found in library.get_tokens() if not label or found.label.rstrip("\0 ") == label]
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise _not_there(
            type(error).__name__, "The library of the card or token cannot be loaded."
        ) from error
    if len(tokens) != 1:
        raise _not_there(
            f"{len(tokens)} tokens", "The card or token is not there, or there is more than one."
        )
    try:
        with tokens[0].open(user_pin=pin) as session:
            yield session, tokens[0].label.rstrip("\0 ")
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise _not_there("wrong PIN", "The PIN of the token is wrong. Too many attempts lock it.") from error
    except pkcs11.PKCS11Error as error:
        raise _not_there(type(error).__name__, "The card or token did not answer.") from error


def _not_there(reason: str, words: str) -> TokenUnavailable:
    return TokenUnavailable(f"token: {reason}", f"{words} Nothing was written. Put it in and try again.")
