import type { z } from "zod";
import { jsonPointer } from "./json-pointer.ts";
import type { ParseFault, ParseFaultCode } from "./parse-fault.ts";
import { foundWords, placeWords, valueAt } from "./place-words.ts";

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue["code"]> = Extract<Issue, { code: Code }>;

interface Place {
  readonly path: readonly PropertyKey[];
  readonly input: unknown;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** Turns zod's issues into faults of our own: codes that stay, and sentences for people. */
export function explainIssues(issues: readonly Issue[], input: unknown): ParseFault[] {
  return issues.flatMap((issue) => explainIssue(issue, { path: issue.path, input }));
}

function explainIssue(issue: Issue, place: Place): ParseFault[] {
  switch (issue.code) {
    case "invalid_type":
      return [mustBe(place, "wrong-type", TYPE_WORDS[issue.expected] ?? issue.expected)];
    case "invalid_value":
      return [mustBe(place, "invalid-value", oneOf(issue.values.map(String)))];
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey({ ...place, path: [...place.path, key] }));
    case "invalid_union":
      return explainUnion(issue, place);
    case "invalid_key":
      return [{ ...badForm(place, issue.issues[0]?.message ?? "is not allowed"), code: "bad-id" }];
    case "too_small":
    case "too_big":
      return [mustBe(place, "invalid-value", sizeWords(issue))];
    case "invalid_format":
      return [badForm(place, formatWords(issue))];
    default:
      return [faultAt(place, "invalid-value", `${placeWords(place.path)} ${issue.message}.`)];
  }
}

function faultAt({ path }: Place, code: ParseFaultCode, message: string): ParseFault {
  return { pointer: jsonPointer(path), code, message };
}

function mustBe(place: Place, code: ParseFaultCode, expected: string): ParseFault {
  const value = valueAt(place.input, place.path);
  const where = placeWords(place.path);
  if (value === undefined) return faultAt(place, "missing", `${where} is missing. It must be ${expected}.`);
  return faultAt(place, code, `${where} must be ${expected}, but is ${foundWords(value)}.`);
}

function unknownKey(place: Place): ParseFault {
  const hint = 'Check its spelling, or keep what only your vendor knows under "vendorExtras".';
  return faultAt(place, "unknown-key", `${placeWords(place.path)} is no field of the flow format. ${hint}`);
}

function badForm(place: Place, form: string): ParseFault {
  const code = /^must be (node|conn|prompt|note|flow)_/.test(form) ? "bad-id" : "invalid-value";
  const value = valueAt(place.input, place.path);
  const found = typeof value === "string" ? `, but is ${foundWords(value)}` : "";
  return faultAt(place, code, `${placeWords(place.path)} ${form}${found}.`);
}

function explainUnion(issue: IssueOf<"invalid_union">, place: Place): ParseFault[] {
  if ("options" in issue) return [mustBe(place, "unknown-kind", oneOf(issue.options?.map(String) ?? []))];
  const choices = issue.errors.flatMap((branch) => constantsOf(branch));
  if (choices.length >= issue.errors.length) return [mustBe(place, "invalid-value", oneOf(choices))];
  const nearest = [...issue.errors].sort((a, b) => distance(a) - distance(b))[0] ?? [];
  return nearest.flatMap((inner) => explainIssue(inner, { ...place, path: [...place.path, ...inner.path] }));
}

/** The constants that a branch of a union accepts, if it accepts nothing else. */
function constantsOf(branch: readonly Issue[]): string[] {
  const [only] = branch;
  return only?.code === "invalid_value" && only.path.length === 0 ? only.values.map(String) : [];
}

/** How far a value is from a branch of a union: another type altogether is furthest, then what differs more. */
function distance(branch: readonly Issue[]): number {
  const otherType = branch.some((issue) => issue.code === "invalid_type" && issue.path.length === 0);
  return branch.length + (otherType ? 1_000 : 0);
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? "") : `one of ${values.join(", ")}`;
}

function sizeWords(issue: IssueOf<"too_small"> | IssueOf<"too_big">): string {
  const small = issue.code === "too_small";
  const limit = small ? issue.minimum : issue.maximum;
  const bound = small ? (issue.inclusive ? "at least" : "more than") : issue.inclusive ? "at most" : "less than";
  const units: Readonly<Record<string, readonly [string, string]>> = {
    string: ["character", "characters"],
    array: ["item", "items"],
  };
  const unit = units[issue.origin];
  if (!unit) return `${bound} ${limit}`;
  return `${bound} ${limit} ${Number(limit) === 1 ? unit[0] : unit[1]} long`;
}

function formatWords(issue: IssueOf<"invalid_format">): string {
  if (issue.format === "datetime") return "must be an instant such as 2026-12-24T00:00:00Z";
  return issue.message.startsWith("must") ? issue.message : `must have the form ${issue.pattern ?? issue.format}`;
}
