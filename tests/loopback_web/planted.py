"""A page that shows pictures in every way known to us, each of one colour that nothing else on the page has."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping

from PIL import Image
from tests.loopback_web import Answer, Page

SIZE = (96, 72)
NAMES = (
    *(
        "img",
        "plain",
        "webp",
        "gif",
        "srcset",
        "source",
        "button",
        "object",
        "embed",
        "svgimage",
        "fe",
        "poster",
    ),
    *("background", "layered", "pseudo", "border", "list", "mask", "sized", "closed", "opened", "framed"),
    *(
        "srcdoc",
        "foreign",
        "lazy",
        "again",
        "blob",
        "octets",
        "inline",
        "inlinecss",
        "json",
        "script",
        "shown",
    ),
)


def colour(name: str) -> tuple[int, int, int]:
    """Return the colour of a planted picture."""
    number = NAMES.index(name)
    return 13 + 7 * number, 251 - 5 * number, 17 + (number * 53) % 200


def picture(name: str, kind: str = "PNG") -> bytes:
    """Return the file of a planted picture."""
    out = io.BytesIO()
    Image.new("RGB", SIZE, colour(name)).save(out, kind, **({"lossless": True} if kind == "WEBP" else {}))
    return out.getvalue()


def files() -> Iterator[tuple[str, bytes]]:
    """Yield each planted file, as it is sent."""
    kinds = {"plain": "JPEG", "webp": "WEBP", "gif": "GIF"}
    for name in NAMES:
        yield name, picture(name, kinds.get(name, "PNG"))


def _inline(name: str) -> str:
    return base64.b64encode(picture(name)).decode()


def _page(foreign: str) -> bytes:
    return f"""<!doctype html><meta charset="utf-8"><title>Planted</title><style>
@layer last {{ .layered::after {{ content: url(/layered.png) !important }} }}
.background {{ background: url(/background.png) }} .pseudo::before {{ content: url("/pseudo.png") }}
.border {{ border: 20px solid; border-image: url(/border.png) 30 }} .list {{ list-style-image: url(/list.png) }}
.mask {{ background: #123456; -webkit-mask-image: url(/mask.png) }}
.sized {{ background-image: image-set(url(/sized.png) 1x, url(/sized.png) 2x) }}
.inlinecss {{ background: url(data:image/png;base64,{_inline("inlinecss")}) }}
@media print {{ .paper::before {{ content: url(/paper.png) }} }}
@keyframes m {{ from {{ border-image: none }} to {{ border-image: url(/moving.png) 30 }} }}
.moving {{ border: 20px solid; animation: m 2s step-end infinite alternate }}
div {{ min-height: 40px; min-width: 90px }}</style>
<body><h1>Nasty words here</h1>
<img src="/img.png"><img src="/plain.txt"><img src="/webp.webp"><img src="/gif.gif"><img srcset="/srcset.png 1x">
<picture><source srcset="/source.png"><img src="/missing.png"></picture><input type="image" src="/button.png">
<object data="/object.png" type="image/png"></object><embed src="/embed.png" type="image/png">
<svg width="120" height="90"><image href="/svgimage.png" width="96" height="72"/></svg>
<svg width="60" height="60"><filter id="f"><feImage href="/fe.png"/></filter>
<rect width="60" height="60" filter="url(#f)"/></svg>
<video src="/film.mp4" poster="/poster.png" width="200" height="90"></video><canvas id="drawn"></canvas>
<div class="background">b</div><div class="layered">l</div><div class="pseudo">p</div><div class="border">o</div>
<ul class="list"><li>one</ul><div class="mask"></div><div class="sized">s</div><div class="inlinecss">i</div>

<div class="paper">on paper</div><div class="moving">m</div><div id="closed"></div><div id="opened"></div>
<iframe src="/framed-in"></iframe>
<iframe srcdoc="<p>doc</p><img src=/srcdoc.png>"></iframe><iframe src="{foreign}/foreign"></iframe>
<img src="data:image/png;base64,{_inline("inline")}">
<img src="/shown.png" style="position: absolute; left: 900px; top: 10px"><img id="blob"><p id="again"></p>
<script>
const kept = "{_inline("script")}";
const place = (id) => document.getElementById(id);
place('closed').attachShadow({{mode: 'closed'}}).innerHTML = '<p>closed words</p><img src=/closed.png>';
place('opened').attachShadow({{mode: 'open'}}).innerHTML = '<img src=/opened.png>';
const x = place('drawn').getContext('2d'); x.fillStyle = 'rgb(4, 251, 137)'; x.fillRect(0, 0, 300, 150);
fetch('/blob.png').then(r => r.blob()).then(b => {{ place('blob').src = URL.createObjectURL(b) }});
fetch('/octets.bin'); fetch('/data.json');
const anew = () => {{ if (!place('again').querySelector('img'))
  place('again').innerHTML = '<img src=/again.png>'; }};
anew(); setInterval(anew, 20);
new MutationObserver(anew).observe(document.body, {{childList: true, subtree: true}});
</script><div style="height: 1500px"></div><img loading="lazy" src="/lazy.png"><p>the end</p>""".encode()


def pages(foreign: str) -> Mapping[str, Answer]:
    """Return the page at `/planted` and all that it loads.

    Args:
        foreign: origin of the frame of another site, which must serve these pages too.
    """
    said = {"plain": ("txt", "text/plain"), "webp": ("webp", "image/webp"), "gif": ("gif", "image/gif")}
    found: dict[str, Answer] = {}
    for name, data in files():
        ending, media_type = said.get(name, ("png", "image/png"))
        found[f"/{name}.{ending}"] = Page(body=data, media_type=media_type)
    found["/octets.bin"] = Page(body=picture("octets"), media_type="application/octet-stream")
    body = '{"avatar": "' + _inline("json") + '"}'
    found["/data.json"] = Page(body=body.encode(), media_type="application/json")
    found["/film.mp4"] = Page(body=b"\0\0\0\x18ftypmp42" + b"film" * 500, media_type="video/mp4")
    found["/framed-in"] = Page(body=b"<p>framed words</p><img src=/framed.png>")
    found["/foreign"] = Page(body=b"<p>foreign words</p><img src=/foreign.png>")
    found["/planted"] = Page(body=_page(foreign))
    return found
