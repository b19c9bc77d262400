import { fileURLToPath } from "node:url";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { buildApp, type AppModule } from "./app.ts";
import { composePublishing, type PublishingContext } from "./composition/compose-publishing.ts";
import type { Config } from "./config.ts";
import { createDrain } from "./http/drain.ts";
import { createSessionCookie } from "./http/session-cookie.ts";
import type { DatabaseHandle } from "./infrastructure/database/connect.ts";
import { createStorage, tellOfChanges } from "./infrastructure/database/storage.ts";
import { createFlowWorkPool } from "./infrastructure/flow-work/flow-work-pool.ts";
import { createAttemptCounter } from "./infrastructure/repositories/count-attempts.ts";
import { createDraftTexts } from "./infrastructure/repositories/draft-texts.ts";
import { createFlowStore } from "./infrastructure/repositories/flow-store.ts";
import { createIdentityDirectory } from "./infrastructure/repositories/identity-directory.ts";
import { createIdentityStore } from "./infrastructure/repositories/identity-store.ts";
import { DEFAULT_WORKSPACE, FIRST_USER, prepareWorkspace } from "./infrastructure/repositories/prepare-workspace.ts";
import { rememberActors } from "./infrastructure/repositories/remembered-actors.ts";
import { rememberIdentities } from "./infrastructure/repositories/remembering-directory.ts";
import { createTokenStore } from "./infrastructure/repositories/token-store.ts";
import { createVersionStore } from "./infrastructure/repositories/version-store.ts";
import { SYSTEM_CLOCK } from "./infrastructure/vendor/vendor-accounts.ts";
import type { WriteAccess } from "./kernel/access-entry.ts";
import type { FlowsAtTenants } from "./kernel/flows-at-tenants.ts";
import type { FlowWork } from "./kernel/flow-work.ts";
import { createMetrics } from "./infrastructure/metrics/create-metrics.ts";
import { METRIC_HELP } from "./infrastructure/metrics/metric-help.ts";
import type { LiveDirectory } from "./kernel/live-directory.ts";
import { secretHash } from "./kernel/secret-hash.ts";
import type { Surroundings } from "./kernel/surroundings.ts";
import type { VendorAccounts } from "./kernel/vendor-accounts.ts";
import { registerConversionRoutes } from "./modules/conversion/conversion.routes.ts";
import { createDraftReader } from "./modules/flows/draft-reader.ts";
import { registerFlowRoutes } from "./modules/flows/flows.routes.ts";
import { registerIdentityRoutes } from "./modules/identity/identity.routes.ts";
import { authenticate } from "./modules/identity/usecases/authenticate.ts";
import { issueSignInLink } from "./modules/identity/usecases/issue-sign-in-link.ts";
import { registerTokenRoutes } from "./modules/tokens/tokens.routes.ts";
import { registerVersionRoutes } from "./modules/versions/versions.routes.ts";

export interface ComposeOptions {
  readonly config: Config;
  readonly logger: FastifyBaseLogger;
  /** Writes the access log; absent: the logger does. */
  readonly writeAccess?: WriteAccess;
  /** At this version's schema; `notes` go to the readiness page. */
  readonly database: DatabaseHandle & { readonly notes?: readonly string[] };
  readonly surroundings: Surroundings;
  readonly onSignedIn?: () => void;
  /** Told of every secret that comes into memory, so that no log line shows it. */
  readonly onSecret?: (secret: string) => void;
  readonly publishing?: PublishingContext["overrides"];
  /** The folder of the built designer; absent: beside this app. */
  readonly designerFolder?: string;
  /** As `buildApp` takes it. */
  readonly maxLagMs?: number;
}

const DESIGNER_FOLDER = fileURLToPath(new URL("../../designer/dist", import.meta.url));

/** The product on one database, not yet listening. */
export interface Bff {
  readonly app: FastifyInstance;
  /** A new one-time token for the first person. */
  newSignInToken(): Promise<string>;
  /** Starts background work. */
  start(): void;
  /**
   * From now on not ready: a load balancer sends no more requests, those that still come are answered. Resolves after so
   * many milliseconds, and later (thrice as many at most) while requests still come.
   */
  drain(forMs: number): Promise<void>;
  /** Ends requests and background work; the database stays open. */
  close(): Promise<void>;
}

