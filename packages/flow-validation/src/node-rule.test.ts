import { arbitraryFlow } from "@tonegraph/flow-model/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonRules } from "./all-rules.ts";
import { createFlowIndex } from "./index/flow-index.ts";
import { trackedScope } from "./node-scope.ts";
import type { Rule } from "./rule.ts";
import { strictProfile } from "./testing/strict-profile.ts";

const rulesOfKinds = commonRules.filter((rule: Rule) => rule.kinds !== undefined);

describe("the kinds of a node rule", () => {
  it("leave out no kind of node at which it finds anything", () => {
    expect(rulesOfKinds.length).toBeGreaterThan(20);
    const resources = { queue: new Set<string>(), agent: new Set<string>(), asset: new Set<string>() };
    fc.assert(
      fc.property(arbitraryFlow(), (flow) => {
        const index = createFlowIndex(flow);
        for (const [nodeId, node] of Object.entries(flow.nodes))
          for (const rule of rulesOfKinds as readonly Rule[]) {
            if (rule.kinds?.includes(node.kind)) continue;
            const scope = trackedScope({ nodeId, node, index, profile: strictProfile, resources, reads: [] });
            expect(rule.checkNode?.(scope), `${rule.code} at ${node.kind}`).toEqual([]);
          }
      }),
    );
  });
});
