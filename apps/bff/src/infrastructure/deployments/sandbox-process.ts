// The vendor sandbox as a child process: started with us, started again when it ends, ended with us. It watches its
// standard input, which the system closes when this process dies in whatever way, so that it never outlives us.
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyBaseLogger } from "fastify";

const PROGRAM = fileURLToPath(new URL("../../../../vendor-sandbox/src/main.ts", import.meta.url));
const END_WITH_PARENT = 'process.stdin.resume().on("end", () => process.exit(0)).on("error", () => process.exit(0));';
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
const STOP_WITHIN_MS = 3000;

export interface SandboxProcessOptions {
  readonly port: number;
  /** Accounts are kept in a folder of it. */
  readonly dataDir: string;
  readonly logger: FastifyBaseLogger;
}

/** A supervised sandbox. */
export interface SandboxProcess {
  start(): void;
  stop(): Promise<void>;
}

/** Makes the supervisor; nothing runs until it is started. */
export function createSandboxProcess({ port, dataDir, logger }: SandboxProcessOptions): SandboxProcess {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;
  let pause = FIRST_PAUSE_MS;

  function launch(): void {
    const startedAt = Date.now();
    const started = spawn(
      process.execPath,
      ["--import", `data:text/javascript,${encodeURIComponent(END_WITH_PARENT)}`, PROGRAM],
      {
        // Nothing else of our environment: it holds secrets, and the sandbox needs none.
        env: { SANDBOX_PORT: String(port), SANDBOX_HOST: "127.0.0.1", SANDBOX_DATA_DIR: path.join(dataDir, "sandbox") },
        stdio: ["pipe", "ignore", "pipe"],
      },
    );
    child = started;
    started.stderr.setEncoding("utf8").on("data", (text: string) => {
      logger.warn({ component: "sandbox" }, text.trim().slice(0, 2000));
    });
    started.once("error", (error) => {
      logger.error({ err: error }, "the vendor sandbox cannot be started");
    });
    started.once("exit", (code) => {
      child = undefined;
      if (stopped) return;
      pause = Date.now() - startedAt > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      logger.warn({ code, port, again: pause }, "the vendor sandbox ended; it is started again");
      timer = setTimeout(launch, pause);
    });
  }

  return {
    start() {
      stopped = false;
      launch();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const ending = child;
      if (ending === undefined) return;
      const ended = new Promise((done) => ending.once("exit", done));
      ending.kill("SIGTERM");
      const patience = setTimeout(() => ending.kill("SIGKILL"), STOP_WITHIN_MS);
      await ended;
      clearTimeout(patience);
    },
  };
}
