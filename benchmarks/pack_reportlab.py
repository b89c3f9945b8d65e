"""The same pictures by ReportLab as its manual shows it: one page each, `drawImage`, nothing set.

python -m benchmarks.pack_reportlab OUT FILE…
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

canvas: Any = importlib.import_module("reportlab.pdfgen.canvas")  # carries no types


def main(out: str, files: list[str]) -> None:
    document = canvas.Canvas(out)
    for name in files:
        document.drawImage(name, 56, 56, 297, 660)
        document.showPage()
    document.save()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
