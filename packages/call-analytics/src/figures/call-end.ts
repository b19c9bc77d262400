import type { NodeFacts } from "./flow-facts.ts";
import type { Visit } from "./visit.ts";

/**
 * How a call ended: the caller hung up unserved, got what they came for, was handed to a queue, an agent or a number, was
 * ended by the flow without any of these, or goes on where nobody saw it.
 */
export type CallEnd = "lost" | "completed" | "transferred" | "ended" | "open";

/** Reads a call's end from its last visit at a node of the version. */
export function callEnd(last: Visit, facts: NodeFacts | undefined): CallEnd {
  switch (last.leaving.kind) {
    case "hungUp":
      return facts?.isDone === true ? "completed" : "lost";
    case "ended":
      if (facts?.isTransfer === true) return "transferred";
      return facts?.isDone === true ? "completed" : "ended";
    case "port":
    case "open":
      return "open";
  }
}
