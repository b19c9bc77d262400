import type { JsonLike } from "../json.ts";
import type { FlowNode } from "../nodes/flow-node.ts";
import { portName } from "../words/port-name.ts";

/** One thing that a node can choose: a key of a menu, a language, a branch. */
export interface Choice {
  readonly port: string;
  /** What people call it: "key 3", "language es-ES", "branch VIP". */
  readonly title: string;
  readonly label: string;
  /** What else belongs to it: spoken words, the key of a language, the expression of a branch. */
  readonly detail: JsonLike | undefined;
}

/**
 * The choices of a node in their order. Of several with one port the first has it, for that is the one that calls take; the
 * others get a name that no port has.
 */
export function choicesOf(node: FlowNode): readonly Choice[] {
  const times = new Map<string, number>();
  return listed(node).map((choice) => {
    const time = (times.get(choice.port) ?? 0) + 1;
    times.set(choice.port, time);
    return time === 1 ? choice : { ...choice, port: `${choice.port} #${time}`, title: `${choice.title} (${time})` };
  });
}

function listed(node: FlowNode): readonly Choice[] {
  if (node.kind === "menu") {
    return node.options.map(({ key, label, speech }) => ({
      port: `key:${key}`,
      title: `key ${key}`,
      label,
      detail: speech,
    }));
  }
  if (node.kind === "language")
    return node.options.map(({ key, language }) => {
      const port = `lang:${language}`;
      return { port, title: portName(port), label: language, detail: key };
    });
  if (node.kind === "condition")
    return node.branches.map(({ id, label, when }) => {
      const title = `branch ${label.trim() === "" ? id : label}`;
      return { port: `branch:${id}`, title, label, detail: when };
    });
  return [];
}

/** What people call a port of this node. */
export function portTitle(node: FlowNode | undefined, port: string): string {
  const choice = node && choicesOf(node).find((candidate) => candidate.port === port);
  return choice?.title ?? portName(port);
}

/** Menu options that only changed their key, from the old port to the new one: same label, old key gone, new key new. */
export function movedPorts(before: FlowNode, after: FlowNode): ReadonlyMap<string, string> {
  if (before.kind !== "menu" || after.kind !== "menu") return new Map();
  const [old, now] = [choicesOf(before), choicesOf(after)];
  const gone = unmatched(old, now);
  const fresh = unmatched(now, old);
  const pairs = [...gone].flatMap(([label, port]): [string, string][] => {
    const target = fresh.get(label);
    return port === null || target === undefined || target === null ? [] : [[port, target]];
  });
  return new Map(pairs);
}

/** The ports of choices that the other side does not have, by label; `null` where a label is not alone. */
function unmatched(choices: readonly Choice[], others: readonly Choice[]): ReadonlyMap<string, string | null> {
  const ports = new Set(others.map(({ port }) => port));
  const byLabel = new Map<string, string | null>();
  for (const { port, label } of choices)
    if (!ports.has(port) && label.trim() !== "") byLabel.set(label, byLabel.has(label) ? null : port);
  return byLabel;
}
