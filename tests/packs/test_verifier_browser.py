"""The page in a real Chromium, the one that Qt carries: by its keys, from a file, without a network."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor
from tests.case.conftest import Desk, FrozenClock, add, person, school
from tests.packs.verifier_kit import hand_over

from evidence_desk.case.keys import Person, SchoolFile
from evidence_desk.packs.verifier_page import verifier_page
from evidence_desk.ui import theme

__all__ = ["person", "school"]
DRIVER = Path(__file__).parent / "browser_driver.py"
VERDICT = "document.getElementById('result').dataset.verdict"
TEXT = "document.getElementById('result').innerText"
CHOOSE = {"keys": ["Tab", "Enter"]}


def browse(page: Path, *runs: Mapping[str, Any]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, str(DRIVER), str(page)],
        input=json.dumps(runs).encode(),
        capture_output=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    results: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    for result in results:
        assert result["console"] == [], "the page complained, or its policy stopped something"
        assert all(re.match(r"file:///.*verify\.html|blob:", one) for one in result["requests"])
    return results


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory, person: Person, school: SchoolFile) -> Path:
    root = tmp_path_factory.mktemp("browser")
    desk = Desk(root, person, school, FrozenClock())
    with desk.create() as store:
        add(store, b"the message", kind="message-transcript", media_type="text/plain")
        return hand_over(store, desk.clock, root / "hand-over", person.signing_key)


@pytest.fixture(scope="module")
def seen(bag: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the page says of a good folder, a bad one, a zip that is dropped on it, and a hostile one."""
    root = tmp_path_factory.mktemp("chosen")
    bad, hostile = root / "bad", root / "hostile"
    shutil.copytree(bag, bad)
    (bad / "data/originals/JPS-1.bin").write_bytes(b"the message!")
    shutil.copytree(bag, hostile)
    document = json.loads((hostile / "data/handover.json").read_text())
    document["exhibits"][0]["reference"] = "<img src=x onerror=\"document.title='hit'\">"
    (hostile / "data/handover.json").write_text(json.dumps(document))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(bag.rglob("*")):
            if path.is_file():
                archive.write(path, f"bag/{path.relative_to(bag).as_posix()}")
    # Only a person can drop from outside; the page gets the same event with a file made of these bytes.
    coded = base64.b64encode(packed.getvalue()).decode()
    drop = f"""(() => {{
        const bytes = Uint8Array.from(atob("{coded}"), (sign) => sign.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], "bag.zip"));
        document.dispatchEvent(new DragEvent("drop", {{ dataTransfer: transfer, cancelable: true }}));
    }})()"""
    code = hashlib.sha256((bag / "data/checkpoint.note").read_bytes()).hexdigest()
    typed = f"""(() => {{
        const answers = [];
        const field = document.getElementById("paper");
        for (const code of ["{code[:8].upper()} {code[8:16]}", "{"0" * 16}"]) {{
            field.value = code;
            field.dispatchEvent(new Event("input"));
            answers.push(document.querySelector(".answer").innerText);
        }}
        const status = document.getElementById("status").innerText;
        return JSON.stringify([{VERDICT}, {TEXT}, document.activeElement.id, status, answers,
            document.querySelectorAll("img, iframe, object, embed, link, script[src]").length]);
    }})()"""
    say = f"JSON.stringify([{VERDICT}, {TEXT}, document.title])"
    listen = """(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
            if (blob.type.startsWith("text/plain")) blob.text().then((text) => { window.saved = text; });
            return make(blob);
        };
    })()"""
    save = """(() => {
        if (document.getElementById("result").hidden) return false;
        const button = [...document.querySelectorAll("button")].find((one) => one.innerText.startsWith("Save"));
        if (!window.asked) { window.asked = true; button.click(); }
        return Boolean(window.saved);
    })()"""
    stop = """(() => {
        document.getElementById("stop").click();
        const shown = ["start", "working", "result"].filter((id) => !document.getElementById(id).hidden);
        return JSON.stringify([shown, document.getElementById("status").innerText]);
    })()"""
    return browse(
        bag / "verify.html",
        {**CHOOSE, "choose": str(bag), "script": typed},
        {**CHOOSE, "choose": str(bad), "script": say},
        {"before": [drop], "wait": "!document.getElementById('result').hidden", "script": say},
        {**CHOOSE, "choose": str(hostile), "script": say},
        {**CHOOSE, "choose": str(bag), "before": ["window.Worker = undefined"], "script": say},
        {**CHOOSE, "choose": str(bad), "before": [listen], "wait": save, "script": "window.saved"},
        {
            **CHOOSE,
            "choose": str(bag),
            "before": ["window.Worker = class { postMessage() {} terminate() {} }"],
            "wait": "!document.getElementById('working').hidden",
            "script": stop,
        },
    )


