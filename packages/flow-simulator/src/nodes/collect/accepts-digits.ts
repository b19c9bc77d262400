import { assertNever, type NodeOfKind } from "@tonegraph/flow-model";
import { RE2JS, RE2JSException } from "re2js";

type Format = NonNullable<NodeOfKind<"collect">["format"]>;

/** Says of typed keys whether a block that collects takes them. */
export type DigitsTest = (digits: string) => boolean;

const LONGEST_PATTERN = 500;
/** A pattern of few characters can stand for very many states: `(a{500}){2}`. */
const MOST_STATES = 5000;

/** Whether a block that collects takes what was typed: its length and its format. The terminator is not part of it. */
export function acceptsDigits(node: NodeOfKind<"collect">, digits: string): boolean {
  return digitsTest(node)(digits);
}

/** Makes the test of a block ready. A pattern that cannot be read refuses everything: see {@link hasReadablePattern}. */
export function digitsTest({ minDigits, maxDigits, format = "digits" }: NodeOfKind<"collect">): DigitsTest {
  const fits = formatTest(format);
  return (digits) => digits.length >= minDigits && digits.length <= maxDigits && fits(digits);
}

/** Whether the pattern of a format, if it is one, can be read. */
export function hasReadablePattern(format: Format | undefined): boolean {
  return typeof format !== "object" || compilePattern(format.pattern) !== null;
}

function formatTest(format: Format): DigitsTest {
  if (typeof format === "object") {
    const pattern = compilePattern(format.pattern);
    return (digits) => pattern?.matches(digits) ?? false;
  }
  switch (format) {
    case "digits":
      return (digits) => /^\d+$/.test(digits);
    case "phone":
      return (digits) => /^\d{3,15}$/.test(digits);
    case "date":
      return isDate;
    case "amount":
      return (digits) => /^(?:\d+(?:\*\d{0,2})?|\*\d{1,2})$/.test(digits);
    default:
      return assertNever(format);
  }
}

/** A date as VoiceXML's keypad grammar has it, year first (20260131), or as callers are asked for it: 01312026 or 31012026. */
function isDate(digits: string): boolean {
  const part = (from: number, to: number): number => Number(digits.slice(from, to));
  if (!/^\d{8}$/.test(digits)) return false;
  return (
    isDay(part(0, 4), part(4, 6), part(6, 8)) ||
    isDay(part(4, 8), part(0, 2), part(2, 4)) ||
    isDay(part(4, 8), part(2, 4), part(0, 2))
  );
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** By an engine that never goes back (RE2), so that nobody's pattern can hang a call. */
function compilePattern(pattern: string): RE2JS | null {
  if (pattern.length > LONGEST_PATTERN) return null;
  try {
    const compiled = RE2JS.compile(pattern);
    return compiled.programSize() > MOST_STATES ? null : compiled;
  } catch (error) {
    if (error instanceof RE2JSException) return null;
    throw error;
  }
}
