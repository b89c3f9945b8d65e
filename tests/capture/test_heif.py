"""HEIC pictures of phones: decoded without rights, with what the phone wrote; broken ones end with words."""

from __future__ import annotations

import base64
import io

from PIL import Image

from evidence_desk.capture.inspect import InspectionPool

# 64 x 48 pixels, left half blue and right half red, with maker, model and time as a phone writes them.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRp"
    "bG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAAHcAAgAAAAACWQABAAAAAAAAAIYAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABo"
    "dmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA"
    "/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMD"
    "IAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAA"
    "AAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNj"
    "AAIAAQABAAABBW1kYXQAAABzKAGvCeA5IyS///yDz97/VJb//Vm9wTj+MF7//hsSN/7ig9RGNYspuYN237CBAdDOcVYjHLEsbZsj2IAw"
    "nssvXDra29f6ymoJ5mAJWGlOP7exx+kn7U3pjcjETKHAVz9iM8B5mkbVAEfq0P93qMzt3LMmYAAAAAZFeGlmAABNTQAqAAAACAADAQ8A"
    "AgAAAAYAAAAyARAAAgAAAAoAAAA4h2kABAAAAAEAAABCAAAAAEFwcGxlAGlQaG9uZSAxMgAAApADAAIAAAAUAAAAYJARAAIAAAAHAAAA"
    "dAAAAAAyMDI2OjExOjIwIDE0OjA1OjAwACswMDowMAAA"
)


def test_a_picture_of_a_phone_is_decoded_without_rights() -> None:
    with InspectionPool(1) as pool:
        found = pool.inspect([HEIC])
        broken = [pool.inspect([HEIC[:at] + bytes(9) + HEIC[at + 9 :]]) for at in (20, 120, 400, 700)]
    assert (found.findings.format, found.findings.width, found.findings.height) == ("HEIF", 64, 48)
    assert (found.findings.make, found.findings.model) == ("Apple", "iPhone 12")
    assert ("DateTimeOriginal", "2026:11:20 14:05:00") in found.findings.times
    assert {"RLIMIT_NOFILE", "RLIMIT_AS"} <= set(found.findings.guards)
    assert found.page_ready is not None
    with Image.open(io.BytesIO(found.page_ready)) as image:
        left, right = image.getpixel((8, 24)), image.getpixel((56, 24))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[2] > 150 > left[0]
    assert right[0] > 150 > right[2]
    assert all(one.findings.reason.startswith("could not be shown") or one.page_ready for one in broken)
