import type { CallStub, Flow, Json, Language, NodeId } from "@tonegraph/flow-model";

/** What is known when a call arrives. Everything may be left out; nothing is read from the machine. */
export interface CallSetup {
  /** When the call arrives, ISO 8601 with offset. Default, and where it is none: {@link DEFAULT_CLOCK}. */
  readonly clock?: string;
  /** The language that prompts are spoken in until a language block changes it. Default: the flow's. */
  readonly language?: Language;
  /** Values that variables have when the call arrives, over their declared defaults (`ani`, `dnis`, `callId` too). */
  readonly variables?: Readonly<Record<string, Json>>;
  /** How the outside answers, per block, in sub-flows too. Without one the README's assumptions hold, and a remark says so. */
  readonly stubs?: Readonly<Record<NodeId, CallStub>>;
  /** What circuit breakers remember from former calls, as the end of such a call gave it. */
  readonly breakers?: BreakerStates;
}

/** When a call arrives if nobody says: a Monday, 10:00 UTC. */
export const DEFAULT_CLOCK = "2026-01-05T10:00:00Z";

/** What a request's circuit breaker remembers: failures in a row, and until when it is open (ms since 1970). */
export interface BreakerState {
  readonly failures: number;
  readonly openUntilMs: number | null;
}

/** Circuit breakers by the id of their request block; within a sub-flow by `<flow id>/<block id>`. */
export type BreakerStates = Readonly<Record<string, BreakerState>>;

/** What a simulation needs beside the flow: the flows that its sub-flow blocks lead to, and the bound. */
export interface SimulatorOptions {
  /** Flows by the id that `subflow.flowId` names. An absent one takes the `failed` exit and the transcript says so. */
  readonly subflows?: Readonly<Record<string, Flow>>;
  /** How often a call may enter a block or ask again before it ends with `bound`. Default 1,000. */
  readonly maxVisits?: number;
  /** The country (ISO 3166, two letters) of telephone numbers that are not written in international form. */
  readonly defaultCountry?: string;
}
