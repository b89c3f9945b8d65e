"""The fixed text of leaf 0: what the file is and how to open it with standard tools.

Part of the format: it is written into every case, and its first line is the version. No case data.
"""

from __future__ import annotations

README = """\
EDC 1 Evidence Desk case bundle

This file is a case of evidence kept by Evidence Desk. You do not need Evidence Desk to open it. It is an
ordinary tar archive (POSIX ustar); every item in it is an age v1 file (age-encryption.org/v1); SHA-256 lists
and signed notes show that nothing was changed, added or left out.

WHAT IS IN IT
  v/*.vkey   public keys of those who may sign       r/*.txt   public key the case is encrypted to
  k/*.age    the case's secret key, once per reader  m/*.age   entries of the record (JSON)
  b/*.age    evidence, exactly as it was found       p/*.age   summaries of the record, to open it faster
  s/*.age    evidence locked for the police          t/*.tsr   time stamps (RFC 3161)
  c/*.sum    lists of SHA-256, one per commit        c/*.note  signed note over each commit
  e/*        empty: the item with this number was locked or erased, as a later list says
The number in a name is the item's place in all lists, counted from 0.

HOW TO OPEN IT
Use tar, sha256sum and age (version 1.3 or newer for keys that begin AGE-SECRET-KEY-PQ-).
  1. Unpack into an empty folder:            tar -xf CASE.edcase
  2. Find changed bytes:      cat c/*.sum | grep -vE "^(seal|erase|retire) " | sha256sum -c --ignore-missing
  3. Open the slot meant for you:            age -d -i YOUR-KEY.txt k/NUMBER.age > case-key.txt
     Slots do not say whose they are: try each. If what comes out starts with "age-encryption.org" it needs
     a second key: run age -d on it again. With recovery sheets use the keys of two different sheets.
  4. Open an item:                           age -d -i case-key.txt b/NUMBER.age > item
     The entries in m/ say which number is which exhibit, with its size and SHA-256.
  5. Delete case-key.txt and what you unpacked when you are done.

HOW TO CHECK ORDER AND SIGNATURES
sha256sum finds changed bytes, but not that the end was cut off or that lists were made up. For that:
  - Take all lines of c/00000000.sum, c/00000001.sum and so on, each with its line feed. They are the leaves
    of one RFC 6962 Merkle tree (SHA-256: leaf = H(0x00 line), node = H(0x01 left right)).
  - c/K.note is a signed note (c2sp.org/signed-note, c2sp.org/tlog-checkpoint). Its second line is the number
    of lines up to and with list K, its third the tree head in base64. After the empty line stands an Ed25519
    signature over the three lines, by a key in v/ of an earlier list and not retired since. Note 0 is signed
    by the first key in v/.
  - From list 1 on, the first line of each is the SHA-256 of the note before it.
  - The case's name is the first half of SHA-256("EDC1", what stands behind the second "+" in the first line of
    the first v/ item, line feed, its second line, line feed), with version 8 and variant of RFC 9562 set.
A shortened copy is a valid older copy. Compare the last note with one kept elsewhere: printed in a pack, on a
receipt, or in a time stamp.
""".encode("ascii")
