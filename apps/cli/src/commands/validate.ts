import { findProfile, profiles } from "@tonegraph/dialect-catalogue";
import type { Profile } from "@tonegraph/flow-validation";
import { InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "../exit-code.ts";
import { findInputs, type Input } from "../input/find-inputs.ts";
import { nearestName } from "../input/nearest-name.ts";
import { readSource } from "../input/read-source.ts";
import type { CliIo } from "../io.ts";
import type { FileReport } from "../judging/file-report.ts";
import { flowsById } from "../input/flows-by-id.ts";
import { judge, readFlow, type ReadFlow } from "../judging/judge-source.ts";
import { FORMATS, reportIn, type Format } from "../report/formats.ts";
import { printable } from "../report/printable.ts";
import { summarise } from "../report/validation.ts";
import type { AddCommand } from "./command-context.ts";

/** What `validate` is asked to do. */
export interface ValidateRequest {
  /** Files, patterns, folders, or "-" for standard input. */
  readonly files: readonly string[];
  readonly format: Format;
  /** The profile to judge by; absent means each flow's own. */
  readonly profile?: Profile;
  readonly maxWarnings?: number;
  readonly rulesUrl?: string;
}

const HELP = `
Exit codes:
  0  no errors, and no more warnings than allowed
  1  errors, or more warnings than allowed
  2  a file cannot be read or is no flow, or the command is not right; the other files are judged all the same

Examples:
  tonegraph validate support.flow.json
  tonegraph validate "flows/**/*.flow.json" --max-warnings 0
  tonegraph validate flows --format sarif > tonegraph.sarif
  curl -s https://example.com/support.flow.json | tonegraph validate - --profile cxone-ivr-menus
`;

/** Adds `tonegraph validate`. */
export const addValidate: AddCommand = (program, { io, end }) => {
  program
    .command("validate")
    .description("check flows, and say what callers would suffer from")
    .argument(
      "<files...>",
      'files, patterns in quotation marks, folders (their *.flow.json), or "-" for standard input',
    )
    .option("-p, --profile <id>", "judge by this target's limits instead of each flow's own", readProfile)
    .addOption(new Option("-f, --format <form>", "form of the report").choices(FORMATS).default("text"))
    .option("--max-warnings <count>", "end with 1 when there are more warnings than this", readCount)
    .option("--rules-url <address>", "where the rules' pages are published, for links in SARIF", readAddress)
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], options: Omit<ValidateRequest, "files">) => {
      end(await validate({ ...options, files }, io));
    });
};

/** Judges all files and writes one report; a file that cannot be judged does not keep the others from it. */
export async function validate(request: ValidateRequest, io: CliIo): Promise<ExitCode> {
  const inputs: (ReadFlow | FileReport)[] = [];
  for (const { argument, found } of await findInputs(request.files, io.cwd)) {
    if (!found.ok) inputs.push({ kind: "unreadable", name: argument, failure: found.error });
    else for (const input of found.value) inputs.push(await readInput(input, io));
  }
  const flows = flowsById(inputs.flatMap((input) => (input.kind === "read" ? [input.flow] : [])));
  const reports = inputs.map((input) =>
    input.kind === "read" ? judge(input, { flows, profile: request.profile }) : input,
  );
  const validation = summarise(reports, request.maxWarnings ?? null);
  for (const part of reportIn(request.format, validation, { io, rulesUrl: request.rulesUrl ?? null })) io.out(part);
  if (request.format !== "text") reportUnusable(reports, io);
  return validation.exitCode;
}

async function readInput(input: Input, io: CliIo): Promise<ReadFlow | FileReport> {
  const source = await readSource(input, io.stdin);
  if (!source.ok) return { kind: "unreadable", name: input.name, failure: source.error };
  return readFlow({ name: input.name, text: source.value });
}

/** Whoever reads only the terminal must see why the command ended with 2, while the report goes elsewhere. */
function reportUnusable(reports: readonly FileReport[], io: CliIo): void {
  for (const report of reports) {
    if (report.kind === "judged") continue;
    const [first] = report.kind === "unparsed" ? report.faults : [];
    const message = report.kind === "unreadable" ? report.failure.message : (first?.fault.message ?? "");
    const more =
      report.kind === "unparsed" && report.faults.length > 1 ? ` (and ${report.faults.length - 1} more)` : "";
    io.err(`${printable(`${report.name}: ${message}${more}`)}\n`);
  }
}

function readProfile(id: string): Profile {
  const profile = findProfile(id);
  if (profile) return profile;
  const known = profiles.map((one) => one.id);
  const near = nearestName(id, known);
  const hint = near === undefined ? `Known are: ${known.join(", ")}.` : `Did you mean ${near}?`;
  throw new InvalidArgumentError(`This release has no such profile. ${hint}`);
}

function readCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number, 0 or more.");
}

function readAddress(text: string): string {
  if (/^https?:\/\/[^/]/i.test(text) && URL.canParse(text)) return text.endsWith("/") ? text : `${text}/`;
  throw new InvalidArgumentError("It must be an address that begins with https:// or http://.");
}
