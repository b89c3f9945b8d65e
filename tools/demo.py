"""`make demo`: the fictional incident of resources/demo, through the real command line into a case and a police pack.

    python tools/demo.py [--out demo] [--edesk PATH]

Every step runs `edesk` as a person would, in a home folder of its own; the first that does not end as it should is
the last. Only what an earlier run made in the output folder is replaced: without that run's marker the folder is
refused when it holds anything of these names.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

INCIDENT = Path(__file__).resolve().parents[1] / "resources" / "demo"
MARKER = ".made-by-demo"
OWN_FOLDERS = ("home", "home-of-nobody", "recovery-sheets", "for-police")
PACKS = ("police-pack.pdf", "disciplinary-pack.pdf", "record-pack.pdf", "record-pack.txt")
OWN_FILES = ("passphrase.txt", "case.edcase", "case.edcase.lock", "damaged-copy.edcase", *PACKS)
ACTION_WORDS = ("force", "reference", "officer")  # fields with an option of their own; the others go by --set
REFUSED_AT_THE_GATE = 11
DAMAGED = 20


class DemoFailed(Exception):
    """A step did not end as it should; the text says which, and what the program said."""


@dataclass
class Desk:
    """Runs `edesk` in the demonstration's own folder and keeps count."""

    program: str
    out: Path
    steps: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def case(self) -> Path:
        """The case file that is made."""
        return self.out / "case.edcase"

    def run(
        self, *words: str | Path, expect: int = 0, home: str = "home", key: bool = True, told: str = ""
    ) -> Any:
        """Run one command with --json and return what it printed.

        Args:
            expect: the exit code it should end with; other than 0 nothing is returned.
            home: which of the demonstration's home folders it runs in.
            key: whether the passphrase is at hand.
            told: what to print about it; nothing when empty.

        Raises:
            DemoFailed: another exit code, or no JSON where some was due.
        """
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("EVIDENCE_DESK")
        }
        environment["EVIDENCE_DESK_HOME"] = str(self.out / home)
        if key:
            environment["EVIDENCE_DESK_PASSPHRASE_FILE"] = str(self.out / "passphrase.txt")
        command = [self.program, str(words[0]), "--json", "--quiet", *(str(word) for word in words[1:])]
        begun = time.monotonic()
        ended = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
            check=False,
        )  # fmt: skip
        taken = time.monotonic() - begun
        self.steps += 1
        self.seconds[str(words[0])] = self.seconds.get(str(words[0]), 0.0) + taken
        if ended.returncode != expect:
            raise DemoFailed(
                f"edesk {' '.join(str(word) for word in words)}\nended with exit code {ended.returncode}, "
                f"not {expect}. It said:\n{ended.stderr.strip() or ended.stdout.strip() or '(nothing)'}"
            )
        if told:
            print(f"  {taken:5.1f} s  {told}", flush=True)
        if expect != 0:
            return None
        try:
            return json.loads(ended.stdout)
        except json.JSONDecodeError as error:
            raise DemoFailed(f"edesk {words[0]} printed no JSON: {ended.stdout[:200]!r}") from error


