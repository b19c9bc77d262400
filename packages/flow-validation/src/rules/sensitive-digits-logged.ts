import type { Flow } from "@tonegraph/flow-model";
import { findingAt, readersIn, textsInNodes, textsInPrompts } from "../variables/all-texts.ts";
import { carriedVariables } from "../variables/carried-variables.ts";
import { dataNodes } from "../variables/data-nodes.ts";
import { secretSign } from "../variables/secret-digits.ts";
import { copiesOf, spreadFrom } from "../variables/spread-from.ts";
import { flowRule } from "../node-rule.ts";
import type { Finding, RuleContext } from "../rule.ts";

/**
 * Digits of a card, a PIN or the like get to where they are kept in the clear: collected without being marked as
 * sensitive, put into an address (which servers log), spoken (which is recorded), or copied into a variable that is not
 * masked.
 */
export const sensitiveDigitsLogged = flowRule({
  code: "sensitive-digits-logged",
  severity: "error",
  reads: ["nodes", "prompts"],
  check(context) {
    const { flow } = context;
    const marked = dataNodes(flow.nodes).flatMap(([, node]) =>
      node.kind === "collect" && node.sensitive === true && node.variable !== "" ? [node.variable] : [],
    );
    if (marked.length === 0) return notMarked(flow);
    const secret = spreadFrom(marked, flow.nodes);
    return [...notMarked(flow), ...copied(flow, new Set(marked)), ...shown(context, secret)];
  },
});

function notMarked({ nodes, prompts }: Flow): Finding[] {
  return dataNodes(nodes).flatMap(([nodeId, node]): Finding[] => {
    if (node.kind !== "collect" || node.sensitive === true) return [];
    const sign = secretSign(node, prompts);
    if (sign === null) return [];
    return [
      {
        at: { nodeId, pointer: `/nodes/${nodeId}` },
        params: { reason: "notMarked", name: node.variable, sign },
        ...(sign === "prompt" ? { severity: "warning" as const } : {}),
        fix: { type: "setNodeFields", nodeId, set: { sensitive: true } },
      },
    ];
  });
}

function copied({ nodes }: Flow, marked: ReadonlySet<string>): Finding[] {
  return dataNodes(nodes).flatMap(([nodeId, node]) =>
    copiesOf(node)
      .filter(({ from, to }) => marked.has(from) && !marked.has(to))
      .map(({ from, to, pointer }) => ({
        at: { nodeId, pointer: `/nodes/${nodeId}${pointer}` },
        params: { reason: "copied", name: from, into: to },
      })),
  );
}

function shown(context: RuleContext, secret: ReadonlySet<string>): Finding[] {
  const { nodes, prompts } = context.flow;
  return [textsInNodes(nodes), textsInPrompts(prompts)].flatMap((texts) => {
    const readers = readersIn(texts);
    const places = new Set([...secret].flatMap((name) => readers.get(name) ?? []));
    return [...places].flatMap((place): Finding[] => {
      const inPrompt = place.at.promptId !== undefined;
      if (!inPrompt && place.text.pointer !== "/url") return [];
      const [name] = place.text.expressions
        .flatMap(({ tree }) => [...carriedVariables(tree)])
        .filter((carried) => secret.has(carried))
        .sort();
      if (name === undefined) return [];
      const found = findingAt(place, context);
      return [{ ...found, params: { ...found.params, reason: inPrompt ? "spoken" : "address", name } }];
    });
  });
}
