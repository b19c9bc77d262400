import type { NodeOfKind } from "@tonegraph/flow-model";
import { durationsOf } from "../figures/histogram.ts";
import type { NodeFigures } from "../figures/node-figures.ts";
import { own } from "../figures/own-count.ts";

/** How callers take a menu: how often each option was taken, when it has been said, and who does not wait for that. */
export interface MenuHabits {
  /** Stays that ended with each option, in the order of the menu. */
  readonly taken: readonly number[];
  /** Seconds after which each place of the menu has been said: the options share the prompt evenly. */
  readonly saidAfter: readonly number[];
  /** The share of those who chose before the first option had been said: they know the menu by heart. */
  readonly regulars: number;
  /** How often somebody presses a key until it is one that is offered. */
  readonly presses: number;
}

/** Reads habits from figures; `promptSeconds` is how long the menu's prompt is. */
export function menuHabits(menu: NodeOfKind<"menu">, figures: NodeFigures, promptSeconds: number): MenuHabits {
  const places = menu.options.length;
  const taken = menu.options.map(({ key }, place) => {
    const owner = menu.options.findIndex((option) => option.key === key);
    return owner === place ? own(figures.passed, `key:${key}`) : 0;
  });
  const saidAfter = menu.options.map((_, place) => ((place + 1) / places) * promptSeconds);
  const first = saidAfter[0] ?? 0;
  const before = (durations: NodeFigures["seconds"]): number =>
    durationsOf(durations).reduce((sum, { seconds, count }) => sum + (seconds < first ? count : 0), 0);
  const chosen = taken.reduce((sum, count) => sum + count, 0);
  const early = Math.max(0, before(figures.seconds) - before(figures.hungUpAfter));
  if (chosen === 0) return { taken, saidAfter, regulars: 0, presses: 1 };
  const wrong = Object.values(figures.noMatch).reduce((sum, count) => sum + count, 0);
  return { taken, saidAfter, regulars: Math.min(0.9, early / chosen), presses: 1 + Math.min(1, wrong / chosen) };
}
