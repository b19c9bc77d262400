import { Button, Loader } from "@mantine/core";
import { IconFlame, IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { draftQuery } from "../../lib/queries/draft.ts";
import { useLiveTenants, type LiveTenant } from "../../lib/queries/live-tenants.ts";
import { Notice } from "../../ui/Notice.tsx";
import classes from "./heatmap.module.css";

/** Where a flow answers calls: at least one tenant. */
export type Live = readonly [LiveTenant, ...LiveTenant[]];

interface WhereLiveProps {
  readonly flowId: string;
  /** What stands above where there are no figures, for a flow of this name. */
  readonly top: (name: string) => ReactNode;
  readonly children: (live: Live) => ReactNode;
}

/** What is shown of a flow that answers calls somewhere; of any other flow nobody has figures, and this says so. */
export function WhereLive({ flowId, top, children }: WhereLiveProps) {
  const live = useLiveTenants(flowId);
  if (live === null) return <WaitingForFigures />;
  const [first, ...others] = live;
  if (first !== undefined) return children([first, ...others]);
  return <NeverLive flowId={flowId} top={top} />;
}

function NeverLive({ flowId, top }: Omit<WhereLiveProps, "children">) {
  const text = words.heatmap.neverLive;
  const draft = useQuery(draftQuery(flowId));
  return (
    <main className={classes["neverLive"]}>
      {top(draft.data?.name ?? "")}
      <Notice
        icon={<IconFlame size={22} />}
        title={text.title}
        text={text.text}
        actions={
          <Link to="/flows/$flowId" params={{ flowId }} className={classes["link"]}>
            {text.open}
          </Link>
        }
      />
    </main>
  );
}

interface PendingFiguresProps {
  readonly title: string;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** Figures on their way, or why they do not come. */
export function PendingFigures({ title, error, onRetry }: PendingFiguresProps) {
  if (error === null) return <WaitingForFigures />;
  const problem = problemOf(error);
  return (
    <Notice
      tone="error"
      icon={<IconPlugConnectedX size={22} />}
      title={title}
      text={problem.detail}
      fine={problem.requestId === "" ? undefined : words.shell.requestId(problem.requestId)}
      actions={<Button onClick={onRetry}>{words.heatmap.retry}</Button>}
    />
  );
}

/** Figures on their way. */
export function WaitingForFigures() {
  return (
    <div className={classes["waiting"]} role="status" aria-label={words.heatmap.loading}>
      <Loader size="sm" />
    </div>
  );
}
