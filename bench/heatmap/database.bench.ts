// The heatmap on a database: what a million steps cost on their way in, until they are kept and rolled up, by the way the
// product takes and by COPY; what a heatmap of ten million steps takes over HTTP; and whether its figures are those of a
// plain count over the single steps. By the clock: the machine's load stands beside the figures.
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
import { ok } from "@tonegraph/flow-model";
import { composeBff } from "../../apps/bff/src/composition.ts";
import { readConfig } from "../../apps/bff/src/config.ts";
import { createFiguresStore } from "../../apps/bff/src/infrastructure/analytics/figures-store.ts";
import { connectDatabase } from "../../apps/bff/src/infrastructure/database/connect.ts";
import { migrateDatabase } from "../../apps/bff/src/infrastructure/database/migrate.ts";
import { createStorage } from "../../apps/bff/src/infrastructure/database/storage.ts";
import { startEmbeddedPostgres } from "../../apps/bff/src/infrastructure/embedded-postgres/embedded-postgres.ts";
import { createLogger } from "../../apps/bff/src/infrastructure/logging/create-logger.ts";
import { createSecretScrubber } from "../../apps/bff/src/infrastructure/logging/secret-scrubber.ts";
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
const bff = await composeBff({
  config: config.value,
  logger: createLogger({ level: "fatal", destination: { write: () => undefined }, scrubber: createSecretScrubber() }),
  database,
  surroundings: systemSurroundings(),
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
  const make = stepsThrough(flow, 7);
  const batches = Array.from({ length: 24 }, (_, hour) => {
    const from = thisHour - (26 - hour) * HOUR_MS;
    return { hour: new Date(from), calls: make(from, KEPT_STEPS / 24) };
  });
  const steps = batches.reduce((sum, { calls }) => sum + calls.reduce((all, call) => all + call.length, 0), 0);

  const chunks = [0, 6, 12, 18].map((first) => batches.slice(first, first + 6));
  const taken = await spentOn(async () => {
    for (const chunk of chunks)
      await keep(
        kept,
        chunk.map((batch) => ({ ...batch, isKept: true })),
      );
  });
  const copiedIn = await spentOn(async () => {
    for (const chunk of chunks) {
      const calls = chunk.flatMap((batch) => batch.calls);
      await copyVisits(postgres.connection, [workspaceId, tenantId, copied, 1], calls);
    }
  });
  say(`kept and rolled up, as collecting does (arrays of columns): ${rates(steps, taken)} (goal ≥ 0.200 M/s)`);
  say(`kept alone by COPY: ${rates(steps, copiedIn)}`);
  say(
    `COPY against arrays with the roll-ups: ×${(taken.clock / copiedIn.clock).toFixed(2)} by the clock, ×${(taken.processor / copiedIn.processor).toFixed(2)} of the processor`,
  );

  const heat = await ask(kept, { from: new Date(thisHour - 26 * HOUR_MS), to: new Date(thisHour) });
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

  for (let hour = 168; hour > 0; hour -= 1) {
    const from = thisHour - hour * HOUR_MS;
    await keep(read, [{ hour: new Date(from), calls: make(from, READ_STEPS / 168), isKept: false }]);
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
    `a heatmap of ${millions} million steps (${total.calls} calls) over HTTP: ${median(times).toFixed(1)} ms (goal ≤ 40 ms), load average ${os.loadavg()[0]?.toFixed(1)}`,
  );
  const each = processor.reduce((sum, spent) => sum + spent, 0) / processor.length;
  say(`of the processor for it, server, database and asking together: ${each.toFixed(1)} ms`);

  /** As a collection does with what it has read: one transaction. */
  async function keep(flowId: string, hours: readonly Batch[]): Promise<void> {
    const place = { flowId, tenantId };
    await storage.transaction(workspaceId, async (store) => {
      await store.holdPlace(place);
      for (const { hour, calls, isKept } of hours) {
        const [tally, ways] = [createTally(facts), createPathTally(facts)];
        for (const call of calls) {
          tally.add(call);
          ways.add(call);
        }
        const visits = isKept ? calls.flat() : [];
        const paths = boundPaths(ways.figures(), ROLL_UP_BOUNDS);
        await store.putHour(place, { hour, versions: [{ version: 1, visits, figures: tally.figures(), paths }] });
      }
      const [first, last] = [hours[0]?.hour ?? new Date(0), hours.at(-1)?.hour ?? new Date(0)];
      await store.tellDays(place, { from: first, to: new Date(last.getTime() + HOUR_MS) });
      await store.setCollected(place, new Date(Date.now() + HOUR_MS), new Date());
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

interface Batch {
  readonly hour: Date;
  readonly calls: readonly (readonly Visit[])[];
  /** Whether the single visits are written too. */
  readonly isKept: boolean;
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

function rates(count: number, { clock, processor }: Spent): string {
  return `${(count / clock / 1e6).toFixed(3)} M steps/s by the clock, ${(count / processor / 1e6).toFixed(3)} M per processor second`;
}

function say(line: string): void {
  console.log(line);
}
