import { parseExpression, printExpression } from "@tonegraph/expressions";
import { z } from "zod";
import { readVendorExpression } from "../text/read-text.ts";
import { exitsTo, type DrawnBlock } from "./drawn-block.ts";
import { labelOf } from "./node-ids.ts";
import type { ReadStep } from "./read-flows.ts";

const OPERATIONS = ["formatPhoneNumber", "validateE164", "encodeUriComponent", "parseJson"] as const;

const dataApiSchema = z.looseObject({
  operation: z.literal("evaluate"),
  expression: z.string(),
  resultVariable: z.string().optional(),
});

/** `DataAPI` → transform; both its exits lead on, unless a condition behind it tells them apart. */
export function drawDataApi(step: ReadStep): DrawnBlock | null {
  const read = dataApiSchema.safeParse(step.configuration);
  const expression = read.success ? readVendorExpression(read.data.expression) : null;
  if (!read.success || expression === null) return null;
  const variable = read.data.resultVariable ?? "";
  return {
    node: { kind: "transform", ...operationOf(expression), variable },
    label: labelOf(step.id, "Step"),
    exits: exitsTo([
      ["valid", step.nextStepId],
      ["invalid", step.nextStepId],
    ]),
    prompts: {},
    uses: [step.id],
  };
}

/** `formatPhoneNumber(x)` is the operation of that name on `x`, where nothing else stands around it. */
function operationOf(expression: string): {
  readonly operation: "expression" | (typeof OPERATIONS)[number];
  readonly input: string;
} {
  const parsed = parseExpression(expression);
  const call = parsed.ok && parsed.value.tree.kind === "call" ? parsed.value.tree : null;
  const operation = OPERATIONS.find((name) => name === call?.name);
  const [input, ...more] = call?.arguments ?? [];
  if (operation === undefined || input === undefined || more.length > 0)
    return { operation: "expression", input: expression };
  return { operation, input: printExpression(input) };
}
