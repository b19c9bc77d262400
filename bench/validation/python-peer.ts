import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Flow } from "@tonegraph/flow-model";
import type { Findings } from "./findings.ts";

/** The peer that is not on the npm registry. */
export const PYTHON_PEER = "pydantic + networkx";
/** Its checks alone, on what pydantic has read before. */
export const PYTHON_CHECKS = "networkx alone";

/** What one run of the peer measured. */
export interface PythonRun {
  readonly stack: number;
  readonly checks: number;
  readonly findings: Findings;
}

/** Whether Debian's python3-networkx and python3-pydantic (2) are installed here. */
export function hasPythonPeer(): boolean {
  const probe = "import networkx, pydantic; assert pydantic.VERSION.startswith('2')";
  return spawnSync("python3", ["-c", probe]).status === 0;
}

/** Runs the peer on a flow in a process of its own, measuring for about so many seconds. */
export function runPythonPeer(flow: Flow, seconds: number): PythonRun {
  const script = path.join(import.meta.dirname, "pydantic_networkx.py");
  const options = { input: JSON.stringify(flow), encoding: "utf8", maxBuffer: 1 << 20 } as const;
  const result = spawnSync("python3", [script, String(seconds)], options);
  if (result.status !== 0) throw new Error(result.stderr.slice(0, 2000));
  return JSON.parse(result.stdout) as PythonRun;
}
