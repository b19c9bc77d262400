import type { GuardSettings, GuardWatch } from "@tonegraph/api-contract";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { words } from "../../lib/messages/words.ts";
import { guardQuery, watchPagesQuery } from "../../lib/queries/guard.ts";
import { Pill, type Tone } from "../../ui/Pill.tsx";
import classes from "./guard.module.css";

/** How the guard stands, beside the live badge; leads to what it saw. */
export function GuardBadge({ flowId }: { readonly flowId: string }) {
  const settings = useQuery(guardQuery(flowId)).data;
  const watches = useInfiniteQuery(watchPagesQuery(flowId)).data?.pages.flatMap(({ items }) => items) ?? [];
  if (settings === undefined) return null;
  const { tone, text } = badgeOf(settings, watches);
  return (
    <Link to="/flows/$flowId/guard" params={{ flowId }} className={classes["badge"]}>
      <Pill tone={tone} testId="guard-badge">
        {text}
      </Pill>
    </Link>
  );
}

function badgeOf(
  { mode }: GuardSettings,
  watches: readonly GuardWatch[],
): { readonly tone: Tone; readonly text: string } {
  const text = words.guard.badge;
  const running = watches.filter(({ state }) => state !== "ended");
  if (running.some(({ state }) => state === "asking")) return { tone: "warn", text: text.asking };
  if (running.some(({ state }) => state === "rollingBack")) return { tone: "error", text: text.rollingBack };
  const [watching] = running;
  if (watching !== undefined && watching.paused !== null) return { tone: "warn", text: text.paused };
  if (watching !== undefined) return { tone: "accent", text: watching.mode === "shadow" ? text.shadow : text.watching };
  if (mode === "off") return { tone: "plain", text: text.off };
  return { tone: "plain", text: mode === "shadow" ? text.idleShadow : text.idle };
}
