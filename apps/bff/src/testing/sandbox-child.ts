import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../../vendor-sandbox/src/main.ts", import.meta.url));

/** A real vendor sandbox in a process of its own. */
export interface SandboxChild {
  /** Without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a sandbox on a free port, or on the one given. */
export async function startSandboxChild(port = 0): Promise<SandboxChild> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { SANDBOX_PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const url = await new Promise<string>((found, failed) => {
    child.once("exit", (code) => failed(new Error(`the sandbox ended with ${code}`)));
    createInterface(child.stdout).on("line", (line) => {
      const address = /http:\/\/\S+/u.exec(line)?.[0];
      if (address !== undefined) found(address.replace(/\/$/u, ""));
    });
  });
  return {
    url,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
