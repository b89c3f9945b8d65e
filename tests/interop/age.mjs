// The age library in JavaScript, driven by tests/bundle/test_age_interop.py.
// Arguments: "keygen hybrid|classic" | "encrypt RECIPIENT" | "decrypt IDENTITY"; data on stdin and stdout.
import { readFileSync, writeFileSync } from "node:fs";
import { Decrypter, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";

const [action, argument] = process.argv.slice(2);
if (action === "keygen") {
  const identity = await (argument === "hybrid" ? generateHybridIdentity() : generateX25519Identity());
  console.log(identity + "\n" + (await identityToRecipient(identity)));
} else if (action === "encrypt") {
  const encrypter = new Encrypter();
  encrypter.addRecipient(argument);
  writeFileSync(1, await encrypter.encrypt(readFileSync(0)));
} else if (action === "decrypt") {
  const decrypter = new Decrypter();
  decrypter.addIdentity(argument);
  writeFileSync(1, await decrypter.decrypt(readFileSync(0)));
} else {
  throw new Error("unknown action " + action);
}
