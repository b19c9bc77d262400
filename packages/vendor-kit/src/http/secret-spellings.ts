/** A secret as it may be echoed: plain, percent-encoded once or twice, in JSON, HTML, hexadecimal and base64. Longest first. */
export function spellingsOf(secrets: readonly string[]): string[] {
  const all = secrets.filter((secret) => secret !== "").flatMap((secret) => [...encodings(secret), ...base64s(secret)]);
  return [...new Set(all)].toSorted((a, b) => b.length - a.length);
}

function encodings(secret: string): string[] {
  const percent = percentEncoded(secret);
  const lowerCase = percent.replaceAll(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = utf8(secret)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  const twice = percent.replaceAll("%", "%25");
  return [
    secret,
    percent,
    lowerCase,
    percent.replaceAll("%20", "+"),
    twice,
    json,
    inHtml(secret),
    hex,
    hex.toUpperCase(),
  ];
}

function inHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? "");
}

/** Shorter pieces of base64 are in ordinary words. */
const SHORTEST_PIECE = 8;

// Whole, and as a piece of something longer: there it may begin at any of three places of a group. The digits at both
// ends also hold bits of what stands beside it, so a piece is what is the same wherever it stands.
function base64s(secret: string): string[] {
  const bytes = utf8(secret);
  const whole = base64(bytes);
  const pieces = [0, 1, 2].flatMap((shift) => {
    const skipped = shift === 0 ? 0 : shift + 1;
    const digits = base64([...Array<number>(shift).fill(0), ...bytes]).replace(/=+$/, "");
    const end = (shift + bytes.length) % 3 === 0 ? digits.length : digits.length - 1;
    const piece = digits.slice(skipped, end);
    return piece.length < SHORTEST_PIECE ? [] : [piece];
  });
  const all = [whole, whole.replace(/=+$/, ""), ...pieces];
  return [...all, ...all.map((digits) => digits.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""))];
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

function base64(bytes: readonly number[]): string {
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
