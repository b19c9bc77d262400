import type { NodeOfKind } from "@tonegraph/flow-model";
import { partOf } from "../step-ids.ts";
import { stepOf, type BlockSteps, type Place } from "./place.ts";

/** setVariables → `SetVariables`. */
export function setVariablesSteps(node: NodeOfKind<"setVariables">, place: Place): BlockSteps {
  const assignments = Object.fromEntries(
    Object.entries(node.assignments).map(([variable, source]) => [variable, place.expression(source)]),
  );
  return { steps: [stepOf(place.stepId, "SetVariables", { assignments, next: place.exit("next") })] };
}

/** condition → `Condition`; its branches are tried in their order. */
export function conditionSteps(node: NodeOfKind<"condition">, place: Place): BlockSteps {
  const conditions = node.branches.map(({ id, when }) => {
    const target = place.exit(`branch:${id}`);
    return { expression: place.expression(when), ...(target === undefined ? {} : { nextStepId: target }) };
  });
  return { steps: [stepOf(place.stepId, "Condition", { conditions, next: place.exit("otherwise") })] };
}

/** transform → `DataAPI`, behind it a `Condition` on the result: the flag that decides how the call goes on. */
export function transformSteps(node: NodeOfKind<"transform">, place: Place): BlockSteps {
  const { stepId } = place;
  const { operation, input, variable } = node;
  const source = place.expression(input);
  const expression = operation === "expression" ? source : `${operation}(${source})`;
  const valid = place.exit("valid");
  const invalid = place.exit("invalid");
  const isJudged = invalid !== undefined && invalid !== valid;
  const work = { operation: "evaluate", expression, resultVariable: variable === "" ? undefined : variable };
  if (!isJudged) return { steps: [stepOf(stepId, "DataAPI", { ...work, next: valid })] };
  const outcome = partOf(stepId, "outcome");
  const fails =
    operation === "validateE164" ? `{{${variable}}} != true` : `{{${variable}}} == null || {{${variable}}} == false`;
  const conditions = [{ expression: fails, nextStepId: invalid }];
  return {
    steps: [
      stepOf(stepId, "DataAPI", { ...work, next: outcome }),
      stepOf(outcome, "Condition", { conditions, next: valid }),
    ],
  };
}
