import type { AuditFilters } from "../../lib/queries/audit.ts";
import type { AuditSearch } from "./audit-search.ts";

/** The filters as the server takes them: a day begins and ends at midnight in the reader's zone. */
export function auditFilters({ from, to, ...search }: AuditSearch): AuditFilters {
  return { ...search, from: midnight(from), to: midnight(to) };
}

function midnight(day: string | undefined): string | undefined {
  return day === undefined ? undefined : new Date(`${day}T00:00:00`).toISOString();
}
