// A zip of the folder: files that lie in it as they are stay where they are, compressed ones are opened in memory.
// Source: PKWARE APPNOTE sections 4.3 and 4.4.

const ZIP_OUT_MAX = 512 << 20;  // bytes of all compressed files, opened
const ZIP_LIST_MAX = 16 << 20;
const TOO_LARGE = "This zip is too large to open here. Unpack it, then choose the folder.";
const ZIP_ENTRIES_MAX = 20000;

/** Returns the files of a zip as a Map from path to Blob. */
async function openZip(blob) {
  const end = await bytesOf(blob, Math.max(0, blob.size - 66000), blob.size);
  const mark = latin(end).lastIndexOf("PK\x05\x06");
  if (mark < 0 || mark + 22 > end.length) throw new Broken("This is not a zip file, or it is cut off.");
  const view = new DataView(end.buffer);
  const [count, size, start] = [view.getUint16(mark + 10, true), view.getUint32(mark + 12, true), view.getUint32(mark + 16, true)];
  if (start === 0xffffffff || count === 0xffff || size > ZIP_LIST_MAX) throw new Unjudged(TOO_LARGE);
  const directory = await bytesOf(blob, start, start + size);
  const files = new Map();
  for (let at = 0, total = 0, number = 0; number < count; number++) {
    const entry = readZipEntry(directory, at);
    at = entry.next;
    if (entry.method) total += entry.size;
    if (total > ZIP_OUT_MAX || number > ZIP_ENTRIES_MAX) throw new Unjudged(TOO_LARGE);
    if (entry.path.endsWith("/")) continue;
    if (files.has(entry.path)) throw new Broken(`The zip holds a file twice: ${entry.path}.`);
    files.set(entry.path, await unpack(blob, entry));
  }
  return files;
}

function readZipEntry(directory, at) {
  if (at + 46 > directory.length || latin(directory.subarray(at, at + 4)) !== "PK\x01\x02") throw new Broken("The zip is damaged.");
  const view = new DataView(directory.buffer, directory.byteOffset + at);
  const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(offset, true));
  const method = view.getUint16(10, true);
  if (view.getUint16(8, true) & 1 || method === 99) {
    throw new Unjudged("This zip is locked with a password. Unpack it with 7-Zip, then choose the folder.");
  }
  return {
    path: fromUtf8(directory.subarray(at + 46, at + 46 + name), "A name in the zip").replaceAll("\\", "/"),
    method, packed: view.getUint32(20, true), size: view.getUint32(24, true), start: view.getUint32(42, true),
    next: at + 46 + name + extra + comment,
  };
}

async function unpack(blob, entry) {
  const head = await bytesOf(blob, entry.start, entry.start + 30);
  if (latin(head.subarray(0, 4)) !== "PK\x03\x04") throw new Broken("The zip is damaged.");
  const view = new DataView(head.buffer);
  const from = entry.start + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const raw = blob.slice(from, from + entry.packed);
  if (entry.method === 0) return raw;
  if (entry.method !== 8) throw new Unjudged("This zip is packed in an unusual way. Unpack it, then choose the folder.");
  try {
    return new Blob([await inflate(new Uint8Array(await raw.arrayBuffer()), "deflate-raw", entry.size)]);
  } catch (error) {
    if (error instanceof Broken) throw error;
    throw new Broken(`The zip is damaged: ${entry.path} cannot be unpacked.`);
  }
}
