// The limits of the document's own validators, and what must exist, in the words that the vendor's answers would have.
import type { Json } from "@tonegraph/flow-model";
import { IN_SHORT_WORDS, isJsonObject, type JsonObject } from "@tonegraph/vendor-kit";
import { z } from "zod";
import { MAX_DEPTH } from "../wire.ts";
import type { SandboxState } from "./state.ts";

const id = z.string("must be a string").min(1, "must not be empty");
const menuSchema = z.looseObject({
  id,
  type: z.literal("dtmf", "must be dtmf"),
  promptId: id,
  timeoutSeconds: z
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "Timeout must be between 1 and 60 seconds.")
    .max(60, "Timeout must be between 1 and 60 seconds."),
  timeoutTarget: id,
  dtmfHandlers: z.array(
    z.looseObject({
      key: z.string().regex(/^[0-9*#]$/, "must be one of 0-9, * and #"),
      targetFlowId: id,
      promptId: z.string().nullish(),
    }),
  ),
  nextSteps: z.array(z.looseObject({})),
});
type Menu = z.output<typeof menuSchema>;

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

/** What is wrong with a flow's body: one sentence that names the field, or null where it is accepted. */
export function faultOfFlow(body: JsonObject, state: SandboxState): string | null {
  const flow = flowSchema.safeParse(body, IN_SHORT_WORDS);
  if (!flow.success) return wordsOf(flow.error, "");
  const at = flow.data.steps.findIndex(({ type }) => type === "start");
  if (at < 0) return "steps: one step must be of type start.";
  return faultOfMenu(flow.data.steps[at]?.["nextStep"], {
    state,
    path: `steps[${at}].nextStep`,
    depth: 1,
    ids: new Set(["start"]),
  });
}

interface Place {
  readonly state: SandboxState;
  readonly path: string;
  readonly depth: number;
  /** The ids of the steps so far; grows. */
  readonly ids: Set<string>;
}

function faultOfMenu(value: unknown, place: Place): string | null {
  const { path, depth, ids } = place;
  if (depth > MAX_DEPTH) return `${path}: Menu depth exceeds maximum of ${MAX_DEPTH}.`;
  const menu = menuSchema.safeParse(value, IN_SHORT_WORDS);
  if (!menu.success) return wordsOf(menu.error, path);
  if (ids.has(menu.data.id)) return `${path}.id: '${menu.data.id}' is the id of another step.`;
  ids.add(menu.data.id);
  const own = faultOfReferences(menu.data, place);
  if (own !== null) return own;
  for (const [index, child] of menu.data.nextSteps.entries()) {
    const fault = faultOfMenu(child, { ...place, path: `${path}.nextSteps[${index}]`, depth: depth + 1 });
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfReferences(menu: Menu, { state, path }: Place): string | null {
  const keys = menu.dtmfHandlers.map(({ key }) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) return `${path}.dtmfHandlers: key ${twice} is given twice.`;
  const inside = new Set(menu.nextSteps.flatMap((step) => (typeof step["id"] === "string" ? [step["id"]] : [])));
  const leads = [
    { field: "timeoutTarget", target: menu.timeoutTarget },
    ...menu.dtmfHandlers.map(({ targetFlowId }, at) => ({
      field: `dtmfHandlers[${at}].targetFlowId`,
      target: targetFlowId,
    })),
  ];
  const lost = leads.find(({ target }) => !inside.has(target) && !existsBeside(target, state));
  if (lost !== undefined) return `${path}.${lost.field}: there is no queue, agent, flow or menu '${lost.target}'.`;
  const prompts = [
    { field: "promptId", prompt: menu.promptId },
    ...menu.dtmfHandlers.flatMap(({ promptId }, at) =>
      typeof promptId === "string" ? [{ field: `dtmfHandlers[${at}].promptId`, prompt: promptId }] : [],
    ),
  ];
  const unknown = prompts.find(({ prompt }) => !Object.hasOwn(state.phrases, prompt));
  return unknown === undefined ? null : `${path}.${unknown.field}: there is no prompt '${unknown.prompt}'.`;
}

function existsBeside(target: string, { queues, agents, otherFlows, flows }: SandboxState): boolean {
  return (
    Object.hasOwn(queues, target) ||
    agents.includes(target) ||
    otherFlows.includes(target) ||
    Object.hasOwn(flows, target)
  );
}

function wordsOf(error: z.ZodError, at: string): string {
  const [issue] = error.issues;
  const steps = (issue?.path ?? []).map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  const field = `${at}${steps.join("")}`.replace(/^\./, "");
  return `${field === "" ? "" : `${field}: `}${issue?.message ?? "is not valid"}`;
}

/** The number that a body gives its version; null where it gives none. */
export function versionIn(body: JsonObject): number | null {
  const settings: Json | undefined = body["settings"];
  const version = isJsonObject(settings) ? settings["version"] : undefined;
  return typeof version === "number" ? version : null;
}
