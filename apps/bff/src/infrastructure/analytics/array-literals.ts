// PostgreSQL's array literals. The driver makes them too, but looks at every element as if it were anything: that took longer
// than the database did.

const PLAIN = /^[\w:.-]+$/u;

/** Whole numbers. */
export function numbersLiteral(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}

/** Texts of any kind; null stays null. */
export function textsLiteral(texts: readonly (string | null)[]): string {
  return `{${texts.map(element).join(",")}}`;
}

function element(text: string | null): string {
  if (text === null) return "null";
  if (PLAIN.test(text) && text.toLowerCase() !== "null") return text;
  return `"${text.replace(/["\\]/gu, "\\$&")}"`;
}
