import type { FastifyBaseLogger } from "fastify";
import { composeBff, type Bff } from "./composition.ts";
import { readProcessConfig, type Config } from "./config.ts";
import { StartupError } from "./infrastructure/embedded-postgres/startup-error.ts";
import { giveBackMemory } from "./infrastructure/give-back-memory.ts";
import { keepTickShape } from "./infrastructure/keep-tick-shape.ts";
import { createAccessWriter } from "./infrastructure/logging/access-writer.ts";
import { createLogger } from "./infrastructure/logging/create-logger.ts";
import { errorOutput } from "./infrastructure/logging/error-output.ts";
import { createSecretScrubber } from "./infrastructure/logging/secret-scrubber.ts";
import { openDatabase, type OpenDatabase } from "./infrastructure/open-database.ts";
import type { WriteAccess } from "./kernel/access-entry.ts";
import { systemSurroundings } from "./kernel/surroundings.ts";

/** Longer than the worker waits for the write that a deployment is in: whoever stops a process should give it this long. */
const STOP_WITHIN_MS = 25_000;

/** Reads the configuration, serves until asked to stop. Faults that a person can mend are told in one line each. */
export async function serve(beforeListening: () => void): Promise<void> {
  // Before anything collects.
  await keepTickShape();
  const read = readProcessConfig();
  if (!read.ok) {
    for (const { variable, message } of read.error) say(process.stderr, `${variable} ${message}`);
    process.exitCode = 2;
    return;
  }
  try {
    await run(read.value, beforeListening);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    say(process.stderr, error.message);
    process.exitCode = 1;
  }
}

async function run(config: Config, beforeListening: () => void): Promise<void> {
  const scrubber = createSecretScrubber();
  for (const secret of secretsOf(config)) scrubber.add(secret);
  const log = { level: config.logLevel, destination: errorOutput(), scrubber };
  const logger = createLogger(log);
  const database = await openDatabase(config, logger);
  let bff: Bff | undefined;
  const stop = once(async (code: number) => {
    const drainMs = code === 0 && bff !== undefined ? config.drainSeconds * 1000 : 0;
    setTimeout(() => process.exit(1), 3 * drainMs + STOP_WITHIN_MS).unref();
    // Whoever balances between processes hears of it first; until then requests come and are answered.
    await bff?.drain(drainMs);
    await bff?.close();
    await database.close();
    process.exitCode = code;
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));
  void database.lost.then(() => {
    logger.fatal("the embedded PostgreSQL ended");
    return stop(1);
  });
  try {
    const writeAccess = createAccessWriter(log);
    const onSecret = (secret: string): void => scrubber.add(secret);
    bff = await listen(config, { logger, writeAccess, database, onSecret, beforeListening });
  } catch (error) {
    await stop(1);
    throw error;
  }
}

async function listen(
  config: Config,
  parts: {
    readonly logger: FastifyBaseLogger;
    readonly writeAccess: WriteAccess;
    readonly database: OpenDatabase;
    readonly onSecret: (secret: string) => void;
    readonly beforeListening: () => void;
  },
): Promise<Bff> {
  const { beforeListening, ...known } = parts;
  const { logger } = known;
  const printLink = async () => {
    const address = config.publicUrl ?? addressOf(config.host, portOf(bff));
    say(process.stdout, `Open ${address}/sign-in#token=${await bff.newSignInToken()}`);
  };
  const bff = await composeBff({
    config,
    ...known,
    surroundings: systemSurroundings(),
    onSignedIn: () => {
      printLink().catch((error: unknown) => logger.error({ err: error }, "no new sign-in link could be made"));
    },
  });
  try {
    beforeListening();
    await bind(bff, config);
    await printLink();
    if (config.sandbox) say(process.stdout, `Play the vendor at http://127.0.0.1:${config.sandboxPort}/`);
  } catch (error) {
    await bff.close();
    throw error;
  }
  bff.start();
  giveBackMemory();
  return bff;
}

async function bind(bff: Bff, { host, port }: Config): Promise<void> {
  try {
    await bff.app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EADDRINUSE")
      throw new StartupError(
        `PORT ${port} is in use on HOST ${host}. Stop what listens there, or set PORT to another number.`,
      );
    if (code === null) throw error;
    throw new StartupError(
      `HOST ${host}, PORT ${port}: cannot be listened on: ${error instanceof Error ? error.message : "unknown"}.`,
      { cause: error },
    );
  }
}

function secretsOf(config: Config): string[] {
  const password = /^\w+:\/\/[^:@/]*:([^@/]+)@/.exec(config.databaseUrl ?? "")?.[1];
  const secrets = [config.secretKey.toString("base64"), config.bootstrapToken, password];
  return secrets.flatMap((secret) => (secret ? [secret] : []));
}

function portOf(bff: Bff): number {
  const address = bff.app.server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen on a port");
  return address.port;
}

function addressOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

function say(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${line}\n`);
}

function once(work: (code: number) => Promise<void>): (code: number) => Promise<void> {
  let running: Promise<void> | undefined;
  return (code) => (running ??= work(code));
}
