import { DEPLOYMENT_STEPS } from "@tonegraph/vendor-kit";
import type { DeploymentRecord } from "../modules/deployments/deployment.ts";

/** A deployment that was just accepted, with what a test wants of it. */
export function storedDeployment(wanted: Partial<DeploymentRecord>): DeploymentRecord {
  return {
    id: "deployment_1",
    workspaceId: "ws",
    flowId: "flow_1",
    tenantId: "tenant_1",
    kind: "publish",
    version: 1,
    dialect: "cxone-ivr-menus",
    artefactHash: "",
    note: "",
    guard: false,
    overDrift: null,
    expectedHash: null,
    externalId: null,
    connectionCount: 0,
    window: null,
    schedule: null,
    createdBy: "person",
    createdByName: "Person",
    createdAt: new Date(0),
    state: "queued",
    startedAt: null,
    endedAt: null,
    error: null,
    captured: "not-yet",
    capturedCopy: null,
    capturedHash: null,
    formerExternalId: null,
    adopted: false,
    warnings: [],
    steps: DEPLOYMENT_STEPS.map((name) => ({
      name,
      state: "pending",
      startedAt: null,
      endedAt: null,
      attempts: 0,
      vendorMessage: null,
    })),
    ...wanted,
  };
}
