import { Button, Skeleton } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { queueRulesQuery } from "../../lib/queries/queue-rules.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card } from "../../ui/Page.tsx";
import { QueueRuleOnTenant } from "./QueueRuleOnTenant.tsx";
import classes from "./queue-rule.module.css";

/** A flow's rules that follow its queues, tenant by tenant, with what each decided last. */
export function QueueRules({ flowId }: { readonly flowId: string }) {
  const text = words.queueRule;
  const rules = useQuery(queueRulesQuery(flowId));
  if (rules.isError) {
    return (
      <Card>
        <Notice
          tone="error"
          icon={<IconPlugConnectedX size={22} />}
          title={text.failed}
          text={problemOf(rules.error).detail}
          actions={<Button onClick={() => void rules.refetch()}>{text.retry}</Button>}
        />
      </Card>
    );
  }
  if (rules.data === undefined) return <Skeleton height={160} radius="lg" role="status" aria-label={text.loading} />;
  const { items, limits } = rules.data;
  return (
    <Card>
      <section className={classes["card"]} data-testid="queue-rules">
        <h2>{text.title}</h2>
        <p className={classes["hint"]}>{items.length === 0 ? text.none : text.what}</p>
        {items.map((rule) => (
          <QueueRuleOnTenant key={rule.tenantId} flowId={flowId} rule={rule} />
        ))}
        {items.length > 0 && <p className={classes["hint"]}>{text.limits(limits)}</p>}
      </section>
    </Card>
  );
}
