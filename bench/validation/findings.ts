import type { FlowNode } from "@tonegraph/flow-model";

/** What every variant must agree on: how many nodes or prompts each of the common checks names. */
export interface Findings {
  /** Nodes that no call reaches. */
  readonly unreachable: number;
  /** Nodes that a call can come back to. */
  readonly inCycles: number;
  /** Menus that calls reach and from which no way leads to a person. */
  readonly hopeless: number;
  /** Nodes that are the first beyond {@link DEEPEST} on the longest way to them. */
  readonly tooDeep: number;
  /** Reached nodes with more than {@link MOST_WIRES} connections out. */
  readonly tooManyWires: number;
  /** Menus with a key that stands twice. */
  readonly duplicateKeys: number;
  /** Prompts with a text longer than {@link LONGEST_PROMPT}. */
  readonly tooLong: number;
}

/** The limit of the compared profile, in characters. */
export const LONGEST_PROMPT = 450;
/** The limits that the common checks are given, so that each finds something and little. */
export const DEEPEST = 55;
export const MOST_WIRES = 5;

const PEOPLE: ReadonlySet<string> = new Set(["queue", "agent", "externalNumber"]);

/** Whether callers are handed to a person here. The synthetic flows have no subflows and no vendor's blocks. */
export function isPerson(node: FlowNode): boolean {
  return PEOPLE.has(node.kind);
}
