import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { DriftBanner } from "../../features/drift/DriftBanner.tsx";
import { FollowSwitch } from "../../features/notifications/FollowSwitch.tsx";
import { RollBackDialog } from "../../features/publish/RollBackDialog.tsx";
import { ScheduledCard } from "../../features/publish/ScheduledCard.tsx";
import { VersionsPage } from "../../features/versions/VersionsPage.tsx";

/** The versions page with the roll-back dialog, which are features of their own. */
export function VersionsRoute() {
  const { flowId } = useParams({ from: "/signed-in/frame/flows/$flowId/versions" });
  const [rollBack, setRollBack] = useState<{ readonly version: number; readonly flowName: string } | null>(null);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <VersionsPage
        key={flowId}
        flowId={flowId}
        above={
          <>
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
