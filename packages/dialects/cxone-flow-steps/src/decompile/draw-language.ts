import { languageSchema } from "@tonegraph/flow-model";
import { z } from "zod";
import { menuSchema } from "./draw-listening.ts";
import { exitsTo, type DrawnBlock, type Surroundings } from "./drawn-block.ts";
import { labelOf } from "./node-ids.ts";
import type { ReadStep } from "./read-flows.ts";
import { promptOf } from "./read-prompts.ts";

const setterSchema = z.looseObject({ assignments: z.strictObject({ language: z.string().regex(/^'[^']*'$/) }) });

/** A `Menu` whose keys all set the language → language. */
export function drawLanguage(step: ReadStep, { steps }: Surroundings): DrawnBlock | null {
  const menu = step.type === "Menu" ? menuSchema.safeParse(step.configuration) : undefined;
  if (!menu?.success || menu.data.branches.length === 0) return null;
  const options = menu.data.branches.flatMap(({ key, nextStepId = "" }) => {
    const setter = steps.get(nextStepId);
    const language = setter?.type === "SetVariables" ? languageOf(setter) : null;
    return setter === undefined || language === null ? [] : [{ key, language, target: setter.nextStepId }];
  });
  if (options.length < menu.data.branches.length) return null;
  const { promptId, prompts } = promptOf(menu.data.prompts, step.id);
  const { noInputTimeoutMs, maxRepeats, noInputStepId } = menu.data;
  return {
    node: {
      kind: "language",
      promptId,
      options: options.map(({ key, language }) => ({ key, language })),
      noInput: { timeoutMs: noInputTimeoutMs, maxRepeats },
    },
    label: labelOf(step.id, "Language"),
    exits: exitsTo([
      ...options.map(({ language, target }) => [`lang:${language}`, target] as const),
      ["noInput", noInputStepId],
    ]),
    prompts,
    uses: [step.id],
  };
}

function languageOf(setter: ReadStep): string | null {
  const read = setterSchema.safeParse(setter.configuration);
  const tag = read.success ? read.data.assignments.language.slice(1, -1) : "";
  return languageSchema.safeParse(tag).success ? tag : null;
}
