// The audit log as text, oldest first, written batch by batch: a log of any length takes the same memory.
import type { AuditEntry } from "@tonegraph/api-contract";
import { FIRST_AUDIT_HASH } from "@tonegraph/api-contract";
import { toAuditEntry } from "../audit-entry.ts";
import { auditCsvHeader, auditCsvLine } from "../audit-csv.ts";
import type { AuditArchive, AuditQuery, Checkpoints } from "../ports.ts";

const BATCH = 2000;

export interface ExportAuditRequest {
  readonly workspaceId: string;
  readonly format: "json" | "csv" | "ndjson";
  /** As they were asked for, to be told in the file. */
  readonly filters: Readonly<Record<string, string>>;
  readonly query: Omit<AuditQuery, "limit" | "before">;
  readonly now: Date;
}

/** The head of the chain when the export began, and its text in pieces. Entries made meanwhile are not in it. */
export async function exportAudit(
  request: ExportAuditRequest,
  { archive, checkpoints }: { readonly archive: AuditArchive; readonly checkpoints: Checkpoints },
): Promise<{ readonly head: { sequence: number; hash: string }; readonly text: AsyncIterable<string> }> {
  const { workspaceId, filters, now } = request;
  const head = (await archive.head(workspaceId)) ?? { sequence: 0, hash: FIRST_AUDIT_HASH };
  const anchor = await checkpoints.table.anchor(workspaceId);
  const { publicKey } = checkpoints.signer;
  const about = { workspaceId, exportedAt: now.toISOString(), head, filters, anchor, publicKey };
  const entries = readEntries(request, { archive, until: head.sequence });
  return { head, text: WRITERS[request.format](about, entries) };
}

type Writer = (about: object, entries: AsyncIterable<AuditEntry>) => AsyncIterable<string>;

const WRITERS: Readonly<Record<ExportAuditRequest["format"], Writer>> = {
  async *json(about, entries) {
    yield `${JSON.stringify(about).slice(0, -1)},"entries":[`;
    let separator = "\n";
    for await (const entry of entries) {
      yield `${separator}${JSON.stringify(entry)}`;
      separator = ",\n";
    }
    yield "\n]}\n";
  },
  async *ndjson(about, entries) {
    yield `${JSON.stringify(about)}\n`;
    for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
  },
  async *csv(_about, entries) {
    yield auditCsvHeader();
    for await (const entry of entries) yield auditCsvLine(entry);
  },
};

async function* readEntries(
  { workspaceId, query }: ExportAuditRequest,
  { archive, until }: { readonly archive: AuditArchive; readonly until: number },
): AsyncIterable<AuditEntry> {
  let after = 0;
  for (;;) {
    const batch = await archive.following(workspaceId, { ...query, after, before: until + 1, limit: BATCH });
    for (const entry of batch) yield toAuditEntry(entry);
    const last = batch.at(-1);
    if (last === undefined || batch.length < BATCH) return;
    after = last.sequence;
  }
}
