import type { NodeKind } from "@tonegraph/flow-model";

/**
 * What makes a call leave by a port: an affirmative act of the caller (`key`), their silence, a wrong key (`noMatch`),
 * data (a clock, a condition, an answer from outside), or nothing at all (`auto`). What a sub-flow or a vendor's block
 * does inside is not known here; it may well end the call, so that leaving them counts as data.
 */
export type ExitAct = "key" | "silence" | "noMatch" | "auto" | "data";

/** The act that leaves a node of this kind by this port. */
export function exitAct(kind: NodeKind, port: string): ExitAct {
  switch (kind) {
    case "menu":
    case "collect":
    case "language":
      if (port === "noInput") return "silence";
      return port === "noMatch" ? "noMatch" : "key";
    case "start":
    case "message":
    case "setVariables":
      return "auto";
    default:
      return "data";
  }
}

/** Whether a call passes a node of this kind in no time: nothing is spoken, asked, waited for or requested. */
export function isInstant(kind: NodeKind): boolean {
  return (
    kind === "start" || kind === "condition" || kind === "hours" || kind === "setVariables" || kind === "transform"
  );
}
