import type { NodeKind, NodeOfKind } from "../nodes/flow-node.ts";
import type { MenuOption } from "../nodes/speaking-nodes.ts";

/** The fields that a test cares about; the builder fills in the rest with what a healthy flow has. */
export type NodeFields<Kind extends NodeKind> = Partial<Omit<NodeOfKind<Kind>, "kind">>;

/** The prompt that speaking nodes name unless a test says otherwise; `flowOf` supplies it. */
export const DEFAULT_PROMPT_ID = "prompt_default";

const position = { x: 0, y: 0 };
const listens = { noInput: { timeoutMs: 5000, maxRepeats: 2 }, noMatch: { maxRepeats: 2 } };

/** A start node. */
export function start(fields: NodeFields<"start"> = {}): NodeOfKind<"start"> {
  return { kind: "start", label: "Call arrives", position, ...fields };
}

/** A message that speaks the default prompt. */
export function message(fields: NodeFields<"message"> = {}): NodeOfKind<"message"> {
  return { kind: "message", label: "Message", position, promptId: DEFAULT_PROMPT_ID, ...fields };
}

/** A menu; `keys` is the short form of `options`: `["1", "2"]`, or `{ key, label, speech }` where a test cares. */
export function menu({
  keys = [],
  ...fields
}: NodeFields<"menu"> & { readonly keys?: readonly (string | MenuOption)[] } = {}): NodeOfKind<"menu"> {
  const options = keys.map((key) => (typeof key === "string" ? { key, label: `Option ${key}` } : key));
  return { kind: "menu", label: "Menu", position, promptId: DEFAULT_PROMPT_ID, options, ...listens, ...fields };
}

/** A step that collects one to ten digits into `digits`. */
export function collect(fields: NodeFields<"collect"> = {}): NodeOfKind<"collect"> {
  const size = { variable: "digits", minDigits: 1, maxDigits: 10 };
  return { kind: "collect", label: "Collect", position, promptId: DEFAULT_PROMPT_ID, ...size, ...listens, ...fields };
}

/** A choice between English on key 1 and Spanish on key 2. */
export function language(fields: NodeFields<"language"> = {}): NodeOfKind<"language"> {
  const options = [
    { key: "1", language: "en-US" },
    { key: "2", language: "es-ES" },
  ];
  const { noInput } = listens;
  return { kind: "language", label: "Language", position, promptId: DEFAULT_PROMPT_ID, options, noInput, ...fields };
}

/** A condition with one branch, `branch:yes`. */
export function condition(fields: NodeFields<"condition"> = {}): NodeOfKind<"condition"> {
  return {
    kind: "condition",
    label: "Condition",
    position,
    branches: [{ id: "yes", label: "Yes", when: "true" }],
    ...fields,
  };
}

/** Opening hours kept at the vendor; give `scheduleId: undefined` with `timeZone`, `weekly`, `holidays` for hours of its own. */
export function hours(fields: NodeFields<"hours"> = {}): NodeOfKind<"hours"> {
  return { kind: "hours", label: "Opening hours", position, scheduleId: "schedule_main", ...fields };
}

/** A step that sets no variable yet. */
export function setVariables(fields: NodeFields<"setVariables"> = {}): NodeOfKind<"setVariables"> {
  return { kind: "setVariables", label: "Set variables", position, assignments: {}, ...fields };
}

/** A transformation of the caller's number into `result`. */
export function transform(fields: NodeFields<"transform"> = {}): NodeOfKind<"transform"> {
  const work = { operation: "formatPhoneNumber", input: "ani", variable: "result" } as const;
  return { kind: "transform", label: "Transform", position, ...work, ...fields };
}

/** A GET request that may take three seconds. */
export function httpRequest(fields: NodeFields<"httpRequest"> = {}): NodeOfKind<"httpRequest"> {
  const request = { method: "GET", url: "https://example.com/customers", timeoutMs: 3000 } as const;
  return { kind: "httpRequest", label: "Web request", position, ...request, ...fields };
}

/** A call of another flow. */
export function subflow(fields: NodeFields<"subflow"> = {}): NodeOfKind<"subflow"> {
  return { kind: "subflow", label: "Subflow", position, flowId: "flow_other", ...fields };
}

/** A queue. */
export function queue(queueId = "queue_general", fields: NodeFields<"queue"> = {}): NodeOfKind<"queue"> {
  return { kind: "queue", label: "Queue", position, queueId, ...fields };
}

/** An agent. */
export function agent(agentId = "agent_front_desk", fields: NodeFields<"agent"> = {}): NodeOfKind<"agent"> {
  return { kind: "agent", label: "Agent", position, agentId, ...fields };
}

/** A telephone number outside. */
export function externalNumber(
  number = "+12025550123",
  fields: NodeFields<"externalNumber"> = {},
): NodeOfKind<"externalNumber"> {
  return { kind: "externalNumber", label: "External number", position, number, ...fields };
}

/** A mailbox. */
export function voicemail(fields: NodeFields<"voicemail"> = {}): NodeOfKind<"voicemail"> {
  return { kind: "voicemail", label: "Voicemail", position, mailboxId: "mailbox_main", ...fields };
}

/** The end of a call that got what it came for. */
export function hangup(fields: NodeFields<"hangup"> = {}): NodeOfKind<"hangup"> {
  return { kind: "hangup", label: "Hang up", position, outcome: "completed", ...fields };
}

/** A block of one vendor with the port `next`. */
export function vendorBlock(fields: NodeFields<"vendorBlock"> = {}): NodeOfKind<"vendorBlock"> {
  const block = { dialect: "template", type: "Custom", config: {}, ports: ["next"], terminal: false };
  return { kind: "vendorBlock", label: "Vendor block", position, ...block, ...fields };
}
