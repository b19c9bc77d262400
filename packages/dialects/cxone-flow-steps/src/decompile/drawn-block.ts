import type { FlowNode, Prompt } from "@tonegraph/flow-model";
import type { ReadStep } from "./read-flows.ts";

/** A node without its place on the canvas and its name. */
export type BareNode = FlowNode extends infer Node
  ? Node extends FlowNode
    ? Omit<Node, "label" | "position">
    : never
  : never;

/** What one or several steps are in a drawing. */
export interface DrawnBlock {
  readonly node: BareNode;
  readonly label: string;
  /** Where each port leads, by the step's id. */
  readonly exits: ReadonlyMap<string, string>;
  readonly prompts: Readonly<Record<string, Prompt>>;
  /** The steps that the block stands for, its own first. */
  readonly uses: readonly string[];
}

/** What reading a step may look at. */
export interface Surroundings {
  readonly steps: ReadonlyMap<string, ReadStep>;
  /** The steps of the sub-flows by the flows' ids. */
  readonly subFlows: ReadonlyMap<string, readonly ReadStep[]>;
}

/** Exits that lead somewhere. */
export function exitsTo(exits: readonly (readonly [port: string, target: string | undefined])[]): Map<string, string> {
  return new Map(exits.flatMap(([port, target]): [string, string][] => (target === undefined ? [] : [[port, target]])));
}
