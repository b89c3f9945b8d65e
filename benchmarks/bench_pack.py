"""A police pack of many screenshots against `img2pdf`, plain ReportLab and a copy of the bytes, on the same files.

python -m benchmarks.bench_pack [--quick] [--folder F]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.desk import PACK_PEER, ROOT, Desk, alone
from benchmarks.measure import MIB, BenchmarkError, Cost, Ratio, Report, best, run

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

    def pack(case: Path, *more: str, how: Callable[..., Cost] = desk.edesk) -> Cost:
        pdf.unlink(missing_ok=True)
        return how("pack", case, "--kind", "police", "--out", pdf, "--quiet", *more)

    small_case, case = filled(tenth), filled(files)
    pack(small_case)  # makes the certificate, once for this person
    unlock = report.row("unlocking (`edesk show`, empty case)", desk.unlock)
    ours = report.row(
        f"`edesk pack --no-certificate`, {len(files):,}",
        best(desk.scale.times, pack, case, "--no-certificate"),
    )
    signed = report.row(f"`edesk pack`, {len(files):,}, signed (PAdES)", best(desk.scale.times, pack, case))
    size_bytes = pdf.stat().st_size
    least = report.row(
        f"the case opened, each picture read and compared, written and hashed; no page, {len(files):,}",
        best(desk.scale.times, _least, desk, case, pdf),
    ).beyond(unlock)
    memory = {
        len(made): report.row(
            f"inside a process with the keys unlocked, {len(made):,}", pack(of, how=desk.inside)
        )
        for of, made in ((small_case, tenth), (case, files))
    }
    peers = _peers(desk, report, files, tenth)
    report.ratios = _ratios(kind, ours.beyond(unlock), signed.beyond(unlock), peers)
    report.ratios.append(
        Ratio("that without a page, CPU beyond unlocking / img2pdf", least.cpu_s / peers.img2pdf.cpu_s)
    )
    growth = memory[len(files)].peak_bytes - memory[len(tenth)].peak_bytes
    report.ratios.append(
        Ratio(f"memory that {len(files) - len(tenth):,} more exhibits take", growth / MIB, unit=" MiB")
    )
    report.notes = [
        f"Best of {desk.scale.times} by CPU. The pictures were inspected when they were added: not measured here.",
        f"Size of the pack {size_bytes / 1e6:.0f} MB, of img2pdf's file {peers.size_bytes / 1e6:.0f} MB; the pack also",
        "opens and checks the case with every signature in it, decrypts each picture and compares it with two hashes,",
        "and holds a schedule, captions, tags for screen readers and the handling log of every picture.",
    ]
    for made in (small_case, case, pdf):
        made.unlink()
    return report


def _least(desk: Desk, case: Path, out: Path) -> Cost:
    return run(
        [sys.executable, "-m", "benchmarks.pack_case_floor", case, out],
        env={**desk.env, "PYTHONPATH": str(ROOT)},
    )


@dataclass(frozen=True, slots=True)
class _Peers:
    """What others made of the same files."""

    img2pdf: Cost
    floor: Cost
    reportlab: Cost  # of all files, reckoned from a tenth
    size_bytes: int  # of img2pdf's file


def _peers(desk: Desk, report: Report, files: list[Path], tenth: list[Path]) -> _Peers:
    out = desk.folder / "peer.out"

    def module(name: str, pictures: list[Path]) -> Cost:
        return run([sys.executable, "-m", name, out, *pictures], cwd=ROOT)

    img2pdf = report.row(
        f"`img2pdf`, {len(files):,}", best(desk.scale.times, run, [PACK_PEER, *files, "-o", out])
    )
    size_bytes = out.stat().st_size
    floor = report.row(
        f"bytes copied and hashed (SHA-256), {len(files):,}",
        best(desk.scale.times, module, "benchmarks.pack_floor", files),
    )
    few = report.row(f"plain ReportLab, {len(tenth):,}", module("benchmarks.pack_reportlab", tenth))
    out.unlink()
    times = len(files) / len(tenth)
    whole = Cost(few.cpu_s * times, few.wall_s * times, few.peak_bytes)
    return _Peers(img2pdf, floor, whole, size_bytes)


def _ratios(kind: str, ours: Cost, signed: Cost, peers: _Peers) -> list[Ratio]:
    return [
        Ratio("CPU beyond unlocking / img2pdf", ours.cpu_s / peers.img2pdf.cpu_s, BARS[kind]),
        Ratio("the same, signed / img2pdf", signed.cpu_s / peers.img2pdf.cpu_s),
        Ratio("CPU beyond unlocking / plain ReportLab (reckoned)", ours.cpu_s / peers.reportlab.cpu_s),
        Ratio("CPU beyond unlocking / bytes copied and hashed", ours.cpu_s / peers.floor.cpu_s),
    ]


def measure(desk: Desk) -> list[Report]:
    """JPEG and PNG."""
    if not PACK_PEER.exists():
        raise BenchmarkError("img2pdf is missing; `make bench` installs it into .tools/bench")
    return [screens_pack(desk, kind) for kind in ("jpg", "png")]


if __name__ == "__main__":
    alone(measure, __doc__)
