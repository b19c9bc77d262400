import type { Command, Flow, FlowNode, Prompt, SimpleCommand } from "@tonegraph/flow-model";
import type { PlacedText } from "./all-texts.ts";
import { escaped } from "./data-texts.ts";

/** The command that writes another text in the place of one that was read; `null` where there is none for it. */
export function setText(
  flow: Pick<Flow, "nodes" | "prompts">,
  { at, text }: PlacedText,
  written: string,
): Command | null {
  if (at.nodeId !== undefined) {
    const node = flow.nodes[at.nodeId];
    const set = node ? nodeFields(node, text.pointer, written) : null;
    return set ? { type: "setNodeFields", nodeId: at.nodeId, set } : null;
  }
  const prompt = at.promptId === undefined ? undefined : flow.prompts[at.promptId];
  return prompt && at.promptId !== undefined ? promptCommand(prompt, { at, text }, written) : null;
}

type Fields = NonNullable<Extract<SimpleCommand, { type: "setNodeFields" }>["set"]>;

/** The whole field with the one text changed: commands set fields. */
function nodeFields(node: FlowNode, pointer: string, written: string): Fields | null {
  if (node.kind === "condition")
    return {
      branches: node.branches.map((branch, place) =>
        pointer === `/branches/${place}/when` ? { ...branch, when: written } : branch,
      ),
    };
  if (node.kind === "setVariables")
    return { assignments: renewed(node.assignments, "/assignments", { pointer, written }) };
  if (node.kind === "transform") return { input: written };
  if (node.kind !== "httpRequest") return null;
  if (pointer === "/url") return { url: written };
  if (pointer === "/body") return { body: written };
  if (pointer.startsWith("/headers/"))
    return { headers: renewed(node.headers ?? {}, "/headers", { pointer, written }) };
  return { responseMapping: renewed(node.responseMapping ?? {}, "/responseMapping", { pointer, written }) };
}

function renewed(
  texts: Readonly<Record<string, string>>,
  field: string,
  { pointer, written }: { readonly pointer: string; readonly written: string },
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, pointer === `${field}/${escaped(name)}` ? written : text]),
  );
}

function promptCommand(prompt: Prompt, { at, text }: PlacedText, written: string): Command | null {
  const spoken = text.language === undefined ? undefined : prompt.texts[text.language];
  if (!spoken || spoken.kind === "audio" || at.promptId === undefined || text.language === undefined) return null;
  const renewedText = spoken.kind === "speech" ? { ...spoken, text: written } : { ...spoken, ssml: written };
  return { type: "setPromptText", promptId: at.promptId, language: text.language, text: renewedText };
}
