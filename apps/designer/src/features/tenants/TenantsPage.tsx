import { Button, Skeleton } from "@mantine/core";
import { IconBuildingPlus, IconPlugConnectedX, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { tenantsQuery } from "../../lib/queries/tenants.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { GuardedButton } from "../../ui/GuardedButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page, PageBar } from "../../ui/Page.tsx";
import { TenantCard } from "./TenantCard.tsx";
import { TenantDialog } from "./TenantDialog.tsx";
import styles from "./Tenants.module.css";

/** The vendor accounts of the workspace. */
export function TenantsPage() {
  const text = words.tenants;
  usePageTitle(text.title);
  const [connecting, setConnecting] = useState(false);
  const mayConnect = usePermission("administer");
  const connect = (
    <GuardedButton
      leftSection={<IconPlus size={15} aria-hidden="true" />}
      why={mayConnect ? undefined : text.needAdmin}
      onClick={() => setConnecting(true)}
    >
      {text.connect}
    </GuardedButton>
  );
  return (
    <Page title={text.title} sub={text.sub}>
      <PageBar end={connect} />
      <TenantGrid connect={mayConnect ? connect : null} />
      <TenantDialog kind="connect" tenant={null} opened={connecting} onClose={() => setConnecting(false)} />
    </Page>
  );
}

function TenantGrid({ connect }: { readonly connect: ReactNode }) {
  const text = words.tenants;
  const tenants = useQuery(tenantsQuery);
  if (tenants.data === undefined && tenants.isError) {
    const problem = problemOf(tenants.error);
    return (
      <Card>
        <Notice
          tone="error"
          icon={<IconPlugConnectedX size={22} />}
          title={text.failed}
          text={problem.detail}
          fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
          actions={<Button onClick={() => void tenants.refetch()}>{text.retry}</Button>}
        />
      </Card>
    );
  }
  if (tenants.data === undefined) {
    return (
      <div className={styles["grid"]} role="status" aria-label={text.loading}>
        {[0, 1, 2].map((place) => (
          <Skeleton key={place} height={198} radius="lg" />
        ))}
      </div>
    );
  }
  if (tenants.data.length === 0) {
    return (
      <Card>
        <Notice
          icon={<IconBuildingPlus size={22} />}
          title={text.empty.title}
          text={connect === null ? text.empty.readOnly : text.empty.text}
          actions={connect ?? undefined}
        />
      </Card>
    );
  }
  return (
    <div className={styles["grid"]}>
      {tenants.data.map((tenant) => (
        <TenantCard key={tenant.id} tenant={tenant} />
      ))}
    </div>
  );
}
