/** A stretch of a text (UTF-16 units, the end not included) and what stands there instead. */
export interface ReplacedSpan {
  readonly start: number;
  readonly end: number;
  readonly with: string;
}

/** The text with all of these stretches replaced; they come in order and do not overlap. Linear in the text. */
export function replaceSpans(text: string, spans: readonly ReplacedSpan[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { start, end, with: put } of spans) {
    pieces.push(text.slice(position, start), put);
    position = end;
  }
  return pieces.join("") + text.slice(position);
}
