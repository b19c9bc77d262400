import type { Expression } from "../expression.ts";
import { VALUE_KINDS, unknownType, type ExpressionType } from "./expression-type.ts";
import { kindsBesideNull, namesOf, type Inferred } from "./inferred.ts";
import type { TypeFinding } from "./type-finding.ts";

/** The type of `object.property`. What is found fault with once counts as unknown, so that one slip is one finding. */
export function inferMember(
  tree: Extract<Expression, { kind: "member" }>,
  object: Inferred,
  findings: TypeFinding[],
): ExpressionType {
  if (!object.type.kinds.includes("object")) {
    findings.push(noMember(tree, object, tree.property));
    return unknownType;
  }
  return hinted(memberHint(object.type, tree.property));
}

/** The type of `object[index]`. */
export function inferIndex(
  tree: Extract<Expression, { kind: "index" }>,
  { object, index }: { readonly object: Inferred; readonly index: Inferred },
  findings: TypeFinding[],
): ExpressionType {
  const { kinds } = object.type;
  if (!kinds.includes("object") && !kinds.includes("list")) {
    findings.push(noMember(tree, object, "[ ]"));
    return unknownType;
  }
  const indexKinds = kindsBesideNull(index.type);
  if (!indexKinds.includes("string") && !indexKinds.includes("number"))
    findings.push({ code: "notAnIndex", part: tree.index, params: { kinds: namesOf(indexKinds) } });
  const name = tree.index.kind === "literal" && typeof tree.index.value === "string" ? tree.index.value : null;
  return hinted((name === null ? undefined : memberHint(object.type, name)) ?? object.type.items);
}

function noMember(part: Expression, object: Inferred, name: string): TypeFinding {
  return { code: "noMember", part, params: { name, kinds: namesOf(kindsBesideNull(object.type)) } };
}

function memberHint({ members }: ExpressionType, name: string): ExpressionType | undefined {
  return members && Object.hasOwn(members, name) ? members[name] : undefined;
}

/** An example says what may stand there, not what will: of the kinds nothing is known. */
function hinted(hint: ExpressionType | undefined): ExpressionType {
  return hint ? { ...hint, kinds: VALUE_KINDS } : unknownType;
}