def prepare(out: Path) -> None:
    """Empty the output folder of what an earlier run made there, and mark it.

    Raises:
        DemoFailed: it holds something of these names that no earlier run made.
    """
    taken = [name for name in (*OWN_FOLDERS, *OWN_FILES) if (out / name).exists()]
    if taken and not (out / MARKER).is_file():
        raise DemoFailed(
            f"{out} holds {', '.join(taken)}, not made here. Nothing was touched. Name another --out."
        )
    for name in OWN_FOLDERS:
        shutil.rmtree(out / name, ignore_errors=True)
    for name in OWN_FILES:
        (out / name).unlink(missing_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text("tools/demo.py may replace its files in this folder.\n", encoding="utf-8")
    passphrase = out / "passphrase.txt"
    passphrase.touch(mode=0o600)
    passphrase.write_text(f"for the demonstration only {secrets.token_urlsafe(18)}\n", encoding="utf-8")


def options(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Return command-line words for the pairs that have a value."""
    return [word for option, value in pairs if value for word in (option, value)]


def found_a_case(desk: Desk, incident: dict[str, Any]) -> None:
    """Make the keys of the safeguarding lead and the school, and an empty case."""
    print("Every step asks for the keys anew: this takes two minutes or so.\nKeys and case", flush=True)
    dsl, case = incident["dsl"], incident["case"]
    desk.run(
        "init", "--name", dsl["name"], "--role", dsl["role"], "--initials", dsl["initials"],
        "--organisation", dsl["organisation"], "--recovery-sheets", desk.out / "recovery-sheets", "--anyway",
        told=f"keys for {dsl['name']} (fictional), six sheets for the school",
    )  # fmt: skip
    desk.run(
        "new", desk.case, "--title", case["title"], "--reference", case["reference"],
        told=f"case “{case['title']}”, {case['reference']}",
    )  # fmt: skip


def add_exhibits(desk: Desk, incident: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Put every exhibit in; return what the program said of each, by the incident's own key."""
    print("Exhibits", flush=True)
    first = incident["exhibit"][0]
    desk.run(
        "add", desk.case, INCIDENT / first["file"], expect=REFUSED_AT_THE_GATE,
        told=f"{first['file']} without an answer to the stop question: refused, as it must be",
    )  # fmt: skip
    rows: dict[str, dict[str, Any]] = {}
    for entry in incident["exhibit"]:
        if "file" in entry:
            what: list[str | Path] = [INCIDENT / entry["file"], "--gate", entry["gate"]]
        elif "text" in entry:
            what = ["--text", INCIDENT / entry["text"]]
        else:
            what = ["--url", entry["url"]]
        facts = options(
            (f"--{name.replace('_', '-')}", entry.get(name, ""))
            for name in ("caption", "platform", "account", "source_url", "seen_at")
        )
        (row,) = desk.run("add", desk.case, *what, *facts)
        shown = entry.get("file") or entry.get("text") or entry["url"]
        print(
            f"           {row['ref']}  {shown}: {row['media_type']}, {row['size']:,} bytes, grade {row['grade']}",
            flush=True,
        )
        rows[entry["key"]] = row
    record = incident["restricted"]
    rows[record["key"]] = row = desk.run("restricted", desk.case, "--file", INCIDENT / record["file"])
    print(f"           {row['ref']}  {record['file']}: restricted record, in words only")
    return rows


class _Page(BaseHTTPRequestHandler):
    """Serves one page to the capture browser, on this computer only."""

    page = b""

    def do_GET(self) -> None:
        """Answer with the page, and with nothing at other addresses."""
        found = self.path == urlsplit(self.path).path and self.path.startswith("/post/")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page if found else b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the method it overrides
        """Say nothing."""


def keep_page_and_chat(desk: Desk, later: dict[str, Any]) -> None:
    """Keep a page before it is deleted, and a passage of a chat export; classify what a panel reads of them."""
    print("A page, and a chat export", flush=True)
    page, chat = later["page"], later["chat"]
    _Page.page = (INCIDENT / page["file"]).read_bytes()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}{page['path']}"
        facts = options((f"--{name}", page[name]) for name in ("reached", "platform"))
        parts = desk.run(
            "capture", desk.case, url, "--gate", page["gate"], "--once", *facts,
            told="the page of post 88, from a server on this computer, in the program's own browser",
        )  # fmt: skip
    finally:
        server.shutdown()
        server.server_close()
    print(
        f"           {parts[0]['ref']} to {parts[-1]['ref']}: {len(parts)} parts, grade {parts[0]['grade']}"
    )
    words = options((f"--{name}", chat[name]) for name in ("messages", "platform", "account", "caption"))
    kept = desk.run(
        "chat",
        desk.case,
        INCIDENT / chat["file"],
        *words,
        told=f"messages {chat['messages']} of a chat export",
    )
    told = {part["part"]: part["ref"] for part in parts}
    for ref, entry in ((told["text"], page), (told["page-picture"], page), (_ref_of(kept), chat)):
        cells = options(("--misuse", cell) for cell in entry["misuse"])
        desk.run("tag", desk.case, ref, *cells, "--reason", entry["reason"])


def _ref_of(kept: Any) -> str:
    row = kept[0] if isinstance(kept, list) else kept
    return str(row.get("ref") or row["exhibit"]["ref"])


def check_hashes(incident: dict[str, Any], rows: dict[str, dict[str, Any]]) -> int:
    """Return how many recorded SHA-256 are those of the files that were given.

    Raises:
        DemoFailed: one is not.
    """
    entries = [entry for entry in incident["exhibit"] if "url" not in entry]
    for entry in entries:
        data = (INCIDENT / (entry.get("file") or entry["text"])).read_bytes()
        if rows[entry["key"]]["sha256"] != hashlib.sha256(data).hexdigest():
            raise DemoFailed(f"The SHA-256 recorded for {rows[entry['key']]['ref']} is not that of the file.")
    return len(entries)


def add_people(desk: Desk, incident: dict[str, Any], rows: dict[str, dict[str, Any]]) -> None:
    """Add the people and their part in each exhibit."""
    print("People", flush=True)
    ids: dict[str, str] = {}
    for person in incident["person"]:
        facts = options(
            (f"--{name.replace('_', '-')}", person.get(name, "")) for name in ("pseudonym", "year_group")
        )
        added = desk.run(
            "person", desk.case, "add", "--name", person["name"], "--kind", person["kind"], *facts
        )
        ids[person["key"]] = added["id"]
    parts = 0
    for entry in [*incident["exhibit"], incident["restricted"]]:
        for person, role in entry["roles"]:
            desk.run("person", desk.case, "role", ids[person], rows[entry["key"]]["ref"], role)
            parts += 1
    print(f"           {len(ids)} people, {parts} parts in exhibits")


def classify(desk: Desk, incident: dict[str, Any], rows: dict[str, dict[str, Any]]) -> None:
    """Classify every exhibit by the policy; the restricted one asks about each file held, unshown."""
    print("Classification", flush=True)
    files = [rows[entry["key"]]["ref"] for entry in incident["exhibit"] if "gate" in entry]
    for entry in [*incident["exhibit"], incident["restricted"]]:
        words: list[str] = []
        for table, option in (("misuse", "--misuse"), ("criminal", "--criminal"), ("triggers", "--trigger")):
            words += options((option, value) for value in entry.get(table, ()))
        if "pictures" in entry:
            words += options(("--picture", f"{ref}={entry['pictures']}") for ref in files)
        desk.run("tag", desk.case, rows[entry["key"]]["ref"], *words, "--reason", entry["reason"])
    print(
        f"           {len(rows)} exhibits classified, {len(files)} files answered for the trigger, unopened"
    )


def record_actions(desk: Desk, incident: dict[str, Any], rows: dict[str, dict[str, Any]]) -> None:
    """Record what was done: who was told, what was decided and why."""
    print("Actions", flush=True)
    for action in incident["action"]:
        fields = action["fields"]
        words = options((f"--{name}", fields.get(name, "")) for name in ACTION_WORDS)
        words += options(
            ("--set", f"{name}={value}") for name, value in fields.items() if name not in ACTION_WORDS
        )
        words += options(("--exhibit", rows[key]["ref"]) for key in action.get("exhibits", ()))
        words += options([("--reason", action.get("reason", ""))])
        desk.run("action", desk.case, action["kind"], "--at", action["at"], *words)
    print(
        f"           {len(incident['action'])} actions, among them the police told of the restricted record"
    )


def verdict(result: dict[str, Any]) -> str:
    """Return the names of the checks that held.

    Raises:
        DemoFailed: one did not.
    """
    failed = [f"{check['name']}: {check['detail']}" for check in result["checks"] if not check["ok"]]
    if failed or not result["ok"]:
        raise DemoFailed("The check does not hold. " + "; ".join(failed))
    return ", ".join(check["name"] for check in result["checks"])


def flip_one_bit(path: Path, target: Path) -> None:
    """Copy a file with one bit in its middle changed."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)


def check_case(desk: Desk) -> list[tuple[str, str]]:
    """Verify the case in several ways, try the sheets; return what held."""
    print("Checks", flush=True)
    held = []
    result = desk.run("verify", desk.case, told="verify, with the key at hand")
    held.append(("case, with the key", verdict(result)))
    result = desk.run("verify", desk.case, key=False, told="verify, without passphrase")
    held.append(("case, without passphrase", verdict(result)))
    nobody: dict[str, Any] = {"home": "home-of-nobody", "key": False}
    result = desk.run("verify", desk.case, **nobody, told="verify, on a computer that has no keys")
    held.append(("case, on a computer that has no keys", verdict(result)))
    damaged = desk.out / "damaged-copy.edcase"
    flip_one_bit(desk.case, damaged)
    desk.run("verify", damaged, **nobody, expect=DAMAGED, told="one bit changed in a copy: found")
    damaged.unlink()
    sheets = options(
        ("--sheet", str(desk.out / "recovery-sheets" / f"recovery-sheet-{n}.txt")) for n in (1, 3)
    )
    desk.run(
        "recover", desk.case, *sheets, "--check", **nobody, told="two recovery sheets open it, no passphrase"
    )
    return held


def weigh_and_decide(desk: Desk, later: dict[str, Any], rows: dict[str, dict[str, Any]]) -> None:
    """Record which way exhibits point, what was looked for, and that the school's own inquiry goes on."""
    for entry in later["weigh"]:
        ref = rows[entry["exhibit"]]["ref"]
        desk.run("weigh", desk.case, ref, "--bearing", entry["bearing"], "--note", entry["note"])
    for entry in later["enquiry"]:
        facts = options((f"--{name}", entry[name]) for name in ("what", "outcome", "why"))
        desk.run("enquiry", desk.case, "add", *facts)
    decision = later["decision"]
    desk.run(
        "action", desk.case, "decision", "--at", decision["at"], "--reason", decision["reason"],
        "--set", f"decision={decision['decision']}",
    )  # fmt: skip


def make_packs(desk: Desk, later: dict[str, Any], rows: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Make a pack of each kind and the police's hand-over, and check all; return what held."""
    print("Packs", flush=True)
    held = []

    def checked(what: str, path: Path) -> None:
        held.append(
            (what, verdict(desk.run("verify", path, "--case", desk.case, told=f"verify {path.name}")))
        )

    def pack(kind: str, *words: str, told: str) -> None:
        out = desk.out / f"{kind}-pack.pdf"
        desk.run("pack", desk.case, "--kind", kind, "--out", out, *words, told=told)
        checked(f"{kind} pack", out)

    pack("police", "--for", later["for_police"], "--basis", later["basis_police"], "--statement",
         told="police pack, with a draft statement, signed with a certificate made for the school")  # fmt: skip
    weigh_and_decide(desk, later, rows)
    confirmed = options(("--no-third-party", rows[key]["ref"]) for key in later["no_third_party"])
    pack("disciplinary", "--for", later["for_panel"], *confirmed,
         told="disciplinary pack: pupils as A, B, C; each picture waits for a redacted copy")  # fmt: skip
    pack("record", *confirmed, told="record for CPOMS: a small PDF and its summary as text")
    folder = desk.out / "for-police"
    desk.run(
        "handover", desk.case, "--to", later["for_police"], "--basis", later["basis_police"], "--out", folder,
        told="hand-over: pack, originals, proofs, and a page that checks them in a browser",
    )  # fmt: skip
    result = desk.run("verify", folder, key=False, home="home-of-nobody", told="verify it, without any key")
    held.append(("hand-over", verdict(result)))
    return held


def summary(desk: Desk, state: dict[str, Any], same: int, held: Sequence[tuple[str, str]]) -> None:
    """Print what was made and how to look at it."""
    out = desk.out
    print("\nMade, from an incident in which everything is invented:")
    counts = f"{state['exhibits']} exhibits in {state['commits']} commits"
    print(f"  {desk.case}  {desk.case.stat().st_size:,} bytes, {counts}")
    for name in PACKS:
        print(f"  {out / name}  {(out / name).stat().st_size:,} bytes")
    print(f"  {out / 'for-police'}  the hand-over; open verify.html in it and drop the folder there")
    print(f"  {out / 'recovery-sheets'}  six sheets (print, hand out and delete the real ones)")
    print(f"  {out / 'passphrase.txt'}  for this demonstration only; it opens {out / 'home'}")
    print("\nChecked:")
    print(f"  {same} recorded SHA-256 equal those of the files in resources/demo")
    for what, names in held:
        print(f"  {what}: {names}")
    total = sum(desk.seconds.values())
    slowest = sorted(desk.seconds.items(), key=lambda item: -item[1])[:4]
    print(
        f"  {desk.steps} commands in {total:.0f} s ({', '.join(f'{name} {taken:.0f} s' for name, taken in slowest)})"
    )
    print("\nLook at it:")
    print(f"  open {out / 'police-pack.pdf'} in any PDF viewer")
    print(f"  tar tvf {desk.case}")
    print(f"  tar xOf {desk.case} README.txt")
    print(
        f"  export EVIDENCE_DESK_HOME={out / 'home'} EVIDENCE_DESK_PASSPHRASE_FILE={out / 'passphrase.txt'}"
    )
    for words in ("show", "exhibits", "log", "verify"):
        print(f"  {desk.program} {words} {desk.case}")


def default_program() -> str:
    """Return `edesk` beside this Python, else the one on the path."""
    beside = Path(sys.executable).with_name("edesk.exe" if os.name == "nt" else "edesk")
    return str(beside) if beside.is_file() else "edesk"


def main() -> int:
    """Run the demonstration; 1 when a step failed."""
    parser = argparse.ArgumentParser(description="Run the fictional incident through edesk.")
    parser.add_argument("--out", type=Path, default=Path("demo"), help="folder to make (default: demo)")
    parser.add_argument("--edesk", default=default_program(), help="the program to run")
    args = parser.parse_args()
    desk = Desk(program=args.edesk, out=args.out)
    incident = tomllib.loads((INCIDENT / "incident.toml").read_text(encoding="utf-8"))
    try:
        prepare(desk.out)
        found_a_case(desk, incident)
        rows = add_exhibits(desk, incident)
        same = check_hashes(incident, rows)
        add_people(desk, incident, rows)
        classify(desk, incident, rows)
        record_actions(desk, incident, rows)
        keep_page_and_chat(desk, incident["later"])
        held = [*check_case(desk), *make_packs(desk, incident["later"], rows)]
        state = desk.run("show", desk.case)
    except DemoFailed as error:
        print(f"\nThe demonstration stopped after {desk.steps} commands.\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nThe demonstration could not go on: {error}", file=sys.stderr)
        return 1
    summary(desk, state, same, held)
    return 0


if __name__ == "__main__":
    sys.exit(main())
