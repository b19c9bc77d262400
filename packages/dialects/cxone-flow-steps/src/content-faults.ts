// What the document rules out in a flow, in the words that the vendor's answers would have: the stand-in refuses by it, and
// what was read from the vendor is held to it before it is sent back.
import { IN_SHORT_WORDS, isJsonObject, type ContentFault, type JsonObject } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { LONGEST_WAIT_MS } from "./compile/callback-steps.ts";
import { findReferences } from "./step-references.ts";
import { stepSchemas } from "./step-schemas.ts";
import { wireStepSchema } from "./wire.ts";

const bodySchema = z.looseObject({
  id: z.string(),
  name: z.string().min(1, "must not be empty"),
  flowType: z.literal("IVR", { error: "must be IVR" }),
  version: z.number({ error: "is required" }).int().min(1, "must be at least 1"),
  // Reading takes a step without a configuration; the document: each step requires one.
  steps: z
    .array(wireStepSchema.extend({ configuration: z.record(z.string(), z.json(), { error: "is required" }) }))
    .min(1, "must have at least one step"),
});

type Step = z.output<typeof wireStepSchema>;

/** What is wrong with the body of a PUT; what it names and the account may not have is not looked at. */
export function contentFaults(flow: JsonObject): readonly ContentFault[] {
  const parsed = bodySchema.safeParse(flow, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues;
  const { steps } = parsed.data;
  const ids = new Set(steps.map((step) => step.id));
  const faults = steps.flatMap((step, index) =>
    [
      ...(steps.findIndex((other) => other.id === step.id) < index
        ? [{ path: ["id"], message: `'${step.id}' is used twice` }]
        : []),
      ...stepFaults(step, ids),
    ].map(({ path, message }) => ({ path: ["steps", index, ...path], message })),
  );
  return [...faults, ...waitFaults(steps)];
}

/** What is wrong with one step of a flow with these steps. */
export function stepFaults(step: Step, ids: ReadonlySet<string>): readonly ContentFault[] {
  const schema = Object.entries(stepSchemas).find(([name]) => name === step.type)?.[1];
  const issues = schema?.safeParse(step.configuration, IN_SHORT_WORDS).error?.issues ?? [];
  // Every field that names a step must name one that exists.
  const named = findReferences(step, { has: () => true });
  return [
    ...issues.map(({ path, message }) => ({ path: ["configuration", ...path], message })),
    ...[...named].flatMap(([pointer, target]) =>
      ids.has(target) ? [] : [{ path: stepsOf(pointer), message: `There is no step '${target}'` }],
    ),
  ];
}

function stepsOf(pointer: string): PropertyKey[] {
  const names = pointer.slice(1).split("/");
  return names.map((name) => (/^\d+$/.test(name) ? Number(name) : name.replaceAll("~1", "/").replaceAll("~0", "~")));
}

const ON_202 = /^\{\{\s*http_status_code\s*\}\}\s*==\s*202$/;
const TIME_AHEAD = /^currentTimestamp\(\)\s*\+\s*(\d+)$/;

// The document, edge case 1: behind a 202 a maximum wait of 120 s must be set. It is the time that the step behind it counts to.
function waitFaults(steps: readonly Step[]): ContentFault[] {
  const begun = new Set(steps.flatMap(targetsOn202));
  return steps.flatMap(({ id, type, configuration: { assignments } }, index) => {
    if (type !== "SetVariables" || !begun.has(id) || !isJsonObject(assignments)) return [];
    return Object.entries(assignments).flatMap(([name, text]) => {
      const waitMs = Number(TIME_AHEAD.exec(typeof text === "string" ? text : "")?.[1] ?? 0);
      const path = ["steps", index, "configuration", "assignments", name];
      return waitMs > LONGEST_WAIT_MS
        ? [{ path, message: `a call waits at most ${LONGEST_WAIT_MS} ms for a callback` }]
        : [];
    });
  });
}

function targetsOn202({ type, configuration: { conditions } }: Step): string[] {
  if (type !== "Condition" || !Array.isArray(conditions)) return [];
  return conditions.flatMap((condition) => {
    const { expression, nextStepId } = isJsonObject(condition) ? condition : {};
    return typeof expression === "string" && ON_202.test(expression) && typeof nextStepId === "string"
      ? [nextStepId]
      : [];
  });
}
