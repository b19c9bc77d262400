import type { CallStub, Flow, NodeId } from "@tonegraph/flow-model";
import { createSimulator, type BreakerStates, type CallSetup, type Simulator } from "@tonegraph/flow-simulator";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "../../document/flow-document.ts";
import { NOTHING_CHOSEN, setupOf, type CallChoices } from "./call-choices.ts";
import { acted, arrival, promptsOverAt, reached, settled, type CallAct, type CallMoment } from "./call-moment.ts";
import { createCallTimer, type MachineClock } from "./call-timer.ts";

/** `fast`: time goes on to where somebody listens. `real`: prompts and silences take the time that they take. */
export type CallPace = "fast" | "real";
/** Flows by the id that sub-flow blocks name. */
export type Subflows = Readonly<Record<string, Flow>>;

/** A test call and what is chosen for the next one. */
export interface SessionState {
  readonly choices: CallChoices;
  /** The choices that the present call began with. */
  readonly begun: CallSetup;
  /** Empty when nobody has called yet. */
  readonly moments: readonly CallMoment[];
  /** Whether the caller presses keys at once instead of hearing the prompts out; of no matter in real time. */
  readonly interrupts: boolean;
  readonly pace: CallPace;
  /** Whether the call's clock runs. */
  readonly running: boolean;
  /** What circuit breakers remember for the next call. */
  readonly breakers: BreakerStates;
  readonly subflows: Subflows;
}

/** A test call on the present draft: an edit holds from the next thing that happens. */
export interface CallSession extends Choosing {
  readonly store: StoreApi<SessionState>;
  call(): void;
  /** `overPrompt`: the caller interrupts, whatever is chosen. */
  act(act: CallAct, overPrompt?: boolean): void;
  stepBack(): void;
  /** Milliseconds since the call arrived. */
  now(): number;
  setPace(pace: CallPace): void;
  /** Lets the clock of a call in real time stand still, or go on. */
  pause(): void;
  goOn(): void;
}

/** What is chosen for the next call. */
interface Choosing {
  choose(choices: Partial<CallChoices>): void;
  /** Null: the simulator's assumption again. */
  stub(nodeId: NodeId, stub: CallStub | null): void;
  interrupt(interrupts: boolean): void;
  forgetBreakers(): void;
  provide(subflows: Subflows): void;
}

/** Opens the phone for a flow. */
export function createCallSession(document: FlowDocument, clock: MachineClock): CallSession {
  const store = createStore<SessionState>(() => ({
    choices: NOTHING_CHOSEN,
    begun: {},
    moments: [],
    interrupts: false,
    pace: "fast",
    running: false,
    breakers: {},
    subflows: {},
  }));
  const timer = createCallTimer(clock);
  const simulatorOf = createSimulators();
  const present = (): Simulator => simulatorOf(document.store.getState().flow, store.getState().subflows);

  /** Shows where the call is, and has its clock run on, stand or wake for what comes next. */
  function show(moments: readonly CallMoment[], others: Partial<SessionState> = {}): void {
    const { state } = moments.at(-1) ?? {};
    if (state === undefined || state.phase === "ended") timer.stop(state?.atMs ?? 0);
    // A phase is over one millisecond later: what the caller does at its very end still belongs to it.
    else timer.wakeAt(state.untilMs + 1, tick);
    const breakers = state === undefined ? {} : { breakers: state.breakers };
    store.setState({ ...breakers, ...others, moments, running: timer.isRunning() });
  }

  function tick(): void {
    const { moments } = store.getState();
    const last = moments.at(-1);
    if (last && timer.isRunning()) show([...moments.slice(0, -1), reached(present(), last, timer.now())]);
  }

  function goOn(): void {
    const { pace, moments } = store.getState();
    const last = moments.at(-1);
    if (pace !== "real" || timer.isRunning() || !last || last.state.phase === "ended") return;
    timer.run(timer.now());
    show(moments);
  }

  function pause(): void {
    timer.stop();
    store.setState({ running: false });
  }

  return {
    store,
    ...choosing(store),
    pause,
    goOn,
    now: timer.now,
    call() {
      const { choices, breakers, pace } = store.getState();
      const begun = setupOf(choices, breakers);
      const moment = arrival(present(), begun);
      timer.stop(0);
      if (pace === "real") timer.run(0);
      show([pace === "real" ? moment : settled(present(), moment)], { begun });
    },
    act(act, overPrompt = false) {
      tick();
      const { moments, interrupts, pace } = store.getState();
      const last = moments.at(-1);
      if (!last || last.state.phase === "ended") return;
      const simulator = present();
      if (pace === "real") return show([...moments, acted(simulator, last, { act, atMs: timer.now() })]);
      const atOnce = overPrompt || interrupts || "wait" in act;
      const atMs = atOnce ? last.state.sinceMs : promptsOverAt(simulator, last.state);
      show([...moments, settled(simulator, acted(simulator, last, { act, atMs }))]);
    },
    stepBack() {
      const { moments, begun } = store.getState();
      timer.stop(moments.at(-1)?.atMs ?? 0);
      show(moments.slice(0, -1), moments.length > 1 ? {} : { breakers: begun.breakers ?? {} });
    },
    setPace(pace) {
      const { moments } = store.getState();
      const last = moments.at(-1);
      const isLive = last !== undefined && last.state.phase !== "ended";
      if (!isLive) return store.setState({ pace });
      timer.stop(Math.max(last.state.atMs, last.state.sinceMs));
      if (pace === "real") timer.run(timer.now());
      const now = pace === "real" ? last : settled(present(), last);
      show([...moments.slice(0, -1), now], { pace });
    },
  };
}

function choosing(store: StoreApi<SessionState>): Choosing {
  const choose = (choices: Partial<CallChoices>): void =>
    store.setState((before) => ({ choices: { ...before.choices, ...choices } }));
  return {
    choose,
    stub(nodeId, stub) {
      const { [nodeId]: _before, ...others } = store.getState().choices.stubs;
      choose({ stubs: stub === null ? others : { ...others, [nodeId]: stub } });
    },
    interrupt: (interrupts) => store.setState({ interrupts }),
    forgetBreakers: () => store.setState({ breakers: {} }),
    provide: (subflows) => store.setState({ subflows }),
  };
}

/** A flow is prepared once: the same flows give the same simulator. */
function createSimulators(): (flow: Flow, subflows: Subflows) => Simulator {
  let kept: { readonly simulator: Simulator; readonly subflows: Subflows } | null = null;
  return (flow, subflows) => {
    if (kept?.simulator.flow !== flow || kept.subflows !== subflows)
      kept = { simulator: createSimulator(flow, { subflows }), subflows };
    return kept.simulator;
  };
}
