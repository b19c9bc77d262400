import { cycleFindings } from "../cycle-finding.ts";
import { flowRule } from "../node-rule.ts";

/** A way round on which nothing is spoken, asked or waited for: the platform spins until it cuts the call. */
export const runawayCycle = flowRule({
  code: "runaway-cycle",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId", "variables"],
  check: (context) => cycleFindings(context, "runaway-cycle"),
});
