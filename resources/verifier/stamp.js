// Time stamps: what an authority's reply says, and whether its own signature holds. Not whether to trust it.
// Source: RFC 3161 section 2.4; RFC 5816.

const STAMP_MAX = 65536;
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

/** Returns the token in a reply of RFC 3161 that grants one. */
function tokenOf(reply) {
  if (reply.length > STAMP_MAX) throw new Broken("A time stamp is larger than it may be.");
  const node = wholeDer(reply);
  const status = part(part(node, 0, 0x30), 0, 0x02).bytes;
  if (status.length !== 1 || status[0] > 1 || !node.children[1]) throw new Broken("A time stamp was not granted.");
  return node.children[1];
}

/**
 * Checks a time-stamp token over a digest; returns {at, authority, root, complete, fingerprint, expired}.
 * `matches(name, imprint)` says whether the imprint is that of what should be stamped.
 */
async function checkToken(token, matches) {
  const signed = readSignedData(token);
  if (signed.type !== TST_INFO || !signed.content) throw new Broken("A time stamp does not hold a time.");
  const info = wholeDer(signed.content);
  const imprint = part(info, 2, 0x30);
  const hash = DIGESTS[oid(part(part(imprint, 0, 0x30), 0))];
  if (!hash) throw new Unjudged("a time stamp uses a hash that this page does not know");
  if (!(await matches(hash, part(imprint, 1, 0x04).bytes))) {
    throw new Broken("A time stamp is over something else than what lies beside it.");
  }
  const at = derTime(part(info, 4, 0x18));
  const signer = await checkSignedData(signed, async (name) => HASHERS[name]().update(signed.content).digest(), "A time stamp");
  const usage = signer.extensions.get(EXTENSIONS.usage);
  if (!usage || usage.value.children.length !== 1 || oid(usage.value.children[0]) !== TIME_STAMPING) {
    throw new Broken("A time stamp was signed with a certificate that is not for time stamps.");
  }
  const chain = await chainOf(signer, signed.certificates);
  if (chain.some((one) => at < one.from || at > one.until)) {
    throw new Broken("A time stamp was signed with a certificate that had run out, or was not yet valid.");
  }
  const root = chain[chain.length - 1];
  const own = same(root.issuer.whole, root.subject.whole);
  return {
    at,
    authority: signer.name,
    root: own ? root.name : nameWords(root.issuer),
    fingerprint: own ? root.fingerprint : "",
    complete: own,
  };
}
