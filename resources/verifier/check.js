// The whole check: from a set of files to a report in plain words. Nothing here touches the page or the network.

/** Collects findings; each is {state, name, detail}: "ok", "bad", "open" (could not be judged) or "note". */
class Findings {
  constructor(title) {
    this.title = title;
    this.checks = [];
  }

  /** `sums`: it repeats what stands elsewhere. */
  add(state, name, detail, sums = false) {
    this.checks.push({ state, name, detail, sums });
  }

  /** Runs one check; what it returns becomes the detail. Returns whether it held. */
  async run(name, work) {
    try {
      this.add("ok", name, (await work()) || "");
      return true;
    } catch (error) {
      if (error instanceof Broken) this.add("bad", name, error.message);
      else if (error instanceof Unjudged) this.add("open", name, `Could not be judged here: ${error.message}.`);
      else throw error;
      return false;
    }
  }
}

const few = (names) => names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more` : "");
const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const whole = async (blob, limit, what) => {
  if (blob.size > limit) throw new Broken(`${what} is larger than it may be.`);
  return bytesOf(blob, 0, blob.size);
};
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const two = (number) => String(number).padStart(2, "0");

/** What stands beside the lists for people: who lost one of them has lost no evidence. */
const FOR_PEOPLE = new Set(["READ-ME.txt", "CHECK-WITH-CERTUTIL.txt", "verify.html"]);

/** Returns a time as the pack prints it, in UTC. */
function timeWords(time) {
  const at = time instanceof Date ? time : new Date(time);
  if (Number.isNaN(at.getTime())) return String(time);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} UTC`;
}

/** Two clocks differ by less than this where nobody plays with them. */
const SLIP_MS = 3600000;
const isBefore = (stamped, made) => new Date(stamped).getTime() < new Date(made).getTime() - SLIP_MS;
const TOO_EARLY = "more than an hour before the time at which, by the school’s clock,";

class Check {
  constructor(files, tick) {
    Object.assign(this, { files, tick, hashes: new Map(), keys: new Map(), groups: [], exhibits: [], codes: [], stamps: [] });
  }

  group(title) {
    const findings = new Findings(title);
    this.groups.push(findings);
    return findings;
  }

  code(label, value) {
    if (value && !this.codes.some((one) => one.value === value)) this.codes.push({ label, value });
  }

  async sha(path) {
    if (!this.hashes.has(path)) this.hashes.set(path, await hashFile(this.files.get(path), this.tick));
    return this.hashes.get(path);
  }

  /** Files against the two lists, and the signature over the first of them. */
  async checkFiles() {
    const findings = this.group("Folder");
    await findings.run("Form", async () => {
      const text = latin(await whole(this.files.get("bagit.txt"), 1024, "bagit.txt"));
      if (!/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n$/.test(text)) throw new Broken("bagit.txt is not as BagIt 1.0 asks.");
      return "A folder as BagIt 1.0 describes it.";
    });
    await this.checkList(findings, "manifest-sha256.txt", "Files handed over", (path) => path.startsWith("data/"));
    await this.checkList(findings, "tagmanifest-sha256.txt", "Lists and texts beside them", (path) => !path.startsWith("data/"));
    await this.checkOxum(findings);
    await findings.run("Signature of the list", async () => {
      const [list, beside, signature] = ["manifest-sha256.txt", "tagmanifest-sha256.txt", "manifest-sha256.sig"].map((path) => this.files.get(path));
      if (!list || !beside || !signature) throw new Broken("The lists of files bear no signature.");
      const [signed, lists] = [await whole(signature, 1024, "The signature"), [await whole(list, LIST_MAX, "The list"), await whole(beside, LIST_MAX, "The list")]];
      this.listKey = await checkListSignature(signed, ...lists);
      return `Both lists of files are as signed by the key ${this.listKey}.`;
    });
  }

