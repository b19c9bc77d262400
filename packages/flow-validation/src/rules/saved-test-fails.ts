import { flowRule } from "../node-rule.ts";

/** A saved test call does not go where its flow's people expect. The profile runs the tests; without a simulator none is judged. */
export const savedTestFails = flowRule({
  code: "saved-test-fails",
  severity: "error",
  reads: [
    "tests",
    "nodes",
    "connections",
    "prompts",
    "variables",
    "languages",
    "defaultLanguage",
    "startNodeId",
    "fallback",
    "activeWindow",
  ],
  check: ({ flow, profile }) =>
    (profile.failedTests?.(flow) ?? []).map(({ testId, label, nodeId, words }) => {
      const pointer = `/tests/${flow.tests.findIndex(({ id }) => id === testId)}`;
      const at = nodeId === null || !Object.hasOwn(flow.nodes, nodeId) ? { pointer } : { nodeId, pointer };
      return { at, params: { test: testId, label, words: [...words] } };
    }),
});
