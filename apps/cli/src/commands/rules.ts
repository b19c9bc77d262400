import { Option } from "commander";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { CliIo } from "../io.ts";
import { knownRules, type KnownRule } from "../rules/known-rules.ts";
import type { AddCommand } from "./command-context.ts";

/** What `rules` is asked to do. */
export interface RulesRequest {
  readonly format: "text" | "json";
}

/** Adds `tonegraph rules`. */
export const addRules: AddCommand = (program, { io, end }) => {
  program
    .command("rules")
    .description("list every rule with its severity")
    .addOption(new Option("-f, --format <form>", "form of the list").choices(["text", "json"]).default("text"))
    .action((options: RulesRequest) => end(rules(options, io)));
};

/** Lists every rule that any profile has, in the order of their codes. */
export function rules({ format }: RulesRequest, io: CliIo): ExitCode {
  const known = knownRules();
  if (format === "json") io.out(`${JSON.stringify(known, null, 2)}\n`);
  else for (const line of listLines(known, io)) io.out(`${line}\n`);
  return EXIT.fine;
}

const STYLES = { error: "red", warning: "yellow", info: "cyan" } as const;

function* listLines(known: readonly KnownRule[], io: CliIo): Generator<string> {
  const width = Math.max(...known.map(({ code }) => code.length));
  for (const { code, severity, title, onlyIn } of known) {
    const only = onlyIn.length === 0 ? "" : io.paint("dim", `  (only ${onlyIn.join(", ")})`);
    const name = severity === "info" ? "note" : severity;
    yield `${io.paint("bold", code.padEnd(width))}  ${io.paint(STYLES[severity], name.padEnd(7))}  ${title}${only}`;
  }
  yield "";
  yield io.paint("dim", "A target may give a rule another severity. tonegraph explain <code> shows a rule's page.");
}
