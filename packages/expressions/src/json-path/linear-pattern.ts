import { RE2JS, RE2JSException } from "re2js";

/** A pattern that finds its answer in time proportional to the text. */
export interface LinearPattern {
  readonly matches: (text: string) => boolean;
  readonly isFoundIn: (text: string) => boolean;
}

const LONGEST_PATTERN = 500;
/** A pattern of few characters can stand for very many states: `(a{500}){2}`. */
const MOST_STATES = 5000;
const ESCAPES = new Set("()*+-.?[\\]^nrt{|}");
const PROPERTY = /[pP]\{[A-Z][a-z]?\}/y;

/**
 * Makes a pattern in the form of I-Regexp (RFC 9485) ready, by an engine that never goes back (RE2): no pattern can hang.
 * `null` where the text is no such pattern or asks for more states than are allowed. As the RFC's test suite has it,
 * `^` and `$` anchor, and `.` is any character but a line end.
 */
export function linearPattern(pattern: string): LinearPattern | null {
  const source = pattern.length <= LONGEST_PATTERN ? translate(pattern) : null;
  if (source === null) return null;
  try {
    const compiled = RE2JS.compile(source);
    if (compiled.programSize() > MOST_STATES) return null;
    return {
      matches: (text) => compiled.matches(text),
      isFoundIn: (text) => compiled.matcher(text).find(),
    };
  } catch (error) {
    if (error instanceof RE2JSException) return null;
    throw error;
  }
}

/** The pattern in RE2's own form; `null` for what RE2 reads and I-Regexp does not have. */
function translate(pattern: string): string | null {
  let source = "";
  let inClass = false;
  for (let place = 0; place < pattern.length; place++) {
    const character = pattern.charAt(place);
    if (character === "\\") {
      const escape = escapeAt(pattern, place + 1);
      if (escape === null) return null;
      source += `\\${escape}`;
      place += escape.length;
      continue;
    }
    if (character === "[") {
      if (inClass) return null;
      inClass = true;
    } else if (character === "]") inClass = false;
    else if (!inClass && /^(?:\(\?|[*+?}][*+?])/.test(pattern.slice(place, place + 2))) return null;
    source += character === "." && !inClass ? "[^\\n\\r]" : character;
  }
  return source;
}

/** What stands behind a backslash, or `null` where I-Regexp does not have it (`\d`, `\b`, `\1` …). */
function escapeAt(pattern: string, place: number): string | null {
  PROPERTY.lastIndex = place;
  const property = PROPERTY.exec(pattern);
  if (property) return property[0];
  const character = pattern.charAt(place);
  return ESCAPES.has(character) ? character : null;
}
