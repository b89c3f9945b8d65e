"""What the recorder asks a page while the page's own programs stand still, in a world that they do not share.

`cover` puts a box with words in the place of each picture that may not stand sharp, of each film, and takes pictures
out of styles; `restore` undoes it. Both work on one root at a time, a document or a shadow tree, also a closed one that
DevTools hands over. Nothing in here can stop a page that draws a picture from coloured boxes or letters; what it can do
is in docs/threat-model.md.
"""

from __future__ import annotations

WORLD = "evidence-desk-keep"

# Calls one of the functions below on a root and on every open shadow tree in it; gives a list of answers. What they
# want to change waits until all has been looked at: looking after each change would lay the page out anew every time.
EACH = r"""function (told) {
  globalThis.edLater = [];
  globalThis.edCheck = [];
  // The browser's own style for blurred pictures takes every background away, colours that run into each other too, and
  // words in white on such a colour would be lost. What is covered needs it no more.
  const undo = globalThis.edUndo = globalThis.edUndo || [];
  const unblur = (root) => { for (const s of [...root.styleSheets, ...root.adoptedStyleSheets]) {
    let rules = null;
    try { rules = s.cssRules; } catch (x) { continue; }
    const own = /^@layer evidence-desk \{\s*img, video, canvas[^}]*blur\(\d+px\)/;
    if (s.disabled || !rules.length || !own.test(rules[0].cssText)) continue;
    s.disabled = true;
    undo.push(() => { s.disabled = false; });
  } };
  const one = __ONE__, roots = [this];
  for (const r of roots) for (const e of r.querySelectorAll('*')) if (e.shadowRoot) roots.push(e.shadowRoot);
  if (told) roots.forEach(unblur);
  const answers = roots.map((r) => one.call(r, told));
  for (const change of globalThis.edLater) change();
  const failed = globalThis.edCheck.filter((holds) => !holds());
  for (const holds of failed) holds(true);
  return answers;
}"""

