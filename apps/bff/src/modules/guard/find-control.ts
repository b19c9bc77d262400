// The concurrent control: other flows of the tenant that nobody changed, else the same hour of the week before.
import type { GuardLook } from "@tonegraph/api-contract";
import { FEWEST_CALLS, type Counts, type GuardControl } from "@tonegraph/call-analytics";
import { ok, type Result } from "@tonegraph/flow-model";
import type { GuardFigures, LiveVersion, Span } from "./ports.ts";
import type { ControlPeer, WatchMemory, WatchRecord } from "./watch-record.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** More flows say little more and cost requests. */
const MOST_PEERS = 5;

/** How far back the former version's calls, and those of other flows, are looked at. */
export const FORMER_MS = WEEK_MS;

/** A control with where it comes from. */
export interface FoundControl extends GuardControl {
  readonly kind: NonNullable<GuardLook["control"]>["kind"];
}

interface ControlWorld {
  readonly workspaceId: string;
  readonly figures: GuardFigures;
}

/** Other flows of the tenant that have been the same for at least a day before the publish, with their calls of one common span before it. */
export async function findPeers(
  watch: WatchRecord,
  live: readonly LiveVersion[],
  { workspaceId, figures }: ControlWorld,
): Promise<Result<readonly ControlPeer[], string>> {
  const begins = watch.beginsAt.getTime();
  const steady = live
    .filter(({ flowId, since }) => flowId !== watch.flowId && since.getTime() <= begins - DAY_MS)
    .toSorted((a, b) => a.since.getTime() - b.since.getTime())
    .slice(0, MOST_PEERS);
  const from = new Date(Math.max(begins - FORMER_MS, ...steady.map(({ since }) => since.getTime())));
  const peers: ControlPeer[] = [];
  for (const { since: _since, ...target } of steady) {
    await figures.refresh(workspaceId, target);
    const counted = await figures.count(workspaceId, target, { from, to: watch.beginsAt });
    if (!counted.ok) return counted;
    if (counted.value.all.trials > 0) peers.push({ ...target, before: counted.value.all });
  }
  return ok(peers);
}

/** What the other callers did in the hour up to the end of a span; null where too few called to tell. */
export async function findControl(
  { watch, memory, span }: { readonly watch: WatchRecord; readonly memory: WatchMemory; readonly span: Span },
  live: readonly LiveVersion[],
  { workspaceId, figures }: ControlWorld,
): Promise<Result<FoundControl | null, string>> {
  const hour = { from: new Date(span.to.getTime() - HOUR_MS), to: span.to };
  // A flow that was published meanwhile says nothing any more.
  const steady = memory.peers.filter((peer) =>
    live.some(({ flowId, deploymentId }) => flowId === peer.flowId && deploymentId === peer.deploymentId),
  );
  const meanwhile: Counts[] = [];
  for (const peer of steady) {
    const counted = await figures.count(workspaceId, peer, hour);
    if (!counted.ok) return counted;
    meanwhile.push(counted.value.all);
  }
  const others = { before: sumOf(steady.map(({ before }) => before)), meanwhile: sumOf(meanwhile) };
  if (isEnough(others)) return ok({ kind: "otherFlows", ...others });
  const { former } = watch;
  const lastWeek = { from: new Date(hour.from.getTime() - WEEK_MS), to: new Date(hour.to.getTime() - WEEK_MS) };
  if (former === null || former.since > lastWeek.from) return ok(null);
  const { flowId, tenantId } = watch;
  const counted = await figures.count(workspaceId, { flowId, tenantId, ...former }, lastWeek);
  if (!counted.ok) return counted;
  const hours = { before: memory.watch.all.former, meanwhile: counted.value.all };
  return ok(isEnough(hours) ? { kind: "hoursOfWeek", ...hours } : null);
}

function isEnough({ before, meanwhile }: GuardControl): boolean {
  return before.trials >= FEWEST_CALLS && meanwhile.trials >= FEWEST_CALLS;
}

function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { trials, successes }) => ({ trials: sum.trials + trials, successes: sum.successes + successes }),
    { trials: 0, successes: 0 },
  );
}
