import type { FlowNode, Json, Prompt } from "@tonegraph/flow-model";
import type { ReadBundle, ReadStep } from "./read-flows.ts";

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
  /** The step that calls begin with. */
  readonly first: string | undefined;
  /** The steps that name a step anywhere within them, by the id that they name. */
  readonly namedBy: ReadonlyMap<string, ReadonlySet<string>>;
  /** The steps of the sub-flows by the flows' ids. */
  readonly subFlows: ReadonlyMap<string, readonly ReadStep[]>;
}

/** Indexes a bundle once, so that reading it takes time in proportion to its size. */
export function surroundingsOf({ main, subFlows }: ReadBundle): Surroundings {
  const steps = new Map(main.steps.map((step) => [step.id, step]));
  const namedBy = new Map<string, Set<string>>();
  for (const step of main.steps)
    for (const name of stringsIn(step).filter((text) => steps.has(text)))
      namedBy.set(name, (namedBy.get(name) ?? new Set()).add(step.id));
  return {
    steps,
    first: main.steps[0]?.id,
    namedBy,
    subFlows: new Map(subFlows.map((flow) => [flow.id, flow.steps])),
  };
}

function stringsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Exits that lead somewhere. */
export function exitsTo(exits: readonly (readonly [port: string, target: string | undefined])[]): Map<string, string> {
  return new Map(exits.flatMap(([port, target]): [string, string][] => (target === undefined ? [] : [[port, target]])));
}
