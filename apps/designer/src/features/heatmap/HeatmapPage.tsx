import type { Heatmap } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import { words } from "../../lib/messages/words.ts";
import { notifyFailed } from "../../lib/notify.ts";
import { heatmapQuery, readHeatmap, versionFlowQuery, type HeatmapWish } from "../../lib/queries/heatmap.ts";
import { versionsQuery } from "../../lib/queries/versions.ts";
import { FiguresTop } from "./FiguresTop.tsx";
import { HeatDrawing } from "./HeatDrawing.tsx";
import { HeatLegend } from "./HeatLegend.tsx";
import { HeatRail } from "./HeatRail.tsx";
import { HeatTable } from "./HeatTable.tsx";
import { NodePanel } from "./NodePanel.tsx";
import { PendingFigures, WhereLive, type Live } from "./PendingFigures.tsx";
import { PromptLeaving } from "./PromptLeaving.tsx";
import { VendorFigures } from "./VendorFigures.tsx";
import { unreportedWords } from "./known-figures.ts";
import { PERIODS, type HeatmapSearch } from "./heatmap-search.ts";
import { wholeFlowChoices, wholeFlowDays } from "./whole-flow.ts";
import classes from "./heatmap.module.css";

/** Where callers hang up, on the version's own drawing and as a table. */
export function HeatmapPage() {
  const { flowId } = useParams({ from: "/signed-in/flows/$flowId/heatmap" });
  return (
    <WhereLive flowId={flowId} top={(name) => <HeatTop flowId={flowId} name={name} />}>
      {(live) => <LiveHeatmap flowId={flowId} live={live} />}
    </WhereLive>
  );
}

interface LiveHeatmapProps {
  readonly flowId: string;
  readonly live: Live;
}

function LiveHeatmap({ flowId, live }: LiveHeatmapProps) {
  const text = words.heatmap;
  const versions = useQuery(versionsQuery(flowId));
  const { shown, dialect, compare, node, show } = useShown(flowId, live);
  const wish = {
    flowId,
    tenantId: shown.tenant,
    spanMs: PERIODS[shown.period],
    version: shown.version,
    compareTo: compare,
  };
  const heat = useQuery(heatmapQuery(wish));
  const flow = useVersionFlow(flowId, shown.version);
  const { isRefreshing, refresh } = useRefresh(wish, () => heat.refetch());
  useEscape(() => node !== undefined && show({ node: undefined }));
  return (
    <main className={classes["page"]}>
      <HeatTop flowId={flowId} name={flow.data?.name ?? ""} />
      <HeatRail
        tenants={live}
        versions={(versions.data ?? []).map(({ number }) => number)}
        shown={heat.data?.source.kind === "none" ? wholeFlowChoices(dialect, shown) : shown}
        compare={compare}
        onChange={show}
      />
      {heat.data === undefined || flow.data === undefined ? (
        <PendingFigures title={text.failed} error={heat.error ?? flow.error} onRetry={() => void heat.refetch()} />
      ) : (
        <>
          <section className={classes["stage"]}>
            <HeatLegend
              flow={flow.data}
              heatmap={heat.data}
              metric={shown.metric}
              tenantName={live.find(({ id }) => id === shown.tenant)?.name ?? ""}
              isRefreshing={isRefreshing}
              onRefresh={refresh}
            />
            <HeatDrawing
              key={shown.version}
              flow={flow.data}
              heatmap={heat.data}
              metric={shown.metric}
              selected={node}
              onSelect={(selected) => show({ node: selected })}
            />
          </section>
          <ChosenBlock flow={flow.data} heatmap={heat.data} nodeId={node} wish={wish} />
          {heat.data.source.kind === "none" ? (
            <VendorFigures
              dialect={dialect}
              wish={{
                flowId,
                tenantId: shown.tenant,
                version: shown.version,
                days: wholeFlowDays(dialect, shown.period),
              }}
            />
          ) : (
            <HeatTable
              flow={flow.data}
              heatmap={heat.data}
              selected={node}
              onSelect={(selected) => show({ node: selected })}
            />
          )}
        </>
      )}
    </main>
  );
}

function ChosenBlock({
  flow,
  heatmap,
  nodeId,
  wish,
}: {
  readonly flow: Flow;
  readonly heatmap: Heatmap;
  readonly nodeId: string | undefined;
  readonly wish: HeatmapWish;
}) {
  if (nodeId === undefined) {
    const { none, nothingKnown } = words.heatmap.panel;
    const unchosen = heatmap.source.kind === "none" ? nothingKnown : none;
    return <NodePanel node={undefined} figures={undefined} unchosen={unchosen} />;
  }
  return (
    <NodePanel node={flow.nodes[nodeId]} figures={heatmap.nodes[nodeId]} unreported={unreportedWords(heatmap.source)}>
      {heatmap.source.kind === "calls" && <PromptLeaving wish={wish} nodeId={nodeId} />}
    </NodePanel>
  );
}

/** Escape, unless it closes something that is open, as a menu. */
function useEscape(onEscape: () => void): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onEscape();
  });
  useEffect(() => {
    window.addEventListener("keydown", act);
    return () => window.removeEventListener("keydown", act);
  }, []);
}

/** What the address says is looked at, and what is where it says nothing. */
function useShown(flowId: string, live: LiveHeatmapProps["live"]) {
  const search: HeatmapSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const tenant = live.find(({ id }) => id === search.tenant) ?? live[0];
  const { version = tenant.version, period = "week" } = search;
  // A version has not changed against itself.
  const compare = search.compare === version ? undefined : search.compare;
  const { metric = "hangUps" } = search.metric === "change" && compare === undefined ? {} : search;
  return {
    shown: { tenant: tenant.id, period, metric, version },
    dialect: tenant.dialect,
    compare,
    node: search.node,
    show: (change: HeatmapSearch): void => {
      void navigate({
        to: "/flows/$flowId/heatmap",
        params: { flowId },
        search: { ...search, compare, ...change },
        replace: true,
      });
    },
  };
}

function useVersionFlow(flowId: string, version: number) {
  const { data, error } = useQuery(versionFlowQuery(flowId, version));
  return { data, error };
}

function useRefresh(wish: HeatmapWish, refetch: () => Promise<unknown>) {
  const [isRefreshing, setRefreshing] = useState(false);
  const run = async (): Promise<void> => {
    setRefreshing(true);
    try {
      await readHeatmap(wish, { refresh: true });
      await refetch();
    } catch (error) {
      notifyFailed(words.heatmap.failed, error);
    } finally {
      setRefreshing(false);
    }
  };
  return { isRefreshing, refresh: () => void run() };
}

function HeatTop({ flowId, name }: { readonly flowId: string; readonly name: string }) {
  const text = words.heatmap;
  return (
    <FiguresTop flowId={flowId} name={name} title={text.title} bare={text.heading}>
      <Link to="/flows/$flowId/paths" params={{ flowId }} search={(search) => search} className={classes["link"]}>
        {text.paths.open}
      </Link>
      <Link to="/flows/$flowId/advice" params={{ flowId }} search={tenantOnly} className={classes["link"]}>
        {text.advice.open}
      </Link>
      <Link to="/flows/$flowId/versions" params={{ flowId }} className={classes["link"]}>
        {text.versions}
      </Link>
    </FiguresTop>
  );
}

/** Advice is about what is live, whatever version is looked at. */
function tenantOnly({ tenant }: HeatmapSearch): HeatmapSearch {
  return { tenant };
}
