// The case's log: notes, keys, leaves and the paths between them. Each has one accepted spelling.
// Source: docs/format/log.md; c2sp.org/signed-note, c2sp.org/tlog-checkpoint; RFC 6962, RFC 9162 section 2.1.3.

const ORIGIN = "evidence-desk.invalid/case/";
const NOTE_MAX = 4096;
const LEAVES_MAX = 100000000;

const leafHash = (line) => sha256(new Uint8Array([0]), line);
const nodeHash = (left, right) => sha256(new Uint8Array([1]), left, right);

/** Returns a key from its verifier-key line, without LF; Broken when it is not the one canonical line. */
function readKey(line, what) {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(line);
  if (!parts) throw new Broken(`${what} is not a key line.`);
  const raw = fromBase64(parts[3], what);
  const [type, bytes] = [raw[0], raw.subarray(1)];
  if (!((type === 1 && bytes.length === 32) || (type === 6 && bytes.length === 1312))) {
    throw new Broken(`${what} is a key of an unknown kind.`);
  }
  const id = sha256(utf8(`${parts[1]}\n`), raw).subarray(0, 4);
  if (hex(id) !== parts[2]) throw new Broken(`${what} is damaged: its number is another.`);
  return { name: parts[1], type, bytes, id, fingerprint: hex(sha256(bytes)) };
}

/** Returns {caseId, key} of the two lines that founded a case; the id follows from them and cannot be chosen. */
function readFounder(text) {
  const lines = /^([^\n]+)\n([0-9a-f]{32})\n$/.exec(text);
  if (!lines) throw new Broken("The two lines that founded the case are damaged.");
  const key = readKey(lines[1], "The founder's key");
  if (key.type !== 1) throw new Broken("The founder's key is of another kind.");
  const digest = sha256(utf8(`EDC1${toBase64(concat(new Uint8Array([1]), key.bytes))}\n${lines[2]}\n`)).subarray(0, 16);
  digest[6] = (digest[6] & 0x0f) | 0x80;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  const caseId = hex(digest).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  if (key.name !== ORIGIN + caseId) throw new Broken("The founder's key did not found the case that it names.");
  return { caseId, key };
}

/** Returns {caseId, size, root, text, signatures, sha256} of a signed check code; its signatures are not checked yet. */
function readNote(bytes, what) {
  if (bytes.length > NOTE_MAX) throw new Broken(`${what} is larger than a check code may be.`);
  const text = fromUtf8(bytes, what);
  const found = /^(evidence-desk\.invalid\/case\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\n(0|[1-9][0-9]{0,8})\n([A-Za-z0-9+/=]{44})\n)\n((?:\u2014 [^\n]+\n){1,2})$/
    .exec(text);
  if (!found) throw new Broken(`${what} is damaged: it is not a signed check code.`);
  const [, signed, caseId, size, root, lines] = found;
  const signatures = lines.split("\n").slice(0, -1).map((line, index) => {
    const start = `\u2014 ${ORIGIN}${caseId} `;
    if (!line.startsWith(start)) throw new Broken(`${what} bears a signature of another case.`);
    const raw = fromBase64(line.slice(start.length), `A signature of ${what}`);
    if (raw.length !== (index ? 4 + 8 + 2420 : 4 + 64)) throw new Broken(`${what} bears a signature of another kind.`);
    return { id: raw.subarray(0, 4), value: raw.subarray(4) };
  });
  const rootBytes = fromBase64(root, `The root of ${what}`);
  if (Number(size) > LEAVES_MAX || rootBytes.length !== 32) throw new Broken(`${what} is damaged.`);
  return { caseId, size: Number(size), root: rootBytes, signed: utf8(signed), signatures, sha256: hex(sha256(bytes)) };
}

/** Returns whether `key` made the first signature of a check code. */
async function signedBy(note, key) {
  const own = note.signatures[0];
  return key.type === 1 && key.name === ORIGIN + note.caseId && same(key.id, own.id)
    && ed25519(key.bytes, own.value, note.signed);
}

/** Returns the root that an inclusion path leads to; Broken when the path is not one of that tree. */
function rootFromPath(leaf, index, size, path) {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size || path.some((item) => item.length !== 32)) {
    throw new Broken("The proof's path does not belong to a record of that size.");
  }
  let here = index, last = size - 1, head = leaf;
  for (const item of path) {
    if (last === 0) throw new Broken("The proof's path is too long.");
    if (here % 2 || here === last) {
      head = nodeHash(item, head);
      while (here && here % 2 === 0) [here, last] = [here / 2, Math.floor(last / 2)];
    } else {
      head = nodeHash(head, item);
    }
    [here, last] = [Math.floor(here / 2), Math.floor(last / 2)];
  }
  if (last) throw new Broken("The proof's path is too short.");
  return head;
}

/** Checks that the record with `oldSize` leaves and `oldRoot` is the beginning of the other; Broken when it is not. */
function checkConsistency(oldSize, oldRoot, size, root, path) {
  const wrong = () => new Broken("The older record is not the beginning of the newer one.");
  if (!(oldSize > 0) || oldSize > size || path.some((item) => item.length !== 32)) throw wrong();
  if (oldSize === size) {
    if (path.length || !same(oldRoot, root)) throw wrong();
    return;
  }
  const isPower = Number.isInteger(Math.log2(oldSize));
  const items = isPower ? [oldRoot, ...path] : path;
  if (!items.length) throw wrong();
  let here = oldSize - 1, last = size - 1;
  while (here % 2) [here, last] = [Math.floor(here / 2), Math.floor(last / 2)];
  let [before, after] = [items[0], items[0]];
  for (const item of items.slice(1)) {
    if (last === 0) throw wrong();
    if (here % 2 || here === last) {
      before = nodeHash(item, before);
      after = nodeHash(item, after);
      while (here && here % 2 === 0) [here, last] = [here / 2, Math.floor(last / 2)];
    } else {
      after = nodeHash(after, item);
    }
    [here, last] = [Math.floor(here / 2), Math.floor(last / 2)];
  }
  if (last || !same(before, oldRoot) || !same(after, root)) throw wrong();
}

/** Returns {index, path, note} of a C2SP tlog-proof: a leaf's place under a signed check code. */
function readTlogProof(text, what) {
  const found = /^c2sp\.org\/tlog-proof@v1\n(?:extra [^\n]*\n)?index (0|[1-9][0-9]{0,8})\n((?:[A-Za-z0-9+/]{43}=\n){0,64})\n([^]+)$/
    .exec(text);
  if (!found) throw new Broken(`${what} is damaged: it is not a proof of inclusion.`);
  const path = found[2].split("\n").slice(0, -1).map((line) => fromBase64(line, what));
  return { index: Number(found[1]), path, note: utf8(found[3]) };
}
