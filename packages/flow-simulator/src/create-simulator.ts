import type { CallInput, Flow } from "@tonegraph/flow-model";
import type { CallEvent } from "./call-event.ts";
import type { CallSetup, SimulatorOptions } from "./call-setup.ts";
import type { CallState } from "./call-state.ts";
import type { Effect, Stepped } from "./effect.ts";
import { arrive } from "./engine/arrive.ts";
import type { Machine, PreparedFlow } from "./engine/block.ts";
import { MAX_EVENTS, stopAtBound } from "./engine/bound.ts";
import { prepareFlow } from "./engine/prepare-flow.ts";
import { resume } from "./engine/resume.ts";
import type { CallObserver } from "./engine/run.ts";
import { happen, settle } from "./engine/work.ts";

/** A whole call in one go: what the caller does is asked at every rest. */
export interface Walk {
  readonly setup?: CallSetup | undefined;
  /** What happens next; the state is only good until the function returns. */
  readonly decide: (state: CallState) => CallEvent;
  /** Where effects are added; absent where nobody reads them, which makes the walk several times as fast. */
  readonly effects?: Effect[] | undefined;
  readonly observer?: CallObserver | undefined;
}

/** The end of a walk: the call's last state, and what the caller had decided and did not come to. */
export interface Walked {
  readonly state: CallState;
  /** The decision whose moment never came, or the keys of one that nothing took. */
  readonly unused: CallInput | null;
}

/** Simulates calls of one flow. All of it is pure: the same arguments give the same result, and nothing is kept. */
export interface Simulator {
  readonly flow: Flow;
  /** A call arrives and goes on to its first rest. */
  start(setup?: CallSetup): Stepped<CallState>;
  /** What happens next, up to the next rest. A call that has ended stays as it is. */
  step(state: CallState, event: CallEvent): Stepped<CallState>;
  /** A whole call; what `start` and `step` would give, without states on the way. Always ends. */
  walk(walk: Walk): Walked;
}

/**
 * Makes a flow ready to be called. Never throws for a flow that was parsed, however faulty: what is wrong with it shows
 * in calls. Blocks, prompts and expressions are worked out once, when the first call comes by.
 */
export function createSimulator(flow: Flow, options: SimulatorOptions = {}): Simulator {
  const machine = machineOf(flow, options);
  return {
    flow,
    start: (setup = {}) => {
      const effects: Effect[] = [];
      const run = arrive(machine, setup, { effects });
      settle(run);
      return { state: run.call, effects };
    },
    step: (state, event) => {
      if (state.phase === "ended") return { state, effects: [] };
      const effects: Effect[] = [];
      const run = resume(machine, state, effects);
      if (run.call.end === null) happen(run, event);
      return { state: run.call, effects };
    },
    walk: ({ setup = {}, decide, effects, observer }) => {
      const run = arrive(machine, setup, { effects, observer });
      settle(run);
      for (let events = 0; run.call.end === null; events += 1) {
        if (events < MAX_EVENTS) happen(run, decide(run.call));
        else stopAtBound(run, { what: "events", limit: MAX_EVENTS });
      }
      const keys = run.call.typedAhead + run.followingKeys;
      return { state: run.call, unused: run.unreached ?? (keys === "" ? null : { press: keys }) };
    },
  };
}

function machineOf(main: Flow, { subflows = {}, maxVisits = 1000, defaultCountry }: SimulatorOptions): Machine {
  const prepared = new Map<string, PreparedFlow | null>();
  return {
    main: prepareFlow(main),
    maxVisits,
    defaultCountry,
    subflow: (flowId) => {
      const known = prepared.get(flowId);
      if (known !== undefined) return known;
      const flow = Object.hasOwn(subflows, flowId) ? subflows[flowId] : undefined;
      const ready = flow ? prepareFlow(flow) : null;
      prepared.set(flowId, ready);
      return ready;
    },
  };
}
