import type { FlowNode, NodeOfKind } from "@tonegraph/flow-model";
import { nodeRule } from "../node-rule.ts";

/** A variable, a header or a secret is needed, and its name is left empty: what is kept or sent there is lost. */
export const missingName = nodeRule({
  code: "missing-name",
  severity: "error",
  kinds: ["collect", "setVariables", "transform", "httpRequest", "subflow"],
  checkNode({ node, nodeId }) {
    return namesIn(node)
      .filter(({ name }) => name.trim() === "")
      .map(({ field, what }) => ({ at: { nodeId, pointer: `/nodes/${nodeId}${field}` }, params: { what } }));
  },
});

interface Named {
  readonly name: string;
  readonly field: string;
  readonly what: "digits" | "result" | "assignment" | "header" | "answer" | "keyHeader" | "secret" | "returned";
}

function namesIn(node: FlowNode): readonly Named[] {
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
        ...namesOfAuthentication(node),
        ...keysOf(node.responseMapping, "/responseMapping", "answer"),
      ];
    default:
      return [];
  }
}

function keysOf(record: Readonly<Record<string, string>> = {}, field: string, what: Named["what"]): readonly Named[] {
  return Object.keys(record).map((name) => ({ name, field: `${field}/${name}`, what }));
}

function namesOfAuthentication({ authentication }: NodeOfKind<"httpRequest">): readonly Named[] {
  if (authentication === undefined) return [];
  const secret: Named = { name: authentication.secretRef, field: "/authentication/secretRef", what: "secret" };
  if (authentication.kind !== "apiKey") return [secret];
  return [{ name: authentication.headerName, field: "/authentication/headerName", what: "keyHeader" }, secret];
}
