import type { Flow, FlowNode, Prompt } from "@tonegraph/flow-model";
import { agent, flowOf, menu, queue, subflow } from "@tonegraph/flow-model/testing";
import { holdsNoSecret } from "@tonegraph/vendor-kit/testing";
import fc from "fast-check";

const KEYS = [..."0123456789*#"];

/** Places that keys lead to; each id is of one thing, and some ids do not say of what. */
const PLACES: Readonly<Record<string, FlowNode>> = {
  node_q1: queue("queue_sales"),
  node_q2: queue("9f3c-77"),
  node_a1: agent("agent-transfer"),
  node_a2: agent("maria"),
  node_f1: subflow({ flowId: "flow_after_hours" }),
  node_f2: subflow({ flowId: "queue-like-flow" }),
};

type Tree = { readonly seconds: number; readonly texts: readonly string[]; readonly exits: readonly Exit[]; readonly silence: Exit["to"] };
type Exit = { readonly key: string; readonly to: string | Tree };

// Not the product's own marks for variables: the vendor reads them aloud, so a drawing with them is not supported.
const text = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((words) => words.replaceAll("{{", "{"))
  .filter((words) => words.trim() !== "" && holdsNoSecret(words));
const place = fc.constantFrom(...Object.keys(PLACES));

function treeOf(levels: number): fc.Arbitrary<Tree> {
  const to: fc.Arbitrary<string | Tree> =
    levels === 1 ? place : fc.oneof({ weight: 2, arbitrary: place }, { weight: 1, arbitrary: fc.nat().chain(() => treeOf(levels - 1)) });
  return fc.record({
    seconds: fc.integer({ min: 1, max: 60 }),
    texts: fc.array(text, { minLength: 1, maxLength: 2 }),
    exits: fc.uniqueArray(fc.record({ key: fc.constantFrom(...KEYS), to }), { selector: ({ key }) => key, maxLength: 3 }),
    silence: to,
  });
}

const once = { noMatch: { maxRepeats: 0 } };

function draw(root: Tree, name: string): Flow {
  const nodes: Record<string, FlowNode> = { ...PLACES };
  const prompts: Record<string, Prompt> = {};
  const wires: string[] = [];
  let count = 0;
  const add = (tree: Tree): string => {
    count += 1;
    const number = count;
    const id = `node_menu${number}`;
    nodes[id] = menu({
      keys: tree.exits.map(({ key }) => key),
      promptId: `prompt_p${number}`,
      noInput: { timeoutMs: tree.seconds * 1000, maxRepeats: 0 },
      ...once,
    });
    const [first = "", second] = tree.texts;
    const spanish = second === undefined ? {} : { "es-ES": { kind: "speech" as const, text: second } };
    prompts[`prompt_p${number}`] = { label: `Prompt ${number}`, texts: { "en-US": { kind: "speech", text: first }, ...spanish } };
    const idOf = (to: string | Tree): string => (typeof to === "string" ? to : add(to));
    for (const { key, to } of tree.exits) wires.push(`${id}.key:${key} -> ${idOf(to)}`);
    const silence = idOf(tree.silence);
    wires.push(`${id}.noInput -> ${silence}`, `${id}.noMatch -> ${silence}`);
    return id;
  };
  wires.push(`node_start -> ${add(root)}`);
  return flowOf({ nodes, wires, prompts, flow: { name, languages: ["en-US", "es-ES"] } });
}

/** A flow that the vendor can carry whole: menus in menus, texts in one or two languages, every kind of place. */
export const arbitraryTreeFlow: fc.Arbitrary<Flow> = fc
  .tuple(treeOf(4), fc.stringMatching(/^[A-Za-z_ ]{1,30}$/))
  .map(([tree, name]) => draw(tree, name));
