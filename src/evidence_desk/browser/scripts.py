"""What the capture browser adds to every frame of a page before its first paint: blurred pictures, no way round.

Two scripts. `PICTURES` runs in a world of its own, where the page's programs see nothing of it: it blurs, shows one
picture at a deliberate press, and counts. `GUARD` must run in the page's world: it carries the blur into shadow trees,
and takes away what would open ways past the browser (peer connections) or play films.

They are style and script in a stranger's page. A page made to defeat them could find a way to draw a picture that
nobody blurs, from single pixels for instance; the record never claims more than "blurred".
"""

from __future__ import annotations

import json

WORLD = "evidence-desk"  # where an engine names worlds by words; QtWebEngine has a number for it
BLUR_PX = 28

# In a layer, and the first one of the document: of rules that insist (`!important`), those of the first layer win over
# every other, however closely they name an element. Only an element's own style stands above them: see `yield_`.
_PICTURES_CSS = (
    "@layer evidence-desk { img, video, canvas, svg image, image, input[type=image], object, embed, picture"
    f" {{ filter: blur({BLUR_PX}px) !important; transition: none !important; animation: none !important;"
    " clip-path: inset(0) !important; }"
    " *, *::before, *::after { background-image: none !important; border-image: none !important;"
    " list-style-image: none !important; }"
    " *:not(img):not(video):not(input):not(object):not(embed) { content: normal !important; } }"
)

_PICTURES = r"""(() => {
  if (window.evidenceDesk) return;
  const KINDS = 'img, video, canvas, image, input[type=image], object, embed';
  const BLUR = 'blur(__BLUR__px)', TOKEN = __TOKEN__, LABEL = __LABEL__;
  const OWN = ['background-image', 'border-image-source', 'list-style-image', 'content'];
  let on = __ON__, quiet = false, moves = 0;
  const shown = new Set(), roots = new Set(), hid = new WeakSet();
  const sheet = document.createElement('style');
  sheet.textContent = __CSS__;
  const place = () => {
    const top = document.documentElement;
    if (on && top && top.firstChild !== sheet && moves++ < 200) top.prepend(sheet);
    if (!on && sheet.parentNode) sheet.remove();
  };
  const address = (e) => String(e.currentSrc || e.src || e.data || (e.href && e.href.baseVal) || e.poster || '');
  const cover = (e) => {
    if (!e.style) return;
    const want = !on ? '' : shown.has(e) ? 'none' : BLUR;
    // While a page is kept, the recorder makes sharp what the press for more named, and covers the rest.
    if (quiet && e.style.getPropertyValue('filter') === 'none' && e.style.getPropertyPriority('filter')) return;
    if (e.style.getPropertyValue('filter') === want && (!want || e.style.getPropertyPriority('filter'))) return;
    if (want) e.style.setProperty('filter', want, 'important');
    else if (e.style.getPropertyPriority('filter')) e.style.removeProperty('filter');
  };
  const yield_ = (e) => {
    if (!on || quiet || !e.style || !e.style.length) return;
    for (const name of OWN) {
      const value = e.style.getPropertyValue(name), drawn = !value || /url|image|fade|element|paint/.test(value);
      if (drawn && e.style.getPropertyPriority(name)) e.style.setProperty(name, value, '');
    }
  };
  const over = (node) => {
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return;
    if (node.matches && node.matches(KINDS)) cover(node);
    yield_(node);
    if (node.shadowRoot) enter(node.shadowRoot);
    for (const e of node.querySelectorAll('*')) {
      if (e.matches(KINDS)) cover(e);
      yield_(e);
      if (e.shadowRoot) enter(e.shadowRoot);
    }
  };
  const watch = new MutationObserver((changes) => {
    place();
    for (const c of changes) {
      if (c.type === 'attributes') { if (c.target.matches(KINDS)) cover(c.target); yield_(c.target); continue; }
      for (const n of c.addedNodes) over(n);
    }
  });
  const enter = (root) => {
    if (roots.has(root)) return;
    roots.add(root);
    watch.observe(root, {childList: true, subtree: true, attributes: true, attributeFilter: ['style', 'class']});
    over(root);
  };
  const all = (passwords) => {
    const found = [], kinds = passwords ? 'input[type=password]' : KINDS;
    for (const r of roots) for (const e of r.querySelectorAll(kinds)) found.push(e);
    return found;
  };
  const pseudo = () => {
    let n = 0;
    if (!on) return n;
    for (const e of [...document.querySelectorAll('*')].slice(0, 20000)) {
      for (const p of ['::before', '::after']) {
        if (getComputedStyle(e, p).content.includes('url(')) { e.style.setProperty('filter', BLUR, 'important'); n++; }
      }
    }
    return n;
  };
  let offer = null, offered = null;
  const away = () => { if (offer) offer.remove(); offer = null; offered = null; };
  const show = (e) => { shown.add(e); if (hid.delete(e)) e.style.removeProperty('visibility'); cover(e); away(); };
  const press = (e) => {
    away();
    const box = e.getBoundingClientRect();
    if (!on || quiet || shown.has(e) || e.tagName === 'VIDEO' || box.width < 24 || box.height < 24) return;
    offered = e;
    offer = document.createElement('div');
    offer.style.cssText = 'all: initial !important; position: fixed !important; z-index: 2147483647 !important;'
      + 'left:' + (box.left + box.width / 2) + 'px !important; top:' + (box.top + box.height / 2) + 'px !important;'
      + 'transform: translate(-50%, -50%) !important;';
    const root = offer.attachShadow({mode: 'closed'}), b = document.createElement('button');
    b.textContent = LABEL;
    b.style.cssText = 'font: 600 14px sans-serif; color: #fff; background: #16191d; border: 1px solid #fff;'
      + 'border-radius: 6px; padding: 8px 16px; cursor: pointer';
    b.addEventListener('click', (event) => {
      event.preventDefault(); event.stopImmediatePropagation();
      if (event.isTrusted && offered) show(offered);
    }, true);
    root.appendChild(b);
    document.documentElement.appendChild(offer);
  };
  addEventListener('mouseover', (event) => {
    const at = event.composedPath()[0];
    if (offer && (at === offer || event.target === offer)) return;
    if (at && at.matches && at.matches(KINDS)) press(at); else if (event.isTrusted) away();
  }, true);
  addEventListener('scroll', away, true);
  // A page may not hold its reader back with a question on leaving.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
  const at = (root, x, y) => {
    for (const e of root.elementsFromPoint(x, y)) {
      if (e.shadowRoot) { const inner = at(e.shadowRoot, x, y); if (inner) return inner; }
      if (e.matches(KINDS)) return e;
    }
    return all().find((e) => { const b = e.getBoundingClientRect();
      return b.left <= x && x < b.right && b.top <= y && y < b.bottom; }) || null;
  };
  window.evidenceDesk = {
    blur(value) { on = value; place(); document.dispatchEvent(new CustomEvent(TOKEN, {detail: on}));
      for (const e of all()) cover(e); for (const r of roots) over(r); away(); return on; },
    showAt(x, y) { const e = at(document, x, y); if (!e || e.tagName === 'VIDEO') return ''; show(e);
      return address(e) || 'drawn'; },
    // As text: PySide turns a list into nothing.
    shown() { return JSON.stringify([...shown].filter((e) => e.isConnected).map(address)); },
    quiet(value) { quiet = value; away(); return true; },
    sweep() { place(); let n = pseudo();
      for (const e of all()) if (on && !shown.has(e) && !getComputedStyle(e).filter.includes('blur')) {
        cover(e); n++;
        if (!getComputedStyle(e).filter.includes('blur')) {
          e.style.setProperty('visibility', 'hidden', 'important');  // the page insists; so it stays out of sight
          hid.add(e);
        }
      }
      return n; },
    asksLogIn() { return all(true).length > 0; },
    count() { return all().filter((e) => e.tagName !== 'VIDEO').length; },
  };
  const begin = () => { place(); enter(document); };
  begin();
})()"""

