import { Button, Modal } from "@mantine/core";
import { IconBuildingPlus } from "@tabler/icons-react";
import type { Deployment, FlowSummary } from "@tonegraph/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { words } from "../../lib/messages/words.ts";
import { flowSearchQuery } from "../../lib/queries/flows.ts";
import { useRunning } from "../../lib/queries/running.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useOpenedAfterMount } from "../../ui/use-opened-after-mount.ts";
import { firstTenant, type FlowPlaces } from "./first-tenant.ts";
import { PublishBody } from "./PublishBody.tsx";
import { RollBackDialog } from "./RollBackDialog.tsx";
import styles from "./publish.module.css";

/** What the publish dialog is about. */
export interface PublishDialogProps {
  readonly flowId: string;
  readonly flowName: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What the guard will do, and the choice of it. */
  readonly guard?: ReactNode;
  /** Saves what is not saved yet; false when that was impossible, so that nothing stale is published. */
  readonly beforePublish: () => Promise<boolean>;
  /** Shows a block of the drawing; the dialog closes for it. */
  readonly onShowBlock: (nodeId: string) => void;
}

/** Choose a tenant, see what would change, publish, watch it go live, roll back. */
export function PublishDialog(props: PublishDialogProps) {
  const { flowId, flowName, opened, onClose, beforePublish } = props;
  const [rollingBack, setRollingBack] = useState<{ readonly tenantId: string; readonly toVersion: number } | null>(
    null,
  );
  const shown = useOpenedAfterMount(opened);
  return (
    <>
      <Modal.Root opened={shown} onClose={onClose} size={780} yOffset="9vh">
        <Modal.Overlay />
        <Modal.Content radius="xl" className={styles["content"] ?? ""} data-testid="publish-dialog">
          <ChooseTenant
            flowId={flowId}
            flowName={flowName}
            onClose={onClose}
            beforePublish={beforePublish}
            guard={props.guard}
            onShowBlock={(nodeId) => {
              onClose();
              props.onShowBlock(nodeId);
            }}
            onRollBack={(tenantId, toVersion) => {
              onClose();
              setRollingBack({ tenantId, toVersion });
            }}
          />
        </Modal.Content>
      </Modal.Root>
      {rollingBack !== null && (
        <RollBackDialog
          flowId={flowId}
          flowName={flowName}
          tenantId={rollingBack.tenantId}
          toVersion={rollingBack.toVersion}
          opened
          onClose={() => setRollingBack(null)}
        />
      )}
    </>
  );
}

type ChooseTenantProps = Omit<PublishDialogProps, "opened"> & {
  readonly onRollBack: (tenantId: string, toVersion: number) => void;
};

function ChooseTenant(props: ChooseTenantProps) {
  const { flowId, flowName, onClose, onRollBack } = props;
  const tenants = useQuery(tenantsQuery);
  const flows = useQuery(flowSearchQuery(flowName));
  const running = useRunning(flowId);
  const [chosen, setChosen] = useState<string | null>(null);
  if (tenants.data === undefined || flows.isPending || running === null)
    return <Modal.Title className={styles["head"] ?? ""}>{words.publish.titleBare(flowName)}</Modal.Title>;
  if (tenants.data.length === 0) return <NoTenants flowName={flowName} onClose={onClose} />;
  const listed = flows.data?.items.find((flow) => flow.id === flowId);
  const places = placesOf(listed, running);
  const tenant = tenants.data.find((one) => one.id === chosen) ?? firstTenant(tenants.data, places);
  if (tenant === null) return null;
  // What begins or ends meanwhile on another tenant leaves the dialog where it is.
  if (chosen === null) setChosen(tenant.id);
  return (
    <PublishBody
      key={tenant.id}
      flowId={flowId}
      flowName={flowName}
      tenant={tenant}
      tenants={tenants.data}
      onTenant={setChosen}
      onClose={onClose}
      beforePublish={props.beforePublish}
      guard={props.guard}
      onShowBlock={props.onShowBlock}
      onRollBack={(toVersion) => onRollBack(tenant.id, toVersion)}
    />
  );
}

function placesOf(listed: FlowSummary | undefined, running: readonly Deployment[]): FlowPlaces {
  return {
    runsOn: running.map(({ tenantId }) => tenantId),
    liveOn: listed?.live.map(({ tenantId }) => tenantId) ?? [],
    profile: listed?.profile ?? "",
  };
}

function NoTenants({ flowName, onClose }: { readonly flowName: string; readonly onClose: () => void }) {
  const text = words.publish.noTenants;
  return (
    <>
      <Modal.Title className={styles["head"] ?? ""}>{words.publish.titleBare(flowName)}</Modal.Title>
      <Notice
        icon={<IconBuildingPlus size={22} />}
        title={text.title}
        text={text.text}
        actions={
          <>
            <Button component={Link} to="/tenants">
              {text.go}
            </Button>
            <Button variant="default" onClick={onClose}>
              {words.publish.cancel}
            </Button>
          </>
        }
      />
    </>
  );
}
