import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { DriftBanner } from "../../features/drift/DriftBanner.tsx";
import { FollowSwitch } from "../../features/notifications/FollowSwitch.tsx";
import { GuardAtPublish } from "../../features/guard/GuardAtPublish.tsx";
import { RunningCard } from "../../features/publish/RunningCard.tsx";
import { draftQuery } from "../../lib/queries/draft.ts";
import { LazyPublishDialog } from "../designer-page/LazyPublishDialog.tsx";
import { RollBackDialog } from "../../features/publish/RollBackDialog.tsx";
import { ScheduledCard } from "../../features/publish/ScheduledCard.tsx";
import { VersionsPage } from "../../features/versions/VersionsPage.tsx";

/** Nothing is drawn on this page. */
const nothingToSave = (): Promise<boolean> => Promise.resolve(true);

/** The versions page with the dialogs of publishing and rolling back, which are features of their own. */
export function VersionsRoute() {
  const { flowId } = useParams({ from: "/signed-in/frame/flows/$flowId/versions" });
  const [rollBack, setRollBack] = useState<{ readonly version: number; readonly flowName: string } | null>(null);
  const [opened, setOpened] = useState(false);
  const [watching, setWatching] = useState(false);
  const flowName = useQuery(draftQuery(flowId)).data?.name ?? "";
  const navigate = useNavigate();
  return (
    <>
      <VersionsPage
        key={flowId}
        flowId={flowId}
        above={
          <>
            <RunningCard flowId={flowId} onWatch={() => setWatching(true)} />
            <DriftBanner flowId={flowId} />
            <ScheduledCard flowId={flowId} />
            <FollowSwitch flowId={flowId} />
          </>
        }
        onRollBack={(version, flowName) => {
          setRollBack({ version, flowName });
          setOpened(true);
        }}
      />
      <LazyPublishDialog
        flowId={flowId}
        flowName={flowName}
        opened={watching}
        onClose={() => setWatching(false)}
        beforePublish={nothingToSave}
        guard={<GuardAtPublish flowId={flowId} />}
        onShowBlock={(shownBlock) => void navigate({ to: "/flows/$flowId", params: { flowId }, state: { shownBlock } })}
      />
      <RollBackDialog
        flowId={flowId}
        flowName={rollBack?.flowName ?? ""}
        toVersion={rollBack?.version}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  );
}
