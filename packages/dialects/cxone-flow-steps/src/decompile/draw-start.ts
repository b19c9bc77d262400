import { parseExpression, type Expression } from "@tonegraph/expressions";
import { jsonSchema, type Flow, type Json } from "@tonegraph/flow-model";
import { isJsonObject } from "@tonegraph/vendor-kit";
import { BUILT_IN } from "../compile/start-steps.ts";
import { readVendorExpression } from "../text/read-text.ts";
import { partOf } from "../step-ids.ts";
import { sanitised } from "./node-ids.ts";
import type { ReadFlow } from "./read-flows.ts";

/** How a call begins: the start's step id, the flow's variables, and the step that callers come to. */
export interface DrawnStart {
  readonly stepId: string;
  readonly variables: Flow["variables"];
  readonly first: string | undefined;
  readonly uses: readonly string[];
}

const SUFFIX = partOf("", "variables");

/** Reads the step that gives the variables their first values, where the flow begins with one of ours. */
export function drawStart({ steps }: ReadFlow): DrawnStart {
  const [first] = steps;
  const plain = { stepId: "start", variables: {}, first: first?.id, uses: [] };
  if (first?.type !== "SetVariables" || !first.id.endsWith(SUFFIX) || first.nextStepId === undefined) return plain;
  const stepId = first.id.slice(0, -SUFFIX.length);
  const variables = variablesIn(first.configuration["assignments"]);
  if (stepId === "" || sanitised(stepId) !== stepId || variables === null) return plain;
  return { stepId, variables, first: first.nextStepId, uses: [first.id] };
}

function variablesIn(assignments: Json | undefined): Flow["variables"] | null {
  if (!isJsonObject(assignments)) return null;
  const variables: Record<string, Flow["variables"][string]> = {};
  for (const [name, text] of Object.entries(assignments)) {
    const value = typeof text === "string" ? literalIn(text) : undefined;
    if (value === undefined || BUILT_IN.has(name)) return null;
    variables[name] = { type: typeOf(value), default: value };
  }
  return variables;
}

function literalIn(text: string): Json | undefined {
  const parsed = parseExpression(readVendorExpression(text) ?? "");
  if (!parsed.ok) return undefined;
  const { tree } = parsed.value;
  if (tree.kind !== "call" || tree.name !== "parseJson") return constant(tree);
  const [argument] = tree.arguments;
  const json = argument && constant(argument);
  return typeof json === "string" ? jsonIn(json) : undefined;
}

// A negative number is a sign and a number.
function constant(tree: Expression): string | number | boolean | null | undefined {
  if (tree.kind === "literal") return tree.value;
  const value = tree.kind === "unary" && tree.operator === "-" ? constant(tree.operand) : undefined;
  return typeof value === "number" ? -value : undefined;
}

function jsonIn(text: string): Json | undefined {
  try {
    const value = jsonSchema.parse(JSON.parse(text));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function typeOf(value: Json): Flow["variables"][string]["type"] {
  if (Array.isArray(value)) return "list";
  if (value === null || typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "object";
}
