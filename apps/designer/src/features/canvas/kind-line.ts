import type { FlowNode } from "@tonegraph/flow-model";
import { nodeKindEntry } from "../../document/node-catalogue.ts";

/** The small line under a node's label: its kind, or what it is set to where that says more. */
export function kindLine(node: FlowNode): string {
  const { title } = nodeKindEntry(node.kind);
  switch (node.kind) {
    case "queue":
      return withDetail(title, node.queueId);
    case "agent":
      return withDetail(title, node.agentId);
    case "externalNumber":
      return node.number === "" ? title : node.number;
    case "voicemail":
      return withDetail(title, node.mailboxId);
    case "hangup":
      return node.outcome === "completed" ? "Ends the call" : "Ends the call, not done";
    case "hours":
      return node.timeZone ?? title;
    case "collect":
      return withDetail(title, node.variable);
    case "httpRequest":
      return `${node.method} ${node.url}`.trim();
    case "vendorBlock":
      return withDetail(node.dialect, node.type);
    case "start":
      return "Start";
    default:
      return title;
  }
}

function withDetail(title: string, detail: string): string {
  return detail === "" ? title : `${title} · ${detail}`;
}
