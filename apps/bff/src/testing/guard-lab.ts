import type { GuardWatchDetail } from "@tonegraph/api-contract";
import { err, ok } from "@tonegraph/flow-model";
import { customerSupportMenu } from "@tonegraph/flow-model/testing";
import { createStorage } from "../infrastructure/database/storage.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";
import { createGuardStore } from "../infrastructure/guard/guard-store.ts";
import { DEFAULT_WORKSPACE } from "../infrastructure/repositories/prepare-workspace.ts";
import type { ApiFault } from "../kernel/fault.ts";
import type { CallsSeen, Freshness, GuardDependencies, RollBackRequest, Span } from "../modules/guard/ports.ts";
import { runGuard } from "../modules/guard/usecases/run-guard.ts";
import type { WatchTarget } from "../modules/guard/watch-record.ts";
import { labTenant } from "./lab-tenant.ts";
import { startTestBff, type TestBff } from "./test-bff.ts";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
const DIALECT = "cxone-ivr-menus";
const MENU = "node_main_menu";

/** Calls per hour and the share of them that hang up at the main menu, at a moment; `brief` more per hour end within 5 s. */
type Callers = (
  target: WatchTarget,
  at: Date,
) => { readonly perHour: number; readonly rate: number; readonly brief?: number };

/** A flow with two versions on a tenant; the second went live just now. */
export interface GuardedFlow {
  readonly flowId: string;
  readonly tenantId: string;
  readonly deploymentId: string;
}

/** The guard on a database, with callers, vendor and time as a test says. */
export interface GuardLab {
  readonly test: TestBff;
  readonly guard: GuardDependencies;
  /** What callers do; may be replaced at any time. */
  callers: Callers;
  /** What can be had of them now; by default single calls up to now. */
  freshness: Partial<Freshness>;
  /** Why rolling back is refused; null: it is taken. */
  refusal: ApiFault | null;
  /** Rollbacks that were asked for, as often as they were. */
  readonly asked: RollBackRequest[];
  publish(setting: object | null, options?: { former?: boolean; guard?: boolean | null }): Promise<GuardedFlow>;
  /** Another version of a flow goes live; answers its deployment. */
  deploy(
    place: Pick<GuardedFlow, "flowId" | "tenantId">,
    version: number,
    more?: { kind?: "publish" | "rollback"; guard?: boolean | null },
  ): Promise<string>;
  /** A flow of the tenant that has been the same for weeks. */
  neighbour(tenantId: string): Promise<string>;
  round(): Promise<void>;
  /** Lets time pass, with a round at its end and one more for what that began. */
  pass(minutes: number): Promise<void>;
  /** Ends whatever is watched still, so that no later round looks at it. */
  forget(): Promise<void>;
  watch(place: GuardedFlow): Promise<GuardWatchDetail>;
  close(): Promise<void>;
}

