// One caller: what they want, how long they bear it, and what they do when asked. Every figure here is our own; the README
// says which.
import type { Flow, NodeId } from "@tonegraph/flow-model";
import type { CallEvent, CallState } from "@tonegraph/flow-simulator";
import { digitsFor } from "./digits-for.ts";
import type { Choice, Goals } from "./goals.ts";

/** Chances to hang up: per second of listening, per repeated question, per wrong turn. They add up, whatever the order. */
export const HAZARD = { perSecond: 0.005, perRepeat: 0.05, perWrongTurn: 0.12 } as const;
/** Shares of questions that are answered by mistake, or not at all, and of callers who know the menu by heart. */
export const HABITS = { slips: 0.04, silent: 0.05, silentAgain: 0.4, regulars: 0.2 } as const;

const DIGITS = "1234567890";
const REACTION_MS = 1000;

/** What the present visit has seen of the caller. */
export interface Doings {
  noInputs: number;
  noMatches: number;
  keys: string;
}

/** Decides for one caller; `doings` belong to the node that the call is at. */
export interface Caller {
  decide(state: CallState, doings: Doings): CallEvent;
  /** The call has come to another node. */
  arrive(nodeId: NodeId): void;
}

const PASS: CallEvent = { pass: true };

/** Makes a caller out of random numbers: the same row gives the same caller. */
export function createCaller(flow: Flow, goals: Goals, random: () => number): Caller {
  const wants = drawGoal(goals.shares, random());
  const isRegular = random() < HABITS.regulars;
  // Patience as one number that all hazards eat up: exactly the hazards' law, with one draw a call.
  let patience = -Math.log(1 - random());
  let isLost = false;

  const bear = (state: CallState, untilMs: number, event: CallEvent): CallEvent => {
    const elapsed = state.atMs - state.sinceMs;
    const cost = (Math.max(0, untilMs - elapsed) / 1000) * HAZARD.perSecond;
    if (cost < patience) {
      patience -= cost;
      return event;
    }
    return { hangUp: true, afterMs: elapsed + (Math.max(0, patience) / HAZARD.perSecond) * 1000 };
  };
  const noticeRepeats = (state: CallState, doings: Doings): void => {
    const repeats = state.noInputs - doings.noInputs + (state.noMatches - doings.noMatches);
    if (repeats > 0) patience -= repeats * HAZARD.perRepeat;
    doings.noInputs = state.noInputs;
    doings.noMatches = state.noMatches;
  };
  const answer = (state: CallState): { readonly press: string; readonly afterMs: number } | null => {
    const node = flow.nodes[state.nodeId];
    if (random() < (state.noInputs > 0 ? HABITS.silentAgain : HABITS.silent)) return null;
    if (node?.kind === "collect") return { press: digitsFor(node), afterMs: moment(state, 1) };
    const choices = goals.choices.get(state.nodeId) ?? [];
    const place = bestChoice(choices, wants, random());
    const key = choices[place]?.key;
    if (key === undefined) return null;
    const share = isRegular ? 0 : (place + 1) / choices.length;
    return { press: random() < HABITS.slips ? otherThan(key, random()) : key, afterMs: moment(state, share) };
  };

  return {
    arrive(nodeId) {
      const wasLost = isLost;
      isLost = wants >= 0 && !goals.canReach(nodeId, wants);
      if (isLost && !wasLost) patience -= HAZARD.perWrongTurn;
    },
    decide(state, doings) {
      noticeRepeats(state, doings);
      const rest = state.untilMs - state.sinceMs;
      const isAsked = state.phase === "listening" && state.nextPrompts.length === 0 && state.digits === "";
      const press = isAsked ? answer(state) : null;
      if (press === null) return bear(state, rest, PASS);
      const event = bear(state, Math.min(press.afterMs, rest), press);
      if (event === press) doings.keys += press.press;
      return event;
    },
  };
}

function otherThan(key: string, luck: number): string {
  const others = DIGITS.replace(key, "");
  return others.charAt(Math.floor(luck * others.length));
}

function drawGoal(shares: readonly number[], drawn: number): number {
  let left = drawn;
  for (const [goal, share] of shares.entries()) {
    left -= share;
    if (left < 0) return goal;
  }
  return shares.length - 1;
}

// Nothing leads to what they want: they try anything.
function bestChoice(choices: readonly Choice[], wants: number, luck: number): number {
  let best = -1;
  let keys = Infinity;
  for (const [place, choice] of choices.entries()) {
    const needed = wants < 0 ? Infinity : (choice.keysTo[wants] ?? Infinity);
    if (needed < keys) {
      best = place;
      keys = needed;
    }
  }
  return best < 0 ? Math.floor(luck * choices.length) : best;
}

/** When a share of the prompt is heard and the caller has reacted, but no later than the block listens. */
function moment({ sinceMs, atMs, promptEndsMs, untilMs }: CallState, share: number): number {
  const heard = Math.max(0, promptEndsMs - sinceMs) * share;
  return Math.max(atMs - sinceMs, Math.min(Math.round(heard) + REACTION_MS, untilMs - sinceMs));
}
