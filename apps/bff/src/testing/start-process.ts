import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

/** The product as a process of its own. */
export interface StartedProcess {
  readonly child: ChildProcess;
  /** Everything on standard error so far. */
  readonly errors: () => string;
  /** The next line on standard output, or null at its end. */
  nextLine(): Promise<string | null>;
  /** Asks it to stop, by default as a service manager does; answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Its exit code once it has ended by itself. */
  readonly exited: Promise<number | null>;
}

/** Starts `main.ts` with exactly these variables beside PATH. */
export function startProcess(environment: Readonly<Record<string, string>>): StartedProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: "/usr/bin:/bin", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, "close").then(() => child.exitCode);
  return {
    child,
    errors: () => errors,
    nextLine: async () => {
      const { value, done } = await lines.next();
      return done === true ? null : value;
    },
    exited,
    stop: (signal = "SIGTERM") => {
      child.kill(signal);
      return exited;
    },
  };
}
