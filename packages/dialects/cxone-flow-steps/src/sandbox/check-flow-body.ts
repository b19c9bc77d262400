import { z } from "zod";
import { IN_SHORT_WORDS, isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import { LONGEST_WAIT_MS } from "../compile/callback-steps.ts";
import { calledFlowIds } from "../flow-ids.ts";
import { findReferences } from "../step-references.ts";
import { wireStepSchema } from "../wire.ts";
import type { FieldError } from "./answers.ts";
import type { SandboxState } from "./state.ts";
import { stepSchemas } from "./step-schemas.ts";

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

/** Everything that is wrong with the body of a PUT; empty where it is accepted. */
export function checkFlowBody(body: JsonObject, flowId: string, state: SandboxState): FieldError[] {
  const parsed = bodySchema.safeParse(body, IN_SHORT_WORDS);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ field: fieldOf(path), message }));
  const { id, steps } = parsed.data;
  const ids = new Set(steps.map((step) => step.id));
  const errors: FieldError[] =
    id === flowId ? [] : [{ field: "id", message: `must be '${flowId}', as in the address` }];
  steps.forEach((step, index) => {
    const at = `steps[${index}]`;
    if (steps.findIndex((other) => other.id === step.id) < index)
      errors.push({ field: `${at}.id`, message: `'${step.id}' is used twice` });
    errors.push(...checkConfiguration(step, at), ...checkTargets(step, ids, at), ...checkResources(step, state, at));
  });
  return [...errors, ...checkWaits(steps), ...checkCalled(body, state)];
}

type Step = z.output<typeof wireStepSchema>;

function checkConfiguration({ type, configuration }: Step, at: string): FieldError[] {
  const schema = Object.entries(stepSchemas).find(([name]) => name === type)?.[1];
  const parsed = schema?.safeParse(configuration, IN_SHORT_WORDS);
  if (parsed === undefined || parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    field: fieldOf([`${at}.configuration`, ...path]),
    message,
  }));
}

// Every field that names a step must name one that exists.
function checkTargets(step: Step, ids: ReadonlySet<string>, at: string): FieldError[] {
  const named = findReferences(step, { has: () => true });
  return [...named].flatMap(([pointer, target]) =>
    ids.has(target) ? [] : [{ field: `${at}${pointer.replaceAll("/", ".")}`, message: `There is no step '${target}'` }],
  );
}

function checkResources({ type, configuration }: Step, state: SandboxState, at: string): FieldError[] {
  const { queueId, agentId } = configuration;
  if (type === "TransferToQueue" && typeof queueId === "string" && !state.queues.includes(queueId))
    return [{ field: `${at}.configuration.queueId`, message: `Queue '${queueId}' does not exist` }];
  if (type === "TransferToAgent" && typeof agentId === "string" && !state.agents.includes(agentId))
    return [{ field: `${at}.configuration.agentId`, message: `Agent '${agentId}' does not exist` }];
  return [];
}

const ON_202 = /^\{\{\s*http_status_code\s*\}\}\s*==\s*202$/;
const TIME_AHEAD = /^currentTimestamp\(\)\s*\+\s*(\d+)$/;

// The document, edge case 1: behind a 202 a maximum wait of 120 s must be set. It is the time that the step behind it counts to.
function checkWaits(steps: readonly Step[]): FieldError[] {
  const begun = new Set(steps.flatMap(targetsOn202));
  return steps.flatMap(({ id, type, configuration: { assignments } }, index) => {
    if (type !== "SetVariables" || !begun.has(id) || !isJsonObject(assignments)) return [];
    return Object.entries(assignments).flatMap(([name, text]) => {
      const waitMs = Number(TIME_AHEAD.exec(typeof text === "string" ? text : "")?.[1] ?? 0);
      const field = `steps[${index}].configuration.assignments.${name}`;
      return waitMs > LONGEST_WAIT_MS
        ? [{ field, message: `a call waits at most ${LONGEST_WAIT_MS} ms for a callback` }]
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

// A name in braces is only known when a call is under way.
function checkCalled(body: JsonObject, state: SandboxState): FieldError[] {
  return calledFlowIds(body).flatMap((id) =>
    Object.hasOwn(state.flows, id) || id === body["id"] || id.includes("{{")
      ? []
      : [{ field: "steps", message: `Sub-flow '${id}' does not exist` }],
  );
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
    .join("");
}
