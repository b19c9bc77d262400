import { isJsonObject } from "@tonegraph/vendor-kit";
import { draftSubFlowId } from "../flow-ids.ts";
import { blockSteps } from "../compile/block-steps.ts";
import { formerSteps } from "../compile/former-steps.ts";
import type { Place } from "../compile/place.ts";
import { printVendorExpression, printVendorTemplate } from "../text/print-text.ts";
import { partOf } from "../step-ids.ts";
import type { Json } from "@tonegraph/flow-model";
import type { WirePrompt, WireStep } from "../wire.ts";
import { drawLanguage } from "./draw-language.ts";
import { drawRequest } from "./draw-request.ts";
import { drawStep } from "./draw-step.ts";
import type { DrawnBlock, Surroundings } from "./drawn-block.ts";
import type { ReadStep } from "./read-flows.ts";

/**
 * What a step is together with its parts (`lookup`, `lookup.router`, …). A block of several steps is only taken for one
 * where compiling it gives these steps, and where nothing else leads into the midst of them; else each step is by itself.
 */
export function drawBlock(step: ReadStep, around: Surroundings): DrawnBlock {
  const composites = [drawRequest, drawLanguage, drawFarewell, drawJudged];
  for (const draw of composites) {
    const block = draw(step, around);
    const whole = block && wholeBlock(block, step.id, around);
    if (whole) return whole;
  }
  return drawStep(step, around);
}

function drawFarewell(step: ReadStep, around: Surroundings): DrawnBlock | null {
  const end = partOf(step.id, "end");
  if (step.type !== "PlayPrompt" || step.nextStepId !== end || around.steps.get(end)?.type !== "Hangup") return null;
  const drawn = drawStep(step, around);
  if (drawn.node.kind !== "message") return null;
  const { promptId } = drawn.node;
  return { ...drawn, node: { kind: "hangup", promptId, outcome: "completed" }, exits: new Map() };
}

// A sub-flow or a transformation with a condition on how it went.
function drawJudged(step: ReadStep, around: Surroundings): DrawnBlock | null {
  const outcome = around.steps.get(partOf(step.id, "outcome"));
  if (outcome === undefined || step.nextStepId !== outcome.id) return null;
  const drawn = drawStep(step, around);
  const [good, bad] = drawn.node.kind === "subflow" ? ["next", "failed"] : ["valid", "invalid"];
  if (drawn.node.kind !== "subflow" && drawn.node.kind !== "transform") return null;
  const target = firstTarget(outcome);
  if (good === undefined || bad === undefined || target === undefined) return null;
  const exits = new Map([[bad, target]]);
  if (outcome.nextStepId !== undefined) exits.set(good, outcome.nextStepId);
  return { ...drawn, exits };
}

function firstTarget(step: ReadStep): string | undefined {
  const conditions = step.configuration["conditions"];
  const first = Array.isArray(conditions) ? conditions[0] : undefined;
  const target = isJsonObject(first) ? first["nextStepId"] : undefined;
  return typeof target === "string" ? target : undefined;
}

function wholeBlock(block: DrawnBlock, stepId: string, around: Surroundings): DrawnBlock | null {
  const node = { ...block.node, label: "", position: { x: 0, y: 0 } };
  const made = blockSteps(node, verifyingPlace(block, stepId));
  const isThere = (step: WireStep): boolean => {
    const actual = around.steps.get(step.id);
    const flowId = step.type === "SubFlow" && made.subFlow ? draftSubFlowId(stepId) : step.configuration["flowId"];
    const wanted = flowId === undefined ? step : { ...step, configuration: { ...step.configuration, flowId } };
    return actual !== undefined && says(actual, wanted);
  };
  const forms = [made.steps, formerSteps(made.steps, stepId) ?? made.steps];
  const steps = forms.find((form) => form.every(isThere));
  const inner = around.subFlows.get(draftSubFlowId(stepId)) ?? [];
  const isSameInside =
    made.subFlow === undefined ||
    (inner.length === made.subFlow.length && made.subFlow.every((step, index) => says(inner[index], step)));
  const uses = (steps ?? []).map(({ id }) => id);
  return steps && isSameInside && isClosed(uses, stepId, around) ? { ...block, uses } : null;
}

/** Whether a value has all that another has; it may have more. */
function says(actual: Json | undefined, wanted: Json): boolean {
  if (isJsonObject(wanted))
    return isJsonObject(actual) && Object.entries(wanted).every(([name, part]) => says(actual[name], part));
  if (!Array.isArray(wanted)) return actual === wanted;
  return (
    Array.isArray(actual) && actual.length === wanted.length && wanted.every((part, index) => says(actual[index], part))
  );
}

function isClosed(uses: readonly string[], entry: string, { first, namedBy }: Surroundings): boolean {
  const own = new Set(uses);
  return uses.every((id) => {
    if (id === entry) return true;
    return id !== first && [...(namedBy.get(id) ?? [])].every((other) => own.has(other));
  });
}

function verifyingPlace(block: DrawnBlock, stepId: string): Place {
  return {
    stepId,
    name: "",
    exit: (port) => block.exits.get(port),
    optionalExit: (port) => block.exits.get(port),
    tell: { unsupported: () => undefined, approximated: () => undefined, dropped: () => undefined },
    speak: (promptId) => wirePrompts(promptId, block),
    expression: (source) => printVendorExpression(source).text,
    template: printVendorTemplate,
  };
}

// The texts in the order that the step itself has them.
function wirePrompts(promptId: string, block: DrawnBlock): WirePrompt[] {
  const texts = Object.hasOwn(block.prompts, promptId) ? block.prompts[promptId]?.texts : undefined;
  if (texts === undefined) return [];
  return Object.entries(texts).flatMap(([language, text]) =>
    text.kind === "speech" ? [{ language, text: printVendorTemplate(text.text).text }] : [],
  );
}
