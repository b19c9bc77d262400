import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import { z } from "zod";
import { isJsonObject } from "@tonegraph/vendor-kit";
import { draftSubFlowId } from "../flow-ids.ts";
import { STATUS } from "../compile/routes.ts";
import { partOf } from "../step-ids.ts";
import { exitsTo, type DrawnBlock, type Surroundings } from "./drawn-block.ts";
import { labelOf } from "./node-ids.ts";
import { readRequest } from "./read-request.ts";
import type { ReadStep } from "./read-flows.ts";
import { promptOf, promptsSchema } from "./read-prompts.ts";

const speakingSchema = z.looseObject({ prompts: promptsSchema });

/** A `SubFlow` step of a request, with the breaker, the filler and the router around it → httpRequest. */
export function drawRequest(step: ReadStep, around: Surroundings): DrawnBlock | null {
  const [inner] = around.subFlows.get(draftSubFlowId(step.id)) ?? [];
  if (inner?.type !== "HTTPRequest" || inner.id !== partOf(step.id, "request")) return null;
  const part = (name: string): ReadStep | undefined => around.steps.get(partOf(step.id, name));
  const circuitBreaker = breakerOf(part("trip"), part("open"));
  const asyncCallback = callbackOf(part("pending"));
  const request = readRequest(inner, asyncCallback !== undefined);
  if (request === null) return null;
  const filler = fillerOf(asyncCallback ? [part("hold")] : [step, part("filler")], step.id);
  const node: Omit<NodeOfKind<"httpRequest">, "label" | "position"> = {
    ...request,
    ...(circuitBreaker ? { circuitBreaker } : {}),
    ...(asyncCallback ? { asyncCallback } : {}),
    ...(filler ? { fillerPromptId: filler.promptId } : {}),
  };
  return {
    node,
    label: labelOf(step.id, "Request"),
    exits: exitsOf(step, part),
    prompts: filler?.prompts ?? {},
    uses: [step.id],
  };
}

function exitsOf(step: ReadStep, part: (name: string) => ReadStep | undefined): Map<string, string> {
  const router = part("router");
  const failed = part("failed");
  return exitsTo([
    ["circuitOpen", failed ? routesOf(step)[0]?.target : undefined],
    ["timeout", failed ? failed.nextStepId : routeOf(router, `${STATUS} == 0`)],
    ["serverError", routeOf(failed ?? router, `${STATUS} >= 500`)],
    ["unauthorized", routeOf(router, `${STATUS} == 401`)],
    ["notFound", routeOf(router, `${STATUS} == 404`)],
    ["clientError", routeOf(router, `${STATUS} >= 300`)],
    ["success", routeOf(router, `${STATUS} < 300`)],
  ]);
}

function breakerOf(
  trip: ReadStep | undefined,
  open: ReadStep | undefined,
): NodeOfKind<"httpRequest">["circuitBreaker"] {
  const failures = numberBehind(/>= (-?\d+)$/, trip && routesOf(trip)[0]?.expression);
  const coolDownMs = numberBehind(/^currentTimestamp\(\) \+ (-?\d+)$/, open && firstAssignment(open, ""));
  return failures === null || coolDownMs === null ? undefined : { failures, coolDownMs };
}

function callbackOf(pending: ReadStep | undefined): NodeOfKind<"httpRequest">["asyncCallback"] {
  const until = pending && firstAssignment(pending, "_wait_until");
  const maxWaitMs = numberBehind(/^currentTimestamp\(\) \+ (-?\d+)$/, until);
  return maxWaitMs === null ? undefined : { maxWaitMs };
}

function fillerOf(steps: readonly (ReadStep | undefined)[], stepId: string): ReturnType<typeof promptOf> | null {
  const speaking = steps.find((step) => step?.type === "PlayPrompt");
  const read = speaking && speakingSchema.safeParse(speaking.configuration);
  return read?.success && read.data.prompts.length > 0 ? promptOf(read.data.prompts, stepId) : null;
}

function numberBehind(pattern: RegExp, text: string | undefined): number | null {
  const digits = pattern.exec(text ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

function routesOf(step: ReadStep): { readonly expression: string; readonly target: string }[] {
  const conditions = step.configuration["conditions"];
  return (Array.isArray(conditions) ? conditions : []).flatMap((condition: Json) => {
    if (!isJsonObject(condition)) return [];
    const { expression, nextStepId } = condition;
    return typeof expression === "string" && typeof nextStepId === "string" ? [{ expression, target: nextStepId }] : [];
  });
}

function routeOf(step: ReadStep | undefined, expression: string): string | undefined {
  return step && routesOf(step).find((route) => route.expression === expression)?.target;
}

function firstAssignment(step: ReadStep, ending: string): string | undefined {
  const assignments = step.configuration["assignments"];
  const found = isJsonObject(assignments)
    ? Object.entries(assignments).find(([name]) => name.endsWith(ending))
    : undefined;
  return typeof found?.[1] === "string" ? found[1] : undefined;
}
