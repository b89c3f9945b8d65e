// The age library in JavaScript, driven by tests/bundle/test_age_interop.py.
// Arguments: "keygen hybrid|classic" | "encrypt RECIPIENT" | "decrypt IDENTITY" | "encrypt-passphrase P" |
// "decrypt-passphrase P"; data on stdin and stdout.
import { webcrypto } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

// Node 18, which is Debian 12's, has Web Cryptography but not under its global name, where the library looks for it.
globalThis.crypto ??= webcrypto;
const { Decrypter, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } = await import(
  "age-encryption"
);

const [action, argument] = process.argv.slice(2);
const encrypter = new Encrypter();
const decrypter = new Decrypter();
switch (action) {
  case "keygen": {
    const identity = await (argument === "hybrid" ? generateHybridIdentity() : generateX25519Identity());
    console.log(identity + "\n" + (await identityToRecipient(identity)));
    break;
  }
  case "encrypt":
    encrypter.addRecipient(argument);
    writeFileSync(1, await encrypter.encrypt(readFileSync(0)));
    break;
  case "encrypt-passphrase":
    encrypter.setPassphrase(argument);
    encrypter.setScryptWorkFactor(12);
    writeFileSync(1, await encrypter.encrypt(readFileSync(0)));
    break;
  case "decrypt":
    decrypter.addIdentity(argument);
    writeFileSync(1, await decrypter.decrypt(readFileSync(0)));
    break;
  case "decrypt-passphrase":
    decrypter.addPassphrase(argument);
    writeFileSync(1, await decrypter.decrypt(readFileSync(0)));
    break;
  default:
    throw new Error("unknown action " + action);
}
