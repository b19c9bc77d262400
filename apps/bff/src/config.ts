import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { err, ok, type Result } from "@tonegraph/flow-model";
import { z } from "zod";

/** Everything the process is told from outside. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** null: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | null;
  readonly postgresPrograms: string | null;
  /** Where people reach us, without a slash at the end; null: the address listened on. */
  readonly publicUrl: string | null;
  /** 32 bytes. */
  readonly secretKey: Buffer;
  readonly bootstrapToken: string | null;
  readonly sandbox: boolean;
  /** With the sandbox: whether the demo flows are published eight days ago. */
  readonly demoPast: boolean;
  readonly sandboxPort: number;
  readonly allowPrivateHosts: readonly string[];
  /** Balancers that may say for whom they ask: addresses, networks, or loopback, linklocal, uniquelocal. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
  readonly crashAt: string | null;
  readonly testHooks: boolean;
  /** How many times shorter the durations of publishing are; 1 but in campaigns. */
  readonly hurry: number;
  /** How long a process that was told to stop goes on serving while it says that it is not ready. */
  readonly drainSeconds: number;
  /** How long audit entries are kept; null: for good. */
  readonly auditDays: number | null;
  /** The folder that signed checkpoints of the audit log are written to. */
  readonly auditCheckpoints: string;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One variable that is wrong, and what is wrong with it. */
