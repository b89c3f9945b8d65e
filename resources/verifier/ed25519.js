// Ed25519, as RFC 8032 section 5.1.7 checks it, without the cofactor: for browsers whose own does not have it yet.
// It handles public values only, so nothing here needs to take constant time.

const P = (1n << 255n) - 19n;
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;

const mod = (value, by = P) => {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
};

function power(base, exponent, by = P) {
  let result = 1n;
  for (let square = mod(base, by); exponent; exponent >>= 1n, square = (square * square) % by) {
    if (exponent & 1n) result = (result * square) % by;
  }
  return result;
}

const D = mod(-121665n * power(121666n, P - 2n));
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

/** Adds two points in extended coordinates (x, y, z, t). Source: RFC 8032 section 5.1.4. */
function addPoints([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * t1 * t2 * D), d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function timesPoint(factor, point) {
  let sum = [0n, 1n, 1n, 0n];
  for (let double = point; factor; factor >>= 1n, double = addPoints(double, double)) {
    if (factor & 1n) sum = addPoints(sum, double);
  }
  return sum;
}

/** Returns the point of 32 bytes, or null when they are no canonical point. */
function readPoint(bytes) {
  const number = little(bytes);
  const sign = number >> 255n, y = number & ((1n << 255n) - 1n);
  if (y >= P) return null;
  const u = mod(y * y - 1n), v = mod(D * y * y + 1n);
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
  const check = mod(v * x * x);
  if (check === mod(-u)) x = mod(x * ROOT_OF_MINUS_ONE);
  else if (check !== u) return null;
  if (x === 0n && sign) return null;
  if ((x & 1n) !== sign) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

const BASE = (() => {
  const y = mod(4n * power(5n, P - 2n));
  const bytes = Uint8Array.from({ length: 32 }, (_, index) => Number((y >> BigInt(index * 8)) & 0xffn));
  return readPoint(bytes);
})();

/** Returns whether a signature of 64 bytes by a key of 32 bytes is over the message; in plain arithmetic. */
function ed25519Plain(key, signature, message) {
  if (key.length !== 32 || signature.length !== 64) return false;
  const s = little(signature.subarray(32));
  const a = readPoint(key);
  if (!a || s >= ORDER) return false;
  const k = mod(little(sha512(signature.subarray(0, 32), key, message)), ORDER);
  // s·B − k·A, compared with R as it is written: no second spelling of R can pass.
  const [x, y, z] = addPoints(timesPoint(s, BASE), timesPoint(k, [mod(-a[0]), a[1], 1n, mod(-a[3])]));
  const inverse = power(z, P - 2n);
  const [ax, ay] = [mod(x * inverse), mod(y * inverse)];
  const written = Uint8Array.from({ length: 32 }, (_, index) => Number((ay >> BigInt(index * 8)) & 0xffn));
  written[31] |= Number(ax & 1n) << 7;
  return same(written, signature.subarray(0, 32));
}

/** The same by the browser itself where it can, which is a thousand times faster. */
async function ed25519(key, signature, message) {
  const subtle = globalThis.crypto?.subtle;
  if (subtle) {
    try {
      const imported = await subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
      return await subtle.verify("Ed25519", imported, signature, message);
    } catch {
      // An older browser, or a key that it refuses: the arithmetic below decides.
    }
  }
  return ed25519Plain(key, signature, message);
}
