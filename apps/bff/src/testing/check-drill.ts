import type { DrillResult } from "./crash-drill.ts";
import type { DrilledPoint } from "./crash-points.ts";

const LONGEST_MS = 30_000;

/** What is wrong with the result of a drill; empty when the promise was kept. */
export function checkDrill(point: DrilledPoint, { deployment, live, held, writes, tookMs }: DrillResult): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, words: string) => {
    if (!holds) faults.push(words);
  };
  expect(deployment.state === point.state, `it ended ${deployment.state}, not ${point.state}`);
  expect(writes === point.writes, `the vendor saw ${writes} writes, not ${point.writes}`);
  expect(tookMs <= LONGEST_MS, `it took ${tookMs} ms`);
  if (point.state === "unknown") {
    expect(deployment.error?.code === "creation-lost", `its error is ${deployment.error?.code ?? "absent"}`);
    return faults;
  }
  const version = point.state === "live" ? deployment.version : 1;
  const words = version === 1 ? "Press 1 for sales" : "the second version";
  expect(
    live.version === version && live.drift === "inSync",
    `version ${live.version} is recorded as live, ${live.drift}`,
  );
  expect(held.includes(words), "the vendor does not hold what is recorded");
  return faults;
}
