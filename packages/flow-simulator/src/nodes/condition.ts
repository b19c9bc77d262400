import { truthy } from "@tonegraph/expressions";
import type { NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { leave } from "../engine/leave.ts";
import { readyExpression } from "../engine/ready-expression.ts";
import { stubbedPort } from "../engine/stub-of.ts";
import { silentBehaviour } from "./silent-behaviour.ts";

/** Takes the first branch whose expression is true; one that does not parse is not. */
export function conditionBehaviour(node: NodeOfKind<"condition">): Behaviour {
  const branches = node.branches.map(({ id, label, when }) => ({
    port: `branch:${id}`,
    holds: readyExpression(when, label === "" ? id : label),
  }));
  return silentBehaviour((run) => {
    const taken = stubbedPort(run) ?? branches.find(({ holds }) => truthy(holds(run)))?.port;
    leave(run, taken ?? "otherwise");
  });
}
