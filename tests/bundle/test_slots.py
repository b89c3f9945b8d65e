"""Key slots: who opens them, alone or together, and what hostile ones may cost."""

import hashlib
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.base.errors import BundleError, KeyUnavailable, TamperedBundle
from evidence_desk.bundle import age, age_header, age_keys, slots
from evidence_desk.bundle.limits import MAX_AGE_HEADER, MAX_SLOT


def classic(name: str) -> age.X25519Identity:
    return age.X25519Identity(hashlib.sha256(name.encode()).digest())


CASE = (age.HybridIdentity(bytes(32)), classic("older epoch"))
A: age.Identity = age.HybridIdentity(b"A" * 32)
B: age.Identity = classic("B")
C: age.Identity = classic("C")


@pytest.fixture
def scrypt_runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Work factors that were really tried; every passphrase gives the same key."""
    runs: list[int] = []

    def record(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
        runs.append(work_factor)
        return hashlib.sha256(passphrase).digest()

    monkeypatch.setattr(age_keys, "_scrypt", record)
    return runs


@pytest.mark.parametrize("holder", [A, B, age.ScryptIdentity(b"correct horse")])
def test_a_slot_gives_its_holder_all_identities_in_order(
    holder: age.Identity, scrypt_runs: list[int]
) -> None:
    slot = slots.make_slot(CASE, holder.recipient())
    assert slots.open_slot(slot, [C, holder]) == CASE
    assert slots.open_slot(slot, [C]) is None
    assert scrypt_runs == ([18, 18] if holder.kind == "scrypt" else [])


def test_64_epochs_fit_and_no_more() -> None:
    epochs = tuple(age.HybridIdentity(bytes([number]) * 32) for number in range(64))
    assert slots.open_slot(slots.make_nested_slot(epochs, A.recipient(), B.recipient()), [A, B]) == epochs
    for wrong in ((), (*epochs, A)):
        with pytest.raises(ValueError, match="1 to 64"):
            slots.make_slot(wrong, A.recipient())


def test_a_passphrase_is_no_case_key_and_no_half_of_a_pair() -> None:
    passphrase: age.Identity = age.ScryptIdentity(b"correct horse")
    with pytest.raises(ValueError, match="key pairs"):
        slots.make_slot([passphrase], A.recipient())
    for outer, inner in [(A, passphrase), (passphrase, A), (A, A)]:
        with pytest.raises(ValueError, match="different key pairs"):
            slots.make_nested_slot(CASE, outer.recipient(), inner.recipient())


def test_a_nested_slot_needs_both_holders_in_any_order() -> None:
    slot = slots.make_nested_slot(CASE, A.recipient(), B.recipient())
    assert slots.open_slot(slot, [A, B]) == slots.open_slot(slot, [B, C, A]) == CASE
    for alone in ([A], [B], [C], [A, C], [B, C]):
        assert slots.open_slot(slot, alone) is None


@given(st.integers(2, 5))
@settings(deadline=None, max_examples=8)
def test_any_two_of_n_holders_open_the_case_and_no_single_one(count: int) -> None:
    holders = [classic(f"holder {number}") for number in range(count)]
    nested = [
        slots.make_nested_slot(CASE, holders[i].recipient(), holders[j].recipient())
        for i, j in slots.nested_pairs(count)
    ]
    assert len(nested) == count * (count - 1) // 2
    for pair in combinations(holders, 2):
        assert slots.open_slots(nested, pair) == CASE
    for holder in holders:
        with pytest.raises(KeyUnavailable):
            slots.open_slots(nested, [holder])


def test_deeper_nesting_is_refused() -> None:
    slot = age.encrypt(slots.make_nested_slot(CASE, A.recipient(), B.recipient()), C.recipient())
    with pytest.raises(TamperedBundle, match="identity file"):
        slots.open_slot(slot, [A, B, C])


@pytest.mark.parametrize("content", [b"", b"not a key\n", b"\xff\xfe", b"# no key at all\n"])
def test_a_slot_that_holds_no_keys_is_damage(content: bytes) -> None:
    with pytest.raises(TamperedBundle, match="identity file"):
        slots.open_slot(age.encrypt(content, A.recipient()), [A])


def test_every_flipped_bit_and_every_truncation_of_a_slot_is_refused() -> None:
    slot = slots.make_slot(CASE[1:], B.recipient())
    for bit in range(8 * len(slot)):
        changed = bytearray(slot)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises((TamperedBundle, KeyUnavailable)):
            slots.open_slots([bytes(changed)], [B])
    for size in range(len(slot)):
        with pytest.raises(TamperedBundle):
            slots.open_slots([slot[:size]], [B])


# --- Many slots together ---


def test_keys_of_all_slots_for_a_holder_come_once_newest_slot_first() -> None:
    newer, older = CASE
    found = slots.open_slots(
        [
            slots.make_slot([older], A.recipient()),
            slots.make_slot([newer], C.recipient()),
            slots.make_slot([newer, older], A.recipient()),
        ],
        [A],
    )
    assert found == (newer, older)


def test_a_damaged_slot_does_not_shut_out_the_others() -> None:
    good, bad = slots.make_slot(CASE, A.recipient()), slots.make_slot(CASE, A.recipient())[:-1]
    for order in ([bad, good, b"noise"], [good, bad], [b"", good]):
        assert slots.open_slots(order, [A]) == CASE
    with pytest.raises(TamperedBundle):
        slots.open_slots([bad], [A])
    with pytest.raises(TamperedBundle):
        slots.open_slots([b"noise", slots.make_slot(CASE, B.recipient())], [A])


def test_without_a_slot_the_person_is_told() -> None:
    for none_of_them in ([], [slots.make_slot(CASE, B.recipient())]):
        with pytest.raises(KeyUnavailable) as refused:
            slots.open_slots(none_of_them, [A])
        assert "passphrase is wrong" in refused.value.user_message


def test_a_passphrase_is_not_tried_when_a_key_opens(scrypt_runs: list[int]) -> None:
    passphrase = age.ScryptIdentity(b"correct horse")
    both = [slots.make_slot(CASE, passphrase.recipient()), slots.make_slot(CASE, A.recipient())]
    scrypt_runs.clear()
    assert slots.open_slots(both, [passphrase, A]) == CASE
    assert scrypt_runs == []
    assert slots.open_slots(both, [passphrase]) == CASE
    assert scrypt_runs == [18]


# --- Hostile slots ---


def bomb(work_factor: int) -> bytes:
    """A slot that asks for 2 ** `work_factor` of scrypt; its MAC is right for a file key of zeros."""
    stanza = age.Stanza(("scrypt", age_header.encode64(bytes(16)), str(work_factor)), bytes(32))
    return age_header.encode_header([stanza], bytes(16)) + bytes(64)


def stuffed() -> bytes:
    """A slot with the largest header allowed: 64 KiB, 20 stanzas, one of them almost for A."""
    stanzas = [age.Stanza((f"grease-{number}",), bytes(2340)) for number in range(19)]
    stanzas.append(age.HybridIdentity(bytes(32)).recipient().wrap(bytes(16)))
    return age_header.encode_header(stanzas, bytes(16)) + bytes(64)


def test_100_hostile_slots_are_refused_before_one_is_tried(scrypt_runs: list[int]) -> None:
    hostile = [bomb(20)] * 50 + [stuffed()] * 50
    with pytest.raises(BundleError, match="more than 64"):
        slots.open_slots(hostile, [A, age.ScryptIdentity(b"correct horse")])
    assert scrypt_runs == []


def test_five_passphrase_slots_are_refused_and_four_are_tried_at_most_once_each(
    scrypt_runs: list[int],
) -> None:
    passphrase = age.ScryptIdentity(b"correct horse")
    with pytest.raises(BundleError, match="more than 4"):
        slots.open_slots([bomb(20)] * 5, [passphrase])
    assert scrypt_runs == []
    with pytest.raises(KeyUnavailable):
        slots.open_slots([bomb(20)] * 4, [passphrase, A])
    assert scrypt_runs == [20] * 4


def test_without_a_passphrase_no_bomb_goes_off(scrypt_runs: list[int]) -> None:
    with pytest.raises(KeyUnavailable):
        slots.open_slots([bomb(20)] * 4, [A, B, C])
    assert scrypt_runs == []


def test_a_bomb_above_the_limit_is_refused_untried(scrypt_runs: list[int]) -> None:
    with pytest.raises(TamperedBundle, match="work factor"):
        slots.open_slots([bomb(21), bomb(63)], [age.ScryptIdentity(b"correct horse")])
    assert scrypt_runs == []


def test_a_bomb_inside_a_nest_is_never_tried(scrypt_runs: list[int]) -> None:
    nest = age.encrypt(bomb(20), A.recipient())
    assert slots.open_slot(nest, [A, age.ScryptIdentity(b"correct horse")]) is None
    assert scrypt_runs == []


def test_64_stuffed_slots_cost_less_than_five_seconds_of_work() -> None:
    hostile = [stuffed()] * 64
    assert MAX_AGE_HEADER * 0.9 < age.read_header(hostile[0]).size <= MAX_AGE_HEADER
    begun = time.process_time()
    with pytest.raises(KeyUnavailable):
        slots.open_slots(hostile, [A, B, C])
    assert time.process_time() - begun < 5


def test_a_slot_larger_than_its_bound_is_refused_unread() -> None:
    with pytest.raises(TamperedBundle, match="larger than"):
        slots.open_slot(bytes(MAX_SLOT + 1), [A])
