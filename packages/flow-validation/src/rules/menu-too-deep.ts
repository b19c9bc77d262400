import { depthFindings } from "../depth-finding.ts";
import { flowRule } from "../node-rule.ts";

/** Callers pass more menus on their way to this one than the target takes. */
export const menuTooDeep = flowRule({
  code: "menu-too-deep",
  severity: "error",
  reads: ["nodes", "connections", "startNodeId"],
  check: (context) => depthFindings(context, context.profile.maxMenuDepth, (kind) => kind === "menu"),
});
