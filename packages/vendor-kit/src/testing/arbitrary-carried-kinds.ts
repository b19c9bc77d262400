import {
  isOptionalPort,
  portsOf,
  type Flow,
  type FlowNode,
  type NodeKind,
  type PromptText,
} from "@tonegraph/flow-model";
import { arbitraryFlow, arbitraryNodes, flowOf } from "@tonegraph/flow-model/testing";
import fc from "fast-check";

/** Which flows to make: of blocks of these kinds, whose prompts have these texts. */
export interface CarriedKinds {
  readonly kinds: readonly NodeKind[];
  readonly texts: fc.Arbitrary<PromptText>;
  /** The first one is the default. */
  readonly languages: readonly string[];
  /** Whether at most one way leads to each menu, the first of them behind the start or one message. */
  readonly isTree?: boolean;
}

const IDS = ["a", "b", "c", "d", "e", "f"].map((name) => `node_${name}`);
const PROMPT_IDS = ["a", "b", "c", "d"].map((name) => `prompt_${name}`);
const key = fc.constantFrom("1", "2", "3", "0", "*", "#");

/** Any flow of blocks that a dialect may carry, each exit wired to any of them; what is in the blocks is any that the model allows. */
export function arbitraryCarriedKinds({ kinds, texts, languages, isTree = false }: CarriedKinds): fc.Arbitrary<Flow> {
  const node = fc.oneof(...kinds.map(nodeOf));
  const prompt = fc.record({
    label: fc.constant(""),
    texts: fc.dictionary(fc.constantFrom(...languages), texts, { minKeys: 1 }),
  });
  return fc
    .tuple(
      fc.dictionary(fc.constantFrom(...IDS), node, { minKeys: 1, maxKeys: IDS.length }),
      fc.array(fc.nat(60), { minLength: 40, maxLength: 40 }),
      fc.record(Object.fromEntries(PROMPT_IDS.map((id) => [id, prompt]))),
      arbitraryFlow(),
    )
    .map(([nodes, choices, prompts, { name, description, fallback, variables, campaignId, activeWindow }]) => {
      const ids = Object.keys(nodes);
      let chosen = 0;
      const choice = (): number => choices[chosen++ % choices.length] ?? 0;
      const { first, target, inside } = isTree ? treeOf(nodes, choice) : graphOf(ids, choice);
      const wires = Object.entries(nodes).flatMap(([id, each]) =>
        (inside.has(id) ? [] : portsOf(each))
          .filter((port) => !isOptionalPort(each, port) || choice() % 3 === 0)
          .map((port) => `${id}.${port} -> ${target()}`),
      );
      return flowOf({
        nodes,
        wires: [...first, ...wires].filter((wire) => !wire.endsWith("-> ")),
        prompts,
        flow: {
          name,
          description,
          variables,
          languages: [...languages],
          defaultLanguage: languages[0] ?? "en-US",
          ...(fallback === undefined ? {} : { fallback }),
          ...(campaignId === undefined ? {} : { campaignId }),
          ...(activeWindow === undefined ? {} : { activeWindow }),
        },
      });
    });
}

interface Shape {
  readonly first: readonly string[];
  readonly target: () => string;
  /** The blocks whose ways are among the first ones. */
  readonly inside: ReadonlySet<string>;
}

function graphOf(ids: readonly string[], choice: () => number): Shape {
  return {
    first: [`node_start -> ${ids[0] ?? ""}`],
    target: () => ids[choice() % ids.length] ?? "",
    inside: new Set(),
  };
}

function treeOf(nodes: Readonly<Record<string, FlowNode>>, choice: () => number): Shape {
  const of = (kinds: readonly NodeKind[]): string[] =>
    Object.entries(nodes).flatMap(([id, { kind }]) => (kinds.includes(kind) ? [id] : []));
  const menus = of(["menu"]);
  const [message] = of(["message"]);
  const ends = Object.keys(nodes).filter((id) => !menus.includes(id) && !of(["message"]).includes(id));
  const root = menus.shift() ?? ends[0] ?? "";
  return {
    first:
      message === undefined ? [`node_start -> ${root}`] : [`node_start -> ${message}`, `${message}.next -> ${root}`],
    target: () => (choice() % 3 === 0 ? menus.shift() : undefined) ?? ends[choice() % ends.length] ?? root,
    inside: new Set(of(["message"])),
  };
}

// Keys and the ids of branches are what exits are named by: two of a name are another test's business.
function nodeOf(kind: NodeKind): fc.Arbitrary<FlowNode> {
  const any: fc.Arbitrary<FlowNode> = arbitraryNodes[kind];
  return fc.tuple(any, fc.uniqueArray(key, { maxLength: 4 })).map(([node, keys]): FlowNode => {
    if (node.kind === "menu")
      return { ...node, options: keys.map((each, index) => ({ label: "", ...node.options[index], key: each })) };
    if (node.kind === "language")
      return {
        ...node,
        options: keys.map((each, index) => ({ language: "en-US", ...node.options[index], key: each })),
      };
    if (node.kind !== "condition") return node;
    const branches = [...new Map(node.branches.map((branch) => [branch.id, branch])).values()];
    return { ...node, branches };
  });
}
