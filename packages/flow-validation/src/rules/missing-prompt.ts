import type { Command, FlowNode, NodeId } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";
import { setRetry } from "../retry-fix.ts";
import { SPEAKING_KINDS, spokenPrompts, type PromptRole } from "../spoken-prompts.ts";

/** A node that must speak has no prompt, or names one that does not exist: callers hear nothing there. */
export const missingPrompt = nodeRule({
  code: "missing-prompt",
  severity: "error",
  kinds: SPEAKING_KINDS,
  checkNode: ({ nodeId, node, prompt }) =>
    spokenPrompts(node)
      .filter(({ promptId }) => promptId === "" || prompt(promptId) === null)
      .map(({ promptId, role, field, required }) => {
        const fix = required ? null : withoutPrompt(nodeId, node, role);
        return {
          at: { nodeId, pointer: `/nodes/${nodeId}${field}` },
          params: { role, promptId },
          ...(fix ? { fix } : {}),
        };
      }),
});

/** An optional prompt that does not exist is taken out of the node; callers then hear what they hear without one. */
function withoutPrompt(nodeId: NodeId, node: FlowNode, role: PromptRole): Command | null {
  switch (role) {
    case "main":
      return { type: "setNodeFields", nodeId, unset: ["promptId"] };
    case "filler":
      return { type: "setNodeFields", nodeId, unset: ["fillerPromptId"] };
    case "noInput":
    case "noMatch":
      return setRetry(node, nodeId, { field: role, changes: { promptId: null } });
  }
}
