import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { leave } from "../engine/leave.ts";
import { readyExpression } from "../engine/ready-expression.ts";
import { setVariable } from "../engine/set-variable.ts";
import { silentBehaviour } from "./silent-behaviour.ts";

/** Sets variables, all from the values before: the order of assignments is not part of a flow. */
export function setVariablesBehaviour(node: NodeOfKind<"setVariables">): Behaviour {
  const assignments = Object.entries(node.assignments).map(([variable, source]) => ({
    variable,
    value: readyExpression(source, variable),
  }));
  return silentBehaviour((run) => {
    const values = assignments.map(({ variable, value }) => ({ variable, value: value(run) }));
    for (const { variable, value } of values) setVariable(run, variable, value);
    leave(run, "next");
  });
}
