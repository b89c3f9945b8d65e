// The folder: which files its lists name, which there are, and whether each is the one that was listed.
// Source: RFC 8493 (BagIt); docs/handover.md.

const LIST_MAX = 32 << 20;
const WHOLE = 32 << 20;  // bytes up to which a browser's own hash takes a file at once
const NATIVE_STEP = 4 << 20;

/** Returns the SHA-256 of a file, in hexadecimal; `tick` is told of bytes as they are read and may throw. */
async function hashFile(blob, tick) {
  const subtle = globalThis.crypto?.subtle;
  if (subtle && blob.size <= WHOLE) {
    const digest = new Uint8Array(await subtle.digest("SHA-256", await blob.arrayBuffer()));
    tick(blob.size);
    return hex(digest);
  }
  const hasher = new Sha256();
  for (let at = 0; at < blob.size; at += NATIVE_STEP) {
    const piece = await bytesOf(blob, at, Math.min(at + NATIVE_STEP, blob.size));
    hasher.update(piece);
    tick(piece.length);
  }
  return hex(hasher.digest());
}

/** Returns a Map from path to SHA-256 of a manifest; Broken for another spelling, a path twice or out of the folder. */
function readManifest(bytes, what) {
  if (bytes.length > LIST_MAX) throw new Broken(`${what} is larger than it may be.`);
  const listed = new Map();
  for (const line of fromUtf8(bytes, what).split(/\r?\n/)) {
    if (!line) continue;
    const found = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line);
    if (!found) throw new Broken(`${what} has a line that names no file.`);
    const path = found[2].replace(/%(0A|0D|25)/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
    if (path.startsWith("/") || path.split("/").some((piece) => piece === ".." || piece === "." || !piece)) {
      throw new Broken(`${what} names a file outside the folder.`);
    }
    if (listed.has(path)) throw new Broken(`${what} names a file twice: ${path}.`);
    listed.set(path, found[1].toLowerCase());
  }
  return listed;
}

/** Returns the key whose signature over both lists holds; the second stands in it without the signature's own line. */
async function checkListSignature(bytes, list, beside) {
  const found = /^evidence-desk-handover-signature 1 ([A-Za-z0-9+/]{43}=) ([A-Za-z0-9+/]{86}==)\n$/.exec(latin(bytes));
  if (!found) throw new Broken("The signature of the list of files is damaged.");
  const key = fromBase64(found[1], "The key of the list");
  const signature = fromBase64(found[2], "The signature of the list");
  const others = latin(beside).replace(/(?<=^|\n)[0-9a-f]{64}  manifest-sha256\.sig\n/g, "");
  const signed = concat(utf8("evidence-desk.invalid/handover\n"), sha256(list), sha256(Uint8Array.from(others, (sign) => sign.charCodeAt(0))));
  if (!(await ed25519(key, signature, signed))) {
    throw new Broken("The lists of files are not those that were signed.");
  }
  return hex(sha256(key));
}

/** What systems leave in every folder they show: not part of the hand-over, and said so. */
const isLitter = (path) => /(^|\/)(\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i.test(path);

/** Returns the files below the one folder that holds `bagit.txt`, as a Map; Broken when there is none or several. */
function findBag(files) {
  const roots = [...files.keys()].filter((path) => /(^|\/)bagit\.txt$/.test(path)).map((path) => path.slice(0, -9))
    .sort((left, right) => left.length - right.length);
  if (!roots.length) return null;
  const [root] = roots;
  if (roots.some((one) => !one.startsWith(root))) throw new Broken("There are several hand-overs here. Check one at a time.");
  return new Map([...files].filter(([path]) => path.startsWith(root)).map(([path, blob]) => [path.slice(root.length), blob]));
}
