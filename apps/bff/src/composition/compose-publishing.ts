import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@tonegraph/vendor-kit";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import type { Pool } from "pg";
import type { Config } from "../config.ts";
import { createChannels } from "../infrastructure/database/channels.ts";
import type { Database } from "../infrastructure/database/schema.ts";
import { createStorage, tellOfChanges } from "../infrastructure/database/storage.ts";
import { deploymentStore } from "../infrastructure/deployments/deployment-store.ts";
import { endReads } from "../infrastructure/deployments/ending-reads.ts";
import { createDeploymentWorker } from "../infrastructure/deployments/deployment-worker.ts";
import { freeLeases } from "../infrastructure/deployments/free-leases.ts";
import { removeExpired } from "../infrastructure/deployments/housekeeping.ts";
import { createFlowsAtTenants } from "../infrastructure/deployments/flows-at-tenants.ts";
import { createLiveDirectory } from "../infrastructure/deployments/live-directory.ts";
import { createLiveReader } from "../infrastructure/deployments/live-reader.ts";
import { createOutboxFeed } from "../infrastructure/deployments/outbox-feed.ts";
import { createSandboxProcess } from "../infrastructure/deployments/sandbox-process.ts";
import { createFlowStore } from "../infrastructure/repositories/flow-store.ts";
import { createTenantStore } from "../infrastructure/repositories/tenant-store.ts";
import { createVersionStore } from "../infrastructure/repositories/version-store.ts";
import { createSilences } from "../infrastructure/tenant-sharing/silences.ts";
import { StartupError } from "../infrastructure/embedded-postgres/startup-error.ts";
import { allowedHosts } from "../infrastructure/vendor/allowed-hosts.ts";
import { checkMasterKey } from "../infrastructure/vendor/check-master-key.ts";
import { checkTenantAddress } from "../infrastructure/vendor/host-check.ts";
import { createResourceDirectory } from "../infrastructure/vendor/resource-directory.ts";
import { createSecretBox } from "../infrastructure/vendor/secret-box.ts";
import { createUndiciSend } from "../infrastructure/vendor/undici-send.ts";
import { createVendorAccounts, SYSTEM_CLOCK } from "../infrastructure/vendor/vendor-accounts.ts";
import type { FlowsAtTenants } from "../kernel/flows-at-tenants.ts";
import type { FlowWork } from "../kernel/flow-work.ts";
import type { LiveDirectory } from "../kernel/live-directory.ts";
import type { Metrics } from "../kernel/metrics.ts";
import type { Surroundings } from "../kernel/surroundings.ts";
import type { VendorAccounts } from "../kernel/vendor-accounts.ts";
import { toDeployment } from "../modules/deployments/deployment.ts";
import { registerDeploymentRoutes } from "../modules/deployments/deployments.routes.ts";
import { CRASH_STEPS, createCrashPoint, parseCrashAt } from "../modules/deployments/engine/crash-point.ts";
import { PUBLISH_TIMING, hurried, type PublishTiming } from "../modules/deployments/engine/engine-world.ts";
import type { AcceptDependencies } from "../modules/deployments/usecases/accept-deployment.ts";
import { registerEventRoutes } from "../modules/events/events.routes.ts";
import { registerLiveRoutes } from "../modules/live/live.routes.ts";
import { registerTenantRoutes } from "../modules/tenants/tenants.routes.ts";
import { baseUrlOf } from "./base-url-of.ts";
import { composeFeatures } from "./compose-features.ts";
import { createFlowSource } from "./flow-source.ts";
import { prepareDemo } from "./prepare-demo.ts";
import { createDemoJob } from "./publish-demo.ts";
import { watchVendors } from "./watch-vendors.ts";

const HOUSEKEEPING_MS = 3_600_000;

/** Tenants, deployments, live and events, wired. */
export interface Publishing {
  readonly modules: readonly ((app: FastifyInstance) => void)[];
  readonly live: LiveDirectory;
  readonly accounts: VendorAccounts;
  readonly flowsAt: FlowsAtTenants;
  /** Starts background work; called once the server listens. */
  start(): void;
  /** Takes no deployment up any more: others do that while this process answers its last requests. */
  drain(): void;
  /** Ends background work; resolves when nothing runs any more. Called before the database closes. */
  stop(): Promise<void>;
}

export interface PublishingContext {
  readonly config: Config;
  readonly logger: FastifyBaseLogger;
  readonly db: Kysely<Database>;
  readonly pool: Pool;
  readonly surroundings: Surroundings;
  readonly metrics: Metrics;
  /** Told of every secret that comes into memory. */
  readonly onSecret: ((secret: string) => void) | undefined;
  readonly work: FlowWork;
  readonly overrides?: PublishingOverrides | undefined;
}

/** What tests and campaigns change about publishing. */
export interface PublishingOverrides {
  readonly timing?: Partial<PublishTiming>;
  /** How often the guard sees what is due. */
  readonly guardEveryMs?: number;
  /** How often rules look how queues do. */
  readonly queueRuleEveryMs?: number;
  /** How often requests of live flows are looked at. */
  readonly requestAlertsEveryMs?: number;
  /** Time as vendors' clients see it. */
  readonly vendorClock?: Clock;
}

