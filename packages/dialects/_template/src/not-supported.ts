import type { NodeKind } from "@tonegraph/flow-model";

/** Kinds that the toy vendor does not have: each is reported `unsupported`, which the conformance suite checks. */
export const NOT_SUPPORTED: readonly NodeKind[] = [
  "collect",
  "language",
  "condition",
  "hours",
  "setVariables",
  "transform",
  "httpRequest",
  "subflow",
  "agent",
  "externalNumber",
  "voicemail",
  "hangup",
  "vendorBlock",
];
