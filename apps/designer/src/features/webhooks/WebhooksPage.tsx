import { Button, Skeleton } from "@mantine/core";
import { IconLock, IconPlugConnectedX, IconPlus, IconWebhook } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { usePermission } from "../../lib/queries/use-permission.ts";
import { webhooksQuery } from "../../lib/queries/webhooks.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page, PageBar } from "../../ui/Page.tsx";
import { AddWebhookDialog } from "./AddWebhookDialog.tsx";
import { WebhookTable } from "./WebhookTable.tsx";
import styles from "./webhooks.module.css";

/** Where Tonegraph sends events, and how that goes. */
export function WebhooksPage() {
  const text = words.webhooks;
  usePageTitle(text.title);
  const mayAdminister = usePermission("administer");
  const [adding, setAdding] = useState(false);
  if (!mayAdminister) {
    return (
      <Page title={text.title} sub={text.sub}>
        <Card>
          <Notice icon={<IconLock size={22} />} title={text.notAllowed.title} text={text.notAllowed.text} />
        </Card>
      </Page>
    );
  }
  const add = (
    <Button leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {text.add}
    </Button>
  );
  return (
    <Page title={text.title} sub={text.sub}>
      <PageBar end={add} />
      <Card>
        <Webhooks add={add} />
      </Card>
      <AddWebhookDialog opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function Webhooks({ add }: { readonly add: ReactNode }) {
  const text = words.webhooks;
  const webhooks = useQuery(webhooksQuery);
  if (webhooks.data === undefined && webhooks.isError) {
    const problem = problemOf(webhooks.error);
    return (
      <Notice
        tone="error"
        icon={<IconPlugConnectedX size={22} />}
        title={text.failed}
        text={problem.detail}
        fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
        actions={<Button onClick={() => void webhooks.refetch()}>{text.retry}</Button>}
      />
    );
  }
  if (webhooks.data === undefined) {
    return (
      <div className={styles["skeleton"]} role="status" aria-label={text.loading}>
        {[0, 1, 2].map((place) => (
          <Skeleton key={place} height={22} />
        ))}
      </div>
    );
  }
  if (webhooks.data.length === 0) {
    return <Notice icon={<IconWebhook size={22} />} title={text.empty.title} text={text.empty.text} actions={add} />;
  }
  return <WebhookTable webhooks={webhooks.data} />;
}
