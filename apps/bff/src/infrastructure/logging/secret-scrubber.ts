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

// A line that matches none of this matches none of the patterns above: most lines are of that kind, and this is quick. A
// name alone is no hint: ids and addresses have such words in them. The sign behind a name is looked for first, because
// there are few of them: that takes half as long as looking for the names.
const HINT =
  /(?<=(?:authorization|cookie|passw(?:or)?d|pwd|secret[\w-]*|token|(?:api|private)[_-]?key|credentials?|assertion|code_verifier|signature|session(?:[_-]?id)?)(?:\\*["'])?\s*)[=:]|PRIVATE KEY|(?:Bearer|Basic|Digest)\s|tg_|eyJ|@/i;

const SPECIAL = /[$()*+./?[\\\]^{|}]/g;

/** A scrubber that knows the shapes of secrets, and the values it is told. */
export function createSecretScrubber(): SecretScrubber {
  const values = new Set<string>();
  // All values as one expression: asking for one after the other takes fifteen times as long.
  let known: RegExp | null = null;
  const knownValues = (): RegExp => (known ??= anyOf(values));
  return {
    add: (secret) => {
      if (secret.length < SHORTEST) return;
      for (const form of formsOf(secret)) values.add(form);
      for (const oldest of values) {
        if (values.size <= KEPT) break;
        values.delete(oldest);
      }
      known = null;
    },
    scrub: (line) => {
      let clean = values.size === 0 ? line : line.replace(knownValues(), HIDDEN);
      if (!HINT.test(clean)) return clean;
      for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
      return clean.replace(NAMED, hideNamed);
    },
  };
}

// The longest first: where one value begins another, all of the longer one goes.
function anyOf(values: ReadonlySet<string>): RegExp {
  const forms = [...values].toSorted((left, right) => right.length - left.length);
  return new RegExp(forms.map((form) => form.replaceAll(SPECIAL, String.raw`\$&`)).join("|"), "g");
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
      encodeURIComponent(secret.toWellFormed()),
      bytes.toString("base64"),
      bytes.toString("base64url"),
      bytes.toString("hex"),
    ]),
  ];
}
