import { ok, type CallInput, type Result } from "@tonegraph/flow-model";
import {
  breakerMemoriesOf,
  breakersFrom,
  createSimulator,
  runCall,
  transcriptOf,
  type BreakerMemories,
  type CallRecord,
  type CallSetup,
  type TranscriptLine,
} from "@tonegraph/flow-simulator";
import type { ApiFault } from "../../../kernel/fault.ts";
import { readFlowDocument } from "../../../kernel/flow-document.ts";
import type { DraftDocuments } from "../ports.ts";
import { subflowDrafts } from "../subflow-drafts.ts";

export interface SimulateRequest {
  readonly workspaceId: string;
  readonly flow: unknown;
  readonly inputs: readonly CallInput[];
  readonly clock?: CallSetup["clock"] | undefined;
  readonly language?: CallSetup["language"] | undefined;
  readonly stubs?: CallSetup["stubs"] | undefined;
  readonly variables?: CallSetup["variables"] | undefined;
  /** What circuit breakers remember of calls before, told from this call's arrival. */
  readonly breakers?: BreakerMemories | undefined;
}

export interface SimulatedCall {
  readonly steps: CallRecord["steps"][number][];
  readonly end: Omit<CallRecord["end"], "unusedInputs"> & { readonly unusedInputs: CallInput[] };
  readonly transcript: TranscriptLine[];
  /** The same for a next call that arrives at the same moment. */
  readonly breakers: BreakerMemories;
}

/** One call through a document; its sub-flows are the workspace's drafts. Stores nothing. */
export async function simulateCall(
  { workspaceId, flow: document, inputs, clock, language, stubs, variables, breakers = {} }: SimulateRequest,
  { drafts }: { readonly drafts: DraftDocuments },
): Promise<Result<SimulatedCall, ApiFault>> {
  const parsed = readFlowDocument(document, "/flow");
  if (!parsed.ok) return parsed;
  const subflows = Object.fromEntries(await subflowDrafts(workspaceId, parsed.value, drafts));
  const setup: CallSetup = {
    ...(clock === undefined ? {} : { clock }),
    ...(language === undefined ? {} : { language }),
    ...(stubs === undefined ? {} : { stubs }),
    ...(variables === undefined ? {} : { variables }),
    breakers: breakersFrom(breakers, clock),
  };
  const {
    steps,
    end,
    effects,
    breakers: after,
  } = runCall(createSimulator(parsed.value, { subflows }), { setup, inputs });
  return ok({
    steps: [...steps],
    end: { ...end, unusedInputs: [...end.unusedInputs] },
    transcript: [...transcriptOf(effects, parsed.value, subflows)],
    breakers: breakerMemoriesOf(after, clock),
  });
}
