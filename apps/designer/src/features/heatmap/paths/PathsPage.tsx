import type { FlowPaths } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { IconRoute } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { words } from "../../../lib/messages/words.ts";
import { pathsQuery, versionFlowQuery } from "../../../lib/queries/heatmap.ts";
import { versionsQuery } from "../../../lib/queries/versions.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { FiguresTop } from "../FiguresTop.tsx";
import { HeatRail } from "../HeatRail.tsx";
import { PERIODS, type HeatmapSearch } from "../heatmap-search.ts";
import classes from "../heatmap.module.css";
import { PendingFigures, WhereLive, type Live } from "../PendingFigures.tsx";
import { WayList } from "./WayList.tsx";
import { WaysPicture } from "./WaysPicture.tsx";

/** The ways that callers take, and those that end in hanging up. */
export function PathsPage() {
  const { flowId } = useParams({ from: "/signed-in/flows/$flowId/paths" });
  return (
    <WhereLive flowId={flowId} top={(name) => <PathsTop flowId={flowId} search={{}} name={name} />}>
      {(live) => <LivePaths flowId={flowId} live={live} />}
    </WhereLive>
  );
}

interface LivePathsProps {
  readonly flowId: string;
  readonly live: Live;
}

function LivePaths({ flowId, live }: LivePathsProps) {
  const search: HeatmapSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const tenant = live.find(({ id }) => id === search.tenant) ?? live[0];
  const { version = tenant.version, period = "week" } = search;
  const versions = useQuery(versionsQuery(flowId));
  const paths = useQuery(pathsQuery({ flowId, tenantId: tenant.id, spanMs: PERIODS[period], version }));
  const flow = useQuery(versionFlowQuery(flowId, version));
  const name = flow.data?.name ?? "";
  return (
    <main className={classes["pathsPage"]}>
      <PathsTop flowId={flowId} search={search} name={name} />
      <HeatRail
        tenants={live}
        versions={(versions.data ?? []).map(({ number }) => number)}
        shown={{ tenant: tenant.id, period, version }}
        onChange={(change) =>
          void navigate({
            to: "/flows/$flowId/paths",
            params: { flowId },
            search: { ...search, ...change },
            replace: true,
          })
        }
      />
      {paths.data !== undefined && flow.data !== undefined ? (
        <Ways flowId={flowId} search={search} flow={flow.data} paths={paths.data} />
      ) : (
        <PendingFigures
          title={words.heatmap.failed}
          error={paths.error ?? flow.error}
          onRetry={() => void paths.refetch()}
        />
      )}
    </main>
  );
}

interface WaysProps {
  readonly flowId: string;
  readonly search: HeatmapSearch;
  readonly flow: Flow;
  readonly paths: FlowPaths;
}

function Ways({ flowId, search, flow, paths }: WaysProps) {
  const text = words.heatmap.paths;
  const nameOf = (nodeId: string): string => flow.nodes[nodeId]?.label ?? text.unknown(nodeId);
  if (paths.calls === 0) {
    const { kind } = paths.source;
    const why = kind === "calls" ? text.nobody : { title: text.notTold.title, text: text.notTold.text[kind] };
    return <Notice icon={<IconRoute size={22} />} {...why} />;
  }
  const common = { flowId, search, nameOf };
  return (
    <div className={classes["paths"]}>
      <p className={classes["hint"]}>{text.frame(paths.version, paths.calls)}</p>
      <WaysPicture paths={paths} nameOf={nameOf} />
      <div className={classes["wayLists"]}>
        <WayList {...common} title={text.lost(paths.hangUps.calls)} none={text.noneLost} ways={paths.hangUps} />
        <WayList {...common} title={text.all} none={text.nobody.title} ways={paths.ways} />
      </div>
    </div>
  );
}

function PathsTop({ flowId, search, name }: Pick<WaysProps, "flowId" | "search"> & { readonly name: string }) {
  const text = words.heatmap;
  return (
    <FiguresTop flowId={flowId} name={name} title={text.paths.title} bare={text.paths.open}>
      <Link to="/flows/$flowId/heatmap" params={{ flowId }} search={search} className={classes["link"]}>
        {text.heading}
      </Link>
    </FiguresTop>
  );
}
