// One member of a case, opened with its own file key: header MAC, then ChaCha20-Poly1305 in chunks of 64 KiB.
// Source: c2sp.org/age; RFC 8439.

/** The ChaCha20 block of a key (32 bytes), counter and nonce (12 bytes): 64 bytes. */
function chachaBlock(key, counter, nonce) {
  const words = (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
  };
  const start = Uint32Array.from([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...words(key), counter, ...words(nonce)]);
  const x = start.slice();
  const turn = (value, by) => (value << by) | (value >>> (32 - by));
  const quarter = (a, b, c, d) => {
    x[a] += x[b]; x[d] = turn(x[d] ^ x[a], 16);
    x[c] += x[d]; x[b] = turn(x[b] ^ x[c], 12);
    x[a] += x[b]; x[d] = turn(x[d] ^ x[a], 8);
    x[c] += x[d]; x[b] = turn(x[b] ^ x[c], 7);
  };
  for (let round = 0; round < 10; round++) {
    quarter(0, 4, 8, 12); quarter(1, 5, 9, 13); quarter(2, 6, 10, 14); quarter(3, 7, 11, 15);
    quarter(0, 5, 10, 15); quarter(1, 6, 11, 12); quarter(2, 7, 8, 13); quarter(3, 4, 9, 14);
  }
  const out = new Uint8Array(64);
  const view = new DataView(out.buffer);
  x.forEach((word, index) => view.setUint32(index * 4, word + start[index], true));
  return out;
}

const little = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/** The Poly1305 tag of a message under a one-time key of 32 bytes. */
function poly1305(key, message) {
  const r = little(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  const prime = (1n << 130n) - 5n;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    const piece = message.subarray(at, at + 16);
    sum = ((sum + little(piece) + (1n << BigInt(piece.length * 8))) * r) % prime;
  }
  sum += little(key.subarray(16, 32));
  return Uint8Array.from({ length: 16 }, (_, index) => Number((sum >> BigInt(index * 8)) & 0xffn));
}

/** Opens what ChaCha20-Poly1305 sealed (ciphertext, then the tag of 16 bytes); null when the tag is another. */
function chachaOpen(key, nonce, sealed, extra = new Uint8Array(0)) {
  if (sealed.length < 16) return null;
  const text = sealed.subarray(0, sealed.length - 16);
  const pad = (bytes) => new Uint8Array((16 - (bytes.length % 16)) % 16);
  const sizes = new DataView(new ArrayBuffer(16));
  sizes.setUint32(0, extra.length, true);
  sizes.setUint32(8, text.length, true);
  const message = concat(extra, pad(extra), text, pad(text), new Uint8Array(sizes.buffer));
  if (!same(poly1305(chachaBlock(key, 0, nonce).subarray(0, 32), message), sealed.subarray(text.length))) return null;
  const out = text.slice();
  for (let at = 0, counter = 1; at < out.length; at += 64, counter++) {
    const stream = chachaBlock(key, counter, nonce);
    for (let index = 0; index < 64 && at + index < out.length; index++) out[at + index] ^= stream[index];
  }
  return out;
}

const AGE_HEADER_MAX = 65536;
const AGE_CHUNK = 65536 + 16;

/** Returns where the payload of an age file begins, having checked that its header belongs to the file key. */
function checkAgeHeader(member, fileKey, what) {
  const text = latin(member.subarray(0, AGE_HEADER_MAX));
  const header = /^(age-encryption\.org\/v1\n(?:-> [\x21-\x7e]+(?: [\x21-\x7e]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+---) ([A-Za-z0-9+/]{43})\n/
    .exec(text);
  if (!header) throw new Broken(`${what} is damaged: it is not an age file.`);
  const mac = fromBase64(`${header[2]}=`, `The seal of ${what}`);
  if (!same(hmac(hkdf(fileKey, new Uint8Array(0), "header"), fromLatin(header[1])), mac)) {
    throw new Broken(`${what} does not open with the key in the proof.`);
  }
  return header[0].length;
}

/** Returns the plaintext of an age file under its file key of 16 bytes; Broken when anything of it was changed. */
function openAge(member, fileKey, what) {
  const start = checkAgeHeader(member, fileKey, what);
  const payload = member.subarray(start);
  if (payload.length < 32) throw new Broken(`${what} is cut off.`);
  const key = hkdf(fileKey, payload.subarray(0, 16), "payload");
  const chunks = payload.subarray(16);
  const count = Math.ceil(chunks.length / AGE_CHUNK);
  const opened = [];
  for (let number = 0; number < count; number++) {
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(7, number);
    nonce[11] = number === count - 1 ? 1 : 0;
    const chunk = chachaOpen(key, nonce, chunks.subarray(number * AGE_CHUNK, (number + 1) * AGE_CHUNK));
    if (!chunk || (!chunk.length && count > 1)) throw new Broken(`${what} was changed or cut off.`);
    opened.push(chunk);
  }
  return concat(...opened);
}
