// What a stand-in says of a field that its schema refuses: vendors write a few words beside the field's name.
import type { z } from "zod";

const TYPES: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "an array",
  tuple: "an array",
  object: "an object",
  record: "an object",
};

/** Given to `safeParse`: faults that the schema has no words for are told in short ones, without the field's name. */
export const IN_SHORT_WORDS = { error: shortWords } as const;

function shortWords(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return "is required";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${issue.values.length === 1 ? "" : "one of "}${issue.values.map(String).join(", ")}`;
    case "too_small":
      return issue.origin === "string" && Number(issue.minimum) === 1
        ? "must not be empty"
        : `must ${sizeWords(issue.origin, "at least", issue.minimum)}`;
    case "too_big":
      return `must ${sizeWords(issue.origin, "at most", issue.maximum)}`;
    case "unrecognized_keys":
      return `does not take ${issue.keys.join(", ")}`;
    default:
      return "does not have the documented form";
  }
}

const COUNTED: Readonly<Record<string, string>> = { string: "character", array: "item" };

function sizeWords(origin: string, bound: string, limit: number | bigint): string {
  const unit = COUNTED[origin];
  return unit === undefined
    ? `be ${bound} ${limit}`
    : `have ${bound} ${limit} ${unit}${Number(limit) === 1 ? "" : "s"}`;
}
