import type { AuditEntry } from "@tonegraph/api-contract";
import { words } from "../../lib/messages/words.ts";

/** An entry's details in one line: what lists say in words, the tenant by its name, the plain values, and ids and hashes last. */
export function auditSummary(
  { details }: Pick<AuditEntry, "details">,
  tenantNames: ReadonlyMap<string, string> = new Map(),
): string {
  const { tenantId, ...others } = details;
  const tenant = typeof tenantId === "string" ? tenantNames.get(tenantId) : undefined;
  const said = Object.values(details).flatMap((value) => (Array.isArray(value) ? value.flatMap(titleOf) : []));
  const plain = Object.entries(tenant === undefined ? details : others).flatMap(([name, value]) =>
    typeof value === "object" ? [] : [{ name, text: `${name} ${value}` }],
  );
  const [first, last] = [false, true].map((late) => plain.filter(({ name }) => FOR_MACHINES.test(name) === late));
  const texts = [...(first ?? []), ...(last ?? [])].map(({ text }) => text);
  return [...said, ...(tenant === undefined ? [] : [words.audit.onTenant(tenant)]), ...texts].join(" · ");
}

/** What tells people nothing at a glance, or repeats the row's other columns. */
const FOR_MACHINES = /(?:id|hash|tag|_key)$|^(?:action|timestamp)$/iu;

function titleOf(item: AuditEntry["details"][string]): string[] {
  const title = typeof item === "object" && item !== null && !Array.isArray(item) ? item["title"] : undefined;
  return typeof title === "string" ? [title] : [];
}
