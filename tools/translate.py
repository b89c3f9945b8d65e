"""Gather the words of the window and compile its translations: `python tools/translate.py`.

1. `pyside6-lupdate` puts every string of `src/evidence_desk/ui` into `resources/translations/*.ts`. What was translated
   stays; what no longer stands in the program goes. English holds only the strings with a number, for their plurals.
2. The plurals of English are filled in where they follow from "(s)"; others are left to a person and named.
3. `pyside6-lrelease` writes the `.qm` files the window loads. They are committed, so that a checkout runs without
   Qt's tools. `--check` writes nothing and fails when a file would change.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "evidence_desk" / "ui"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = {"en": "en_GB", "cy": "cy_GB"}
# Words that change with the number, too: such a string is not made by rule.
_AGREES = re.compile(r"\b(are|were|have|has|is|was|stand|hold|wait|need|that many|these|those)\b")
_DOCTYPE = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def tool(name: str) -> str:
    """Return the path of one of Qt's tools, of the environment this runs in."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name) or name


def gather(ts: Path, language: str) -> None:
    """Bring one file of translations up to what the program says now."""
    sources = [str(path) for path in sorted(SOURCES.rglob("*.py"))]
    options = ["-no-obsolete", "-locations", "none", "-sort-messages", "-source-language", "en_GB"]
    if language == "en":
        options.append("-pluralonly")
    command = [
        tool("pyside6-lupdate"),
        *sources,
        *options,
        "-target-language",
        LANGUAGES[language],
        "-ts",
        str(ts),
    ]
    subprocess.run(command, check=True, capture_output=True)


def english_plurals(ts: Path) -> list[str]:
    """Fill in what follows from "(s)"; return the strings a person has to look at."""
    tree = ET.parse(ts)
    left: list[str] = []
    for message in tree.iter("message"):
        translation = message.find("translation")
        source = message.findtext("source", "")
        if translation is None or translation.get("type") != "unfinished":
            continue
        forms = translation.findall("numerusform")
        if any(form.text for form in forms):
            continue
        if "(s)" not in source or _AGREES.search(source):
            left.append(source)
            continue
        for form, ending in zip(forms, ("", "s"), strict=True):
            form.text = source.replace("(s)", ending)
        del translation.attrib["type"]
    write(tree.getroot(), ts)
    return left


def write(root: ET.Element, ts: Path) -> None:
    """Write a file as Qt's own tools do, so that their next run changes nothing."""
    text = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    ts.write_text(_DOCTYPE + _as_qt(text) + "\n", encoding="utf-8")


def _as_qt(text: str) -> str:
    """Escape quotation marks within text, which Qt escapes and Python does not."""
    return re.sub(r">[^<]*<", lambda found: found[0].replace('"', "&quot;").replace("'", "&apos;"), text)


def build(folder: Path) -> list[str]:
    """Do all steps in a folder of translations; return what is left to a person."""
    left: list[str] = []
    for language in LANGUAGES:
        ts = folder / f"evidence_desk_{language}.ts"
        gather(ts, language)
        if language == "en":
            left = english_plurals(ts)
        release = [tool("pyside6-lrelease"), str(ts), "-qm", str(ts.with_suffix(".qm"))]
        subprocess.run(release, check=True, capture_output=True)
    return left


def check() -> list[str]:
    """Return what is not up to date, without changing it."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(shutil.copytree(TRANSLATIONS, Path(temporary, "translations")))
        left = [f"no English plural: {source}" for source in build(copy)]
        old = {path.name: path.read_bytes() for path in TRANSLATIONS.iterdir()}
        new = {path.name: path.read_bytes() for path in copy.iterdir()}
    return left + [f"not up to date: {name}" for name in sorted(new) if old.get(name) != new[name]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail when something is not up to date"
    )
    if parser.parse_args().check:
        problems = check()
    else:
        TRANSLATIONS.mkdir(exist_ok=True)
        problems = [f"no English plural: {source}" for source in build(TRANSLATIONS)]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
