import type { NodeId } from "@tonegraph/flow-model";
import { CLIENT_ERRORS, SERVER_ERRORS } from "../variables/error-ports.ts";
import type { NodeScope } from "../node-scope.ts";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/**
 * A request leads callers on in the same way whether their question was wrong or the service is down: those who mistyped
 * are not asked again, and those who cannot be served are asked for what would not help.
 */
export const errorsShareOneExit = nodeRule({
  code: "errors-share-one-exit",
  severity: "warning",
  kinds: ["httpRequest"],
  checkNode(scope) {
    const { node, nodeId } = scope;
    if (node.kind !== "httpRequest") return [];
    const ofClient = targets(scope, CLIENT_ERRORS);
    const ofServer = targets(scope, SERVER_ERRORS);
    return [...ofClient].flatMap(([target, client]): Finding[] => {
      const server = ofServer.get(target);
      if (!server) return [];
      return [{ at: { nodeId, pointer: `/nodes/${nodeId}` }, params: { target, client, server }, related: [target] }];
    });
  },
});

/** Where some of a node's ports lead, with the ports that lead there. */
function targets(scope: NodeScope, ports: readonly string[]): ReadonlyMap<NodeId, string[]> {
  const found = new Map<NodeId, string[]>();
  for (const port of ports) {
    const target = scope.targetOf(port);
    if (target !== null) found.set(target, [...(found.get(target) ?? []), port]);
  }
  return found;
}