/** Wires everything about publishing. Throws when the master key is not the one that credentials were sealed with. */
export async function composePublishing(context: PublishingContext): Promise<Publishing> {
  const { config, logger, db, surroundings, work } = context;
  if (config.crashAt !== null && parseCrashAt(config.crashAt) === null) {
    throw new StartupError(
      `TONEGRAPH_CRASH_AT must be <step>:before or <step>:after; the steps are ${CRASH_STEPS.join(", ")}.`,
    );
  }
  const secretBox = createSecretBox(config.secretKey);
  await checkMasterKey(db, secretBox);
  if (config.databaseUrl === null) await freeLeases(db);
  const parts = wire(context, secretBox);
  const { storage, accounts, tenants, worker, feed, channels, sandbox, reader, resources, flows, sender, hosts } =
    parts;
  if (config.sandbox) {
    await prepareDemo({ db, sandboxPort: config.sandboxPort, tenants, flows: createStorage(db, createFlowStore) });
  }
  const onAccepted = () => worker.wake();
  const flowsAt = createFlowsAtTenants({ db, accounts });
  const deployments = { accounts, flows, flowsAt, live: reader, onAccepted, resources, storage, surroundings, work };
  const features = composeFeatures({ ...context, secretBox, hosts, send: sender.send, deployments, flows, feed });
  const demo = createDemoJob(
    { db, logger, sandboxPort: config.sandboxPort, deployments, onPast: features.collectFigures },
    config.sandbox && config.demoPast,
  );
  // What comes later needs what comes before it, and ends first.
  const jobs = [channels, ...features.jobs, worker, demo];
  let housekeeping: NodeJS.Timeout | undefined;
  const tidy = () => {
    removeExpired(db).catch((error: unknown) => logger.warn({ err: error }, "old events could not be removed"));
  };
  return {
    modules: [
      (app) => registerTenantRoutes(app, { ...tenants, accounts, resources, flowsAt }),
      (app) => registerDeploymentRoutes(app, deployments),
      (app) => registerLiveRoutes(app, { accounts, flows, reader }),
      ...features.modules,
      (app) => registerEventRoutes(app, { feed, deployments: deploymentLookup(storage) }),
    ],
    accounts,
    flowsAt,
    live: liveDirectory(db, deployments),
    start() {
      sandbox?.start();
      for (const job of jobs) job.start();
      housekeeping = setInterval(tidy, HOUSEKEEPING_MS);
      tidy();
    },
    drain: () => worker.drain(),
    async stop() {
      clearInterval(housekeeping);
      for (const job of jobs.toReversed()) await job.stop();
      await feed.settled();
      await sender.close();
      await sandbox?.stop();
    },
  };
}

function liveDirectory(
  db: Kysely<Database>,
  { accounts, flows, flowsAt, live: reader }: Pick<AcceptDependencies, "accounts" | "flows" | "flowsAt" | "live">,
): LiveDirectory {
  return createLiveDirectory({
    db,
    accounts,
    reader,
    flowsAt,
    versionFlow: async ({ workspaceId, flowId }, version) =>
      (await flows.version(workspaceId, flowId, version))?.flow ?? null,
  });
}

function wire(
  { config, logger, db, pool, surroundings, overrides, metrics, onSecret }: PublishingContext,
  secretBox: ReturnType<typeof createSecretBox>,
) {
  const hosts = allowedHosts({
    configured: config.allowPrivateHosts,
    ...(config.sandbox ? { sandboxPort: config.sandboxPort } : {}),
  });
  const isAllowed = (address: string) => checkTenantAddress(address, hosts);
  const [sender, channels] = [createUndiciSend({ allowedHosts: hosts }), createChannels({ pool, logger })];
  const vendorClock = overrides?.vendorClock ?? SYSTEM_CLOCK;
  const accounts = createVendorAccounts({
    db,
    secretBox,
    send: endReads(sender.send),
    isAllowed,
    clock: vendorClock,
    shared: { db, logger, silences: createSilences({ db, channels, logger }) },
    ...watchVendors({ logger, metrics, onSecret }),
  });
  const storage = createStorage(db, deploymentStore);
  const kill = () => process.kill(process.pid, "SIGKILL");
  const crashPoint = createCrashPoint(config.testHooks ? config.crashAt : null, kill);
  const timing = { ...hurried(PUBLISH_TIMING, config.hurry), ...overrides?.timing };
  return {
    hosts,
    sender,
    accounts,
    storage,
    flows: createFlowSource(createStorage(db, createVersionStore), surroundings),
    resources: createResourceDirectory({ accounts, baseUrlOf: baseUrlOf(db), ...timeOf(surroundings) }),
    reader: createLiveReader({ accounts, storage, now: surroundings.now, patienceMs: timing.personPatienceMs }),
    channels,
    feed: createOutboxFeed({ db, channels, logger }),
    sandbox: config.sandbox
      ? createSandboxProcess({ port: config.sandboxPort, dataDir: config.dataDir, logger })
      : null,
    tenants: {
      storage: tellOfChanges(createStorage(db, createTenantStore), () => accounts.forget()),
      surroundings,
      sealer: secretBox,
      isAllowed,
    },
    worker: createDeploymentWorker({
      db,
      storage,
      accounts,
      surroundings,
      clock: SYSTEM_CLOCK,
      timing,
      crashPoint,
      logger,
      metrics,
    }),
  };
}

function timeOf(surroundings: Surroundings) {
  return { now: () => surroundings.now().getTime(), wait: (ms: number) => sleep(ms) };
}

function deploymentLookup(storage: ReturnType<typeof wire>["storage"]) {
  return {
    async find(workspaceId: string, deploymentId: string) {
      const found = await storage.in(workspaceId).find(deploymentId);
      return found === null ? null : toDeployment(found);
    },
    async active(workspaceId: string) {
      const found = await storage.in(workspaceId).list({ limit: 100, active: true });
      return found.map(toDeployment);
    },
  };
}