/** Starts the lab; nothing runs in it but what a test lets run. */
export async function startGuardLab(): Promise<GuardLab> {
  const test = await startTestBff();
  const { surroundings, database } = test;
  const asked: RollBackRequest[] = [];
  const scoped = scopeToWorkspace(database.db, DEFAULT_WORKSPACE);
  const byKey = new Map<string, Promise<string>>();
  const guard: GuardDependencies = {
    storage: createStorage(database.db, createGuardStore),
    figures: {
      refresh: () =>
        Promise.resolve({
          source: { kind: "calls", grainMs: 1000 },
          until: surroundings.now(),
          fault: null,
          ...lab.freshness,
        }),
      count: (_workspaceId, target, span) => Promise.resolve(ok(countsOf(lab.callers, target, span))),
    },
    flows: { version: () => Promise.resolve({ flow: customerSupportMenu() }) },
    async rollBack(request) {
      asked.push(request);
      if (lab.refusal !== null) return err(lab.refusal);
      const known = byKey.get(request.key) ?? deploy(request, request.toVersion, { kind: "rollback" });
      byKey.set(request.key, known);
      return ok(await known);
    },
    now: () => surroundings.now(),
    newId: (prefix) => surroundings.newId(prefix),
  };

  async function deploy(
    { flowId, tenantId }: Pick<GuardedFlow, "flowId" | "tenantId">,
    version: number,
    { kind = "publish", guard: wanted = null }: { kind?: "publish" | "rollback"; guard?: boolean | null } = {},
  ): Promise<string> {
    const [id, at] = [surroundings.newId("deployment"), surroundings.now()];
    const common = { flow_id: flowId, tenant_id: tenantId, version, external_id: `flow-of-${flowId}` };
    const made = { kind, dialect: DIALECT, artefact_hash: `hash-${version}`, created_by: "test", created_at: at };
    await scoped
      .insertInto("deployments")
      .values({ id, ...common, ...made, state: "live", ended_at: at, guard: wanted })
      .execute();
    const live = { ...common, hash: `hash-${version}`, deployment_id: id, since: at };
    await scoped
      .insertInto("live_flows")
      .values(live)
      .onConflict((conflict) => conflict.columns(["workspace_id", "flow_id", "tenant_id"]).doUpdateSet(live))
      .execute();
    return id;
  }

  async function newFlow(): Promise<string> {
    const { id: _id, ...document } = customerSupportMenu();
    const created = await test.asAdmin({ method: "POST", url: "/api/flows", payload: document });
    const flowId: string = created.json().id;
    for (const number of [1, 2, 3]) {
      const version = {
        flow_id: flowId,
        number,
        content_hash: `content-${number}`,
        document: JSON.stringify(customerSupportMenu()),
      };
      await scoped
        .insertInto("versions")
        .values({ ...version, created_by: "test", created_at: surroundings.now() })
        .execute();
    }
    return flowId;
  }

  const lab: GuardLab = {
    test,
    guard,
    asked,
    callers: () => ({ perHour: 600, rate: 0.06 }),
    freshness: {},
    refusal: null,
    deploy,
    async publish(setting, { former = true, guard: wanted = null } = {}) {
      const tenant = await test.asAdmin({
        method: "POST",
        url: "/api/tenants",
        payload: labTenant("https://vendor.example", DIALECT),
      });
      const place = { flowId: await newFlow(), tenantId: String(tenant.json().id) };
      if (setting !== null) {
        const url = `/api/flows/${place.flowId}/guard`;
        const put = await test.asAdmin({ method: "PUT", url, payload: { skipShadow: true, ...setting } });
        if (put.statusCode !== 200) throw new Error(put.body);
      }
      if (former) await deploy(place, 1, { guard: false });
      surroundings.advance(15 * 24 * HOUR_MS);
      return { ...place, deploymentId: await deploy(place, 2, { guard: wanted }) };
    },
    async neighbour(tenantId) {
      const flowId = await newFlow();
      const id = await deploy({ flowId, tenantId }, 1, { guard: false });
      const before = new Date(surroundings.now().getTime() - 30 * 24 * HOUR_MS);
      await scoped.updateTable("live_flows").set({ since: before }).where("deployment_id", "=", id).execute();
      return flowId;
    },
    async round() {
      for (const { error } of await runGuard(DEFAULT_WORKSPACE, guard)) throw error;
    },
    async pass(minutes) {
      // What begins is begun at once; what is missed is made up for, look by look.
      await lab.round();
      surroundings.advance(minutes * MINUTE_MS);
      await lab.round();
      await lab.round();
    },
    async forget() {
      await scoped
        .updateTable("guard_watches")
        .set({ state: "ended", outcome: "superseded", ended_at: surroundings.now() })
        .where("state", "<>", "ended")
        .execute();
    },
    async watch({ flowId }) {
      const { items } = (await test.asAdmin({ method: "GET", url: `/api/guard/watches?flowId=${flowId}` })).json();
      const found = await test.asAdmin({ method: "GET", url: `/api/guard/watches/${items[0]?.id}` });
      return found.json();
    },
    close: () => test.close(),
  };
  return lab;
}

/** As many calls as the span is long, lost at the menu in exactly their share: tests of decisions need no luck. */
function countsOf(callers: Callers, target: WatchTarget, { from, to }: Span): CallsSeen {
  const { perHour, rate, brief = 0 } = callers(target, new Date(to.getTime() - 1));
  const within = (hourly: number): number => Math.round((hourly * (to.getTime() - from.getTime())) / HOUR_MS);
  const trials = within(perHour);
  const counts = { trials, successes: Math.round(trials * rate) };
  const short = within(brief);
  return { all: counts, brief: { trials: trials + short, successes: short }, nodes: { [MENU]: counts } };
}
