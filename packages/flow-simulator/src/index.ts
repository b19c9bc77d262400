export type { CallEvent } from "./call-event.ts";
export {
  DEFAULT_CLOCK,
  type BreakerState,
  type BreakerStates,
  type CallSetup,
  type SimulatorOptions,
} from "./call-setup.ts";
export type { CallEnd, CallFrame, CallRequest, CallState, EndReason, Phase } from "./call-state.ts";
export { simplePaths, type SimplePaths } from "./paths/simple-paths.ts";
export { walkGraph, type WalkEdge, type WalkGraph } from "./paths/walk-graph.ts";
export { createSimulator, type Simulator, type Walk, type Walked } from "./create-simulator.ts";
export type { Effect, RemarkCode, Stepped } from "./effect.ts";
export type { CallObserver } from "./engine/run.ts";
export { runCall, type CallRecord, type ScriptedCall } from "./run-call.ts";
export type { CallStep } from "./steps-of.ts";
export { describeEffect } from "./words/describe-effect.ts";
export { placeEffects, type PlacedEffect } from "./words/place-effects.ts";
export { transcriptOf, type TranscriptLine } from "./words/transcript-of.ts";
export { callCoverage, type CallCoverage, type CoveringCall, type PortPlace } from "./saved-tests/call-coverage.ts";
export { describeTestFailure } from "./saved-tests/describe-test-failure.ts";
export { failedTests, type FailedSavedTest } from "./saved-tests/failed-tests.ts";
export { breakerMemoriesOf, breakersFrom, type BreakerMemories } from "./saved-tests/breaker-memory.ts";
export {
  expectationOf,
  generateTests,
  generateTestsInSteps,
  type GeneratedTests,
  type GenerationProgress,
  type TestPlan,
} from "./saved-tests/generate-tests.ts";
export type { TestFailure, TestFailureCode } from "./saved-tests/judge-saved-test.ts";
export { runSavedTest, runSavedTests, type SavedTestResult } from "./saved-tests/run-saved-tests.ts";
export type { NotSteered, PlannedStep, WhyNot } from "./saved-tests/steering.ts";
export { compareVersions, type CompareOptions } from "./compare/compare-versions.ts";
export type { CallerFigures, Comparison, Middle, VersionFigures } from "./compare/comparison.ts";
export { destinationOf, type Destination } from "./compare/destination.ts";
