// DER: as much of it as certificates, signatures and time stamps need. Every length is held against its surroundings.
// Source: X.690 sections 8 and 10.

const DER_DEPTH_MAX = 40;

/** Returns the value at `at`: {tag, start, end, bytes (content), whole, children}; children of constructed ones only. */
function readDer(bytes, at = 0, end = bytes.length, depth = 0) {
  const wrong = () => new Broken("A signature or time stamp is damaged: it cannot be read.");
  if (depth > DER_DEPTH_MAX || end - at < 2) throw wrong();
  const tag = bytes[at];
  let start = at + 2, size = bytes[at + 1];
  if ((tag & 0x1f) === 0x1f || size === 0x80) throw wrong();
  if (size > 0x80) {
    const digits = size - 0x80;
    if (digits > 4 || start + digits > end) throw wrong();
    size = 0;
    for (const stop = start + digits; start < stop; start++) size = size * 256 + bytes[start];
  }
  const stop = start + size;
  if (stop > end) throw wrong();
  const node = { tag, end: stop, bytes: bytes.subarray(start, stop), whole: bytes.subarray(at, stop), children: [] };
  if (tag & 0x20) {
    for (let inner = start; inner < stop;) {
      const child = readDer(bytes, inner, stop, depth + 1);
      node.children.push(child);
      inner = child.end;
    }
  }
  return node;
}

/** Returns one value that fills all of `bytes`. */
function wholeDer(bytes) {
  const node = readDer(bytes);
  if (node.end !== bytes.length) throw new Broken("A signature or time stamp has something behind its end.");
  return node;
}

/** Returns the child at `index` when it has this tag; Broken otherwise. */
function part(node, index, tag) {
  const child = node?.children[index];
  if (!child || (tag !== undefined && child.tag !== tag)) {
    throw new Broken("A signature or time stamp is damaged: a part of it is missing.");
  }
  return child;
}

function oid(node) {
  if (node.tag !== 0x06 || !node.bytes.length || node.bytes.length > 32) throw new Broken("A name in a signature is damaged.");
  const parts = [];
  let value = 0;
  for (const byte of node.bytes) {
    value = value * 128 + (byte & 0x7f);
    if (!(byte & 0x80)) {
      parts.push(value);
      value = 0;
    }
  }
  const first = Math.min(2, Math.floor(parts[0] / 40));
  return [first, parts[0] - first * 40, ...parts.slice(1)].join(".");
}

/** Returns a UTCTime or GeneralizedTime as a Date. Source: RFC 5280 section 4.1.2.5; RFC 3161 section 2.4.2. */
function derTime(node) {
  const found = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(latin(node.bytes));
  if (!found || (node.tag === 0x17) !== (found[1].length === 2) || (node.tag !== 0x17 && node.tag !== 0x18)) {
    throw new Broken("A time in a signature is not written as one.");
  }
  const year = found[1].length === 4 ? Number(found[1]) : Number(found[1]) + (Number(found[1]) < 50 ? 2000 : 1900);
  const time = new Date(Date.UTC(year, found[2] - 1, ...found.slice(3, 7).map(Number)));
  if (time.getUTCMonth() !== found[2] - 1) throw new Broken("A time in a signature is not one.");
  return time;
}

/** Returns the words of a Name: common name, organisation, country, as far as they stand there. */
function nameWords(node) {
  const wanted = { "2.5.4.3": "", "2.5.4.10": "", "2.5.4.6": "" };
  for (const set of node.children) {
    for (const pair of set.children) {
      const key = oid(part(pair, 0));
      const value = part(pair, 1);
      if (key in wanted && !wanted[key]) {
        const wide = value.tag === 0x1e;  // BMPString
        wanted[key] = wide
          ? Array.from({ length: value.bytes.length >> 1 }, (_, i) =>
            String.fromCharCode(value.bytes[i * 2] * 256 + value.bytes[i * 2 + 1])).join("")
          : new TextDecoder().decode(value.bytes);
      }
    }
  }
  return Object.values(wanted).filter(Boolean).join(", ").slice(0, 200) || "a name without words";
}
