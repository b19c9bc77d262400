import { ok, parseFlow, type CallInput, type Flow, type Result } from "@tonegraph/flow-model";
import {
  createSimulator,
  runCall,
  transcriptOf,
  type CallRecord,
  type CallSetup,
  type TranscriptLine,
} from "@tonegraph/flow-simulator";
import type { ApiFault } from "../../../kernel/fault.ts";
import { readFlowDocument } from "../../../kernel/flow-document.ts";
import type { DraftDocuments } from "../ports.ts";

/** How many flows a call may go through, so that one request cannot make the server read a whole workspace. */
const MOST_SUBFLOWS = 20;

export interface SimulateRequest {
  readonly workspaceId: string;
  readonly flow: unknown;
  readonly inputs: readonly CallInput[];
  readonly clock?: CallSetup["clock"] | undefined;
  readonly language?: CallSetup["language"] | undefined;
  readonly stubs?: CallSetup["stubs"] | undefined;
  readonly variables?: CallSetup["variables"] | undefined;
}

export interface SimulatedCall {
  readonly steps: CallRecord["steps"][number][];
  readonly end: Omit<CallRecord["end"], "unusedInputs"> & { readonly unusedInputs: CallInput[] };
  readonly transcript: TranscriptLine[];
}

/** One call through a document; its sub-flows are the workspace's drafts. Stores nothing. */
export async function simulateCall(
  { workspaceId, flow: document, inputs, clock, language, stubs, variables }: SimulateRequest,
  { drafts }: { readonly drafts: DraftDocuments },
): Promise<Result<SimulatedCall, ApiFault>> {
  const parsed = readFlowDocument(document, "/flow");
  if (!parsed.ok) return parsed;
  const subflows = await subflowsOf(parsed.value, (flowId) => drafts.findDocument(workspaceId, flowId));
  const setup: CallSetup = {
    ...(clock === undefined ? {} : { clock }),
    ...(language === undefined ? {} : { language }),
    ...(stubs === undefined ? {} : { stubs }),
    ...(variables === undefined ? {} : { variables }),
  };
  const { steps, end, effects } = runCall(createSimulator(parsed.value, { subflows }), { setup, inputs });
  return ok({
    steps: [...steps],
    end: { ...end, unusedInputs: [...end.unusedInputs] },
    transcript: [...transcriptOf(effects, parsed.value, subflows)],
  });
}

/** The flows that sub-flow blocks name, and those that these name; one that is not there is unknown to the simulator too. */
async function subflowsOf(
  flow: Flow,
  find: (flowId: string) => Promise<string | null>,
): Promise<Readonly<Record<string, Flow>>> {
  const found = new Map<string, Flow>();
  const queue = namedBy(flow);
  for (const flowId of queue) {
    if (found.size >= MOST_SUBFLOWS) break;
    const document = found.has(flowId) ? null : await find(flowId);
    const parsed = document === null ? null : parseFlow(JSON.parse(document));
    if (!parsed?.ok) continue;
    found.set(flowId, parsed.value);
    queue.push(...namedBy(parsed.value));
  }
  return Object.fromEntries(found);
}

function namedBy(flow: Flow): string[] {
  return Object.values(flow.nodes).flatMap((node) => (node.kind === "subflow" ? [node.flowId] : []));
}
