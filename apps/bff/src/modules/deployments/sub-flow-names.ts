// A drawing names a flow that it leads to by an id that nobody reads: people are told what the flow is called.
import type { Plan } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import type { CompileContext } from "@tonegraph/vendor-kit";
import { subflowsNamedBy } from "../../kernel/flows-behind.ts";

/** What flows are called, by their ids. */
export type FlowNames = ReadonlyMap<string, string>;

/** The same plan with flows called by their names where these are known. */
export function withFlowNames(plan: Plan, names: FlowNames): Plan {
  const named = (changes: Plan["changes"]): Plan["changes"] =>
    changes.map((change) =>
      OF_SUB_FLOWS.has(change.what) ? { ...change, words: wordsWith(names, change.words) } : change,
    );
  const { changes, kept, drift } = plan;
  return {
    ...plan,
    changes: named(changes),
    ...(kept === undefined ? {} : { kept: named(kept) }),
    drift: drift.changes === undefined ? drift : { ...drift, changes: named(drift.changes) },
  };
}

const OF_SUB_FLOWS: ReadonlySet<string> = new Set(["node", "node.flowId"]);

/** The names that a flow's own context knows, and those of the flows that `former` led to, which `contextOf` is asked for. */
export async function flowNames(
  { context }: { readonly context: CompileContext },
  former: Flow | null,
  contextOf: (flow: Flow) => Promise<CompileContext>,
): Promise<FlowNames> {
  const names = namesIn(context);
  if (former === null || subflowsNamedBy(former).every((flowId) => names.has(flowId))) return names;
  return new Map([...names, ...namesIn(await contextOf(former))]);
}

function namesIn({ flows }: CompileContext): FlowNames {
  return new Map([...(flows?.flows ?? [])].map(([flowId, { name }]) => [flowId, name]));
}

// An id is a word of the sentence: one that begins with another one stays whole.
function wordsWith(names: FlowNames, words: string): string {
  return words.replaceAll(/[\w-]+/gu, (word) => (names.has(word) ? `“${names.get(word)}”` : word));
}
