import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { CliIo } from "../io.ts";

/** What a command is given when it is added to the program. */
export interface CommandContext {
  readonly io: CliIo;
  /** Says what the process should end with. */
  end(code: ExitCode): void;
}

/** Declares one command with its arguments, options and help; its action calls the command's function. */
export type AddCommand = (program: Command, context: CommandContext) => void;
