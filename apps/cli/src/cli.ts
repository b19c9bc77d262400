import { Command, CommanderError } from "commander";
import { commands } from "./commands/index.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { CliIo } from "./io.ts";
import { ownVersion } from "./own-version.ts";

const DESCRIPTION = "Checks the drawings of phone menus, the same way as the designer and the server do.";

/** Runs one command line (without the program's name) and answers what the process should end with. */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.fine;
  const program = new Command("tonegraph")
    .description(DESCRIPTION)
    .version(ownVersion(), "-V, --version", "say the version")
    .helpOption("-h, --help", "say how to use it")
    .helpCommand("help [command]", "say how to use a command")
    .showHelpAfterError("Say tonegraph --help for how to use it.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text),
      getOutHelpWidth: () => io.columns ?? 100,
      getErrHelpWidth: () => io.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  const context = {
    io,
    end: (code: ExitCode) => {
      exitCode = code;
    },
  };
  for (const add of commands) add(program, context);
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said what is wrong, or has shown the help that was asked for.
    return error.exitCode === 0 ? EXIT.fine : EXIT.unusable;
  }
  return exitCode;
}
