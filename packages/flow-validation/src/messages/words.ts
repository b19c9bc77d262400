import type { Flow, Json, NodeId, Problem } from "@tonegraph/flow-model";

/** What the sentences of a catalogue are made from: a problem's place and params, and the flow's names for things. */
export interface Words {
  readonly problem: Problem;
  /** A node as people know it: its label in quotes, or what kind of node it is. */
  node(nodeId: NodeId | undefined): string;
  /** The node that the problem is at. */
  here(): string;
  /** A param as text; "" where it is absent. */
  text(name: string): string;
  /** A param as a number; 0 where it is absent. */
  number(name: string): number;
  /** A param as a list of texts; empty where it is absent. */
  list(name: string): readonly string[];
  /** A param as a list of records; empty where it is absent. */
  records(name: string): readonly Readonly<Record<string, Json>>[];
  /** Whether a param is true. */
  flag(name: string): boolean;
  has(name: string): boolean;
}

/** How a catalogue words one code: the sentence for the problem, and the words on the button of its fix. */
export interface Wording {
  problem(words: Words): string;
  /** Left out for a rule that never has a fix. */
  fix?(words: Words): string;
}

/** Prepares the words for one problem; `kindName` is the locale's name of a node that has no label. */
export function wordsFor(problem: Problem, flow: Flow | null, kindName: (kind: string) => string): Words {
  const param = (name: string): Json | undefined => problem.params[name];
  function node(nodeId: NodeId | undefined): string {
    const drawn = nodeId === undefined ? undefined : flow?.nodes[nodeId];
    const label = drawn?.label.trim() ?? "";
    if (label !== "") return `“${label}”`;
    return drawn ? kindName(drawn.kind) : (nodeId ?? "");
  }
  return {
    problem,
    node,
    here: () => node(problem.at.nodeId),
    text: (name) => textOf(param(name)),
    number: (name) => numberOf(param(name)),
    list: (name) => listOf(param(name)),
    records: (name) => recordsOf(param(name)),
    flag: (name) => param(name) === true,
    has: (name) => param(name) !== undefined && param(name) !== null,
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function numberOf(value: Json | undefined): number {
  return typeof value === "number" ? value : 0;
}

function listOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

function recordsOf(value: Json | undefined): readonly Readonly<Record<string, Json>>[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => (typeof item === "object" && item !== null && !Array.isArray(item) ? [item] : []));
}
