import type { Goal } from "@tonegraph/flow-model";
import { describe, expect, it } from "vitest";
import { freshGoal, fromChoice, ofGoalKind, toChoice, withFrom, withGoal, withTo } from "./goal-edits.ts";

const goal: Goal = { id: "goal_1", label: "Near", kind: "maxSeconds", to: { kind: "queue" }, limit: 45 };

describe("goal edits", () => {
  it("give a new goal an id that none has", () => {
    expect(freshGoal({ goals: [] }, "New").id).toBe("goal_1");
    expect(freshGoal({ goals: [{ ...goal, id: "goal_2" }] }, "New").id).toBe("goal_3");
  });

  it("change one goal and leave the others the same objects", () => {
    const other = { ...goal, id: "other" };
    const [changed, kept] = withGoal([goal, other], "goal_1", (one) => ({ ...one, label: "Far" }));
    expect(changed).toMatchObject({ id: "goal_1", label: "Far" });
    expect(kept).toBe(other);
  });

  it.each([
    ["maxKeyPresses", { kind: "maxKeyPresses", limit: 3 }],
    ["maxSeconds", { kind: "maxSeconds", limit: 45 }],
    ["reachable", { kind: "reachable" }],
    ["always", { kind: "always" }],
  ] as const)("to the kind %s", (kind, expected) => {
    const { limit, ...rest } = goal;
    expect(limit).toBe(45);
    expect(ofGoalKind(goal, kind)).toEqual({ ...rest, ...expected });
  });

  it.each(["start", "everyMenu", "node_a"])("begin at %s", (choice) => {
    expect(fromChoice(withFrom({ ...goal, from: "node_z" }, choice))).toBe(choice);
    expect("from" in withFrom(goal, "start")).toBe(false);
  });

  it.each(["any", "kind:agent", "node:node_a"])("lead to %s", (choice) => {
    expect(toChoice(withTo(goal, choice))).toBe(choice);
  });
});
