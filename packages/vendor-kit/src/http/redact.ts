import { spellingsOf } from "./secret-spellings.ts";

const HIDDEN = "[hidden]";
const NAMES =
  "(?:proxy-)?authorization|(?:set-)?cookie|[\\w-]*passw(?:or)?d|pwd|passphrase|[\\w-]*secret[\\w-]*|[\\w-]*token|" +
  "[\\w-]*api[_-]?key|private[_-]?key|credentials?|(?:client_)?assertion|code_verifier|signature|session(?:[_-]?id)?";
// The value behind a secret's name: quoted, quoted within a quoted text, or up to the next separator.
const QUOTED = new RegExp(String.raw`((?:^|[^\w-])"(?:${NAMES})"\s*:\s*")(?:[^"\\]|\\.)*(")`, "gi");
const QUOTED_WITHIN = new RegExp(String.raw`(\\+"(?:${NAMES})\\+"\s*:\s*\\+")(?:(?!\\+").)*(\\+")`, "gi");
const SINGLE = new RegExp(String.raw`((?:^|[^\w-])['"]?(?:${NAMES})['"]?\s*[=:]\s*')[^']*(')`, "gi");
const BARE = new RegExp(String.raw`((?:^|[^\w-])(?:${NAMES})\s*=\s*)(?!\[hidden\])[^&\s"',;}\])]+`, "gi");
const HEADER =
  /((?:^|[^\w-])(?:(?:proxy-)?authorization|(?:set-)?cookie|x-[\w-]*(?:token|key|secret))\s*:\s*)[^\r\n"]+/gi;
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gs, HIDDEN],
  [QUOTED, `$1${HIDDEN}$2`],
  [QUOTED_WITHIN, `$1${HIDDEN}$2`],
  [SINGLE, `$1${HIDDEN}$2`],
  [HEADER, `$1${HIDDEN}`],
  [/\b(bearer|basic|digest)\s+(?!\[hidden\])[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${HIDDEN}`],
  [BARE, `$1${HIDDEN}`],
  [/\beyJ[\w-]{5,}\.[\w-]+\.?[\w-]*/g, HIDDEN],
  [/(\/\/)[^/\s:@]+:[^/\s@]+@/g, `$1${HIDDEN}@`],
];

/** Removes secrets from a text for people: the given live values in every spelling, and whatever looks like one by its name or form. */
export function redact(text: string, secrets: readonly string[]): string {
  const withoutValues = spellingsOf(secrets).reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return SHAPES.reduce((rest, [shape, replacement]) => rest.replace(shape, replacement), withoutValues);
}
