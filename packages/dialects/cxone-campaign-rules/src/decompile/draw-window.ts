import { activeWindowSchema, type Flow } from "@tonegraph/flow-model";
import { WINDOW_FIELDS } from "../wire.ts";
import type { ReadRule } from "./read-wire-rule.ts";

/** When a rule is open, as a drawing has it, and which of the vendor's fields say so. */
export interface DrawnWindow {
  readonly activeWindow: NonNullable<Flow["activeWindow"]> | null;
  /** The fields that need not be kept beside the drawing. */
  readonly drawn: readonly string[];
  /** CXone's own texts of a drawn window, where they are not the drawing's. */
  readonly texts: Readonly<Record<string, string>>;
  /** The fields that hold no time with a zone, so that nobody knows when it is. */
  readonly withoutZone: readonly (typeof WINDOW_FIELDS)[number][];
}

/** Reads the two dates: both as times with a zone make a window; anything else is kept beside the drawing. */
export function drawWindow(rule: Pick<ReadRule, "effectiveDate" | "expirationDate">): DrawnWindow {
  const present = WINDOW_FIELDS.filter((field) => typeof rule[field] === "string");
  const withoutZone = present.filter((field) => !isInstant(rule[field] ?? ""));
  const { effectiveDate, expirationDate } = rule;
  const window = activeWindowSchema.safeParse({ from: inUtc(effectiveDate), until: inUtc(expirationDate) });
  const absent = WINDOW_FIELDS.filter((field) => !present.includes(field));
  if (!window.success) return { activeWindow: null, drawn: absent, texts: {}, withoutZone };
  const { from, until } = window.data;
  const texts = {
    ...(typeof effectiveDate === "string" && effectiveDate !== from ? { effectiveDate } : {}),
    ...(typeof expirationDate === "string" && expirationDate !== until ? { expirationDate } : {}),
  };
  return { activeWindow: window.data, drawn: [...WINDOW_FIELDS], texts, withoutZone };
}

// Times in a drawing are in UTC.
function inUtc(text: string | null | undefined): string | null | undefined {
  if (typeof text !== "string" || !isInstant(text) || activeWindowSchema.shape.from.safeParse(text).success)
    return text;
  return new Date(text).toISOString().replace(/\.000Z$/, "Z");
}

/** Whether a text is an ISO 8601 time with a zone. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
}
