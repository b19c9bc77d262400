import { Button, Skeleton } from "@mantine/core";
import { IconHistoryOff, IconPencil, IconPlugConnectedX } from "@tabler/icons-react";
import type { VersionSummary } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { draftQuery } from "../../lib/queries/draft.ts";
import { flowSearchQuery } from "../../lib/queries/flows.ts";
import { useLiveTenants, type LiveTenant } from "../../lib/queries/live-tenants.ts";
import { rehearsalsQuery, useGoneTenants } from "../../lib/queries/drift.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { versionsQuery } from "../../lib/queries/versions.ts";
import { rehearsalLine } from "../../lib/rehearsals/rehearsal-words.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page } from "../../ui/Page.tsx";
import { Comparison } from "./Comparison.tsx";
import { firstPicks, fromTo, pickTwo, type Pick } from "./pick-two.ts";
import { KeptDrafts } from "./KeptDrafts.tsx";
import { liveSentence } from "./live-words.ts";
import { NameDialog } from "./NameDialog.tsx";
import { RestoreDialog } from "./RestoreDialog.tsx";
import { VersionList } from "./VersionList.tsx";
import styles from "./versions.module.css";

/** What the versions page is about. */
export interface VersionsPageProps {
  readonly flowId: string;
  /** Opens the roll-back dialog, which belongs to publishing. */
  readonly onRollBack: (version: number, flowName: string) => void;
  /** What stands above the history, such as what is scheduled. */
  readonly above?: ReactNode;
}

/** The history of a flow: who froze what and when, where it is live, what changed between two, and the ways back. */
export function VersionsPage({ flowId, onRollBack, above }: VersionsPageProps) {
  const text = words.versions;
  const draft = useQuery(draftQuery(flowId));
  const versions = useQuery(versionsQuery(flowId));
  const live = useLiveTenants(flowId) ?? [];
  const gone = useGoneTenants(flowId);
  const rehearsals = useQuery(rehearsalsQuery(flowId)).data ?? [];
  const rehearsed = rehearsals.map(rehearsalLine).filter((line) => line !== "");
  const error = versions.error ?? draft.error;
  const name = draft.data?.name ?? text.titleLoading;
  usePageTitle(draft.data === undefined ? name : text.tab(name));
  return (
    <Page
      title={name}
      sub={
        <>
          {text.sub([liveSentence(live, gone), ...rehearsed].join(" · "))} ·{" "}
          <Link to="/flows/$flowId" params={{ flowId }} className={styles["open"]}>
            {text.openDesigner}
          </Link>
        </>
      }
    >
      {above}
      {error !== null ? (
        <Card>
          <Notice
            tone="error"
            icon={<IconPlugConnectedX size={22} />}
            title={text.failed}
            text={problemOf(error).detail}
            actions={
              <Button
                onClick={() => {
                  void draft.refetch();
                  void versions.refetch();
                }}
              >
                {text.retry}
              </Button>
            }
          />
        </Card>
      ) : versions.data === undefined ? (
        <Loading />
      ) : (
        <History
          flowId={flowId}
          flowName={name}
          versions={versions.data}
          live={live}
          gone={gone}
          onRollBack={(version) => onRollBack(version, name)}
        />
      )}
    </Page>
  );
}

interface HistoryProps {
  readonly flowId: string;
  readonly flowName: string;
  readonly versions: readonly VersionSummary[];
  readonly live: readonly LiveTenant[];
  /** The tenants from which somebody deleted the flow. */
  readonly gone: ReadonlySet<string>;
  readonly onRollBack: (version: number) => void;
}

function History({ flowId, flowName, versions, live, gone, onRollBack }: HistoryProps) {
  const text = words.versions;
  const [chosen, setChosen] = useState<readonly Pick[] | null>(null);
  const [restoring, setRestoring] = useState<number | null>(null);
  const [naming, setNaming] = useState<VersionSummary | null>(null);
  const mayEdit = usePermission("edit");
  const tenants = useQuery(tenantsQuery).data ?? [];
  const row = useQuery(flowSearchQuery(flowName)).data?.items.find((flow) => flow.id === flowId) ?? null;
  if (versions.length === 0) {
    return (
      <Card>
        <Notice
          icon={<IconHistoryOff size={22} />}
          title={text.empty.title}
          text={text.empty.text}
          actions={
            <Button component={Link} to={`/flows/${flowId}`} leftSection={<IconPencil size={15} />}>
              {text.openDesigner}
            </Button>
          }
        />
      </Card>
    );
  }
  const picks = chosen ?? firstPicks(versions.map((version) => version.number));
  const compared = fromTo(picks);
  return (
    <div className={styles["layout"]}>
      <Card>
        <VersionList
          versions={versions}
          tenants={tenants}
          gone={gone}
          flow={row}
          picks={picks}
          onPick={(pick) => setChosen(pickTwo(picks, pick))}
          onName={mayEdit ? setNaming : null}
        />
        <KeptDrafts flowId={flowId} />
      </Card>
      <Card>
        {compared === null ? (
          <div className={styles["waiting"]}>{text.chooseTwo}</div>
        ) : (
          <Comparison
            flowId={flowId}
            from={compared.from}
            to={compared.to}
            live={live}
            gone={gone}
            onRestore={setRestoring}
            onRollBack={onRollBack}
          />
        )}
      </Card>
      <NameDialog flowId={flowId} version={naming} onClose={() => setNaming(null)} />
      <RestoreDialog flowId={flowId} version={restoring} onClose={() => setRestoring(null)} />
    </div>
  );
}

function Loading() {
  return (
    <div className={styles["layout"]} role="status" aria-label={words.versions.loading}>
      <Skeleton height={320} radius="lg" />
      <Skeleton height={520} radius="lg" />
    </div>
  );
}