# Called on a root with one argument, what may stand sharp and what is known of the files: {shown: [address], take,
# known: {address: [type, bytes]}, most}. Returns {found, sharp, films, taken, missing: [...], more, addresses}; those
# last are what the press for more took.
COVER = r"""function (told) {
  const shown = new Set(told.shown), undo = globalThis.edUndo = globalThis.edUndo || [];
  const later = globalThis.edLater, check = globalThis.edCheck, gone = new Set();
  const out = {found: 0, sharp: 0, films: 0, taken: 0, missing: [], more: 0, addresses: []};
  const doc = this.ownerDocument || this, win = doc.defaultView;
  if (!win) return out;
  const full = (a) => { try { return new URL(a, doc.baseURI).href; } catch (e) { return String(a); } };
  const words = (film, a, w, h) => {
    const k = told.known[a] || ['', -1];
    const short = a.slice(0, 5) === 'data:' ? 'written into the page' : a;
    const parts = [film ? 'Film not kept' : 'Picture not kept'];
    if (k[0]) parts.push(k[0]);
    parts.push(w + ' \u00d7 ' + h);
    if (k[1] >= 0) parts.push(k[1].toLocaleString('en-GB') + ' bytes');
    if (out.missing.length < told.most) out.missing.push([short.slice(0, 2000), k[0], k[1], w, h, film ? 1 : 0]);
    else out.more++;
    return parts.join(', ') + (short ? ': ' + short.slice(0, 300) : '');
  };
  const hold = (e, name) => { const had = e.getAttribute(name); undo.push(() => had === null
    ? e.removeAttribute(name) : e.setAttribute(name, had)); };
  const now = (e, values) => { if (!e.style) return; hold(e, 'style');
    for (const [name, value] of Object.entries(values)) e.style.setProperty(name, value, 'important'); };
  const force = (e, values) => { later.push(() => now(e, values)); };
  const allowed = (a) => {
    if (a && shown.has(a)) return true;
    if (out.taken < told.take) { out.taken++; if (a.slice(0, 5) !== 'data:') out.addresses.push(a); return true; }
    return false;
  };
  const plain = {filter: 'none', transition: 'none', animation: 'none'};
  const box = (e, film, a) => {
    const r = e.getBoundingClientRect(), s = win.getComputedStyle(e);
    const b = doc.createElementNS('http://www.w3.org/1999/xhtml', 'span');
    // Before any turning and scaling, which the box has from what holds it.
    const wide = e.offsetWidth || r.width, high = e.offsetHeight || r.height;
    const w = Math.round(wide), h = Math.round(high), text = words(film, a, w, h);
    const keep = ['position', 'top', 'left', 'right', 'bottom', 'float', 'margin', 'flex', 'align-self', 'order',
      'grid-area', 'vertical-align', 'z-index', 'justify-self', 'visibility', 'opacity'];
    let css = 'all:initial;box-sizing:border-box;overflow:hidden;background:#eceff1;color:#16191d;'
      + 'border:1px dashed #5b6570;font:11px/1.3 sans-serif;padding:2px;text-align:left;overflow-wrap:anywhere;'
      + 'width:' + wide + 'px;height:' + high + 'px;min-width:0;min-height:0;direction:ltr;'
      + 'display:' + (s.display === 'none' ? 'none' : s.display.startsWith('inline') ? 'inline-block' : 'block') + ';';
    for (const name of keep) css += name + ':' + s.getPropertyValue(name) + ';';
    b.style.cssText = css.replaceAll(';', ' !important;');
    if (w >= 80 && h >= 26) b.textContent = text;
    b.setAttribute('data-evidence-desk', 'not-kept');
    gone.add(e);
    later.push(() => { e.replaceWith(b); undo.push(() => b.replaceWith(e)); });
  };
  const sharpen = (e) => { out.sharp++; force(e, plain); };
  const ADDRESS = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)]*))\s*\)/g;
  const PROPERTIES = ['background-image', 'border-image-source', 'list-style-image', 'mask-image', 'content',
    '-webkit-mask-box-image-source', 'cursor', 'shape-outside', 'filter', 'backdrop-filter', 'clip-path',
    '-webkit-box-reflect', 'fill', 'stroke'];
  const pictured = (value) => /url\(|image-set\(|cross-fade\(|image\(|element\(|paint\(|-webkit-canvas\(/.test(value);
  const styled = (e, pseudo) => {
    const s = win.getComputedStyle(e, pseudo), hits = [];
    if (pseudo === '::marker' ? s.display !== 'list-item' && s.content === 'normal' : pseudo && s.content === 'none')
      return hits;
    for (const name of PROPERTIES) {
      const value = s.getPropertyValue(name);
      if (!value || !pictured(value)) continue;
      const from = [...value.matchAll(ADDRESS)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
      const far = from.filter((a) => !a.startsWith('#') && full(a).split('#')[0] !== doc.URL.split('#')[0]);
      if (far.length || !from.length) hits.push([name, far]);
    }
    return hits;
  };
  const quiet = (name) => ({content: 'normal', cursor: 'auto'}[name] || 'none');
  const sheet = new win.CSSStyleSheet();
  let marked = 0;
  const pseudos = (e) => {
    for (const p of ['::before', '::after', '::marker']) {
      const hits = styled(e, p);
      if (!hits.length) continue;
      for (const [, far] of hits) { out.found++; words(false, far[0] || '', 0, 0); }
      const mark = 'data-ed-' + p.slice(2);
      check.push((hide) => hide ? now(e, {display: 'none'}) : !e.isConnected || !styled(e, p).length);
      later.push(() => { hold(e, mark); e.setAttribute(mark, ''); });
      if (!marked++) for (const q of ['before', 'after', 'marker'])
        sheet.insertRule(':is([data-ed-' + q + '],#a#b#c#d#e#f#g#h)::' + q + '{transition:none!important;'
          + PROPERTIES.map((n) => n + ':' + (n === 'content' ? '""' : quiet(n)) + '!important').join(';') + '}');
    }
  };
  const styles = (e) => {
    const passed = new Set(), begun = out.found;
    for (const [name, far] of styled(e, null)) {
      out.found++;
      if (far.length && allowed(full(far[0])) && far.slice(1).every((a) => shown.has(full(a)))) {
        out.sharp++; passed.add(name); continue; }
      const r = e.getBoundingClientRect();
      words(false, far.length ? full(far[0]) : '', Math.round(r.width), Math.round(r.height));
      force(e, {[name]: quiet(name), transition: 'none', animation: 'none'});
    }
    if (begun < out.found) check.push((hide) => hide ? now(e, {display: 'none'})
      : !e.isConnected || !styled(e, null).some(([name]) => !passed.has(name)));
    pseudos(e);
  };
  const XLINK = 'http://www.w3.org/1999/xlink';
  const one = (e) => {
    const tag = e.localName;
    if (tag === 'img' || (tag === 'input' && e.type === 'image')) {
      const a = e.currentSrc || e.src || '';
      if (!a && !e.srcset) return;
      out.found++;
      if (allowed(a)) sharpen(e); else box(e, false, a);
    } else if (tag === 'video' || tag === 'audio') {
      out.films++;
      const source = e.querySelector('source');
      try { e.pause(); } catch (x) {}
      box(e, true, e.currentSrc || e.src || (source && source.src) || '');
    } else if (tag === 'canvas') {
      out.found++;
      if (allowed('')) sharpen(e); else box(e, false, '');
    } else if (tag === 'object' || tag === 'embed' || tag === 'applet') {
      out.found++;
      box(e, false, e.data || e.src || '');
    } else if (tag === 'image' || tag === 'feImage' || tag === 'use') {
      const a = e.getAttribute('href') || e.getAttributeNS(XLINK, 'href') || '';
      if (!a || a.startsWith('#')) return;
      out.found++;
      if (allowed(full(a))) { out.sharp++; return; }
      const r = e.getBoundingClientRect();
      words(false, full(a), Math.round(r.width), Math.round(r.height));
      later.push(() => { for (const name of ['href', 'xlink:href'])
        if (e.hasAttribute(name)) { hold(e, name); e.removeAttribute(name); } });
    } else if (tag === 'svg' && !(e.parentNode && e.parentNode.closest && e.parentNode.closest('svg'))) {
      const r = e.getBoundingClientRect();
      if (r.width <= 64 || r.height <= 64) return;
      out.found++;
      if (allowed('')) out.sharp++; else box(e, false, '');
    }
  };
  // What moves by itself could bring a picture in after it was looked for.
  for (const a of this.getAnimations ? this.getAnimations() : []) {
    if (a.playState !== 'running') continue;
    a.pause();
    undo.push(() => a.play());
  }
  for (const e of this.querySelectorAll('*')) {
    if (e.hasAttribute('data-evidence-desk')) continue;
    if (gone.has(e.parentNode)) { gone.add(e); continue; }
    one(e);
    if (!gone.has(e) && e.style) styles(e);
  }
  if (marked) later.push(() => {
    const had = this.adoptedStyleSheets;
    this.adoptedStyleSheets = [...had, sheet];
    undo.push(() => { this.adoptedStyleSheets = had; });
  });
  told.take -= out.taken;
  told.most = Math.max(0, told.most - out.missing.length);
  return out;
}"""

