import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** A connection that no call can follow: one of its ends is missing, or its port has another connection already. */
export const danglingConnection = flowRule({
  code: "dangling-connection",
  severity: "error",
  reads: ["nodes", "connections"],
  check: ({ flow, index }) =>
    index.graph().strayConnections.flatMap(({ connectionId, reason }): Finding[] => {
      const connection = flow.connections[connectionId];
      if (!connection) return [];
      const { source, port, target } = connection;
      const field = reason === "targetMissing" ? "target" : reason === "sourceMissing" ? "source" : "port";
      return [
        {
          at: {
            ...(reason === "sourceMissing" ? {} : { nodeId: source }),
            connectionId,
            pointer: `/connections/${connectionId}/${field}`,
          },
          params: { reason, source, port, target },
          fix: { type: "disconnect", connectionIds: [connectionId] },
        },
      ];
    }),
});
