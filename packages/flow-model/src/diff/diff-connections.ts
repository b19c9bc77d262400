import type { Flow } from "../flow.ts";
import type { NodeId } from "../ids.ts";
import { portsOf } from "../nodes/ports.ts";
import { own } from "../own.ts";
import { nodeName } from "../words/node-name.ts";
import { choicesOf, movedPorts, portTitle } from "./choices.ts";
import { nodeChange, type NodeComparison } from "./comparison.ts";
import { called } from "./diff-choices.ts";
import type { FlowChange } from "./flow-change.ts";

/** Connections by the port they leave, for all nodes of a flow; ids of connections are nobody's concern. */
export type Exits = ReadonlyMap<NodeId, ReadonlyMap<string, readonly NodeId[]>>;

/** Groups the connections of a flow by node and port; targets are sorted. */
export function exitsOf(flow: Flow): Exits {
  const exits = new Map<NodeId, Map<string, NodeId[]>>();
  for (const { source, port, target } of Object.values(flow.connections)) {
    const ports = exits.get(source) ?? new Map<string, NodeId[]>();
    const targets = ports.get(port);
    if (targets) targets.push(target);
    else exits.set(source, ports.set(port, [target]));
  }
  for (const ports of exits.values())
    for (const [port, targets] of ports) if (targets.length > 1) ports.set(port, [...new Set(targets)].sort());
  return exits;
}

/** Where the exits of one node lead now, where they led. */
export function diffConnections(comparison: NodeComparison, old: Exits, now: Exits): FlowChange[] {
  const { nodeId, before, after, from, to } = comparison;
  if (before === after && from.connections === to.connections) return [];
  const moves = movedPorts(before, after);
  const led = new Map(
    [...(old.get(nodeId) ?? [])].map(([port, targets]) => [moves.get(port) ?? port, { port, targets }]),
  );
  const leads = now.get(nodeId) ?? new Map<string, readonly NodeId[]>();
  const known = new Set([...portsOf(after), ...portsOf(before)]);
  const others = [...led.keys(), ...leads.keys()].filter((port) => !known.has(port)).sort();
  return [...new Set([...known, ...others])].flatMap((port) =>
    diffExit(comparison, port, { led: led.get(port), targets: leads.get(port) ?? [] }),
  );
}

interface Exit {
  readonly led: { readonly port: string; readonly targets: readonly NodeId[] } | undefined;
  readonly targets: readonly NodeId[];
}

function diffExit(comparison: NodeComparison, port: string, { led, targets }: Exit): FlowChange[] {
  const before = led?.targets ?? [];
  if (before.join(" ") === targets.join(" ")) return [];
  const title = exitTitle(comparison, port);
  const was = targetNames(comparison.from, before);
  if (targets.length === 0) {
    const stays = portsOf(comparison.after).includes(port);
    const what = stays
      ? `${title} no longer leads anywhere (led to ${was})`
      : `: ${goneTitle(comparison, led?.port ?? port)} is removed (led to ${was})`;
    return [nodeChange(comparison, "connection", { kind: "removed", words: what })];
  }
  const now = `${title} now leads to ${targetNames(comparison.to, targets)}`;
  if (before.length === 0) return [nodeChange(comparison, "connection", { kind: "added", words: now })];
  return [nodeChange(comparison, "connection", { words: `${now} (was ${was})` })];
}

function exitTitle({ before, after }: NodeComparison, port: string): string {
  if (port === "next") return "";
  const choice = choicesOf(after).find((candidate) => candidate.port === port);
  const fresh = choice && !choicesOf(before).some((candidate) => candidate.port === port);
  return `: ${portTitle(after, port)}${choice && fresh ? called(choice) : ""}`;
}

function goneTitle({ before }: NodeComparison, port: string): string {
  const choice = choicesOf(before).find((candidate) => candidate.port === port);
  return `${portTitle(before, port)}${choice ? called(choice) : ""}`;
}

/** The names of nodes as a list of words. */
export function targetNames(flow: Flow, targets: readonly NodeId[]): string {
  return targets
    .map((target) => (own(flow.nodes, target) ? nodeName(flow, target) : `${target}, which does not exist`))
    .join(" and ");
}
