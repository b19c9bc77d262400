import type { Flow, FlowNode, Language, NodeId, Prompt, PromptId } from "@tonegraph/flow-model";
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

/** Every text of a flow's nodes that is more than text, in the order of the document. */
export const textsInNodes = rememberedBy((nodes: Flow["nodes"]): readonly PlacedText[] =>
  dataNodes(nodes).flatMap(([nodeId, node]) => textsOfNode(node)(nodeId)),
);

/** The same of its prompts; few have values put in. */
export const textsInPrompts = rememberedBy((prompts: Flow["prompts"]): readonly PlacedText[] =>
  Object.entries(prompts).flatMap(([promptId, prompt]) => textsOfPrompt(prompt)(promptId)),
);

const textsOfNode = rememberedBy((node: FlowNode) =>
  placedUnder((nodeId) =>
    readNode(node).map((text) => ({ at: { nodeId, pointer: `/nodes/${nodeId}${text.pointer}` }, text })),
  ),
);

const textsOfPrompt = rememberedBy((prompt: Prompt) =>
  placedUnder((promptId) =>
    readPrompt(prompt).map((text) => ({
      at: { promptId, language: text.language ?? "", pointer: `/prompts/${escaped(promptId)}${text.pointer}` },
      text,
    })),
  ),
);

/** Nodes and prompts do not know their ids, and have the same one in nearly every version of the document. */
function placedUnder(place: (id: string) => readonly PlacedText[]): (id: string) => readonly PlacedText[] {
  let latest: { readonly id: string; readonly texts: readonly PlacedText[] } | null = null;
  return (id) => {
    if (latest?.id !== id) latest = { id, texts: place(id) };
    return latest.texts;
  };
}

/** The texts of a list by the variables that they read. */
export const readersIn = rememberedBy((texts: readonly PlacedText[]): ReadonlyMap<string, readonly PlacedText[]> => {
  const readers = new Map<string, PlacedText[]>();
  for (const place of texts) for (const { variables } of place.text.expressions) addReader(readers, place, variables);
  return readers;
});

function addReader(readers: Map<string, PlacedText[]>, place: PlacedText, names: readonly string[]): void {
  for (const name of names) {
    const known = readers.get(name);
    if (!known) readers.set(name, [place]);
    else if (known.at(-1) !== place) known.push(place);
  }
}

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
