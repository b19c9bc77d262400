import {
  promptUses,
  type Command,
  type Flow,
  type NodeId,
  type NodeOfKind,
  type SimpleCommand,
} from "@tonegraph/flow-model";
import type { NodeFigures } from "../figures/node-figures.ts";
import { ENOUGH_CALLS } from "../heatmap/rate-of.ts";
import { gainOf, type AdviceItem, type AdviceSubject, type ExpectedGain } from "./advice-item.ts";
import { heardSeconds } from "./heard-prompt.ts";
import { menuHabits, type MenuHabits } from "./menu-habits.ts";
import { rewordedMenu, type SpokenOption } from "./reworded-menu.ts";

/** Less than this per call is not worth a change that everybody hears. */
const WORTHWHILE_SECONDS = 0.5;
/** What it costs a caller who knows the menu by heart to press a key that has moved: one wrong turn and the way back. */
const WRONG_TURN_SECONDS = 30;

interface OrderedMenu {
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly menu: NodeOfKind<"menu">;
}

/** Says what callers choose most first: with the keys that the options have, and numbered anew where that pays. */
export function menuOrderAdvice({ flow, figures, days }: AdviceSubject): readonly AdviceItem[] {
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): readonly AdviceItem[] => {
    const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
    if (node.kind !== "menu" || seen === undefined || seen.calls < ENOUGH_CALLS) return [];
    return adviceFor({ flow, nodeId, menu: node }, seen, days);
  });
}

function adviceFor(ordered: OrderedMenu, seen: NodeFigures, days: number): readonly AdviceItem[] {
  const { flow, nodeId, menu } = ordered;
  const seconds = heardSeconds(flow, menu.promptId);
  if (seconds === null || menu.options.length < 2) return [];
  const habits = menuHabits(menu, seen, seconds);
  const order = bestOrder(habits.taken);
  const gain = gainOfOrder(habits, order, days);
  if (gain.low <= 0 || gain.value * days < WORTHWHILE_SECONDS * seen.calls) return [];
  const [first = 0] = order;
  const said = menu.options[first]?.label ?? "";
  const kept: AdviceItem = {
    kind: "menuOrder",
    nodeId,
    title: `Most callers at ${menu.label} choose "${said}", which is said in place ${first + 1}: say the options in the order in which they are chosen, with the keys they have.`,
    gain,
    calls: seen.calls,
    commands: [command(ordered, order, null)],
  };
  const keys = numberedAnew(menu, order);
  const net = lessPenalty(gain, { habits, menu, order, keys, days });
  if (net.low <= 0) return [kept];
  return [
    kept,
    {
      ...kept,
      kind: "keyOrder",
      title: `Say the options of ${menu.label} in the order in which they are chosen, and number them anew. ${Math.round(habits.regulars * 100)} % know the menu by heart and will press keys that have moved; that is taken off.`,
      gain: net,
      commands: [command(ordered, order, keys)],
    },
  ];
}

/** Most chosen first; what is chosen alike stays as it was. */
function bestOrder(taken: readonly number[]): readonly number[] {
  return taken.map((_, place) => place).toSorted((a, b) => (taken[b] ?? 0) - (taken[a] ?? 0) || a - b);
}

/** Callers who listen hear their option earlier or later; those who know the menu press at once either way. */
function gainOfOrder({ taken, saidAfter, regulars }: MenuHabits, order: readonly number[], days: number): ExpectedGain {
  const listeners = 1 - regulars;
  const chosen = taken.reduce((sum, count) => sum + count, 0);
  let [sum, squares] = [0, 0];
  for (const [place, option] of order.entries()) {
    const saved = (saidAfter[option] ?? 0) - (saidAfter[place] ?? 0);
    sum += (taken[option] ?? 0) * saved;
    squares += (taken[option] ?? 0) * saved * saved;
  }
  const unsureShare = chosen === 0 ? 0 : (regulars * listeners) / chosen;
  return gainOf(listeners * sum, listeners * listeners * squares + sum * sum * unsureShare, days);
}

/** The digits that the menu has, ascending, in the new order; 0 and signs stay with their options. */
function numberedAnew({ options }: NodeOfKind<"menu">, order: readonly number[]): ReadonlyMap<string, string> {
  const moving = order.flatMap((place) => options[place]?.key ?? []).filter((key) => /^[1-9]$/u.test(key));
  const digits = moving.toSorted();
  return new Map(moving.map((key, place) => [key, digits[place] ?? key]));
}

interface Renumbering {
  readonly habits: MenuHabits;
  readonly menu: NodeOfKind<"menu">;
  readonly order: readonly number[];
  readonly keys: ReadonlyMap<string, string>;
  readonly days: number;
}

/** Nobody has counted what a moved key costs: the interval takes it from a half to twice as much. */
function lessPenalty(gain: ExpectedGain, { habits, menu, keys, days }: Renumbering): ExpectedGain {
  const moved = menu.options.reduce(
    (sum, { key }, place) => sum + ((keys.get(key) ?? key) === key ? 0 : (habits.taken[place] ?? 0)),
    0,
  );
  const penalty = (habits.regulars * moved * WRONG_TURN_SECONDS) / days;
  return { ...gain, value: gain.value - penalty, low: gain.low - 2 * penalty, high: gain.high - penalty / 2 };
}

function command(
  { flow, nodeId, menu }: OrderedMenu,
  order: readonly number[],
  keys: ReadonlyMap<string, string> | null,
): Command {
  const spoken = order.flatMap((place): SpokenOption[] => {
    const key = menu.options[place]?.key;
    return key === undefined ? [] : [{ key, newKey: keys?.get(key) ?? key }];
  });
  const commands: readonly [SimpleCommand, ...SimpleCommand[]] = [
    { type: "reorderMenuOptions", nodeId, order: [...order] },
    ...renumbering(nodeId, spoken),
    ...rewording(flow, menu, spoken),
  ];
  return { type: "batch", label: "Most chosen first", commands: [...commands] };
}

/** By way of keys that no telephone has, since two options never have the same one. */
function renumbering(nodeId: NodeId, spoken: readonly SpokenOption[]): SimpleCommand[] {
  const moved = spoken.flatMap(({ key, newKey }, index) => (key === newKey ? [] : [{ index, newKey }]));
  return [
    ...moved.map(({ index, newKey }): SimpleCommand => ({
      type: "setMenuOption",
      nodeId,
      index,
      key: `was ${newKey}`,
    })),
    ...moved.map(({ index, newKey }): SimpleCommand => ({ type: "setMenuOption", nodeId, index, key: newKey })),
  ];
}

/** In every language in which the words allow it; a prompt that other nodes say too stays as it is. */
function rewording(flow: Flow, menu: NodeOfKind<"menu">, spoken: readonly SpokenOption[]): SimpleCommand[] {
  const { promptId } = menu;
  const prompt = Object.hasOwn(flow.prompts, promptId) ? flow.prompts[promptId] : undefined;
  if (prompt === undefined || (promptUses(flow).get(promptId) ?? []).length > 1) return [];
  const keys = menu.options.map(({ key }) => key);
  return Object.entries(prompt.texts).flatMap(([language, text]): SimpleCommand[] => {
    const words = text.kind === "speech" ? rewordedMenu(text.text, keys, spoken) : null;
    return words === null ? [] : [{ type: "setPromptText", promptId, language, text: { kind: "speech", text: words } }];
  });
}
