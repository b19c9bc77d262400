import type { FlowNode } from "@tonegraph/flow-model";

/** What every variant must agree on: how many nodes or prompts each check names. */
export interface Findings {
  readonly unreachable: number;
  readonly inCycles: number;
  readonly hopeless: number;
  readonly duplicateKeys: number;
  readonly tooLong: number;
}

/** The limit of the compared profile, in characters. */
export const LONGEST_PROMPT = 450;

const TERMINAL_KINDS: ReadonlySet<string> = new Set(["queue", "agent", "externalNumber", "voicemail", "hangup"]);

/** Whether the call ends, or leaves the menu, at this node. The synthetic flows have these kinds only. */
export function isTerminal(node: FlowNode): boolean {
  return TERMINAL_KINDS.has(node.kind);
}
