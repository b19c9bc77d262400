/** What a piece of text is for the reader of keys. `value` is a `{{ }}`, `range` the dash in “1-4”. */
export type TokenKind = "word" | "number" | "symbol" | "range" | "pause" | "stop" | "value" | "other";

/** One piece of text; `text` is folded: lower case, without accents. Places are UTF-16 units. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it follows the token before it without a blank or anything else between. */
  readonly glued: boolean;
}

/** What stands for every character of a `{{ }}`: U+FFFC, the object replacement character. */
export const VALUE_MARK = "\uFFFC";

/** Longer words are nobody's word for a key; they are not folded, so that folding stays cheap. */
const MAX_WORD = 40;

const PIECES =
  /\uFFFC+|\p{L}[\p{L}\p{M}]*|\p{Nd}+(?:[.,:/–-]\p{Nd}+)*|[*#\n]|[.!?…。！？]+|[,;:()|/–—、，；：-]|[^\s\p{L}\p{Nd}]/gu;
const QUOTES = "'’‘\"“”„«»‹›¿¡_`";
const PAUSES = ",;:()|/–—、，；：\n";
const ENDS = ".!?…。！？";
const PLAIN_WORD = /^[A-Za-z]+$/;
const MARKS = /\p{M}/gu;

/** What a sign of one character is; letters and digits are not signs. */
const SIGNS: ReadonlyMap<string, TokenKind | "quote" | "end" | "hyphen"> = new Map([
  ...[...QUOTES].map((sign) => [sign, "quote"] as const),
  ...[...PAUSES].map((sign) => [sign, "pause"] as const),
  ...[...ENDS].map((sign) => [sign, "end"] as const),
  ["*", "symbol"],
  ["#", "symbol"],
  ["-", "hyphen"],
  [VALUE_MARK, "value"],
]);

/** Cuts a text into words, numbers, the signs * and #, pauses and ends of sentences. Linear; quotation marks are dropped. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECES)) addPiece(tokens, match[0], { text, start: match.index });
  return tokens;
}

interface Place {
  readonly text: string;
  readonly start: number;
}

function addPiece(tokens: Token[], piece: string, place: Place): void {
  const { start } = place;
  const sign = SIGNS.get(piece.charAt(0));
  if (sign === "quote") return;
  if (sign === "end") addEnd(tokens, piece, place);
  else if (sign === "hyphen") addHyphen(tokens, place);
  else if (sign !== undefined) add(tokens, sign, { piece, start });
  else if (PLAIN_WORD.test(piece) || /^\p{L}/u.test(piece)) add(tokens, "word", { piece, start });
  else if (/^\p{Nd}/u.test(piece)) addNumber(tokens, piece, start);
  else add(tokens, "other", { piece, start });
}

function add(
  tokens: Token[],
  kind: TokenKind,
  { piece, start }: { readonly piece: string; readonly start: number },
): void {
  const text = kind === "word" ? folded(piece) : piece;
  tokens.push({ kind, text, start, end: start + piece.length, glued: tokens.at(-1)?.end === start });
}

function folded(word: string): string {
  if (word.length > MAX_WORD) return "";
  return PLAIN_WORD.test(word) ? word.toLowerCase() : word.normalize("NFD").replaceAll(MARKS, "").toLowerCase();
}

/** “1,2,3” and “1/2” are keys with pauses, “1-4” is a range; any other compound is one number (a time, a telephone number). */
function addNumber(tokens: Token[], piece: string, start: number): void {
  const isList = piece.length > 1 && /^\d(?:[,/]\d)+$/.test(piece);
  const isRange = /^\d[–-]\d$/.test(piece);
  if (!isList && !isRange) {
    add(tokens, "number", { piece, start });
    return;
  }
  for (let offset = 0; offset < piece.length; offset++) {
    const kind = offset % 2 === 0 ? "number" : isRange ? "range" : "pause";
    tokens.push({ kind, text: piece.charAt(offset), start: start + offset, end: start + offset + 1, glued: false });
  }
}

/** A dot inside a word (“e.g”, “example.com”) ends nothing; dots in a row are a pause for breath. */
function addEnd(tokens: Token[], piece: string, { text, start }: Place): void {
  const isInside = piece === "." && /^[\p{Ll}\p{Nd}]/u.test(text.slice(start + 1, start + 3));
  if (isInside) return;
  add(tokens, /^(?:\.{2,}|…+)$/u.test(piece) ? "pause" : "stop", { piece, start });
}

/** A hyphen within a word joins it; one with a blank beside it is a dash. */
function addHyphen(tokens: Token[], { text, start }: Place): void {
  const isDash = /^\s?-(?:\s|$)|^\s-/u.test(text.slice(Math.max(0, start - 1), start + 2).padStart(3, " "));
  if (isDash) add(tokens, "pause", { piece: "-", start });
}