# Called on a frame that nobody can look into: takes it out of sight and keeps its place.
HIDE = r"""function () {
  const undo = globalThis.edUndo = globalThis.edUndo || [], had = this.getAttribute('style');
  undo.push(() => had === null ? this.removeAttribute('style') : this.setAttribute('style', had));
  this.style.setProperty('visibility', 'hidden', 'important');
  this.style.setProperty('transition', 'none', 'important');
  return getComputedStyle(this).visibility === 'hidden';
}"""

# Undoes every change, the last one first.
RESTORE = r"""(() => { const undo = globalThis.edUndo || []; globalThis.edUndo = [];
  while (undo.length) { try { undo.pop()(); } catch (e) {} } return true; })()"""

# Called on a root: its visible text, and where it is: {text, url, shadow}.
TEXT = r"""function () {
  const host = this.body || this.documentElement;
  const text = this.host ? [...this.children].map((e) => e.innerText || '').join('\n') : host ? host.innerText : '';
  return {text: text.slice(0, 20e6), url: this.URL || '', shadow: !!this.host};
}"""

# Counts without changing anything: {pictures, films}.
COUNT = r"""function () {
  const n = (q) => this.querySelectorAll(q).length;
  const pictures = n('img[src],img[srcset],input[type=image],canvas,object,embed,image,feImage');
  return {pictures, films: n('video,audio')};
}"""

