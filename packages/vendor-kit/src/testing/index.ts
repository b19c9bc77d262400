export { CLIENT_FEATURES, type ClientFeature } from "./client-feature.ts";
export { conformanceChecks, type ConformanceCheck, type ConformanceSubject } from "./conformance.ts";
export { createSandboxVendor, type SandboxVendor } from "./sandbox-send.ts";
export { createScriptedSend, tokenAnswer, type ScriptedAnswer, type ScriptedSend } from "./scripted-send.ts";
export { createTestClock, type TestClock } from "./test-clock.ts";
export { flowWithNode, sampleNodes } from "./sample-flows.ts";
