import type { NodeOfKind } from "@tonegraph/flow-model";

/** Digits that somebody types who is asked for some: of the right length, and a day where a day is asked for. */
export function digitsFor({ format, minDigits, maxDigits, terminator }: NodeOfKind<"collect">): string {
  const digits = format === "date" ? "20260105" : "1".repeat(Math.max(1, minDigits));
  return digits.length < maxDigits ? digits + (terminator ?? "") : digits;
}
