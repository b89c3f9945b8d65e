"""The page that checks a hand-over in a browser: one HTML file, put together from the parts in `resources/verifier/`.

It works from a stick, without a network and without this program. Its content security policy names its own two
scripts and its own style by their hashes and allows nothing else but a worker made of the first script, so that
nothing a hand-over holds can run in it or leave the computer. One version of the program always gives the same bytes.

Source: Content Security Policy Level 3; docs/decisions/042-a-page-that-checks.md.
"""

from __future__ import annotations

import base64
import hashlib
import re

import evidence_desk
from evidence_desk.base.files import read_bounded, resource_path

PAGE_FILE = "verify.html"  # its name in a hand-over
# In this order: each part uses only what stands before it.
_CORE = (
    "bytes",
    "sha2",
    "age",
    "ed25519",
    "log",
    "der",
    "cms",
    "stamp",
    "pdfobjects",
    "pack",
    "proof",
    "bag",
    "zip",
    "check",
    "worker",
)
_PART_MAX = 1 << 20  # bytes
_SLOT = re.compile(r"\{(licence|policy|software|style|mark|core|page)\}")


def verifier_page() -> bytes:
    """Return the page, UTF-8."""
    core, page, style = verifier_core(), _part("page.js"), _part("page.css")
    policy = (
        f"default-src 'none'; script-src {_hash(core)} {_hash(page)}; style-src {_hash(style)}; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = {
        "licence": _licence(),
        "policy": policy,
        "software": f"Evidence Desk {evidence_desk.__version__}",
        "style": style,
        "mark": _mark(),
        "core": core,
        "page": page,
    }
    return _SLOT.sub(lambda slot: parts[slot[1]], _part("page.html")).encode("utf-8")


def verifier_core() -> str:
    """Return what calculates, as one script: for the page, its worker, and other programs that run JavaScript."""
    return '"use strict";\n' + "\n".join(_part(f"{name}.js") for name in _CORE)


def _part(file_name: str) -> str:
    text = read_bounded(resource_path("verifier", file_name), _PART_MAX).decode("utf-8")
    return text.replace("\r\n", "\n")  # a checkout on Windows may have changed them


def _hash(script: str) -> str:
    """Return how a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode('utf-8')).digest()).decode('ascii')}'"


def _licence() -> str:
    """Return the licence of the icons, which asks to go along with them."""
    text = read_bounded(resource_path("icons", "LICENSE.txt"), _PART_MAX).decode("utf-8")
    return text.replace("\r\n", "\n").replace("--", "==").strip()  # two hyphens could end the comment


def _mark() -> str:
    """Return the program's mark, without what only a file of its own needs."""
    picture = read_bounded(resource_path("icons", "file-lock-2.svg"), _PART_MAX).decode("utf-8")
    shapes = "".join(re.findall(r"<(?:path|rect)\b[^<>]*/>", picture))
    return f'<svg viewBox="0 0 24 24">{shapes}</svg>'
