/** Names that may stand where somebody types, and the stretch of text that a chosen one replaces. */
export interface NameCompletion {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

/** What is typed, and where the caret stands (UTF-16 units). */
export interface TypedText {
  readonly text: string;
  readonly caret: number;
  /** In a template only what stands within `{{ }}` is an expression. */
  readonly language: "expression" | "template";
}

/**
 * The names that complete the word before the caret; null where no name can stand: within quotes, behind a dot, or
 * outside the braces of a template. With nothing typed all names are offered when `all` is asked for.
 */
export function completeName(
  { text, caret, language }: TypedText,
  known: readonly string[],
  all = false,
): NameCompletion | null {
  const before = sourceBefore(text.slice(0, caret), language);
  const word = before === null ? null : wordAtEnd(before);
  if (before === null || word === null) return null;
  const isFirst = before.trim() === word;
  if (word === "" && !all && !(language === "template" && isFirst)) return null;
  const rest = (/^[\w$]*/.exec(text.slice(caret)) ?? [""])[0];
  const names = known.filter((name) => name.toLowerCase().startsWith(word.toLowerCase()) && name !== word + rest);
  return names.length === 0 ? null : { from: caret - word.length, to: caret + rest.length, names };
}

/** What stands before the caret of the expression that the caret is in. */
function sourceBefore(before: string, language: TypedText["language"]): string | null {
  if (language === "expression") return before;
  const opening = before.lastIndexOf("{{");
  const source = before.slice(opening + 2);
  return opening < 0 || source.includes("}}") ? null : source;
}

/** The beginning of a name that a source ends with, "" where one may begin; null where none can stand. */
function wordAtEnd(source: string): string | null {
  const word = (/[A-Za-z_$][\w$]*$/.exec(source) ?? [""])[0];
  const led = source.slice(0, source.length - word.length);
  return /[.\w$]$/.test(led) || endsInQuotes(source) ? null : word;
}

function endsInQuotes(source: string): boolean {
  let quote: string | null = null;
  for (let place = 0; place < source.length; place += 1) {
    const character = source.charAt(place);
    if (quote !== null && character === "\\") place += 1;
    else if (quote !== null) quote = character === quote ? null : quote;
    else if (character === '"' || character === "'") quote = character;
  }
  return quote !== null;
}
