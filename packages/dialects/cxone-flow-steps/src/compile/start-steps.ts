import type { Flow, Json } from "@tonegraph/flow-model";
import { expressionSyntax } from "../text/vendor-syntax.ts";
import { partOf } from "../step-ids.ts";
import type { WireStep } from "../wire.ts";
import { stepOf } from "./place.ts";

/** Variables that every call has; declaring one only gives it a value for test calls. */
export const BUILT_IN: ReadonlySet<string> = new Set(["ani", "dnis", "callId", "language", "now"]);

/** The step that gives the flow's variables the values they start with; none where there are none. */
export function startSteps(flow: Flow, stepId: string, next: string | undefined): WireStep[] {
  const declared = Object.entries(flow.variables).filter(([name]) => !BUILT_IN.has(name));
  if (declared.length === 0 || next === undefined) return [];
  const assignments = Object.fromEntries(
    declared.map(([name, { default: value }]): [string, Json] => [name, literalExpression(value)]),
  );
  return [stepOf(partOf(stepId, "variables"), "SetVariables", { assignments, next })];
}

/** A value as an expression of the vendor; lists and objects as JSON that is read there. */
export function literalExpression(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return expressionSyntax.text(value) ?? "''";
  return `parseJson(${expressionSyntax.text(JSON.stringify(value)) ?? "''"})`;
}
