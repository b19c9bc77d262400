import type { Selectable } from "kysely";
import type {
  WatchChanges,
  WatchMemory,
  WatchOutcome,
  WatchRecord,
  WatchTrip,
} from "../../modules/guard/watch-record.ts";
import type { GuardTables } from "../database/guard-schema.ts";

/** A row of watches with the names that belong to it. */
export type WatchRow = Selectable<GuardTables["guard_watches"]> & {
  readonly flow_name: string;
  readonly tenant_name: string;
  readonly decided_by_name: string;
};

/** A row as the module sees it. */
export function toWatchRecord(row: WatchRow): WatchRecord {
  return {
    id: row.id,
    flowId: row.flow_id,
    flowName: row.flow_name,
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    deploymentId: row.deployment_id,
    version: row.version,
    externalId: row.external_id,
    former: formerOf(row),
    mode: row.mode,
    action: row.action,
    fixedThreshold: row.fixed_threshold,
    beginsAt: row.begins_at,
    endsAt: row.ends_at,
    state: row.state,
    // Written by this store alone, from the same types; so are the others below.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    outcome: row.outcome as WatchOutcome | null,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    reason: row.reason as WatchRecord["reason"],
    nextLookAt: row.next_look_at,
    endedAt: row.ended_at,
    paused: row.paused_since === null ? null : { since: row.paused_since, why: row.paused_why ?? "" },
    looks: row.looks,
    looksHash: row.looks_hash,
    memory: memoryOf(row.memory_json),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    trip: row.trip_json === null ? null : (JSON.parse(row.trip_json) as WatchTrip),
    noticed: row.noticed,
    decided: decidedOf(row),
    rollbacks: row.rollbacks,
    rollbackDeploymentId: row.rollback_deployment_id,
    refusal: row.refusal,
  };
}

/** What a watch remembers, as it was stored. */
export function memoryOf(json: string | null): WatchMemory | null {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this store alone
  return json === null ? null : (JSON.parse(json) as WatchMemory);
}

function formerOf({ former_version: version, former_external_id: externalId, former_since: since }: WatchRow) {
  return version === null || externalId === null || since === null ? null : { version, externalId, since };
}

function decidedOf({ decided: what, decided_by: by, decided_by_name: byName, decided_at: at }: WatchRow) {
  return what === null || by === null || at === null ? null : { what, by, byName, at };
}

/** Changes as columns; what is not named stays. */
export function toColumns(changes: WatchChanges) {
  const { mode, action, fixedThreshold, state, outcome, reason, nextLookAt, endedAt, looks, looksHash } = changes;
  const { memory, trip, noticed, rollbacks, rollbackDeploymentId, refusal } = changes;
  return {
    ...given({ mode, action, state, outcome, reason, looks, noticed, rollbacks, refusal }),
    ...given({ fixed_threshold: fixedThreshold, next_look_at: nextLookAt, ended_at: endedAt }),
    ...given({ looks_hash: looksHash, rollback_deployment_id: rollbackDeploymentId }),
    ...given({ memory_json: asJson(memory), trip_json: asJson(trip) }),
    ...pauseColumns(changes),
    ...decisionColumns(changes),
  };
}

function pauseColumns({ paused }: WatchChanges) {
  return paused === undefined ? {} : { paused_since: paused?.since ?? null, paused_why: paused?.why ?? null };
}

function decisionColumns({ decided }: WatchChanges) {
  if (decided === undefined) return {};
  return { decided: decided?.what ?? null, decided_by: decided?.by ?? null, decided_at: decided?.at ?? null };
}

function asJson(value: object | null | undefined): string | null | undefined {
  return value === null || value === undefined ? value : JSON.stringify(value);
}

type Given<Columns> = { readonly [Name in keyof Columns]?: Exclude<Columns[Name], undefined> };

function given<Columns extends object>(columns: Columns): Given<Columns> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is undefined is left out, nothing else changes
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Given<Columns>;
}
