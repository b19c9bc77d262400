import type { Flow } from "@tonegraph/flow-model";

/** How many flows are followed; the server follows no more when it simulates a call. */
export const MOST_SUBFLOWS = 20;

/** Flows by their ids, and those that could not be had, with the reason in words; `null` where there were too many. */
export interface LoadedSubflows {
  readonly flows: Readonly<Record<string, Flow>>;
  readonly missing: readonly { readonly flowId: string; readonly why: string | null }[];
}

/** The ids that a flow's sub-flow blocks name, each once; a block that names none yet is left out. */
export function namedSubflows({ nodes }: Flow): readonly string[] {
  const named = Object.values(nodes).flatMap((node) =>
    node.kind === "subflow" && node.flowId !== "" ? [node.flowId] : [],
  );
  return [...new Set(named)];
}

/** Reads flows and those that they name, each once. `read` gives a flow, or why there is none. */
export async function loadSubflows(
  named: readonly string[],
  read: (flowId: string) => Promise<Flow | string>,
): Promise<LoadedSubflows> {
  const flows: Record<string, Flow> = {};
  const missing: { flowId: string; why: string | null }[] = [];
  const seen = new Set(named);
  for (let wave: readonly string[] = [...seen]; wave.length > 0;) {
    const room = MOST_SUBFLOWS - Object.keys(flows).length;
    for (const flowId of wave.slice(room)) missing.push({ flowId, why: null });
    const found = await Promise.all(wave.slice(0, room).map(async (flowId) => ({ flowId, flow: await read(flowId) })));
    for (const { flowId, flow } of found)
      if (typeof flow === "string") missing.push({ flowId, why: flow });
      else flows[flowId] = flow;
    const next = found.flatMap(({ flow }) => (typeof flow === "string" ? [] : namedSubflows(flow)));
    wave = [...new Set(next)].filter((flowId) => !seen.has(flowId));
    for (const flowId of wave) seen.add(flowId);
  }
  return { flows, missing };
}
