// The pack: its exporter's line, the certificate's signatures behind it, what was added later, and what it lists.
// Source: docs/signatures.md; ISO 32000-1 section 12.8.

const PACK_DOMAIN = "evidence-desk.invalid/pack\n";
const PACK_PREFIX = utf8("%evidence-desk-pack-signature 1 ");
const PACK_LINE = /^%evidence-desk-pack-signature 1 ([A-Za-z0-9+/]{43}=) ([A-Za-z0-9+/]{86}==)\n$/;
const PACK_LINE_SIZE = PACK_PREFIX.length + 44 + 1 + 88 + 1;
const PACK_END = /^startxref\n\d{10}\n%%EOF\n$/;  // repeated after the line, and signed with what stands before it
const PACK_END_SIZE = 27;
const TAIL_MAX = 64 << 20;
const STEP = 4 << 20;

/** Returns {end, key, fingerprint, good}: where the last exporter's line ends, whose it is, whether every byte before it is as signed. */
async function readExporterLine(blob, tick) {
  const hasher = new Sha256();
  let kept = new Uint8Array(0), start = 0, found = null;
  for (let at = 0; at < blob.size; at += STEP) {
    const piece = await bytesOf(blob, at, Math.min(at + STEP, blob.size));
    const seen = concat(kept, piece);
    // Where a line may begin near the end of what was read, that end waits for the next piece.
    const safe = at + STEP >= blob.size ? seen.length : Math.max(0, seen.length - PACK_LINE_SIZE - 1);
    let done = 0;
    for (let hit = find(seen, PACK_PREFIX); hit >= 0 && hit < safe; hit = find(seen, PACK_PREFIX, hit + 1)) {
      hasher.update(seen.subarray(done, hit));
      done = hit;
      const line = PACK_LINE.exec(latin(seen.subarray(hit, hit + PACK_LINE_SIZE)));
      if (line) found = { at: start + hit, line, hash: hasher.fork() };
    }
    hasher.update(seen.subarray(done, safe));
    kept = seen.slice(safe);
    start += safe;
    tick(piece.length);
  }
  if (!found) return null;
  const key = fromBase64(found.line[1], "The exporter's key");
  const signature = fromBase64(found.line[2], "The exporter's signature");
  let end = found.at + PACK_LINE_SIZE;
  const closing = await bytesOf(blob, end, Math.min(end + PACK_END_SIZE, blob.size));
  if (PACK_END.test(latin(closing))) {
    found.hash.update(closing);
    end += PACK_END_SIZE;
  }
  const good = await ed25519(key, signature, concat(utf8(PACK_DOMAIN), found.hash.digest()));
  return { end, start: found.at, key, fingerprint: hex(sha256(key)), good };
}

/** Returns the digest of the parts of a file from..to, in order. */
async function digestParts(blob, name, parts) {
  const hasher = HASHERS[name]();
  for (const [from, to] of parts) {
    for (let at = from; at < to; at += STEP) hasher.update(await bytesOf(blob, at, Math.min(at + STEP, to)));
  }
  return hasher.digest();
}

/** Returns the signatures that stand behind the exporter's line: {end, parts, cms}, in the order of what they cover. */
function findSignatures(tail, offset) {
  const text = latin(tail);
  const found = [];
  for (const hit of text.matchAll(/\/ByteRange\s*\[\s*(\d{1,11})\s+(\d{1,11})\s+(\d{1,11})\s+(\d{1,11})\s*\]/g)) {
    const [start, first, second, size] = hit.slice(1).map(Number);
    const gap = text.slice(first - offset, second - offset);
    if (start !== 0 || first < offset || second + size > offset + tail.length || !/^<(?:(?:[0-9A-F]{2})+|(?:[0-9a-f]{2})+)>$/.test(gap)) {
      throw new Broken("A certificate's signature in the pack leaves out a part of the file that it may not leave out.");
    }
    const raw = Uint8Array.from(gap.slice(1, -1).match(/../g), (pair) => parseInt(pair, 16));
    const filled = readDer(raw).end;
    if (raw.subarray(filled).some((byte) => byte)) throw new Broken("Something stands where the pack's signature leaves room.");
    found.push({ end: second + size, parts: [[0, first], [second, second + size]], cms: raw.subarray(0, filled) });
    if (found.length > 16) throw new Unjudged("it bears more signatures than this page reads");
  }
  return found.sort((left, right) => left.end - right.end);
}

