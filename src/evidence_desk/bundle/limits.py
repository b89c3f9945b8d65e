"""Names, versions, sizes and bounds of EDC 1, one to one with docs/format/bounds.md.

A reader refuses what lies beyond a bound before it spends time or memory on it. Sizes are bytes unless the
name says otherwise.
"""

from __future__ import annotations

FORMAT_VERSION = 1
ORIGIN_PREFIX = "evidence-desk.invalid/case/"  # plus the case id; .invalid never resolves (RFC 2606)
FILE_SUFFIX = ".edcase"

BLOCK = 512  # of a tar archive
CLOSING = 2 * BLOCK  # zero bytes after the newest commit, overwritten by the next

MAX_PLAINTEXT = 8 * 1024**3 - 16 * 1024**2  # of one object; leaves room for the age layers of a sealed copy
MAX_STORED = 8**11 - 1  # what eleven octal digits can say
MAX_LEAVES = 10**8  # eight decimal digits in a name
MAX_COMMITS = 10**8

MAX_NOTE = 4 * 1024
MAX_MANIFEST_LINES = 10_000
MAX_MANIFEST = MAX_MANIFEST_LINES * (64 + 2 + len("c/00000000.note") + 1)
MAX_README = 64 * 1024
MAX_KEY_FILE = 4 * 1024  # v/ and r/: one ML-DSA-44 key or one hybrid recipient takes about 2 KiB
MAX_STAMP = 64 * 1024

MAX_AGE_HEADER = 64 * 1024
MAX_GREASE_STANZAS = 19
SCRYPT_WORK_FACTOR = 18  # log2 N as written: about 0.7 s and 256 MiB
MAX_SCRYPT_WORK_FACTOR = 20  # log2 N: 1 GiB; anything above is refused unread

MAX_SLOTS = 64  # live k/ members
MAX_SCRYPT_SLOTS = 4
MAX_SLOT = 128 * 1024  # stored: header bound and two nested identity files
MAX_EPOCHS = 64  # r/ members, and identities in a slot
MAX_KEYS = 1024  # v/ members

MAX_EVENT = 1024 * 1024  # after padding
MAX_EVENT_DEPTH = 32
EVENT_STEP = 1024  # events are padded to a multiple of this
MAX_SNAPSHOT = 64 * 1024**2
_AGE_ROOM = 128 * 1024  # header bound, nonce and the tags of a snapshot's 1,024 chunks
MAX_EVENT_STORED = MAX_EVENT + _AGE_ROOM
MAX_SNAPSHOT_STORED = MAX_SNAPSHOT + _AGE_ROOM

WHOLE_BLOB = 64 * 1024**2  # larger blobs may be sought in before their whole hash is known

LOCK_SILENCE_S = 600  # a foreign lock this long silent may be broken
