import {
  promptUses,
  type Command,
  type Flow,
  type NodeId,
  type NodeOfKind,
  type SimpleCommand,
} from "@tonegraph/flow-model";
import type { NodeFigures } from "../figures/node-figures.ts";
import type { FlowFigures } from "../figures/tally.ts";
import { ENOUGH_CALLS } from "../heatmap/rate-of.ts";
import { gainOf, type AdviceItem, type AdviceSubject, type ExpectedGain } from "./advice-item.ts";
import { heardSeconds } from "./heard-prompt.ts";
import { menuHabits, type MenuHabits } from "./menu-habits.ts";
import { rewordedMenu, type SpokenOption } from "./reworded-menu.ts";
import { askedAgainForSlowness, SHORTEST_MS, slowCallers, USUAL_MS } from "./slow-callers.ts";
import { wrongTurnSeconds } from "./wrong-turns.ts";

/** Less than this per call is not worth a change that everybody hears. */
const WORTHWHILE_SECONDS = 0.5;
interface OrderedMenu {
  readonly flow: Flow;
  readonly figures: FlowFigures;
  readonly nodeId: NodeId;
  readonly menu: NodeOfKind<"menu">;
}

/** Says what callers choose most first: with the keys that the options have, and numbered anew where that pays. */
export function menuOrderAdvice({ flow, figures, days }: AdviceSubject): readonly AdviceItem[] {
  return Object.entries(flow.nodes).flatMap(([nodeId, node]): readonly AdviceItem[] => {
    const seen = Object.hasOwn(figures.nodes, nodeId) ? figures.nodes[nodeId] : undefined;
    if (node.kind !== "menu" || seen === undefined || seen.calls < ENOUGH_CALLS) return [];
    return adviceFor({ flow, figures, nodeId, menu: node }, seen, days);
  });
}

function adviceFor(ordered: OrderedMenu, seen: NodeFigures, days: number): readonly AdviceItem[] {
  const { flow, nodeId, menu } = ordered;
  const seconds = heardSeconds(flow, menu.promptId);
  if (seconds === null || menu.options.length < 2) return [];
  const habits = menuHabits(menu, seen, seconds);
  const order = bestOrder(habits.taken);
  const asking = { seconds, timeoutMs: menu.noInput.timeoutMs, words: heardSeconds(flow, menu.noInput.promptId) ?? 0 };
  const gain = gainOfOrder(habits, order, { days, inTime: sparedSlowCallers(seen, { habits, order, asking }) });
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
  const wrongTurns = wrongTurnSeconds({ flow, figures: ordered.figures, nodeId, menu, habits, order, keys });
  const net = lessPenalty(gain, wrongTurns / days);
  if (net.low <= 0) return [kept];
  return [
    kept,
    {
      ...kept,
      kind: "keyOrder",
      title: `Say the options of ${menu.label} in the order in which they are chosen, and number them anew. ${Math.round(habits.regulars * 100)} % know the menu by heart and will press keys that have moved, come to somebody else and call again; that is taken off.`,
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
function gainOfOrder(
  { taken, saidAfter, regulars, presses }: MenuHabits,
  order: readonly number[],
  { days, inTime }: { readonly days: number; readonly inTime: number },
): ExpectedGain {
  // Who presses a wrong key listens to the question twice.
  const listeners = (1 - regulars) * presses;
  const chosen = taken.reduce((sum, count) => sum + count, 0);
  let [sum, squares] = [0, 0];
  for (const [place, option] of order.entries()) {
    const saved = (saidAfter[option] ?? 0) - (saidAfter[place] ?? 0);
    sum += (taken[option] ?? 0) * saved;
    squares += (taken[option] ?? 0) * saved * saved;
  }
  const unsureShare = chosen === 0 ? 0 : (regulars * listeners) / chosen;
  const variance = listeners * listeners * squares + sum * sum * unsureShare + (inTime / 2) ** 2;
  return gainOf(listeners * sum + inTime, variance, days);
}

interface OrderOfAnswers {
  readonly habits: MenuHabits;
  readonly order: readonly number[];
  readonly asking: { readonly seconds: number; readonly timeoutMs: number; readonly words: number };
}

/** Where a menu waits too short, slow callers who want what is said last are asked again; said earlier, they answer in time. */
function sparedSlowCallers(seen: NodeFigures, { habits, order, asking }: OrderOfAnswers): number {
  if (asking.timeoutMs >= SHORTEST_MS) return 0;
  const [waits, usual] = [asking.timeoutMs / 1000, USUAL_MS / 1000];
  const inTimeUntil = asking.seconds + waits - (waits + usual) / 2;
  const late = (options: readonly number[]): number =>
    options.reduce(
      (sum, option, place) => sum + ((habits.saidAfter[place] ?? 0) > inTimeUntil ? (habits.taken[option] ?? 0) : 0),
      0,
    );
  const before = late(order.toSorted((a, b) => a - b));
  if (before === 0) return 0;
  const each = askedAgainForSlowness({ waits, usual }, asking.words + asking.seconds);
  return slowCallers(seen).slow * (1 - late(order) / before) * each;
}

/** The digits that the menu has, ascending, in the new order; 0 and signs stay with their options. */
function numberedAnew({ options }: NodeOfKind<"menu">, order: readonly number[]): ReadonlyMap<string, string> {
  const moving = order.flatMap((place) => options[place]?.key ?? []).filter((key) => /^[1-9]$/u.test(key));
  const digits = moving.toSorted();
  return new Map(moving.map((key, place) => [key, digits[place] ?? key]));
}

/** What a moved key costs is worked out and not counted: the interval takes it from a half to twice as much. */
function lessPenalty(gain: ExpectedGain, penalty: number): ExpectedGain {
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
