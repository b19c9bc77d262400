export type { CallEvent } from "./call-event.ts";
export {
  DEFAULT_CLOCK,
  type BreakerState,
  type BreakerStates,
  type CallSetup,
  type SimulatorOptions,
} from "./call-setup.ts";
export type { CallEnd, CallState, EndReason, Phase } from "./call-state.ts";
export type { Effect, RemarkCode, Stepped } from "./effect.ts";
