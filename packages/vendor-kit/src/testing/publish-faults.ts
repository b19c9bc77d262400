import type { Flow } from "@tonegraph/flow-model";
import { validateFlow } from "@tonegraph/flow-validation";
import type { VendorSubject } from "./conformance.ts";

/** Codes of what keeps a flow from being published to a dialect: errors of its check, and what its vendor cannot carry. */
export function publishFaults(
  { converter, descriptor }: Pick<VendorSubject, "converter" | "descriptor">,
  flow: Flow,
): readonly string[] {
  const errors = validateFlow(flow, descriptor.profile).filter(({ severity }) => severity === "error");
  const refused = converter.compile(flow).report.filter(({ kind }) => kind === "unsupported");
  return [...errors, ...refused].map(({ code }) => code);
}
