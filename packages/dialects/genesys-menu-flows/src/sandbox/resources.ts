import { namedResources, namesAfter, type SandboxResource } from "@tonegraph/vendor-kit";
import type { SandboxState } from "./state.ts";

/** Whatever an account may have. */
export const RESOURCE_KINDS = ["queue", "agent", "flow", "prompt"];

/** What exists beside the flows that were made here. */
export function resourcesOf({ queues, agents, otherFlows, phrases, names }: SandboxState): SandboxResource[] {
  return [
    ...namedResources("queue", Object.keys(queues), names),
    ...namedResources("agent", agents, names),
    ...namedResources("flow", otherFlows, names),
    ...namedResources("prompt", Object.keys(phrases), names),
  ];
}

/** The account with one resource more or less. A queue comes with agents and without callers, a prompt as a recording. */
export function changedResource(
  former: SandboxState,
  { action, resource }: { readonly action: "add" | "remove"; readonly resource: SandboxResource },
): SandboxState {
  const { kind, id } = resource;
  const state = { ...former, names: namesAfter(former.names, { action, resource }) };
  const inList = (ids: readonly string[]): string[] =>
    action === "add" ? [...new Set([...ids, id])] : ids.filter((one) => one !== id);
  const inRecord = <Value>(items: Readonly<Record<string, Value>>, fresh: Value): Record<string, Value> => {
    const others = Object.entries(items).filter(([one]) => action === "add" || one !== id);
    const added = action === "add" && !Object.hasOwn(items, id) ? [[id, fresh] as const] : [];
    return Object.fromEntries([...others, ...added]);
  };
  // A flow that was made here goes as well; one is made by its own call only.
  const withoutRemoved = <Value>(flows: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(flows).filter(([one]) => action === "add" || one !== id));
  switch (kind) {
    case "queue":
      return { ...state, queues: inRecord(state.queues, { available: 1, waitSeconds: 0 }) };
    case "agent":
      return { ...state, agents: inList(state.agents) };
    case "flow":
      return { ...state, otherFlows: inList(state.otherFlows), flows: withoutRemoved(state.flows) };
    case "prompt":
      return { ...state, phrases: inRecord(state.phrases, {}) };
    default:
      return former;
  }
}
