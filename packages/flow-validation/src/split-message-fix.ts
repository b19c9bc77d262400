import type {
  Command,
  ConnectionId,
  Language,
  NodeId,
  NodeOfKind,
  Prompt,
  PromptId,
  PromptText,
  SimpleCommand,
} from "@tonegraph/flow-model";
import { freshId, stemOf } from "./fresh-id.ts";
import type { NodeScope } from "./node-scope.ts";
import { splitPromptText, type SplitPromptText } from "./speech/split-prompt-text.ts";

/** How far below the first message the second one is drawn, in CSS pixels. */
const BELOW = 160;

/**
 * Splits a message that is too long in two, in all of its languages, and puts the second message behind the first.
 * Null where that is not mechanical: another kind of node, recorded speech, or no end of a sentence to cut at.
 * What is still too long then gets a fix of its own.
 */
export function splitMessageFix(
  scope: NodeScope,
  promptId: PromptId | "",
  fits: (text: PromptText) => boolean,
): Command | null {
  const { node } = scope;
  const prompt = node.kind === "message" && promptId !== "" ? scope.prompt(promptId) : null;
  if (node.kind !== "message" || prompt === null) return null;
  if (leadsToStart(scope)) return null;
  const split = splitTexts(prompt, fits);
  if (split === null) return null;
  const second = {
    nodeId: freshId("node_", `${stemOf(scope.nodeId)}_2`, (id) => scope.isTaken("nodes", id)),
    promptId: freshId("prompt_", `${stemOf(promptId)}_2`, (id) => scope.isTaken("prompts", id)),
  };
  return {
    type: "batch",
    label: "Split into two messages",
    commands: [
      ...keepFirstParts(scope, { promptId, prompt, split }),
      { type: "putPrompt", promptId: second.promptId, prompt: promptOf(`${prompt.label} (2)`, split, "second") },
      { type: "addNode", nodeId: second.nodeId, node: secondMessage(node, second.promptId) },
      wireBehind(scope, second.nodeId),
    ],
  };
}

/** A connection to a start can stand in a draft, but no command draws one. */
function leadsToStart(scope: NodeScope): boolean {
  const target = scope.targetOf("next");
  return target !== null && scope.nodeAt(target)?.kind === "start";
}

type SplitTexts = readonly (readonly [Language, SplitPromptText])[];

function splitTexts(prompt: Prompt, fits: (text: PromptText) => boolean): SplitTexts | null {
  const split: (readonly [Language, SplitPromptText])[] = [];
  for (const [language, text] of Object.entries(prompt.texts)) {
    const parts = splitPromptText(text, fits);
    if (parts === null) return null;
    split.push([language, parts]);
  }
  return split;
}

/** A prompt that other nodes speak too stays as it is; the message then gets a prompt of its own. */
function keepFirstParts(
  scope: NodeScope,
  { promptId, prompt, split }: { readonly promptId: PromptId; readonly prompt: Prompt; readonly split: SplitTexts },
): SimpleCommand[] {
  if (scope.promptUsers(promptId) === 1)
    return split.map(([language, { first }]): SimpleCommand => ({
      type: "setPromptText",
      promptId,
      language,
      text: first,
    }));
  const ownId = freshId("prompt_", `${stemOf(promptId)}_1`, (id) => scope.isTaken("prompts", id));
  return [
    { type: "putPrompt", promptId: ownId, prompt: promptOf(`${prompt.label} (1)`, split, "first") },
    { type: "setNodeFields", nodeId: scope.nodeId, set: { promptId: ownId } },
  ];
}

function promptOf(label: string, split: SplitTexts, part: keyof SplitPromptText): Prompt {
  return { label, texts: Object.fromEntries(split.map(([language, parts]) => [language, parts[part]])) };
}

function secondMessage(first: NodeOfKind<"message">, promptId: PromptId): NodeOfKind<"message"> {
  return {
    ...first,
    label: first.label === "" ? "" : `${first.label} (2)`,
    position: { x: first.position.x, y: first.position.y + BELOW },
    promptId,
  };
}

function wireBehind(scope: NodeScope, nodeId: NodeId): SimpleCommand {
  const present = scope.connectionOn("next");
  const added = (port: string): ConnectionId =>
    freshId("conn_", `${stemOf(nodeId)}_${port}`, (id) => scope.isTaken("connections", id));
  if (present === null)
    return {
      type: "connect",
      connectionId: added("first"),
      connection: { source: scope.nodeId, port: "next", target: nodeId },
    };
  if (scope.targetOf("next") === null) return { type: "reconnect", connectionId: present, target: nodeId };
  return { type: "spliceNode", connectionId: present, nodeId, port: "next", newConnectionId: added("next") };
}
