import type { CallInput, CallStub, Flow, NodeId } from "@tonegraph/flow-model";
import {
  createSimulator,
  type CallSetup,
  type CallState,
  type Effect,
  type Simulator,
} from "@tonegraph/flow-simulator";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { FlowDocument } from "../../document/flow-document.ts";
import { advance, afterPrompts, settle } from "./call-steps.ts";

/** What is chosen before a call; "" is what the simulator assumes. */
export interface CallChoices {
  /** ISO 8601 with offset. */
  readonly clock: string;
  readonly language: string;
  readonly caller: string;
  readonly stubs: Readonly<Record<NodeId, CallStub>>;
}

/** One thing that the caller did, and what came of it; the first moment is the call's arrival. */
export interface CallMoment {
  readonly input: CallInput | null;
  readonly state: CallState;
  /** All effects since the call arrived. */
  readonly effects: readonly Effect[];
}

/** A test call and what is chosen for the next one. */
export interface SessionState {
  readonly choices: CallChoices;
  /** The choices that the present call began with. */
  readonly begun: CallSetup;
  /** Empty when nobody has called yet. */
  readonly moments: readonly CallMoment[];
  /** Whether the caller presses keys at once instead of hearing the prompts out. */
  readonly interrupts: boolean;
}

/** A test call on the present draft: an edit holds from the next key on. */
export interface CallSession {
  readonly store: StoreApi<SessionState>;
  call(): void;
  /** `overPrompt`: the caller interrupts, whatever is chosen. */
  press(key: string, overPrompt?: boolean): void;
  wait(): void;
  hangUp(): void;
  stepBack(): void;
  choose(choices: Partial<CallChoices>): void;
  /** Null: the simulator's assumption again. */
  stub(nodeId: NodeId, stub: CallStub | null): void;
  interrupt(interrupts: boolean): void;
}

const NOTHING_CHOSEN: CallChoices = { clock: "", language: "", caller: "", stubs: {} };

/** Opens the phone for a flow. */
export function createCallSession(document: FlowDocument): CallSession {
  const store = createStore<SessionState>(() => ({
    choices: NOTHING_CHOSEN,
    begun: {},
    moments: [],
    interrupts: false,
  }));
  const simulatorOf = createSimulators();
  const present = (): Simulator => simulatorOf(document.store.getState().flow);

  function act(input: CallInput, overPrompt: boolean): void {
    const { moments, interrupts } = store.getState();
    const last = moments.at(-1);
    if (!last || last.state.phase === "ended") return;
    const simulator = present();
    const afterMs = overPrompt || interrupts || "wait" in input ? 0 : afterPrompts(simulator, last.state);
    const timed = afterMs === 0 ? input : { ...input, afterMs };
    const { state, effects } = advance(simulator, last.state, timed);
    store.setState({ moments: [...moments, { input: timed, state, effects: [...last.effects, ...effects] }] });
  }

  const choose = (choices: Partial<CallChoices>): void =>
    store.setState((before) => ({ choices: { ...before.choices, ...choices } }));

  return {
    store,
    choose,
    call() {
      const begun = setupOf(store.getState().choices);
      const simulator = present();
      const { state, effects } = settle(simulator, simulator.start(begun));
      store.setState({ begun, moments: [{ input: null, state, effects }] });
    },
    press: (key, overPrompt = false) => act({ press: key }, overPrompt),
    wait: () => act({ wait: true }, false),
    hangUp: () => act({ hangUp: true }, false),
    stepBack: () => store.setState(({ moments }) => ({ moments: moments.slice(0, -1) })),
    stub(nodeId, stub) {
      const { [nodeId]: _before, ...others } = store.getState().choices.stubs;
      choose({ stubs: stub === null ? others : { ...others, [nodeId]: stub } });
    },
    interrupt: (interrupts) => store.setState({ interrupts }),
  };
}

function setupOf({ clock, language, caller, stubs }: CallChoices): CallSetup {
  return {
    ...(clock === "" ? {} : { clock }),
    ...(language === "" ? {} : { language }),
    ...(caller === "" ? {} : { variables: { ani: caller } }),
    ...(Object.keys(stubs).length === 0 ? {} : { stubs }),
  };
}

/** A flow is prepared once: the same flow gives the same simulator. */
function createSimulators(): (flow: Flow) => Simulator {
  let kept: Simulator | null = null;
  return (flow) => {
    if (kept?.flow !== flow) kept = createSimulator(flow);
    return kept;
  };
}
