import { z } from "zod";
import { labelOf } from "./node-ids.ts";
import { exitsTo, type DrawnBlock } from "./drawn-block.ts";
import type { ReadStep } from "./read-flows.ts";
import { promptOf, promptsSchema } from "./read-prompts.ts";

const listeningSchema = {
  prompts: promptsSchema,
  noInputTimeoutMs: z.number().int(),
  maxRepeats: z.number().int(),
  noInputStepId: z.string().optional(),
  noMatchStepId: z.string().optional(),
};
/** What a menu's configuration is when we can draw it. */
export const menuSchema = z.looseObject({
  ...listeningSchema,
  branches: z
    .array(z.looseObject({ key: z.string().max(16), nextStepId: z.string().optional() }))
    .refine((branches) => new Set(branches.map(({ key }) => key)).size === branches.length),
});
const collectSchema = z.looseObject({
  ...listeningSchema,
  variable: z.string(),
  minDigits: z.number().int(),
  maxDigits: z.number().int(),
  terminator: z.enum(["#", "*"]).optional(),
  format: z.union([z.enum(["digits", "phone", "date", "amount"]), z.strictObject({ pattern: z.string() })]).optional(),
  sensitive: z.literal(true).optional(),
});

/** `Menu` → menu. */
export function drawMenu(step: ReadStep): DrawnBlock | null {
  const read = menuSchema.safeParse(step.configuration);
  if (!read.success || step.nextStepId !== undefined) return null;
  const { branches, noInputStepId, noMatchStepId } = read.data;
  const { promptId, prompts } = promptOf(read.data.prompts, step.id);
  return {
    node: {
      kind: "menu",
      promptId,
      options: branches.map(({ key, nextStepId = "" }) => ({ key, label: labelOf(nextStepId, `Key ${key}`) })),
      ...retriesOf(read.data),
    },
    label: labelOf(step.id, "Menu"),
    exits: exitsTo([
      ...branches.map(({ key, nextStepId }) => [`key:${key}`, nextStepId] as const),
      ["noInput", noInputStepId],
      ["noMatch", noMatchStepId],
    ]),
    prompts,
    uses: [step.id],
  };
}

/** `CollectInput` → collect. */
export function drawCollect(step: ReadStep): DrawnBlock | null {
  const read = collectSchema.safeParse(step.configuration);
  if (!read.success) return null;
  const { variable, minDigits, maxDigits, terminator, format, sensitive } = read.data;
  const { promptId, prompts } = promptOf(read.data.prompts, step.id);
  return {
    node: {
      kind: "collect",
      promptId,
      variable,
      minDigits,
      maxDigits,
      ...(terminator === undefined ? {} : { terminator }),
      ...(format === undefined ? {} : { format }),
      ...(sensitive === undefined ? {} : { sensitive }),
      ...retriesOf(read.data),
    },
    label: labelOf(step.id, "Digits"),
    exits: exitsTo([
      ["collected", step.nextStepId],
      ["noInput", read.data.noInputStepId],
      ["noMatch", read.data.noMatchStepId],
    ]),
    prompts,
    uses: [step.id],
  };
}

function retriesOf({ noInputTimeoutMs, maxRepeats }: { noInputTimeoutMs: number; maxRepeats: number }) {
  return { noInput: { timeoutMs: noInputTimeoutMs, maxRepeats }, noMatch: { maxRepeats } };
}
