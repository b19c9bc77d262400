// A server with figures: the product's own, in this process, on a database of its own, with versions that are said to be live.
import { randomBytes } from "node:crypto";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { err, type Flow } from "@tonegraph/flow-model";
import { composeBff } from "../../apps/bff/src/composition.ts";
import { createFlowSource } from "../../apps/bff/src/composition/flow-source.ts";
import { readConfig } from "../../apps/bff/src/config.ts";
import { createFiguresStore } from "../../apps/bff/src/infrastructure/analytics/figures-store.ts";
import { connectDatabase } from "../../apps/bff/src/infrastructure/database/connect.ts";
import { migrateDatabase } from "../../apps/bff/src/infrastructure/database/migrate.ts";
import { createStorage } from "../../apps/bff/src/infrastructure/database/storage.ts";
import { startEmbeddedPostgres } from "../../apps/bff/src/infrastructure/embedded-postgres/embedded-postgres.ts";
import { createLogger } from "../../apps/bff/src/infrastructure/logging/create-logger.ts";
import { createSecretScrubber } from "../../apps/bff/src/infrastructure/logging/secret-scrubber.ts";
import { createVersionStore } from "../../apps/bff/src/infrastructure/repositories/version-store.ts";
import { systemSurroundings } from "../../apps/bff/src/kernel/surroundings.ts";
import type { FiguresSource } from "../../apps/bff/src/modules/analytics/ports.ts";
import { collectCalls } from "../../apps/bff/src/modules/analytics/usecases/collect-figures.ts";

const HOUR_MS = 3_600_000;
const DIALECT = "cxone-ivr-menus";
const LIVE_SINCE_HOURS = 200;

/** Starts it; stop it when done. */
export async function startFiguresServer() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tonegraph-figures-"));
  const onLine = (): void => undefined;
  const postgres = await startEmbeddedPostgres({
    dataDir: folder,
    programs: null,
    secretKey: randomBytes(32),
    onLine,
  });
  const database = connectDatabase(postgres.connection, () => undefined);
  await migrateDatabase(database.db);
  const token = `tg_${randomBytes(24).toString("hex")}`;
  const surroundings = systemSurroundings();
  const bff = await composeBff({
    config: configOf(folder, token),
    logger: createLogger({ level: "fatal", destination: { write: onLine }, scrubber: createSecretScrubber() }),
    database,
    surroundings,
  });
  const url = await bff.app.listen({ host: "127.0.0.1", port: 0 });
  const call = callerOf(`${url}/api`, token);
  const workspace = await database.pool.query<{ id: string }>("select id from workspaces");
  const workspaceId = workspace.rows[0]?.id ?? "";
  const tenantId = idOf(await call("POST", "/tenants", TENANT));
  const thisHour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const storage = createStorage(database.db, createFiguresStore);
  return {
    url,
    token,
    workspaceId,
    tenantId,
    thisHour,
    storage,
    call,
    pool: database.pool,
    connection: postgres.connection,
    /** The database's own process. */
    databasePid: pidIn(folder),
    /** Stores a flow and says that its first version went live a week ago and more. */
    async place(flow: Flow): Promise<string> {
      const { id: _id, ...document } = flow;
      const flowId = idOf(await call("POST", "/flows", document));
      await call("POST", `/flows/${flowId}/versions`, {});
      const place = [
        workspaceId,
        flowId,
        tenantId,
        `deployment_${flowId}`,
        new Date(thisHour - LIVE_SINCE_HOURS * HOUR_MS),
      ];
      await database.pool.query(
        `insert into deployments (workspace_id, id, flow_id, tenant_id, kind, version, dialect, artefact_hash, state,
           created_by, created_at, ended_at, external_id)
         values ($1, $4, $2, $3, 'publish', 1, $6, '', 'live', 'bench', $5, $5, 'external')`,
        [...place, DIALECT],
      );
      await database.pool.query(
        `insert into live_flows (workspace_id, flow_id, tenant_id, external_id, version, hash, deployment_id, since)
         values ($1, $2, $3, 'external', 1, '', $4, $5)`,
        place,
      );
      return flowId;
    },
    /** Collects from a feed, as the server does every few minutes. */
    async collect(flowId: string, calls: FiguresSource["calls"]): Promise<void> {
      const source: FiguresSource = {
        tenantName: "Bench",
        dialectTitle: "Bench",
        kind: "calls",
        drawn: (version) => version,
        figures: () => Promise.resolve(err({ kind: "badAnswer", message: "", ambiguous: false })),
        calls,
      };
      const flows = createFlowSource(createStorage(database.db, createVersionStore), surroundings);
      const place = { flowId, tenantId };
      await collectCalls({ workspaceId, place, source }, { storage, flows, now: () => new Date(thisHour + 1) });
    },
    async stop(): Promise<void> {
      await bff.close();
      await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const TENANT = {
  name: "Bench",
  dialect: DIALECT,
  baseUrl: "http://127.0.0.1:9/api",
  authUrl: "http://127.0.0.1:9/token",
  settings: { environment: "bench", callFeed: "sandbox" },
  credentials: { clientId: "bench", clientSecret: "bench-secret" },
};

function configOf(folder: string, token: string) {
  const config = readConfig({
    DATA_DIR: folder,
    TONEGRAPH_SECRET_KEY: randomBytes(32).toString("base64"),
    TONEGRAPH_BOOTSTRAP_TOKEN: token,
    TONEGRAPH_ALLOW_PRIVATE_HOSTS: "127.0.0.1:9",
  });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
}

function callerOf(api: string, token: string) {
  return async (method: string, place: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${api}${place}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${place}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}

function idOf(answer: unknown): string {
  return typeof answer === "object" && answer !== null && "id" in answer ? String(answer.id) : "";
}

function pidIn(folder: string): number {
  const [file = ""] = globSync("**/postmaster.pid", { cwd: folder });
  return Number(readFileSync(path.join(folder, file), "utf8").split("\n")[0]);
}
