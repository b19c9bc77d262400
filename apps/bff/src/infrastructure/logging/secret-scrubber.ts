/** Takes secrets out of lines that are about to be written. */
export interface SecretScrubber {
  /** A secret that is in memory right now; its value is hidden wherever it appears. */
  add(secret: string): void;
  scrub(line: string): string;
}

const HIDDEN = "[hidden]";
/** Shorter values would hide ordinary words. */
const SHORTEST = 6;
const KEPT = 2000;

const NAMES =
  "(?:proxy-)?authorization|(?:set-)?cookie|[\\w-]*passw(?:or)?d|pwd|[\\w-]*secret[\\w-]*|[\\w-]*token|[\\w-]*api[_-]?key|x-api-key|" +
  "private[_-]?key|credentials?|(?:client_)?assertion|code_verifier|signature|session(?:[_-]?id)?";
// The value after a secret's name: quoted (also inside a quoted text), or up to the next separator.
const NAMED = new RegExp(
  String.raw`((?:^|[^\w-])(?:${NAMES})(?:\\*["'])?\s*[=:]\s*)(?:\\*"(?:[^"\\]|\\[^"])*\\*"|'[^']*'|(?:(?:Bearer|Basic|Digest)\s+)?[^\s&,;"'}\])\\]+)`,
  "gi",
);

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gs, HIDDEN],
  [/\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{6,}/gi, `$1 ${HIDDEN}`],
  [/\btg_[\w-]{6,}/g, HIDDEN],
  [/\beyJ[\w-]{5,}\.[\w-]+\.?[\w-]*/g, HIDDEN],
  [/([a-z][a-z\d+.-]*:\/\/)[^\s/"'@\\]+@/gi, `$1${HIDDEN}@`],
];

// A line that matches none of this matches none of the patterns above: most lines are of that kind, and this is quick.
// What follows `token` there is the beginning of an id of ours, which is no secret.
const HINT =
  /auth|cookie|passw|pwd|secret|token(?!_01)|key|credential|assertion|verifier|signature|session|bearer|basic|digest|eyJ|tg_|@|BEGIN/i;

/** A scrubber that knows the shapes of secrets, and the values it is told. */
export function createSecretScrubber(): SecretScrubber {
  const values = new Set<string>();
  return {
    add: (secret) => {
      if (secret.length < SHORTEST) return;
      for (const form of formsOf(secret)) values.add(form);
      for (const oldest of values) {
        if (values.size <= KEPT) break;
        values.delete(oldest);
      }
    },
    scrub: (line) => {
      let clean = line;
      for (const value of values) if (clean.includes(value)) clean = clean.replaceAll(value, HIDDEN);
      if (!HINT.test(clean)) return clean;
      for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
      return clean.replace(NAMED, hideNamed);
    },
  };
}

// Quotes around the value stay, so that a line of JSON remains one.
function hideNamed(whole: string, name: string): string {
  const value = whole.slice(name.length);
  if (/^(?:\\*["'])?(?:null|true|false|\d+|\[hidden\]|(?:Bearer|Basic|Digest) \[hidden\])?(?:\\*["'])?$/i.test(value))
    return whole;
  const opening = /^\\*["']/.exec(value)?.[0] ?? "";
  return `${name}${opening}${HIDDEN}${opening}`;
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const quoted = JSON.stringify(secret).slice(1, -1);
  return [
    ...new Set([
      secret,
      quoted,
      encodeURIComponent(secret),
      bytes.toString("base64"),
      bytes.toString("base64url"),
      bytes.toString("hex"),
    ]),
  ];
}
