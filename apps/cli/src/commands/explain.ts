import { EXIT, type ExitCode } from "../exit-code.ts";
import { nearestName } from "../input/nearest-name.ts";
import type { CliIo } from "../io.ts";
import { markdownLines } from "../report/markdown-lines.ts";
import { printable } from "../report/printable.ts";
import { pagedCodes, rulePage } from "../rules/rule-pages.ts";
import type { AddCommand } from "./command-context.ts";

/** Adds `tonegraph explain`. */
export const addExplain: AddCommand = (program, { io, end }) => {
  program
    .command("explain")
    .description("show the page of a rule: what callers experience, why it matters, how to mend it")
    .argument("<code>", "a rule's code, as validate and rules show it")
    .action((code: string) => end(explain(code, io)));
};

/** Shows the page of a rule, or says which code may have been meant. */
export function explain(code: string, io: CliIo): ExitCode {
  const page = rulePage(code.toLowerCase());
  if (page) {
    for (const line of markdownLines(page.markdown, io)) io.out(`${line}\n`);
    return EXIT.fine;
  }
  const near = nearestName(code.toLowerCase(), pagedCodes());
  const hint = near === undefined ? "tonegraph rules lists them all." : `Did you mean ${near}?`;
  io.err(`There is no rule ${printable(code)}. ${hint}\n`);
  return EXIT.unusable;
}
