// What the account must have beside a flow's form, in the words that the vendor's answers would have.
import type { Json } from "@tonegraph/flow-model";
import { isJsonObject, objectsIn, textIn, type ContentFault, type JsonObject } from "@tonegraph/vendor-kit";
import { contentFaults } from "../content-faults.ts";
import { foundTwice } from "../found-twice.ts";
import type { SandboxState } from "./state.ts";

/** What is wrong with a flow's body: one sentence that names the field, or null where it is accepted. */
export function faultOfFlow(body: JsonObject, state: SandboxState): string | null {
  const [fault] = contentFaults(body);
  if (fault !== undefined) return wordsOf(fault);
  const [twice] = foundTwice(body);
  if (twice !== undefined) {
    const what =
      twice.kind === "id" ? `'${twice.value}' is the id of another step.` : `key ${twice.value} is given twice.`;
    const place = twice.kind === "id" ? twice.pointer : twice.pointer.replace(/\/\d+\/key$/, "");
    return wordsOf({ path: stepsOf(place), message: what });
  }
  const start = objectsIn(body, "steps").findIndex(({ type }) => type === "start");
  return faultOfReferences(objectsIn(body, "steps")[start]?.["nextStep"] ?? null, {
    state,
    path: ["steps", start, "nextStep"],
  });
}

interface Place {
  readonly state: SandboxState;
  readonly path: readonly PropertyKey[];
}

/** The first id of a menu, or of one in it, that nothing has. */
function faultOfReferences(menu: Json, { state, path }: Place): string | null {
  if (!isJsonObject(menu)) return null;
  const own = lostTarget(menu, state) ?? lostPrompt(menu, state);
  if (own !== null) return wordsOf({ ...own, path: [...path, ...own.path] });
  for (const [index, child] of objectsIn(menu, "nextSteps").entries()) {
    const fault = faultOfReferences(child, { state, path: [...path, "nextSteps", index] });
    if (fault !== null) return fault;
  }
  return null;
}

function lostTarget(menu: JsonObject, state: SandboxState): ContentFault | null {
  const inside = new Set(objectsIn(menu, "nextSteps").map((step) => textIn(step, "id")));
  const leads = [
    { path: ["timeoutTarget"], target: textIn(menu, "timeoutTarget") },
    ...objectsIn(menu, "dtmfHandlers").map((handler, at) => ({
      path: ["dtmfHandlers", at, "targetFlowId"],
      target: textIn(handler, "targetFlowId"),
    })),
  ];
  const lost = leads.find(({ target = "" }) => !inside.has(target) && !existsBeside(target, state));
  return lost === undefined
    ? null
    : { path: lost.path, message: `there is no queue, agent, flow or menu '${lost.target}'.` };
}

function lostPrompt(menu: JsonObject, state: SandboxState): ContentFault | null {
  const prompts = [
    { path: ["promptId"], prompt: textIn(menu, "promptId") },
    ...objectsIn(menu, "dtmfHandlers").map((handler, at) => ({
      path: ["dtmfHandlers", at, "promptId"],
      prompt: textIn(handler, "promptId"),
    })),
  ];
  const unknown = prompts.find(({ prompt }) => prompt !== undefined && !Object.hasOwn(state.phrases, prompt));
  return unknown === undefined ? null : { path: unknown.path, message: `there is no prompt '${unknown.prompt}'.` };
}

function existsBeside(target: string, { queues, agents, otherFlows, flows }: SandboxState): boolean {
  return (
    Object.hasOwn(queues, target) ||
    agents.includes(target) ||
    otherFlows.includes(target) ||
    Object.hasOwn(flows, target)
  );
}

function wordsOf({ path, message }: ContentFault): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  const field = steps.join("").replace(/^\./, "");
  return `${field === "" ? "" : `${field}: `}${message}`;
}

function stepsOf(pointer: string): PropertyKey[] {
  return pointer
    .slice(1)
    .split("/")
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The number that a body gives its version; null where it gives none. */
export function versionIn(body: JsonObject): number | null {
  const settings: Json | undefined = body["settings"];
  const version = isJsonObject(settings) ? settings["version"] : undefined;
  return typeof version === "number" ? version : null;
}
