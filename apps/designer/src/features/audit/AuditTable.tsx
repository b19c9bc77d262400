import { VisuallyHidden } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import type { AuditEntry } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { When } from "../../lib/time/When.tsx";
import { auditSummary } from "./audit-summary.ts";
import styles from "./audit.module.css";

/** The log as a table; an entry opens to its details and its place in the chain. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { column } = words.audit;
  const { data: tenants } = useQuery(tenantsQuery);
  const tenantNames = useMemo(() => new Map((tenants ?? []).map(({ id, name }) => [id, name])), [tenants]);
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]} aria-label={words.audit.table} data-testid="audit-table">
        <thead>
          <tr>
            <th scope="col">{column.number}</th>
            <th scope="col">{column.when}</th>
            <th scope="col">{column.who}</th>
            <th scope="col">{column.what}</th>
            <th scope="col">{column.flow}</th>
            <th scope="col">{column.details}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.sequence} entry={entry} tenantNames={tenantNames} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface AuditRowProps {
  readonly entry: AuditEntry;
  readonly tenantNames: ReadonlyMap<string, string>;
}

function AuditRow({ entry, tenantNames }: AuditRowProps) {
  const text = words.audit;
  const [isOpen, setOpen] = useState(false);
  const known = Object.hasOwn(text.action, entry.action) ? text.action[entry.action] : undefined;
  return (
    <>
      <tr>
        <td className={styles["number"]}>{entry.sequence}</td>
        <td style={{ whiteSpace: "nowrap" }}>
          <When at={entry.at} />
        </td>
        <td title={entry.actor}>{entry.actorName ?? entry.actor}</td>
        <td>
          {known ?? entry.action}
          {known !== undefined && <code className={styles["code"]}>{entry.action}</code>}
        </td>
        <FlowCell entry={entry} />
        <td>
          <button type="button" className={styles["open"]} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <IconChevronRight size={14} aria-hidden="true" data-open={isOpen || undefined} />
            <VisuallyHidden>{text.details(entry.sequence)}</VisuallyHidden>
            <span className={styles["summary"]}>{auditSummary(entry, tenantNames)}</span>
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr className={styles["opened"]}>
          <td colSpan={6}>
            <pre className={styles["details"]}>{JSON.stringify(entry.details, null, 2)}</pre>
            <dl className={styles["hashes"]}>
              {entry.flowId !== null && (
                <>
                  <dt>{text.flowId}</dt>
                  <dd>{entry.flowId}</dd>
                </>
              )}
              <dt>{text.previousHash}</dt>
              <dd>{entry.previousHash}</dd>
              <dt>{text.hash}</dt>
              <dd>{entry.hash}</dd>
            </dl>
          </td>
        </tr>
      )}
    </>
  );
}

/** The flow by its name, with the id on demand; one that was archived is known by its id alone. */
function FlowCell({ entry: { flowId, flowName } }: { readonly entry: AuditEntry }) {
  if (flowName === undefined) return <td className={styles["id"]}>{flowId ?? "–"}</td>;
  return <td title={flowId ?? undefined}>{flowName}</td>;
}
