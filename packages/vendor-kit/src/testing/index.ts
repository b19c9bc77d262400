export { CLIENT_FEATURES, type ClientFeature } from "./client-feature.ts";
export {
  conformanceChecks,
  vendorChecks,
  type ConformanceCheck,
  type ConformanceSubject,
  type VendorSubject,
} from "./conformance.ts";
export { publishFaults } from "./publish-faults.ts";
export { observedSubject } from "./observed-subject.ts";
export { createSandboxVendor, type OpenVendor, type SandboxVendor } from "./sandbox-send.ts";
export { createScriptedSend, tokenAnswer, type ScriptedAnswer, type ScriptedSend } from "./scripted-send.ts";
export { createTestClock, type TestClock } from "./test-clock.ts";
export { foreignFields } from "./foreign-fields.ts";
export { givenAwaySecrets } from "./given-away-secrets.ts";
export { holdsNoSecret } from "./holds-no-secret.ts";
export { plantedSecrets, type PlantedSecrets } from "./planted-secrets.ts";
export { arbitraryCarriedKinds, type CarriedKinds } from "./arbitrary-carried-kinds.ts";
export { strayFields } from "./stray-fields.ts";
export { untoldLosses, type Told } from "./untold-losses.ts";
export { flowWithNode, sampleNodes } from "./sample-flows.ts";
export { observeSkew, type SkewOutcome } from "./faults/skew-checks.ts";
export { copyAt, openMemoryBench, skewed, type FaultBench } from "./faults/fault-bench.ts";
export { isRefusedForNow } from "./faults/faulty-send.ts";
export { FAULT_CASES, type FaultCase, type InjectedFault } from "./faults/fault-case.ts";
export { faultChecks, type FaultRun, type OpenFaultBench } from "./faults/fault-checks.ts";
export { countWrites, observeFault, type FaultOutcome, type Holding } from "./faults/observe-fault.ts";
