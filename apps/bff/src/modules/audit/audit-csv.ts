import type { AuditEntry } from "@tonegraph/api-contract";
import { canonicalJson } from "@tonegraph/flow-model";

const COLUMNS = ["sequence", "at", "actor", "action", "flowId", "details", "previousHash", "hash"] as const;

/** The first line of the audit log as CSV (RFC 4180). */
export function auditCsvHeader(): string {
  return `${COLUMNS.join(",")}\r\n`;
}

/** One entry as a line. Text that a spreadsheet would take for a formula begins with an apostrophe. */
export function auditCsvLine(entry: AuditEntry): string {
  const cells = COLUMNS.map((column) => cell(column === "details" ? canonicalJson(entry.details) : entry[column]));
  return `${cells.join(",")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
