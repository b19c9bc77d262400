// Several processes' worth of vendor clients, each with its own connections, on one real PostgreSQL; the vendor is a
// dialect's own sandbox, and what counts is what arrives there.
import { setTimeout as sleep } from "node:timers/promises";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { sandboxes } from "@tonegraph/dialect-catalogue/sandbox";
import type { Clock, DialectClient, DialectDescriptor, HttpSend } from "@tonegraph/vendor-kit";
import { createSandboxVendor } from "@tonegraph/vendor-kit/testing";
import type { TenantPlace, VendorAccounts } from "../kernel/vendor-accounts.ts";
import { openTestDatabase } from "./test-database.ts";
import { createChannels } from "../infrastructure/database/channels.ts";
import { connectDatabase, type DatabaseHandle } from "../infrastructure/database/connect.ts";
import { migrateDatabase } from "../infrastructure/database/migrate.ts";
import { createStorage } from "../infrastructure/database/storage.ts";
import { createLogger } from "../infrastructure/logging/create-logger.ts";
import { createSecretScrubber } from "../infrastructure/logging/secret-scrubber.ts";
import { DEFAULT_WORKSPACE, prepareWorkspace } from "../infrastructure/repositories/prepare-workspace.ts";
import { createTenantStore } from "../infrastructure/repositories/tenant-store.ts";
import { waitPatiently } from "../infrastructure/vendor/wait-patiently.ts";
import { createSecretBox } from "../infrastructure/vendor/secret-box.ts";
import { createVendorAccounts } from "../infrastructure/vendor/vendor-accounts.ts";
import { createSilences } from "../infrastructure/tenant-sharing/silences.ts";

const DIALECT = "genesys-menu-flows";
const LONGEST_SLEEP_MS = 200;
const box = createSecretBox(Buffer.alloc(32, 7));

/** One process of the rig. */
export interface RigReplica {
  readonly accounts: VendorAccounts;
  client(place: TenantPlace): Promise<DialectClient>;
  /** Ends it as a process ends; what it claimed stays claimed. */
  end(): Promise<void>;
}

/** The dialect's sandbox, when each request arrived there, and a way to answer in its place. */
export interface RigVendor {
  readonly arrived: readonly { readonly at: number; readonly isSignIn: boolean; readonly status: number }[];
  /** Answers requests other than sign-ins, where it is there. */
  readonly script: { instead?: HttpSend | undefined };
  count(what: "signIns" | "calls"): number;
}

/** Database, vendor and everything that was written down. */
export interface ReplicaRig {
  readonly database: DatabaseHandle;
  readonly lines: readonly string[];
  readonly secrets: readonly string[];
  newReplica(): RigReplica;
  /** A tenant of its own with a vendor of its own. */
  newTenant(): Promise<{ readonly place: TenantPlace; readonly vendor: RigVendor }>;
  /** From now on vendors' clients see a later time. */
  advance(ms: number): void;
  close(): Promise<void>;
}

/** Starts it. */
export async function startReplicaRig(): Promise<ReplicaRig> {
  const database = await openTestDatabase();
  await migrateDatabase(database.db);
  await prepareWorkspace(database.db, { now: new Date(), bootstrapHash: null });
  let ahead = 0;
  // Whoever waits looks again sooner than it meant to: what is waited for still has to come.
  const clock: Clock = {
    now: () => Date.now() + ahead,
    elapsed: () => performance.now() + ahead,
    sleep: (ms, over) => (over === undefined ? sleep(Math.min(ms, LONGEST_SLEEP_MS)) : waitPatiently(ms, over)),
  };
  const [lines, secrets]: [string[], string[]] = [[], []];
  const vendors = new Map<string, HttpSend>();
  // Each vendor has a host of its own.
  const send: HttpSend = (request) => {
    const vendor = vendors.get(new URL(request.url).host);
    if (vendor === undefined) throw new Error(`there is no vendor at ${request.url}`);
    return vendor(request);
  };
  const replicas: RigReplica[] = [];
  return {
    database,
    lines,
    secrets,
    newReplica() {
      const write = (line: string): void => void lines.push(line);
      const replica = startReplica({ database, clock, send, write, onSecret: (secret) => secrets.push(secret) });
      replicas.push(replica);
      return replica;
    },
    async newTenant() {
      const host = `vendor-${vendors.size + 1}.test`;
      const { send: answer, ...vendor } = startVendor(clock, host);
      vendors.set(host, answer);
      return { place: await addTenant(database, host), vendor };
    },
    advance(ms) {
      ahead += ms;
    },
    async close() {
      for (const replica of replicas) await replica.end();
      await database.close();
    },
  };
}

