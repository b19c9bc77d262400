export { buildSandboxApp, type SandboxAppOptions } from "./build-sandbox-app.ts";
export type { SandboxClock } from "./sandbox-clock.ts";
export { createWalker, type PlannedCall, type Walker } from "./callers/walk-calls.ts";
