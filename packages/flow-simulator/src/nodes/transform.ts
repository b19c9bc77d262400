import { evaluate } from "@tonegraph/expressions";
import type { Json, NodeOfKind } from "@tonegraph/flow-model";
import type { Behaviour } from "../engine/block.ts";
import { callScope } from "../engine/call-scope.ts";
import { leave } from "../engine/leave.ts";
import { masked } from "../engine/masked.ts";
import { readyExpression } from "../engine/ready-expression.ts";
import { remark } from "../engine/remark.ts";
import type { Run } from "../engine/run.ts";
import { setVariable } from "../engine/set-variable.ts";
import { stubbedPort } from "../engine/stub-of.ts";
import { silentBehaviour } from "./silent-behaviour.ts";

type Operation = NodeOfKind<"transform">["operation"];

/**
 * Works out one value. It is valid unless it is `null` or, for `validateE164`, `false`; an invalid one is kept as it is,
 * so that nothing of a former value is left over.
 */
export function transformBehaviour(node: NodeOfKind<"transform">): Behaviour {
  const input = readyExpression(node.input, "input");
  return silentBehaviour((run) => {
    const given = input(run);
    const value = applied(run, node.operation, given);
    setVariable(run, node.variable, value);
    const isValid = value !== null && value !== false;
    if (!isValid) remark(run, "transformInvalid", { operation: node.operation, input: masked(run, given) });
    leave(run, stubbedPort(run) ?? (isValid ? "valid" : "invalid"));
  });
}

function applied(run: Run, operation: Operation, value: Json): Json {
  if (operation === "expression") return value;
  const input = { kind: "variable", name: "input" } as const;
  const call = { kind: "call", name: operation, arguments: [input] } as const;
  return evaluate(call, { ...callScope(run), variables: { input: value } });
}
