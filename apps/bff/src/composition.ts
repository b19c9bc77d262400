import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import { buildApp } from "./app.ts";
import { composePublishing } from "./compose-publishing.ts";
import type { Config } from "./config.ts";
import { createSessionCookie } from "./http/session-cookie.ts";
import type { DatabaseHandle } from "./infrastructure/database/connect.ts";
import { migrateDatabase } from "./infrastructure/database/migrate.ts";
import type { Database } from "./infrastructure/database/schema.ts";
import { createStorage } from "./infrastructure/database/storage.ts";
import { createFlowStore } from "./infrastructure/repositories/flow-store.ts";
import { createIdentityDirectory } from "./infrastructure/repositories/identity-directory.ts";
import { createIdentityStore } from "./infrastructure/repositories/identity-store.ts";
import { DEFAULT_WORKSPACE, FIRST_USER, prepareWorkspace } from "./infrastructure/repositories/prepare-workspace.ts";
import type { Surroundings } from "./kernel/surroundings.ts";
import { registerFlowRoutes } from "./modules/flows/flows.routes.ts";
import { registerIdentityRoutes } from "./modules/identity/identity.routes.ts";
import { secretHash } from "./modules/identity/secret-hash.ts";
import { authenticate } from "./modules/identity/usecases/authenticate.ts";
import { issueSignInLink } from "./modules/identity/usecases/issue-sign-in-link.ts";

export interface CompositionContext {
  readonly config: Config;
  readonly logger: FastifyBaseLogger;
  readonly db: Kysely<Database>;
  readonly surroundings: Surroundings;
}

export interface ComposeOptions {
  readonly config: Config;
  readonly logger: FastifyBaseLogger;
  readonly database: DatabaseHandle;
  readonly surroundings: Surroundings;
  readonly onSignedIn?: () => void;
}

/** The product on one database, not yet listening. */
export interface Bff {
  readonly app: FastifyInstance;
  /** A new one-time token for the first person. */
  newSignInToken(): Promise<string>;
  /** Starts background work. */
  start(): void;
  /** Ends requests and background work; the database stays open. */
  close(): Promise<void>;
}

/** Wires everything; the only file that knows who implements which port. */
export async function composeBff({ config, logger, database, surroundings, onSignedIn }: ComposeOptions): Promise<Bff> {
  const { db, pool } = database;
  await migrateDatabase(db);
  const bootstrapHash = config.bootstrapToken === null ? null : secretHash(config.bootstrapToken);
  await prepareWorkspace(db, { now: surroundings.now(), bootstrapHash });
  const publishing = composePublishing({ config, logger, db, surroundings });
  const cookie = createSessionCookie(config.publicUrl);
  const identity = {
    directory: createIdentityDirectory(db),
    storage: createStorage(db, createIdentityStore),
    surroundings,
  };
  const flows = { storage: createStorage(db, createFlowStore), surroundings };
  const app = await buildApp({
    logger,
    authentication: {
      authenticate: (credentials) => authenticate(credentials, identity),
      cookie,
      publicUrl: config.publicUrl,
    },
    health: { checks: { storage: () => pool.query("select 1") } },
    modules: [
      (server) => registerIdentityRoutes(server, { ...identity, cookie, ...(onSignedIn ? { onSignedIn } : {}) }),
      (server) => registerFlowRoutes(server, flows),
      ...publishing.modules,
    ],
  });
  return {
    app,
    newSignInToken: () => issueSignInLink({ workspaceId: DEFAULT_WORKSPACE, userId: FIRST_USER }, identity),
    start: () => publishing.start(),
    close: async () => {
      await app.close();
      await publishing.stop();
    },
  };
}