  async checkList(findings, list, name, belongs) {
    await findings.run(name, async () => {
      if (!this.files.has(list)) throw new Broken(`${list} is missing.`);
      const listed = readManifest(await whole(this.files.get(list), LIST_MAX, list), list);
      const here = [...this.files.keys()].filter((path) => belongs(path) && path !== "tagmanifest-sha256.txt");
      const litter = here.filter((path) => !listed.has(path) && isLitter(path));
      const extra = here.filter((path) => !listed.has(path) && !isLitter(path));
      const missing = [...listed.keys()].filter((path) => !this.files.has(path));
      const changed = [];
      for (const [path, expected] of listed) {
        if (this.files.has(path) && (await this.sha(path)) !== expected) changed.push(path);
      }
      if (litter.length) findings.add("note", "Left by a computer", `${few(litter)}: not part of the hand-over.`);
      const texts = missing.filter((path) => FOR_PEOPLE.has(path));
      const gone = missing.filter((path) => !FOR_PEOPLE.has(path));
      const wrong = [
        [changed, "Changed"], [gone, "Missing"], [extra, "Not in the list"],
      ].filter(([paths]) => paths.length).map(([paths, word]) => `${word}: ${few(paths)}.`);
      if (extra.length) wrong.push("Whoever put that in here can take it out and check again.");
      if (wrong.length) throw new Broken(wrong.join(" "));
      const rest = count(listed.size - texts.length, "file");
      if (!texts.length) return `${rest}, each with the SHA-256 that the list names; none missing, none added.`;
      findings.add("open", "A text is missing", `${few(texts)} came with it and is not here. It explains and proves nothing: no evidence is lost with it.`);
      return `${rest}, each with the SHA-256 that the list names; none added.`;
    });
  }

  async checkOxum(findings) {
    const info = this.files.get("bag-info.txt");
    const found = info && /^Payload-Oxum: (\d+)\.(\d+)\r?$/m.exec(fromUtf8(await whole(info, 1 << 20, "bag-info.txt"), "bag-info.txt"));
    if (!found) return;
    await findings.run("Amount", async () => {
      const payload = [...this.files].filter(([path]) => path.startsWith("data/") && !isLitter(path));
      const size = payload.reduce((sum, [, blob]) => sum + blob.size, 0);
      if (Number(found[1]) !== size || Number(found[2]) !== payload.length) throw new Broken("There is more or less here than the folder says it holds.");
      return `${count(size, "byte")} in ${count(payload.length, "file")}.`;
    });
  }

  /** The check code of the case, who signed it, and what founded the case. */
  async checkCase() {
    const findings = this.group("Check code of the case");
    await findings.run("Signature", async () => {
      const [file, list] = ["data/checkpoint.note", "data/keys.json"].map((path) => this.files.get(path));
      if (!file || !list) throw new Broken("The check code or its keys are missing.");
      this.noteBytes = await whole(file, NOTE_MAX, "The check code");
      const note = readNote(this.noteBytes, "The check code");
      const document = parseObject(await whole(list, PROOF_MAX, "The list of keys"), PROOF_MAX, "The list of keys");
      if (document.kind !== "evidence-desk-case-keys" || document.v !== 1) throw new Unjudged("the list of keys is of another version");
      if (document.case !== note.caseId) throw new Broken("The keys are those of another case.");
      const keys = readKeys(document.keys, note.caseId, 1024);
      checkAdmitted(keys, note);
      const signer = await signerOf(note, keys);
      this.note = note;
      this.founder = keys[0].key.fingerprint;
      keys.forEach((one) => this.keys.set(one.key.fingerprint, one.key.fingerprint === this.founder ? "the founder" : "admitted in the case"));
      this.code("Founder’s fingerprint", this.founder);
      this.code("Root of the record", hex(note.root));
      this.code("Check code", note.sha256);
      const words = signer.fingerprint === this.founder ? "the founder of the case" : `the key ${signer.fingerprint}, admitted in the case`;
      if (note.signatures.length > 1) findings.add("note", "Second signature", "A signature for the time after today's computers (ML-DSA-44) is there. This page does not check it.");
      return `Over ${count(note.size, "line")} of the record, signed by ${words}.`;
    });
  }

