import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { SERVER_FLAGS } from "../../scripts/bootstrap/server-flags.mjs";
import { freePorts } from "./free-ports.ts";

const rootDir = path.resolve(import.meta.dirname, "../..");
const READY_WITHIN_MS = 60_000;
const STOPPED_WITHIN_MS = 15_000;

/** A running Tonegraph: the real BFF with its own database, and the vendor sandbox it starts. */
export interface Product {
  readonly url: string;
  readonly sandboxUrl: string;
  /** The one-time link that the start prints. */
  readonly signInLink: string;
  /** An API token with the role admin, for what a journey arranges or verifies beside the browser. */
  readonly adminToken: string;
  /** The server's own process; the vendor sandbox and the database are others. */
  readonly pid: number;
  /** Everything the server wrote so far. */
  readonly output: () => string;
  /** Stops the server and removes its data. Twice is harmless. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a fresh installation as `npm start` does, on free ports and in a temporary data folder. Its log goes to `logFile`
 * where one is given, as under a real supervisor: then `output` has only what is for people.
 */
export async function startProduct(
  settings: Readonly<Record<string, string>> = {},
  logFile?: string,
): Promise<Product> {
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "tonegraph-e2e-"));
  const adminToken = `tg_${randomBytes(24).toString("hex")}`;
  const server = spawn(process.execPath, [...SERVER_FLAGS, "apps/bff/src/main.ts"], {
    cwd: rootDir,
    env: {
      ...process.env,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      DATA_DIR: dataDir,
      TONEGRAPH_SANDBOX: "on",
      TONEGRAPH_BOOTSTRAP_TOKEN: adminToken,
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", logFile === undefined ? "pipe" : openSync(logFile, "a")],
  });
  const chunks: string[] = [];
  for (const stream of [server.stdout, server.stderr])
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk.toString("utf8")));
  const output = (): string => chunks.join("");
  const stop = async (): Promise<void> => {
    await stopServer(server);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const signInLink = await printedLink(server, output);
    const url = `http://127.0.0.1:${port}`;
    await untilReady(url);
    return {
      url,
      sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
      signInLink,
      adminToken,
      pid: server.pid ?? 0,
      output,
      stop,
    };
  } catch (error) {
    await stop();
    throw new Error(`Tonegraph did not start. It wrote:\n${output()}`, { cause: error });
  }
}

async function printedLink(server: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const link = /https?:\/\/\S+\/sign-in#token=[\w-]+/.exec(output())?.[0];
    if (link !== undefined) return link;
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    await pause(50);
  }
  throw new Error(`no sign-in link within ${READY_WITHIN_MS / 1000} s`);
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await pause(50);
  }
  throw new Error(`not ready within ${READY_WITHIN_MS / 1000} s`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const late = setTimeout(() => server.kill("SIGKILL"), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(late);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
