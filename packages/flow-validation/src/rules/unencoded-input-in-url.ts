import type { NodeOfKind } from "@tonegraph/flow-model";
import { carriedVariables } from "../variables/carried-variables.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import { readNode, type ReadExpression } from "../variables/read-texts.ts";
import { replaceSpans } from "../variables/replace-spans.ts";
import { spreadFrom } from "../variables/spread-from.ts";
import { knownVariables, variableWriters } from "../variables/variable-writers.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding, RuleContext } from "../rule.ts";

const ENCODED = ["encodeUriComponent"] as const;

/**
 * What callers give, or what comes from outside, is put into an address as it is: a “#”, “+”, “/” or “&” in it asks the
 * service for something else. An expression at the very beginning is the address of the service itself and left alone.
 */
export const unencodedInputInUrl = flowRule({
  code: "unencoded-input-in-url",
  severity: "warning",
  reads: ["nodes", "variables"],
  check({ flow }) {
    const requests = dataNodes(flow.nodes).flatMap(([nodeId, node]) =>
      node.kind === "httpRequest" && node.url.includes("{{") ? [{ nodeId, node }] : [],
    );
    if (requests.length === 0) return [];
    const known = knownVariables(flow);
    const outside = spreadFrom(fromOutside(flow), flow.nodes, ENCODED);
    return requests.flatMap(({ nodeId, node }): Finding[] => {
      const bare = putInAsTheyAre(node, (name) => outside.has(name) || !known.has(name));
      if (bare.length === 0) return [];
      const names = [...new Set(bare.flatMap(({ names: some }) => some))].sort();
      const url = encoded(node.url, bare);
      return [
        {
          at: { nodeId, pointer: `/nodes/${nodeId}/url` },
          params: { names },
          fix: { type: "setNodeFields", nodeId, set: { url } },
        },
      ];
    });
  },
});

/** The caller's and the dialled number, keyed-in digits, answers of services and values of other flows. */
function fromOutside({ nodes }: RuleContext["flow"]): readonly string[] {
  const written = variableWriters(nodes).filter(({ node }) =>
    ["collect", "httpRequest", "subflow"].includes(node.kind),
  );
  return ["ani", "dnis", ...written.map(({ name }) => name)];
}

interface PutIn {
  readonly expression: ReadExpression;
  readonly names: readonly string[];
}

function putInAsTheyAre(node: NodeOfKind<"httpRequest">, isFromOutside: (name: string) => boolean): readonly PutIn[] {
  const leading = node.url.length - node.url.trimStart().length;
  const url = readNode(node).find(({ pointer }) => pointer === "/url");
  return (url?.expressions ?? []).flatMap((expression) => {
    if (expression.start - 2 <= leading) return [];
    const names = [...carriedVariables(expression.tree, ENCODED)].filter(isFromOutside);
    return names.length === 0 ? [] : [{ expression, names }];
  });
}

function encoded(url: string, bare: readonly PutIn[]): string {
  return replaceSpans(
    url,
    bare.map(({ expression: { source, start } }) => ({
      start,
      end: start + source.length,
      with: ` encodeUriComponent(${source.trim()}) `,
    })),
  );
}
