import path from "node:path";
import { auditEntrySchema, auditExportSchema, hashAuditEntry, walkAuditChain } from "@tonegraph/api-contract";
import { canonicalJson, err, ok, type Result } from "@tonegraph/flow-model";
import type { z } from "zod";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { readSource } from "../input/read-source.ts";
import type { CliIo } from "../io.ts";
import { counted } from "../report/counted.ts";
import { printable } from "../report/printable.ts";
import type { AddCommand } from "./command-context.ts";

type AuditExport = z.infer<typeof auditExportSchema>;

/** Adds `tonegraph audit`. */
export const addAudit: AddCommand = (program, { io, end }) => {
  program
    .command("audit")
    .description("work with exports of the audit log")
    .command("verify")
    .description("say whether an export of the audit log is whole, without asking the server that wrote it")
    .argument("<file>", "an export as JSON or NDJSON, or - for standard input")
    .action(async (file: string) => end(await verifyAuditFile(file, io)));
};

/** Verifies an export and names the first entry that does not fit. */
export async function verifyAuditFile(file: string, io: CliIo): Promise<ExitCode> {
  const input =
    file === "-" ? { name: "standard input", path: null } : { name: file, path: path.resolve(io.cwd, file) };
  const text = await readSource(input, io.stdin);
  const read = text.ok ? readExport(text.value) : err(text.error.message);
  if (!read.ok) {
    io.err(`${printable(input.name)}: ${read.error}\n`);
    return EXIT.unusable;
  }
  const fault = Object.keys(read.value.filters).length === 0 ? faultOfChain(read.value) : faultOfParts(read.value);
  if (fault !== null) {
    io.out(`${io.paint("red", "broken")}  ${fault}\n`);
    return EXIT.findings;
  }
  const { entries, filters, head } = read.value;
  const filtered = Object.keys(filters).length > 0;
  const words = filtered
    ? "each is as it was written. The export has filters, so nobody can tell from it whether entries are missing."
    : `the chain is whole up to entry ${head.sequence}, ${head.hash}.`;
  io.out(`${io.paint("green", "whole")}  ${counted(entries.length, "entry", "entries")}: ${words}\n`);
  return EXIT.fine;
}

function faultOfChain({ workspaceId, entries, head }: AuditExport): string | null {
  const walk = walkAuditChain(workspaceId);
  const broken = entries.find((entry) => !walk.follow(chained(entry)));
  if (broken !== undefined) {
    const expected = walk.head().sequence + 1;
    if (broken.sequence === expected)
      return `Entry ${expected} is not as it was written, or does not follow the one before.`;
    return `Entry ${expected} is missing: the next one here is ${broken.sequence}.`;
  }
  const last = walk.head();
  if (last.sequence === head.sequence && last.hash === head.hash) return null;
  return `The log went up to entry ${head.sequence} when it was exported; here it ends with ${last.sequence}.`;
}

function faultOfParts({ workspaceId, entries }: AuditExport): string | null {
  const broken = entries.find((entry) => entry.hash !== hashAuditEntry(workspaceId, chained(entry)));
  return broken === undefined ? null : `Entry ${broken.sequence} is not as it was written.`;
}

function chained(entry: AuditExport["entries"][number]) {
  return { ...entry, details: canonicalJson(entry.details) };
}

const NO_EXPORT =
  "This is no export of the audit log. Export it from the audit screen, or from /api/audit/export, as JSON or NDJSON.";

function readExport(text: string): Result<AuditExport, string> {
  const whole = auditExportSchema.safeParse(parsed(text));
  if (whole.success) return ok(whole.data);
  const [first = "", ...lines] = text.trimEnd().split("\n");
  const about = auditExportSchema.omit({ entries: true }).safeParse(parsed(first));
  if (!about.success) return err(NO_EXPORT);
  const entries: AuditExport["entries"] = [];
  for (const [index, line] of lines.entries()) {
    const entry = auditEntrySchema.safeParse(parsed(line));
    if (!entry.success) return err(`Line ${index + 2} is no entry of an audit log.`);
    entries.push(entry.data);
  }
  return ok({ ...about.data, entries });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
