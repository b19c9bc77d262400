import type { Flow } from "@tonegraph/flow-model";

/** The variables that the flow declares, by name. */
export function declaredNames(flow: Flow): string[] {
  return Object.keys(flow.variables).toSorted();
}
