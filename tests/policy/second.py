"""A second, different school's policy: its own cells, categories and clauses over the program's law and practice."""

from __future__ import annotations

import shutil
from pathlib import Path

from evidence_desk.base.files import resource_path
from evidence_desk.policy.loader import NEEDED

OWN = Path(__file__).parent / "second_school"
VERSION = "2026-09"


def write_second_school(folder: Path, version: str = VERSION) -> Path:
    """Write the policy as that trust has it: files it never had are not there, and the program's own stand for them."""
    folder.mkdir()
    for name in NEEDED:
        shutil.copy(resource_path("policy", name), folder / name)
    for path in OWN.glob("*.toml"):
        if path.name != "sources.extra.toml":
            shutil.copy(path, folder / path.name)
    sources = folder / "sources.toml"
    sources.write_text(sources.read_text("utf-8") + (OWN / "sources.extra.toml").read_text("utf-8"), "utf-8")
    _change(folder / "retention.toml", '"crim.grooming-harassment", ', "")
    _change(folder / "policy.toml", f'version = "{VERSION}"', f'version = "{version}"')
    return folder


def next_edition(folder: Path, target: Path) -> Path:
    """Write the trust's next edition: a category is renamed, one is gone, one is new."""
    shutil.copytree(folder, target)
    _change(target / "policy.toml", f'version = "{VERSION}"', 'version = "2027-01"')
    _change(target / "policy.toml", "as_of = 2026-09-01", "as_of = 2027-01-04")
    _change(target / "matrix.toml", '"Behaving / Hostile"', '"Behaving / Unkind"')
    criminal = target / "criminal.toml"
    text = criminal.read_text("utf-8")
    start = text.index('[[leaf]]\nid = "crim.deepfake"')
    text = text[:start] + text[start:].replace("crim.deepfake", "crim.synthetic").replace(
        "Computer-made pictures of a colleague", "Synthetic pictures of staff"
    )
    criminal.write_text(text, "utf-8")
    return target


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")