# What no frame may have: peer connections reach any computer past the proxy and past the look at every request, films
# in pieces would be played.
LOCKS = r"""(() => {
  const gone = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport',
    'MediaSource', 'ManagedMediaSource', 'WebKitMediaSource', 'SharedWorker'];
  for (const name of gone) { try { delete window[name]; } catch (e) { window[name] = undefined; } }
  const refuse = () => Promise.reject(new DOMException('films are not played here', 'NotAllowedError'));
  try { Object.defineProperty(HTMLMediaElement.prototype, 'play', {value: refuse}); } catch (e) { return; }
})();
"""

_SHADOWS = r"""(() => {
  const CSS = __CSS__, TOKEN = __TOKEN__;
  const own = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
  const whole = Object.getOwnPropertyDescriptor(Document.prototype, 'adoptedStyleSheets');
  if (!own || !own.configurable || !whole) return;  // it has run here
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  sheet.disabled = !__ON__;
  document.addEventListener(TOKEN, (event) => { sheet.disabled = !event.detail; }, true);
  const keep = (d, root, sheets) => d.set.call(root, [...[...sheets].filter((s) => s !== sheet), sheet]);
  for (const [proto, d] of [[ShadowRoot.prototype, own], [Document.prototype, whole]]) {
    Object.defineProperty(proto, 'adoptedStyleSheets', {
      get() { return d.get.call(this); },
      set(sheets) { if (this.defaultView === null) d.set.call(this, sheets); else keep(d, this, sheets); },
      configurable: false, enumerable: true});
  }
  keep(whole, document, whole.get.call(document));
  const attach = Element.prototype.attachShadow;
  Object.defineProperty(Element.prototype, 'attachShadow', {value: function (init) {
    const root = attach.call(this, init);
    if (root.ownerDocument === document) keep(own, root, own.get.call(root));
    return root;
  }});
})()"""


def _filled(text: str, on: bool, token: str, label: str = "") -> str:
    return (
        text.replace("__CSS__", json.dumps(_PICTURES_CSS))
        .replace("__TOKEN__", json.dumps(token))
        .replace("__LABEL__", json.dumps(label))
        .replace("__ON__", "true" if on else "false")
        .replace("__BLUR__", str(BLUR_PX))
    )


def pictures(*, on: bool, token: str, label: str) -> str:
    """Return the script for the world of its own.

    Args:
        on: pictures are blurred from the first paint.
        token: a random word that the two scripts share and the page does not know.
        label: words of the button that shows one picture.
    """
    return _filled(_PICTURES, on, token, label)


def guard(*, on: bool, token: str) -> str:
    """Return the script for the page's own world; arguments as in `pictures`."""
    return LOCKS + _filled(_SHADOWS, on, token)


def call(what: str) -> str:
    """Return a script that asks the first one something in its world: `blur(true)`, `shown()`."""
    return f"window.evidenceDesk ? window.evidenceDesk.{what} : null"
