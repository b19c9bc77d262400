import type { FlowNode } from "@tonegraph/flow-model";

/** An exit that a caller may count on, and how many keys it costs. */
export interface CallerExit {
  readonly port: string;
  readonly keys: number;
}

/** Staying silent on purpose counts as this many keys: people do it where nothing that they could press leads on. */
const SILENCE_AS_KEYS = 50;

/**
 * The exits of a block that a caller counts on, the outside answering as the simulator assumes where nobody says: web
 * services with success, a vendor's schedule open, a vendor's block by its first exit.
 */
export function callerExits(node: FlowNode): readonly CallerExit[] {
  const silence = { port: "noInput", keys: SILENCE_AS_KEYS };
  switch (node.kind) {
    case "menu":
      return [...node.options.map(({ key }) => ({ port: `key:${key}`, keys: 1 })), silence];
    case "language":
      return [...node.options.map(({ language }) => ({ port: `lang:${language}`, keys: 1 })), silence];
    case "collect":
      return [{ port: "collected", keys: Math.max(1, node.minDigits) }, silence];
    case "hours":
      return free(node.scheduleId === undefined ? ["open", "closed", "holiday"] : ["open"]);
    case "condition":
      return free([...node.branches.map(({ id }) => `branch:${id}`), "otherwise"]);
    case "transform":
      return free(["valid", "invalid"]);
    case "httpRequest":
      return free(["success"]);
    case "vendorBlock":
      return free(node.terminal ? [] : node.ports.slice(0, 1));
    case "start":
    case "message":
    case "setVariables":
      return free(["next"]);
    default:
      return [];
  }
}

function free(ports: readonly string[]): readonly CallerExit[] {
  return ports.map((port) => ({ port, keys: 0 }));
}
