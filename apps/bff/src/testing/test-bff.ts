import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Role } from "@tonegraph/api-contract";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { composeBff, type Bff, type ComposeOptions } from "../composition.ts";
import type { PublishingOverrides } from "../composition/compose-publishing.ts";
import { readConfig, type Config } from "../config.ts";
import type { DatabaseHandle } from "../infrastructure/database/connect.ts";
import { scopeToWorkspace } from "../infrastructure/database/workspace-scope.ts";
import { migrateDatabase } from "../infrastructure/database/migrate.ts";
import { createAccessWriter } from "../infrastructure/logging/access-writer.ts";
import { createLogger } from "../infrastructure/logging/create-logger.ts";
import { createSecretScrubber } from "../infrastructure/logging/secret-scrubber.ts";
import { DEFAULT_WORKSPACE } from "../infrastructure/repositories/prepare-workspace.ts";
import { secretHash } from "../kernel/secret-hash.ts";
import { checkAnswer } from "./check-answer.ts";
import { manualSurroundings, type ManualSurroundings } from "./manual-surroundings.ts";
import { openTestDatabase } from "./test-database.ts";

export const ADMIN_TOKEN = "tg_test_admin_token_0123456789";

/** The whole BFF on a database of its own, driven in the process. */
export interface TestBff {
  readonly bff: Bff;
  readonly database: DatabaseHandle;
  readonly surroundings: ManualSurroundings;
  readonly logLines: string[];
  /** A request as it is; its answer is checked against what the contract documents. */
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** A request with the admin's API token. */
  asAdmin(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** An API token with a role; `workspaceId` makes that workspace when it is not there. */
  newToken(role: Role, workspaceId?: string): Promise<string>;
  /** Signs in by link; answers the cookie header of the session. */
  signIn(): Promise<string>;
  close(): Promise<void>;
}

/** Starts a BFF for tests. `environment` replaces single variables. */
export async function startTestBff(
  environment: Readonly<Record<string, string>> = {},
  publishing: PublishingOverrides = {},
  wiring: Pick<ComposeOptions, "designerFolder" | "maxLagMs"> = {},
): Promise<TestBff> {
  const database = await openTestDatabase();
  await migrateDatabase(database.db);
  const surroundings = manualSurroundings();
  const logLines: string[] = [];
  // Of its own: checkpoints of another test's log, signed with the same key, would say that this one was cut off.
  const checkpoints = mkdtempSync(path.join(tmpdir(), "tonegraph-checkpoints-"));
  const destination = { write: (line: string) => void logLines.push(line) };
  const scrubber = createSecretScrubber();
  const log = { level: "trace", destination, scrubber } as const;
  const logger = createLogger(log);
  const bff = await composeBff({
    config: testConfig({ TONEGRAPH_AUDIT_CHECKPOINTS: checkpoints, ...environment }),
    logger,
    writeAccess: createAccessWriter(log),
    database,
    surroundings,
    publishing,
    onSecret: (secret) => scrubber.add(secret),
    // A test machine may stall for seconds: that is no reason to turn a test's request away.
    maxLagMs: 0,
    ...wiring,
  });
  const request = async (options: InjectOptions) => {
    const response = await bff.app.inject(options);
    checkAnswer(options, response);
    return response;
  };
  return {
    bff,
    database,
    surroundings,
    logLines,
    request,
    asAdmin: (options) => request(withHeader(options, "authorization", `Bearer ${ADMIN_TOKEN}`)),
    newToken: (role, workspaceId = DEFAULT_WORKSPACE) => addToken({ database, surroundings }, role, workspaceId),
    signIn: () => signInByLink(bff),
    close: async () => {
      await bff.close();
      await database.close();
      rmSync(checkpoints, { recursive: true, force: true });
    },
  };
}

/** The options with one more header. */
export function withHeader(options: InjectOptions, name: string, value: string): InjectOptions {
  return { ...options, headers: { ...options.headers, [name]: value } };
}

function testConfig(environment: Readonly<Record<string, string>>): Config {
  const read = readConfig({
    TONEGRAPH_SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
    TONEGRAPH_BOOTSTRAP_TOKEN: ADMIN_TOKEN,
    ...environment,
  });
  if (!read.ok) throw new Error(read.error.map(({ variable, message }) => `${variable} ${message}`).join("; "));
  return read.value;
}

async function addToken(
  { database, surroundings }: Pick<TestBff, "database" | "surroundings">,
  role: Role,
  workspaceId: string,
): Promise<string> {
  const secret = `tg_${surroundings.newSecret()}`;
  const now = surroundings.now();
  await database.db
    .insertInto("workspaces")
    .values({ id: workspaceId, name: workspaceId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await scopeToWorkspace(database.db, workspaceId)
    .insertInto("api_tokens")
    .values({
      id: surroundings.newId("token"),
      name: role,
      role,
      secret_hash: secretHash(secret),
      created_by: "test",
      created_at: now,
    })
    .execute();
  return secret;
}

async function signInByLink(bff: Bff): Promise<string> {
  const token = await bff.newSignInToken();
  const response = await bff.app.inject({ method: "POST", url: "/api/session", payload: { token } });
  const cookie = response.cookies[0];
  if (!cookie) throw new Error(`sign-in failed: ${response.body}`);
  return `${cookie.name}=${cookie.value}`;
}
