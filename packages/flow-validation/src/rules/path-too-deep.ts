import { depthFindings } from "../depth-finding.ts";
import { flowRule } from "../node-rule.ts";

/** The longest way to this node passes more nodes than the target takes, the start not counted. */
export const pathTooDeep = flowRule({
  code: "path-too-deep",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId"],
  check: (context) => depthFindings(context, context.profile.maxPathDepth, (kind) => kind !== "start"),
});
