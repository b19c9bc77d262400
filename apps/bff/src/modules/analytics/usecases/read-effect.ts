import type { ComparedLoss, Heatmap, PublishEffect } from "@tonegraph/api-contract";
import { compareLosses, shownLoss, type ComparedLosses, type LossCounts } from "@tonegraph/call-analytics";
import { diffFlows, nodeName, ok, type Flow, type Result } from "@tonegraph/flow-model";
import type { ApiFault } from "../../../kernel/fault.ts";
import type { FlowOnTenant } from "../../../kernel/flow-on-tenant.ts";
import type { LivePeriod, Span } from "../ports.ts";
import type { Reading } from "../reading.ts";
import { prepareReading, type FiguresDependencies } from "./prepare-reading.ts";
import { readNodes, type FoundFigures } from "./read-heatmap.ts";

const WEEK_MS = 7 * 86_400_000;
/** Later calls say more about the season than about the publish. */
const LONGEST_MS = 4 * WEEK_MS;

interface EffectRequest {
  readonly workspaceId: string;
  readonly place: FlowOnTenant;
  readonly version?: number | undefined;
}

/** What a version changed for callers against the one that was live before it, node by node. */
export async function readEffect(
  { workspaceId, place, version }: EffectRequest,
  dependencies: FiguresDependencies,
): Promise<Result<PublishEffect, ApiFault>> {
  const prepared = await prepareReading({ workspaceId, place, version }, dependencies);
  if (!prepared.ok) return prepared;
  const reading = prepared.value;
  const turn = turnOf(reading);
  if (turn.state !== "compared") return ok(alone(reading, turn));
  const document = await dependencies.flows.version(workspaceId, place.flowId, turn.former.version);
  if (document === null) return ok(alone(reading, { state: "first", period: turn.period }));
  const spans = spansOf(turn, reading.now);
  const store = dependencies.storage.in(workspaceId);
  const formerPlace = { ...reading.place, version: turn.former.version };
  const [before, after] = [
    await readNodes({ ...reading, place: formerPlace, flow: document.flow, span: spans.before }, store),
    await readNodes({ ...reading, span: spans.after }, store),
  ];
  return ok({
    ...frame(reading, after.fetchedAt),
    former: turn.former.version,
    state: "compared",
    liveSince: turn.period.since.toISOString(),
    spans: { before: asTimes(spans.before), after: asTimes(spans.after) },
    total: shown(compareLosses(totalOf(before), totalOf(after))),
    nodes: comparedNodes({ flow: document.flow, found: before }, { flow: reading.flow, found: after }),
    gaps: [...before.gaps, ...after.gaps],
  });
}

type Turn =
  | { readonly state: "neverLive" }
  | { readonly state: "first"; readonly period: LivePeriod }
  | { readonly state: "compared"; readonly period: LivePeriod; readonly former: LivePeriod };

/** The last time that the version went live, and what it replaced. */
function turnOf({ periods, place }: Reading): Turn {
  const at = periods.findLastIndex(({ version }) => version === place.version);
  const period = periods[at];
  if (period === undefined) return { state: "neverLive" };
  const former = periods.slice(0, at).findLast(({ version }) => version !== place.version);
  return former === undefined ? { state: "first", period } : { state: "compared", period, former };
}

/** The former version's last weeks, whole ones so that every weekday counts alike, and at least as long as the new one has run. */
function spansOf(
  { period, former }: { readonly period: LivePeriod; readonly former: LivePeriod },
  now: Date,
): { readonly before: Span; readonly after: Span } {
  const end = Math.min((period.until ?? now).getTime(), period.since.getTime() + LONGEST_MS);
  const after = { from: period.since, to: new Date(Math.max(end, period.since.getTime() + 1)) };
  const weeks = Math.max(1, Math.ceil((after.to.getTime() - after.from.getTime()) / WEEK_MS));
  const ended = former.until ?? period.since;
  const from = Math.max(former.since.getTime(), ended.getTime() - weeks * WEEK_MS);
  return { before: { from: new Date(Math.min(from, ended.getTime() - 1)), to: ended }, after };
}

function alone(reading: Reading, turn: Exclude<Turn, { readonly state: "compared" }>): PublishEffect {
  return {
    ...frame(reading, null),
    former: null,
    state: turn.state,
    liveSince: turn.state === "first" ? turn.period.since.toISOString() : null,
    spans: null,
    total: null,
    nodes: [],
    gaps: [],
  };
}

function frame({ place, source }: Reading, fetchedAt: Date | null): Pick<PublishEffect, "version" | "source"> {
  const kind = source.kind ?? "none";
  return {
    version: place.version,
    source: { tenantId: place.tenantId, kind, fetchedAt: fetchedAt?.toISOString() ?? null },
  };
}

interface Side {
  readonly flow: Flow;
  readonly found: FoundFigures;
}

/** A node is the same in both versions where its id and its kind are. */
function comparedNodes(before: Side, after: Side): PublishEffect["nodes"] {
  const changes = diffFlows(before.flow, after.flow);
  const changed = new Set(changes.flatMap(({ kind, nodeId }) => (kind === "changed" && nodeId ? [nodeId] : [])));
  const isInBoth = (nodeId: string): boolean =>
    before.flow.nodes[nodeId] !== undefined && before.flow.nodes[nodeId].kind === after.flow.nodes[nodeId]?.kind;
  const present = Object.keys(after.flow.nodes).map((nodeId): PublishEffect["nodes"][number] => {
    const name = nodeName(after.flow, nodeId);
    const now = lossOf(after, nodeId);
    if (!isInBoth(nodeId)) return { nodeId, name, state: "added", compared: null, alone: shownLoss(now) };
    const compared = shown(compareLosses(lossOf(before, nodeId), now));
    return { nodeId, name, state: changed.has(nodeId) ? "changed" : "same", compared, alone: null };
  });
  const gone = Object.keys(before.flow.nodes).filter((nodeId) => !isInBoth(nodeId));
  return [
    ...present,
    ...gone.map((nodeId): PublishEffect["nodes"][number] => ({
      nodeId,
      name: nodeName(before.flow, nodeId),
      state: "removed",
      compared: null,
      alone: shownLoss(lossOf(before, nodeId)),
    })),
  ];
}

function lossOf({ found }: Side, nodeId: string): LossCounts {
  const node: Heatmap["nodes"][string] | undefined = found.figures.nodes[nodeId];
  // Of calls whose end is not reported none is counted.
  return node?.abandoned === undefined ? { calls: 0, lost: 0 } : { calls: node.entered, lost: node.abandoned };
}

function totalOf({ figures: { total } }: FoundFigures): LossCounts {
  return { calls: total.calls, lost: total.abandoned };
}

function shown({ before, after, difference, verdict }: ComparedLosses): ComparedLoss {
  return { before, after, difference, verdict };
}

function asTimes({ from, to }: Span): { from: string; to: string } {
  return { from: from.toISOString(), to: to.toISOString() };
}
