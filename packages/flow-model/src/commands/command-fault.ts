import type { ProblemPlace } from "../problem.ts";

/** Why a command was refused. */
export type CommandFaultCode =
  | "unknown-node"
  | "unknown-connection"
  | "unknown-prompt"
  | "unknown-variable"
  | "unknown-note"
  | "unknown-option"
  | "unknown-extras"
  | "unknown-ignored"
  | "id-taken"
  | "second-start"
  | "start-needed"
  | "kind-fixed"
  | "no-such-port"
  | "port-taken"
  | "target-is-start"
  | "connects-to-itself"
  | "prompt-in-use"
  | "not-a-menu"
  | "order-incomplete"
  | "bad-languages"
  | "bad-command"
  | "does-not-parse";

/** Why a command was refused, in words for people, and where. `at.pointer` is a JSON pointer into the command. */
export interface CommandFault {
  readonly code: CommandFaultCode;
  readonly message: string;
  readonly at: ProblemPlace;
}

/** Builds a {@link CommandFault}. */
export function commandFault(code: CommandFaultCode, message: string, at: ProblemPlace = {}): CommandFault {
  return { code, message, at };
}
