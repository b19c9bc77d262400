import type { FlowNode } from "@tonegraph/flow-model";

const OF_REQUESTS: ReadonlySet<string> = new Set([
  "unauthorized",
  "notFound",
  "clientError",
  "serverError",
  "timeout",
  "circuitOpen",
]);

/** Exits of a request that say that the question was wrong: asking again does not help, asking otherwise may. */
export const CLIENT_ERRORS = ["unauthorized", "notFound", "clientError"] as const;
/** Exits of a request that say that the service cannot answer now. */
export const SERVER_ERRORS = ["serverError", "timeout", "circuitOpen"] as const;

/** Whether a port is one by which a block that works with data or hands on the call says that it has failed. */
export function isErrorPort(kind: FlowNode["kind"], port: string): boolean {
  if (kind === "httpRequest") return OF_REQUESTS.has(port);
  if (kind === "transform") return port === "invalid";
  return kind === "subflow" && port === "failed";
}

/** Whether calls can leave by an error port: a request without a circuit breaker never finds it open. */
export function canFailBy(node: FlowNode, port: string): boolean {
  return (
    isErrorPort(node.kind, port) && (port !== "circuitOpen" || (node.kind === "httpRequest" && !!node.circuitBreaker))
  );
}
