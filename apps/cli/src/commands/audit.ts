import { createPublicKey, verify as verifySignature } from "node:crypto";
import path from "node:path";
import {
  auditCheckpointSchema,
  auditEntrySchema,
  auditExportSchema,
  checkpointText,
  hashAuditEntry,
  walkAuditChain,
  type AuditCheckpoint,
} from "@tonegraph/api-contract";
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
    .option("--checkpoints <file>", "signed checkpoints from the second place, to find a log that was rewritten whole")
    .option("--public-key <base64>", "the key that they were signed with, when the export's own is not to be trusted")
    .action(async (file: string, options: VerifyOptions) => end(await verifyAuditFile(file, io, options)));
};

/** What an export is compared with beside itself. */
export interface VerifyOptions {
  readonly checkpoints?: string;
  readonly publicKey?: string;
}

/** Verifies an export and names the first entry that does not fit. */
export async function verifyAuditFile(file: string, io: CliIo, options: VerifyOptions = {}): Promise<ExitCode> {
  const input =
    file === "-" ? { name: "standard input", path: null } : { name: file, path: path.resolve(io.cwd, file) };
  const text = await readSource(input, io.stdin);
  const read = text.ok ? readExport(text.value) : err(text.error.message);
  if (!read.ok) {
    io.err(`${printable(input.name)}: ${read.error}\n`);
    return EXIT.unusable;
  }
  const publicKey = options.publicKey ?? read.value.publicKey;
  const signed = await readCheckpoints(options.checkpoints, io);
  if (!signed.ok) {
    io.err(`${printable(options.checkpoints ?? "")}: ${signed.error}\n`);
    return EXIT.unusable;
  }
  const whole = Object.keys(read.value.filters).length === 0;
  const fault =
    (whole ? faultOfChain(read.value, publicKey) : faultOfParts(read.value)) ??
    faultOfCheckpoints(read.value, signed.value, publicKey);
  if (fault !== null) {
    io.out(`${io.paint("red", "broken")}  ${fault}\n`);
    return EXIT.findings;
  }
  const { entries, filters, head } = read.value;
  const filtered = Object.keys(filters).length > 0;
  const words = filtered
    ? "each is as it was written. The export has filters, so nobody can tell from it whether entries are missing."
    : `the chain is whole up to entry ${head.sequence}, ${head.hash}.${compared(read.value, signed.value)}`;
  io.out(`${io.paint("green", "whole")}  ${counted(entries.length, "entry", "entries")}: ${words}\n`);
  return EXIT.fine;
}

function faultOfChain(
  { workspaceId, entries, head, anchor }: AuditExport,
  publicKey: string | undefined,
): string | null {
  if (anchor && !isSignedBy(publicKey, workspaceId, anchor))
    return `The log begins after entry ${anchor.sequence}, and the signature that should say why is not right.`;
  const walk = walkAuditChain(workspaceId, anchor ?? undefined);
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

/** Only what the export reaches is compared: the server goes on signing after it. */
function faultOfCheckpoints(
  { workspaceId, entries, head }: AuditExport,
  signed: readonly AuditCheckpoint[],
  publicKey: string | undefined,
): string | null {
  const hashes = new Map(entries.map(({ sequence, hash }) => [sequence, hash]));
  for (const checkpoint of signed.filter(({ sequence }) => sequence <= head.sequence)) {
    if (!isSignedBy(publicKey, workspaceId, checkpoint))
      return `The signature of the checkpoint at entry ${checkpoint.sequence} is not right.`;
    const hash = hashes.get(checkpoint.sequence);
    if (hash !== undefined && hash !== checkpoint.hash)
      return `Entry ${checkpoint.sequence} is not the one that was signed: the log was written anew at or before it.`;
  }
  return null;
}

function compared({ head }: AuditExport, signed: readonly AuditCheckpoint[]): string {
  const count = signed.filter(({ sequence }) => sequence <= head.sequence).length;
  return count === 0 ? "" : ` ${counted(count, "signed checkpoint", "signed checkpoints")} fit.`;
}

function isSignedBy(publicKey: string | undefined, workspaceId: string, checkpoint: AuditCheckpoint): boolean {
  if (publicKey === undefined) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    const text = Buffer.from(checkpointText(workspaceId, checkpoint), "utf8");
    return verifySignature(null, text, key, Buffer.from(checkpoint.signature, "base64"));
  } catch {
    // What is no key at all signed nothing.
    return false;
  }
}

async function readCheckpoints(
  file: string | undefined,
  io: CliIo,
): Promise<Result<readonly AuditCheckpoint[], string>> {
  if (file === undefined) return ok([]);
  const text = await readSource({ name: file, path: path.resolve(io.cwd, file) }, io.stdin);
  if (!text.ok) return err(text.error.message);
  const checkpoints: AuditCheckpoint[] = [];
  for (const [index, line] of text.value.trimEnd().split("\n").entries()) {
    const read = auditCheckpointSchema.safeParse(parsed(line));
    if (!read.success) return err(`Line ${index + 1} is no signed checkpoint.`);
    checkpoints.push(read.data);
  }
  return ok(checkpoints);
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
