import {
  assertNever,
  type FlowNode,
  type NodeKind,
  type Position,
  type Prompt,
  type PromptId,
} from "@tonegraph/flow-model";
import { nodeKindEntry } from "./node-catalogue.ts";

/** What a new node starts as, and the prompt that is made with it. */
export interface NewNode {
  readonly node: FlowNode;
  readonly prompt: { readonly id: PromptId; readonly prompt: Prompt } | null;
}

const NO_INPUT = { timeoutMs: 5000, maxRepeats: 2 };
const NO_MATCH = { maxRepeats: 2 };

/** A new node with the defaults that work on most targets; kinds that speak get an empty prompt of their own. */
export function newNode(kind: NodeKind, position: Position, promptId: PromptId): NewNode {
  const label = nodeKindEntry(kind).title;
  const node = withDefaults(kind, { label, position }, promptId);
  const speaks = "promptId" in node && node.promptId === promptId;
  return { node, prompt: speaks ? { id: promptId, prompt: { label, texts: {} } } : null };
}

type Shared = Pick<FlowNode, "label" | "position">;

function withDefaults(kind: NodeKind, shared: Shared, promptId: PromptId): FlowNode {
  switch (kind) {
    case "start":
      return { kind, ...shared };
    case "message":
      return { kind, ...shared, promptId };
    case "menu":
      return { kind, ...shared, promptId, options: [], noInput: NO_INPUT, noMatch: NO_MATCH };
    case "collect":
      return {
        kind,
        ...shared,
        promptId,
        variable: "digits",
        minDigits: 1,
        maxDigits: 10,
        noInput: NO_INPUT,
        noMatch: NO_MATCH,
      };
    case "language":
      return { kind, ...shared, promptId, options: [], noInput: NO_INPUT };
    case "queue":
      return { kind, ...shared, queueId: "" };
    case "agent":
      return { kind, ...shared, agentId: "" };
    case "externalNumber":
      return { kind, ...shared, number: "" };
    case "voicemail":
      return { kind, ...shared, mailboxId: "", promptId };
    case "hangup":
      return { kind, ...shared, outcome: "completed" };
    default:
      return withoutSpeech(kind, shared);
  }
}

type SilentKind = "condition" | "hours" | "setVariables" | "transform" | "httpRequest" | "subflow" | "vendorBlock";

function withoutSpeech(kind: SilentKind, shared: Shared): FlowNode {
  switch (kind) {
    case "condition":
      return { kind, ...shared, branches: [{ id: "yes", label: "Yes", when: "" }] };
    case "hours":
      return {
        kind,
        ...shared,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        weekly: [{ days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" }],
        holidays: [],
      };
    case "setVariables":
      return { kind, ...shared, assignments: {} };
    case "transform":
      return { kind, ...shared, operation: "expression", input: "", variable: "" };
    case "httpRequest":
      return { kind, ...shared, method: "GET", url: "", timeoutMs: 3000 };
    case "subflow":
      return { kind, ...shared, flowId: "" };
    case "vendorBlock":
      return { kind, ...shared, dialect: "", type: "", config: {}, ports: [], terminal: false };
    default:
      return assertNever(kind);
  }
}
