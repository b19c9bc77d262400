import { keyOptions } from "../key-options.ts";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** A key leads to a kind of node that the target does not let keys lead to. */
export const unsupportedDestination = nodeRule({
  code: "unsupported-destination",
  severity: "error",
  checkNode({ node, nodeId, profile, targetOf, connectionOn, nodeAt }) {
    const { keyDestinations } = profile;
    if (node.kind !== "menu" || keyDestinations === "any") return [];
    const options = keyOptions(node).filter(
      ({ port }, place, all) => all.findIndex((one) => one.port === port) === place,
    );
    return options.flatMap(({ key, label, port }): Finding[] => {
      const target = targetOf(port);
      const connectionId = connectionOn(port);
      const kind = target === null ? undefined : nodeAt(target)?.kind;
      if (target === null || connectionId === null || kind === undefined || keyDestinations.includes(kind)) return [];
      return [
        {
          at: { nodeId, connectionId, pointer: `/connections/${connectionId}/target` },
          params: { key, label, kind, allowed: [...keyDestinations], profile: profile.title },
          related: [target],
        },
      ];
    });
  },
});
