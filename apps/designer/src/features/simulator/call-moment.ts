import type { CallInput } from "@tonegraph/flow-model";
import type { CallSetup, CallState, Effect, Simulator } from "@tonegraph/flow-simulator";

/** One thing that the caller did, and what came of it up to now; the first moment is the call's arrival. */
export interface CallMoment {
  /** As a script has it: the same inputs, run as a saved call, give the same effects. */
  readonly input: CallInput | null;
  /** When the caller did it, milliseconds since the call arrived. */
  readonly atMs: number;
  readonly state: CallState;
  /** All effects since the call arrived. */
  readonly effects: readonly Effect[];
  /** From when a script counts the next input, and whether that one would have to be early. */
  readonly next: { readonly fromMs: number; readonly early: boolean };
}

/** What a caller can do; when is said apart. */
export type CallAct =
  | { readonly press: string }
  | { readonly say: string }
  | { readonly wait: true }
  | { readonly hangUp: true };

/** A call arrives. */
export function arrival(simulator: Simulator, setup: CallSetup): CallMoment {
  const { state, effects } = simulator.start(setup);
  return { input: null, atMs: 0, state, effects, next: countFrom(state) };
}

/** The caller does something at a moment of the call, milliseconds since it arrived. */
export function acted(simulator: Simulator, before: CallMoment, { act, atMs }: Timed): CallMoment {
  const { state, next } = before;
  const isLater = state.sinceMs > next.fromMs;
  // At the very moment at which a phase begins by itself the one before it would still have been going on.
  const moment = Math.max(atMs, state.atMs, state.sinceMs + (isLater ? 1 : 0));
  const stepped = simulator.step(state, timed(act, moment - state.sinceMs));
  return {
    input: { ...timed(act, moment - next.fromMs), ...(next.early ? { early: true as const } : {}) },
    atMs: moment,
    state: stepped.state,
    effects: [...before.effects, ...stepped.effects],
    next: countFrom(stepped.state),
  };
}

/** Time goes on to the first rest at which somebody listens, or to the end. Every call listens or ends. */
export function settled(simulator: Simulator, from: CallMoment): CallMoment {
  let moment = from;
  while (moment.state.phase === "speaking" || moment.state.phase === "waiting") moment = passed(simulator, moment);
  return moment;
}

/** Time goes on to a moment of the call; the same object where nothing happens on the way. */
export function reached(simulator: Simulator, from: CallMoment, atMs: number): CallMoment {
  let moment = from;
  while (moment.state.phase !== "ended" && moment.state.untilMs < atMs) moment = passed(simulator, moment);
  return moment;
}

/** When all that a block has to say is said, milliseconds since the call arrived. */
export function promptsOverAt(simulator: Simulator, state: CallState): number {
  let last = state;
  while (last.phase === "listening" && last.nextPrompts.length > 0) last = simulator.step(last, { pass: true }).state;
  return Math.max(state.sinceMs, last.promptEndsMs);
}

interface Timed {
  readonly act: CallAct;
  readonly atMs: number;
}

function timed(act: CallAct, afterMs: number): CallInput {
  return afterMs === 0 ? act : { ...act, afterMs };
}

function passed(simulator: Simulator, from: CallMoment): CallMoment {
  const { state, effects } = simulator.step(from.state, { pass: true });
  const next = from.next.early && state.phase === "listening" ? countFrom(state) : from.next;
  return { ...from, state, effects: [...from.effects, ...effects], next };
}

/** A script's input waits for the first rest at which somebody listens; before it, it has to be early. */
function countFrom({ phase, sinceMs }: CallState): CallMoment["next"] {
  return { fromMs: sinceMs, early: phase !== "listening" };
}
