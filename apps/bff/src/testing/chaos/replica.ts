// One BFF process of several on one database: started, asked, paused, killed and started again.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ADMIN_TOKEN } from "../test-bff.ts";

const PROGRAM = fileURLToPath(new URL("../../main.ts", import.meta.url));
const KEPT_LINES = 30;

/** A request to a replica. */
export interface ReplicaRequest {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds after which nobody waits any more. */
  readonly patienceMs?: number;
}

/** An answer, whole. */
export interface ReplicaAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A BFF process that may be gone and come back. */
export interface Replica {
  readonly name: string;
  /** Where it listens; throws while it does not run. */
  origin(): string;
  readonly isRunning: () => boolean;
  /** Starts it; resolves when it listens. */
  start(): Promise<void>;
  /** Throws when it does not answer in time. */
  ask(request: ReplicaRequest): Promise<ReplicaAnswer>;
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and resolves when the process has ended, with its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** The latest lines of its log. */
  log(): readonly string[];
}

/** Makes a replica with these variables; nothing runs until it is started. */
export function createReplica(name: string, environment: Readonly<Record<string, string>>): Replica {
  let child: ChildProcess | null = null;
  let address: string | null = null;
  let ended: Promise<number | null> = Promise.resolve(null);
  const lines: string[] = [];
  const origin = () => {
    if (address === null) throw new Error(`${name} does not run`);
    return address;
  };
  return {
    name,
    origin,
    isRunning: () => address !== null,
    log: () => lines,
    async start() {
      const started = spawn(process.execPath, [PROGRAM], {
        env: { PORT: "0", LOG_LEVEL: "error", TONEGRAPH_BOOTSTRAP_TOKEN: ADMIN_TOKEN, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      createInterface({ input: started.stderr }).on("line", (line) => {
        if (lines.push(line) > KEPT_LINES) lines.shift();
      });
      ended = once(started, "exit").then(([code]) => {
        if (child === started) address = null;
        return typeof code === "number" ? code : null;
      });
      const failed = ended.then((code) => {
        throw new Error(`${name} ended with ${code} before it listened: ${lines.join("\n")}`);
      });
      address = await Promise.race([readAddress(started), failed]);
      failed.catch(() => undefined);
    },
    async ask({ method = "GET", path, body, headers = {}, patienceMs = 60_000 }) {
      const response = await fetch(`${origin()}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${ADMIN_TOKEN}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.includes("json") === true;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    signal: (signal) => void child?.kill(signal),
    end(signal) {
      address = signal === "SIGKILL" ? null : address;
      child?.kill(signal);
      return ended;
    },
  };
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((found) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /http:\/\/[^/\s]+/u.exec(line)?.[0];
      if (address !== undefined) found(address);
    });
  });
}
