import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import { keyOptions } from "../key-options.ts";
import { destinationsOf, mayLeadTo } from "../may-lead-to.ts";
import { nodeRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/** A menu's key or silence leads to a kind of node that the target does not let it lead to. */
export const unsupportedDestination = nodeRule({
  code: "unsupported-destination",
  severity: "error",
  kinds: ["menu"],
  checkNode({ node, nodeId, profile, targetOf, connectionOn, nodeAt }) {
    if (node.kind !== "menu") return [];
    return exitsOf(node).flatMap(({ port, ...params }): Finding[] => {
      const allowed = destinationsOf(profile, port);
      if (allowed === "any") return [];
      const target = targetOf(port);
      const connectionId = connectionOn(port);
      const kind = target === null ? undefined : nodeAt(target)?.kind;
      if (target === null || connectionId === null || kind === undefined || mayLeadTo(profile, port, kind)) return [];
      return [
        {
          at: { nodeId, connectionId, pointer: `/connections/${connectionId}/target` },
          params: { port, ...params, kind, allowed: [...allowed], profile: profile.title },
          related: [target],
        },
      ];
    });
  },
});

interface Exit {
  readonly port: string;
  readonly [param: string]: Json;
}

/** The keys, each once, and the silence. */
function exitsOf(menu: NodeOfKind<"menu">): readonly Exit[] {
  const keys = keyOptions(menu).map(({ key, label, port }) => ({ port, key, label }));
  return [
    ...keys.filter(({ port }, place) => keys.findIndex((one) => one.port === port) === place),
    { port: "noInput" },
  ];
}
