import type { z } from "zod";

/** What is wrong with a value that a request carries, in words for people; undefined where no words of ours fit. */
export function issueWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "This is needed." : mustBe(issue.expected);
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "invalid_format":
      return FORMATS[issue.format];
    case "invalid_value":
      return `This must be ${issue.values.map((value) => `“${String(value)}”`).join(" or ")}.`;
    default:
      return undefined;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a JSON object",
  record: "a JSON object",
};

const FORMATS: Readonly<Record<string, string>> = {
  url: "Write the whole address, such as https://api.example.com.",
  datetime: "Write a time with its zone, such as 2026-01-31T09:00:00Z.",
  date: "Write a day, such as 2026-01-31.",
  regex: "This is not written in the form that is needed here.",
};

function mustBe(expected: string): string | undefined {
  const words = TYPES[expected];
  return words === undefined ? undefined : `This must be ${words}.`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === "string") return minimum === 1 ? "This must not be empty." : `Write at least ${minimum} characters.`;
  return origin === "array" ? `At least ${entries(minimum)} needed.` : `The smallest number here is ${shown(minimum)}.`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === "string") return `Write at most ${shown(maximum)} characters.`;
  return origin === "array"
    ? `At most ${shown(maximum)} entries fit here.`
    : `The largest number here is ${shown(maximum)}.`;
}

function entries(amount: number): string {
  return amount === 1 ? "one entry is" : `${shown(amount)} entries are`;
}

function shown(amount: number): string {
  return amount.toLocaleString("en-US");
}
