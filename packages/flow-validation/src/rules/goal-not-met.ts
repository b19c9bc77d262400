import { judgeGoal } from "../goals/judge-goal.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding } from "../rule.ts";

/**
 * Callers cannot do what the flow's people said they always can. `params.path` is the counter-example, block by block; of
 * a goal for every menu the gravest case is told, and the other menus are `related`.
 */
export const goalNotMet = flowRule({
  code: "goal-not-met",
  severity: "error",
  reads: ["nodes", "connections", "prompts", "goals", "languages", "defaultLanguage", "startNodeId"],
  check: (context) => {
    const { flow } = context;
    return flow.goals.flatMap((goal, place): Finding[] => {
      const failure = judgeGoal(flow, context.graph, goal);
      if (failure === null) return [];
      const { reason, from, language, path, reached, others } = failure;
      return [
        {
          at: { nodeId: from, pointer: `/goals/${place}` },
          params: {
            goal: goal.id,
            label: goal.label,
            kind: goal.kind,
            reason,
            toKind: goal.to.kind ?? null,
            toNode: goal.to.nodeId ?? null,
            language,
            path: [...path],
            reached,
            limit: goal.limit ?? null,
          },
          related: [...others],
        },
      ];
    });
  },
});