# Called on a root: from which row to which row text stands, in CSS pixels of the page: [[top, bottom], ...].
PAINTED = r"""function () {
  const doc = this.ownerDocument || this, win = doc.defaultView, out = [];
  if (!win || win.parent !== win || !(this.body || this.host)) return out;
  const wide = doc.documentElement.scrollWidth, range = doc.createRange();
  const walk = doc.createTreeWalker(this.body || this, NodeFilter.SHOW_TEXT);
  for (let node, n = 0; (node = walk.nextNode()) && n < 20000; n++) {
    if (!node.data.trim() || !node.parentElement) continue;
    const s = win.getComputedStyle(node.parentElement);
    if (s.visibility !== 'visible' || s.opacity === '0' || s.color === 'rgba(0, 0, 0, 0)') continue;
    range.selectNodeContents(node);
    const r = range.getBoundingClientRect();
    if (r.width < 4 || r.height < 4 || r.right < 4 || r.left > wide - 4) continue;
    out.push([Math.floor(r.top + win.scrollY), Math.ceil(r.bottom + win.scrollY)]);
  }
  return out;
}"""

# What the page is, before anything is done to it.
ABOUT = r"""(() => ({url: location.href, title: document.title, width: innerWidth, height: innerHeight,
  scale: devicePixelRatio, language: navigator.language, x: scrollX, y: scrollY,
  type: document.contentType}))()"""

# One step down the page: [place, height of the page, pictures still loading].
STEP = r"""((y) => { scrollTo({left: 0, top: y, behavior: 'instant'});
  return [scrollY, document.documentElement ? document.documentElement.scrollHeight : 0,
    [...document.images].filter((i) => { if (i.complete) return false; const r = i.getBoundingClientRect();
      return r.bottom > -200 && r.top < innerHeight + 200; }).length]; })"""

# Two frames later, or 0.6 seconds where none is drawn: what watches the place of the page has seen it.
FRAMES = r"""new Promise((done) => { setTimeout(done, 600);
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))); })"""

# A page that scrolls inside a box of its own is let out of it: the box and what holds it grow to their content.
# Returns how many pixels became visible.
UNROLL = r"""(() => {
  const top = document.documentElement, undo = globalThis.edUndo = globalThis.edUndo || [];
  if (!document.body || top.scrollHeight > innerHeight * 1.3) return 0;
  let best = null;
  for (const e of document.querySelectorAll('*')) {
    const small = e.clientHeight * e.clientWidth < innerHeight * innerWidth * 0.4;
    if (small || e.scrollHeight < e.clientHeight * 1.3) continue;
    const s = getComputedStyle(e);
    if (!/auto|scroll|overlay/.test(s.overflowY)) continue;
    if (!best || e.scrollHeight > best.scrollHeight) best = e;
  }
  if (!best) return 0;
  const grown = best.scrollHeight - best.clientHeight;
  for (let e = best; e; e = e.parentElement) {
    const had = e.getAttribute('style');
    undo.push(() => had === null ? e.removeAttribute('style') : e.setAttribute('style', had));
    for (const [n, v] of [['height', 'auto'], ['max-height', 'none'], ['overflow', 'visible'], ['contain', 'none']])
      e.style.setProperty(n, v, 'important');
    if (getComputedStyle(e).position === 'fixed') e.style.setProperty('position', 'absolute', 'important');
  }
  return grown;
})()"""

# The box of the post at a place of the page: the nearest element that looks like one. What stands outside the view is
# brought into it for this moment, as the engine finds elements only there.
POST = r"""((x, y) => {
  const [left, top] = [scrollX, scrollY];
  if (x < left || y < top || x >= left + innerWidth || y >= top + innerHeight)
    scrollTo({left: x - innerWidth / 2, top: y - innerHeight / 2, behavior: 'instant'});
  let e = document.elementFromPoint(x - scrollX, y - scrollY);
  for (let at = e; at && at !== document.body; at = at.parentElement)
    if (at.matches('article, [role=article], [role=listitem], li, blockquote, [class*=post], [class*=comment]')) {
      e = at; break; }
  const r = e && e.getBoundingClientRect();
  const box = r && [r.left + scrollX, r.top + scrollY, r.width, r.height];
  if (scrollX !== left || scrollY !== top) scrollTo({left, top, behavior: 'instant'});
  return box;
})"""
