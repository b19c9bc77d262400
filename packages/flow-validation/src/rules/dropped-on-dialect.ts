import { COMPILED_PARTS, lossFindings } from "../loss-finding.ts";
import { flowRule } from "../node-rule.ts";

/** The target has no place for this: the compile report says that it is left out of what is published. */
export const droppedOnDialect = flowRule({
  code: "dropped-on-dialect",
  severity: "warning",
  reads: COMPILED_PARTS,
  compiles: true,
  check: (context) => lossFindings(context, "dropped"),
});
