import type { AuditEntry } from "@tonegraph/api-contract";

/** An entry's details in one line: what lists say in words, then the plain values. */
export function auditSummary({ details }: Pick<AuditEntry, "details">): string {
  const said = Object.values(details).flatMap((value) => (Array.isArray(value) ? value.flatMap(titleOf) : []));
  const plain = Object.entries(details).flatMap(([name, value]) =>
    typeof value === "object" ? [] : [`${name} ${value}`],
  );
  return [...said, ...plain].join(" · ");
}

function titleOf(item: AuditEntry["details"][string]): string[] {
  const title = typeof item === "object" && item !== null && !Array.isArray(item) ? item["title"] : undefined;
  return typeof title === "string" ? [title] : [];
}
