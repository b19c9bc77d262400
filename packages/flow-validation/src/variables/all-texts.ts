import type { Flow, Language, NodeId, PromptId } from "@tonegraph/flow-model";
import type { Finding, RuleContext } from "../rule.ts";
import { dataNodes } from "./data-nodes.ts";
import { escaped } from "./data-texts.ts";
import { readNode, readPrompt, type ReadText } from "./read-texts.ts";
import { rememberedBy } from "./remembered-by.ts";

/** A text of a flow with where it stands. `at.pointer` is the JSON pointer into the document. */
export interface PlacedText {
  readonly at: {
    readonly nodeId?: NodeId;
    readonly promptId?: PromptId;
    readonly language?: Language;
    readonly pointer: string;
  };
  readonly text: ReadText;
}

/** Every text of a flow that is more than text, nodes before prompts, each in the order of the document. */
export function allTexts({ nodes, prompts }: Pick<Flow, "nodes" | "prompts">): readonly PlacedText[] {
  const inPrompts = textsInPrompts(prompts);
  return inPrompts.length === 0 ? textsInNodes(nodes) : [...textsInNodes(nodes), ...inPrompts];
}

/** The same of the nodes alone. */
export const textsInNodes = rememberedBy((nodes: Flow["nodes"]): readonly PlacedText[] =>
  dataNodes(nodes).flatMap(([nodeId, node]) =>
    readNode(node).map((text) => ({ at: { nodeId, pointer: `/nodes/${nodeId}${text.pointer}` }, text })),
  ),
);

/** The same of the prompts alone; few have values put in. */
const textsInPrompts = rememberedBy((prompts: Flow["prompts"]): readonly PlacedText[] =>
  Object.entries(prompts).flatMap(([promptId, prompt]) =>
    readPrompt(prompt).map((text) => ({
      at: { promptId, language: text.language ?? "", pointer: `/prompts/${escaped(promptId)}${text.pointer}` },
      text,
    })),
  ),
);

/**
 * What a finding about a text begins with: its place, the prompt's name for the message, and a severity of its own where
 * nobody hears the prompt: what is parked must not hold up publishing.
 */
export function findingAt({ at }: PlacedText, { flow, index }: Pick<RuleContext, "flow" | "index">): Finding {
  if (at.promptId === undefined) return { at, params: {} };
  const isHeard = index.promptUsers(at.promptId) > 0;
  const promptLabel = flow.prompts[at.promptId]?.label.trim() ?? "";
  return { at, params: { promptLabel }, ...(isHeard ? {} : { severity: "warning" }) };
}
