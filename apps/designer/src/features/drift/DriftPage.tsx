import { Button, Select, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconGitMerge, IconPlugConnectedX } from "@tabler/icons-react";
import type { DriftFinding } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { draftQuery } from "../../lib/queries/draft.ts";
import { driftQuery, threeWayQuery } from "../../lib/queries/drift.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page } from "../../ui/Page.tsx";
import styles from "./drift.module.css";
import { threeFlowsOf, type DrawnComparison } from "./merge-view.ts";
import { RawDifferences } from "./RawDifferences.tsx";
import { ThreeWayView } from "./ThreeWayView.tsx";
import { VendorLog } from "./VendorLog.tsx";

interface DriftPageProps {
  readonly flowId: string;
  /** The tenant that was asked for; else the first that somebody changed something on. */
  readonly tenantId: string | undefined;
  readonly onTenant: (tenantId: string) => void;
  readonly draw: (comparison: DrawnComparison, label: string) => ReactNode;
}

/** What somebody changed at the vendor, beside the draft: looked at, chosen from and merged. */
export function DriftPage({ flowId, tenantId, onTenant, draw }: DriftPageProps) {
  const text = words.drift;
  const name = useQuery(draftQuery(flowId)).data?.name ?? "";
  const drift = useQuery(driftQuery(flowId));
  const places = drift.data ?? [];
  const place = placeOf(places, tenantId);
  usePageTitle(text.title(name));
  return (
    <Page
      title={name === "" ? text.loading : text.title(name)}
      sub={
        <>
          {text.sub}{" "}
          <Link to="/flows/$flowId/versions" params={{ flowId }} className={styles["link"]}>
            {text.versions}
          </Link>{" "}
          ·{" "}
          <Link to="/flows/$flowId" params={{ flowId }} className={styles["link"]}>
            {text.designer}
          </Link>
        </>
      }
    >
      {drift.isError && <Failed error={drift.error} onRetry={() => void drift.refetch()} />}
      {drift.data !== undefined && place === undefined && (
        <Card>
          <Notice icon={<IconGitMerge size={22} />} title={text.none.title} text={text.none.text} />
        </Card>
      )}
      {places.length > 1 && place !== undefined && (
        <Select
          className={styles["tenant"]}
          label={text.tenant}
          data={places.map((one) => ({ value: one.tenantId, label: text.option(one.tenantName, one.version) }))}
          value={place.tenantId}
          onChange={(value) => value !== null && onTenant(value)}
          allowDeselect={false}
        />
      )}
      {place !== undefined && <OnTenant key={place.tenantId} flowId={flowId} place={place} draw={draw} />}
      {place !== undefined && (
        <VendorLog
          key={`log ${place.tenantId}`}
          flowId={flowId}
          tenantId={place.tenantId}
          tenantName={place.tenantName}
        />
      )}
    </Page>
  );
}

function placeOf(places: readonly DriftFinding[], tenantId: string | undefined): DriftFinding | undefined {
  return (
    places.find((one) => one.tenantId === tenantId) ?? places.find(({ state }) => state === "drifted") ?? places[0]
  );
}

type OnTenantProps = Pick<DriftPageProps, "flowId" | "draw"> & { readonly place: DriftFinding };

function OnTenant({ flowId, place, draw }: OnTenantProps) {
  const text = words.drift;
  const ways = useQuery(threeWayQuery(flowId, place.tenantId));
  const flows = useMemo(() => (ways.data === undefined ? null : threeFlowsOf(ways.data)), [ways.data]);
  if (ways.isError) return <Failed error={ways.error} onRetry={() => void ways.refetch()} />;
  if (ways.data === undefined) return <Skeleton height={420} radius="lg" role="status" aria-label={text.loading} />;
  const { said } = ways.data;
  if (flows !== null) {
    return (
      <>
        {said !== undefined && <Said words={said} />}
        <ThreeWayView flowId={flowId} tenantId={place.tenantId} ways={ways.data} flows={flows} draw={draw} />
      </>
    );
  }
  if (ways.data.obstacle !== "") {
    return (
      <Card>
        <Notice title={text.obstacle} text={ways.data.obstacle} testId="drift-obstacle" />
        {ways.data.raw.length > 0 && <RawDifferences places={ways.data.raw} />}
      </Card>
    );
  }
  return (
    <Card>
      <Notice
        icon={<IconCircleCheck size={22} />}
        title={text.inSync.title(place.tenantName)}
        text={said ?? text.inSync.text(ways.data.version)}
        testId="drift-in-sync"
        actions={
          <Button variant="default" loading={ways.isFetching} onClick={() => void ways.refetch()}>
            {text.inSync.check}
          </Button>
        }
      />
    </Card>
  );
}

/** What in the vendor's copy is not as its documents allow. */
function Said({ words: said }: { readonly words: string }) {
  return (
    <div className={styles["banner"]} role="status" data-testid="drift-said">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <span>{said}</span>
    </div>
  );
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Card>
      <Notice
        tone="error"
        icon={<IconPlugConnectedX size={22} />}
        title={words.drift.failed}
        text={problemOf(error).detail}
        actions={<Button onClick={onRetry}>{words.drift.retry}</Button>}
      />
    </Card>
  );
}