  /** What the hand-over says it holds, and each exhibit of it. */
  async checkExhibits() {
    const findings = this.group("Exhibits");
    let listed = [];
    await findings.run("List of exhibits", async () => {
      const file = this.files.get("data/handover.json");
      if (!file) throw new Broken("data/handover.json is missing.");
      const document = parseObject(await whole(file, LIST_MAX, "The list of exhibits"), LIST_MAX, "The list of exhibits");
      if (document.kind !== "evidence-desk-handover" || document.v !== 1 || !Array.isArray(document.exhibits)) throw new Unjudged("the list of exhibits is of another version");
      if (this.note && (document.case !== this.note.caseId || document.checkpoint?.sha256 !== this.note.sha256)) throw new Broken("The list is of another case, or of another time of it.");
      listed = document.exhibits.filter((one) => one && isText(one.reference));
      this.handover = document;
      const unclaimed = [...this.files.keys()].filter((path) => /^data\/(originals|proofs)\//.test(path) && !isLitter(path)
        && !listed.some((one) => one.original === path || one.proof === path));
      if (unclaimed.length) throw new Broken(`No exhibit of the list has these: ${few(unclaimed)}.`);
      return `${count(listed.length, "exhibit")}.`;
    });
    for (const one of listed) this.exhibits.push(await this.checkExhibit(one));
    const bad = this.exhibits.filter((one) => one.state === "bad"), open = this.exhibits.filter((one) => one.state === "open");
    const proved = this.exhibits.filter((one) => one.state === "ok");
    if (bad.length) findings.add("bad", "Originals and proofs", `Does not hold: ${few(bad.map((one) => one.reference))}.`, true);
    if (open.length) findings.add("open", "Originals and proofs", `Could not be judged: ${few(open.map((one) => one.reference))}.`, true);
    if (proved.length) findings.add("ok", "Originals and proofs", `${count(proved.length, "original")}: each is, bit for bit, the file that was added to the case.`);
    if (this.exhibits.some((one) => one.state === "note")) findings.add("note", "Not handed over", `No original here for ${few(this.exhibits.filter((one) => one.state === "note").map((one) => one.reference))}; the list says why.`);
  }

  async checkExhibit(listed) {
    const row = { reference: listed.reference, state: "ok", detail: "", sha256: isText(listed.sha256) ? listed.sha256 : "", file: listed.original || "" };
    try {
      const [original, proof] = [listed.original, listed.proof].map((path) => (path ? this.files.get(path) : null));
      if ((listed.original && !original) || (listed.proof && !proof)) throw new Broken("Its original or its proof is missing.");
      if (!proof) {
        if (original) throw new Broken("There is an original without a proof.");
        return { ...row, state: "note", detail: sentence(String(listed.left_out || "no original and no proof were handed over.")) };
      }
      const proved = await this.proofOf(proof);
      if (this.note && proved.caseId !== this.note.caseId) throw new Broken("Its proof is of another case.");
      if (this.noteBytes && !same(proved.note, this.noteBytes)) throw new Broken("Its proof leads to another check code than the one here.");
      if (proved.entry.reference !== listed.reference || proved.exhibit.id !== listed.id) throw new Broken(`Its proof is that of ${proved.entry.reference}, not of ${listed.reference}.`);
      this.learn(proved);
      if (listed.sha256 !== proved.entry.sha256 || listed.size !== proved.entry.size) throw new Broken("The list names another file than its proof.");
      if (!original) return { ...row, state: "note", detail: sentence(String(listed.left_out || "the original was not handed over.")) };
      if (original.size !== proved.entry.size || (await this.sha(listed.original)) !== proved.entry.sha256) {
        throw new Broken("The original is not the file that was added to the case.");
      }
      row.detail = this.provedWords(proved);
    } catch (error) {
      if (!(error instanceof Broken) && !(error instanceof Unjudged)) throw error;
      row.state = error instanceof Broken ? "bad" : "open";
      row.detail = error instanceof Broken ? error.message : `Could not be judged here: ${error.message}.`;
    }
    return row;
  }

  async proofOf(blob) {
    return checkProof(await whole(blob, PROOF_MAX, "The proof"));
  }

  /** Keeps what a proof shows beside its exhibit, once it is known to be of this case. */
  learn(proved) {
    proved.keys.forEach((key) => this.keys.has(key) || this.keys.set(key, key === proved.founder ? "the founder" : "admitted in the case"));
    for (const stamp of proved.stamps) {
      if (!this.stamps.some((one) => one.at.getTime() === stamp.at.getTime() && one.authority === stamp.authority)) this.stamps.push(stamp);
    }
  }

  provedWords(proved) {
    const stamps = proved.stamps.map((stamp) => stamp.at.getTime());
    if (stamps.some((at) => isBefore(at, proved.entry.at))) throw new Unjudged(`a time stamp over it is dated ${TOO_EARLY} it was added to the case`);
    const stamped = stamps.length ? ` Time-stamped ${timeWords(new Date(Math.min(...stamps)))}.` : " Not time-stamped.";
    const joined = proved.entry.joined ? " It came from another copy of the case." : "";
    return `Not changed since ${timeWords(proved.entry.at)}, by the clock of the computer that added it.${stamped}${joined}`;
  }

