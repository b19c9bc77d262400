export {
  DEPLOYMENT_STEPS,
  type CompileContext,
  type Compiled,
  type Decompiled,
  type DeploymentStep,
  type DialectConverter,
  type DialectDescriptor,
  type ReportItem,
} from "./adapter.ts";
export type {
  ActivationWindow,
  ClientOptions,
  CreateDialectClient,
  DialectClient,
  FiguresQuery,
  FiguresRow,
  QueueState,
  ResourceListing,
  VendorAttempt,
  VendorAuditEntry,
  VendorCopy,
  VendorCredentials,
  WriteOptions,
} from "./client.ts";
export type { Clock, HttpFailure, HttpRequest, HttpResponse, HttpSend, Random } from "./http.ts";
export type {
  DialectSandbox,
  NodeTraffic,
  SandboxRequest,
  SandboxResource,
  SandboxResponse,
  SandboxTraffic,
  SandboxWorld,
} from "./sandbox.ts";
export type { VendorError, VendorErrorKind } from "./vendor-error.ts";
export {
  createCircuitBreaker,
  type BreakerOutcome,
  type BreakerPolicy,
  type CircuitBreaker,
} from "./http/circuit-breaker.ts";
export { createVendorHttp, type VendorHttp, type VendorHttpOptions } from "./http/create-vendor-http.ts";
export { redact } from "./http/redact.ts";
export type { RepeatPolicy } from "./http/repeat-call.ts";
export { retryAfterMs } from "./http/retry-after.ts";
export type { CallEffect, VendorCall } from "./http/vendor-call.ts";
export { waitMs, type Wait } from "./http/wait.ts";
