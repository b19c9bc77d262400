import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import { flowNodeSchema, type FlowNode } from "../nodes/flow-node.ts";
import { portsOf } from "../nodes/ports.ts";
import type { JsonLike } from "../json.ts";
import { own } from "../own.ts";
import type { ParseFault } from "../parse/parse-fault.ts";
import { explainIssues } from "../parse/explain-issues.ts";
import { sameJson } from "../same-json.ts";
import { aKindName, nodeName } from "../words/node-name.ts";
import { portName } from "../words/port-name.ts";
import { commandFault, type CommandFault } from "./command-fault.ts";
import type { CommandOf, Handler } from "./edit.ts";
import { followPorts, unknownNode } from "./node-ports.ts";

/** Adds a node that nothing leads to yet. */
export const addNode: Handler<"addNode"> = ({ flow, draft }, { nodeId, node }) => {
  if (own(flow.nodes, nodeId)) return nodeIdTaken(flow, nodeId);
  if (node.kind === "start") return secondStart(nodeId);
  draft.nodes[nodeId] = node;
  return null;
};

/** Says that a node id is used already. */
export function nodeIdTaken(flow: Flow, nodeId: NodeId): CommandFault {
  return commandFault("id-taken", `The id ${nodeId} belongs to “${nodeName(flow, nodeId)}”. Use another id.`, {
    nodeId,
  });
}

/** Says that a flow has its start already. */
export function secondStart(nodeId: NodeId): CommandFault {
  return commandFault("second-start", "A flow has exactly one start, and this flow has it already.", { nodeId });
}

/** Puts nodes at new places. */
export const moveNodes: Handler<"moveNodes"> = ({ flow, draft }, { positions }) => {
  for (const [nodeId, position] of Object.entries(positions)) {
    const before = own(flow.nodes, nodeId)?.position;
    if (!before) return unknownNode(nodeId);
    const node = draft.nodes[nodeId];
    if (node && (before.x !== position.x || before.y !== position.y)) node.position = position;
  }
  return null;
};

/**
 * Sets and removes fields of a node. Connections follow `movePorts`; those whose port is gone with the change go too.
 */
export const setNodeFields: Handler<"setNodeFields"> = (edit, command) => {
  const { nodeId, movePorts = {} } = command;
  const before = own(edit.flow.nodes, nodeId);
  if (!before) return unknownNode(nodeId);
  const changed = changedNode(before, command);
  if (changed["kind"] !== before.kind) return kindFixed(edit.flow, nodeId, before);
  const parsed = flowNodeSchema.safeParse(changed);
  if (!parsed.success) return doesNotParse(edit.flow, nodeId, explainIssues(parsed.error.issues, changed)[0]);
  const after = parsed.data;
  const ports = new Set(portsOf(after));
  const missing = Object.values(movePorts).find((port) => !ports.has(port));
  if (missing !== undefined)
    return commandFault("no-such-port", `“${after.label}” would have no exit “${portName(missing)}”.`, { nodeId });
  writeFields(edit.draft.nodes[nodeId], { before, changed });
  followPorts(edit, { nodeId, before, after, moves: movePorts });
  return null;
};

function changedNode(
  before: FlowNode,
  { set = {}, unset = [] }: CommandOf<"setNodeFields">,
): Record<string, JsonLike | undefined> {
  const fields = Object.entries({ ...before, ...set }).filter(([field]) => !unset.includes(field));
  return Object.fromEntries(fields);
}

function writeFields(
  node: Record<string, JsonLike | undefined> | undefined,
  {
    before,
    changed,
  }: {
    before: Readonly<Record<string, JsonLike | undefined>>;
    changed: Readonly<Record<string, JsonLike | undefined>>;
  },
): void {
  if (!node) return;
  for (const [field, value] of Object.entries(changed)) if (!sameJson(before[field], value)) node[field] = value;
  for (const field of Object.keys(before)) if (!Object.hasOwn(changed, field)) delete node[field];
}

function doesNotParse(flow: Flow, nodeId: NodeId, fault: ParseFault | undefined): CommandFault {
  const words = `“${nodeName(flow, nodeId)}” cannot take this change. ${fault?.message ?? ""}`;
  return commandFault("does-not-parse", words.trim(), { nodeId, pointer: `/set${fault?.pointer ?? ""}` });
}

function kindFixed(flow: Flow, nodeId: NodeId, node: FlowNode): CommandFault {
  const words = `“${nodeName(flow, nodeId)}” is ${aKindName(node.kind)} and stays one.`;
  return commandFault("kind-fixed", `${words} Add a node of the other kind and connect that instead.`, { nodeId });
}
