import { ok, type Result } from "@tonegraph/flow-model";
import type { z } from "zod";
import { fault, type ApiFault, type FaultPlace } from "../kernel/fault.ts";
import { issueWords } from "./issue-words.ts";
import { escapePointer } from "./read-json-body.ts";

const MAX_PLACES = 200;

/** Parses one part of a request by the contract's schema; every wrong place is named. Without a schema it passes as it is. */
export function parsePart(
  schema: z.ZodType | undefined,
  value: unknown,
  part: "parameter" | "body",
): Result<unknown, ApiFault> {
  const nul = part === "parameter" ? parametersWithNul(value) : [];
  if (nul.length > 0) return fault("invalid-parameter", "A parameter contains the character U+0000.", { errors: nul });
  if (!schema) return ok(value);
  if (part === "body" && value === undefined)
    return fault("invalid-body", "This needs a JSON body.", {
      errors: [{ pointer: "", code: "missing-body", message: "The body is missing." }],
    });
  const parsed = schema.safeParse(part === "body" ? value : (value ?? {}), { error: issueWords });
  if (parsed.success) return ok(parsed.data);
  const errors = toPlaces(parsed.error.issues);
  const code = part === "body" ? "invalid-body" : "invalid-parameter";
  return fault(
    code,
    errors
      .map((place) => `${place.pointer || "the body"}: ${place.message}`)
      .slice(0, 3)
      .join("; "),
    { errors },
  );
}

/** zod's issues as places; an unknown key is named by its own pointer. */
export function toPlaces(issues: readonly z.core.$ZodIssue[]): FaultPlace[] {
  return issues
    .flatMap((issue): FaultPlace[] => {
      const pointer = issue.path.map((step) => `/${escapePointer(String(step))}`).join("");
      if (issue.code === "unrecognized_keys")
        return issue.keys.map((key) => ({
          pointer: `${pointer}/${escapePointer(key)}`,
          code: "unknown-key",
          message: `There is no "${key}" here.`,
        }));
      return [{ pointer, code: issue.code.replaceAll("_", "-"), message: issue.message }];
    })
    .slice(0, MAX_PLACES);
}

const NONE: readonly FaultPlace[] = [];

function parametersWithNul(value: unknown): readonly FaultPlace[] {
  // Nearly always there is none, and this is asked at every request.
  if (typeof value !== "object" || value === null || !mayHaveNul(value)) return NONE;
  return Object.entries(value).flatMap(([name, text]) =>
    [name, ...(Array.isArray(text) ? text : [text])].some((one) => typeof one === "string" && one.includes("\0"))
      ? [{ pointer: `/${escapePointer(name)}`, code: "nul-character", message: "U+0000 is not allowed here." }]
      : [],
  );
}

function mayHaveNul(parameters: object): boolean {
  for (const name in parameters) if (hasNul(name) || hasNul(Reflect.get(parameters, name))) return true;
  return false;
}

/** What is no text is looked at more closely. */
function hasNul(text: unknown): boolean {
  return typeof text !== "string" || text.includes("\0");
}
