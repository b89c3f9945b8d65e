// Bytes, hexadecimal, base64, text: the ground the checks stand on. Every reader here takes one spelling only.

/** What does not hold: its message is a sentence for people. */
class Broken extends Error {}

/** What this page cannot judge, as far as it got: neither good nor bad. */
class Unjudged extends Error {}

const latin = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

/** Returns the bytes of a text whose characters are all below 256. */
function fromLatin(text) {
  const out = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) out[at] = text.charCodeAt(at);
  return out;
}

const utf8 = (text) => new TextEncoder().encode(text);

/** Returns the text of UTF-8 bytes; anything else is Broken. A byte order mark is kept as a character. */
function fromUtf8(bytes, what) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Broken(`${what} is not text in UTF-8.`);
  }
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Returns the bytes of lower-case hexadecimal digits of exactly `size` bytes; Broken for anything else. */
function fromHex(text, size, what) {
  if (typeof text !== "string" || text.length !== size * 2 || !/^[0-9a-f]*$/.test(text)) {
    throw new Broken(`${what} is not ${size} bytes in hexadecimal.`);
  }
  return Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
}

/** Returns the bytes of canonical, padded base64; Broken for any other spelling. */
function fromBase64(text, what) {
  let raw;
  try {
    raw = fromLatin(atob(text));
  } catch {
    raw = null;
  }
  if (typeof text !== "string" || raw === null || btoa(latin(raw)) !== text) throw new Broken(`${what} is not base64.`);
  return raw;
}

const toBase64 = (bytes) => btoa(latin(bytes));

function concat(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function same(left, right) {
  if (left.length !== right.length) return false;
  let differ = 0;
  for (let at = 0; at < left.length; at++) differ |= left[at] ^ right[at];
  return differ === 0;
}

/** Returns where `wanted` first stands in `bytes` from `from` on, or -1. */
function find(bytes, wanted, from = 0) {
  const first = wanted[0];
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let index = 1;
    while (index < wanted.length && bytes[at + index] === wanted[index]) index++;
    if (index === wanted.length) return at;
  }
  return -1;
}

/** Returns the JSON object in `bytes`; Broken when it is none, or deeper or larger than asked for. */
function parseObject(bytes, limit, what) {
  if (bytes.length > limit) throw new Broken(`${what} is larger than it may be.`);
  let value;
  try {
    value = JSON.parse(fromUtf8(bytes, what));
  } catch (error) {
    if (error instanceof Broken) throw error;
    throw new Broken(`${what} is damaged: it is not JSON.`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Broken(`${what} is damaged: it is not an object.`);
  }
  return value;
}

/** Returns the canonical JSON of a value (RFC 8785), for text, whole numbers, lists and objects; Broken for others. */
function canonicalJson(value, depth = 0) {
  if (depth > 33) throw new Broken("An entry is nested too deeply.");
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") {
    if (!value.isWellFormed?.() && /[\uD800-\uDFFF]/u.test(value)) throw new Broken("An entry holds half a character.");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Broken("An entry holds a number it may not.");
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(",")}]`;
  const keys = Object.keys(value).sort();  // by UTF-16 code units, as the standard asks
  return `{${keys.map((key) => `${canonicalJson(key, depth + 1)}:${canonicalJson(value[key], depth + 1)}`).join(",")}}`;
}
