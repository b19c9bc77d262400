// Flows of the shape that the dialect has (a menu, a message before it or none, where its keys lead), with everything else as
// random as the model allows: what is in the blocks, which languages a text has, exits to any of the places or to none.
import type { Flow, FlowNode } from "@tonegraph/flow-model";
import { arbitraryFlow, arbitraryNodes, arbitraryPrompt, flowOf } from "@tonegraph/flow-model/testing";
import fc from "fast-check";

const LANGUAGES = ["en-US", "es-ES", "de-DE"];
const key = fc.constantFrom("1", "2", "3", "0", "*", "#");
const texts = fc.dictionary(
  fc.constantFrom(...LANGUAGES),
  fc.constantFrom("", "Press a key.", "Drücken Sie eine Taste.", " a  b ").map((text) => ({ kind: "speech" as const, text })),
  { maxKeys: 3 },
);
const prompt = fc.oneof({ weight: 12, arbitrary: texts.map((words) => ({ label: "", texts: words })) }, { weight: 1, arbitrary: arbitraryPrompt });
const menu = fc
  .tuple(arbitraryNodes.menu, fc.uniqueArray(key, { maxLength: 4 }))
  .map(([node, keys]): FlowNode => ({
    ...node,
    promptId: node.promptId === "" ? "" : "prompt_m",
    options: keys.map((each, index) => ({ ...node.options[index], key: each, label: "" })),
  }));
const end = fc.constantFrom("node_q", "node_q", "node_r", "node_g", "node_x", "node_h");
const nodes = fc.record({
  node_a: arbitraryNodes.message.map((node): FlowNode => ({ ...node, promptId: node.promptId === "" ? "" : "prompt_a" })),
  node_m: menu,
  node_q: arbitraryNodes.queue,
  node_r: arbitraryNodes.queue,
  node_g: arbitraryNodes.agent,
  node_x: arbitraryNodes.externalNumber,
  node_h: arbitraryNodes.hangup,
});

/** Any flow of the dialect's shape; some of them have something that it refuses. */
export const arbitraryMenuFlow: fc.Arbitrary<Flow> = fc
  .tuple(
    nodes,
    fc.boolean(),
    fc.array(end, { minLength: 6, maxLength: 6 }),
    fc.tuple(prompt, prompt, prompt),
    fc.tuple(arbitraryFlow(), fc.boolean(), fc.shuffledSubarray(LANGUAGES, { minLength: 1 })),
  )
  .map(([drawn, hasMessage, ends, [first, second, third], [{ description, fallback, variables, campaignId }, isPlain, languages]]) => {
    const keys = drawn.node_m.kind === "menu" ? drawn.node_m.options.map((option) => option.key) : [];
    const wires = [
      ...(hasMessage ? ["node_start -> node_a", "node_a -> node_m"] : ["node_start -> node_m"]),
      ...keys.map((each, index) => `node_m.key:${each} -> ${ends[index] ?? "node_q"}`),
      `node_m.noInput -> ${ends[4] ?? "node_q"}`,
      `node_m.noMatch -> ${ends[isPlain ? 4 : 5] ?? "node_q"}`,
      ...(isPlain ? [] : [`node_q.unavailable -> ${ends[5] ?? "node_r"}`]),
    ];
    return flowOf({
      nodes: drawn,
      wires,
      prompts: { prompt_a: first, prompt_m: second, prompt_b: third, prompt_c: third, prompt_d: third },
      flow: {
        description,
        defaultLanguage: languages[0] ?? "en-US",
        languages,
        variables,
        ...(fallback === undefined ? {} : { fallback }),
        ...(campaignId === undefined ? {} : { campaignId }),
      },
    });
  });
