import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { FIGURES_PATH, VENDOR_HEADERS, VENDOR_QUERY } from "./vendor-page.ts";

const PROGRAM = fileURLToPath(new URL("stand-ins.ts", import.meta.url));
const USUAL_WAYS = fileURLToPath(new URL("usual-ways.mjs", import.meta.url));

/** A stand-in in a process of its own. */
export interface StandIn {
  readonly url: string;
  readonly pid: number;
  stop(): void;
}

/** Starts one of the ways that `stand-ins.ts` knows. */
export function startStandIn(way: string, vendorUrl = ""): Promise<StandIn> {
  return start(process.execPath, [PROGRAM, way, vendorUrl]);
}

/** Starts `fetch` or `axios` behind Fastify, with this Node. */
export function startUsualWay(way: "fetch" | "axios", vendorUrl: string, node: string): Promise<StandIn> {
  const call = { url: `${vendorUrl}${FIGURES_PATH}`, headers: VENDOR_HEADERS, body: VENDOR_QUERY };
  return start(node, [USUAL_WAYS, way, JSON.stringify(call)]);
}

async function start(program: string, args: readonly string[]): Promise<StandIn> {
  const child = spawn(program, args, {
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const port = await new Promise<string>((found, failed) => {
    if (child.stdout === null) throw new Error("its output cannot be read");
    createInterface(child.stdout).once("line", found);
    child.once("exit", (code) => failed(new Error(`the stand-in "${args[1] ?? ""}" ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() };
}
