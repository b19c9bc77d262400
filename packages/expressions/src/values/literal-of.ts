/** The value of a literal; a number that JSON cannot carry, which no text parses to, is `null`. */
export function literalOf(value: string | number | boolean | null): string | number | boolean | null {
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}
