// SHA-256, SHA-384 and SHA-512 that take their input piece by piece: a browser's own needs a whole file in memory.
// Source: FIPS 180-4. The constants are computed from the primes, in whole numbers.

const [K256, K512, START] = (() => {
  const primes = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const root = (value, power) => {  // the whole part of value's square or cube root
    let low = 0n, high = 1n << 80n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** power <= value) low = middle; else high = middle;
    }
    return low;
  };
  const fraction = (prime, power) => root(BigInt(prime) << (64n * power), power) & 0xffffffffffffffffn;
  const pair = (number) => [Number(number >> 32n) | 0, Number(number & 0xffffffffn) | 0];
  const cubes = primes.map((prime) => pair(fraction(prime, 3n)));
  const squares = primes.slice(0, 16).map((prime) => pair(fraction(prime, 2n)));
  return [
    Int32Array.from(cubes.slice(0, 64), ([high]) => high),
    Int32Array.from(cubes.flat()),
    {
      256: Int32Array.from(squares.slice(0, 8), ([high]) => high),
      512: Int32Array.from(squares.slice(0, 8).flat()),
      384: Int32Array.from(squares.slice(8, 16).flat()),
    },
  ];
})();

class Hasher {
  constructor(block) {
    this.block = block;
    this.left = new Uint8Array(block);
    this.used = 0;
    this.size = 0;
  }

  /** Takes the next bytes and returns itself. */
  update(bytes) {
    this.size += bytes.length;
    let at = 0;
    if (this.used) {
      at = Math.min(this.block - this.used, bytes.length);
      this.left.set(bytes.subarray(0, at), this.used);
      this.used += at;
      if (this.used < this.block) return this;
      this.blocks(this.left, 0, this.block);
      this.used = 0;
    }
    const end = bytes.length - ((bytes.length - at) % this.block);
    if (end > at) this.blocks(bytes, at, end);
    this.left.set(bytes.subarray(end));
    this.used = bytes.length - end;
    return this;
  }

  /** Returns the hash; nothing can be added afterwards. */
  digest() {
    const size = this.size;
    const tail = new Uint8Array((this.used + this.block / 8 + 1 > this.block ? 2 : 1) * this.block);
    tail.set(this.left.subarray(0, this.used));
    tail[this.used] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(size / 0x20000000));
    view.setUint32(tail.length - 4, (size << 3) >>> 0);
    this.blocks(tail, 0, tail.length);
    const out = new Uint8Array(this.state.length * 4);
    const words = new DataView(out.buffer);
    this.state.forEach((word, index) => words.setInt32(index * 4, word));
    return out.subarray(0, this.bytes);
  }
}

class Sha256 extends Hasher {
  constructor() {
    super(64);
    this.bytes = 32;
    this.state = Int32Array.from(START[256]);
    this.words = new Int32Array(64);
  }

  /** A copy that goes on by itself. */
  fork() {
    const copy = new Sha256();
    copy.state.set(this.state);
    copy.left.set(this.left);
    [copy.used, copy.size] = [this.used, this.size];
    return copy;
  }

  blocks(bytes, start, end) {
    const { state, words } = this;
    const constants = K256;  // a local name is read faster in the loop below
    let [h0, h1, h2, h3, h4, h5, h6, h7] = state;
    for (let at = start; at < end; at += 64) {
      for (let i = 0, p = at; i < 16; i++, p += 4) {
        words[i] = (bytes[p] << 24) | (bytes[p + 1] << 16) | (bytes[p + 2] << 8) | bytes[p + 3];
      }
      for (let i = 16; i < 64; i++) {
        const x = words[i - 15], y = words[i - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
      }
      let a = h0, b = h1, c = h2, d = h3, e = h4, f = h5, g = h6, h = h7;
      // Eight rounds in a row, each with the names moved on by one: almost three times as fast as moving the values.
      for (let i = 0; i < 64; i += 8) {
        h = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + (g ^ (e & (f ^ g))) + constants[i] + words[i]) | 0;
        d = (d + h) | 0;
        h = (h + (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) | (c & (a | b)))) | 0;
        g = (g + (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) + (f ^ (d & (e ^ f))) + constants[i + 1] + words[i + 1]) | 0;
        c = (c + g) | 0;
        g = (g + (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) + ((h & a) | (b & (h | a)))) | 0;
        f = (f + (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) + (e ^ (c & (d ^ e))) + constants[i + 2] + words[i + 2]) | 0;
        b = (b + f) | 0;
        f = (f + (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) + ((g & h) | (a & (g | h)))) | 0;
        e = (e + (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) + (d ^ (b & (c ^ d))) + constants[i + 3] + words[i + 3]) | 0;
        a = (a + e) | 0;
        e = (e + (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) + ((f & g) | (h & (f | g)))) | 0;
        d = (d + (((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7))) + (c ^ (a & (b ^ c))) + constants[i + 4] + words[i + 4]) | 0;
        h = (h + d) | 0;
        d = (d + (((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10))) + ((e & f) | (g & (e | f)))) | 0;
        c = (c + (((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7))) + (b ^ (h & (a ^ b))) + constants[i + 5] + words[i + 5]) | 0;
        g = (g + c) | 0;
        c = (c + (((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10))) + ((d & e) | (f & (d | e)))) | 0;
        b = (b + (((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7))) + (a ^ (g & (h ^ a))) + constants[i + 6] + words[i + 6]) | 0;
        f = (f + b) | 0;
        b = (b + (((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10))) + ((c & d) | (e & (c | d)))) | 0;
        a = (a + (((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7))) + (h ^ (f & (g ^ h))) + constants[i + 7] + words[i + 7]) | 0;
        e = (e + a) | 0;
        a = (a + (((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10))) + ((b & c) | (d & (b | c)))) | 0;
      }
      h0 = (h0 + a) | 0; h1 = (h1 + b) | 0; h2 = (h2 + c) | 0; h3 = (h3 + d) | 0;
      h4 = (h4 + e) | 0; h5 = (h5 + f) | 0; h6 = (h6 + g) | 0; h7 = (h7 + h) | 0;
    }
    state.set([h0, h1, h2, h3, h4, h5, h6, h7]);
  }
}

