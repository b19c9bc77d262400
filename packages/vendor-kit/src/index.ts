export { addressWith } from "./address-with.ts";
export {
  DEPLOYMENT_STEPS,
  type CompileContext,
  type Compiled,
  type DecompileContext,
  type Decompiled,
  type DeploymentStep,
  type DialectConverter,
  type DialectDescriptor,
  type FlowService,
  type OwnFigures,
  type QueueSettings,
  type ReportItem,
  type WholeFigure,
  type WholeFigures,
} from "./adapter.ts";
export type {
  ActivationWindow,
  AfterLiveOptions,
  BesideClient,
  CallVendor,
  ClientOptions,
  CreateDialectClient,
  DialectClient,
  ReadOptions,
  SignInOptions,
  SignedIn,
  FiguresPageQuery,
  FiguresQuery,
  FiguresRow,
  QueueState,
  ResourceListing,
  AuditPage,
  VendorAuditEntry,
  VendorCopy,
  VendorCredentials,
  VendorPage,
  WriteOptions,
} from "./client.ts";
export type { CancelSignal, Clock, HttpFailure, HttpRequest, HttpResponse, HttpSend, Random } from "./http.ts";
export type {
  AnswerTo,
  CallTotals,
  DialectSandbox,
  MetFlow,
  NodeTraffic,
  SandboxRequest,
  SandboxQueue,
  SandboxResource,
  SandboxResponse,
  SandboxTraffic,
  SandboxWorld,
  ServiceAnswer,
} from "./sandbox.ts";
export { carriedFlow } from "./carried/carried-flow.ts";
export { aKindName as aKind } from "@tonegraph/flow-model";
export { createReport, nameOf, type CompileReport } from "./compile-report.ts";
export { clockDifference } from "./clock-difference.ts";
export { vendorIdAt, withFlowIds, type FlowAtTenant, type OurFlows, type TenantFlows } from "./tenant-flows.ts";
export { drawableName, reportName } from "./drawable-name.ts";
export { hostPart } from "./host-part.ts";
export { orDefault } from "./or-default.ts";
export { utcTime } from "./utc-time.ts";
export { isJsonObject, readJson, withoutFields, type JsonObject, objectsIn, textIn } from "./json-object.ts";
export { namedParts } from "./named-parts.ts";
export { idTwice, keyTwice, oddContent, repeated, timeWithoutZone, unknownValue } from "./odd-content.ts";
export { copyHasTwice, copyHasTwiceWords, type CopyHasTwice } from "./rules/copy-has-twice.ts";
export { beginsWithMenu, beginsWithMenuWords } from "./rules/begins-with-menu.ts";
export { hideSecrets } from "./secrets/hide-secrets.ts";
export { refusedContent, type ContentFault, type SentContent } from "./refused-content.ts";
export { withoutSecrets } from "./secrets/without-secrets.ts";
export { hideInText } from "./secrets/hide-in-text.ts";
export { isSecretName } from "./secrets/secret-names.ts";
export {
  bearerToken,
  clientIn,
  grantToken,
  withoutScopes,
  type GrantedToken,
  type SandboxClients,
  type SandboxToken,
} from "./sandbox/client-credentials.ts";
export { jsonAnswer } from "./sandbox/json-answer.ts";
export { countInWindow, type RateLimit } from "./sandbox/rate-window.ts";
export { namedResources, namesAfter } from "./sandbox/resource-names.ts";
export { IN_SHORT_WORDS } from "./sandbox/short-words.ts";
export type {
  AccessToken,
  CallsSlice,
  CallsWish,
  DoOnce,
  FetchToken,
  OnceWish,
  TenantSharing,
  TokenWish,
} from "./tenant-sharing.ts";
export { movedHosts, type MovedHost, type MovedHostsParts, type TenantAddresses } from "./moved-hosts.ts";
export { LIMITS_SETTING, settingFault, tenantLimits, type SettingFault, type TenantSetting } from "./tenant-setting.ts";
export {
  MOST_REQUESTS_PER_SECOND,
  RATE_SETTING,
  rateSetting,
  readRate,
  tenantRate,
  type UsualRate,
} from "./usual-rate.ts";
export { answerFault, wireFaults } from "./wire-faults.ts";
export type { VendorError, VendorErrorKind } from "./vendor-error.ts";
export { asSentence, readVendorMessage, vendorWords } from "./vendor-words.ts";
export type { VendorHealth } from "./vendor-health.ts";
export type { VendorAttempt, VendorBreakerChange, VendorCallRecord } from "./vendor-telemetry.ts";
export type { BreakerPolicy } from "./http/circuit-breaker.ts";
export { createVendorHttp, type VendorHttp, type VendorHttpOptions } from "./http/create-vendor-http.ts";
export { createOnce, type Once } from "./http/do-once.ts";
export { grantCalls, type CallsLedger } from "./http/grant-calls.ts";
export { redact } from "./http/redact.ts";
export type { RepeatPolicy } from "./http/repeat-call.ts";
export { retryAfterMs } from "./http/retry-after.ts";
export { failedWithoutAnswer, limitsOfWrite, type CallEffect, type VendorCall } from "./http/vendor-call.ts";
export { waitMs, type Wait } from "./http/wait.ts";
