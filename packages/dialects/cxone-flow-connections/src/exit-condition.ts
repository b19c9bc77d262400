import { portType, type FlowNode } from "@tonegraph/flow-model";
import { keyCondition } from "./condition.ts";

/** The vendor's words for one exit: when it is taken, and what kind of connection it is. */
export interface ExitCondition {
  readonly condition: string;
  readonly type: string;
}

const OF_REQUESTS: Readonly<Record<string, string>> = {
  unauthorized: "http_status_code == 401",
  notFound: "http_status_code == 404",
  clientError: "http_status_code >= 400 && http_status_code < 500",
  serverError: "http_status_code >= 500",
  timeout: "http_status_code == 0",
  circuitOpen: "circuit_open == true",
};

/** What follows from a port of any node but a vendor's own block. Source: the table of ports in the format's description. */
export function exitCondition(node: FlowNode, port: string): ExitCondition {
  return { condition: conditionOf(node, port), type: portType(port) };
}

function conditionOf(node: FlowNode, port: string): string {
  const colon = port.indexOf(":");
  const name = port.slice(colon + 1);
  switch (port.slice(0, Math.max(0, colon))) {
    case "key":
      return keyCondition(name);
    case "lang":
      return `language == '${name}'`;
    case "branch":
      return branchCondition(node, name);
    default:
      return fixedCondition(node, port);
  }
}

function branchCondition(node: FlowNode, id: string): string {
  if (node.kind !== "condition") return "true";
  return node.branches.find((branch) => branch.id === id)?.when ?? "";
}

function fixedCondition(node: FlowNode, port: string): string {
  if (port === "noInput") return keyCondition("timeout");
  if (port === "noMatch") return keyCondition("invalid");
  if (node.kind === "hours") return `hours == '${port}'`;
  return (node.kind === "httpRequest" ? OF_REQUESTS[port] : undefined) ?? "true";
}
