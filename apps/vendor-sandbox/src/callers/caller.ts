// One caller: what they want, how long they bear it, and what they do when asked. Every figure here is our own; the README
// says which.
import type { Flow, NodeId, NodeOfKind } from "@tonegraph/flow-model";
import type { CallEvent, CallState } from "@tonegraph/flow-simulator";
import { digitsFor } from "./digits-for.ts";
import type { Choice, Goals } from "./goals.ts";
import { createPatience, HAZARD } from "./patience.ts";

/** Shares of questions that are answered by mistake, or not at all. */
export const HABITS = { slips: 0.04, silent: 0.05, silentAgain: 0.4 } as const;

/** Habits in which populations differ, as shares of callers. */
export interface CallerHabits {
  /** Know the menu by heart and do not wait to hear it. */
  readonly regulars: number;
  /** Press 0 for a person as soon as a menu speaks, once in a call, offered or not. */
  readonly missesZero: number;
  /** Need 2.5 to 4.5 s to answer; asked again, they know it. */
  readonly slow: number;
  /** No habit of theirs, but what they meet: requests to web services that fail. Absent: 2 %. */
  readonly failingRequests?: number;
}

/** What is usual: nobody presses 0 who has not heard it, and everybody answers after a second. */
export const USUAL_HABITS: CallerHabits = { regulars: 0.2, missesZero: 0, slow: 0 };

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
  /** The goal that they call for, by its number; below 0 where anything will do. */
  wish(): number;
}

/** Who calls, as far as that is not drawn by lot. */
export interface CallerTraits {
  readonly habits: CallerHabits;
  /** Options of the menus that those who know them by heart remember; absent where nothing has changed. */
  readonly remembered?: Goals["choices"];
  /** Somebody who calls again: what they want, and that they listen now. */
  readonly again?: { readonly wish: number };
}

const USUAL: CallerTraits = { habits: USUAL_HABITS };

const PASS: CallEvent = { pass: true };

/** Makes a caller out of random numbers: the same row gives the same caller. */
export function createCaller(
  { flow, goals, traits = USUAL }: { readonly flow: Flow; readonly goals: Goals; readonly traits?: CallerTraits },
  random: () => number,
): Caller {
  const { habits, remembered, again } = traits;
  const drawn = drawGoal(goals.shares, random());
  let wants = again?.wish ?? drawn;
  let isRegular = random() < habits.regulars && again === undefined;
  const patience = createPatience(random());
  let [isLost, wasTooSlow] = [false, false];
  let missesZero = habits.missesZero > 0 && random() < habits.missesZero;
  const slownessMs = drawSlowness(habits.slow, random);

  const pressed = (state: CallState, { key, share }: Pressing): Press | null => {
    const usual = moment(state, share);
    if (slownessMs === 0 || isRegular || wasTooSlow) return { press: key, afterMs: usual };
    const afterMs = usual + slownessMs - REACTION_MS;
    wasTooSlow = afterMs > state.untilMs - state.sinceMs;
    return wasTooSlow ? null : { press: key, afterMs };
  };
  const choose = (nodeId: NodeId): Pressing | undefined => {
    const choices = goals.choices.get(nodeId) ?? [];
    const known = isRegular ? (remembered?.get(nodeId) ?? choices) : choices;
    const choice = known[bestChoice(known, wants, random())];
    if (choice === undefined) return undefined;
    const share = isRegular ? 0 : choice.saidAt;
    // A key that is not there any more: from now on they listen.
    if (isRegular && choices.every(({ key }) => key !== choice.key)) isRegular = false;
    return { key: choice.key, share };
  };
  const pressZero = (state: CallState, { options }: NodeOfKind<"menu">): Press => {
    missesZero = false;
    // Somebody to talk to is what they want: whoever answers on 0 will do.
    if (options.some(({ key }) => key === "0")) wants = -1;
    return { press: "0", afterMs: moment(state, 0) };
  };
  const answer = (state: CallState): Press | null => {
    const node = flow.nodes[state.nodeId];
    if (missesZero && node?.kind === "menu") return pressZero(state, node);
    if (random() < (state.noInputs > 0 && !wasTooSlow ? HABITS.silentAgain : HABITS.silent)) return null;
    if (node?.kind === "collect") return { press: digitsFor(node), afterMs: moment(state, 1) };
    const choice = choose(state.nodeId);
    if (choice === undefined) return null;
    const key = random() < HABITS.slips ? otherThan(choice.key, random()) : choice.key;
    return pressed(state, { key, share: choice.share });
  };

  return {
    wish: () => wants,
    arrive(nodeId) {
      const wasLost = isLost;
      isLost = wants >= 0 && !goals.canReach(nodeId, wants);
      if (isLost && !wasLost) patience.wear(HAZARD.perWrongTurn);
    },
    decide(state, doings) {
      patience.noticeRepeats(state, doings);
      const rest = state.untilMs - state.sinceMs;
      const press = isAsked(state) ? answer(state) : null;
      const event = patience.bear(state, Math.min(press?.afterMs ?? rest, rest), press ?? PASS);
      if (press !== null && event === press) doings.keys += press.press;
      return event;
    },
  };
}

function isAsked({ phase, nextPrompts, digits }: CallState): boolean {
  return phase === "listening" && nextPrompts.length === 0 && digits === "";
}

interface Press {
  readonly press: string;
  readonly afterMs: number;
}

interface Pressing {
  readonly key: string;
  /** How much of the prompt is heard first. */
  readonly share: number;
}

function drawSlowness(share: number, random: () => number): number {
  return share > 0 && random() < share ? 2500 + 2000 * random() : 0;
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
