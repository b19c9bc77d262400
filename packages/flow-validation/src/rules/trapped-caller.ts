import { cycleFindings } from "../cycle-finding.ts";
import { flowRule } from "../node-rule.ts";

/** Callers who come here can never leave: no exit leads out of this part, and no call ends in it. */
export const trappedCaller = flowRule({
  code: "trapped-caller",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId", "variables"],
  check: (context) => cycleFindings(context, "trapped-caller"),
});
