import type { CallEvent, CallState, Simulator, Stepped } from "@tonegraph/flow-simulator";

/** Lets time go on while nothing listens: messages are heard out, answers are waited for. Every call listens or ends. */
export function settle(simulator: Simulator, from: Stepped<CallState>): Stepped<CallState> {
  let { state, effects } = from;
  while (state.phase === "speaking" || state.phase === "waiting") {
    const next = simulator.step(state, { pass: true });
    state = next.state;
    effects = [...effects, ...next.effects];
  }
  return { state, effects };
}

/** What the caller does, up to where the call listens again or is over: the same rests at which a scripted call goes on. */
export function advance(simulator: Simulator, state: CallState, event: CallEvent): Stepped<CallState> {
  return settle(simulator, simulator.step(state, event));
}

/** Milliseconds from the beginning of a phase until all that the block has to say is said. */
export function afterPrompts(simulator: Simulator, state: CallState): number {
  let last = state;
  while (last.phase === "listening" && last.nextPrompts.length > 0) {
    last = simulator.step(last, { pass: true }).state;
  }
  return Math.max(0, last.promptEndsMs - state.sinceMs);
}
