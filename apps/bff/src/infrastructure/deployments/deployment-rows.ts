import { DEPLOYMENT_STATES, plannedSpanSchema } from "@tonegraph/api-contract";
import { jsonSchema } from "@tonegraph/flow-model";
import type { Selectable } from "kysely";
import { z } from "zod";
import type { DeploymentRecord, StepRecord } from "../../modules/deployments/deployment.ts";
import type { PublishingTables } from "../database/publishing-schema.ts";

const stateSchema = z.enum(DEPLOYMENT_STATES);
const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  vendorMessage: z.string().exactOptional(),
  seenHash: z.string().exactOptional(),
  parts: z.array(z.string()).exactOptional(),
  leftBehind: z.object({ externalId: z.string(), mayAnswerCalls: z.boolean() }).exactOptional(),
});

const windowSchema = z.object({
  effectiveDate: z.string().exactOptional(),
  expirationDate: z.string().exactOptional(),
});
const warningsSchema = z.array(z.string());

/** A row of deployments as a record, with its steps in their order. */
export function toDeploymentRecord(
  row: Selectable<PublishingTables["deployments"]> & { readonly created_by_name: string },
  steps: readonly Selectable<PublishingTables["deployment_steps"]>[],
): DeploymentRecord {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    flowId: row.flow_id,
    tenantId: row.tenant_id,
    kind: row.kind,
    version: row.version,
    dialect: row.dialect,
    artefactHash: row.artefact_hash,
    state: stateSchema.parse(row.state),
    note: row.note,
    guard: row.guard,
    overDrift: row.over_drift,
    expectedHash: row.expected_hash,
    externalId: row.external_id,
    connectionCount: row.connection_count,
    window: row.window_json === null ? null : windowSchema.parse(JSON.parse(row.window_json)),
    schedule: toSchedule(row),
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    error: row.error_json === null ? null : errorSchema.parse(JSON.parse(row.error_json)),
    captured: row.captured,
    capturedCopy: toCopy(row),
    capturedHash: row.captured_hash,
    formerExternalId: row.former_external_id,
    adopted: row.adopted,
    warnings: row.warnings_json === null ? [] : warningsSchema.parse(JSON.parse(row.warnings_json)),
    steps: steps.map(toStep),
  };
}

function toSchedule(row: Selectable<PublishingTables["deployments"]>): DeploymentRecord["schedule"] {
  const { schedule_part: part, due_at: dueAt, schedule_json: json, partner_id: partnerId } = row;
  if (part === null || dueAt === null || json === null) return null;
  return { part, dueAt, partnerId, span: plannedSpanSchema.parse(JSON.parse(json)) };
}

function toCopy(row: Selectable<PublishingTables["deployments"]>): DeploymentRecord["capturedCopy"] {
  if (row.captured_raw === null || row.captured_artefact_json === null) return null;
  return { raw: row.captured_raw, artefact: jsonSchema.parse(JSON.parse(row.captured_artefact_json)) };
}

function toStep(row: Selectable<PublishingTables["deployment_steps"]>): StepRecord {
  return {
    name: row.name,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    attempts: row.attempts,
    vendorMessage: row.vendor_message,
  };
}
