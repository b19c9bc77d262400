import type { NodeOfKind } from "@tonegraph/flow-model";

type Branches = NodeOfKind<"condition">["branches"];

/** A new branch with an id that no other has; `label` names it by its place. */
export function freshBranch(branches: Branches, label: (place: number) => string): Branches[number] {
  let place = branches.length + 1;
  while (branches.some(({ id }) => id === `branch_${place}`)) place += 1;
  return { id: `branch_${place}`, label: label(branches.length + 1), when: "" };
}

/** The branches with one tried earlier (-1) or later (1). */
export function moveBranch(branches: Branches, place: number, by: 1 | -1): Branches {
  const moved = branches[place];
  const other = branches[place + by];
  if (!moved || !other) return branches;
  return branches.map((branch, at) => (at === place ? other : at === place + by ? moved : branch));
}
