// The objects of a PDF as far as a pack needs them: tables of offsets, dictionaries, attached files. Nothing is drawn.
// Source: ISO 32000-1 sections 7.3 and 7.5.

class Name {
  constructor(text) {
    this.text = text;
  }
}

class Reference {
  constructor(number) {
    this.number = number;
  }
}

const PDF_DEPTH_MAX = 32;
const SMALL_MAX = 4 << 10;  // bytes in which most objects end
const OBJECT_MAX = 1 << 20;  // bytes of one object without its stream

/** Reads one value out of a text of one-byte characters. */
class PdfReader {
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  wrong() {
    return new Unjudged("its structure is not one that this page can read");
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  space() {
    this.match(/(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y);
  }

  value(depth = 0) {
    if (depth > PDF_DEPTH_MAX) throw this.wrong();
    this.space();
    const start = this.at;
    let found;
    if (this.match(/<</y)) return this.dictionary(depth);
    if (this.match(/\[/y)) {
      const items = [];
      for (this.space(); !this.match(/\]/y); this.space()) items.push(this.value(depth + 1));
      return items;
    }
    if ((found = this.match(/\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y))) {
      return new Name(found[1].replace(/#([0-9a-fA-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))));
    }
    if ((found = this.match(/<([0-9a-fA-F\0\t\n\f\r ]*)>/y))) return { string: found[1].replace(/[^0-9a-fA-F]/g, "").toLowerCase() };
    if (this.text[start] === "(") return this.string();
    if ((found = this.match(/(\d{1,10}) \d{1,5} R(?![A-Za-z0-9])/y))) return new Reference(Number(found[1]));
    if ((found = this.match(/[+-]?(?:\d+\.?\d*|\.\d+)/y))) return Number(found[0]);
    if ((found = this.match(/true|false|null/y))) return { word: found[0] };
    throw this.wrong();
  }

  dictionary(depth) {
    const found = new Map();
    for (this.space(); !this.match(/>>/y); this.space()) {
      const key = this.value(depth + 1);
      if (!(key instanceof Name) || found.has(key.text)) throw this.wrong();
      found.set(key.text, this.value(depth + 1));
    }
    return found;
  }

  string() {
    let depth = 0;
    const start = this.at + 1;
    for (; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at];
      if (sign === "\\") this.at++;
      else if (sign === "(") depth++;
      else if (sign === ")" && --depth === 0) {
        return { string: hex(fromLatin(unescaped(this.text.slice(start, this.at++)))) };
      }
    }
    throw this.wrong();
  }
}

const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Returns what a literal string stands for. Source: ISO 32000-1 section 7.3.4.2. */
function unescaped(text) {
  return text.replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))|\r\n?/g, (all, octal, sign) => {
    if (octal) return String.fromCharCode(parseInt(octal, 8) & 255);
    if (sign === undefined) return "\n";
    return /[\r\n]/.test(sign) ? "" : ESCAPES[sign] ?? sign;
  });
}

const PDF_SIGNS = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\x9f€";  // 0x80 to 0xa0; ISO 32000-1 annex D.2

/** Returns what a text string says: programs that save a PDF may choose between its two encodings. */
function plainOf(value) {
  if (value?.string === undefined) return "";
  const bytes = Uint8Array.from(value.string.match(/../g) || [], (pair) => parseInt(pair, 16));
  if (value.string.startsWith("feff")) return new TextDecoder("utf-16be").decode(bytes);
  return latin(bytes).replace(/[\x80-\xa0]/g, (sign) => PDF_SIGNS[sign.charCodeAt(0) - 0x80]);
}

/** Returns a spelling of a value in which equal values are equal texts. */
function spelled(value) {
  if (value instanceof Map) return `<<${[...value].map(([key, item]) => `/${key} ${spelled(item)}`).sort().join(" ")}>>`;
  if (value instanceof Name) return `/${value.text}`;
  if (value instanceof Reference) return `${value.number} R`;
  if (Array.isArray(value)) return `[${value.map(spelled).join(" ")}]`;
  if (typeof value === "number") return String(value);
  return value.word ?? JSON.stringify(plainOf(value));
}

const bytesOf = async (blob, from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer());

/** The objects of one revision of a PDF, by its own table of offsets. */
class Revision {
  constructor(blob, entries, trailer, start) {
    Object.assign(this, { blob, entries, trailer, start });
  }

  /** Reads the table at `start`; only the plain form, which our packs have. */
  static async at(blob, start, end) {
    const text = latin(await bytesOf(blob, start, end));
    const reader = new PdfReader(text);
    if (!reader.match(/xref[ \t]*\r?\n/y)) throw reader.wrong();
    const entries = new Map();
    for (let found; (found = reader.match(/(\d{1,10}) (\d{1,10})[ \t]*\r?\n/y));) {
      const [first, count] = [Number(found[1]), Number(found[2])];
      for (let index = 0; index < count; index++) {
        const line = reader.match(/(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)/y);
        if (!line) throw reader.wrong();
        if (entries.has(first + index)) throw reader.wrong();
        entries.set(first + index, line[3] === "n" ? Number(line[1]) : null);
      }
    }
    reader.space();
    if (!reader.match(/trailer/y)) throw reader.wrong();
    const trailer = reader.value();
    if (!(trailer instanceof Map) || trailer.has("XRefStm") || trailer.has("Encrypt")) throw reader.wrong();
    return new Revision(blob, entries, trailer, start);
  }

  /** Returns the value of a small object, or of a large one more slowly. */
  async small(value) {
    if (!(value instanceof Reference)) return value;
    try {
      return (await this.object(value.number, SMALL_MAX)).value;
    } catch {
      return (await this.object(value.number)).value;
    }
  }

  /** Returns {value, at, from} of an object; `from` is where its stream begins, or 0. */
  async object(number, most = OBJECT_MAX) {
    const offset = this.entries.get(number);
    if (!offset) throw new Unjudged("an object of it is missing");
    const text = latin(await bytesOf(this.blob, offset, offset + most));
    const reader = new PdfReader(text);
    const head = reader.match(/(\d{1,10}) 0 obj/y);
    if (!head || Number(head[1]) !== number) throw reader.wrong();
    const value = reader.value();
    reader.space();
    const stream = reader.match(/stream\r?\n/y);
    return { value, at: offset, from: stream ? offset + reader.at : 0 };
  }

  async resolve(value) {
    return value instanceof Reference ? (await this.object(value.number)).value : value;
  }

  /** Returns the bytes of a stream, at most `limit`. */
  async stream(reference, limit) {
    const { value, from } = await this.object(reference.number);
    const size = await this.resolve(value.get("Length"));
    if (!from || !(size >= 0) || size > limit) throw new Unjudged("an attached file of it cannot be read");
    const raw = await bytesOf(this.blob, from, from + size);
    const filter = value.get("Filter");
    if (!filter || (Array.isArray(filter) && !filter.length)) return raw;
    if (!(filter instanceof Name) || filter.text !== "FlateDecode" || value.has("DecodeParms")) {
      throw new Unjudged("an attached file of it is packed in a way that this page does not know");
    }
    return inflate(raw, "deflate", limit);
  }
}

/** Returns what compressed bytes hold, at most `limit` of it. */
async function inflate(raw, kind, limit) {
  const reader = new Blob([raw]).stream().pipeThrough(new DecompressionStream(kind)).getReader();
  const parts = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    if ((size += step.value.length) > limit) {
      await reader.cancel();
      throw new Broken("A compressed file is larger than it may be.");
    }
  }
  return concat(...parts);
}
