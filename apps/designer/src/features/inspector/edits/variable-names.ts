import type { Flow } from "@tonegraph/flow-model";

/** Variables that every call has. */
export const BUILT_IN_VARIABLES = ["ani", "dnis", "callId", "language", "now"] as const;

/** The names that an expression may read: what the flow declares, then what every call has. */
export function readableNames(flow: Flow): string[] {
  return [...new Set([...declaredNames(flow), ...BUILT_IN_VARIABLES])];
}

/** The variables that the flow declares, by name. */
export function declaredNames(flow: Flow): string[] {
  return Object.keys(flow.variables).toSorted();
}
