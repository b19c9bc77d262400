import type { FlowNode, NodeKind } from "./flow-node.ts";

/** How a vendor would call the connection that leaves a port. */
export type PortType = "default" | "conditional" | "fallback";

/**
 * The output ports of a node, in reading order and without repeats.
 * Optional exits (`unavailable` of a queue, `failed` of a number) are listed too: see {@link isOptionalPort}.
 */
export function portsOf(node: FlowNode): string[] {
  const ports: string[] = [];
  appendPorts(node, ports);
  return ports;
}

/** Puts the ports of {@link portsOf} behind those that are in the list: whoever lists thousands of nodes makes one list. */
export function appendPorts(node: FlowNode, ports: string[]): void {
  const first = ports.length;
  listPorts(node, ports);
  if (!hasRepeats(ports, first)) return;
  const once = new Set(ports.slice(first));
  ports.length = first;
  for (const port of once) ports.push(port);
}

/** Up to this many, looking through them is quicker than a set. */
const FEW = 16;

function hasRepeats(ports: readonly string[], first: number): boolean {
  if (ports.length - first > FEW) return true;
  for (let place = first + 1; place < ports.length; place += 1)
    for (let before = first; before < place; before += 1) if (ports[before] === ports[place]) return true;
  return false;
}

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

/** Nearly every port of a menu is one of these: as constants they are made once, which also makes comparing them quick. */
function keyPort(key: string): string {
  switch (key) {
    case "0":
      return "key:0";
    case "1":
      return "key:1";
    case "2":
      return "key:2";
    case "3":
      return "key:3";
    case "4":
      return "key:4";
    case "5":
      return "key:5";
    case "6":
      return "key:6";
    case "7":
      return "key:7";
    case "8":
      return "key:8";
    case "9":
      return "key:9";
    default:
      return `key:${key}`;
  }
}

function listPorts(node: FlowNode, ports: string[]): void {
  switch (node.kind) {
    case "menu":
      for (const { key } of node.options) ports.push(keyPort(key));
      ports.push("noInput", "noMatch");
      return;
    case "language":
      for (const { language } of node.options) ports.push(`lang:${language}`);
      ports.push("noInput");
      return;
    case "condition":
      for (const { id } of node.branches) ports.push(`branch:${id}`);
      ports.push("otherwise");
      return;
    case "vendorBlock":
      for (const port of node.ports) ports.push(port);
      return;
    default:
      for (const port of FIXED_PORTS[node.kind]) ports.push(port);
  }
}

type KindWithFixedPorts = Exclude<NodeKind, "menu" | "language" | "condition" | "vendorBlock">;

const FIXED_PORTS: Readonly<Record<KindWithFixedPorts, readonly string[]>> = {
  start: ["next"],
  message: ["next"],
  setVariables: ["next"],
  collect: ["collected", "noInput", "noMatch"],
  hours: ["open", "closed", "holiday"],
  transform: ["valid", "invalid"],
  httpRequest: ["success", "unauthorized", "notFound", "clientError", "serverError", "timeout", "circuitOpen"],
  subflow: ["next", "failed"],
  queue: ["unavailable"],
  agent: ["unavailable"],
  externalNumber: ["failed"],
  voicemail: [],
  hangup: [],
};
