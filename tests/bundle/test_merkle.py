"""RFC 6962 trees: known heads, every small proof, and proofs that must fail."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.bundle import merkle

# Leaves and heads of the certificate-transparency reference tests.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
HEADS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
# Proofs are checked here by the loops of RFC 9162 section 2.1.3.2 and 2.1.4.2, not by the code that makes them.


EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Return whether `proof` puts the leaf hash at `index` into the tree of `size` leaves with head `root`."""
    if not 0 <= index < size or any(len(part) != 32 for part in proof):
        return False
    head, place, last = leaf, index, size - 1
    for part in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            head = node_hash(part, head)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            head = node_hash(head, part)
        place, last = place >> 1, last >> 1
    return last == 0 and head == root


def verify_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Return whether `proof` shows that the tree (`old`, `old_root`) is a prefix of (`new`, `new_root`)."""
    if not 0 < old <= new or any(len(part) != 32 for part in proof):
        return False
    if old == new:
        return not proof and old_root == new_root
    path = list(proof)
    if old & (old - 1) == 0:  # the old tree is one complete subtree: its head starts the path
        path.insert(0, old_root)
    if not path:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old_head = new_head = path[0]
    for part in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old_head, new_head = node_hash(part, old_head), node_hash(part, new_head)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new_head = node_hash(new_head, part)
        place, last = place >> 1, last >> 1
    return last == 0 and old_head == old_root and new_head == new_root


MOST = 33  # two complete levels above 16, and one leaf more


def tree_of(leaves: list[bytes]) -> merkle.Tree:
    tree = merkle.Tree()
    tree.extend(leaf_hash(leaf) for leaf in leaves)
    return tree


def head_by_definition(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(head_by_definition(leaves[:split]), head_by_definition(leaves[split:]))


def numbered(count: int) -> list[bytes]:
    return [b"%d" % number for number in range(count)]


def test_heads_are_the_known_ones() -> None:
    tree = tree_of(LEAVES)
    assert [tree.root(size).hex() for size in range(1, 9)] == HEADS
    assert tree.root(0) == merkle.EMPTY_ROOT == hashlib.sha256().digest()


@given(st.lists(st.binary(max_size=8), max_size=40), st.data())
def test_a_tree_grown_in_parts_has_the_defined_head(leaves: list[bytes], data: st.DataObject) -> None:
    tree = merkle.Tree()
    cut = data.draw(st.integers(0, len(leaves)))
    for part in (leaves[:cut], leaves[cut:]):
        tree.extend(leaf_hash(leaf) for leaf in part)
    assert tree.root() == head_by_definition(leaves)
    assert tree.root(cut) == head_by_definition(leaves[:cut])
    tree.truncate(cut)
    tree.extend(leaf_hash(leaf) for leaf in reversed(leaves))
    assert tree.root() == head_by_definition(leaves[:cut] + leaves[::-1])


def test_every_leaf_of_every_small_tree_has_a_proof_that_fits_nothing_else() -> None:
    tree = tree_of(numbered(MOST))
    for size in range(1, MOST + 1):
        root = tree.root(size)
        for index in range(size):
            proof, leaf = tree.inclusion_proof(index, size), tree.leaf(index)
            assert verify_inclusion(leaf, index, size, proof, root)
            assert not verify_inclusion(leaf, index, size, [*proof, root], root)
            assert not verify_inclusion(leaf, index + 1, size, proof, root)
            assert not verify_inclusion(tree.leaf((index + 1) % MOST), index, size, proof, root)
            if proof:
                assert not verify_inclusion(leaf, index, size, proof[:-1], root)
                assert not verify_inclusion(leaf, index, size, [proof[0][:31], *proof[1:]], root)


def test_every_pair_of_small_trees_is_proved_consistent_and_no_other_head_is() -> None:
    tree = tree_of(numbered(MOST))
    other = tree_of([b"x", *numbered(MOST)[1:]])
    for new in range(1, MOST + 1):
        for old in range(1, new + 1):
            proof = tree.consistency_proof(old, new)
            assert verify_consistency(old, new, proof, tree.root(old), tree.root(new))
            assert merkle.is_consistent(old, tree.root(old), new, tree.root(new), proof)
            assert not merkle.is_consistent(old, other.root(old), new, tree.root(new), proof)
            assert not merkle.is_consistent(old, tree.root(old), new, tree.root(new), [*proof, bytes(32)])
            assert not verify_consistency(old, new, proof, other.root(old), tree.root(new))
            assert not verify_consistency(old, new, [*proof, bytes(32)], tree.root(old), tree.root(new))
            if old < new:
                assert not verify_consistency(old, new, proof, tree.root(old), other.root(new))
                assert not verify_consistency(old, new, proof[:-1], tree.root(old), tree.root(new))
                assert not merkle.is_consistent(old, tree.root(old), new, other.root(new), proof)
                assert not merkle.is_consistent(old, tree.root(old), new, tree.root(new), proof[:-1])


def test_proofs_outside_the_tree_are_refused() -> None:
    tree = tree_of(numbered(5))
    for call in (
        lambda: tree.root(6),
        lambda: tree.root(-1),
        lambda: tree.inclusion_proof(5, 5),
        lambda: tree.inclusion_proof(0, 6),
        lambda: tree.consistency_proof(0, 3),
        lambda: tree.consistency_proof(4, 3),
    ):
        with pytest.raises(ValueError, match="size"):
            call()


def test_an_audit_path_leads_to_the_head_of_its_tree_and_no_changed_one_does() -> None:
    tree = merkle.Tree()
    for size in range(1, 34):
        tree.extend([leaf_hash(bytes([size]))])
        for index in range(size):
            path = tree.inclusion_proof(index, size)
            own = tree.leaf(index)
            assert merkle.root_from_path(own, index, size, path) == tree.root(size)
            assert merkle.root_from_path(leaf_hash(b"other"), index, size, path) != tree.root(size)
            for place in range(len(path)):
                changed = [*path[:place], leaf_hash(b"other"), *path[place + 1 :]]
                assert merkle.root_from_path(own, index, size, changed) != tree.root(size)


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [(0, 0, []), (2, 2, [EMPTY]), (-1, 2, [EMPTY]), (0, 2, []), (0, 1, [EMPTY]), (0, 2, [b"short"])],
)
def test_an_audit_path_of_another_shape_is_refused(index: int, size: int, path: list[bytes]) -> None:
    with pytest.raises(ValueError, match="path"):
        merkle.root_from_path(leaf_hash(b""), index, size, path)
