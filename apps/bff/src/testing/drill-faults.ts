import type { Deployment } from "@tonegraph/api-contract";
import { findDescriptor } from "@tonegraph/dialect-catalogue";
import { mayLoseCreation, type DialectPoint } from "./drilled-places.ts";

const CONVERGES_WITHIN_MS = 30_000;

/** What was found after the restart. */
export interface DrillFound {
  readonly deployment: Pick<Deployment, "state" | "error">;
  readonly live: { readonly version: number | null; readonly drift: string };
  readonly tookMs: number;
}

/** What is wrong with the result of a drill; empty when the promise was kept. */
export function drillFaults(point: DialectPoint, { deployment, live, tookMs }: DrillFound): string[] {
  const { state, error } = deployment;
  const { code = "no code", message = "" } = error ?? {};
  const wanted = wantedState(point);
  const version = versionAfter(point, state);
  const isHeld = version === null || (live.version === version && live.drift === "inSync");
  return [
    ...(state === wanted ? [] : [`it ended ${state}, not ${wanted}: ${message}`]),
    ...(tookMs <= CONVERGES_WITHIN_MS ? [] : [`it took ${tookMs} ms`]),
    ...(state !== "unknown" || code === "creation-lost" ? [] : [`its error is ${code}`]),
    ...(isHeld ? [] : [`version ${live.version} is recorded as live, ${live.drift}`]),
  ];
}

function wantedState(point: DialectPoint): Deployment["state"] {
  if (mayLoseCreation(point)) return "unknown";
  if (!point.undone) return "live";
  const deletes = findDescriptor(point.dialect)?.capabilities.deletesFlows === true;
  return point.publishes === "second" || deletes ? "rolledBack" : "failed";
}

/** The version that callers must hear then; null where there is none. */
function versionAfter({ publishes, undone }: DialectPoint, state: string): number | null {
  if (publishes === "second") return undone || state === "unknown" ? 1 : 2;
  return undone || state === "unknown" ? null : 1;
}
