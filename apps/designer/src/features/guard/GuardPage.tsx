import { Button, Skeleton } from "@mantine/core";
import { IconPlugConnectedX, IconShieldCheck } from "@tabler/icons-react";
import type { GuardWatch } from "@tonegraph/api-contract";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { problemOf } from "../../lib/api/api-failure.ts";
import { words } from "../../lib/messages/words.ts";
import { usePageTitle } from "../../lib/page/use-page-title.ts";
import { draftQuery } from "../../lib/queries/draft.ts";
import { watchPagesQuery } from "../../lib/queries/guard.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Card, Page } from "../../ui/Page.tsx";
import { GuardChoices } from "./GuardChoices.tsx";
import classes from "./guard.module.css";
import { useGuardSettings } from "./use-guard-settings.ts";
import { WatchDetail } from "./WatchDetail.tsx";
import { WatchList } from "./WatchList.tsx";

/** A flow's guard: whether it watches, what its watches saw, and what they did; with what else looks after it. */
export function GuardPage({ beside }: { readonly beside: ReactNode }) {
  const { flowId } = useParams({ from: "/signed-in/frame/flows/$flowId/guard" });
  const text = words.guard;
  const draft = useQuery(draftQuery(flowId));
  const name = draft.data?.name ?? "";
  usePageTitle(text.title(name));
  return (
    <Page
      title={text.title(name)}
      sub={
        <>
          {text.sub}{" "}
          <Link to="/flows/$flowId" params={{ flowId }} className={classes["link"]}>
            {text.open}
          </Link>
        </>
      }
    >
      <div className={classes["layout"]}>
        <div className={classes["side"]}>
          <SettingsCard flowId={flowId} />
          {beside}
        </div>
        <Watches flowId={flowId} />
      </div>
    </Page>
  );
}

function SettingsCard({ flowId }: { readonly flowId: string }) {
  const text = words.guard.settings;
  const { settings, change, isChanging } = useGuardSettings(flowId);
  if (settings.isError) return <Failed error={settings.error} onRetry={() => void settings.refetch()} />;
  if (settings.data === undefined) return <Skeleton height={180} radius="lg" aria-label={words.guard.loading} />;
  const { updatedBy } = settings.data;
  return (
    <Card>
      <section className={classes["card"]}>
        <h2>{text.title}</h2>
        <GuardChoices settings={settings.data} isChanging={isChanging} onChange={change} />
        {updatedBy !== null && <p className={classes["hint"]}>{text.changedBy(updatedBy)}</p>}
      </section>
    </Card>
  );
}

function Watches({ flowId }: { readonly flowId: string }) {
  const text = words.guard.watches;
  const pages = useInfiniteQuery(watchPagesQuery(flowId));
  const search: { readonly watch?: string | undefined } = useSearch({ strict: false });
  const navigate = useNavigate();
  if (pages.isError) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.data === undefined) return <Skeleton height={420} radius="lg" aria-label={words.guard.loading} />;
  const watches: readonly GuardWatch[] = pages.data.pages.flatMap(({ items }) => items);
  const [first] = watches;
  if (first === undefined) {
    return (
      <Card>
        <Notice icon={<IconShieldCheck size={22} />} title={text.empty.title} text={text.empty.text} />
      </Card>
    );
  }
  const shown = search.watch ?? first.id;
  return (
    <div className={classes["watches"]}>
      <Card>
        <WatchList
          watches={watches}
          shown={shown}
          hasMore={pages.hasNextPage}
          isLoading={pages.isFetchingNextPage}
          onMore={() => void pages.fetchNextPage()}
          onShow={(watch) =>
            void navigate({ to: "/flows/$flowId/guard", params: { flowId }, search: { watch }, replace: true })
          }
        />
      </Card>
      <Card>
        <WatchDetail key={shown} flowId={flowId} watchId={shown} />
      </Card>
    </div>
  );
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Card>
      <Notice
        tone="error"
        icon={<IconPlugConnectedX size={22} />}
        title={words.guard.failed}
        text={problemOf(error).detail}
        actions={<Button onClick={onRetry}>{words.guard.retry}</Button>}
      />
    </Card>
  );
}
