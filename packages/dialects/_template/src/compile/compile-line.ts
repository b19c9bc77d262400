import {
  buildFlowGraph,
  type Flow,
  type FlowGraph,
  type FlowNode,
  type NodeId,
  type NodeOfKind,
} from "@tonegraph/flow-model";
import type { Compiled, ReportItem } from "@tonegraph/vendor-kit";
import { NOT_SUPPORTED } from "../not-supported.ts";
import type { WireLine } from "../wire.ts";
import { item } from "./report.ts";

/** Flow → the vendor's line. Whatever the line cannot say becomes a report item. */
export function compileLine(flow: Flow): Compiled {
  const graph = buildFlowGraph(flow);
  const report: ReportItem[] = [];
  const first = nodeAfter(flow, graph, flow.startNodeId);
  const second = first?.node.kind === "message" ? nodeAfter(flow, graph, first.nodeId) : first;
  const carried = new Set([flow.startNodeId]);
  const line: WireLine = { ...EMPTY_LINE, title: flow.name };

  if (first?.node.kind === "message") {
    carried.add(first.nodeId);
    line.welcome = textOf(first.node.promptId, { flow, nodeId: first.nodeId, report });
  }
  if (second?.node.kind === "menu") {
    carried.add(second.nodeId);
    Object.assign(line, compileMenu({ flow, graph, menu: second.node, menuId: second.nodeId, carried, report }));
  } else {
    const words = (name: string): string => `A toy line asks a question, but ${name} leads to none. Put a menu there.`;
    report.push(item("unsupported", "no-menu", { flow, nodeId: flow.startNodeId, words }));
  }
  return { artefact: line, report: [...report, ...leftOut(flow, graph, carried)] };
}

const EMPTY_LINE: WireLine = {
  title: "",
  welcome: null,
  question: "",
  waitSeconds: 5,
  rounds: 1,
  keys: {},
  otherwise: "",
};

function nodeAfter(
  flow: Flow,
  graph: FlowGraph,
  from: NodeId,
): { readonly nodeId: NodeId; readonly node: FlowNode } | null {
  const nodeId = graph.edgeOn(from, "next")?.target;
  const node = nodeId === undefined ? undefined : flow.nodes[nodeId];
  return nodeId === undefined || node === undefined ? null : { nodeId, node };
}

interface MenuContext {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly menu: NodeOfKind<"menu">;
  readonly menuId: NodeId;
  readonly carried: Set<NodeId>;
  readonly report: ReportItem[];
}

function compileMenu({ flow, graph, menu, menuId, carried, report }: MenuContext): Partial<WireLine> {
  const deskOn = (port: string): string => {
    const target = graph.edgeOn(menuId, port)?.target;
    const node = target === undefined ? undefined : flow.nodes[target];
    if (node?.kind === "queue" && target !== undefined) {
      carried.add(target);
      return node.queueId;
    }
    const words = (name: string): string =>
      `The exit ${port} of ${name} must lead to a queue, because a toy line rings desks only.`;
    report.push(item("unsupported", "not-a-desk", { flow, nodeId: menuId, words }));
    return "";
  };
  if (graph.edgeOn(menuId, "noMatch")?.target !== graph.edgeOn(menuId, "noInput")?.target) {
    const words = (name: string): string => `A toy line treats a wrong key in ${name} like silence.`;
    report.push(item("approximated", "no-separate-no-match", { flow, nodeId: menuId, words }));
  }
  const { noInput, noMatch } = menu;
  if (noInput.timeoutMs % 1000 !== 0) {
    const words = (name: string): string => `A toy line waits whole seconds; the wait of ${name} is rounded.`;
    report.push(item("approximated", "whole-seconds", { flow, nodeId: menuId, words }));
  }
  if (noInput.maxRepeats !== noMatch.maxRepeats) {
    const words = (name: string): string => `A toy line counts silence and wrong keys in ${name} together.`;
    report.push(item("approximated", "one-repeat-count", { flow, nodeId: menuId, words }));
  }
  return {
    question: textOf(menu.promptId, { flow, nodeId: menuId, report }) ?? "",
    waitSeconds: Math.round(menu.noInput.timeoutMs / 1000),
    rounds: menu.noInput.maxRepeats,
    keys: Object.fromEntries(menu.options.map(({ key }) => [key, deskOn(`key:${key}`)])),
    otherwise: deskOn("noInput"),
  };
}

interface TextPlace {
  readonly flow: Flow;
  readonly nodeId: NodeId;
  readonly report: ReportItem[];
}

function textOf(promptId: string, { flow, nodeId, report }: TextPlace): string | null {
  const texts = flow.prompts[promptId]?.texts ?? {};
  const others = Object.keys(texts).filter((language) => language !== flow.defaultLanguage);
  if (others.length > 0) {
    const words = (name: string): string => `A toy line speaks one language; the other texts of ${name} are not sent.`;
    report.push(item("dropped", "other-languages", { flow, nodeId, words }));
  }
  const text = texts[flow.defaultLanguage];
  if (text === undefined || text.kind === "speech") return text?.text ?? null;
  const words = (name: string): string => `A toy line speaks plain text only; write the words of ${name}.`;
  report.push(item("unsupported", "text-not-plain", { flow, nodeId, words }));
  return null;
}

function leftOut(flow: Flow, graph: FlowGraph, carried: ReadonlySet<NodeId>): ReportItem[] {
  const others = graph.nodeIds.filter((nodeId) => !carried.has(nodeId));
  return others.map((nodeId) => {
    const known = !NOT_SUPPORTED.includes(flow.nodes[nodeId]?.kind ?? "menu");
    const words = known
      ? (name: string): string => `${name} is not part of the question and its desks, so it is not sent.`
      : (name: string): string => `A toy line has nothing like ${name}. Take it out.`;
    return item(known ? "dropped" : "unsupported", known ? "node-left-out" : "node-not-supported", {
      flow,
      nodeId,
      words,
    });
  });
}
