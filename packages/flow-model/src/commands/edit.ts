import type { Flow } from "../flow.ts";
import type { CommandFault } from "./command-fault.ts";
import type { SimpleCommand } from "./command.ts";

/** One running edit: handlers read `flow` (as it was before the command) and write to `draft` alone. */
export interface Edit {
  readonly flow: Flow;
  readonly draft: Flow;
}

type SimpleCommandByType = { [C in SimpleCommand as C["type"]]: C };

/** The type names of the commands that are not made of others. */
export type SimpleCommandType = keyof SimpleCommandByType;

/** The command of one type; generic, so that a table of handlers can be called without a cast. */
export type CommandOf<Type extends SimpleCommandType = SimpleCommandType> = {
  [T in Type]: SimpleCommandByType[T] & { type: T };
}[Type];

/** Applies one command to the draft, or says why not. A draft that was refused is thrown away. */
export type Handler<Type extends SimpleCommandType> = (edit: Edit, command: CommandOf<Type>) => CommandFault | null;
