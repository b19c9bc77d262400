export { buildSandboxApp, type SandboxAppOptions } from "./build-sandbox-app.ts";
export type { SandboxClock } from "./sandbox-clock.ts";