  /** The pack: exporter's line, certificate, later additions, and what it lists against what lies here. */
  async checkPack(path) {
    const findings = this.group("Pack");
    const blob = this.files.get(path);
    if (!blob) {
      findings.add("bad", "Pack", "data/pack.pdf is missing.");
      return;
    }
    const line = await readExporterLine(blob, this.tick);
    const held = await findings.run("Exporter's signature", async () => {
      if (!line) throw new Broken("There is no exporter's signature in the file: it was cut off, saved again, or is not one of our packs.");
      if (!line.good) throw new Broken("The file is not the one that was signed: it was changed.");
      this.code("Who made the pack", line.fingerprint);
      this.code("SHA-256 of the pack", await this.sha(path));
      return `Every byte up to the signature is as signed by the key ${line.fingerprint}.`;
    });
    if (!held) return;
    this.packKey = line.fingerprint;
    let attached = null;
    await findings.run("What the pack lists", async () => {
      attached = await readAttached(blob, line.end);
      return this.compareFacts(attached);
    });
    if (attached) {
      await findings.run("Nothing but pages", async () => {
        const foreign = await foreignThings(blob, line.end);
        if (foreign.length) throw new Broken(`It holds what no pack has: ${few(foreign)}. Do not open it.`);
        return "No program, no file beside the pack's own, nothing that starts by itself.";
      });
    }
    await this.checkCertificate(findings, blob, line, attached?.facts);
  }

  async compareFacts({ facts, note }) {
    if (facts.checkpoint?.sha256 !== hex(sha256(note))) throw new Broken("The pack's check code is not the one that it names.");
    const own = readNote(note, "The pack's check code");
    const founder = readFounder(String(facts.founder_key));
    if (own.caseId !== facts.case || founder.caseId !== facts.case || founder.key.fingerprint !== facts.founder) {
      throw new Broken("The pack contradicts itself about its case.");
    }
    if (!(await signedBy(own, readKey(String(facts.checkpoint.signer), "The key in the pack")))) {
      throw new Broken("The pack's check code was not signed by the key that it names.");
    }
    this.packFounder = facts.founder;
    this.code("Founder’s fingerprint", facts.founder);
    this.code("Check code", own.sha256);
    if (this.note && facts.case !== this.note.caseId) throw new Broken("The pack is of another case than the rest of this folder.");
    if (this.noteBytes && !same(note, this.noteBytes)) throw new Broken("The pack was made under another check code than the one here.");
    if (this.handover && facts.pack !== this.handover.pack) throw new Broken("The folder was made for another pack.");
    const listed = new Map(facts.exhibits.map((one) => [one.reference, one.sha256]));
    const differ = this.exhibits.filter((one) => one.sha256 && listed.get(one.reference) && listed.get(one.reference) !== one.sha256);
    const absent = this.exhibits.filter((one) => !listed.has(one.reference));
    const here = new Set(this.exhibits.map((one) => one.reference));
    const missing = this.handover ? facts.exhibits.filter((one) => !here.has(one.reference)) : [];
    if (missing.length) throw new Broken(`The pack has exhibits that the folder's list leaves out: ${few(missing.map((one) => one.reference))}.`);
    if (differ.length || absent.length) throw new Broken(`The pack names other files for ${few([...differ, ...absent].map((one) => one.reference))}.`);
    return this.exhibits.length ? "The files here are those that the pack lists." : `${count(facts.exhibits.length, "exhibit")}; their files are not here.`;
  }