/** Checks one signature behind the line; returns what it says. */
async function checkPackSignature(blob, one) {
  const node = wholeDer(one.cms);
  const digest = (name) => digestParts(blob, name, one.parts);
  const signed = readSignedData(node);
  if (signed.type === TST_INFO) {
    const stamp = await checkToken(node, async (name, imprint) => same(await digest(name), imprint));
    return { kind: "stamp", end: one.end, stamp };
  }
  if (signed.content) throw new Broken("A certificate's signature in the pack carries its own text instead of the pack's.");
  const signer = await checkSignedData(signed, digest, "The certificate's signature in the pack");
  const token = attribute(signed.unsigned, "1.2.840.113549.1.9.16.2.14");
  let stamp = null;
  if (token) stamp = await checkToken(token[0], async (name, imprint) => same(HASHERS[name]().update(signed.signature).digest(), imprint));
  return { kind: "certificate", end: one.end, signer, stamp };
}

const CATALOG_MAY_GAIN = new Set(["AcroForm", "Perms", "DSS", "Extensions", "Version"]);
const PAGE_MAY_GAIN = new Set(["Annots"]);
const TAGS_MAY_GAIN = new Set(["ParentTreeNextKey"]);  // the field of a signature is tagged as every other part
const MAY_GROW = new Set(["K", "Kids", "Nums"]);
const FORM_MAY_HAVE = new Set(["Fields", "SigFlags", "DR", "DA"]);
const NOTHING = new Set();
const WIDGET_MAX = 60000;  // square points, an eighth of a page

/** Returns the revisions of the file from the pack's own to the newest; each later one names the one before it. */
async function revisions(blob, base, end) {
  const own = await Revision.at(blob, await tableBefore(blob, base), base);
  const later = [];
  for (let stop = end, start = await tableBefore(blob, end); start !== own.start;) {
    if (start < base || later.length > 16) throw new Unjudged("it was saved in a way that this page cannot follow");
    const revision = await Revision.at(blob, start, stop);
    later.unshift(revision);
    start = revision.trailer.get("Prev");
    stop = end;
    if (typeof start !== "number") throw new Unjudged("it was saved again from the beginning");
    if (start > revision.start) throw new Unjudged("its tables do not follow each other");
  }
  return [own, ...later];
}

async function tableBefore(blob, end) {
  const from = Math.max(0, end - 1024);
  const found = [...latin(await bytesOf(blob, from, end)).matchAll(/startxref\s+(\d{1,11})\s+%%EOF/g)].pop();
  if (!found) throw new Unjudged("it does not end as a PDF does");
  return Number(found[1]);
}

/** Checks that what was added behind the line only adds a signature: no page, picture or text of the pack is replaced. */
async function checkAdditions(blob, base, end) {
  const [own, ...later] = await revisions(blob, base, end);
  const changed = () => new Broken("Something in the pack was replaced after its exporter had signed it.");
  const root = own.trailer.get("Root");
  const tags = await tagObjects(own, await own.resolve(root));
  const values = new Map();
  const pages = new Set();
  for (const revision of later) {
    if (spelled(revision.trailer.get("Root")) !== spelled(root)) throw changed();
    for (const [number, offset] of revision.entries) {
      if (number === 0 && offset === null) continue;
      if (offset === null || offset < base) throw changed();
      const now = (await revision.object(number)).value;
      if (own.entries.has(number)) {
        const { value: before, from } = await own.object(number);
        if (from) throw changed();  // what a page draws, a picture, an attached file
        const isPage = before instanceof Map && before.get("Type")?.text === "Page";
        if (isPage) pages.add(number);
        const gains = number === root.number ? CATALOG_MAY_GAIN : isPage ? PAGE_MAY_GAIN : tags.has(number) ? TAGS_MAY_GAIN : NOTHING;
        if (!onlyGains(before, now, gains, tags.has(number))) throw changed();
      }
      values.set(number, now);
    }
  }
  const resolve = (value) => (value instanceof Reference ? values.get(value.number) : value);
  const form = resolve(values.get(root.number)?.get("AcroForm"));
  if (form && ![...form.keys()].every((key) => FORM_MAY_HAVE.has(key))) throw changed();
  for (const number of pages) checkWidgets(values.get(number), own.entries, resolve, changed);
}

/** Returns the numbers of the three objects to which the tag of a new field is added. */
async function tagObjects(own, catalog) {
  const tree = catalog.get("StructTreeRoot");
  const found = tree instanceof Reference ? (await own.object(tree.number)).value : new Map();
  return new Set([tree, found.get("K"), found.get("ParentTree")].filter((one) => one instanceof Reference).map((one) => one.number));
}

/** Returns whether a dictionary is as it was, but for what stands under the names that it may gain, or at the end of its lists. */
function onlyGains(before, now, gains, grows) {
  if (!(before instanceof Map) || !(now instanceof Map)) return spelled(before) === spelled(now);
  const keys = new Set([...before.keys(), ...now.keys()]);
  return [...keys].every((key) => {
    const [old, present] = [before.get(key), now.get(key)];
    if (grows && MAY_GROW.has(key) && Array.isArray(old) && Array.isArray(present)) {
      return present.length >= old.length && spelled(old) === spelled(present.slice(0, old.length));
    }
    return gains.has(key) || (before.has(key) && now.has(key) && spelled(old) === spelled(present));
  });
}

