import { z } from "zod";
import { connectionIdSchema, languageSchema, nodeIdSchema, promptIdSchema } from "./ids.ts";

/** Where a problem is that is ignored: all of what one rule finds at one place, whatever its pointer and params. */
export const ignoredPlaceSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, "must be the code of a rule, such as keys-out-of-order"),
  nodeId: nodeIdSchema.optional(),
  connectionId: connectionIdSchema.optional(),
  promptId: promptIdSchema.optional(),
  language: languageSchema.optional(),
});
/** The code of a rule and a place. */
export type IgnoredPlace = z.infer<typeof ignoredPlaceSchema>;

/** The longest reason why a problem is ignored, in characters. */
export const LONGEST_IGNORE_REASON = 500;

/** A decision of the people who made the flow: this warning or note is known, and why it stays. Never hides an error. */
export const ignoredProblemSchema = z.strictObject({
  ...ignoredPlaceSchema.shape,
  reason: z.string().max(LONGEST_IGNORE_REASON).regex(/\S/, "must say why it is ignored"),
});
/** A warning or note that stays, with the reason. */
export type IgnoredProblem = z.infer<typeof ignoredProblemSchema>;

/** The place of a problem as an ignored one names it. */
export function ignoredPlaceOf({
  code,
  at,
}: {
  readonly code: string;
  readonly at: Omit<IgnoredPlace, "code">;
}): IgnoredPlace {
  const { nodeId, connectionId, promptId, language } = at;
  return {
    code,
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(promptId === undefined ? {} : { promptId }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Equal for two places exactly when they are the same: for looking up what is ignored. */
export function ignoredPlaceKey({ code, nodeId, connectionId, promptId, language }: IgnoredPlace): string {
  return JSON.stringify([code, nodeId ?? null, connectionId ?? null, promptId ?? null, language ?? null]);
}
