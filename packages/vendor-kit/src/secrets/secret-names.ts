// Which names stand for a secret. Judged by words (`clientSecret`, `client_secret` and `Client-Secret` are the same two), so
// that `tokenEndpoint`, `secretRef` or `passwordPrompt`, which only speak of a secret, are none.

/** Where a name stands: in headers and addresses short names such as `key` are secrets, in a document they are not. */
export type NamePlace = "field" | "header" | "query";

const WHOLE_WORDS =
  "passw(or)?d|pwd|passphrase|passcode|secrets?|tokens?|credentials?|authorization|bearer|cookie|apikey|accesskey|privatekey|jwt";
const SHORT_WORDS = "auth|key|sig|signature|session|sid";
const IN_ANY_WORDS = "passw(or)?d|passphrase|secret|apikey|authorization";
// Most names have none of these in them, and need not be taken apart.
const MAY_BE_ONE = new RegExp(`${WHOLE_WORDS}|${SHORT_WORDS}|${IN_ANY_WORDS}|key|header`, "i");
const WHOLE = new RegExp(`^(${WHOLE_WORDS})$`);
const BEFORE_KEY =
  /^(api|access|account|auth|client|encryption|function|master|private|secret|shared|signing|subscription)$/;
const IN_ANY = new RegExp(IN_ANY_WORDS);
const HOLDS_IT = /^(values?|data|string|hash)$/;
const SPEAKS_OF_IT =
  /^(at|audience|cache|count|days|end|ends|endpoint|exp|expires|expiry|field|flow|header|host|id|ids|in|label|length|limit|max|min|mode|ms|name|names|path|policy|prompt|ref|reference|required|scope|scopes|seconds|step|text|ttl|type|uri|url|variable|variables|vault)$/;
const SHORT = new RegExp(`^(${SHORT_WORDS})$`);

/** Whether what stands under this name is a secret. */
export function isSecretName(name: string, place: NamePlace = "field"): boolean {
  if (!MAY_BE_ONE.test(name)) return false;
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  if (isSecretWord(words, place === "field" && words[0] === "x" ? "header" : place)) return true;
  if (HOLDS_IT.test(last)) return isSecretWord(words.slice(0, -1), "field") || words[0] === "header";
  // A header that authorizes is the whole of it; any other header only has the word in its name.
  const speaksOfIt = SPEAKS_OF_IT.test(last) && !(last === "header" && words.at(-2) === "authorization");
  return !speaksOfIt && words.some((word) => IN_ANY.test(word));
}

function isSecretWord(words: readonly string[], place: NamePlace): boolean {
  const last = words.at(-1) ?? "";
  if (WHOLE.test(last)) return true;
  if (/^(keys?)$/.test(last) && BEFORE_KEY.test(words.at(-2) ?? "")) return true;
  return place !== "field" && SHORT.test(last);
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