export interface ConfigFault {
  readonly variable: string;
  readonly message: string;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
  .transform(Number)
  .refine((value) => value <= 65_535, "must be a number from 0 to 65535");
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" });
const onOff = z.enum(["on", "off"], "must be on or off").transform((value) => value === "on");
const KEY_BYTES = 32;

function wholeNumber(least: number, most: number) {
  const message = `must be a number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

const commaList = z.string().transform((value) =>
  value
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ""),
);

const NAMED_NETWORKS = ["loopback", "linklocal", "uniquelocal"];

function isProxy(entry: string): boolean {
  const [address = "", bits = "32"] = entry.split("/");
  const most = isIP(address) === 6 ? 128 : 32;
  return NAMED_NETWORKS.includes(entry) || (isIP(address) > 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most);
}

const environmentSchema = z.object({
  PORT: port.default(4400),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, "must be a host name or an address")
    .default("127.0.0.1"),
  DATA_DIR: z
    .string()
    .refine((value) => !value.includes("\0"), "must be a path")
    .default("./data"),
  // Not z.url(): a server on a Unix socket has an address without a host.
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, "must be a postgres:// address")
    .optional(),
  TONEGRAPH_PG_BIN: z.string().optional(),
  PUBLIC_URL: httpUrl
    .refine((value) => new URL(value).pathname === "/", "must be an address without a path")
    .refine(
      (value) => new URL(value).search === "" && new URL(value).username === "",
      "must be only scheme, host and port",
    )
    .transform((value) => new URL(value).origin)
    .optional(),
  TONEGRAPH_SECRET_KEY: z
    .string()
    .refine((value) => decodeKey(value) !== null, "must be 32 bytes in base64 (make one with: openssl rand -base64 32)")
    .optional(),
  TONEGRAPH_BOOTSTRAP_TOKEN: z
    .string()
    .regex(/^tg_[A-Za-z0-9_-]{20,200}$/, "must be tg_ and 20–200 of A–Z a–z 0–9 _ -")
    .optional(),
  TONEGRAPH_SANDBOX: onOff.default(false),
  TONEGRAPH_DEMO_PAST: onOff.default(false),
  SANDBOX_PORT: port.default(4401),
  TONEGRAPH_ALLOW_PRIVATE_HOSTS: commaList
    .refine(
      (hosts) => hosts.every((host) => /^[A-Za-z0-9.:[\]_-]+$/.test(host)),
      "must be a comma list of host names, without schemes or paths",
    )
    .default([]),
  TONEGRAPH_TRUSTED_PROXIES: commaList
    .refine(
      (all) => all.every(isProxy),
      "must be a comma list of addresses or networks such as 10.0.0.0/8, or uniquelocal",
    )
    .default([]),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  TONEGRAPH_TEST_HOOKS: onOff.default(false),
  TONEGRAPH_CRASH_AT: z.string().optional(),
  TONEGRAPH_DRAIN_SECONDS: wholeNumber(0, 300).default(0),
  // The shorter bound is also the database's: nobody may take entries away that are younger.
  TONEGRAPH_AUDIT_DAYS: wholeNumber(30, 36_500).optional(),
  TONEGRAPH_AUDIT_CHECKPOINTS: z
    .string()
    .refine((value) => !value.includes("\0"), "must be a path")
    .optional(),
  TONEGRAPH_TEST_HURRY: wholeNumber(1, 20).default(1),
});

type Environment = z.output<typeof environmentSchema>;

// Whoever sets these relies on a sign-in that does not exist: starting without it would leave another one open.
function faultsOfOidc(names: readonly string[]): ConfigFault[] {
  const message = "cannot be used: sign-in through OpenID Connect is not built yet; take the variable away to start";
  return names.filter((name) => name.startsWith("OIDC_")).map((variable) => ({ variable, message }));
}

/** Reads the environment (an empty variable counts as absent), or names every variable that is wrong. Makes the secret key when there is none. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, ConfigFault[]> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  const unbuilt = faultsOfOidc(Object.keys(given));
  if (!parsed.success) {
    const { issues } = parsed.error;
    return err([...issues.map(({ path: [name], message }) => ({ variable: String(name), message })), ...unbuilt]);
  }
  const together = [...faultsTogether(parsed.data), ...unbuilt];
  if (together.length > 0) return err(together);
  const dataDir = path.resolve(parsed.data.DATA_DIR);
  const key = secretKey(parsed.data.TONEGRAPH_SECRET_KEY, dataDir);
  return key.ok ? ok(toConfig(parsed.data, dataDir, key.value)) : err([key.error]);
}

/** The process's own environment; nothing else in the product reads it. */
export function readProcessConfig(): Result<Config, ConfigFault[]> {
  return readConfig(process.env);
}

function toConfig(environment: Environment, dataDir: string, key: Buffer): Config {
  return {
    port: environment.PORT,
    host: environment.HOST,
    dataDir,
    databaseUrl: environment.DATABASE_URL ?? null,
    postgresPrograms: environment.TONEGRAPH_PG_BIN ?? null,
    publicUrl: environment.PUBLIC_URL ?? null,
    secretKey: key,
    bootstrapToken: environment.TONEGRAPH_BOOTSTRAP_TOKEN ?? null,
    sandbox: environment.TONEGRAPH_SANDBOX,
    demoPast: environment.TONEGRAPH_DEMO_PAST,
    sandboxPort: environment.SANDBOX_PORT,
    allowPrivateHosts: environment.TONEGRAPH_ALLOW_PRIVATE_HOSTS,
    trustedProxies: environment.TONEGRAPH_TRUSTED_PROXIES,
    logLevel: environment.LOG_LEVEL,
    crashAt: environment.TONEGRAPH_CRASH_AT ?? null,
    testHooks: environment.TONEGRAPH_TEST_HOOKS,
    hurry: environment.TONEGRAPH_TEST_HURRY,
    drainSeconds: environment.TONEGRAPH_DRAIN_SECONDS,
    auditDays: environment.TONEGRAPH_AUDIT_DAYS ?? null,
    auditCheckpoints: path.resolve(environment.TONEGRAPH_AUDIT_CHECKPOINTS ?? path.join(dataDir, "audit-checkpoints")),
  };
}

function faultsTogether(environment: Environment): ConfigFault[] {
  if (environment.TONEGRAPH_TEST_HOOKS) return [];
  const given = [
    ...(environment.TONEGRAPH_CRASH_AT === undefined ? [] : ["TONEGRAPH_CRASH_AT"]),
    ...(environment.TONEGRAPH_TEST_HURRY === 1 ? [] : ["TONEGRAPH_TEST_HURRY"]),
  ];
  return given.map((variable) => ({ variable, message: "is for tests only and needs TONEGRAPH_TEST_HOOKS=on" }));
}

function secretKey(given: string | undefined, dataDir: string): Result<Buffer, ConfigFault> {
  const fromEnvironment = given === undefined ? null : decodeKey(given);
  if (fromEnvironment) return ok(fromEnvironment);
  const file = path.join(dataDir, "secret-key");
  try {
    mkdirSync(dataDir, { recursive: true });
    makeOnce(file);
    const key = decodeKey(readFileSync(file, "utf8"));
    if (key) return ok(key);
    return err({
      variable: "TONEGRAPH_SECRET_KEY",
      message: `${file} does not hold 32 bytes in base64; put the right key back`,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ variable: "DATA_DIR", message: `${dataDir} cannot be used: ${reason}` });
  }
}

function makeOnce(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    chmodSync(file, 0o600);
  }
}

function decodeKey(text: string): Buffer | null {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, "base64");
  return key.length === KEY_BYTES && /^[A-Za-z0-9+/]{43}=?$/.test(trimmed) ? key : null;
}
