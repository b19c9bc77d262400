import type { Advice } from "@tonegraph/api-contract";
import { nodeName } from "@tonegraph/flow-model";
import { IconBulb } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { words } from "../../../lib/messages/words.ts";
import { adviceQuery, versionFlowQuery } from "../../../lib/queries/heatmap.ts";
import { usePermission } from "../../../lib/queries/use-permission.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { FiguresTop } from "../FiguresTop.tsx";
import { HeatRail } from "../HeatRail.tsx";
import type { HeatmapSearch } from "../heatmap-search.ts";
import classes from "../heatmap.module.css";
import { PendingFigures, WhereLive, type Live } from "../PendingFigures.tsx";
import { AdviceCard } from "./AdviceCard.tsx";

/** What the last week's figures advise for what is live. Nothing is applied by itself. */
export function AdvicePage() {
  const { flowId } = useParams({ from: "/signed-in/flows/$flowId/advice" });
  return (
    <WhereLive flowId={flowId} top={(name) => <AdviceTop flowId={flowId} search={{}} name={name} />}>
      {(live) => <LiveAdvice flowId={flowId} live={live} />}
    </WhereLive>
  );
}

interface LiveAdviceProps {
  readonly flowId: string;
  readonly live: Live;
}

function LiveAdvice({ flowId, live }: LiveAdviceProps) {
  const search: HeatmapSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const tenant = live.find(({ id }) => id === search.tenant) ?? live[0];
  const advice = useQuery(adviceQuery(flowId, { tenantId: tenant.id, version: tenant.version }));
  const flow = useQuery(versionFlowQuery(flowId, tenant.version));
  const name = flow.data?.name ?? "";
  return (
    <main className={classes["pathsPage"]}>
      <AdviceTop flowId={flowId} search={{ tenant: tenant.id }} name={name} />
      <HeatRail
        tenants={live}
        versions={[tenant.version]}
        shown={{ tenant: tenant.id, version: tenant.version }}
        onChange={({ tenant: chosen }) =>
          void navigate({ to: "/flows/$flowId/advice", params: { flowId }, search: { tenant: chosen }, replace: true })
        }
      />
      {advice.data !== undefined && flow.data !== undefined ? (
        <Items
          flowId={flowId}
          tenantId={tenant.id}
          advice={advice.data}
          nameOf={(nodeId) => nodeName(flow.data, nodeId)}
        />
      ) : (
        <PendingFigures
          title={words.heatmap.advice.failed}
          error={advice.error ?? flow.error}
          onRetry={() => void advice.refetch()}
        />
      )}
    </main>
  );
}

interface AdviceTopProps {
  readonly flowId: string;
  readonly search: HeatmapSearch;
  readonly name: string;
}

function AdviceTop({ flowId, search, name }: AdviceTopProps) {
  const text = words.heatmap;
  return (
    <FiguresTop flowId={flowId} name={name} title={text.advice.title} bare={text.advice.open}>
      <Link to="/flows/$flowId/heatmap" params={{ flowId }} search={search} className={classes["link"]}>
        {text.heading}
      </Link>
    </FiguresTop>
  );
}

interface ItemsProps {
  readonly flowId: string;
  readonly tenantId: string;
  readonly advice: Advice;
  readonly nameOf: (nodeId: string) => string;
}

function Items({ flowId, tenantId, advice, nameOf }: ItemsProps) {
  const text = words.heatmap.advice;
  const navigate = useNavigate();
  const mayEdit = usePermission("edit");
  if (advice.items.length === 0) {
    return <Notice icon={<IconBulb size={22} />} title={text.none.title} text={text.none.text} />;
  }
  return (
    <div className={classes["paths"]}>
      <p className={classes["hint"]}>{text.frame}</p>
      <ul className={classes["adviceList"]}>
        {advice.items.map((item) => (
          <AdviceCard
            key={`${item.kind} ${item.nodeId} ${item.title}`}
            flowId={flowId}
            tenantId={tenantId}
            item={item}
            nameOf={nameOf}
            whyNot={mayEdit ? undefined : text.needEdit}
            onTry={() =>
              void navigate({
                to: "/flows/$flowId",
                params: { flowId },
                state: { advised: { title: item.title, commands: item.commands } },
              })
            }
          />
        ))}
      </ul>
    </div>
  );
}
