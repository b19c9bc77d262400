import { spawnSync } from "node:child_process";
import path from "node:path";

/** The Node that the goals' own table was measured with. */
export const OLDER = 20;

/** Where a Node of that release is: the one that `BENCH_OLDER_NODE` names, or one on the path. Null where there is none. */
export function findOlderNode(): string | null {
  const named = process.env["BENCH_OLDER_NODE"];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const all = named === undefined ? folders.map((folder) => path.join(folder, "node")) : [named];
  return all.find((program) => releaseOf(program) === OLDER) ?? null;
}

/** The name of a way that runs with that Node. */
export function onOlder(way: string): string {
  return `${way}, Node ${OLDER}`;
}

function releaseOf(program: string): number {
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  // No text where there is no such program.
  return Number(/^v(\d+)\./u.exec(stdout ?? "")?.[1]);
}
