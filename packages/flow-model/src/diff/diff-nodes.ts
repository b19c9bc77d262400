import { portsOf } from "../nodes/ports.ts";
import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import { own } from "../own.ts";
import { sameJson } from "../same-json.ts";
import { aKindName, kindName, nodeName } from "../words/node-name.ts";
import { portTitle } from "./choices.ts";
import { nodeChange, sentence, type Comparison, type NodeComparison } from "./comparison.ts";
import { diffChoices } from "./diff-choices.ts";
import { diffConnections, exitsOf, targetNames, type Exits } from "./diff-connections.ts";
import { diffSpeech, firstWords } from "./diff-speech.ts";
import { fieldChange } from "./field-words.ts";
import type { FlowChange } from "./flow-change.ts";
import { leafFields } from "./node-fields.ts";
import { readingOrder } from "./reading-order.ts";

/** Nodes that are new, gone or changed, with their exits, in the order in which callers come to them. */
export function diffNodes(comparison: Comparison): FlowChange[] {
  const { from, to } = comparison;
  const [old, now] = [exitsOf(from), exitsOf(to)];
  const order = new Set([...readingOrder(to), ...readingOrder(from)]);
  const strays = [...new Set([...now.keys(), ...old.keys()])].filter((nodeId) => !order.has(nodeId)).sort();
  const changes = [...order].flatMap((nodeId): FlowChange[] => {
    const before = own(from.nodes, nodeId);
    const after = own(to.nodes, nodeId);
    if (before && after) return diffNode({ ...comparison, nodeId, before, after }, old, now);
    if (after) return [wholeNode(to, nodeId, { node: after, exits: now, kind: "added" })];
    return before ? [wholeNode(from, nodeId, { node: before, exits: old, kind: "removed" })] : [];
  });
  return [...changes, ...strays.flatMap((nodeId) => diffStray(nodeId, old, now))];
}

/** Connections that begin at no node: drafts may have them until they are mended. */
function diffStray(nodeId: NodeId, old: Exits, now: Exits): FlowChange[] {
  const [before, after] = [old.get(nodeId), now.get(nodeId)];
  if (sameJson(Object.fromEntries(before ?? []), Object.fromEntries(after ?? []))) return [];
  const kind = before ? (after ? "changed" : "removed") : "added";
  return [{ kind, what: "connection", words: `Connections from ${nodeId}, which does not exist, are ${kind}` }];
}

interface WholeNode {
  readonly node: FlowNode;
  readonly exits: Exits;
  readonly kind: "added" | "removed";
}

/** A node that is new or gone, with what it does or did: nobody can judge its name alone. */
function wholeNode(flow: Flow, nodeId: NodeId, { node, exits, kind }: WholeNode): FlowChange {
  const leads = exits.get(nodeId);
  const leadsTo = kind === "added" ? "leads to" : "led to";
  const exitWords = portsOf(node).flatMap((port) => {
    const targets = leads?.get(port);
    if (!targets) return [];
    return [`${port === "next" ? "it" : portTitle(node, port)} ${leadsTo} ${targetNames(flow, targets)}`];
  });
  const speech = firstWords(flow, node, kind === "added" ? "now" : "before");
  const parts = [
    `${nodeName(flow, nodeId)} (${kindName(node.kind)}${resource(node)}) is ${kind}`,
    ...(speech === undefined ? [] : [`it ${speech}`]),
    ...(exitWords.length === 0 ? [] : [exitWords.join(", ")]),
  ];
  return { kind, what: "node", nodeId, words: sentence(parts.join("; ")) };
}

function resource(node: FlowNode): string {
  const fields: Readonly<Record<string, unknown>> = node;
  const named = ["queueId", "agentId", "number", "mailboxId", "flowId"].map((field) => fields[field]);
  const id = named.find((value): value is string => typeof value === "string" && value !== "");
  return id === undefined ? "" : ` ${id}`;
}

function diffNode(comparison: NodeComparison, old: Exits, now: Exits): FlowChange[] {
  const { before, after } = comparison;
  const exits = diffConnections(comparison, old, now);
  // Flows that came from one another by commands share what is equal: a flow of thousands of nodes compares in no time.
  if (before === after) return [...diffSpeech(comparison), ...exits];
  if (before.kind !== after.kind) {
    const words = ` is now ${aKindName(after.kind)} (was ${aKindName(before.kind)})`;
    return [...diffLabel(comparison), nodeChange(comparison, "node.kind", { words }), ...exits];
  }
  return [
    ...diffLabel(comparison),
    ...diffDone(comparison),
    ...diffSpeech(comparison),
    ...diffFields(comparison),
    ...diffChoices(comparison),
    ...exits,
  ];
}

function diffLabel({ from, to, nodeId, before, after }: NodeComparison): FlowChange[] {
  if (before.label.trim() === after.label.trim()) return [];
  const words = sentence(`${nodeName(from, nodeId)} is now called ${nodeName(to, nodeId)}`);
  return [{ kind: "changed", what: "node.label", nodeId, words }];
}

function diffDone(comparison: NodeComparison): FlowChange[] {
  const { before, after } = comparison;
  if ((before.done ?? false) === (after.done ?? false)) return [];
  const words = after.done ? " now counts as what callers came for" : " no longer counts as what callers came for";
  return [nodeChange(comparison, "node.done", { words })];
}

function diffFields(comparison: NodeComparison): FlowChange[] {
  const old = leafFields(comparison.before);
  const now = leafFields(comparison.after);
  return [...new Set([...now.keys(), ...old.keys()])].sort().flatMap((path) => {
    const [before, after] = [old.get(path), now.get(path)];
    if (sameJson(before, after)) return [];
    return [nodeChange(comparison, `node.${path}`, { words: `: ${fieldChange(path, before, after)}` })];
  });
}
