import { sameJson } from "../same-json.ts";
import { choicesOf, movedPorts, type Choice } from "./choices.ts";
import { nodeChange, type NodeComparison } from "./comparison.ts";
import type { FlowChange } from "./flow-change.ts";
import { quoted, valueWords } from "./value-words.ts";

/**
 * Keys, languages and branches that are new, gone, moved or called otherwise. Those whose exit leads (or led) somewhere are
 * left to the connections, which say it in one sentence with the target.
 */
export function diffChoices(comparison: NodeComparison): FlowChange[] {
  const old = choicesOf(comparison.before);
  const now = choicesOf(comparison.after);
  const moves = movedPorts(comparison.before, comparison.after);
  const followed = new Map(old.map((choice) => [moves.get(choice.port) ?? choice.port, choice]));
  const changes: FlowChange[] = [];
  for (const choice of now) {
    const before = followed.get(choice.port);
    if (before) changes.push(...changedChoice(comparison, before, choice));
    else if (!leads(comparison.to.connections, comparison.nodeId, choice.port))
      changes.push(
        nodeChange(comparison, "node.options", { kind: "added", words: `: ${choice.title} is added${called(choice)}` }),
      );
  }
  const ports = new Set(now.map(({ port }) => port));
  for (const [port, choice] of followed)
    if (!ports.has(port) && !leads(comparison.from.connections, comparison.nodeId, choice.port))
      changes.push(nodeChange(comparison, "node.options", { kind: "removed", words: `: ${choice.title} is removed` }));
  return [...changes, ...diffOrder(comparison, [...followed.keys()], now)];
}

/** The label of a choice in brackets, where its title does not say it already. */
export function called({ title, label }: Choice): string {
  return label.trim() === "" || title.endsWith(label) ? "" : ` (${label})`;
}

function leads(connections: NodeComparison["to"]["connections"], nodeId: string, port: string): boolean {
  return Object.values(connections).some((connection) => connection.source === nodeId && connection.port === port);
}

function changedChoice(comparison: NodeComparison, before: Choice, after: Choice): FlowChange[] {
  const words: string[] = [];
  if (before.port !== after.port) words.push(`: ${after.label} is now on ${after.title} (was ${before.title})`);
  if (before.label !== after.label)
    words.push(`: ${before.title} is now called ${valueWords(after.label)} (was ${valueWords(before.label)})`);
  if (!sameJson(before.detail, after.detail)) words.push(detailWords(comparison, before, after));
  return words.map((sentence) => nodeChange(comparison, "node.options", { words: sentence }));
}

function detailWords({ after: node }: NodeComparison, before: Choice, after: Choice): string {
  if (node.kind === "language") return `: ${after.title} is now on key ${textOf(after)} (was key ${textOf(before)})`;
  if (node.kind === "condition")
    return `: ${after.title} now asks ${quoted(textOf(after))} (was ${quoted(textOf(before))})`;
  return `: the spoken words for ${after.title} are now ${spoken(after)} (were ${spoken(before)})`;
}

function textOf({ detail }: Choice): string {
  return typeof detail === "string" ? detail : "";
}

function spoken({ detail }: Choice): string {
  if (detail === undefined || detail === null || typeof detail !== "object") return "none";
  const words = Object.values(detail).flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  return words.length === 0 ? "none" : words.map(quoted).join(", ");
}

function diffOrder(comparison: NodeComparison, old: readonly string[], now: readonly Choice[]): FlowChange[] {
  const known = new Set(old);
  const kept = now.filter(({ port }) => known.has(port));
  const staying = new Set(kept.map(({ port }) => port));
  const before = old.filter((port) => staying.has(port));
  if (kept.every(({ port }, index) => port === before[index])) return [];
  const order = kept.map(({ title }) => title).join(", ");
  return [nodeChange(comparison, "node.options", { words: `: the order is now ${order}` })];
}
