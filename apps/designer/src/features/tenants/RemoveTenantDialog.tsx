import { Button, Modal } from "@mantine/core";
import type { FlowSummary, Tenant } from "@tonegraph/api-contract";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { fetchApi } from "../../lib/api/call-api.ts";
import { words } from "../../lib/messages/words.ts";
import { notifyDone } from "../../lib/notify.ts";
import { flowPagesQuery } from "../../lib/queries/flows.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { Refusal } from "../../ui/Refusal.tsx";
import styles from "./Tenants.module.css";

interface RemoveTenantDialogProps {
  readonly tenant: Tenant;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** When it has gone from the screen. */
  readonly onClosed: () => void;
}

/** Disconnects a tenant, or names the flows that answer calls there and so forbid it. */
export function RemoveTenantDialog({ tenant, opened, onClose, onClosed }: RemoveTenantDialogProps) {
  const text = words.tenants.removal;
  const client = useQueryClient();
  const flows = useInfiniteQuery({ ...flowPagesQuery(""), enabled: opened });
  const remove = useMutation({
    mutationFn: () => fetchApi("deleteTenant", { params: { tenantId: tenant.id } }),
    onSuccess: async () => {
      notifyDone(text.done(tenant.name));
      onClose();
      await client.invalidateQueries({ queryKey: tenantsQuery.queryKey });
    },
  });
  const live = liveThere(flows.data?.pages.flatMap((page) => page.items) ?? [], tenant.id);
  const inUse = tenant.liveFlows > 0 || live.length > 0;
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={text.title(tenant.name)}
      size={460}
      centered
      returnFocus={false}
      onExitTransitionEnd={onClosed}
    >
      <div className={styles["form"]}>
        {remove.isError && <Refusal title={text.failed(tenant.name)} text={problemOf(remove.error).detail} />}
        {inUse ? (
          <div>
            {text.used(Math.max(tenant.liveFlows, live.length))}
            <ul>
              {live.map(({ flow, version }) => (
                <li key={flow.id}>{text.item(flow.name, version)}</li>
              ))}
            </ul>
          </div>
        ) : (
          <div>{text.free}</div>
        )}
        <div className={styles["footer"]}>
          <Button variant="default" onClick={close} data-autofocus>
            {inUse ? text.close : text.cancel}
          </Button>
          {!inUse && (
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {text.confirm}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function liveThere(flows: readonly FlowSummary[], tenantId: string) {
  return flows.flatMap((flow) =>
    flow.live.filter((live) => live.tenantId === tenantId).map((live) => ({ flow, version: live.version })),
  );
}
