import { kindName, type FlowNode, type NodeId } from "@tonegraph/flow-model";
import { nameOf } from "@tonegraph/vendor-kit";
import { NOT_SUPPORTED } from "../not-supported.ts";
import { blockConditions } from "../vendor-block.ts";
import type { CompileScope } from "./compile-scope.ts";

/** Reports every node that is not sent, and what is lost of those that are. */
export function reportNodes(heard: readonly NodeId[], scope: CompileScope): void {
  const { flow, graph, report } = scope;
  if (heard.length === 0) {
    const words = `Nothing follows ${nameOf(flow, flow.startNodeId)}, so there is nothing that CXone could do with a call. Connect it.`;
    report.add("unsupported", "nothing-to-do", { nodeId: flow.startNodeId, words });
  }
  const isHeard = new Set([flow.startNodeId, ...heard]);
  for (const nodeId of graph.nodeIds) {
    const node = flow.nodes[nodeId];
    if (node === undefined) continue;
    if (isHeard.has(nodeId)) reportNode(nodeId, node, scope);
    else {
      const words = `No caller comes to ${nameOf(flow, nodeId)} in CXone, so it is not sent.`;
      report.add("dropped", "node-not-reached", { nodeId, words });
    }
  }
}

function reportNode(nodeId: NodeId, node: FlowNode, scope: CompileScope): void {
  const { flow, graph, report } = scope;
  const name = nameOf(flow, nodeId);
  if (NOT_SUPPORTED.includes(node.kind)) {
    const words = `CXone's campaign rules have nothing like ${name} (${kindName(node.kind)}). Take it out, or publish to another target.`;
    return report.add("unsupported", "node-not-supported", { nodeId, words, params: { kind: node.kind } });
  }
  const dropped = (code: string, words: string): void => report.add("dropped", code, { nodeId, words });
  switch (node.kind) {
    case "vendorBlock":
      if (blockConditions(node) !== null) return;
      return report.add("unsupported", "foreign-block", {
        nodeId,
        words: `CXone's campaign rules cannot stand for ${name}, a block of another vendor or one that lost what it was. Take it out.`,
      });
    case "message":
      if (node.interruptible === false)
        dropped("barge-in", `CXone decides whether a key ends ${name}; that it must be heard to its end is not sent.`);
      return;
    case "menu":
      return reportMenu(nodeId, node, scope);
    case "queue":
    case "externalNumber":
      if ((node.kind === "queue" ? node.queueId : node.number).trim() === "")
        report.add("unsupported", "destination-missing", {
          nodeId,
          words: `CXone must know whom ${name} hands callers to. Fill it in.`,
        });
      if (node.kind === "queue" && node.priority !== undefined)
        dropped("queue-priority", `CXone's campaign rules set no priority; that of ${name} is not sent.`);
      if (graph.outgoing(nodeId).length > 0)
        dropped(
          "exit-of-destination",
          `CXone does not come back from ${name}; where it leads when that fails is not sent.`,
        );
      return;
    case "hangup":
      return reportEnd(node, name, dropped);
    default:
      return;
  }
}

function reportMenu(nodeId: NodeId, node: Extract<FlowNode, { kind: "menu" }>, { flow, report }: CompileScope): void {
  const name = nameOf(flow, nodeId);
  const keys = node.options.map(({ key }) => key);
  for (const key of new Set(keys.filter((one, index) => keys.indexOf(one) !== index))) {
    const words = `Key ${key} stands twice in ${name}; CXone would know one of them only. Remove one.`;
    report.add("unsupported", "key-twice", { nodeId, words, params: { key } });
  }
  report.add("approximated", "timing-of-vendor", {
    nodeId,
    words: `CXone's campaign rules have no field for how long ${name} waits and how often it asks again; CXone's own settings apply.`,
  });
  if (node.speechEnabled === true || node.options.some(({ speech }) => Object.keys(speech ?? {}).length > 0))
    report.add("dropped", "speech-input", {
      nodeId,
      words: `CXone's campaign rules take keys only; spoken answers to ${name} are not understood.`,
    });
  if ([node.noInput.promptId, node.noMatch.promptId].some((promptId) => (promptId ?? "") !== ""))
    report.add("dropped", "retry-prompts", {
      nodeId,
      words: `What ${name} says after silence or a wrong key is not sent; CXone plays its recording again.`,
    });
}

function reportEnd(
  node: Extract<FlowNode, { kind: "hangup" }>,
  name: string,
  dropped: (code: string, words: string) => void,
): void {
  if ((node.promptId ?? "") !== "")
    dropped("farewell", `CXone hangs up without a word; the farewell of ${name} is not sent. Put a message before it.`);
  if (node.outcome !== "completed")
    dropped(
      "hang-up-outcome",
      `CXone does not say how a call ended; that ${name} breaks it off is known in Tonegraph only.`,
    );
}
