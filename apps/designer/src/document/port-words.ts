import { fixedPortTitle, isOptionalPort, portsOf, type FlowNode, type MenuOption } from "@tonegraph/flow-model";

/** A port as a node's row shows it. `key` is the cap in front, `detail` the small words at the end. */
export interface PortRow {
  readonly port: string;
  readonly key: string | null;
  readonly title: string;
  readonly detail: string;
  readonly muted: boolean;
}

/** Ports whose exit is the unhappy way; drawn muted and dashed. */
const MUTED = new Set([
  "noInput",
  "noMatch",
  "closed",
  "holiday",
  "invalid",
  "unauthorized",
  "notFound",
  "clientError",
  "serverError",
  "timeout",
  "circuitOpen",
  "failed",
  "unavailable",
]);

/** Whether connections that leave this port are drawn muted and dashed. */
export function isMutedPort(port: string): boolean {
  return MUTED.has(port);
}

/** What a port is called, for instance `key:1` of a menu is "1 Sales". */
export function portTitle(node: FlowNode, port: string): string {
  const row = portRow(node, port);
  return [row.key, row.title].filter(Boolean).join(" ");
}

/** How a node's row shows a port. */
export function portRow(node: FlowNode, port: string): PortRow {
  const named = namedPort(node, port);
  return {
    port,
    key: named?.key ?? null,
    title: named?.title ?? fixedPortTitle(port) ?? port,
    detail: named ? "" : retryDetail(node, port),
    muted: isMutedPort(port),
  };
}

interface NamedPort {
  readonly key: string | null;
  readonly title: string;
}

/** Ports whose name people chose: keys, languages, branches. */
function namedPort(node: FlowNode, port: string): NamedPort | null {
  const [family, name] = [port.slice(0, port.indexOf(":")), port.slice(port.indexOf(":") + 1)];
  if (node.kind === "menu" && family === "key") return { key: name, title: labelOf(node.options, name) };
  if (node.kind === "language" && family === "lang") {
    return { key: node.options.find(({ language }) => language === name)?.key ?? null, title: name };
  }
  if (node.kind === "condition" && family === "branch") {
    return { key: null, title: node.branches.find(({ id }) => id === name)?.label ?? name };
  }
  return null;
}

function labelOf(options: readonly MenuOption[], key: string): string {
  return options.find((option) => option.key === key)?.label ?? "";
}

/**
 * The ports that a node shows as rows. A single plain exit sits at the header instead; optional exits appear once
 * they are wired, so that an ordinary queue stays a small card.
 */
export function visiblePorts(node: FlowNode, wired: ReadonlySet<string>): string[] {
  const ports = portsOf(node).filter((port) => !isOptionalPort(node, port) || wired.has(port));
  return headerPort(node) === null ? ports : ports.filter((port) => port !== headerPort(node));
}

/** The port that sits at the header because the node has no choice to show, if it has one. */
export function headerPort(node: FlowNode): string | null {
  const always = portsOf(node).filter((port) => !isOptionalPort(node, port));
  return always.length === 1 && always[0] === "next" ? "next" : null;
}

function retryDetail(node: FlowNode, port: string): string {
  if (port === "noInput" && "noInput" in node) {
    return `${node.noInput.maxRepeats} × ${node.noInput.timeoutMs / 1000} s`;
  }
  if (port === "noMatch" && "noMatch" in node) return `${node.noMatch.maxRepeats} ×`;
  return "";
}
