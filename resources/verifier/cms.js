// Signatures in CMS, as in a signed PDF and in a time stamp, and the certificates beside them.
// Source: RFC 5652 sections 5.4 and 5.6; RFC 5280; RFC 5035 for the certificate a signer names.

const DIGESTS = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};
const RSA = "1.2.840.113549.1.1.1", PSS = "1.2.840.113549.1.1.10", EC = "1.2.840.10045.2.1", EDWARDS = "1.3.101.112";
const WITH = {
  "1.2.840.113549.1.1.11": "SHA-256", "1.2.840.113549.1.1.12": "SHA-384", "1.2.840.113549.1.1.13": "SHA-512",
  "1.2.840.10045.4.3.2": "SHA-256", "1.2.840.10045.4.3.3": "SHA-384", "1.2.840.10045.4.3.4": "SHA-512",
};
const CURVES = { "1.2.840.10045.3.1.7": ["P-256", 32], "1.3.132.0.34": ["P-384", 48], "1.3.132.0.35": ["P-521", 66] };
const SIGNED_DATA = "1.2.840.113549.1.7.2";
const EXTENSIONS = { usage: "2.5.29.37", constraints: "2.5.29.19" };

/** Returns what this page needs of a certificate. */
function readCertificate(node) {
  const body = part(node, 0, 0x30);
  const first = body.children[0]?.tag === 0xa0 ? 1 : 0;
  const validity = part(body, first + 3, 0x30);
  const key = part(body, first + 5, 0x30);
  const extensions = new Map();
  for (const holder of body.children.filter((child) => child.tag === 0xa3)) {
    for (const extension of part(holder, 0, 0x30).children) {
      const critical = extension.children[1]?.tag === 0x01;
      const value = part(extension, extension.children.length - 1, 0x04);
      extensions.set(oid(part(extension, 0)), { critical, value: wholeDer(value.bytes) });
    }
  }
  return {
    serial: hex(part(body, first, 0x02).bytes),
    issuer: part(body, first + 2, 0x30),
    from: derTime(part(validity, 0)),
    until: derTime(part(validity, 1)),
    subject: part(body, first + 4, 0x30),
    key,
    extensions,
    signed: body.whole,
    algorithm: part(node, 1, 0x30),
    signature: part(node, 2, 0x03).bytes.subarray(1),
    whole: node.whole,
    fingerprint: hex(sha256(node.whole)),
    name: nameWords(part(body, first + 4, 0x30)),
  };
}

/** Returns the signature of ECDSA as two numbers of the curve's size, which is how browsers want it. */
function plainEcdsa(signature, size) {
  const pair = wholeDer(signature);
  const numbers = [0, 1].map((index) => {
    const digits = part(pair, index, 0x02).bytes;
    const number = digits[0] === 0 ? digits.subarray(1) : digits;
    if (number.length > size) throw new Broken("A signature is longer than its key allows.");
    return concat(new Uint8Array(size - number.length), number);
  });
  return concat(...numbers);
}

/**
 * Returns whether a certificate's key made `signature` over `message`.
 * `algorithm` is the AlgorithmIdentifier beside the signature; `digest` what its surroundings name, or nothing.
 * Throws Unjudged for a kind of key or a browser that cannot do it.
 */
async function verifyWith(certificate, algorithm, digest, signature, message) {
  const subtle = globalThis.crypto?.subtle;
  const kind = oid(part(part(certificate.key, 0, 0x30), 0));
  const named = oid(part(algorithm, 0));
  if (kind === EDWARDS && named === EDWARDS) {
    return ed25519(part(certificate.key, 1, 0x03).bytes.subarray(1), signature, message);
  }
  if (!subtle) throw new Unjudged("this browser offers no means to check this kind of signature");
  const hash = WITH[named] || digest;
  let imported, how, value = signature;
  if (kind === RSA && (named === RSA || named in WITH)) {
    how = { name: "RSASSA-PKCS1-v1_5", hash };
  } else if (kind === RSA && named === PSS) {
    how = { name: "RSA-PSS", ...pssOf(algorithm) };
  } else if (kind === EC) {
    const curve = CURVES[oid(part(part(certificate.key, 0), 1))];
    if (!curve) throw new Unjudged("its key lies on a curve that browsers do not know");
    how = { name: "ECDSA", namedCurve: curve[0], hash };
    value = plainEcdsa(signature, curve[1]);
  }
  if (!how || !how.hash) throw new Unjudged("it is of a kind that this page does not know");
  try {
    imported = await subtle.importKey("spki", certificate.key.whole, how, false, ["verify"]);
  } catch {
    throw new Unjudged("this browser does not take its key");
  }
  return subtle.verify(how, imported, value, message);
}