def test_a_good_folder_is_green_and_the_words_are_read_out(seen: list[dict[str, Any]]) -> None:
    verdict, text, focus, status, answers, foreign = json.loads(seen[0]["value"])
    assert verdict == "good", text
    assert "Everything that was checked holds" in text
    assert "JPS/1" in text
    assert focus == "verdict-title"  # a screen reader begins at the verdict
    assert status == "Everything that was checked holds."
    assert "The same: Check code, its first 16 digits" in answers[0]
    assert "No code here begins like that" in answers[1]
    assert foreign == 0


def test_a_changed_original_is_red_with_the_reason(seen: list[dict[str, Any]]) -> None:
    verdict, text, _ = json.loads(seen[1]["value"])
    assert verdict == "bad"
    assert "Changed: data/originals/JPS-1.bin" in text
    assert "The original is not the file that was added to the case" in text


def test_a_zip_can_be_dropped_on_it(seen: list[dict[str, Any]]) -> None:
    verdict, text, _ = json.loads(seen[2]["value"])
    assert verdict == "good", text


def test_what_a_folder_holds_never_becomes_part_of_the_page(seen: list[dict[str, Any]]) -> None:
    verdict, text, title = json.loads(seen[3]["value"])
    assert verdict == "bad"
    assert "<img src=x" in text
    assert title == "Check this hand-over"


def test_without_workers_the_page_calculates_itself(seen: list[dict[str, Any]]) -> None:
    verdict, text, _ = json.loads(seen[4]["value"])
    assert verdict == "good", text


def test_the_report_can_be_kept_as_text(seen: list[dict[str, Any]]) -> None:
    saved = seen[5]["value"]
    assert "This does not hold" in saved
    assert "[DOES NOT HOLD] Files handed over: Changed: data/originals/JPS-1.bin." in saved
    assert "JPS/1 [DOES NOT HOLD] The original is not the file" in saved
    assert "Founder’s fingerprint: " in saved


def test_a_check_can_be_stopped(seen: list[dict[str, Any]]) -> None:
    assert json.loads(seen[6]["value"]) == [["start"], "Stopped. Nothing was changed."]


# -- the file -------------------------------------------------------------------------------------------------


def test_it_is_one_file_that_allows_nothing_from_elsewhere() -> None:
    page = verifier_page().decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy[1]
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for text in (*scripts, *styles):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert (len(scripts), len(styles)) == (2, 1)
    assert not re.search(r"\b(?:src|href|action)=|\bstyle=|\son[a-z]+=|url\(|@import|import\(|eval\(", page)
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|sendBeacon|localStorage|indexedDB)\b", page)
    assert "https:" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "Lucide Icons and Contributors" in page.split("-->")[0]
    assert "{" not in re.sub(r"<(style|script)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)


def test_the_same_program_makes_the_same_page() -> None:
    assert verifier_page() == verifier_page()


def test_it_looks_like_the_window() -> None:
    style = re.search(r"<style>(.*?)</style>", verifier_page().decode(), re.DOTALL)
    assert style is not None
    light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in _blocks(style[1]))
    for colours, look in ((light, theme.LIGHT), (dark, theme.DARK)):
        assert len(colours) > 20
        for name, value in colours.items():
            assert getattr(look, name.replace("-", "_")) == QColor(value), name


def _blocks(style: str) -> list[str]:
    return re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]


def test_its_words_are_the_programs_words() -> None:
    page = verifier_page().decode("utf-8").lower()
    shown = re.sub(
        r'"verify"|verif(?:y|ies)with|\.verify\(|verifier|verifywith|verify\.html|verifies', "", page
    )
    for word in ("authentic", "verified", "tamper", "trusted time", "guarantee"):
        assert word not in shown, word
