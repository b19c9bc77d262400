import type { Flow, Goal, NodeKind } from "@tonegraph/flow-model";
import { NODE_KINDS } from "@tonegraph/flow-model";

/** What a goal's limit is when somebody chooses a kind that has one. */
const USUAL_LIMIT = { maxSeconds: 60, maxKeyPresses: 3 } as const;

/** A goal of an id of its own: from every menu a queue is near. */
export function freshGoal({ goals }: Pick<Flow, "goals">, label: string): Goal {
  const taken = new Set(goals.map(({ id }) => id));
  let number = goals.length + 1;
  while (taken.has(`goal_${number}`)) number += 1;
  return { id: `goal_${number}`, label, kind: "maxSeconds", from: "everyMenu", to: { kind: "queue" }, limit: 60 };
}

/** The goals with one of them changed. */
export function withGoal(goals: readonly Goal[], id: string, change: (goal: Goal) => Goal): Goal[] {
  return goals.map((goal) => (goal.id === id ? change(goal) : goal));
}

/** The goal as one of another kind; a limit comes and goes with what can have one. */
export function ofGoalKind(goal: Goal, kind: Goal["kind"]): Goal {
  const { limit, ...rest } = goal;
  if (kind === "reachable" || kind === "always") return { ...rest, kind };
  return { ...rest, kind, limit: kind === goal.kind && limit !== undefined ? limit : USUAL_LIMIT[kind] };
}

/** Where a goal begins, as one word of a list: `start`, `everyMenu`, or a block's id. */
export function fromChoice({ from }: Goal): string {
  return from ?? START;
}

/** The goal with another beginning. */
export function withFrom(goal: Goal, choice: string): Goal {
  const { from: _former, ...rest } = goal;
  return choice === START ? rest : { ...rest, from: choice };
}

/** The call's start, which no block can have as its id. */
export const START = "start";
/** Any end of a call. */
export const ANY_END = "any";

/** Where a goal leads, as one word of a list: `any`, `kind:<kind>`, or `node:<id>`. */
export function toChoice({ to }: Goal): string {
  if (to.nodeId !== undefined) return `node:${to.nodeId}`;
  return to.kind === undefined ? ANY_END : `kind:${to.kind}`;
}

/** The goal with another end. */
export function withTo(goal: Goal, choice: string): Goal {
  if (choice.startsWith("node:")) return { ...goal, to: { nodeId: choice.slice("node:".length) } };
  return { ...goal, to: choice === ANY_END ? {} : { kind: choice.slice("kind:".length) } };
}

/** The kinds that a goal may lead to. */
export const GOAL_ENDS: readonly NodeKind[] = NODE_KINDS.filter((kind) => kind !== "start");
