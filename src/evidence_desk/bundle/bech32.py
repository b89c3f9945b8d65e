"""Bech32 text for age keys, without the 90-character limit of addresses.

Source: BIP 173; the age specification (c2sp.org/age) lifts the length limit and fixes the prefixes.
"""

from __future__ import annotations

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6
# The longest text we meet is a hybrid recipient of 1,959 characters; more is refused before any work.
_MAX_LENGTH = 4096


def encode(prefix: str, data: bytes) -> str:
    """Return `data` as lower-case Bech32 under the lower-case `prefix`.

    Source: BIP 173, "Bech32".
    """
    values = _regroup(data, 8, 5, pad=True)
    residue = _polymod([*_expand(prefix), *values, *[0] * _CHECKSUM_LENGTH]) ^ 1
    checksum = [(residue >> 5 * (5 - place)) & 31 for place in range(_CHECKSUM_LENGTH)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in [*values, *checksum])


def decode(text: str) -> tuple[str, bytes]:
    """Return (lower-case prefix, data) of a Bech32 text in all lower or all upper case.

    Raises:
        ValueError: mixed case, unknown character, wrong checksum or loose padding bits. The message never
            quotes the text, which may be a secret key.
    """
    if len(text) > _MAX_LENGTH or not text.isascii():
        raise ValueError("not Bech32 text")
    if text not in (text.lower(), text.upper()):
        raise ValueError("capital and small letters are mixed")
    prefix, separator, rest = text.lower().rpartition("1")
    printable = all("!" <= character <= "~" for character in prefix)
    if not separator or not prefix or not printable or len(rest) < _CHECKSUM_LENGTH:
        raise ValueError("prefix or checksum is missing")
    if not _VALUES.keys() >= set(rest):
        raise ValueError("a character that Bech32 does not use")
    values = [_VALUES[character] for character in rest]
    if _polymod([*_expand(prefix), *values]) != 1:
        raise ValueError("the checksum does not match: mistyped or cut off")
    return prefix, bytes(_regroup(values[:-_CHECKSUM_LENGTH], 5, 8, pad=False))


def _expand(prefix: str) -> list[int]:
    return [ord(character) >> 5 for character in prefix] + [0] + [ord(character) & 31 for character in prefix]


def _polymod(values: list[int]) -> int:
    residue = 1
    for value in values:
        top = residue >> 25
        residue = (residue & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            if top >> place & 1:
                residue ^= generator
    return residue


def _regroup(values: bytes | list[int], size: int, new_size: int, *, pad: bool) -> list[int]:
    """Return `values` of `size` bits each as values of `new_size` bits each, most significant bit first."""
    kept = bits = 0
    out = []
    for value in values:
        kept = (kept << size | value) & 0xFFF
        bits += size
        while bits >= new_size:
            bits -= new_size
            out.append(kept >> bits & (1 << new_size) - 1)
    left = kept & (1 << bits) - 1
    if pad and bits:
        out.append(left << new_size - bits)
    elif not pad and (bits >= size or left):
        # Two texts for one key would let a key file differ without the key differing.
        raise ValueError("loose bits at the end")
    return out