/** SHA-512, or SHA-384 with `bytes` 48. Each 64-bit word is a high and a low half, as numbers below 2^32. */
class Sha512 extends Hasher {
  constructor(bytes = 64) {
    super(128);
    this.bytes = bytes;
    this.state = Int32Array.from(START[bytes * 8]);
    this.words = new Int32Array(160);
  }

  blocks(bytes, start, end) {
    const { words, state: s } = this;
    const constants = K512;
    for (let at = start; at < end; at += 128) {
      for (let i = 0, p = at; i < 32; i++, p += 4) {
        words[i] = (bytes[p] << 24) | (bytes[p + 1] << 16) | (bytes[p + 2] << 8) | bytes[p + 3];
      }
      for (let i = 32; i < 160; i += 2) {
        const xh = words[i - 30], xl = words[i - 29], yh = words[i - 4], yl = words[i - 3];
        const ah = ((xh >>> 1) | (xl << 31)) ^ ((xh >>> 8) | (xl << 24)) ^ (xh >>> 7);
        const al = ((xl >>> 1) | (xh << 31)) ^ ((xl >>> 8) | (xh << 24)) ^ ((xl >>> 7) | (xh << 25));
        const bh = ((yh >>> 19) | (yl << 13)) ^ ((yl >>> 29) | (yh << 3)) ^ (yh >>> 6);
        const bl = ((yl >>> 19) | (yh << 13)) ^ ((yh >>> 29) | (yl << 3)) ^ ((yl >>> 6) | (yh << 26));
        const low = (al >>> 0) + (bl >>> 0) + (words[i - 13] >>> 0) + (words[i - 31] >>> 0);
        words[i] = (ah + bh + words[i - 14] + words[i - 32] + Math.floor(low / 0x100000000)) | 0;
        words[i + 1] = low | 0;
      }
      let [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl] = s;
      for (let i = 0; i < 160; i += 2) {
        const t1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
        const t1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
        const low1 = (hl >>> 0) + (t1l >>> 0) + (((el & fl) ^ (~el & gl)) >>> 0) + (constants[i + 1] >>> 0) + (words[i + 1] >>> 0);
        const high1 = (hh + t1h + ((eh & fh) ^ (~eh & gh)) + constants[i] + words[i] + Math.floor(low1 / 0x100000000)) | 0;
        const t2h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
        const t2l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
        const low2 = (t2l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
        const high2 = (t2h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + Math.floor(low2 / 0x100000000)) | 0;
        hh = gh; hl = gl; gh = fh; gl = fl; fh = eh; fl = el;
        const lowE = (dl >>> 0) + ((low1 | 0) >>> 0);
        eh = (dh + high1 + Math.floor(lowE / 0x100000000)) | 0; el = lowE | 0;
        dh = ch; dl = cl; ch = bh; cl = bl; bh = ah; bl = al;
        const lowA = ((low1 | 0) >>> 0) + ((low2 | 0) >>> 0);
        ah = (high1 + high2 + Math.floor(lowA / 0x100000000)) | 0; al = lowA | 0;
      }
      const next = [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl];
      for (let i = 0; i < 16; i += 2) {
        const low = (s[i + 1] >>> 0) + (next[i + 1] >>> 0);
        s[i] = (s[i] + next[i] + Math.floor(low / 0x100000000)) | 0;
        s[i + 1] = low | 0;
      }
    }
  }
}

const HASHERS = { "SHA-256": () => new Sha256(), "SHA-384": () => new Sha512(48), "SHA-512": () => new Sha512() };
const sha256 = (...parts) => parts.reduce((hasher, part) => hasher.update(part), new Sha256()).digest();
const sha512 = (...parts) => parts.reduce((hasher, part) => hasher.update(part), new Sha512()).digest();

/** HMAC-SHA-256. Source: RFC 2104. */
function hmac(key, message) {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  return sha256(block.map((byte) => byte ^ 0x5c), sha256(block.map((byte) => byte ^ 0x36), message));
}

/** 32 bytes of HKDF-SHA-256. Source: RFC 5869. */
const hkdf = (secret, salt, info) => hmac(hmac(salt, secret), concat(utf8(info), new Uint8Array([1])));
