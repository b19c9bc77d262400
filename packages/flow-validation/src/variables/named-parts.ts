import type { FlowNode, NodeKind, NodeOfKind } from "@tonegraph/flow-model";
import { escaped } from "./data-texts.ts";

/** A name that a block gives: to a variable that it sets, to a header that it sends, to a secret. */
export interface NamedPart {
  readonly name: string;
  /** Where it stands, as a JSON pointer in the block. */
  readonly field: string;
  readonly what: "digits" | "result" | "assignment" | "header" | "answer" | "keyHeader" | "secret" | "returned";
}

/** The kinds of block that give names. */
export const NAMING_KINDS: readonly NodeKind[] = ["collect", "setVariables", "transform", "httpRequest", "subflow"];

/** Every name that a block gives, in the order of its fields. */
export function namedParts(node: FlowNode): readonly NamedPart[] {
  switch (node.kind) {
    case "collect":
      return [{ name: node.variable, field: "/variable", what: "digits" }];
    case "transform":
      return [{ name: node.variable, field: "/variable", what: "result" }];
    case "setVariables":
      return keysOf(node.assignments, "/assignments", "assignment");
    case "subflow":
      return (node.return ?? []).map((name, place) => ({ name, field: `/return/${place}`, what: "returned" }));
    case "httpRequest":
      return [
        ...keysOf(node.headers, "/headers", "header"),
        ...partsOfAuthentication(node),
        ...keysOf(node.responseMapping, "/responseMapping", "answer"),
      ];
    default:
      return [];
  }
}

function keysOf(
  record: Readonly<Record<string, string>> = {},
  field: string,
  what: NamedPart["what"],
): readonly NamedPart[] {
  return Object.keys(record).map((name) => ({ name, field: `${field}/${escaped(name)}`, what }));
}

function partsOfAuthentication({ authentication }: NodeOfKind<"httpRequest">): readonly NamedPart[] {
  if (authentication === undefined) return [];
  const secret: NamedPart = { name: authentication.secretRef, field: "/authentication/secretRef", what: "secret" };
  if (authentication.kind !== "apiKey") return [secret];
  return [{ name: authentication.headerName, field: "/authentication/headerName", what: "keyHeader" }, secret];
}
