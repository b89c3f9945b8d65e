// Disclosure proofs: from an original file to a signed check code, step by step.
// Source: docs/format/proof.md section 4; the program does the same with no code in common.

const PROOF_MAX = 4 << 20;

const isText = (value) => typeof value === "string";
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const numbered = (leaf) => String(leaf).padStart(8, "0");

/** Returns a list of `least` to `most` items that all pass `check`; Broken otherwise. */
function listOf(value, least, most, check) {
  if (!Array.isArray(value) || value.length < least || value.length > most || !value.every(check)) {
    throw new Broken("The proof is damaged: a part of it is missing.");
  }
  return value;
}

const pathOf = (list, most) => listOf(list, 0, most, isText).map((item) => fromBase64(item, "A hash of the proof"));

/** Returns the keys of a proof or key list, each {leaf, key, line, path}, the founder's first, and the case's id. */
function readKeys(list, caseId, most) {
  const keys = listOf(list, 1, most, (one) => one && isCount(one.leaf) && isText(one.member)).map((one, index) => {
    const key = index ? readKey(one.member.replace(/\n$/, ""), "A key of the proof") : readFounder(one.member).key;
    if (index && (!one.member.endsWith("\n") || key.type !== 1)) throw new Broken("A key of the proof is of another kind.");
    const line = `${hex(sha256(utf8(one.member)))}  v/${numbered(one.leaf)}.vkey\n`;
    return { leaf: one.leaf, key, line: utf8(line), path: pathOf(one.path, 27) };
  });
  if (keys[0].key.name !== ORIGIN + caseId || keys.some((one) => one.key.name !== keys[0].key.name)) {
    throw new Broken("The keys belong to another case.");
  }
  if (keys.some((one, index) => index && one.leaf <= keys[index - 1].leaf)) throw new Broken("The keys are out of order.");
  return keys;
}

/** Checks that the case had admitted each key under that check code. */
function checkAdmitted(keys, note) {
  for (const one of keys) {
    if (!same(rootFromPath(leafHash(one.line), one.leaf, note.size, one.path), note.root)) {
      throw new Broken("A key was never admitted in the case.");
    }
  }
}

/** Returns the key that signed a check code, of those the case had admitted before; Broken when none did. */
async function signerOf(note, keys) {
  for (const one of keys) {
    if (one.leaf < note.size && same(one.key.id, note.signatures[0].id)) {
      if (await signedBy(note, one.key)) return one.key;
      throw new Broken("The signature of the check code does not hold.");
    }
  }
  throw new Broken("The check code was signed by a key that the case had not admitted.");
}

/** Checks a proof, all steps but the file; returns {exhibit, caseId, founder, signer, note, stamps, entry}. */
async function checkProof(bytes) {
  const proof = parseObject(bytes, PROOF_MAX, "The proof");
  if (proof.kind !== "evidence-desk-disclosure-proof") throw new Broken("The proof is something else.");
  if (proof.v !== 1) throw new Unjudged("a newer program wrote the proof");
  const { event, exhibit } = proof;
  if (!event || !isCount(event.leaf) || !isText(event.line) || !exhibit) throw new Broken("The proof is damaged: a part of it is missing.");
  const keys = readKeys(proof.keys, proof.case, 16);
  const heads = listOf(proof.checkpoints, 1, 8, (one) => one && isText(one.proof)).map((one) => {
    const place = readTlogProof(one.proof, "The proof");
    const note = readNote(place.note, "A check code of the proof");
    if (place.index !== event.leaf || note.caseId !== proof.case) throw new Broken("A check code of the proof is of another case or entry.");
    return { ...place, note, bytes: place.note, consistency: pathOf(one.consistency ?? [], 54), stamps: listOf(one.stamps ?? [], 0, 8, isText) };
  });
  if (heads.some((one, index) => index && one.note.size <= heads[index - 1].note.size)) throw new Broken("The check codes are out of order.");
  const last = heads[heads.length - 1].note;
  checkAdmitted(keys, last);
  const signers = [];
  for (const one of heads) signers.push(await signerOf(one.note, keys));
  const leaf = leafHash(utf8(`${event.line}\n`));
  for (const one of heads) {
    if (!same(rootFromPath(leaf, event.leaf, one.note.size, one.path), one.note.root)) {
      throw new Broken("The entry does not stand under the check code.");
    }
    checkConsistency(one.note.size, one.note.root, last.size, last.root, one.consistency);
  }
  const entry = checkEntry(event, exhibit, signers[0], heads[0].note);
  const stamps = [];
  for (const one of heads) {
    for (const stamp of one.stamps) stamps.push(await checkStamp(fromBase64(stamp, "A time stamp"), one.bytes));
  }
  return {
    exhibit, caseId: proof.case, founder: keys[0].key.fingerprint, note: heads[heads.length - 1].bytes,
    size: last.size, signer: signers[signers.length - 1].fingerprint, keys: keys.map((one) => one.key.fingerprint), stamps, entry,
  };
}

const checkStamp = (reply, note) =>
  checkToken(tokenOf(reply), async (hash, imprint) => hash === "SHA-256" && same(sha256(note), imprint));

/** Opens the stored entry and holds it against its line, its author and what the proof says of the exhibit. */
function checkEntry(event, exhibit, signer, own) {
  const member = fromBase64(event.member, "The entry of the proof");
  if (event.line !== `${hex(sha256(member))}  m/${numbered(event.leaf)}.age`) throw new Broken("The entry is not the one of its line.");
  const fileKey = fromBase64(event.file_key, "The key of the entry");
  if (fileKey.length !== 16) throw new Broken("The key of the entry has another length.");
  const plain = openAge(member, fileKey, "The entry");
  const text = fromUtf8(plain, "The entry").replace(/ +$/, "");
  const size = utf8(text).length;
  if (plain.length !== Math.ceil(size / 1024) * 1024) throw new Broken("The entry is padded in another way.");
  const written = parseObject(utf8(text), 1 << 20, "The entry");
  if (canonicalJson(written) !== text) throw new Broken("The entry is not written in its one spelling.");
  if (written.actor !== signer.fingerprint || !(written.seen?.size <= event.leaf) || event.leaf >= own.size) {
    throw new Broken("The entry names another author or place.");
  }
  const joined = written.type === "entry-merged";
  const entry = joined ? written.body?.original : written;
  const added = entry?.body;
  if (entry?.type !== "exhibit-added" || !added) throw new Broken("The entry adds no exhibit.");
  const reference = (joined && written.body.name) || added.reference;
  const differs = exhibit.id !== entry.id || exhibit.size !== added.size || exhibit.sha256 !== added.sha256
    || exhibit.media_type !== added.media_type || exhibit.reference !== reference;
  if (differs || !isText(added.sha256) || !isCount(added.size)) throw new Broken("The entry says something else of the exhibit.");
  return {
    reference, sha256: added.sha256, size: added.size, at: String(entry.at), grade: String(added.grade), joined,
    author: String(entry.actor), mediaType: String(added.media_type),
  };
}