/** Wires everything; the only file that knows who implements which port. */
export async function composeBff(options: ComposeOptions): Promise<Bff> {
  const { config, logger, database, surroundings, onSignedIn } = options;
  const { db, pool } = database;
  const bootstrapHash = config.bootstrapToken === null ? null : secretHash(config.bootstrapToken);
  await prepareWorkspace(db, { now: surroundings.now(), bootstrapHash });
  const work = createFlowWorkPool({
    onBroken: (error) => logger.error({ err: error }, "a thread that checks flows broke"),
  });
  const metrics = createMetrics(METRIC_HELP);
  const { publishing: overrides, onSecret } = options;
  const context = { config, logger, db, pool, surroundings, work, metrics, overrides, onSecret };
  const publishing = await composePublishing(context);
  const cookie = createSessionCookie(config.publicUrl);
  const { identity, actors, forget } = composeIdentity(db, surroundings);
  const drain = createDrain(SYSTEM_CLOCK);
  const app = await buildApp({
    logger,
    writeAccess: options.writeAccess ?? ((entry) => logger.info(entry, "request")),
    authentication: {
      authenticate: (credentials) => actors.authenticate(credentials),
      cookie,
      publicUrl: config.publicUrl,
    },
    health: { checks: { storage: () => pool.query("select 1") }, notes: database.notes ?? [], drain },
    countAttempt: createAttemptCounter({ db, key: config.secretKey }),
    trustedProxies: config.trustedProxies,
    designerFolder: options.designerFolder ?? DESIGNER_FOLDER,
    maxLagMs: options.maxLagMs,
    metricLines: () => metrics.lines(),
    modules: [
      (server) => registerIdentityRoutes(server, { ...identity, cookie, ...(onSignedIn ? { onSignedIn } : {}) }),
      ...platformModules({
        database,
        surroundings,
        work,
        live: publishing.live,
        accounts: publishing.accounts,
        flowsAt: publishing.flowsAt,
        forget,
      }),
      ...publishing.modules,
    ],
  });
  return {
    app,
    newSignInToken: () => issueSignInLink({ workspaceId: DEFAULT_WORKSPACE, userId: FIRST_USER }, identity),
    start: () => publishing.start(),
    drain(forMs) {
      publishing.drain();
      return drain.begin(forMs);
    },
    close: async () => {
      await app.close();
      await publishing.stop();
      await work.stop();
    },
  };
}

/** Who is who, remembered for less than a second; `forget` when something of it changed here. */
function composeIdentity(db: DatabaseHandle["db"], surroundings: Surroundings) {
  const { directory, forget: forgetIdentities } = rememberIdentities(createIdentityDirectory(db));
  const forget = (): void => {
    forgetIdentities();
    actors.forget();
  };
  const identity = { directory, storage: tellOfChanges(createStorage(db, createIdentityStore), forget), surroundings };
  const actors = rememberActors((brought) => authenticate(brought, { ...identity, onTouched: forget }), {
    sinceStart: () => performance.now(),
    ofDay: () => surroundings.now().getTime(),
  });
  return { identity, actors, forget };
}

interface PlatformContext {
  readonly database: DatabaseHandle;
  readonly surroundings: Surroundings;
  readonly live: LiveDirectory;
  readonly accounts: VendorAccounts;
  readonly flowsAt: FlowsAtTenants;
  readonly work: FlowWork;
  /** Forgets who was signed in a moment ago. */
  readonly forget: () => void;
}

function platformModules({
  database,
  surroundings,
  live,
  accounts,
  flowsAt,
  work,
  forget,
}: PlatformContext): AppModule[] {
  const { db } = database;
  const flowStorage = createStorage(db, createFlowStore);
  const texts = createDraftTexts(database);
  const flows = { storage: flowStorage, texts, surroundings, live, readDraft: createDraftReader() };
  const versions = { storage: createStorage(db, createVersionStore), surroundings, live, work };
  const drafts = {
    findDocument: async (workspaceId: string, flowId: string) =>
      (await flowStorage.in(workspaceId).find(flowId))?.document ?? null,
  };
  const tokens = { storage: tellOfChanges(createStorage(db, createTokenStore), forget), surroundings };
  return [
    (app) => registerFlowRoutes(app, flows),
    (app) => registerVersionRoutes(app, versions),
    (app) => registerConversionRoutes(app, { drafts, accounts, work, flowsAt }),
    (app) => registerTokenRoutes(app, tokens),
  ];
}
