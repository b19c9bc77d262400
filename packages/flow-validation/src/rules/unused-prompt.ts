import { flowRule } from "../node-rule.ts";

/** No node speaks this prompt; callers never hear it. */
export const unusedPrompt = flowRule({
  code: "unused-prompt",
  severity: "info",
  reads: ["nodes", "prompts"],
  check: ({ flow, index }) =>
    Object.keys(flow.prompts)
      .filter((promptId) => index.promptUsers(promptId) === 0)
      .map((promptId) => ({
        at: { promptId, pointer: `/prompts/${promptId}` },
        params: { promptLabel: flow.prompts[promptId]?.label ?? "" },
        fix: { type: "removePrompt", promptId },
      })),
});
