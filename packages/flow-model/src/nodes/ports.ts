import { assertNever } from "../assert-never.ts";
import type { FlowNode } from "./flow-node.ts";

/** How a vendor would call the connection that leaves a port. */
export type PortType = "default" | "conditional" | "fallback";

/**
 * The output ports of a node, in reading order and without repeats.
 * Optional exits (`unavailable` of a queue, `failed` of a number) are listed too: see {@link isOptionalPort}.
 */
export function portsOf(node: FlowNode): string[] {
  const ports = listPorts(node);
  return ports.length <= FEW && ports.every((port, place) => ports.indexOf(port) === place)
    ? ports
    : [...new Set(ports)];
}

/** Up to this many, looking through them is quicker than a set. */
const FEW = 16;

/** Whether the flow is complete without a connection on this port. */
export function isOptionalPort(node: FlowNode, port: string): boolean {
  if (node.kind === "queue" || node.kind === "agent") return port === "unavailable";
  if (node.kind === "externalNumber") return port === "failed";
  if (node.kind === "subflow") return port === "next";
  return false;
}

/** The type that follows from a port's name. Source: the table of ports in the format's description. */
export function portType(port: string): PortType {
  if (["next", "collected", "valid", "success"].includes(port)) return "default";
  if (["noInput", "noMatch", "otherwise", "invalid", "failed", "unavailable"].includes(port)) return "fallback";
  return "conditional";
}

/** Nearly every port of a menu is one of these: they are made once, which also makes comparing them quick. */
const KEY_PORTS: ReadonlyMap<string, string> = new Map([
  ["0", "key:0"],
  ["1", "key:1"],
  ["2", "key:2"],
  ["3", "key:3"],
  ["4", "key:4"],
  ["5", "key:5"],
  ["6", "key:6"],
  ["7", "key:7"],
  ["8", "key:8"],
  ["9", "key:9"],
  ["*", "key:*"],
  ["#", "key:#"],
]);

function listPorts(node: FlowNode): string[] {
  switch (node.kind) {
    case "start":
    case "message":
    case "setVariables":
      return ["next"];
    case "menu":
      return [...node.options.map(({ key }) => KEY_PORTS.get(key) ?? `key:${key}`), "noInput", "noMatch"];
    case "collect":
      return ["collected", "noInput", "noMatch"];
    case "language":
      return [...node.options.map((option) => `lang:${option.language}`), "noInput"];
    case "condition":
      return [...node.branches.map((branch) => `branch:${branch.id}`), "otherwise"];
    case "hours":
      return ["open", "closed", "holiday"];
    case "transform":
      return ["valid", "invalid"];
    case "httpRequest":
      return ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout", "circuitOpen"];
    case "subflow":
      return ["next", "failed"];
    case "queue":
    case "agent":
      return ["unavailable"];
    case "externalNumber":
      return ["failed"];
    case "voicemail":
    case "hangup":
      return [];
    case "vendorBlock":
      return [...node.ports];
    default:
      return assertNever(node);
  }
}
