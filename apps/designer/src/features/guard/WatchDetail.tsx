import { Button, Loader } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import type { GuardWatchDetail } from "@tonegraph/api-contract";
import type { Flow } from "@tonegraph/flow-model";
import { useQuery } from "@tanstack/react-query";
import { Suspense, lazy } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { watchQuery } from "../../lib/queries/guard.ts";
import { versionFlowQuery } from "../../lib/queries/heatmap.ts";
import { exactTime } from "../../lib/time/relative-time.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Pill } from "../../ui/Pill.tsx";
import classes from "./guard.module.css";
import { LookTable } from "./LookTable.tsx";
import { NodeTable } from "./NodeTable.tsx";
import { briefNotice, watchSentences, watchStanding } from "./watch-tone.ts";

// The chart library is more than everything else on this page; loaded when a watch is looked at.
const EvidenceChart = lazy(async () => ({ default: (await import("./EvidenceChart.tsx")).EvidenceChart }));

/** One watch: how it stands, the evidence over time, and by block. */
export function WatchDetail({ flowId, watchId }: { readonly flowId: string; readonly watchId: string }) {
  const text = words.guard;
  const watch = useQuery(watchQuery(flowId, watchId));
  if (watch.isError) {
    return (
      <Notice
        tone="error"
        icon={<IconPlugConnectedX size={22} />}
        title={text.failed}
        text={problemOf(watch.error).detail}
        actions={<Button onClick={() => void watch.refetch()}>{text.retry}</Button>}
      />
    );
  }
  if (watch.data === undefined) return <Waiting />;
  return <Shown watch={watch.data} />;
}

function Shown({ watch }: { readonly watch: GuardWatchDetail }) {
  const text = words.guard;
  const flow = useQuery(versionFlowQuery(watch.flowId, watch.version)).data ?? null;
  const { tone, text: standing } = watchStanding(watch);
  const sentences = [...watchSentences(watch), ...briefNotice(watch), ...noticeOf(watch, flow)];
  return (
    <section className={classes["detail"]} data-testid="guard-watch">
      <header>
        <h2>{text.watches.of(watch.version, watch.formerVersion)}</h2>
        <Pill tone={tone}>{standing}</Pill>
        {watch.mode === "shadow" && <Pill tone="plain">{text.settings.modes.shadow}</Pill>}
        <span className={classes["grow"]} />
        <small>{`${exactTime(watch.beginsAt)} – ${exactTime(watch.endsAt)}`}</small>
      </header>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {watch.outcome !== "notWatched" && (
        <>
          <h3>{text.chart.title}</h3>
          <p className={classes["hint"]}>{text.chart.hint}</p>
          <Suspense fallback={<Waiting />}>
            <EvidenceChart watch={watch} />
          </Suspense>
          <NodeTable watch={watch} flow={flow} />
          <LookTable history={watch.history} />
        </>
      )}
    </section>
  );
}

function noticeOf({ fixedThreshold }: GuardWatchDetail, flow: Flow | null): readonly string[] {
  if (fixedThreshold === null || fixedThreshold.menus.length === 0) return [];
  const names = fixedThreshold.menus.map((id) => flow?.nodes[id]?.label ?? id);
  return [words.guard.detail.fixed(names.join(", "))];
}

function Waiting() {
  return (
    <div className={classes["waiting"]} role="status" aria-label={words.guard.loading}>
      <Loader size="sm" />
    </div>
  );
}
