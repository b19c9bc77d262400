import {
  buildFlowGraph,
  nodeName,
  type Command,
  type Flow,
  type FlowEdge,
  type NodeId,
  type NodeOfKind,
} from "@tonegraph/flow-model";
import type { NodeFigures } from "../figures/node-figures.ts";
import { own } from "../figures/own-count.ts";
import { ENOUGH_CALLS } from "../heatmap/rate-of.ts";
import { wilsonInterval } from "../proportion.ts";
import { gainOf, REACTION_SECONDS, type AdviceItem, type AdviceSubject } from "./advice-item.ts";
import { heardSeconds } from "./heard-prompt.ts";
import { menuHabits } from "./menu-habits.ts";
import { asksPerAnswer } from "./slow-callers.ts";

/** From this share of calls on, surely, a key that is not offered is missed and not slipped on. */
const MISSED_SHARE = 0.03;
const PHONE_KEY = /^[0-9*#]$/u;

/** Offers a key where many callers press it although it is not offered: to where those who find nothing are led anyway. */
export function missingExitAdvice({ flow, figures, days }: AdviceSubject): readonly AdviceItem[] {
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): readonly AdviceItem[] => {
    const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
    if (node.kind !== "menu" || seen === undefined || seen.calls < ENOUGH_CALLS) return [];
    const missed = mostMissed(node, seen);
    if (missed === null) return [];
    const asks = asksPerAnswer(seen, own(seen.noMatch, "1") - missed.calls);
    const asked = askedAgainSeconds(flow, node, seen) * asks;
    const commands = commandsFor({ flow, nodeId, key: missed.key });
    const share = Math.round((missed.calls / seen.calls) * 100);
    return [
      {
        kind: "missingExit",
        nodeId,
        title: `${share} % of the calls at ${node.label} press ${missed.key}, which leads nowhere: offer it${commands.length === 0 ? "" : towards(flow, nodeId)}.`,
        gain: gainOf(missed.calls * asked, missed.calls * asked * asked, days),
        calls: seen.calls,
        commands,
      },
    ];
  });
}

function mostMissed(
  menu: NodeOfKind<"menu">,
  seen: NodeFigures,
): { readonly key: string; readonly calls: number } | null {
  const offered = new Set(menu.options.map(({ key }) => key));
  const [most] = Object.keys(seen.keys)
    .filter((key) => PHONE_KEY.test(key) && !offered.has(key))
    .map((key) => ({ key, calls: own(seen.keys, key) }))
    .toSorted((a, b) => b.calls - a.calls || (a.key < b.key ? -1 : 1));
  if (most === undefined) return null;
  const { low } = wilsonInterval({ trials: seen.calls, successes: Math.min(most.calls, seen.calls) });
  return low >= MISSED_SHARE ? most : null;
}

/** How long those who choose something listen when they are asked again, until they have pressed its key. */
function askedAgainSeconds(flow: Flow, menu: NodeOfKind<"menu">, seen: NodeFigures): number {
  const words = heardSeconds(flow, menu.noMatch.promptId) ?? 0;
  const question = heardSeconds(flow, menu.promptId) ?? 0;
  const { taken, saidAfter, regulars } = menuHabits(menu, seen, question);
  const chosen = taken.reduce((sum, count) => sum + count, 0);
  if (chosen === 0) return words + question;
  const heard = taken.reduce((sum, count, place) => sum + count * (saidAfter[place] ?? 0), 0) / chosen;
  return words + heard * (1 - regulars) + REACTION_SECONDS;
}

function fallbackOf(flow: Flow, nodeId: NodeId): FlowEdge | undefined {
  const { edgeOn } = buildFlowGraph(flow);
  return edgeOn(nodeId, "noMatch") ?? edgeOn(nodeId, "noInput");
}

/** Where the key would lead, for whoever decides about it. */
function towards(flow: Flow, nodeId: NodeId): string {
  const fallback = fallbackOf(flow, nodeId);
  if (fallback === undefined) return "";
  const whoNow = fallback.port === "noMatch" ? "wrong keys lead" : "silence leads";
  return `, to ${nodeName(flow, fallback.target)}, where ${whoNow} now`;
}

interface NewExit {
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly key: string;
}

/** The new key leads where wrong keys or silence lead; without such an exit a person says where. */
function commandsFor({ flow, nodeId, key }: NewExit): readonly Command[] {
  const target = fallbackOf(flow, nodeId)?.target;
  const port = `key:${key}`;
  const connectionId = `conn_${nodeId.slice(-48)}_key_${key === "*" ? "star" : key === "#" ? "hash" : key}`;
  if (target === undefined || Object.hasOwn(flow.connections, connectionId)) return [];
  const label = flow.nodes[target]?.label ?? "";
  return [
    {
      type: "batch",
      label: "Offer a key that callers press",
      commands: [
        { type: "addMenuOption", nodeId, option: { key, label } },
        { type: "connect", connectionId, connection: { source: nodeId, port, target } },
      ],
    },
  ];
}