  async checkCertificate(findings, blob, line, facts) {
    const tail = blob.size - line.end;
    if (facts && facts.certified !== true) {
      if (tail) findings.add("bad", "Certificate", `${count(tail, "byte")} were added to the pack. It was made without a certificate: nothing may follow its exporter's signature.`);
      else findings.add("note", "Certificate", "The pack was made without a certificate. The exporter's signature covers all of it.");
      return;
    }
    if (!tail) {
      if (facts) findings.add("bad", "Certificate", "The pack was signed with a certificate, and that signature has been cut off.");
      return;
    }
    let signatures = [];
    const held = await findings.run("Certificate", async () => {
      if (tail > TAIL_MAX) throw new Unjudged("more was added to it than a signature needs");
      const found = findSignatures(await bytesOf(blob, line.end, blob.size), line.end);
      if (!found.length) throw new Broken(`${count(tail, "byte")} were added to the pack after it was signed.`);
      for (const one of found) signatures.push(await checkPackSignature(blob, one));
      const first = signatures.find((one) => one.kind === "certificate");
      if (!first) throw new Broken("What was added to the pack is not signed by a certificate.");
      if (facts && first.signer.fingerprint !== facts.certificate) throw new Broken("Another certificate signed the pack than the one that it names.");
      this.code("Certificate of the pack (SHA-256)", first.signer.fingerprint);
      return `In the name of ${first.signer.name}. Certificate ${first.signer.fingerprint}. Whether to rely on that name is for you to judge.`;
    });
    if (!held) return;
    await findings.run("Added after signing", async () => {
      const end = signatures[signatures.length - 1].end, rest = blob.size - end;
      // What helps to check a signature in years may stand after it; a viewer that follows anything else shows more.
      if (rest && !latin(await bytesOf(blob, end, blob.size)).includes("/DSS")) throw new Broken(`${count(rest, "byte")} were added to the pack after its last signature.`);
      await checkAdditions(blob, line.end, blob.size);
      if (rest) throw new Unjudged(`the last ${count(rest, "byte")} stand after the last signature; they replace nothing of the pack, but no signature covers them`);
      return "Only signatures and time stamps. No page was replaced.";
    });
    for (const one of signatures) {
      if (!one.stamp) continue;
      this.stamps.push(one.stamp);
      if (facts && isBefore(one.stamp.at, facts.made)) findings.add("open", "Time stamp of the pack", `By ${one.stamp.authority}, dated ${TOO_EARLY} the pack was made.`);
    }
  }

  /** The replies that lie in the folder by themselves, for other tools. */
  async checkStamps() {
    const findings = this.group("Time stamps");
    const replies = [...this.files.keys()].filter((path) => /^data\/stamps\/.*\.tsr$/.test(path)).sort();
    for (const path of replies.slice(0, 1000)) {
      await findings.run(path.slice("data/stamps/".length), async () => {
        const stamp = await this.checkReply(path);
        this.stamps.push(stamp);
        return `${timeWords(stamp.at)}, by ${stamp.authority}.`;
      });
    }
    const seen = new Map(this.stamps.map((stamp) => [`${stamp.at.getTime()} ${stamp.authority}`, stamp]));
    if (!seen.size) findings.add("note", "None", "Nothing here was time-stamped. Times are by the clock of the computer that wrote them.");
    else {
      const first = [...seen.values()].reduce((left, right) => (left.at <= right.at ? left : right));
      const root = first.complete ? `${first.root}, SHA-256 ${first.fingerprint}` : `${first.root}, whose own certificate is not in the stamp`;
      findings.add("note", "Whom to trust for the time", `Earliest: ${timeWords(first.at)}. The authority's certificates lead to ${root}. Whether to rely on it is for you to judge.`);
    }
  }

  /** Checks one reply: over the check code that lies beside it, or over the pack. */
  async checkReply(path) {
    const reply = await whole(this.files.get(path), STAMP_MAX, "A time stamp");
    const size = /\/(\d+)-\d+\.tsr$/.exec(path);
    if (!size) {
      if (!this.files.has("data/pack.pdf")) throw new Unjudged("what it stamps is not here");
      const digest = await this.sha("data/pack.pdf");
      return checkToken(tokenOf(reply), async (hash, imprint) => hash === "SHA-256" && hex(imprint) === digest);
    }
    const note = this.files.get(`data/stamps/${size[1]}.note`);
    if (!note) throw new Broken("The check code that it stamps is missing.");
    const bytes = await whole(note, NOTE_MAX, "A stamped check code");
    if (readNote(bytes, "A stamped check code").caseId !== this.note?.caseId) throw new Broken("It stamps the check code of another case.");
    return checkStamp(reply, bytes);
  }

