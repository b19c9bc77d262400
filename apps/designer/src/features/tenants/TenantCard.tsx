import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconKey, IconPencil, IconPlugConnectedX } from "@tabler/icons-react";
import type { Tenant } from "@tonegraph/api-contract";
import { useState } from "react";
import { dialectLabel } from "../../lib/dialects/targets.ts";
import { words } from "../../lib/messages/words.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { GuardedButton } from "../../ui/GuardedButton.tsx";
import { useReturnFocus } from "../../ui/use-return-focus.ts";
import { When } from "../../lib/time/When.tsx";
import { Pill } from "../../ui/Pill.tsx";
import { RemoveTenantDialog } from "./RemoveTenantDialog.tsx";
import { TenantDialog } from "./TenantDialog.tsx";
import { TenantCalls } from "./TenantCalls.tsx";
import { TenantResources } from "./TenantResources.tsx";
import { checkTrouble, groupedFingerprint, tenantHealth } from "./tenant-health.ts";
import styles from "./Tenants.module.css";
import { useCheckTenant } from "./use-check-tenant.ts";
import { vendorPage } from "./vendor-page.ts";

/** One vendor account: how it is, what runs on it, and what can be done with it. */
export function TenantCard({ tenant }: { readonly tenant: Tenant }) {
  const text = words.tenants;
  const health = tenantHealth(tenant.lastCheck);
  const check = useCheckTenant();
  const mayCheck = usePermission("publish");
  const page = vendorPage(tenant);
  const troubled = tenant.lastCheck !== null && !tenant.lastCheck.ok;
  return (
    <section className={styles["card"]} aria-label={tenant.name} data-testid="tenant-card" data-tenant-id={tenant.id}>
      <div className={styles["head"]}>
        <h2>{tenant.name}</h2>
        <Pill tone={health.tone} dot={health.tone === "ok"} testId="tenant-health">
          {health.text}
        </Pill>
      </div>
      <div className={styles["dialect"]}>{dialectLabel(tenant.dialect)}</div>
      {troubled && <Trouble check={tenant.lastCheck} />}
      <dl className={styles["facts"]}>
        <dt>{text.fact.liveFlows}</dt>
        <dd>{tenant.liveFlows}</dd>
        <dt>{text.fact.lastCheck}</dt>
        <dd>{tenant.lastCheck === null ? text.never : <When at={tenant.lastCheck.checkedAt} />}</dd>
        <dt>{text.fact.address}</dt>
        <dd>{tenant.baseUrl ?? text.vendorAddress}</dd>
        <dt>{text.fact.secret}</dt>
        <dd className={styles["mono"]}>{text.fingerprint(groupedFingerprint(tenant.credentials.fingerprint))}</dd>
      </dl>
      <TenantCalls tenant={tenant} />
      <TenantResources tenantId={tenant.id} />
      <div className={styles["foot"]}>
        <GuardedButton
          variant="default"
          loading={check.isPending}
          label={`${troubled ? text.checkAgain : text.checkNow}: ${tenant.name}`}
          why={mayCheck ? undefined : text.needPublisher}
          onClick={() => check.mutate(tenant)}
        >
          {troubled ? text.checkAgain : text.checkNow}
        </GuardedButton>
        {page !== null && (
          <a
            className={styles["play"]}
            href={page}
            target="_blank"
            rel="noreferrer"
            aria-label={text.playOf(tenant.name)}
          >
            {text.play}
          </a>
        )}
        <TenantActions tenant={tenant} />
      </div>
    </section>
  );
}

function Trouble({ check }: { readonly check: Tenant["lastCheck"] }) {
  if (check === null) return null;
  const { head, text } = checkTrouble(check);
  return (
    <div className={styles["trouble"]} role="status">
      {head !== null && <b>{head}</b>}
      {text}
    </div>
  );
}

function TenantActions({ tenant }: { readonly tenant: Tenant }) {
  const text = words.tenants;
  const [dialog, setDialog] = useState<"edit" | "replace" | "remove" | null>(null);
  const mayChange = usePermission("administer");
  const { target, giveBack } = useReturnFocus();
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={210} shadow="md">
        <Menu.Target>
          <ActionIcon ref={target} variant="subtle" color="gray" aria-label={text.actionsFor(tenant.name)}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!mayChange && <Menu.Label>{text.needAdmin}</Menu.Label>}
          <Menu.Item
            disabled={!mayChange}

            leftSection={<IconPencil size={14} />}
            onClick={() => setDialog("edit")}
          >
            {text.edit}
          </Menu.Item>
          <Menu.Item
            disabled={!mayChange}

            leftSection={<IconKey size={14} />}
            onClick={() => setDialog("replace")}
          >
            {text.replace}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            disabled={!mayChange}

            color="red"
            leftSection={<IconPlugConnectedX size={14} />}
            onClick={() => setDialog("remove")}
          >
            {text.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TenantDialog kind="edit" tenant={tenant} opened={dialog === "edit"} onClose={close} onClosed={giveBack} />
      <TenantDialog kind="replace" tenant={tenant} opened={dialog === "replace"} onClose={close} onClosed={giveBack} />
      <RemoveTenantDialog tenant={tenant} opened={dialog === "remove"} onClose={close} onClosed={giveBack} />
    </>
  );
}
