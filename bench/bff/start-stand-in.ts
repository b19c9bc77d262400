import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("stand-ins.ts", import.meta.url));

/** A stand-in in a process of its own. */
export interface StandIn {
  readonly url: string;
  readonly pid: number;
  stop(): void;
}

/** Starts one of the ways that `stand-ins.ts` knows. */
export async function startStandIn(way: string, vendorUrl = ""): Promise<StandIn> {
  const child = spawn(process.execPath, [PROGRAM, way, vendorUrl], {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const port = await new Promise<string>((found, failed) => {
    if (child.stdout === null) throw new Error("its output cannot be read");
    createInterface(child.stdout).once("line", found);
    child.once("exit", (code) => failed(new Error(`the stand-in "${way}" ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() };
}
