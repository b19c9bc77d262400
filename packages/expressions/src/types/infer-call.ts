import type { Expression } from "../expression.ts";
import { functionSignatures } from "../functions/function-signatures.ts";
import { typeOfKinds, type ExpressionType } from "./expression-type.ts";
import { kindsBesideNull, namesOf, type Inferred } from "./inferred.ts";
import type { TypeFinding } from "./type-finding.ts";

/** The type of a call; arguments that the function has no answer for go to `findings`. */
export function inferCall(
  tree: Extract<Expression, { kind: "call" }>,
  values: readonly Inferred[],
  findings: TypeFinding[],
): ExpressionType {
  const { parameters, result } = functionSignatures[tree.name];
  const least = parameters.filter(({ optional }) => optional !== true).length;
  if (values.length < least || values.length > parameters.length)
    findings.push({
      code: "argumentCount",
      part: tree,
      params: { function: tree.name, given: values.length, least, most: parameters.length },
    });
  for (const [place, { kinds, name }] of parameters.entries()) {
    const value = values[place];
    if (!value) continue;
    const given = kindsBesideNull(value.type);
    if (!given.some((kind) => kinds.includes(kind)))
      findings.push({
        code: "argument",
        part: value.tree,
        params: {
          function: tree.name,
          parameter: name,
          place: place + 1,
          kinds: namesOf(given),
          wanted: namesOf(kinds),
        },
      });
  }
  return typeOfKinds(...result);
}
