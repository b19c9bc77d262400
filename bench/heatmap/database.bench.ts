// The heatmap on a database: what a million steps cost on their way in, through the use case that collects them, until they
// are sorted into calls, hours and versions, kept and rolled up, against COPY of the same steps into a row each; what a
// heatmap of ten million steps takes over HTTP; and whether its figures are those of a plain count over the single steps.
// By the clock: the machine's load stands beside the figures.
import { randomBytes } from "node:crypto";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { heatmapSchema } from "@tonegraph/api-contract";
import {
  boundPaths,
  createPathTally,
  createTally,
  flowFacts,
  ROLL_UP_BOUNDS,
  type Visit,
} from "@tonegraph/call-analytics";
import { err, ok } from "@tonegraph/flow-model";
import { composeBff } from "../../apps/bff/src/composition.ts";
import { readConfig } from "../../apps/bff/src/config.ts";
import { createFiguresStore } from "../../apps/bff/src/infrastructure/analytics/figures-store.ts";
import { connectDatabase } from "../../apps/bff/src/infrastructure/database/connect.ts";
import { migrateDatabase } from "../../apps/bff/src/infrastructure/database/migrate.ts";
import { createStorage } from "../../apps/bff/src/infrastructure/database/storage.ts";
import { startEmbeddedPostgres } from "../../apps/bff/src/infrastructure/embedded-postgres/embedded-postgres.ts";
import { createLogger } from "../../apps/bff/src/infrastructure/logging/create-logger.ts";
import { createSecretScrubber } from "../../apps/bff/src/infrastructure/logging/secret-scrubber.ts";
import { createFlowSource } from "../../apps/bff/src/composition/flow-source.ts";
import { createVersionStore } from "../../apps/bff/src/infrastructure/repositories/version-store.ts";
import type { FiguresSource } from "../../apps/bff/src/modules/analytics/ports.ts";
import { collectCalls } from "../../apps/bff/src/modules/analytics/usecases/collect-figures.ts";
import { systemSurroundings } from "../../apps/bff/src/kernel/surroundings.ts";
import { syntheticFlow } from "../inputs/synthetic-flow.ts";
import { median } from "../measure/median.ts";
import { copyVisits } from "./copy-visits.ts";
import { processorSeconds } from "./server-seconds.ts";
import { stepsThrough } from "./made-up-steps.ts";

const KEPT_STEPS = Number(process.argv[2] ?? 1_000_000);
const READ_STEPS = KEPT_STEPS * 10;
const HOUR_MS = 3_600_000;
const DIALECT = "cxone-ivr-menus";
const ASKED = 40;
const KEPT_HOURS = 24;
/** As many visits as a page of the call feed has at most. */
const PAGE = 2000;
/** A row per step with the least that finding it by its hour takes. */
const ROWS_TABLE = `
  create table visit_rows (workspace_id text, tenant_id text, flow_id text, version integer, begun_at timestamptz,
    call_id text, index integer, node_id text, entered_at timestamptz, left_at timestamptz, leaving text, port text,
    no_inputs integer, no_matches integer, keys text);
  create index visit_rows_by_begin on visit_rows (workspace_id, tenant_id, flow_id, begun_at)`;