/** What is new on a page may only be the field of a signature, and small: anything else could cover what stood there. */
function checkWidgets(page, own, resolve, changed) {
  const items = resolve(page.get("Annots"));
  for (const item of Array.isArray(items) ? items : [undefined]) {
    if (item instanceof Reference && own.has(item.number)) continue;
    const widget = resolve(item);
    const isField = widget instanceof Map && widget.get("Subtype")?.text === "Widget" && widget.get("FT")?.text === "Sig";
    if (!isField || widget.has("A") || widget.has("AA")) throw changed();
    const corners = resolve(widget.get("Rect"));
    if (!Array.isArray(corners) || !(Math.abs((corners[2] - corners[0]) * (corners[3] - corners[1])) <= WIDGET_MAX)) throw changed();
  }
}

const OWN_ATTACHMENT = /^(pack\.json|checkpoint\.note|proof-[A-Za-z0-9-]{1,60}\.json)$/;
const WALK_MAX = 400000;  // objects: pages, and what lies on them

/** Returns what stands in a file and in no pack: files of other names, what starts by itself, links to elsewhere. */
async function foreignThings(blob, base) {
  const own = await Revision.at(blob, await tableBefore(blob, base), base);
  const catalog = await own.resolve(own.trailer.get("Root"));
  const names = await own.resolve(catalog.get("Names"));
  const found = [];
  const tree = names && (await own.resolve(names.get("EmbeddedFiles")));
  const list = (tree && (await own.resolve(tree.get("Names")))) || [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = String(plainOf(list[at]));
    if (!OWN_ATTACHMENT.test(name)) found.push(`the attached file ${name.slice(0, 80)}`);
  }
  const programs = names && names.has("JavaScript");
  if (programs) found.push("a program (JavaScript)");
  const others = names ? [...names.keys()].filter((key) => key !== "EmbeddedFiles" && key !== "JavaScript") : [];
  if (catalog.has("OpenAction") || catalog.has("AA") || others.length) found.push("something that starts when it is opened");
  const form = await own.resolve(catalog.get("AcroForm"));
  if (form instanceof Map && form.has("XFA")) found.push("a form with a program in it");
  if (await actsOnAPage(own, catalog)) found.push("a button, a note or a link to elsewhere");
  return found;
}

/** Returns whether anything on a page is none of a pack's links into itself, and no field of a signature. */
async function actsOnAPage(own, catalog) {
  const waiting = [catalog.get("Pages")];
  for (let walked = 0; waiting.length; walked++) {
    if (walked > WALK_MAX) throw new Unjudged("it has more pages than this page looks through");
    const node = await own.small(waiting.pop());
    if (!(node instanceof Map)) throw new Unjudged("its pages are listed in a way that this page does not know");
    if (node.has("AA")) return true;
    const kids = await own.small(node.get("Kids"));
    if (Array.isArray(kids)) {
      waiting.push(...kids);
      continue;
    }
    const notes = await own.small(node.get("Annots"));
    for (const item of Array.isArray(notes) ? notes : []) {
      if (++walked > WALK_MAX) throw new Unjudged("it has more on its pages than this page looks through");
      const note = await own.small(item);
      if (!(note instanceof Map) || !["Link", "Widget"].includes(note.get("Subtype")?.text) || note.has("A") || note.has("AA")) return true;
    }
  }
  return false;
}

/** Returns {facts, note} that are attached to the pack as it was before anything was added to it. */
async function readAttached(blob, base) {
  const own = await Revision.at(blob, await tableBefore(blob, base), base);
  const catalog = await own.resolve(own.trailer.get("Root"));
  const names = await own.resolve(catalog.get("Names"));
  const tree = names && (await own.resolve(names.get("EmbeddedFiles")));
  const list = tree && (await own.resolve(tree.get("Names")));
  if (!Array.isArray(list) || list.length > 20000) throw new Unjudged("its list of attached files is missing");
  const streams = {};
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = plainOf(list[at]);
    if (name !== "pack.json" && name !== "checkpoint.note") continue;
    const files = await own.resolve((await own.resolve(list[at + 1])).get("EF"));
    streams[name] = await own.stream(files.get("F"), 32 << 20);
  }
  if (!streams["pack.json"] || !streams["checkpoint.note"]) throw new Unjudged("it does not carry its own facts");
  const facts = parseObject(streams["pack.json"], 32 << 20, "The list inside the pack");
  if (facts.format !== "evidence-desk-pack-1" || !Array.isArray(facts.exhibits)) throw new Unjudged("its facts are of another version");
  return { facts, note: streams["checkpoint.note"] };
}