function pssOf(algorithm) {
  const found = { hash: "SHA-1", saltLength: 20 };
  for (const field of algorithm.children[1]?.children || []) {
    if (field.tag === 0xa0) found.hash = DIGESTS[oid(part(part(field, 0), 0))];
    if (field.tag === 0xa2) found.saltLength = part(field, 0, 0x02).bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  }
  return found;
}

/** Returns the parts of a CMS SignedData: {content, type, certificates, signer}; it must have exactly one signer. */
function readSignedData(node) {
  if (oid(part(node, 0)) !== SIGNED_DATA) throw new Broken("A signature is not signed data.");
  const data = part(part(node, 1, 0xa0), 0, 0x30);
  const inner = part(data, 2, 0x30);
  const content = inner.children[1] ? part(part(inner, 1, 0xa0), 0, 0x04).bytes : null;
  const certificates = data.children.filter((child) => child.tag === 0xa0)
    .flatMap((child) => child.children.filter((one) => one.tag === 0x30).slice(0, 32).map(readCertificate));
  const signers = data.children[data.children.length - 1];
  if (signers.tag !== 0x31 || signers.children.length !== 1) throw new Broken("A signature has not exactly one signer.");
  const info = signers.children[0];
  const attributes = part(info, 3, 0xa0);
  return {
    type: oid(part(inner, 0)),
    content,
    certificates,
    id: part(info, 1),
    digest: DIGESTS[oid(part(part(info, 2, 0x30), 0))],
    attributes,
    algorithm: part(info, 4, 0x30),
    signature: part(info, 5, 0x04).bytes,
    unsigned: info.children.slice(6).find((child) => child.tag === 0xa1),
  };
}

/** Returns the values of the one attribute of that name, or nothing; twice the same name is damage. */
function attribute(set, name) {
  const found = (set?.children || []).filter((child) => oid(part(child, 0)) === name);
  if (found.length > 1) throw new Broken("A signature states the same thing twice.");
  return found.length ? part(found[0], 1, 0x31).children : null;
}

/**
 * Checks a CMS signature: its message digest, the certificate it names, the signature itself.
 * `digestOf(name)` gives the digest of what was signed; returns the signer's certificate.
 */
async function checkSignedData(signed, digestOf, what) {
  if (!signed.digest) throw new Unjudged(`${what} uses a hash that this page does not know`);
  const stated = attribute(signed.attributes, "1.2.840.113549.1.9.4");
  const type = attribute(signed.attributes, "1.2.840.113549.1.9.3");
  if (!stated || !type || oid(part({ children: type }, 0)) !== signed.type) throw new Broken(`${what} does not say what it signs.`);
  if (!same(part({ children: stated }, 0, 0x04).bytes, await digestOf(signed.digest))) {
    throw new Broken(`${what} is over something else: what was signed has been changed.`);
  }
  const serial = signed.id.tag === 0x30 ? hex(part(signed.id, 1, 0x02).bytes) : null;
  const signer = signed.certificates.find((one) => serial !== null
    && one.serial === serial && same(one.issuer.whole, part(signed.id, 0).whole));
  if (!signer) throw new Broken(`${what} does not bring the certificate that it names.`);
  checkNamedCertificate(signed.attributes, signer, what);
  const message = concat(new Uint8Array([0x31]), signed.attributes.whole.subarray(1));  // signed as a SET
  if (!(await verifyWith(signer, signed.algorithm, signed.digest, signed.signature, message))) {
    throw new Broken(`${what} was not made by the certificate that it names.`);
  }
  return signer;
}

/** Holds the certificate against the hash of it in the signed attributes, where there is one. */
function checkNamedCertificate(attributes, signer, what) {
  const newer = attribute(attributes, "1.2.840.113549.1.9.16.2.47");
  if (!newer) return;
  const id = part(part(newer[0], 0, 0x30), 0, 0x30);
  const own = id.children[0]?.tag === 0x30;
  const hash = own ? DIGESTS[oid(part(id.children[0], 0))] : "SHA-256";
  const value = part(id, own ? 1 : 0, 0x04).bytes;
  if (!hash || !same(HASHERS[hash]().update(signer.whole).digest(), value)) {
    throw new Broken(`${what} names another certificate than the one it brings.`);
  }
}

/** Returns the certificates from the signer up, as far as each one's signature leads to the next of those brought. */
async function chainOf(signer, certificates) {
  const chain = [signer];
  while (chain.length < 8) {
    const last = chain[chain.length - 1];
    if (same(last.issuer.whole, last.subject.whole)) break;
    let next = null;
    for (const one of certificates) {
      if (!same(one.subject.whole, last.issuer.whole) || chain.includes(one)) continue;
      try {
        if (await verifyWith(one, last.algorithm, undefined, last.signature, last.signed)) next = one;
      } catch (error) {
        if (!(error instanceof Unjudged)) throw error;
      }
      if (next) break;
    }
    if (!next) break;
    chain.push(next);
  }
  return chain;
}
