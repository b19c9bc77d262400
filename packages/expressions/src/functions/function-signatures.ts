import type { FunctionName } from "../expression.ts";
import type { ValueKind } from "../types/expression-type.ts";

/** One argument of a function: what it is called, and the kinds of value that it can be. */
export interface FunctionParameter {
  readonly name: string;
  readonly kinds: readonly ValueKind[];
  readonly optional?: true;
}

/** What a function takes and gives. Where it is given anything else, and where it finds no answer, it gives `null`. */
export interface FunctionSignature {
  readonly parameters: readonly FunctionParameter[];
  readonly result: readonly ValueKind[];
}

const WRITABLE = ["string", "number", "boolean"] as const;
const ANYTHING = ["string", "number", "boolean", "object", "list", "null"] as const;

/** The signatures of all functions. */
export const functionSignatures: Readonly<Record<FunctionName, FunctionSignature>> = {
  formatPhoneNumber: {
    parameters: [
      { name: "number", kinds: ["string", "number"] },
      { name: "country", kinds: ["string"], optional: true },
    ],
    result: ["string", "null"],
  },
  validateE164: { parameters: [{ name: "number", kinds: ["string"] }], result: ["boolean"] },
  encodeUriComponent: { parameters: [{ name: "text", kinds: WRITABLE }], result: ["string", "null"] },
  parseJson: { parameters: [{ name: "text", kinds: WRITABLE }], result: ANYTHING },
  length: { parameters: [{ name: "value", kinds: ["string", "list", "object"] }], result: ["number", "null"] },
  lower: { parameters: [{ name: "text", kinds: WRITABLE }], result: ["string", "null"] },
  upper: { parameters: [{ name: "text", kinds: WRITABLE }], result: ["string", "null"] },
  now: { parameters: [], result: ["string"] },
};
