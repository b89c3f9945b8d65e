// The calculating part of the page that checks hand-overs, driven by tests/packs/test_verifier_*.py.
// Arguments: the script, what to do; JSON on stdin and stdout. "calls": a list of [function, ...arguments], bytes
// written as {hex}; "folders": paths, each checked as the page checks a chosen folder; "flips": {folder, path, offsets},
// the folder again for each offset, with one bit of that file changed.
import { webcrypto } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

globalThis.crypto ??= webcrypto;
const [script, action] = process.argv.slice(2);
vm.runInThisContext(readFileSync(script, "utf8"));
const input = JSON.parse(readFileSync(0, "utf8"));
const bytes = (value) => (value && value.hex !== undefined ? Uint8Array.from(Buffer.from(value.hex, "hex")) : Array.isArray(value) ? value.map(bytes) : value);
const plain = (value) => (value instanceof Uint8Array ? { hex: Buffer.from(value).toString("hex") } : value);

async function call([name, ...given]) {
  try {
    return plain(await vm.runInThisContext(name)(...given.map(bytes))) ?? null;
  } catch (error) {
    return { error: error.message, kind: error.constructor.name };
  }
}

function walk(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(folder, path) : [path];
  });
}

const load = (folder) => new Map(walk(folder).map((path) => [`folder/${path}`, new Blob([readFileSync(join(folder, path))])]));

const results = [];
if (action === "calls") {
  for (const one of input) results.push(await call(one));
} else if (action === "folders") {
  for (const folder of input) results.push(await call(["checkEverything", load(folder), () => {}]));
} else {
  const files = load(input.folder);
  const data = readFileSync(join(input.folder, input.path));
  for (const offset of input.offsets) {
    data[offset] ^= 1 << offset % 8;
    files.set(`folder/${input.path}`, new Blob([data]));
    data[offset] ^= 1 << offset % 8;
    const report = await call(["checkEverything", files, () => {}]);
    results.push(report.verdict || report.kind);
  }
}
process.stdout.write(JSON.stringify(results));
