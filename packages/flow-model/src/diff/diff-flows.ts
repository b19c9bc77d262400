import type { Flow } from "../flow.ts";
import type { Comparison } from "./comparison.ts";
import { diffIgnored } from "./diff-ignored.ts";
import { diffNodes } from "./diff-nodes.ts";
import { diffPrompts } from "./diff-prompts.ts";
import { diffRecords, diffSettings } from "./diff-settings.ts";
import type { FlowChange } from "./flow-change.ts";

/**
 * What changed between two flows, in words, for those who publish: settings first, then the nodes in the order in which
 * callers come to them, then prompts, variables, goals, tests, vendor extras and what
 * is ignored. Places on the canvas, notes, the flow's id
 * and the ids of connections are no changes.
 */
export function diffFlows(from: Flow, to: Flow): FlowChange[] {
  const comparison: Comparison = { from, to };
  return [
    ...diffSettings(comparison),
    ...diffNodes(comparison),
    ...diffPrompts(comparison),
    ...diffRecords(comparison),
    ...diffIgnored(comparison),
  ];
}
