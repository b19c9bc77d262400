import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Flow } from "@tonegraph/flow-model";

/** The peer that is not on the npm registry. */
export const PYTHON_PEER = "pydantic + networkx";

/** Whether Debian's python3-networkx and python3-pydantic (2) are installed here. */
export function hasPythonPeer(): boolean {
  const probe = "import networkx, pydantic; assert pydantic.VERSION.startswith('2')";
  return spawnSync("python3", ["-c", probe]).status === 0;
}

/** Runs the peer on a flow in a process of its own; answers what it prints. */
export function runPythonPeer(flow: Flow): string {
  const script = path.join(import.meta.dirname, "pydantic_networkx.py");
  const result = spawnSync("python3", [script], { input: JSON.stringify(flow), encoding: "utf8", maxBuffer: 1 << 20 });
  if (result.status !== 0) throw new Error(result.stderr.slice(0, 2000));
  return result.stdout;
}
