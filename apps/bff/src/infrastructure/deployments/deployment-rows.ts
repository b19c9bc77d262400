import { DEPLOYMENT_STATES, plannedSpanSchema, type PlannedSpan } from "@tonegraph/api-contract";
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
  asksForId: z.literal(true).exactOptional(),
});

const windowSchema = z.object({
  effectiveDate: z.string().exactOptional(),
  expirationDate: z.string().exactOptional(),
});
const warningsSchema = z.array(z.string());

/** Of a row of deployments. */
type Column = keyof PublishingTables["deployments"];

/** Reads a column that has a value; what cannot be read counts as none, and its name is written down. */
type ReadColumn = <Value>(column: Column, read: () => Value) => Value | null;

/** A row of deployments as a record, with its steps in their order. What cannot be read of it keeps nobody from the rest. */
export function toDeploymentRecord(
  row: Selectable<PublishingTables["deployments"]> & { readonly created_by_name: string },
  steps: readonly Selectable<PublishingTables["deployment_steps"]>[],
): DeploymentRecord {
  const unreadable: Column[] = [];
  const reading: ReadColumn = (column, read) => {
    if (row[column] === null) return null;
    try {
      return read();
    } catch {
      unreadable.push(column);
      return null;
    }
  };
  const record = readRow(row, steps, reading);
  return unreadable.length === 0 ? record : { ...record, unreadable };
}

function readRow(
  row: Parameters<typeof toDeploymentRecord>[0],
  steps: Parameters<typeof toDeploymentRecord>[1],
  reading: ReadColumn,
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
    state: reading("state", () => stateSchema.parse(row.state)) ?? "queued",
    note: row.note,
    guard: row.guard,
    overDrift: row.over_drift,
    expectedHash: row.expected_hash,
    externalId: row.external_id,
    connectionCount: row.connection_count,
    window: reading("window_json", () => parse(windowSchema, row.window_json)),
    schedule: toSchedule(row, reading),
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    error: reading("error_json", () => parse(errorSchema, row.error_json)),
    captured: row.captured,
    capturedCopy: toCopy(row, reading),
    capturedHash: row.captured_hash,
    formerExternalId: row.former_external_id,
    adopted: row.adopted,
    warnings: reading("warnings_json", () => parse(warningsSchema, row.warnings_json)) ?? [],
    steps: steps.map(toStep),
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string | null): z.output<Schema> {
  return schema.parse(JSON.parse(text ?? ""));
}

function toSchedule(
  row: Selectable<PublishingTables["deployments"]>,
  reading: ReadColumn,
): DeploymentRecord["schedule"] {
  const { schedule_part: part, due_at: dueAt, schedule_json: json, partner_id: partnerId } = row;
  if (part === null || dueAt === null || json === null) return null;
  const span = reading("schedule_json", () => parse(plannedSpanSchema, json)) ?? spanFrom(dueAt);
  return { part, dueAt, partnerId, span };
}

/** What is still known of a span that cannot be read. */
function spanFrom(dueAt: Date): PlannedSpan {
  const startsAt = dueAt.toISOString();
  return { timeZone: "UTC", from: startsAt.slice(0, 16), until: null, startsAt, endsAt: null };
}

function toCopy(
  row: Selectable<PublishingTables["deployments"]>,
  reading: ReadColumn,
): DeploymentRecord["capturedCopy"] {
  const { captured_raw: raw } = row;
  if (raw === null) return null;
  return reading("captured_artefact_json", () => ({ raw, artefact: parse(jsonSchema, row.captured_artefact_json) }));
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
