"""A police pack of many screenshots against `img2pdf` on the same files.

python -m benchmarks.bench_pack [--quick] [--folder F]
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.desk import PACK_PEER, Desk, alone
from benchmarks.measure import BenchmarkError, Cost, Ratio, Report, best, run

BARS = {"jpg": 1.5, "png": 0.1}


def screens_pack(desk: Desk, kind: str) -> Report:
    """One kind of picture."""
    files = desk.screens(kind)
    tenth = files[: max(len(files) // 10, 1)]
    name = {"jpg": "JPEG", "png": "PNG"}[kind]
    report = Report(
        f"A police pack of {len(files):,} {name} screenshots", "edesk pack CASE --kind police --out pack.pdf"
    )
    pdf = desk.folder / "pack.pdf"

    def filled(pictures: list[Path]) -> Path:
        case = desk.new_case()
        desk.add(case, pictures, "now")
        return case

    def pack(case: Path, how: Callable[..., Cost] = desk.edesk) -> Cost:
        pdf.unlink(missing_ok=True)
        return how("pack", case, "--kind", "police", "--out", pdf, "--quiet")

    small_case, case = filled(tenth), filled(files)
    unlock = report.row("unlocking (`edesk show`, empty case)", desk.unlock)
    ours = report.row(f"`edesk pack`, {len(files):,}", best(desk.scale.times, pack, case))
    size_bytes = pdf.stat().st_size
    memory = {
        len(made): report.row(
            f"inside a process with the keys unlocked, {len(made):,}", pack(of, desk.inside)
        )
        for of, made in ((small_case, tenth), (case, files))
    }
    pages = desk.folder / "img2pdf.pdf"
    peer = report.row(
        f"`img2pdf`, {len(files):,}", best(desk.scale.times, run, [PACK_PEER, *files, "-o", pages])
    )
    report.ratios = [
        Ratio("CPU beyond unlocking / img2pdf", ours.beyond(unlock).cpu_s / peer.cpu_s, BARS[kind]),
        Ratio(
            f"peak memory inside, {len(files):,} / {len(tenth):,} exhibits",
            memory[len(files)].peak_bytes / memory[len(tenth)].peak_bytes,
        ),
    ]
    report.notes = [
        f"Best of {desk.scale.times} by CPU. The pictures were inspected when they were added: not measured here.",
        f"Size of the pack {size_bytes / 1e6:.0f} MB, of img2pdf's file {pages.stat().st_size / 1e6:.0f} MB;",
        "the pack also decrypts and checks every picture, and holds a schedule, captions and the handling log.",
    ]
    for made in (small_case, case, pdf, pages):
        made.unlink()
    return report


def measure(desk: Desk) -> list[Report]:
    """JPEG and PNG."""
    if not PACK_PEER.exists():
        raise BenchmarkError("img2pdf is missing; `make bench` installs it into .tools/bench")
    return [screens_pack(desk, kind) for kind in ("jpg", "png")]


if __name__ == "__main__":
    alone(measure, __doc__)
