// Everything that a look needs from outside: calls, the former version's, and the control. No transaction is open meanwhile.
import { startFlowWatch, startWatch, type FlowWatch, type WatchSource } from "@tonegraph/call-analytics";
import { ok, type Result } from "@tonegraph/flow-model";
import { findControl, findPeers, FORMER_MS, type FoundControl } from "../find-control.ts";
import { isStale, lookSpans } from "../look-spans.ts";
import type { CallsSeen, GuardDependencies, Span } from "../ports.ts";
import type { WatchMemory, WatchRecord } from "../watch-record.ts";

/** One span of calls with its control. */
export interface GatheredLook extends Span {
  readonly seen: CallsSeen;
  readonly control: FoundControl | null;
}

/** What there is to look at. */
export type Gathered =
  | { readonly kind: "looks"; readonly memory: WatchMemory; readonly looks: readonly GatheredLook[] }
  | { readonly kind: "paused"; readonly why: string }
  | { readonly kind: "impossible"; readonly reason: "noFigures" | "noFormerCalls" };

type GatherDependencies = Pick<GuardDependencies, "storage" | "figures" | "now">;

/** Brings a watch's calls up to date and reads what it has not looked at yet. */
export async function gatherLooks(
  workspaceId: string,
  watch: WatchRecord,
  dependencies: GatherDependencies,
): Promise<Gathered> {
  const { figures, now } = dependencies;
  const { source, until, fault } = await figures.refresh(workspaceId, watch);
  if (source === null) return { kind: "impossible", reason: "noFigures" };
  if (until === null || isStale(until, now())) {
    return { kind: "paused", why: fault ?? "The newest calls are older than 10 minutes." };
  }
  const read = await readLooks({ workspaceId, watch, source, until }, dependencies);
  return read.ok ? read.value : { kind: "paused", why: read.error };
}

interface Reading {
  readonly workspaceId: string;
  readonly watch: WatchRecord;
  readonly source: WatchSource;
  readonly until: Date;
}

async function readLooks(reading: Reading, dependencies: GatherDependencies): Promise<Result<Gathered, string>> {
  const { workspaceId, watch, source, until } = reading;
  const { figures, storage } = dependencies;
  const memory = watch.memory === null ? await startMemory(reading, dependencies) : ok(watch.memory);
  if (!memory.ok) return memory;
  if (memory.value === null) return ok({ kind: "impossible", reason: "noFormerCalls" });
  const live = await storage.in(workspaceId).liveOn(watch.tenantId);
  const looks: GatheredLook[] = [];
  const spans = lookSpans({
    from: new Date(memory.value.watch.all.lookedUntilMs),
    endsAt: watch.endsAt,
    knownUntil: until,
    wasPaused: watch.paused !== null,
    isCostly: source.kind === "aggregates",
  });
  for (const span of spans) {
    const seen = await figures.count(workspaceId, watch, span);
    if (!seen.ok) return seen;
    const control = await findControl({ watch, memory: memory.value, span }, live, { workspaceId, figures });
    if (!control.ok) return control;
    looks.push({ ...span, seen: seen.value, control: control.value });
  }
  return ok({ kind: "looks", memory: memory.value, looks });
}

/** What the new version is compared with; null where the former one had no calls. */
async function startMemory(
  { workspaceId, watch, source }: Reading,
  { figures, storage }: GatherDependencies,
): Promise<Result<WatchMemory | null, string>> {
  const { former, flowId, tenantId, beginsAt } = watch;
  if (former === null) return ok(null);
  const week = new Date(beginsAt.getTime() - FORMER_MS);
  // A vendor sums up whatever it ran under an id; single calls know the version that answered them.
  const from = source.kind === "aggregates" && former.since > week ? former.since : week;
  const counted = await figures.count(workspaceId, { flowId, tenantId, ...former }, { from, to: beginsAt });
  if (!counted.ok) return counted;
  if (counted.value.all.trials === 0) return ok(null);
  const peers = await findPeers(watch, await storage.in(workspaceId).liveOn(tenantId), { workspaceId, figures });
  if (!peers.ok) return peers;
  const common = { source, liveSinceMs: beginsAt.getTime() };
  const started: FlowWatch = startFlowWatch({ former: counted.value, ...common });
  const { brief } = counted.value;
  const ofBrief = brief === null ? {} : { brief: startWatch({ former: brief, ...common }) };
  return ok({ watch: started, ...ofBrief, peers: peers.value, seenNodes: {} });
}
