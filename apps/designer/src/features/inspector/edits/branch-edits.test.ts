import { describe, expect, it } from "vitest";
import { freshBranch, moveBranch } from "./branch-edits.ts";

const branches = ["branch_1", "branch_3"].map((id) => ({ id, label: id, when: "" }));

describe("freshBranch", () => {
  it("has an id of its own and a name by its place", () => {
    expect(freshBranch(branches, (place) => `Branch ${place}`)).toEqual({
      id: "branch_4",
      label: "Branch 3",
      when: "",
    });
    expect(freshBranch([], (place) => `Branch ${place}`).id).toBe("branch_1");
  });
});

describe("moveBranch", () => {
  it.each<[number, 1 | -1, string[]]>([
    [0, 1, ["branch_3", "branch_1"]],
    [1, -1, ["branch_3", "branch_1"]],
    [0, -1, ["branch_1", "branch_3"]],
    [1, 1, ["branch_1", "branch_3"]],
  ])("moves %i by %i", (place, by, expected) => {
    expect(moveBranch(branches, place, by).map(({ id }) => id)).toEqual(expected);
  });
});
