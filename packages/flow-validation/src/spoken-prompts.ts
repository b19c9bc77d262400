import { assertNever, type FlowNode, type NodeKind, type PromptId } from "@tonegraph/flow-model";

/** When a node speaks a prompt. */
export type PromptRole = "main" | "noInput" | "noMatch" | "filler";

/** One reference from a node to a prompt. `field` is the JSON pointer below the node. */
export interface SpokenPrompt {
  readonly promptId: PromptId | "";
  readonly role: PromptRole;
  readonly field: string;
  /** Whether the node cannot do without it. */
  readonly required: boolean;
}

/** The kinds of node that can speak a prompt. */
export const SPEAKING_KINDS: readonly NodeKind[] = [
  "message",
  "menu",
  "collect",
  "language",
  "voicemail",
  "hangup",
  "httpRequest",
];

/** Every prompt that a node speaks, in the order in which callers may hear them. An optional one that is "" is absent. */
export function spokenPrompts(node: FlowNode): SpokenPrompt[] {
  switch (node.kind) {
    case "message":
      return [required(node.promptId)];
    case "menu":
    case "collect":
      return [
        required(node.promptId),
        ...optional(node.noInput.promptId, "noInput", "/noInput/promptId"),
        ...optional(node.noMatch.promptId, "noMatch", "/noMatch/promptId"),
      ];
    case "language":
      return [required(node.promptId), ...optional(node.noInput.promptId, "noInput", "/noInput/promptId")];
    case "voicemail":
    case "hangup":
      return optional(node.promptId, "main", "/promptId");
    case "httpRequest":
      return optional(node.fillerPromptId, "filler", "/fillerPromptId");
    case "start":
    case "condition":
    case "hours":
    case "setVariables":
    case "transform":
    case "subflow":
    case "queue":
    case "agent":
    case "externalNumber":
    case "vendorBlock":
      return [];
    default:
      return assertNever(node);
  }
}

function required(promptId: PromptId | ""): SpokenPrompt {
  return { promptId, role: "main", field: "/promptId", required: true };
}

function optional(promptId: PromptId | "" | undefined, role: PromptRole, field: string): SpokenPrompt[] {
  return promptId === undefined || promptId === "" ? [] : [{ promptId, role, field, required: false }];
}

/** The prompts that a node speaks, each once, in the role in which it is heard first. */
export function promptsOnce(node: FlowNode): SpokenPrompt[] {
  const all = spokenPrompts(node);
  if (all.length < 2) return all;
  return all.filter(({ promptId }, place) => all.findIndex((one) => one.promptId === promptId) === place);
}
