// The limits of the document's own validators, in the words that the vendor's answers would have: the stand-in refuses by
// them, and a flow that was read from the vendor is held to them before it is sent back.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS, isJsonObject, objectsIn, type ContentFault } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { MAX_DEPTH } from "./wire.ts";

const id = z.string("must be a string").min(1, "must not be empty");
const SECONDS = "Timeout must be between 1 and 60 seconds.";
const menuSchema = z.looseObject({
  id,
  type: z.literal("dtmf", "must be dtmf"),
  promptId: id,
  timeoutSeconds: z.number("must be a number").int("must be a whole number").min(1, SECONDS).max(60, SECONDS),
  timeoutTarget: id,
  dtmfHandlers: z.array(
    z.looseObject({
      key: z.string().regex(/^[0-9*#]$/, "must be one of 0-9, * and #"),
      targetFlowId: id,
      promptId: id.nullish(),
    }),
  ),
  nextSteps: z.array(z.looseObject({})),
});

const flowSchema = z.looseObject({
  name: id,
  type: z.literal("conversation", "must be conversation"),
  settings: z.looseObject({
    description: z.string("must be a string"),
    enabled: z.boolean("must be true or false"),
    version: z.number("must be a number").int("must be a whole number").min(1, "must be at least 1"),
    dynamicTimeoutMultiplier: z.number("must be a number").positive("must be above 0").optional(),
    fallbackEnabled: z.boolean("must be true or false").optional(),
  }),
  steps: z.array(z.looseObject({ id, type: z.string("must be a string") })).min(1, "must have at least one step"),
});

/** The body of `POST /api/v2/routing/phrases/bulk`. */
export const phrasesSchema = z.looseObject({
  phrases: z
    .array(
      z.looseObject({
        id: z.string().min(1, "must not be empty"),
        locale: z.string().min(1, "must not be empty"),
        text: z.string().min(1, "must not be empty"),
      }),
    )
    .min(1, "must have at least one phrase"),
});

/** What is wrong with the form of a flow; what it names and the account may not have, and what comes twice, is not looked at. */
export function contentFaults(flow: Json): readonly ContentFault[] {
  const parsed = flowSchema.safeParse(flow, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues;
  const at = parsed.data.steps.findIndex(({ type }) => type === "start");
  if (at < 0) return [{ path: ["steps"], message: "one step must be of type start." }];
  return menuFaults(objectsIn(flow, "steps")[at]?.["nextStep"] ?? null, ["steps", at, "nextStep"], 1);
}

/** What is wrong with the prompts that an artefact brings along; one without any has no fault. */
export function phraseFaults(artefact: Json): readonly ContentFault[] {
  const phrases = isJsonObject(artefact) ? (artefact["phrases"] ?? []) : [];
  if (Array.isArray(phrases) && phrases.length === 0) return [];
  return phrasesSchema.safeParse({ phrases }, IN_SHORT_WORDS).error?.issues ?? [];
}

function menuFaults(menu: Json, path: readonly PropertyKey[], depth: number): readonly ContentFault[] {
  if (depth > MAX_DEPTH) return [{ path, message: `Menu depth exceeds maximum of ${MAX_DEPTH}.` }];
  // A step of another type has none of a menu's fields.
  if (isJsonObject(menu) && menu["type"] !== "dtmf") return [{ path: [...path, "type"], message: "must be dtmf" }];
  const parsed = menuSchema.safeParse(menu, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  return objectsIn(menu, "nextSteps").flatMap((step, index) =>
    menuFaults(step, [...path, "nextSteps", index], depth + 1),
  );
}
