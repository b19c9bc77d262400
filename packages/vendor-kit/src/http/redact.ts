const HIDDEN = "[hidden]";
const SECRET_KEYS =
  "client_?secret|access_?token|refresh_?token|id_?token|api_?key|password|authorization|secret|token";
const JSON_PAIR = new RegExp(`("(?:${SECRET_KEYS})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*(")`, "gi");
const ESCAPED_JSON_PAIR = new RegExp(`(\\\\"(?:${SECRET_KEYS})\\\\"\\s*:\\s*\\\\")(?:(?!\\\\").)*(\\\\")`, "gi");
const FORM_PAIR = new RegExp(`\\b((?:${SECRET_KEYS})\\s*=\\s*)[^&\\s"',;]+`, "gi");
const HEADER_PAIR = /\b(authorization\s*:\s*)[^\r\n"]+/gi;
const SCHEME = /\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi;
const USERINFO = /(\/\/)[^/\s:@]+:[^/\s@]+@/g;

/** Removes secrets from a text for people: the given live values in every spelling, and whatever looks like one by its name. */
export function redact(text: string, secrets: readonly string[]): string {
  const withoutValues = spellings(secrets).reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return withoutValues
    .replace(JSON_PAIR, `$1${HIDDEN}$2`)
    .replace(ESCAPED_JSON_PAIR, `$1${HIDDEN}$2`)
    .replace(HEADER_PAIR, `$1${HIDDEN}`)
    .replace(SCHEME, `$1 ${HIDDEN}`)
    .replace(FORM_PAIR, `$1${HIDDEN}`)
    .replace(USERINFO, `$1${HIDDEN}@`);
}

// Longest first: a secret that begins with another one must not leave its tail behind.
function spellings(secrets: readonly string[]): string[] {
  const all = secrets
    .filter((secret) => secret !== "")
    .flatMap((secret) => [
      secret,
      percentEncoded(secret),
      percentEncoded(secret).replaceAll("%20", "+"),
      JSON.stringify(secret).slice(1, -1),
      base64(secret),
      base64(secret).replace(/=+$/, ""),
      base64(secret).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"),
    ]);
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

/** Percent-encodes as a form does, for any string; lone surrogates become U+FFFD. */
export function percentEncoded(text: string): string {
  return [...utf8(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9_.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(text: string): string {
  const bytes = utf8(text);
  let out = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digits = [bits >> 18, (bits >> 12) & 63, (bits >> 6) & 63, bits & 63].map((six) => ALPHABET.charAt(six));
    const used = c === undefined ? (b === undefined ? 2 : 3) : 4;
    out += digits.slice(0, used).join("").padEnd(4, "=");
  }
  return out;
}

function utf8(text: string): number[] {
  return [...text.toWellFormed()].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
    if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
    return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  });
}
