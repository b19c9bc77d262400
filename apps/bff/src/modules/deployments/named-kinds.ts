import type { Flow } from "@tonegraph/flow-model";
import type { ResourceKind } from "@tonegraph/flow-validation";

/** The kinds of things at the vendor that a flow names: nobody needs to ask for others. */
export function namedKinds({ nodes, prompts, fallback, campaignId = "" }: Flow): ResourceKind[] {
  const kinds = new Set(Object.values(nodes).map(({ kind }) => kind));
  const isRecorded = Object.values(prompts).some(({ texts }) =>
    Object.values(texts).some(({ kind }) => kind === "audio"),
  );
  const named: Readonly<Record<ResourceKind, boolean>> = {
    queue: kinds.has("queue") || fallback?.kind === "queue",
    agent: kinds.has("agent") || fallback?.kind === "agent",
    asset: isRecorded,
    campaign: campaignId !== "",
    flow: kinds.has("subflow"),
  };
  return ALL_KINDS.filter((kind) => named[kind]);
}

const ALL_KINDS: readonly ResourceKind[] = ["queue", "agent", "asset", "campaign", "flow"];
