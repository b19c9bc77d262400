import { cycleFindings } from "../cycle-finding.ts";
import { flowRule } from "../node-rule.ts";

/** A way round that callers walk by pressing keys, such as a menu that can be heard again. Nothing is wrong with it. */
export const callerCycle = flowRule({
  code: "caller-cycle",
  severity: "info",
  reads: ["nodes", "connections", "startNodeId", "variables"],
  check: (context) => cycleFindings(context, "caller-cycle"),
});
