import { ActionIcon } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";
import type { FlowSummary, Tenant, VersionSummary } from "@tonegraph/api-contract";
import type { ReactNode } from "react";
import { words } from "../../lib/messages/words.ts";
import { listTime } from "../../lib/time/relative-time.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { When } from "../../lib/time/When.tsx";
import { Pill } from "../../ui/Pill.tsx";
import { draftSummary } from "./draft-summary.ts";
import { livePill } from "./live-words.ts";
import type { Pick } from "./pick-two.ts";
import styles from "./versions.module.css";

interface VersionListProps {
  readonly versions: readonly VersionSummary[];
  readonly tenants: readonly Tenant[];
  /** The tenants from which somebody deleted the flow. */
  readonly gone: ReadonlySet<string>;
  /** The flow's row of the flow list; null until it is known. */
  readonly flow: FlowSummary | null;
  readonly picks: readonly Pick[];
  readonly onPick: (pick: Pick) => void;
  /** Null where this person may not name versions. */
  readonly onName: ((version: VersionSummary) => void) | null;
}

/** The draft and every version; two of them are pressed to be compared. */
export function VersionList({ versions, tenants, gone, flow, picks, onPick, onName }: VersionListProps) {
  const text = words.versions;
  const now = useNow(60_000);
  const nameOf = (tenantId: string) => tenants.find((tenant) => tenant.id === tenantId)?.name ?? tenantId;
  return (
    <ul className={styles["list"]} aria-label={text.list} data-testid="version-list">
      <Row pick="draft" label={text.draft} picks={picks} onPick={onPick}>
        <span>
          {flow !== null && (
            <>
              {flow.updatedBy}, <When at={flow.updatedAt} />
              <span className={styles["note"]}>{draftSummary(flow, gone)}</span>
            </>
          )}
        </span>
      </Row>
      {versions.map((version) => (
        <Row
          key={version.number}
          pick={String(version.number)}
          label={String(version.number)}
          picks={picks}
          onPick={onPick}
          beside={
            onName !== null && (
              <ActionIcon
                className={styles["tagButton"]}
                variant="subtle"
                size="sm"
                aria-label={text.naming.title(version.number)}
                title={version.name === "" ? text.naming.add : text.naming.change}
                onClick={() => onName(version)}
              >
                <IconTag size={14} />
              </ActionIcon>
            )
          }
        >
          <span>
            {version.name !== "" && <b className={styles["name"]}>{version.name}</b>}
            {version.createdBy}, <time dateTime={version.createdAt}>{listTime(version.createdAt, now)}</time>
            {version.note !== "" && <span className={styles["note"]}>{text.quoted(version.note)}</span>}
          </span>
          {version.liveOn.length > 0 && (
            <span className={styles["pills"]}>
              {version.liveOn.map((tenantId) => {
                const isOnly = version.liveOn.length === 1 && tenants.length === 1;
                const { label, ...looks } = livePill(nameOf(tenantId), { isGone: gone.has(tenantId), isOnly });
                return (
                  <Pill key={tenantId} dot testId="version-live" {...looks}>
                    {label}
                  </Pill>
                );
              })}
            </span>
          )}
        </Row>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly pick: Pick;
  readonly label: string;
  readonly picks: readonly Pick[];
  readonly onPick: (pick: Pick) => void;
  /** What can be done with it beside choosing it. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

function Row({ pick, label, picks, onPick, beside, children }: RowProps) {
  return (
    <li className={styles["rowItem"]}>
      <button
        type="button"
        className={styles["row"]}
        aria-pressed={picks.includes(pick)}
        data-testid={`version-${pick}`}
        onClick={() => onPick(pick)}
      >
        <b className={styles["number"]}>{label}</b>
        {children}
      </button>
      {beside}
    </li>
  );
}