interface ReplicaParts {
  readonly database: DatabaseHandle;
  readonly clock: Clock;
  readonly send: HttpSend;
  readonly write: (line: string) => void;
  readonly onSecret: (secret: string) => void;
}

function startReplica({ database, clock, send, write, onSecret }: ReplicaParts): RigReplica {
  // The pool hides its password from whoever copies it whole.
  const { options } = database.pool;
  const { db, pool, close } = connectDatabase({ ...options, password: options.password, max: 4 }, () => undefined);
  const logger = createLogger({ level: "trace", destination: { write }, scrubber: createSecretScrubber() });
  const channels = createChannels({ pool, logger });
  const accounts = createVendorAccounts({
    db,
    secretBox: box,
    send,
    isAllowed: async () => ({ ok: true, value: null }),
    clock,
    shared: { db, logger, silences: createSilences({ db, channels, logger }) },
    onAttempt: () => undefined,
    onCall: () => undefined,
    onBreaker: () => undefined,
    onSecret,
  });
  channels.start();
  let ended: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await channels.stop();
    await close();
  };
  return {
    accounts,
    end: () => (ended ??= end()),
    async client(place) {
      const found = await accounts.client(place);
      if (!found.ok) throw new Error(found.error.detail);
      return found.value;
    },
  };
}

function descriptorOfRig(): DialectDescriptor {
  const descriptor = findDescriptor(DIALECT);
  if (descriptor === undefined) throw new Error(`there is no dialect ${DIALECT}`);
  return descriptor;
}

const TOKEN_PATH = new URL(descriptorOfRig().defaultUrls({}).authUrl).pathname;

async function addTenant(database: DatabaseHandle, host: string): Promise<TenantPlace> {
  const { scopes } = descriptorOfRig();
  const id = `tenant_${host}`;
  const credentials = { clientId: "sandbox-client", clientSecret: "sandbox-secret", scopes };
  const sealed = box.seal({ tenantId: id, dialect: DIALECT, version: 1 }, credentials);
  await createStorage(database.db, createTenantStore)
    .in(DEFAULT_WORKSPACE)
    .insert({
      id,
      name: host,
      dialect: DIALECT,
      baseUrl: `https://${host}`,
      authUrl: `https://${host}${TOKEN_PATH}`,
      settings: {},
      secret: { ...sealed, version: 1, scopes },
      at: new Date(),
    });
  return { workspaceId: DEFAULT_WORKSPACE, tenantId: id };
}

function startVendor(clock: Clock, host: string): RigVendor & { readonly send: HttpSend } {
  const sandbox = sandboxes.find(({ id }) => id === DIALECT);
  if (sandbox === undefined) throw new Error(`there is no sandbox of ${DIALECT}`);
  const vendor = createSandboxVendor(sandbox, clock);
  const inSandbox: HttpSend = (request) =>
    vendor.send({ ...request, url: request.url.replace(`https://${host}`, vendor.baseUrl) });
  const arrived: { readonly at: number; readonly isSignIn: boolean; readonly status: number }[] = [];
  const script: RigVendor["script"] = {};
  return {
    arrived,
    script,
    async send(request) {
      const [at, isSignIn] = [clock.now(), request.url.endsWith(TOKEN_PATH)];
      const answer = await (isSignIn ? inSandbox : (script.instead ?? inSandbox))(request);
      arrived.push({ at, isSignIn, status: answer.ok ? answer.value.status : 0 });
      return answer;
    },
    count: (what) => arrived.filter(({ isSignIn }) => isSignIn === (what === "signIns")).length,
  };
}
