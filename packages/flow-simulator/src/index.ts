export type { CallEvent } from "./call-event.ts";
export {
  DEFAULT_CLOCK,
  type BreakerState,
  type BreakerStates,
  type CallSetup,
  type SimulatorOptions,
} from "./call-setup.ts";
export type { CallEnd, CallFrame, CallRequest, CallState, EndReason, Phase } from "./call-state.ts";
export { createSimulator, type Simulator, type Walk, type Walked } from "./create-simulator.ts";
export type { Effect, RemarkCode, Stepped } from "./effect.ts";
export type { CallObserver } from "./engine/run.ts";
export { runCall, type CallRecord, type ScriptedCall } from "./run-call.ts";
export type { CallStep } from "./steps-of.ts";
export { describeEffect } from "./words/describe-effect.ts";
export { transcriptOf, type TranscriptLine } from "./words/transcript-of.ts";
