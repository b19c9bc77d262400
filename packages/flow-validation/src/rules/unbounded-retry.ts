import { cycleFindings } from "../cycle-finding.ts";
import { flowRule } from "../node-rule.ts";

/** A caller who presses nothing (or only wrong keys) goes round without end. Give it a counter or another exit. */
export const unboundedRetry = flowRule({
  code: "unbounded-retry",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId", "variables"],
  check: (context) => cycleFindings(context, "unbounded-retry"),
});
