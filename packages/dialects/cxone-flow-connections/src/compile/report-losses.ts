import { assertNever, type Flow, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { aKind, nameOf, type CompileReport } from "@tonegraph/vendor-kit";
import { blockWords } from "../block-words.ts";
import { blockFault } from "../vendor-block.ts";
import type { CompileScope } from "./compile-scope.ts";
import { nodeType } from "./node-type.ts";

/** The language of a drawing that is read back: the vendor's document has none. */
const DRAWN_LANGUAGE = "en-US";

/** Reports what of a node the vendor has no place for. */
export function reportNode(nodeId: NodeId, scope: CompileScope): void {
  const { flow, graph, report } = scope;
  const node = flow.nodes[nodeId];
  if (node === undefined) return;
  const name = nameOf(flow, nodeId);
  const fault = blockFault(flow, graph, nodeId);
  if (fault !== null) {
    report.add("unsupported", "block-not-carried", { nodeId, words: blockWords(name, fault), params: { fault } });
    return;
  }
  if (!isReadBack(node)) {
    const type = nodeType(nodeId, node, scope);
    const words = `CXone knows ${name} only as a ${type}; that it is ${aKind(node.kind)} is not sent.`;
    report.add("approximated", "kind-not-carried", { nodeId, words, params: { kind: node.kind, type } });
  }
  const parts = lostParts(node);
  if (parts.length === 0) return;
  const words = `CXone's connections say who leads where and nothing else; the ${listed(parts)} of ${name} ${parts.length === 1 ? "is not sent and stays" : "are not sent and stay"} in Tonegraph.`;
  report.add("dropped", "not-carried", { nodeId, words, params: { parts: [...parts] } });
}

/** Reports what belongs to the flow as a whole and has no place at the vendor. */
export function reportFlowFields(flow: Flow, report: CompileReport): void {
  const dropped = (code: string, words: string): void => report.add("dropped", code, { words });
  const variables = Object.keys(flow.variables).sort();
  if (variables.length > 0)
    dropped(
      "variables",
      `CXone's connections declare no variables; ${variables.join(", ")} must exist at CXone already.`,
    );
  if (flow.description !== "")
    dropped("description", "CXone's connections have no description; it stays in Tonegraph.");
  const languages = [...new Set([flow.defaultLanguage, ...flow.languages])];
  if (languages.length > 1 || flow.defaultLanguage !== DRAWN_LANGUAGE)
    dropped(
      "languages",
      `CXone's connections know no languages; that the flow speaks ${languages.join(", ")} stays in Tonegraph.`,
    );
  if (flow.activeWindow !== undefined)
    dropped(
      "active-window",
      "CXone's connections have no time window: the version takes calls as soon as it is published.",
    );
  if (flow.campaignId !== undefined)
    dropped("campaign", `CXone's connections belong to no campaign; “${flow.campaignId}” is not sent.`);
  if (flow.fallback !== undefined)
    dropped(
      "flow-fallback",
      "CXone's connections do not say what happens when anything breaks; the flow's fallback is not sent.",
    );
}

// Whether reading the vendor's document back tells what kind of block it was.
function isReadBack(node: FlowNode): boolean {
  if (node.kind === "menu") return node.options.length > 0;
  if (node.kind === "condition") return node.branches.length > 0;
  return node.kind === "start" || node.kind === "hangup" || node.kind === "vendorBlock";
}

function lostParts(node: FlowNode): readonly string[] {
  switch (node.kind) {
    case "start":
    case "condition":
    case "vendorBlock":
      return [];
    case "message":
      return ["prompt"];
    case "menu":
      return ["prompt", "timing", ...(node.speechEnabled === true ? ["spoken answers"] : [])];
    case "language":
      return ["prompt", "keys", "timing"];
    case "collect":
      return ["prompt", "digits to collect", "timing"];
    case "hours":
      return ["opening hours"];
    case "setVariables":
      return ["assignments"];
    case "transform":
      return ["transformation"];
    case "httpRequest":
      return ["request", "timing"];
    case "subflow":
      return ["flow that is called"];
    case "queue":
      return ["queue id"];
    case "agent":
      return ["agent id"];
    case "externalNumber":
      return ["number"];
    case "voicemail":
      return ["mailbox"];
    case "hangup":
      return [
        ...((node.promptId ?? "") === "" ? [] : ["farewell"]),
        ...(node.outcome === "completed" ? [] : ["way that the call ends"]),
      ];
    default:
      return assertNever(node);
  }
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
