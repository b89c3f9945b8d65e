"""Draw the pictures, the photograph and the letter of the demonstration incident.

Run from the top of the repository:

    python -m tools.make_demo_incident            # draws them again into resources/demo
    python -m tools.make_demo_incident --check    # draws them and compares with what is there, writing nothing

It needs Pillow and reportlab, and fonts of Debian 12 (packages: tools/demo_art/text.py, DEBIAN_PACKAGES). With other
versions of these the files come out a little different; what is shipped is what counts, and SHA256SUMS lists it. The
text files beside them (the saved page, the message, the record, incident.toml) are written by hand.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
from pathlib import Path

from PIL import Image, PngImagePlugin
from tools.demo_art import chat, photo, profile, script
from tools.demo_art.letter import letter_pdf

TARGET = Path(__file__).resolve().parents[1] / "resources" / "demo"
SUMS = "SHA256SUMS"
SCREEN_HEIGHT = 2400  # pixels
LONG_HEIGHT = 9600
LAST_ON_FIRST_SCREEN = "then keep ur mouth shut noam or ur next 🤐"


def _png(image: Image.Image) -> bytes:
    """Return a PNG as a phone writes it: 8-bit RGB, said to be sRGB, nothing else about itself."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add(b"sRGB", b"\x00")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True, pnginfo=chunks)
    return out.getvalue()


def draw() -> dict[str, bytes]:
    """Return every drawn file by its name."""
    words = script.load()
    people = script.senders(words)
    group, direct = script.chat(words["group"]), script.chat(words["direct"])
    until_thursday = chat.chat_sheet(group, people, chat.LIGHT, LAST_ON_FIRST_SCREEN)
    whole = chat.chat_sheet(group, people, chat.LIGHT)
    threat = chat.chat_sheet(direct, people, chat.DARK)
    screen, phone = chat.chat_screen, chat.Phone
    pictures = {
        "group-chat.png": screen(until_thursday, group, chat.LIGHT, phone("19:52", 0.63), SCREEN_HEIGHT),
        "group-chat-long.png": screen(whole, group, chat.LIGHT, phone("18:05", 0.41), LONG_HEIGHT),
        "account.png": profile.profile_screen(words["profile"], "16:21", 0.58),
        "post.png": profile.post_screen(words["profile"], words["post"], "10:07", 0.91),
        "direct-message.png": screen(threat, direct, chat.DARK, phone("22:51", 0.22), SCREEN_HEIGHT),
    }
    files = {name: _png(image) for name, image in pictures.items()}
    return files | {"locker.jpg": photo.locker_jpeg(), "letter.pdf": letter_pdf()}


def sums_of(folder: Path) -> str:
    """Return the lines of SHA256SUMS for a folder: every file but itself and the README, by name."""
    names = sorted(path.name for path in folder.iterdir() if path.name not in {SUMS, "README.md"})
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


def main() -> int:
    """Write the files, or compare them; the exit code is 1 when they differ."""
    parser = argparse.ArgumentParser(description="Draw the files of the demonstration incident.")
    parser.add_argument("--check", action="store_true", help="compare with what is there, write nothing")
    check = parser.parse_args().check
    differ = []
    for name, data in draw().items():
        path = TARGET / name
        if not check:
            path.write_bytes(data)
        elif not path.is_file() or path.read_bytes() != data:
            differ.append(name)
    if not check:
        (TARGET / SUMS).write_text(sums_of(TARGET), encoding="utf-8")
        print(f"Written to {TARGET}: {sum(path.stat().st_size for path in TARGET.iterdir())} bytes in all.")
    elif (TARGET / SUMS).read_text(encoding="utf-8") != sums_of(TARGET):
        differ.append(SUMS)
    if differ:
        print(f"Not as drawn here: {', '.join(differ)}", file=sys.stderr)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
