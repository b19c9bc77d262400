// oxlint-disable-next-line eslint/no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u001f]/g;

/**
 * Text that came from outside, safe to show in a terminal: control characters (which could move the cursor, change colours
 * or fake a line) become the pictures of themselves, and marks that turn the reading direction around become U+FFFD.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n|[\n\r\u2028\u2029]/g, " ⏎ ")
    .replace(CONTROLS, (symbol) => String.fromCodePoint(0x2400 + (symbol.codePointAt(0) ?? 0)))
    .replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "\ufffd")
    .toWellFormed();
}
