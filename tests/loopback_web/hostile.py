"""Pages that try to get out of the browser that shows them; each tells its server what came of every attempt."""

from __future__ import annotations

import json
import time
import urllib.parse
from collections.abc import Mapping

from tests.loopback_web import Answer, Handler, Page, Web

# Each attempt ends in a word; "no" is what a browser that holds should answer.
_ATTEMPTS = r"""
const inside = '__INSIDE__', report = {};
const soon = (promise) => Promise.race([promise, new Promise((r) => setTimeout(() => r('no'), 1500))]);
const attempt = async (name, work) => {
  try { const r = await soon(work()); report[name] = r === undefined ? 'yes' : String(r); }
  catch (e) { report[name] = 'no'; }
};
const loads = (tag, src) => new Promise((r) => {
  const e = document.createElement(tag);
  e.onload = () => {
    if (tag === 'iframe') {
      try { r(e.contentDocument && e.contentDocument.body.childElementCount ? 'yes' : 'no'); }
      catch (x) { r('opaque'); }
    } else r('yes');
  };
  e.onerror = () => r('no');
  e.src = src;
  document.body.appendChild(e);
});
const fetched = (url, how) => fetch(url, how).then(() => 'yes');
const socket = (url) => new Promise((r) => {
  const s = new WebSocket(url); s.onopen = () => r('yes'); s.onerror = () => r('no');
});
const asked = (name) => navigator.permissions.query({name}).then((p) => p.state === 'granted' ? 'yes' : 'no');
const run = async () => {
  await Promise.all([
    attempt('fetch of a file', () => fetched('file:///etc/hostname')),
    attempt('picture from a file', () => loads('img', 'file:///usr/share/pixmaps/debian-logo.png')),
    attempt('frame of a file', () => loads('iframe', 'file:///etc/hostname')),
    attempt('frame of the engine', () => loads('iframe', 'qrc:///qt-project.org/styles/commonstyle/images/up.png')),
    attempt('fetch from the engine', () => fetched('chrome://version')),
    attempt('fetch from inside', () => fetched(inside + '/secret', {mode: 'no-cors'})),
    attempt('picture from inside', () => loads('img', inside + '/secret.png')),
    attempt('frame from inside', () => loads('iframe', inside + '/frame')),
    attempt('sent on to inside', () => fetched('/sent-on', {mode: 'no-cors'})),
    attempt('socket to inside', () => socket(inside.replace('http', 'ws') + '/socket')),
    attempt('beacon to inside', () => { navigator.sendBeacon(inside + '/beacon', 'x'); return 'no'; }),
    attempt('number for an address', () => fetched('http://2130706433:__PORT__/number', {mode: 'no-cors'})),
    attempt('worker that asks inside', () => new Promise((r) => {
      const w = new Worker(URL.createObjectURL(new Blob([
        `fetch('${inside}/worker', {mode: 'no-cors'}).then(() => postMessage('yes'), () => postMessage('no'))`])));
      w.onmessage = (m) => r(m.data); w.onerror = () => r('no');
    })),
    attempt('window', () => window.open('/window') ? 'yes' : 'no'),
    attempt('peer connection', () => new RTCPeerConnection() ? 'yes' : 'no'),
    attempt('peer connection of a frame', () => {
      const f = document.createElement('iframe'); document.body.appendChild(f);
      return f.contentWindow.RTCPeerConnection ? 'yes' : 'no';
    }),
    attempt('transport', () => window.WebTransport ? 'yes' : 'no'),
    attempt('place', () => new Promise((r, n) => navigator.geolocation.getCurrentPosition(() => r('yes'), n))),
    attempt('camera', () => navigator.mediaDevices.getUserMedia({video: true}).then(() => 'yes')),
    attempt('screen', () => navigator.mediaDevices.getDisplayMedia({video: true}).then(() => 'yes')),
    attempt('clipboard', () => navigator.clipboard.readText().then(() => 'yes')),
    attempt('notices', () => Notification.requestPermission().then((p) => p === 'granted' ? 'yes' : 'no')),
    attempt('full screen', () => document.documentElement.requestFullscreen().then(() => 'yes')),
    attempt('files', () => window.showOpenFilePicker().then(() => 'yes')),
    attempt('film', () => {
      const v = document.createElement('video'); v.muted = true; v.src = '/film.webm'; document.body.appendChild(v);
      return v.play().then(() => 'yes');
    }),
    attempt('film in pieces', () => window.MediaSource ? 'yes' : 'no'),
    attempt('question', () => confirm('go on?') ? 'yes' : 'no'),
    attempt('the pictures of the browser', () => window.evidenceDesk || window.DevToolsAPI ? 'yes' : 'no'),
    attempt('statement that stops', () => { const t = performance.now(); debugger;
      return performance.now() - t > 400 ? 'yes' : 'no'; }),
  ]);
  for (let i = 0; i < 40; i++) window.open('/storm');
  const a = document.createElement('a'); a.href = '/large.bin'; a.download = 'x.bin';
  document.body.appendChild(a); a.click();
  setTimeout(() => { location.href = 'file:///etc/passwd'; }, 100);
  setTimeout(() => { location.href = 'mailto:a@example.com'; }, 200);
  setTimeout(() => { location.href = inside + '/top'; }, 300);
  setTimeout(() => { fetch('/report?' + encodeURIComponent(JSON.stringify(report))); }, 800);
};
addEventListener('load', () => setTimeout(run, 100));
addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue = 'stay'; });
"""


def _large(handler: Handler) -> None:
    """Offer two gigabytes; give them as long as somebody takes them."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/octet-stream")
    handler.send_header("Content-Length", str(2 * 2**30))
    handler.end_headers()
    for _ in range(2 * 2**30 // 65_536):
        handler.wfile.write(bytes(65_536))
        time.sleep(0.001)


def pages(inside: str, port: int) -> Mapping[str, Answer]:
    """Return the hostile page and what it asks for.

    Args:
        inside: origin of a server in the school's own network, which no page may reach.
        port: of that server.
    """
    script = _ATTEMPTS.replace("__INSIDE__", inside).replace("__PORT__", str(port))
    return {
        "/": Page(body=f"<title>hostile</title><body><p>quiet words<script>{script}</script>".encode()),
        "/sent-on": Page(status=302, headers=(("Location", f"{inside}/sent-on"),)),
        "/large.bin": _large,
        "/film.webm": Page(body=bytes(1000), media_type="video/webm"),
        "/report": Page(body=b"thanks", media_type="text/plain"),
    }


def report_of(web: Web) -> dict[str, str]:
    """Return what the page told of its attempts; empty until it has."""
    for path in web.asked:
        if path.startswith("/report?"):
            found: dict[str, str] = json.loads(urllib.parse.unquote(path.partition("?")[2]))
            return found
    return {}
