// Callers' figures without a vendor: versions that were live when a test says, and calls that a test makes up.
import type { Visit } from "@tonegraph/call-analytics";
import { err, ok, type Flow, type Result } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import type { FiguresRow, VendorError } from "@tonegraph/vendor-kit";
import { createFlowSource } from "../composition/flow-source.ts";
import { createFiguresStore } from "../infrastructure/analytics/figures-store.ts";
import { createStorage } from "../infrastructure/database/storage.ts";
import { DEFAULT_WORKSPACE } from "../infrastructure/repositories/prepare-workspace.ts";
import { createVersionStore } from "../infrastructure/repositories/version-store.ts";
import type { FlowOnTenant } from "../kernel/flow-on-tenant.ts";
import type { FiguresSource } from "../modules/analytics/ports.ts";
import { collectCalls, refreshAggregates } from "../modules/analytics/usecases/collect-figures.ts";
import { labTenant } from "./lab-tenant.ts";
import { startTestBff, type TestBff } from "./test-bff.ts";

const DIALECT = "cxone-ivr-menus";
const HOUR_MS = 3_600_000;
const NOWHERE = "http://127.0.0.1:9";

/** A BFF whose callers a test makes up. */
export interface FiguresLab extends TestBff {
  /** The beginning of the present hour. */
  readonly hour: number;
  /** What the use cases of figures take. */
  readonly figures: Parameters<typeof collectCalls>[1];
  /** A flow on a tenant; `calls` where single calls can be read, else the vendor's sums. */
  place(kind: "calls" | "aggregates", flow?: Flow): Promise<FlowOnTenant>;
  /** Freezes the draft and says that it went live then, in hours before the present one. Answers the version. */
  wentLive(place: FlowOnTenant, hoursAgo: number): Promise<number>;
  /** Changes the draft, so that freezing it makes another version. */
  edit(place: FlowOnTenant, change: (flow: Flow) => Flow): Promise<void>;
  collect(place: FlowOnTenant, visits: readonly Visit[]): Promise<Result<null, VendorError>>;
  sums(
    place: FlowOnTenant & { version: number },
    span: { from: Date; to: Date },
    rows: readonly FiguresRow[],
  ): Promise<void>;
  ask<Body>(path: string): Promise<Body>;
}

/** Starts it; close it when done. */
export async function startFiguresLab(): Promise<FiguresLab> {
  const test = await startTestBff({ TONEGRAPH_ALLOW_PRIVATE_HOSTS: new URL(NOWHERE).host });
  const { db } = test.database;
  const hour = Math.floor(test.surroundings.now().getTime() / HOUR_MS) * HOUR_MS;
  const figures = {
    storage: createStorage(db, createFiguresStore),
    flows: createFlowSource(createStorage(db, createVersionStore), test.surroundings),
    now: () => test.surroundings.now(),
  };
  const post = async (url: string, payload: object): Promise<{ id: string; number: number }> => {
    const answer = await test.asAdmin({ method: "POST", url, payload });
    if (answer.statusCode >= 300) throw new Error(answer.body);
    return answer.json();
  };
  let deployments = 0;

  return {
    ...test,
    hour,
    figures,
    async place(kind, flow = customerSupportMenu()) {
      const { id: _id, ...document } = flow;
      const tenant = labTenant(NOWHERE, DIALECT);
      const settings = { ...tenant.settings, ...(kind === "calls" ? { callFeed: "sandbox" } : {}) };
      const [{ id: tenantId }, { id: flowId }] = [
        await post("/api/tenants", { ...tenant, settings }),
        await post("/api/flows", document),
      ];
      return { flowId, tenantId };
    },
    async wentLive({ flowId, tenantId }, hoursAgo) {
      const { number } = await post(`/api/flows/${flowId}/versions`, {});
      deployments += 1;
      const at = new Date(hour - hoursAgo * HOUR_MS);
      await test.database.pool.query(
        `insert into deployments (workspace_id, id, flow_id, tenant_id, kind, version, dialect, artefact_hash, state,
           created_by, created_at, ended_at, external_id)
         values ($1, $2, $3, $4, 'publish', $5, $6, '', 'live', 'token_bootstrap', $7, $7, 'external')`,
        [DEFAULT_WORKSPACE, `deployment_lab${deployments}`, flowId, tenantId, number, DIALECT, at],
      );
      return number;
    },
    async edit({ flowId }, change) {
      const draft = await test.asAdmin({ method: "GET", url: `/api/flows/${flowId}` });
      const headers = { "if-match": String(draft.headers.etag) };
      const url = `/api/flows/${flowId}`;
      const saved = await test.asAdmin({ method: "PUT", url, payload: change(draft.json()), headers });
      if (saved.statusCode !== 200) throw new Error(saved.body);
    },
    collect: (place, visits) =>
      collectCalls({ workspaceId: DEFAULT_WORKSPACE, place, source: sourceOf({ visits }) }, figures),
    async sums(place, span, rows) {
      const source = sourceOf({ rows });
      const query = { externalId: "external", span };
      await refreshAggregates({ workspaceId: DEFAULT_WORKSPACE, place, source }, query, figures);
    },
    async ask(path) {
      const answer = await test.asAdmin({ method: "GET", url: `/api${path}` });
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
      return answer.json();
    },
  };
}

/** A vendor that knows these calls or sums and draws flows exactly as we do. */
function sourceOf({
  visits = [],
  rows,
}: {
  readonly visits?: readonly Visit[];
  readonly rows?: readonly FiguresRow[];
}): FiguresSource {
  const begun = new Map<string, number>();
  for (const { callId, enteredMs } of visits) {
    begun.set(callId, Math.min(enteredMs, begun.get(callId) ?? enteredMs));
  }
  return {
    tenantName: "Lab",
    dialectTitle: "Lab",
    kind: rows === undefined ? "calls" : "aggregates",
    drawn: (flow) => flow,
    figures: () =>
      Promise.resolve(rows === undefined ? err({ kind: "badAnswer", message: "", ambiguous: false }) : ok(rows)),
    async *calls({ from, to }) {
      yield await Promise.resolve(
        ok(
          visits.filter(({ callId }) => {
            const at = begun.get(callId) ?? 0;
            return at >= from.getTime() && at < to.getTime();
          }),
        ),
      );
    },
  };
}
