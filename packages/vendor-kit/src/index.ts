export {
  DEPLOYMENT_STEPS,
  type Compiled,
  type Decompiled,
  type DeploymentStep,
  type DialectConverter,
  type DialectDescriptor,
  type ReportItem,
} from "./adapter.ts";
export type {
  ClientOptions,
  CreateDialectClient,
  DialectClient,
  ResourceListing,
  VendorAttempt,
  VendorCopy,
  VendorCredentials,
  WriteOptions,
} from "./client.ts";
export type { Clock, HttpFailure, HttpRequest, HttpResponse, HttpSend, Random } from "./http.ts";
export type { DialectSandbox, SandboxRequest, SandboxResponse } from "./sandbox.ts";
export type { VendorError, VendorErrorKind } from "./vendor-error.ts";
