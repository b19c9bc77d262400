import { findTarget } from "@tonegraph/dialect-catalogue";
import { buildFlowGraph, type Flow, type NodeId } from "@tonegraph/flow-model";
import { words } from "../messages/words.ts";

/** What a target would make of a flow, before anybody chooses it. */
export interface Consequence {
  /** What it all comes to. */
  readonly tone: "can" | "partly" | "cannot";
  readonly text: string;
}

const MOST_LABELS = 3;
/** Worst first. */
const KINDS = ["unsupported", "approximated", "dropped"] as const;

/** Asks the target's own compiler what it cannot carry, carries differently and leaves out. */
export function consequenceOf(flow: Flow, dialect: string): Consequence {
  const text = words.targets.consequence;
  const target = findTarget(dialect);
  if (target === undefined) return { tone: "cannot", text: text.unknown };
  const report = target.profile.report?.(flow, buildFlowGraph(flow)) ?? [];
  if (report.length === 0) return { tone: "can", text: text.whole };
  const unsupported = report.filter(({ kind }) => kind === "unsupported");
  const counts = KINDS.map((kind) => ({ kind, amount: report.filter((item) => item.kind === kind).length }))
    .filter(({ amount }) => amount > 0)
    .map(({ kind, amount }, index) => text[kind](index === 0 ? text.counted(amount) : String(amount), amount));
  return {
    tone: unsupported.length > 0 ? "cannot" : "partly",
    text: [`${counts.join(", ")}.`, blocksOf(flow, unsupported)].join(" ").trim(),
  };
}

/** The blocks that cannot go there, by the names that people gave them. */
function blocksOf(flow: Flow, items: readonly { readonly nodeId?: NodeId }[]): string {
  const ids = new Set(items.flatMap(({ nodeId }) => (nodeId === undefined ? [] : [nodeId])));
  const labels = [...ids].flatMap((id) => flow.nodes[id]?.label ?? []);
  if (labels.length === 0) return "";
  return words.targets.consequence.blocks(labels.slice(0, MOST_LABELS), Math.max(0, labels.length - MOST_LABELS));
}