const flow = syntheticFlow(50);
const facts = flowFacts(flow);
const folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-heatmap-"));
const postgres = await startEmbeddedPostgres({
  dataDir: folder,
  programs: null,
  secretKey: randomBytes(32),
  onLine: () => undefined,
});
const database = connectDatabase(postgres.connection, () => undefined);
const serverPid = Number(
  readFileSync(
    globSync("**/postmaster.pid", { cwd: folder }).map((file) => path.join(folder, file))[0] ?? "",
    "utf8",
  ).split("\n")[0],
);
await migrateDatabase(database.db);
const token = `tg_${randomBytes(24).toString("hex")}`;
const config = readConfig({
  DATA_DIR: folder,
  TONEGRAPH_SECRET_KEY: randomBytes(32).toString("base64"),
  TONEGRAPH_BOOTSTRAP_TOKEN: token,
  TONEGRAPH_ALLOW_PRIVATE_HOSTS: "127.0.0.1:9",
});
if (!config.ok) throw new Error(JSON.stringify(config.error));
const surroundings = systemSurroundings();
const bff = await composeBff({
  config: config.value,
  logger: createLogger({ level: "fatal", destination: { write: () => undefined }, scrubber: createSecretScrubber() }),
  database,
  surroundings,
});
try {
  const url = await bff.app.listen({ host: "127.0.0.1", port: 0 });
  const storage = createStorage(database.db, createFiguresStore);
  const [{ workspaceId }] = (
    await database.pool.query<{ workspaceId: string }>('select id as "workspaceId" from workspaces')
  ).rows as [{ workspaceId: string }];
  const tenantId = await created("tenants", {
    name: "Bench",
    dialect: DIALECT,
    baseUrl: "http://127.0.0.1:9/api",
    authUrl: "http://127.0.0.1:9/token",
    settings: { environment: "bench", callFeed: "sandbox" },
    credentials: { clientId: "bench", clientSecret: "bench-secret" },
  });
  const thisHour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

  const [kept, copied, read] = [await newPlace(), await newPlace(), await newPlace()];
  const makeKept = stepsThrough(flow, 7);
  const hours = Array.from({ length: KEPT_HOURS }, (_, hour) => thisHour - (KEPT_HOURS - hour) * HOUR_MS);
  let steps = 0;
  let feeding = { clock: 0, processor: 0 };
  const feed: FiguresSource = {
    tenantName: "Bench",
    dialectTitle: "Bench",
    kind: "calls",
    drawn: (version) => version,
    figures: () => Promise.resolve(err({ kind: "badAnswer", message: "", ambiguous: false })),
    async *calls({ from, to }) {
      for (const hour of hours.filter((begin) => begin >= from.getTime() && begin < to.getTime())) {
        let calls: Visit[][] = [];
        const spent = await spentOn(async () => {
          calls = await Promise.resolve(makeKept(hour, KEPT_STEPS / KEPT_HOURS));
        });
        feeding = { clock: feeding.clock + spent.clock, processor: feeding.processor + spent.processor };
        const visits = calls.flat();
        steps += visits.length;
        for (let at = 0; at < visits.length; at += PAGE) yield ok(visits.slice(at, at + PAGE));
      }
    },
  };
  const collected = await spentOn(() =>
    collectCalls(
      { workspaceId, place: { flowId: kept, tenantId }, source: feed },
      {
        storage,
        flows: createFlowSource(createStorage(database.db, createVersionStore), surroundings),
        now: () => new Date(thisHour + 1),
      },
    ),
  );
  // Making the steps up is none of the product's work.
  const taken = less(collected, feeding);
  const makeCopied = stepsThrough(flow, 7);
  await database.pool.query(ROWS_TABLE);
  let copiedIn = { clock: 0, processor: 0 };
  for (let first = 0; first < KEPT_HOURS; first += 6) {
    const calls = hours.slice(first, first + 6).flatMap((hour) => makeCopied(hour, KEPT_STEPS / KEPT_HOURS));
    const spent = await spentOn(() => copyVisits(postgres.connection, [workspaceId, tenantId, copied, 1], calls));
    copiedIn = { clock: copiedIn.clock + spent.clock, processor: copiedIn.processor + spent.processor };
  }
  say(`collected, kept and rolled up: ${rates(steps, taken)} (goal ≥ 0.200 M/s), load average ${load()}`);
  say(`a row per step by COPY, nothing rolled up: ${rates(steps, copiedIn)}`);
  say(
    `COPY of rows against all of collecting: ×${(copiedIn.clock / taken.clock).toFixed(2)} by the clock, ×${(copiedIn.processor / taken.processor).toFixed(2)} of the processor`,
  );

  const heat = await ask(kept, { from: new Date(thisHour - KEPT_HOURS * HOUR_MS), to: new Date(thisHour) });
  const { rows } = await database.pool.query<{ node_id: string; entered: number; lost: number }>(
    `select node_id, count(distinct call_id)::int as entered,
       (count(distinct call_id) filter (where leaving = 'hungUp'))::int as lost
     from call_visits where flow_id = $1 group by node_id`,
    [kept],
  );
  const wrong = rows.filter(
    ({ node_id: nodeId, entered, lost }) =>
      heat.nodes[nodeId]?.entered !== entered || heat.nodes[nodeId]?.abandoned !== lost,
  );
  say(
    `blocks whose figures differ from a plain count over ${(steps / 1e6).toFixed(2)} million steps: ${wrong.length} of ${rows.length} (goal 0)`,
  );

  const make = stepsThrough(flow, 7);
  for (let hour = 168; hour > 0; hour -= 1) {
    const from = thisHour - hour * HOUR_MS;
    await rollUp(read, new Date(from), make(from, READ_STEPS / 168));
  }
  const week = { from: new Date(thisHour - 168 * HOUR_MS), to: new Date(thisHour) };
  const times: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < ASKED; round += 1) {
    const spent = await spentOn(() => ask(read, week));
    if (round < ASKED / 2) continue;
    times.push(spent.clock * 1000);
    processor.push(spent.processor * 1000);
  }
  const { total } = await ask(read, week);
  const millions = (READ_STEPS / 1e6).toFixed(0);
  say(
    `a heatmap of ${millions} million steps (${total.calls} calls) over HTTP: ${median(times).toFixed(1)} ms (goal ≤ 40 ms), load average ${load()}`,
  );
  const each = processor.reduce((sum, spent) => sum + spent, 0) / processor.length;
  say(`of the processor for it, server, database and asking together: ${each.toFixed(1)} ms`);

  /** An hour's roll-ups alone, as collecting makes them. */
  async function rollUp(flowId: string, hour: Date, calls: readonly (readonly Visit[])[]): Promise<void> {
    const place = { flowId, tenantId };
    const [tally, ways] = [createTally(facts), createPathTally(facts)];
    for (const each of calls) {
      tally.add(each);
      ways.add(each);
    }
    const paths = boundPaths(ways.figures(), ROLL_UP_BOUNDS);
    await storage.transaction(workspaceId, async (store) => {
      await store.putHour(place, { hour, versions: [{ version: 1, calls: [], figures: tally.figures(), paths }] });
      await store.tellDays(place, { from: hour, to: new Date(hour.getTime() + HOUR_MS) });
      await store.setCollected(place, new Date(thisHour), new Date());
      return ok(null);
    });
  }

  async function newPlace(): Promise<string> {
    const { id: _id, ...document } = flow;
    const flowId = await created("flows", document);
    await call("POST", `/flows/${flowId}/versions`, {});
    await database.pool.query(
      `insert into deployments (workspace_id, id, flow_id, tenant_id, kind, version, dialect, artefact_hash, state,
         created_by, created_at, ended_at, external_id)
       values ($1, $2, $3, $4, 'publish', 1, $5, '', 'live', 'bench', $6, $6, 'external')`,
      [workspaceId, `deployment_${flowId}`, flowId, tenantId, DIALECT, new Date(thisHour - 200 * HOUR_MS)],
    );
    return flowId;
  }

  async function ask(flowId: string, { from, to }: { readonly from: Date; readonly to: Date }) {
    const query = new URLSearchParams({ tenantId, from: from.toISOString(), to: to.toISOString() }).toString();
    return heatmapSchema.parse(await call("GET", `/flows/${flowId}/heatmap?${query}`));
  }

  async function created(what: string, body: object): Promise<string> {
    const answer = await call("POST", `/${what}`, body);
    return typeof answer === "object" && answer !== null && "id" in answer ? String(answer.id) : "";
  }

  async function call(method: string, place: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url}/api${place}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${place}: ${response.status} ${await response.text()}`);
    return response.json();
  }
} finally {
  await bff.close();
  await database.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

interface Spent {
  readonly clock: number;
  /** Of this process and the database's together. */
  readonly processor: number;
}

async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const [clock, own, server] = [performance.now(), process.cpuUsage(), processorSeconds(serverPid)];
  await work();
  const { user, system } = process.cpuUsage(own);
  return {
    clock: (performance.now() - clock) / 1000,
    processor: (user + system) / 1e6 + processorSeconds(serverPid) - server,
  };
}

function less(whole: Spent, part: Spent): Spent {
  return { clock: whole.clock - part.clock, processor: whole.processor - part.processor };
}

function load(): string {
  return (os.loadavg()[0] ?? 0).toFixed(1);
}

function rates(count: number, { clock, processor }: Spent): string {
  return `${(count / clock / 1e6).toFixed(3)} M steps/s by the clock, ${(count / processor / 1e6).toFixed(3)} M per processor second`;
}

function say(line: string): void {
  console.log(line);
}
