import { parseExpression, parseTemplate } from "@tonegraph/expressions";
import type { Flow, FlowNode, PromptText } from "@tonegraph/flow-model";
import type { Finding, Rule, Wording } from "@tonegraph/flow-validation";

/** What a request may take that only decides the route, in milliseconds; the document's advice. */
const ROUTING_MS = 3000;

const words: Wording = {
  problem: (w) =>
    `${w.here()} may take ${w.number("timeoutMs") / 1000} s, though its answer only decides where callers go. ` +
    `CXone advises ${w.number("maxMs") / 1000} s for that: callers hear nothing new meanwhile.`,
  fix: (w) => `Wait ${w.number("maxMs") / 1000} s at most`,
};

/** A request whose answer is used for nothing but the way on may take longer than callers should wait for a routing decision. */
export const routingRequestTooSlow = {
  code: "routing-request-too-slow",
  severity: "warning",
  reads: ["nodes", "prompts"],
  check({ flow, profile }) {
    const lookedUp = variablesSaidOrSent(flow);
    return Object.entries(flow.nodes)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([nodeId, node]): Finding[] => {
        if (node.kind !== "httpRequest" || node.timeoutMs <= ROUTING_MS) return [];
        if (profile.requestTimeoutMs !== null && node.timeoutMs > profile.requestTimeoutMs) return [];
        if (Object.keys(node.responseMapping ?? {}).some((name) => lookedUp.has(name))) return [];
        return [
          {
            at: { nodeId, pointer: `/nodes/${nodeId}/timeoutMs` },
            params: { timeoutMs: node.timeoutMs, maxMs: ROUTING_MS },
            fix: { type: "setNodeFields", nodeId, set: { timeoutMs: ROUTING_MS } },
          },
        ];
      });
  },
  words,
} satisfies Rule;

/** The variables that are spoken, sent, kept or handed on: all but those that only conditions read. */
function variablesSaidOrSent({ nodes, prompts }: Flow): ReadonlySet<string> {
  const spoken = Object.values(prompts).flatMap(({ texts }) => Object.values(texts).flatMap(inPrompt));
  return new Set([...spoken, ...Object.values(nodes).flatMap(inNode)]);
}

function inPrompt(text: PromptText): readonly string[] {
  if (text.kind === "audio") return [];
  return inTemplate(text.kind === "speech" ? text.text : text.ssml);
}

function inNode(node: FlowNode): readonly string[] {
  switch (node.kind) {
    case "setVariables":
      return Object.values(node.assignments).flatMap(inExpression);
    case "transform":
      return inExpression(node.input);
    case "httpRequest":
      return [node.url, node.body ?? "", ...Object.values(node.headers ?? {})].flatMap(inTemplate);
    case "subflow":
      return node.pass ?? [];
    default:
      return [];
  }
}

function inTemplate(text: string): readonly string[] {
  const parsed = parseTemplate(text);
  return parsed.ok ? parsed.value.variables : [];
}

function inExpression(text: string): readonly string[] {
  const parsed = parseExpression(text);
  return parsed.ok ? parsed.value.variables : [];
}