  /** Whose keys signed the list and the pack, as far as the case itself shows. */
  checkSigners() {
    const findings = this.group("Who signed");
    for (const [name, key] of [["List of files", this.listKey], ["Pack", this.packKey]]) {
      if (!key) continue;
      const whose = this.keys.get(key);
      if (whose) findings.add("ok", name, `By ${whose === "the founder" ? "the founder of the case" : "a key admitted in the case"}, ${key}.`);
      else findings.add("open", name, `By the key ${key}. The proofs here do not show that the case had admitted it. Ask the school whose it is.`);
    }
    if (this.listKey && this.packKey && this.listKey !== this.packKey) findings.add("bad", "Same hand", "The list of files and the pack were signed by two different keys.");
    if (!findings.checks.length) this.groups.pop();
  }

  /** Who signed a pack that lies alone: it shows who founded its case, and of nobody else that the case admitted them. */
  checkLonePack(path) {
    if (!this.packKey || !this.packFounder) return;
    const findings = this.group("Who signed");
    if (this.packKey === this.packFounder) findings.add("ok", path, `By the founder of the case, ${this.packKey}.`);
    else findings.add("open", path, `By the key ${this.packKey}. Nothing in the pack shows that the case admitted it: anybody can put a check code into a pack of their own. Ask the school whose key it is.`);
  }

  report(kind) {
    const all = [...this.groups.flatMap((group) => group.checks), ...this.exhibits];
    const verdict = all.some((one) => one.state === "bad") ? "bad" : all.some((one) => one.state === "open") ? "open" : "good";
    return {
      kind, verdict, bad: all.filter((one) => one.state === "bad").length, open: all.filter((one) => one.state === "open").length,
      caseId: this.note?.caseId || "", groups: this.groups.filter((group) => group.checks.length).map(({ title, checks }) => ({ title, checks })),
      exhibits: this.exhibits, codes: this.codes, files: this.files.size,
      size: [...this.files.values()].reduce((sum, blob) => sum + blob.size, 0),
    };
  }
}

/** Checks a hand-over folder. */
async function checkHandover(check) {
  await check.checkFiles();
  await check.checkCase();
  await check.checkExhibits();
  await check.checkPack("data/pack.pdf");
  await check.checkStamps();
  check.checkSigners();
  return check.report("handover");
}

/** Checks files that lie loose: packs, and proofs with their originals. */
async function checkLoose(check) {
  const findings = check.group("Proofs");
  const originals = new Set(check.files.keys());
  for (const [path, blob] of check.files) {
    const head = latin(await bytesOf(blob, 0, 200));
    if (head.startsWith("%PDF-") && (await readExporterLine(blob, () => {}))) {
      originals.delete(path);
      check.packKey = check.packFounder = "";
      await check.checkPack(path);
      check.checkLonePack(path);
    } else if (/^\s*\{\s*"kind"\s*:\s*"evidence-desk-disclosure-proof"/.test(head)) {
      originals.delete(path);
    }
  }
  for (const [path, blob] of check.files) {
    if (originals.has(path) || !path.endsWith(".json")) continue;
    await findings.run(path, async () => {
      const proved = await check.proofOf(blob);
      check.learn(proved);
      check.code("Founder’s fingerprint", proved.founder);
      for (const one of originals) {
        if (check.files.get(one).size === proved.entry.size && (await check.sha(one)) === proved.entry.sha256) {
          check.exhibits.push({ reference: proved.entry.reference, state: "ok", detail: check.provedWords(proved), sha256: proved.entry.sha256, file: one });
          originals.delete(one);
          return `It is the proof of ${one}.`;
        }
      }
      throw new Broken(`None of the files here is the one of this proof, ${proved.entry.reference}.`);
    });
  }
  check.groups = check.groups.filter((group) => group.checks.length);
  if (!check.groups.length) throw new Broken("There is no hand-over here: a folder with bagit.txt, a pack, or a proof with its file. Choose the folder that holds READ-ME.txt.");
  if (originals.size) check.group("Other files").add("open", "Not judged", `Nothing here says what these are: ${few([...originals])}.`);
  await check.checkStamps();
  return check.report("loose");
}

/** Returns the report on a set of files, a Map from path to Blob; `tick` is told of every byte that was read. */
async function checkEverything(files, tick) {
  let found = files;
  if (files.size === 1 && latin(await bytesOf([...files.values()][0], 0, 4)) === "PK\x03\x04") found = await openZip([...files.values()][0]);
  const bag = findBag(found);
  return bag ? checkHandover(new Check(bag, tick)) : checkLoose(new Check(found, tick));
}
