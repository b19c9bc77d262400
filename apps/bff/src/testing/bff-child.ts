import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { ADMIN_TOKEN } from "./test-bff.ts";

const PROGRAM = fileURLToPath(new URL("../main.ts", import.meta.url));

/** A real BFF in a process of its own, on a free port. */
export interface BffChild {
  /** Sends a request as the admin; answers status and parsed body. */
  request(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Readonly<Record<string, string>> },
  ): Promise<{ status: number; etag: string; body: unknown }>;
  /** Resolves when the process has ended, with the signal that ended it. */
  readonly ended: Promise<string | null>;
  /** Ends it in order. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts `main.ts` on a data folder with the embedded database. */
export async function startBffChild(environment: Readonly<Record<string, string>>): Promise<BffChild> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PORT: "0", LOG_LEVEL: "error", TONEGRAPH_BOOTSTRAP_TOKEN: ADMIN_TOKEN, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([, signal]) => (typeof signal === "string" ? signal : null));
  const origin = await new Promise<string>((found, failed) => {
    child.once("exit", (code) => failed(new Error(`the BFF ended with ${code} before it listened`)));
    createInterface(child.stdout).on("line", (line) => {
      const address = /http:\/\/[^/\s]+/u.exec(line)?.[0];
      if (address !== undefined) found(address);
    });
  });
  return {
    ended,
    async request(method, path, { body, headers = {} } = {}) {
      const response = await fetchWhenFree(`${origin}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${ADMIN_TOKEN}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        etag: response.headers.get("etag") ?? "",
        body: text === "" ? null : JSON.parse(text),
      };
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** As a client should: comes again when the server has more to do than it can, for then nothing was changed. */
async function fetchWhenFree(url: string, init: RequestInit): Promise<Response> {
  for (;;) {
    const response = await fetch(url, init);
    if (response.status !== 503) return response;
    await sleep(500);
  }
}
